"""Identifiers: valid, unique, and none pointing to nowhere."""

from collections.abc import Iterable

from lxml import etree

from pipeline.model.ids import name
from pipeline.write.jats.build import Element

_POINTLESS = "pointless"  # a name that JATS does not have


def names(identifiers: Iterable[str]) -> str:
    """The value of a `rid` that points to `identifiers`."""
    return " ".join(dict.fromkeys(filter(None, map(name, identifiers))))


def settle(root: Element) -> None:
    """Make every `id` below `root` unique, and drop from every `rid` what points to none of them.

    The first element keeps a disputed identifier and the references to it; a later one gets `-2`, `-3` …. A mark in the
    text that points to nothing is text, and no <xref>.
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
        known = [identifier for identifier in item.get("rid", "").split() if identifier in taken]
        if known:
            item.set("rid", " ".join(known))
        elif item.tag == "xref":
            item.tag = _POINTLESS
        else:
            item.attrib.pop("rid", None)
    etree.strip_tags(root, _POINTLESS)
