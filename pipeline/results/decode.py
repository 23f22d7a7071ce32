"""The JSON of a result as the article that it was written from, by the tables by which it was written.

What comes back is equal to what was written, but for boxes, which are rounded to a tenth of a point, and neighbouring
runs of one style, which are one run; written again it gives the same bytes, as JSON and as JATS.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

import jsonschema_rs

from pipeline.errors import UnreadableResult
from pipeline.knowledge import lazy
from pipeline.model.alignment import Alignment, Link, Sentence
from pipeline.model.article import Article, Front
from pipeline.model.lang import Lang
from pipeline.results.misfit import told
from pipeline.write.json import FORMAT
from pipeline.write.json.codec import Record, Shape
from pipeline.write.json.shapes import BACK, BODY, FRONT, LEFTOVER, PRODUCER, TERM
from pipeline.write.schema import schema

_SURROGATE = lazy.compile(rb"\\u[dD][89a-fA-F]")  # results have no escapes for letters
_FORMAT = lazy.compile(r"duizhao-article/([0-9]{1,4})")
DAMAGED = "damaged result: "  # what a place in it, and what is wrong there, stand behind
Reading = Callable[[Shape, Record], Any]


def value(data: str | bytes) -> Any:
    """The JSON value of a file.

    Raises UnreadableResult where it is none, or holds half a character: results are written in UTF-8.
    """
    try:
        raw = data.encode("utf-8") if isinstance(data, str) else data
        if _SURROGATE.search(raw):
            raise ValueError("half a character")
        return json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UnreadableResult(f"damaged result ({error})") from error


def article(record: Any, read: Reading = Shape.read) -> Article:
    """The article of a result's JSON value; `read` makes a value of its record, where some are known already.

    Raises UnreadableResult where the value is no result of this program's, is not as its schema says, or holds a link
    that points to nothing.
    """
    _known(record)
    try:
        error = next(_schema().iter_errors(record), None)
    except UnicodeEncodeError as half:  # a surrogate without its other half, which no encoder of UTF-8 writes
        raise UnreadableResult(f"damaged result (half a character: {half.reason})") from half
    if error is not None:
        raise UnreadableResult(f"damaged result: {told(error)}")
    head = read(FRONT, record)
    return Article(
        lang=Lang(record["language"]),
        front=head,
        body=read(BODY, record),
        back=read(BACK, record),
        alignment=_alignment(record["alignment"], head),
        glossary=tuple(read(TERM, item) for item in record["glossary"]),
        leftovers=tuple(read(LEFTOVER, item) for item in [*record["unplaced"], *record["furniture"]]),
        article_type=record["article_type"],
        producer=None if record["producer"] is None else PRODUCER.read(record["producer"]),
    )


def _known(record: Any) -> None:
    """Raises UnreadableResult where the value says that it is something else, or of another version than is read."""
    given = record.get("format") if isinstance(record, dict) else None
    match = _FORMAT.fullmatch(given) if isinstance(given, str) else None
    if match is None:
        raise UnreadableResult("not a result of this program")
    if given != FORMAT:
        if int(match[1]) < int(FORMAT.rpartition("/")[2]):
            raise UnreadableResult(f"a result of an older version ({given}): extract it again")
        raise UnreadableResult(f"a result of a newer version ({given}): this one reads {FORMAT}")


@cache
def _schema() -> Any:
    return jsonschema_rs.validator_for(json.loads(schema()))


def _alignment(record: Record, front: Front) -> Alignment:
    split = {lang: tuple(map(_sentence, record["sentences"][lang.value])) for lang in Lang}
    sentences = {lang: len(items) for lang, items in split.items()}
    kwds, bylines, institutions = (
        {lang: len(items(lang)) for lang in Lang} for items in (front.kwds, front.byline, front.institutions)
    )
    return Alignment(
        title=None if record["title"] is None else _link(record["title"]),
        sentences_zh=split[Lang.ZH],
        sentences_en=split[Lang.EN],
        abstract=_links(record["abstract"], sentences),
        keywords=_links(record["keywords"], kwds),
        authors=_links(record["authors"], bylines),
        affiliations=_links(record["affiliations"], institutions),
    )


def _links(records: Iterable[Record], counts: Mapping[Lang, int]) -> tuple[Link, ...]:
    links = tuple(map(_link, records))
    for link in links:
        for lang, places in ((Lang.ZH, link.zh), (Lang.EN, link.en)):
            if not all(0 <= place < counts[lang] for place in places):
                raise UnreadableResult(f"damaged result: a link to {places} of {counts[lang]}")
    return links


def _link(record: Record) -> Link:
    return Link(tuple(record["zh_index"]), tuple(record["en_index"]), record["score"], tuple(record["evidence"]))


def _sentence(record: Record) -> Sentence:
    return Sentence(record["text"], record["section"], record["label"])
