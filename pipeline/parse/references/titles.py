"""Titles, and the numbers that stand beside them."""

import re

from pipeline.knowledge import lazy
from pipeline.knowledge.references import references
from pipeline.model.reference import PartKind, PublicationType
from pipeline.parse.references.fields import Field
from pipeline.parse.references.fold import back, skip

_words = references()
_PARTS = r"(?:-\d{1,2}(?=[-:]))*"  # of a standard: `EN 1999-1-2:2005`
# GB/T 7714-2015, 8.2.1: `GB/T 25100-2010`; also `ISO 9001:2015`, `SY/T 5358—2010`.
STANDARD_NUMBER = lazy.compile(
    rf"(?:{_words['standard'].regex}(?:/(?!TC\b)[A-Z]{{1,3}})?|DB\d{{2}}/?T?)[\s-]*[A-Z]?\d[\d.]*{_PARTS}(?:[-:]\s*(?:19|20)?\d\d)?(?!\d)"
)
_OFFICE = "CN|ZL|US|EP|WO|JP|DE|GB|KR"  # whose number it is (WIPO ST.3), and China's sign for a granted one
# As China's office prints it: the year, the kind, the number, the check digit.
_SPACED = r"\b(?:ZL|CN)\s?(?:19|20)\d\d\s\d\s\d{7}\.[\dX]"
_IN_NUMBER = r"(?:[\d/]|\.(?!\s?(?:19|20)\d\d-))"  # a day may stand behind the number's stop
# The office of the United States: a design, a reissue, a plant, a registration, a publication: `U.S. Patent D296,593`.
_NO_INVENTION = "(?:D|RE|PP|H|T)"
_PATENT_NUMBERS = (
    rf"{_words['patent'].regex}\s*[,:]?\s*\d(?:(?!,\s*(?:19|20)\d\d\b)[\d\s.,]){{5,}}[\dX](?=\s*[.,])",
    rf"\bU\.\s?S\.\s?Patent\s(?:No\.?\s?)?{_NO_INVENTION}?\d[\d/,]{{4,}}\d",
    rf"(?<!\w)(?:{_words.signs['nation']})\s*[,:]\s*(?:\d{{8}}|\d{{12}})\.[\dX]\b",  # `题名: 中国, 92299999.2`
    rf"\b(?:{_OFFICE})\s?(?:\d{{1,2}}(?:,\d{{3}}){{2}}(?!,?\d)|\d{_IN_NUMBER}{{5,}}\d(?:\.[\dX])?(?:\s?[A-Z]\d?)?|\d{{4,}}[A-Z]?\d?)\b",
    _SPACED,
)
PATENT_NUMBER = lazy.compile("|".join(_PATENT_NUMBERS))
# Behind the mark, who granted it before its number: `[P]. 中国: 201399999999.1`, `[P]. CN: 203999999U`
NUMBER_BEHIND_OFFICE = lazy.compile(
    rf"[\s.,:;]*(?:{_words.signs['nation']}|{_words['patent'].regex}|{_OFFICE})\s*[,:]\s*"
    rf"(?P<number>{_SPACED}|(?:(?:{_OFFICE})\s?)?\d[\d/]{{5,}}(?:\.[\dX])?(?:\s?[A-Z]\d?)?(?!\w))"
)

# Under the type mark [S] whatever body's number: letters, a number and a year, at the title's beginning or end.
ANY_STANDARD_NUMBER = lazy.compile(
    rf"{STANDARD_NUMBER.pattern}|[A-Z]{{1,5}}(?:/[A-Z]{{1,4}})?[\s-]?\d[\d.]*{_PARTS}[-:]\s?(?:19|20)?\d\d(?!\d)"
)
# The same work's number with another body, `GB/T 3999-2016/ISO 9999: 2012`; the edition of an amended standard,
# `GB 50999-2010(2015年版)`.
_FURTHER_NUMBER = rf"(?:\s*/\s*(?:{ANY_STANDARD_NUMBER.pattern}))?"
WHOLE_STANDARD_NUMBER = lazy.compile(rf"(?:{ANY_STANDARD_NUMBER.pattern}){_FURTHER_NUMBER}")
STANDARD_EDITION = lazy.compile(
    rf"\s*\(\s*(?P<edition>(?:19|20)\d\d\s*{_words.signs['year']}?\s*{_words.signs['newspaper-page']})\s*\)[\s.]*\Z"
)

# The element that holds a work's own title, where nothing contains it (JATS Tag Library, <source>).
_OWN_TITLE = {
    PublicationType.JOURNAL: PartKind.ARTICLE_TITLE,
    PublicationType.NEWSPAPER: PartKind.ARTICLE_TITLE,
    PublicationType.CONFERENCE: PartKind.ARTICLE_TITLE,
    PublicationType.PREPRINT: PartKind.ARTICLE_TITLE,
    PublicationType.PATENT: PartKind.ARTICLE_TITLE,
    PublicationType.CHAPTER: PartKind.CHAPTER_TITLE,
    PublicationType.DATA: PartKind.DATA_TITLE,
}


# GB/T 7714-2015, 8.1.3: `题名: 专利号[P]`, older lists with the country before the number.
_NATION = rf"\.\s*(?:(?:{_words.signs['nation']}|{_OFFICE})\s*[,:]\s*|(?=(?:{_OFFICE})\s?\d))"
_LETTERS_OF_NUMBER = rf"(?:(?:{_OFFICE})\s?|(?<=Patent\s){_NO_INVENTION}|(?<![\w.]\s)[A-Z]{{0,2}}\s?)?"
_NUMBER_OF_PATENT = lazy.compile(
    rf"(?:(?::|,(?!\d)|(?<!\d),)\s*(?:[^\s,:.]{{1,8}}\s*[,:]\s*)?|{_NATION})"
    rf"(?P<number>{_SPACED}|(?:{_words['patent'].regex}\s*)?{_LETTERS_OF_NUMBER}\d[\d./,-]{{5,}}[\dX]?\s?[A-Z]?\d?)\s*\Z"
)
_VOLUME_AT_END = lazy.compile(r"\s*\(Vols?\.\s*(?P<volume>\d+)(?:,\s*No\.\s*\d+)?\)\Z")  # of a book, in APA
# `Title (p. 12)`, `Title (2nd ed., pp. 25-26)`: the pages cited of a book, in APA
_PAGES_AT_END = lazy.compile(r"(?:(?P<alone>\s*\()|,\s*)pp?\.\s*(?P<fpage>\d+)(?:\s*-\s*(?P<lpage>\d+))?\)\Z")
_PAGES = {"fpage": PartKind.FPAGE, "lpage": PartKind.LPAGE}
_CITED = {**_PAGES, "edition": PartKind.EDITION}
_NUMBER_WORD_AT_END = lazy.compile(r"\s\((?:[A-Z][a-z]+\s)?No\Z")  # `Title (Patent No. US 1234567)`
_STANDING_ALONE = frozenset({PublicationType.BOOK, PublicationType.REPORT, PublicationType.OTHER})
_TRANSLATED_AT_END = lazy.compile(  # `题名 (王某, 李某 译)`, after APA
    rf"\s*\([^()\d]{{2,60}}{_words['translator'].regex}\s*\)\Z", re.IGNORECASE
)
# In brackets behind a title all that an entry after APA says of the work: who brought it over, edition, number, pages:
# `题名 (李四 译; pp. 12-15)`, `Title (No. PS 91-2000)`, `题名 (某某影印本, p. 5)`
_OWN_NUMBER = r"(?:[A-Z][a-z]+\s)?No\.\s*[^();]{2,40}?|(?:[A-Z]{2,}[-/ ]?){1,3}\d[\w./-]*"
_PAGES_CITED = r"pp?\.\s*(?P<fpage>\d+)(?:\s*-\s*(?P<lpage>\d+))?"
_TOLD = (
    rf"[^();\d]{{2,60}}?{_words['translator'].regex}",
    rf"(?P<edition>{_words['edition'].regex})",
    rf"(?:{_OWN_NUMBER})",
)
_CITED_AT_END = lazy.compile(
    rf"\s*\((?:(?:{'|'.join(_TOLD)})\s*(?:[;,]\s*|(?=\)))){{0,3}}(?:{_PAGES_CITED})?\)\Z", re.IGNORECASE
)
# `Title [Online], available: …`, after IEEE; `Title [Internet]`, after the NLM; Elsevier.
_ONLINE_AT_END = lazy.compile(r"\[\s*(?:online|internet|www document)\s*\]\Z", re.IGNORECASE)
_EDITION_AT_END = lazy.compile(
    rf"\s*\((?P<edition>{_words['edition'].regex})[^()]*\)\Z|[,.]\s*(?P<after_comma>{_words['edition'].regex})\Z",
    re.IGNORECASE,
)


# `题名. 李四, 编//书名`: who edited the volume, before the strokes
_EDITORS_AT_END = lazy.compile(rf"\.\s*(?:[^.,/]{{2,30}},\s*){{1,4}}{_words['role'].regex}\s*\Z", re.IGNORECASE)


def before_editors(folded: str, start: int, end: int) -> int:
    """Where a part's title ends, before who edited the volume that contains it; `end` where nobody is named there."""
    editors = _EDITORS_AT_END.search(folded, start, end)
    return editors.start() if editors else end


def patent_number(folded: str, start: int, end: int) -> tuple[int, tuple[Field, ...]]:
    """Where the number at the end of a patent's title begins, and its field; `end` and none where there is none."""
    match = _NUMBER_OF_PATENT.search(folded, start, end)
    return (match.start(), (Field(*match.span("number"), PartKind.PATENT_NUMBER),)) if match else (end, ())


def title_field(folded: str, start: int, end: int, kind: PublicationType, has_container: bool) -> tuple[Field, ...]:
    """The title between two places, without the quotes and full stops around it."""
    start, end = skip(folded, start, end, " ,.;:"), back(folded, start, end, " ,.;:/")
    if word := _NUMBER_WORD_AT_END.search(folded, start, end):
        end = back(folded, start, word.start(), " ,.;:")
    if online := _ONLINE_AT_END.search(folded, start, end):
        end = back(folded, start, online.start(), " ,.;:")
    if kind is PublicationType.BOOK and (translated := _TRANSLATED_AT_END.search(folded, start, end)):
        end = back(folded, start, translated.start(), " ,.;:")
    if start < end and folded[start] + folded[end - 1] in ('""', "《》", "''") and folded.count("《", start, end) < 2:
        start, end = start + 1, end - 1
        end = back(folded, start, end, " ,.")
    if start >= end:
        return ()
    default = PartKind.ARTICLE_TITLE if has_container else PartKind.SOURCE
    if kind is PublicationType.BOOK and (volume := _VOLUME_AT_END.search(folded, start, end)):
        return Field(start, volume.start(), default), Field(*volume.span("volume"), PartKind.VOLUME)
    if kind in _STANDING_ALONE and (told := _CITED_AT_END.search(folded, start, end)):
        own = Field(start, told.start(), default)
        return own, *(Field(*told.span(name), _CITED[name]) for name in _CITED if told[name])
    pages = _PAGES_AT_END.search(folded, start, end) if kind is PublicationType.BOOK else None
    cited = tuple(Field(*pages.span(name), _PAGES[name]) for name in _PAGES if pages[name]) if pages else ()
    end = pages.start() if pages and pages["alone"] else end
    edition = _EDITION_AT_END.search(folded, start, end) if kind is PublicationType.BOOK else None
    if edition:
        name = "edition" if edition["edition"] else "after_comma"
        return Field(start, edition.start(), default), Field(*edition.span(name), PartKind.EDITION), *cited
    return Field(start, end, _OWN_TITLE.get(kind, default)), *cited
