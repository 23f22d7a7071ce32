"""DOI, 文章编号, 中图分类号, codes of other classifications, 文献标识码."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.knowledge import lazy
from pipeline.model.article import ClassCode, Value
from pipeline.model.block import Label
from pipeline.parse.front.fields import Field
from pipeline.text.identifiers import ARTICLE_NUMBER
from pipeline.text.marks import DASHES
from pipeline.text.script import HANZI
from pipeline.text.width import half_width

# ISO 26324; wide setting puts white beside the dots and slashes: 10. 1234 /j. cnki. abc. 2020. 01. 002,
# before the hyphen of an ISSN, and before the ISSN itself: j. issn 1234 -5678. 2020; and beside an edition's brackets:
# j. cnki. example (nat. sci. ). 2020. 01. 002
_OF_DOI = r"[A-Za-z\d;()/:_\-]+"
_JOINTS_OF_DOI = (  # a stop or a solidus between its pieces, or the white that wide setting leaves
    r"\s?[./]\s?(?=[a-z\d(])",
    r"[./](?=[A-Z)])",
    r"\s(?=\([a-z]+(?:\.\s?[a-z]+)*[.\s]*\)\s?\.\s?\d)",
    r"\s?\.\s?(?=\)\s?\.\s?\d)",
    r"(?<=\d)\s-(?=\d)",
    r"(?<=\d-)\s(?=\d{3})",
    r"(?<=issn)\s(?=\d{4}\s?-\s?\d{3})",
)
DOI = lazy.compile(rf"10\s?\.\s?\d{{4,9}}\s?/\s?{_OF_DOI}(?:(?:{'|'.join(_JOINTS_OF_DOI)}){_OF_DOI})*")
_PLACE_HELD = lazy.compile(r"(?i)x{4}")  # a template's figures that nobody has put in: 10.1234/example.xxxx
_LOST_SLASH = lazy.compile(r"(10\s?\.\s?\d{4,9}\s?)\?")  # a solidus without a code of its own comes as this
_DASH = lazy.compile(f"[{DASHES}]")
# Where no label names it: the address of the resolver, or a line that begins with the DOI itself.
# The ISSN in a DOI has figures alone but for its last sign: recognition takes 1 for l and 0 for O.
_ISSN_IN_DOI = lazy.compile(r"(?i)(?<=issn\.)[\doli]{4}(?=\s?-\s?[\doli]{3}[\dx])")
_AS_FIGURES = str.maketrans("OolI", "0011")
_RESOLVER = lazy.compile(r"(?i)(?:doi\.org\s?/|doi\s?[:.]?)\s?(?=10\s?\.)|^\s*(?=10\s?\.\s?\d{4,9}\s?/)")
# Hyphens that the text layer lacks, or gives as the figure of their code in a symbol font: the places tell them.
_WITHOUT_HYPHENS = lazy.compile(
    r"(?<!\d)(\d{4})2?(\d{3}[\dXx])\(((?:19|20)\d\d)\)(\d\d)(?:(2)|)(\d{4})(?(5)2)(\d\d)(?!\d)"
)
_OWN_NUMBER = lazy.compile(r"[A-Za-z\d][A-Za-z\d().:/\-]{5,}")  # a journal that counts in its own way
_CODE = lazy.compile(r"\s*(?P<code>[A-Z])(?![A-Za-z\d])")
# White within a number, as fonts of full width leave it: T P 3 9 1. A new number begins with its letters.
_SPREAD = lazy.compile(r"(?<=[A-Z\d.])\s(?=\d(?:[\s.]|$))|(?<=\b[A-Z])\s(?=[A-Z]\s?\d)|(?<=\b[A-Z]-)\s(?=\d)")
# A plus, mostly raised, adds what all works of a kind share: TD712+.72, O157.5+1
_CLC = lazy.compile(r"[A-Z]{1,2}\s?\d*(?:\s?\+\s?\.?\d*|[.\-:/]\d+|\([\w.\-]+\)|\"[^\"]*\"|\s?\.\s?\d+)*|[A-Z]-\d{2}")

# JEL: a letter and one or two figures; PACS: two pairs of figures and two letters or a sign and one, PACC four figures
# and a letter; MSC: figures, a letter or a dash, figures; GB/T 13745: three figures, two behind each point; OCIS, of
# optics: three figures and four.
CODES = {
    "jel": lazy.compile(r"(?<![A-Za-z\d])[A-Z]\d{1,2}(?![A-Za-z\d])"),
    "pacs": lazy.compile(
        rf"(?<!\d)(?:\d\d\.\s?\d\d\.\s?(?:[{DASHES}+]\s?[A-Za-z]|[A-Za-z][a-z])|\d{{4}}[A-Z]?)(?![A-Za-z\d])"
    ),
    "msc": lazy.compile(rf"(?<!\d)\d\d(?:[A-Z](?:\d\d|xx|XX)|\s?[{DASHES}]\s?\d\d|[{DASHES}]XX)(?!\d)"),
    "gbt13745": lazy.compile(r"(?<!\d)\d{3}(?:\s?[.·・]\s?\d{2,4})*(?!\d)"),
    "ocis": lazy.compile(r"(?<![\d.])\d{3}\.\s?\d{4}(?![\d.])"),
}

# Each class number begins with a letter; recognition takes two of them for figures: 1206 for I206, 0175 for O175.
_CLASSES = {"1": "I", "0": "O"}
_MISREAD_CLASS = lazy.compile(r"^[10](?=\d{2,3}(?!\d))")
_MISREAD_ONE = lazy.compile(r"(?<=[A-Z\d.])l(?![a-z])")  # a class has capitals and figures alone
_TORN = lazy.compile(f"[{HANZI}]")  # right behind a number: a figure of it that was taken for a hanzi


@dataclass(frozen=True, slots=True)
class ArticleNumber:
    """What a 文章编号 says of the article."""

    issn: str
    year: str
    issue: str
    fpage: str = ""
    lpage: str = ""
    elocation_id: str = ""


def doi(text: str) -> str | None:
    """The first DOI in the text, the white of full-width setting closed up."""
    match = DOI.search(folded_doi(text))
    if match is None or _PLACE_HELD.search(match[0]):
        return None
    found = re.sub(r"\s+", "", match[0]).rstrip(";:-")
    while found.endswith(")") and found.count(")") > found.count("("):  # the bracket around the DOI
        found = found[:-1].rstrip(";:-.")
    return found


def folded_doi(text: str) -> str:
    """The text as long as it was, in half width, every dash a hyphen: `10．1234／j.issn.1234−5678`."""
    folded = _LOST_SLASH.sub(r"\1/", _DASH.sub("-", half_width(text)))
    return _ISSN_IN_DOI.sub(lambda own: own[0].translate(_AS_FIGURES), folded)


def bare_doi(text: str) -> str | None:
    """The DOI of a head or foot that no label of a field names: `https://doi.org/10.1234/…`, `DOI 10.1234/…`."""
    folded = folded_doi(text)
    match = _RESOLVER.search(folded)
    return doi(folded[match.end() :]) if match is not None else None


def clc(field: Field) -> tuple[Value, ...]:
    """The class numbers of a 中图分类号: `P5; TP391`."""
    closed = _MISREAD_ONE.sub("1", _SPREAD.sub("", half_width(field.text).strip()))
    folded = _MISREAD_CLASS.sub(lambda own: _CLASSES[own[0]], closed)
    numbers = []
    for piece in re.split(r"[;,、\s](?=\s*[A-Z])", folded):
        match = _CLC.match(piece.strip())
        if match and match[0].strip() and not _TORN.match(piece.strip(), match.end()):
            numbers.append(re.sub(r"\s*\.\s*", ".", match[0].strip()))
    return tuple(Value(number, field.source) for number in numbers)


def class_codes(field: Field) -> tuple[ClassCode, ...]:
    """The codes of a classification that the field's label names: `JEL 分类号: G21, O31`; hyphens for all dashes."""
    text = half_width(field.text)
    codes = (_DASH.sub("-", "".join(found[0].split())) for found in CODES[field.name].finditer(text))
    return tuple(ClassCode(field.name, code, field.source) for code in codes)


def scheme(code: str) -> str:
    """The classification that a code by itself is of, by its form: jel for `G21`, msc for `60J65`; else nothing."""
    closed = "".join(half_width(code).split())
    return next((name for name, form in CODES.items() if form.fullmatch(closed)), "")


def article_number(text: str) -> ArticleNumber | None:
    """The parts of `1234-5678(2020)03-0012-08`: the article is in issue 3 on pages 12 to 19."""
    match = ARTICLE_NUMBER.search(_closed_up(text))
    if match is None:
        return None
    issue = re.sub(r"^\d*(?:增刊?|[ZS])(\d?)$", lambda m: f"S{m[1] or 1}", match["issue"])
    issue = issue.lstrip("0") or issue
    if match["own"]:
        return ArticleNumber(match["issn"], match["year"], issue, elocation_id=match["own"])
    first, count = int(match["fpage"]), int(match["count"])
    return ArticleNumber(match["issn"], match["year"], issue, match["fpage"].lstrip("0"), str(first + count - 1))


def bare_article_number(text: str) -> str | None:
    """The 文章编号 in a text without its label: its form says what it is."""
    match = ARTICLE_NUMBER.search(_closed_up(text))
    return match[0] if match is not None else None


def _closed_up(text: str) -> str:
    """The text in half width without white, its dashes hyphens; those of a 文章编号 put in where they are lost."""
    closed = re.sub(r"\s+", "", folded_doi(text))
    return _WITHOUT_HYPHENS.sub(lambda m: f"{m[1]}-{m[2]}({m[3]}){m[4]}-{m[6]}-{m[7]}", closed)


def publisher_id(fields: Iterable[Field]) -> Value | None:
    """The 文章编号 as printed, in half width and without white."""
    for field in fields:
        text = _closed_up(field.text)
        match = (ARTICLE_NUMBER.search(text) or _OWN_NUMBER.match(text)) if field.name == "publisher-id" else None
        if match is not None and match[0].count("(") == match[0].count(")"):
            return Value(match[0], field.source)
    return None


def document_code(fields: Iterable[Field]) -> Value | None:
    """The 文献标识码: one letter."""
    for field in fields:
        match = _CODE.match(half_width(field.text)) if field.name == "document-code" else None
        if match is not None:
            return Value(match["code"], field.source)
    return None


def first_doi(fields: Iterable[Field]) -> Value | None:
    """The article's DOI: that of a field labelled so, else that of the citation block."""
    ordered = sorted(fields, key=lambda f: (f.name != "doi", not f.name.startswith("cite-as")))
    for field in ordered:
        found = doi(field.text) if field.label in (Label.IDENTIFIERS, Label.CITE_AS) else None
        if found:
            return Value(found, field.source)
    return None
