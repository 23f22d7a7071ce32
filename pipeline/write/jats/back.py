"""JATS <back>."""

from collections.abc import Iterable, Sequence

from pipeline.model.article import Back
from pipeline.model.body import Footnote, Node, Sec
from pipeline.model.ids import name
from pipeline.write.jats.author_notes import fn
from pipeline.write.jats.build import NOTHING, Element, element, group, text, text_with
from pipeline.write.jats.refs import ref_list
from pipeline.write.jats.secs import arrange, filled, sec


def back(matter: Back, footnotes: Iterable[Footnote]) -> Element | None:
    """JATS <back>: acknowledgements, notes, references, appendices, and the footnotes of the body."""
    return group(
        "back",
        NOTHING,
        ack(matter.ack),
        group("fn-group", NOTHING, *map(fn, matter.notes)),
        ref_list(matter.ref_title, matter.references),
        app_group(matter.appendices),
        group("fn-group", {"content-type": "footnotes"}, *map(_footnote, footnotes)),
    )


def ack(content: Sequence[Node]) -> Element | None:
    """JATS <ack>; the heading of a section that holds all of it is its title."""
    title = None
    if len(content) == 1 and isinstance(content[0], Sec):
        title = text("title", f"{content[0].label} {content[0].title}")
        content = content[0].content
    blocks, secs = arrange(content)
    # <ack> has room for paragraphs only, and a <p> for everything else.
    paragraphs = [made if made.tag == "p" else element("p", NOTHING, made) for made in filled(blocks)]
    return group("ack", NOTHING, title, *paragraphs, *map(sec, secs))


def app_group(content: Iterable[Node]) -> Element | None:
    """JATS <app-group>: each section is an <app>."""
    blocks, secs = arrange(content)
    return group("app-group", NOTHING, *filled(blocks), *(sec(item, "app") for item in secs))


def _footnote(note: Footnote) -> Element | None:
    paragraph = text_with("p", note.text, note.faces)
    return element("fn", {"id": name(note.id)}, text("label", note.label), paragraph) if paragraph is not None else None
