"""Where each printed letter, figure and hanzi of a document ends up: the account of a finished result.

Every block has one label. What the label's field takes from it must be there letter by letter: the body, its
captions, tables, formulas and notes, the references, abstracts, keywords, and what is put aside hold exactly what
their blocks hold. The rest of the front matter is read rather than copied (dates become ISO 8601, a mark at a name
becomes a label, an institution's town is said once for several of them): of that nothing is lost but what the
field's own name says (摘要, DOI:), marks, and dates. White, punctuation and width do not count.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise
from typing import Any

from lxml import etree

from pipeline.knowledge.labels import labels_inside, words_behind_dates
from pipeline.model.block import Label, LabelledBlock, Script
from pipeline.parse.front.dates import dated
from pipeline.parse.front.fields import value_lines
from pipeline.run import Result
from pipeline.text.join import joined_text
from pipeline.write import jats
from pipeline.write import json as json_writer

ASIDE = frozenset({Label.FURNITURE, Label.OTHER_ARTICLE, Label.UNPLACED})
CITED = frozenset({Label.REF, Label.REF_HEADING})
NAMES = frozenset({Label.BYLINE, Label.AFF})
FIELDS = frozenset({Label.IDENTIFIERS, Label.HISTORY, Label.FUNDING, Label.CITE_AS, Label.AUTHOR_NOTES})
HEAD = NAMES | FIELDS | {Label.TITLE, Label.SUBTITLE, Label.ABSTRACT, Label.KWDS, Label.CATEGORY, Label.JOURNAL}
BODY = frozenset(Label) - ASIDE - CITED - HEAD
REST = "references.rest"  # the rule of what stands in the list of references and is no entry
Json = dict[str, Any]
MATHML = "http://www.w3.org/1998/Math/MathML"


def ink(texts: Iterable[str]) -> Counter[str]:
    """The letters, figures and hanzi of these texts, each as often as it stands there, of any width."""
    return Counter(char for text in texts for char in unicodedata.normalize("NFKC", text) if char.isalnum())


def small(texts: Iterable[str]) -> Counter[str]:
    """The same, capitals as small letters: names and marks are written in usual case."""
    return ink(text.casefold() for text in texts)


def differences(result: Result, record: Json | None = None, xml: bytes | None = None) -> list[str]:
    """What is lost or twice on the way from the pages to the finished JSON and XML; empty where the account is even.

    `record` and `xml` are those that were written of the result already, where there are any.
    """
    record = json.loads(json_writer.article(result.article)) if record is None else record
    tree = etree.fromstring(jats.article(result.article) if xml is None else xml)
    printed = Counter(c for p in result.pages for char in (*p.chars, *p.turned) for c in char.text if c.isalnum())
    labelled = Counter(c for b in result.blocks for line in b.block.lines for c in line.text if c.isalnum())
    found = [*_even("pages and blocks", printed, labelled)]
    for name, have, want in _copied(result, record):
        found += _even(name, want, have)
    for name, have, want, excused in _read(result, record):
        found += _said("lost", name, want - have - excused)
    return [*found, *_written(record, tree)]


def _even(name: str, want: Counter[str], have: Counter[str]) -> Iterator[str]:
    yield from _said("lost", name, want - have)
    yield from _said("twice", name, have - want)


def _said(what: str, name: str, chars: Counter[str]) -> Iterator[str]:
    if chars:
        yield f"{name}: {chars.total()} {what}: {''.join(sorted(chars.elements()))[:60]}"


def _of(result: Result, labels: frozenset[Label] | set[Label]) -> list[LabelledBlock]:
    return [block for block in result.blocks if block.label in labels]


def _texts(blocks: Iterable[LabelledBlock]) -> Iterator[str]:
    return (line.text for block in blocks for line in block.block.lines)


def _values(blocks: Iterable[LabelledBlock]) -> Iterator[str]:
    """The blocks' texts without the printed label that each begins with."""
    return (line.text for block in blocks for line in value_lines([block]))


def _copied(result: Result, record: Json) -> Iterator[tuple[str, Counter[str], Counter[str]]]:
    """(name, ink of the JSON, ink of the blocks) of what is passed on letter by letter."""
    left = [item for item in (*record["unplaced"], *record["furniture"]) if not _is_of_head(item)]
    aside = [item for item in left if item["label"] in ASIDE and item["source"]["rule"] != REST]
    cited = [item for item in left if item["label"] in CITED or item["source"]["rule"] == REST]
    body = [item for item in left if item not in aside and item not in cited]
    yield "furniture and unplaced", ink(_text(aside)), ink(_texts(_of(result, ASIDE)))
    told = [*body_texts(record), *_text(body)]
    yield "body", ink([*told, *_repeated_heads(result, record, told)]), ink(_texts(_of(result, BODY)))
    references = [*reference_texts(record), *_text(cited), *_second_labels(result, record, cited)]
    yield "references", ink(references), ink(_texts(_of(result, CITED)))
    abstracts = [
        text for item in record["abstracts"] for sec in item["sections"] for text in (sec["title"], sec["text"])
    ]
    yield "abstracts", ink(abstracts), ink(_values(_of(result, {Label.ABSTRACT})))
    keywords = [kwd["text"] for group in record["keywords"] for kwd in group["keywords"]]
    yield "keywords", ink(keywords), ink(_values(_of(result, {Label.KWDS})))


def _repeated_heads(result: Result, record: Json, told: Iterable[str]) -> Iterator[str]:
    """The heads of tables that go on over pages and print them again: the result says each once.

    The longest are looked for first: the numbers of models alone are part of many.
    """
    missing = ink(_texts(_of(result, BODY))) - ink(told)
    tables = [table["rows"] for table in _tables(record["body"])]
    heads = [[cell["text"] for row in rows if any(c.get("header") for c in row) for cell in row] for rows in tables]
    for words in sorted(heads, key=lambda words: -ink(words).total()):
        own = ink(words)
        while own and own <= missing:
            missing -= own
            yield from words


def _tables(nodes: Iterable[Json]) -> Iterator[Json]:
    for node in nodes:
        if node.get("rows"):
            yield node
        yield from _tables(node.get("content", ()))


def _is_of_head(item: Json) -> bool:
    return item["label"] in HEAD


def _text(items: Iterable[Json]) -> list[str]:
    return [item["text"] for item in items]


def _second_labels(result: Result, record: Json, cited: Iterable[Json]) -> Iterator[str]:
    """The labels of entries that a list in each language numbers alike: the result says each once."""
    missing = ink(_texts(_of(result, CITED))) - ink([*reference_texts(record), *_text(cited)])
    for entry in record["references"]:
        own = ink([entry["label"]])
        if len(entry["citations"]) > 1 and own and own <= missing:
            missing -= own
            yield entry["label"]


def body_texts(record: Json) -> Iterator[str]:
    """The texts of body, footnotes, acknowledgements, appendices and statements."""
    for key in ("body", "ack", "appendices"):
        for node in record[key]:
            yield from _node(node)
    yield from (text for note in record["footnotes"] for text in (note["label"], note["text"]))
    yield from _text(record["back_notes"])


def _node(node: Json) -> Iterator[str]:
    yield from (node[key] for key in ("label", "title", "trans_title", "text") if key in node)
    for caption in node.get("captions", ()):
        yield from (caption["label"], caption["text"])
    yield from (cell["text"] for row in node.get("rows", ()) for cell in row)
    yield from (note if isinstance(note, str) else note["text"] for note in node.get("foot", ()))
    for inner in node.get("content", ()):
        yield from _node(inner)


def reference_texts(record: Json, *, each: bool = False) -> Iterator[str]:
    """The texts of the list; of a work printed once under two numbers both labels, and the text once, or for `each`."""
    yield record["ref_title"]
    told: set[tuple[str, ...]] = set()
    for entry in record["references"]:
        yield entry["label"]
        texts = _text(entry["citations"])
        place = (json.dumps([entry["source"][key] for key in ("page", "box")]), *texts)
        if each or place not in told:
            yield from texts
        told.add(place)


def _read(result: Result, record: Json) -> Iterator[tuple[str, Counter[str], Counter[str], Counter[str]]]:
    """(name, ink of the JSON, ink of the blocks, what may be lost) of the front matter that is read."""
    titled = {Label.TITLE, Label.SUBTITLE}
    titles, left = _of(result, titled), _left(record, titled)  # unreadable ones are no titles
    yield "titles", ink([*_text(record["titles"]), *left]), ink(_texts(titles)), ink(_raised(titles))
    names = _of(result, NAMES)
    own = [text for item in record["authors"] for text in (item["printed"], item["role"], *item["aff_labels"])]
    own += [text for item in record["affiliations"] for text in (item["label"], item["text"])]
    own += _left(record, NAMES)
    excused = [*_raised(names), *_ands(names), *_again(names, record)]
    yield "names and institutions", small(own), small(_values(names)), small(excused)
    category = [record["category"]["text"]] if record["category"] else []
    yield "category", ink(category), ink(_texts(_of(result, {Label.CATEGORY}))), Counter()
    fields = _of(result, FIELDS)
    given = [item["email"] for item in record["authors"] if item["email"]]  # a note of nothing else is no note
    excused = [*_words_and_dates(fields, record), *given]
    yield "fields", ink(_field_texts(record)), ink(_values(fields)), ink(excused)


def _left(record: Json, labels: Collection[Label]) -> list[str]:
    return [item["text"] for item in record["unplaced"] if item["label"] in labels]


def _raised(blocks: Iterable[LabelledBlock]) -> Iterator[str]:
    """Marks of footnotes and institutions."""
    spans = (span for block in blocks for line in block.block.lines for span in line.spans)
    return (span.text for span in spans if span.script is Script.SUP)


def _again(blocks: Iterable[LabelledBlock], record: Json) -> Iterator[str]:
    """Persons named at their institution, and an institution at each of its persons."""
    yield from (item["printed"] for item in record["authors"])
    closed = "".join(map(_closed, _texts(blocks)))
    for text in {_closed(item["text"]) for item in record["affiliations"]}:
        yield from [text] * (closed.count(text) - 1)


def _closed(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKC", text).casefold() if char.isalnum())


def _ands(blocks: Iterable[LabelledBlock]) -> Iterator[str]:
    return (match[0] for text in _texts(blocks) for match in re.finditer(r"\band\b", text, re.IGNORECASE))


def _field_texts(record: Json) -> Iterator[str]:
    known = (record[key] for key in ("doi", "publisher_id", "document_code"))
    yield from _text([*(item for item in known if item), *record["clc"], *record.get("class_codes", ())])
    for key in ("funding_statements", "self_citations", "notes"):
        yield from _text(record[key])
    yield from _left(record, FIELDS)


def _words_and_dates(blocks: Iterable[LabelledBlock], record: Json) -> Iterator[str]:
    """What the blocks print that the result says in other words: labels, dates, an identifier printed again."""
    held = {item["date"] for item in record["history"]}
    known = [record[key]["text"] for key in ("doi", "publisher_id") if record[key]]
    known += [code["text"] for code in record.get("class_codes", ())]  # with the front matter of either language
    behind_dates = sorted(words_behind_dates(), key=len, reverse=True)
    codes = 0
    seen = ""
    for block in blocks:
        text = joined_text(value_lines([block]), keep_gaps=True)
        hits = list(labels_inside(text))
        if block.label is Label.FUNDING:  # a note's mark is no word of the statement
            yield from re.findall(r"^\s*([①-⑩])", text)
        for hit in hits:
            yield text[hit.start : hit.end]
            codes += hit.row.rule == "labels.document-code"
        for start, end in pairwise([0, *(hit.end for hit in hits), len(text)]):
            piece = text[start:end]
            while (date := dated(piece)) is not None:
                yield piece[date[1] : date[2]] if date[0] in held else ""
                piece = piece[date[2] :]
                yield next((word for word in behind_dates if re.match(rf"\W*{word}", piece)), "")
        again = unicodedata.normalize("NFKC", re.sub(r"\s", "", joined_text(block.block.lines))).replace("–", "-")
        yield from (
            value for value in known for _ in range(again.count(value)) if value in seen or again.count(value) > 1
        )
        seen += again
    yield from [record["document_code"]["text"]] * (codes - 1) if record["document_code"] else ()


def _written(record: Json, tree: etree._Element) -> Iterator[str]:
    """Where the XML holds more or less than the JSON."""
    inner = [part for tag in ("body", "back") if (part := tree.find(tag)) is not None]
    inner += tree.iterfind("front//author-notes/fn[@fn-type='coi-statement']")  # printed behind the text
    written = ink(text for part in inner for text in part.itertext())
    written -= ink(text for part in inner for text in _said_again(part))
    again = ink(reference_texts(record, each=True)) - ink(reference_texts(record))  # the XML has an element a number
    told = ink([*body_texts(record), *reference_texts(record)]) + again - ink(pair["en"] for pair in _headings(record))
    yield from _even("XML body and back", told, written)
    abstracts = ink(text for item in tree.iter("abstract", "trans-abstract") for text in item.itertext())
    parts = [text for item in record["abstracts"] for sec in item["sections"] for text in (sec["title"], sec["text"])]
    yield from _even("XML abstracts", ink(parts), abstracts)
    keywords = ink(text for item in tree.iter("kwd") for text in item.itertext())
    yield from _even(
        "XML keywords", ink(kwd["text"] for group in record["keywords"] for kwd in group["keywords"]), keywords
    )
    front = tree.find("front")
    assert front is not None
    names = [item[key] for item in record["authors"] for key in ("surname", "given_names")]
    values = [*_text([*record["titles"], *record["affiliations"]]), *names, *_field_texts_of_xml(record)]
    yield from _said("lost", "XML front", ink(values) - ink(front.itertext()))


def _said_again(part: etree._Element) -> Iterator[str]:
    """The alternative texts of pictures that repeat a caption or a label; those of formulas are their own,
    and a formula in MathML beside its picture is said again.
    """
    for item in part.iter("alt-text"):
        formula = next(item.iterancestors("disp-formula"), None)
        if formula is None or item.text == formula.findtext("label"):
            yield item.text or ""
    for item in part.iter(f"{{{MATHML}}}math"):
        if (beside := item.getparent()) is not None and beside.find("graphic/alt-text") is not None:
            yield from item.itertext()


def _headings(record: Json) -> Iterable[Json]:
    """Headings in both languages: a JATS `<sec>` has one `<title>`, and it is the Chinese half."""
    found: Iterable[Json] = record["alignment"]["headings"]
    return found


def _field_texts_of_xml(record: Json) -> Iterator[str]:
    for key in ("funding_statements", "self_citations", "notes"):
        yield from _text(record[key])
