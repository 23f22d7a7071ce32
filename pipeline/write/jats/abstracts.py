"""JATS <abstract> and <trans-abstract>, their sentences tied to each other."""

from collections.abc import Sequence

from pipeline.model.alignment import Alignment
from pipeline.model.article import Abstract, AbstractSec, Front
from pipeline.model.face import within
from pipeline.model.lang import Lang
from pipeline.write.jats.build import NOTHING, Content, Element, element, faced, group, lang, text
from pipeline.write.jats.segments import Segment, segments


def abstracts(front: Front, alignment: Alignment, first: Lang) -> list[Element]:
    """JATS <abstract> of the body's language, then <trans-abstract> of the other."""
    own, other = front.abstract(first), front.abstract(first.other)
    made = [
        _abstract("abstract", own, alignment) if own else None,
        _abstract("trans-abstract", other, alignment) if other else None,
    ]
    return [item for item in made if item is not None]


def _abstract(tag: str, abstract: Abstract, alignment: Alignment) -> Element | None:
    sentences = alignment.sentences_zh if abstract.lang is Lang.ZH else alignment.sentences_en
    tied = segments("s", abstract.lang, [sentence.text for sentence in sentences], alignment.abstract)
    content: list[Element] = []
    for place, part in enumerate(abstract.secs):
        own = [segment for segment, sentence in zip(tied, sentences, strict=True) if sentence.sec == place]
        _add(content, part, own)
    if [item.tag for item in content] == ["sec"]:
        content = _headed(content[0])
    return group(tag, lang(abstract.lang), *content)


def _headed(section: Element) -> list[Element]:
    """The paragraphs of an abstract's only section, its title bold before them: one part divides nothing."""
    title, *paragraphs = section
    head = element("bold", NOTHING, title.text)
    first = paragraphs[0] if paragraphs else element("p", NOTHING)
    if paragraphs:
        head.tail, first.text = f" {first.text or ''}", None
    first.insert(0, head)
    return paragraphs or [first]


def _add(content: list[Element], part: AbstractSec, sentences: Sequence[Segment]) -> None:
    """Put a part at the end of an abstract; one without a title belongs to the section before it, if there is one."""
    title = text("title", part.title)
    paragraph = element("p", NOTHING, *_tied(part, sentences)) if text("p", part.text) is not None else None
    if title is not None:
        content.append(element("sec", NOTHING, title, paragraph))
    elif paragraph is not None and content and content[-1].tag == "sec":
        content[-1].append(paragraph)
    elif paragraph is not None:
        content.append(paragraph)


def _tied(part: AbstractSec, sentences: Sequence[Segment]) -> list[Content]:
    """The printed text with each sentence in its <named-content>; plain where the sentences are not that text."""
    content: list[Content] = []
    whole = _stripped(part)
    at = 0
    for sentence in sentences:
        start = at + len(whole.text[at:]) - len(whole.text[at:].lstrip())
        wanted = sentence.text.strip()
        if not wanted or not whole.text.startswith(wanted, start):
            return faced(whole.text, whole.faces)
        end = start + len(wanted)
        content += [whole.text[at:start], sentence.element("sentence", *faced(wanted, within(whole.faces, start, end)))]
        at = end
    return faced(whole.text, whole.faces) if whole.text[at:].strip() else [*content, whole.text[at:]]


def _stripped(part: AbstractSec) -> AbstractSec:
    """The part without white at its ends."""
    start, end = len(part.text) - len(part.text.lstrip()), len(part.text.rstrip())
    return AbstractSec(part.title, part.text[start:end], within(part.faces, start, end))
