"""Identifiers: valid, unique, and none pointing to nowhere."""

from collections.abc import Iterable

from pipeline.model.ids import name
from pipeline.write.jats.build import Element


def names(identifiers: Iterable[str]) -> str:
    """The value of a `rid` that points to `identifiers`."""
    return " ".join(dict.fromkeys(filter(None, map(name, identifiers))))


def settle(root: Element) -> None:
    """Make every `id` below `root` unique, and drop from every `rid` what points to none of them.

    The first element keeps a disputed identifier and the references to it; a later one gets `-2`, `-3` ….
    """
    taken: set[str] = set()
    for item in root.iter():
        first = item.get("id")
        if first is None:
            continue
        identifier, number = first, 1
        while identifier in taken:
            number += 1
            identifier = f"{first}-{number}"
        taken.add(identifier)
        item.set("id", identifier)
    for item in root.iter():
        rid = item.get("rid")
        if rid is None:
            continue
        known = [identifier for identifier in rid.split() if identifier in taken]
        if known:
            item.set("rid", " ".join(known))
        else:
            del item.attrib["rid"]
