"""JATS <back>."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.knowledge.body_headings import statement_title
from pipeline.model.article import Back, Note
from pipeline.model.body import Footnote, Node, Sec
from pipeline.model.face import within
from pipeline.model.ids import name
from pipeline.write.characters import legal
from pipeline.write.jats.author_notes import fn
from pipeline.write.jats.build import NOTHING, Content, Element, element, faced, group, lang, text
from pipeline.write.jats.citations import mixed_citation
from pipeline.write.jats.links import linked, with_links
from pipeline.write.jats.refs import ref_list
from pipeline.write.jats.secs import arrange, filled, sec

_DATA = "data-availability"
_COI = "coi-statement"


def on_authors(matter: Back) -> list[Note]:
    """Statements on the authors' interests: JATS4R's place for them is <author-notes>, wherever they are printed."""
    return [note for note in matter.notes if note.fn_type == _COI]


def back(matter: Back, footnotes: Iterable[Footnote]) -> Element | None:
    """JATS <back>: acknowledgements, notes, references, appendices, and the footnotes of the body."""
    return group(
        "back",
        NOTHING,
        ack(matter.ack),
        group("fn-group", NOTHING, *(fn(note) for note in matter.notes if note.fn_type not in (_DATA, _COI))),
        *(_data(note) for note in matter.notes if note.fn_type == _DATA),
        ref_list(matter.ref_title, matter.references),
        app_group(matter.appendices),
        group("fn-group", {"content-type": "footnotes"}, *map(_footnote, footnotes)),
    )


def _data(note: Note) -> Element | None:
    """JATS <sec> of the statement where the data are, with the heading that it begins with as title."""
    printed = note.text.strip()
    title = statement_title(printed) or next((head for head in _openings(printed) if statement_title(head)), "")
    rest = printed[len(title) :].lstrip()
    paragraph = element("p", NOTHING, *linked(rest)) if rest else None
    return group("sec", {"sec-type": _DATA, **lang(note.lang)}, text("title", title.rstrip(":： ")), paragraph)


def _openings(printed: str) -> list[str]:
    """The first word of a text, its first two, and so on: 支撑数据, DATA AVAILABILITY STATEMENT."""
    words = printed.split(" ")[:4]
    return [" ".join(words[:count]) for count in range(len(words), 0, -1)]


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
    paragraph = element("p", NOTHING, *_of_note(note)) if legal(note.text).strip() else None
    if paragraph is None:
        return None
    return element("fn", {"id": name(note.id)}, text("label", note.label), with_links(paragraph))


def _of_note(note: Footnote) -> Iterator[Content]:
    """A note's text, the works in it as <mixed-citation>; one that someone has corrected away is not looked for."""
    start, end = len(note.text) - len(note.text.lstrip()), len(note.text.rstrip())
    for cited in note.citations:
        at = note.text.find(cited.text, start)
        if at < 0 or not cited.text:
            continue
        yield from faced(note.text[start:at], within(note.faces, start, at))
        start = at + len(cited.text)
        yield mixed_citation(replace(cited, faces=within(note.faces, at, start)))
    yield from faced(note.text[start:end], within(note.faces, start, end))
