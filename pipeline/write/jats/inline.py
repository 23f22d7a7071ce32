"""Running text: JATS <p> and what stands in it."""

from collections.abc import Iterable

from pipeline.model.block import Script
from pipeline.model.body import Inline, P, Run
from pipeline.write.characters import legal
from pipeline.write.jats.build import NOTHING, Content, Element, element
from pipeline.write.jats.ids import names
from pipeline.write.jats.links import linked

_SCRIPT = {Script.SUB: "sub", Script.SUP: "sup"}


def inline(items: Iterable[Inline]) -> list[Content]:
    """The content of a paragraph or cell; their texts joined are the printed text."""
    found: list[Content] = []
    for item in items:
        if not legal(item.text):
            continue
        if not item.text.strip():
            found.append(item.text)  # white is not set in any way, and points to nothing
        elif isinstance(item, Run):
            found += _run(item)
        else:
            found.append(xref(item.ref_type, item.rids, item.text, item.script))
    return found


def xref(ref_type: str, rids: Iterable[str], text: str, script: Script = Script.BASE) -> Element:
    """JATS <xref> with the printed mark as its content."""
    return element("xref", {"ref-type": ref_type, "rid": names(rids)}, _scripted(text, script))


def p(paragraph: P) -> Element | None:
    """JATS <p>; None for one without text."""
    return element("p", NOTHING, *inline(paragraph.content)) if legal(paragraph.text).strip() else None


def _run(run: Run) -> list[Content]:
    content = linked(run.text)
    if not legal(run.text).strip():
        return content  # white has no marks
    if run.bold:
        content = [element("bold", NOTHING, *content)]
    if run.italic:
        content = [element("italic", NOTHING, *content)]
    tag = _SCRIPT.get(run.script)
    return content if tag is None else [element(tag, NOTHING, *content)]


def _scripted(content: str, script: Script) -> Content:
    tag = _SCRIPT.get(script)
    return content if tag is None or not legal(content).strip() else element(tag, NOTHING, content)
