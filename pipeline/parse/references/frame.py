"""An entry under the parser: its folded text, the stretch that is parsed, and the signs found in it."""

import re
from dataclasses import dataclass, replace

from pipeline.knowledge import lazy
from pipeline.knowledge.references import references
from pipeline.model.reference import PartKind
from pipeline.parse.references.fields import Field
from pipeline.parse.references.fold import HANZI_CLASS, back, has_hanzi, skip
from pipeline.parse.references.marks import identifiers, lead, online_date
from pipeline.parse.references.names import Group, authors
from pipeline.parse.references.names.forms import NATION

_words = references()
_DAY_BEHIND = rf"(?:\s*,\s*{_words['month'].regex}(?:\s\d{{1,2}})?|-\d\d-\d\d)?"  # `(2021, May 3)`, `2013-01-12.`
# A year of copyright, where no other is printed, has a `c` before it (GB/T 7714-2015, 8.4.3.3): `Lake B, c1988. Silt`
YEAR_AFTER_AUTHORS = lazy.compile(
    rf"[\s.,:;]*[(\[]?\s*(?:[c©]\s?)?(?P<year>(?:1[5-9]|20)\d\d)[a-z]?{_DAY_BEHIND}\s*(?:[)\]]|(?=[.,:;]))[\s.,:;]*"
)
# `(民96)`, the years of the Republic; `(in press)`, where there is no year yet.
_REPUBLIC = lazy.compile(
    rf"[\s.,:;]*[(\[]\s*(?P<year>{_words.signs['republic']}\s*\d{{1,3}})\s*{_words.signs['year']}?\s*[)\]][\s.,:;]*"
)
_NO_YEAR = lazy.compile(
    rf"[\s.,:;]*(?:[(\[]\s*)?(?P<word>{_words['forthcoming'].regex})\s*(?:[)\]]|(?=\.))[\s.,:;]*", re.IGNORECASE
)
# `某某社. 1954. 题名`: what a year follows at once is the author, whatever its form.
_YEAR_AT_ONCE = r"[(\[]?\s*(?:1[89]|20)\d\d[a-z]?\s*[)\]]?\s*[.,:]\s*(?=[^\s\d])"
# One name before its year: `Aristides, 1907. De Stagno`, `某某号，2016．题名`; behind a yearbook a place would stand.
_NAME_AND_YEAR = lazy.compile(
    rf"(?P<body>[A-ZÀ-Þ][a-zà-ÿ]{{3,}}|{HANZI_CLASS}{{2,12}}),\s*(?=(?:1[5-9]|20)\d\d[a-z]?\s*[.:]"
    rf"\s*(?!{HANZI_CLASS}{{2,4}}\s*:)[^\s\d])"
)
_DATED = lazy.compile(rf"(?P<body>[^,;:.、《\"(\[\d]{{2,80}}?)\s*(?:\.\s*|\s|(?<=[A-Z]{{3}}),\s*)?{_YEAR_AT_ONCE}")
# `某某图. 2009. 南京: 某某出版社`: what stands before the year is the title, as nothing else can be.
_IMPRINT_FOLLOWS = lazy.compile(
    rf"[\s.,:]*(?:(?:19|20)\d\d[a-z]?[\s.,:]*)?{HANZI_CLASS}{{2,4}}\s*:\s*{HANZI_CLASS}*{_words['publishing-house'].regex}"
)
_BODY_MAX_HANZI, _BODY_MAX_WORDS = 12, 8  # of a body that wrote a work; titles are longer
_MORE_LABELS = lazy.compile(r"(?:\[\d{1,3}\]\s*)+(?=\S)")
# Works under one number, lettered, as journals of chemistry have them.
_FIRST_PART = lazy.compile(r"\s*\(?a\)\s*(?P<work>.{20,}?)\s*[.;]?\s*(?=\(?b\)\s*\S)")
# Further works in a note of the humanities, behind a semicolon, or behind a stop with a word that leads to them.
_FURTHER_WORK = lazy.compile(
    rf"(?<=[{_words.signs['page']}{_words.signs['newspaper-page']}{_words.signs['year']}{_words.signs['issue']}])\s*"
    rf"(?:;\s*(?:{_words['see'].regex})?|\.\s*{_words['see'].regex})\s*{HANZI_CLASS}[^;:《》]{{1,40}}:\s*《"
)
# White inside the number of a preprint is bridged, so that it stays one word: `arXiv: 2406. 01078`.
_WHITE_IN_PREPRINT = lazy.compile(r"(arXiv\s*:?\s*\d{4}\.)\s(?=\d{4,5}(?!\d))", re.IGNORECASE)
_PLACE_AND_PUBLISHER = r"[A-Z][\w'-]*(?:[\s,]+[A-Z][\w'-]*){0,3}\s*:\s*[A-Z]"
_LOCUS_FOLLOWS = lazy.compile(
    r"\s*[.,;]?\s*(?:(?:19|20)\d\d\s*[,;(]|\d+\s*[(:,]|[Vv]ol\b|\()"
    rf"|\s*\.\s*{_PLACE_AND_PUBLISHER}"  # `Pond theory (in Chinese). Genoa: Pond Press`
)
# `题名. (2020-04-06)/[2021-12-10]. https:…`: when a page was put online, with no type mark before it
_PUT_ONLINE = lazy.compile(r"(?<![\s.,])[\s.,]*\(\s*(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}\s*\)\s*/?\s*\Z")
_MONTH_AND_DAY = r"(?:\s?-\s?\d{1,2}(?:\s?-\s?\d{1,2})?)?"
_LATE_YEAR = lazy.compile(
    rf"(?:[,.;]\s*|\((?=\d{{4}}\)))(?P<year>(?:19|20)\d\d){_MONTH_AND_DAY}(?=\)?[\s.;]*\Z|\s?/\s?(?:19|20)\d\d-)"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """`start` and `end` leave out brackets around the whole entry; `signs` are DOI, URL, dates, notes."""

    folded: str
    start: int
    end: int
    signs: tuple[Field, ...]

    @staticmethod
    def of(folded: str) -> "Frame":
        folded = _WHITE_IN_PREPRINT.sub(r"\1_", folded)
        start, end = _unwrapped(folded)
        if more := _MORE_LABELS.match(folded, start, end):  # `[10] [16] …`: one entry for two numbers
            start = more.end()
        if part := _FIRST_PART.match(folded, start):  # `(a) …; (b) …`: the first of the works under one number
            start, end = part.span("work")
        if see := _words["see"].pattern.match(folded, start):  # a note: `参见张三：《题名》`
            start = min(see.end(), end)
        if more := _FURTHER_WORK.search(
            folded, start, end
        ):  # `…，第12页；李四：《书名》，…`: the first of a note's works
            part, end = more, more.start()
        signs = tuple(sign for sign in identifiers(folded) if part is None or sign.end <= end)
        for note in signs:  # `Acta Lacus (in Chinese), 39(8): 12-18`: the locus goes on behind it
            if note.kind is PartKind.COMMENT and _LOCUS_FOLLOWS.match(folded, note.end):
                folded = _without_note(folded, note)
        return Frame(folded, start, end, signs)

    def until_sign(self, start: int) -> int:
        """Where the stretch from `start` ends before the first sign, the words that lead to the sign left out."""
        signs = (sign for sign in self.signs if sign.start >= start and self.folded[sign.start] != " ")
        sign = next(signs, None)
        return lead(self.folded, start, sign.start) if sign else self.end

    def until_online(self, start: int) -> int:
        """As `until_sign`, the day of putting online before the sign left out."""
        end = self.until_sign(start)
        put_online = _PUT_ONLINE.search(self.folded, start, end)
        return put_online.start() if put_online else end

    def has(self, kind: PartKind) -> bool:
        return any(sign.kind is kind for sign in self.signs)

    def late_year(self, start: int) -> tuple[Field, ...]:
        """The year of an entry whose tail gave none: bracketed before the access date, or after the URL."""
        if field := online_date(self.folded, start, self.end):
            return (field,)
        last = max((sign.end for sign in self.signs if sign.kind is not PartKind.ACCESS_DATE), default=start)
        match = _LATE_YEAR.search(self.folded, last, self.end)
        return (Field(*match.span("year"), PartKind.YEAR),) if match else ()


def _without_note(folded: str, note: Field) -> str:
    """The text with white for the note; a full stop behind it closes the sentence before it."""
    end = skip(folded, note.end, len(folded), " ")
    if folded[end : end + 1] != ".":
        return folded[: note.start] + " " * (note.end - note.start) + folded[note.end :]
    return folded[: note.start] + " ." + " " * (end - note.start - 1) + folded[end + 1 :]


def _unwrapped(folded: str) -> tuple[int, int]:
    """The stretch inside brackets that hold the whole entry."""
    start, end = skip(folded, 0, len(folded), " "), back(folded, 0, len(folded), " .")
    if start < end and folded[start] + folded[end - 1] in ("()", "[]") and _closes_at(folded, start) == end - 1:
        return skip(folded, start + 1, end - 1, " "), end - 1
    return skip(folded, 0, len(folded), " "), len(folded)


def _closes_at(folded: str, start: int) -> int:
    depth = 0
    opening, closing = ("(", ")") if folded[start] == "(" else ("[", "]")
    for at in range(start, len(folded)):
        depth += (folded[at] == opening) - (folded[at] == closing)
        if depth == 0:
            return at
    return -1


# In an author-date list a work without an author has its year behind its title: `题名[M]. 2001. 南京: …`.
_BEHIND_TITLE = lazy.compile(
    r"(?<=[^\s\d.])\s?\.\s*\(?(?P<year>(?:1[89]|20)\d\d)[a-z]?\)?(?=\s*\.\s*[^\s\d.(\[]|\s*//)"
)
_ANY_YEAR = lazy.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")


def year_behind_title(frame: Frame) -> tuple[Frame, tuple[Field, ...]]:
    """The entry with white for the year that stands alone behind its title, and that year; none in other styles."""
    folded = frame.folded
    end = min([frame.end, *(sign.start for sign in frame.signs if sign.start > frame.start)])
    years = [match.start() for match in _ANY_YEAR.finditer(folded, frame.start, end)]
    found = _BEHIND_TITLE.search(folded, frame.start, end) if len(years) == 1 else None
    if found is None or head(folded, frame.start, end, sole=False).fields:
        return frame, ()
    white = folded[: found.start()] + " " * len(found.group()) + folded[found.end() :]
    return replace(frame, folded=white), (Field(*found.span("year"), PartKind.YEAR),)


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of an entry: its fields, the year printed after the authors, and where the title begins."""

    fields: tuple[Field, ...]
    year: str
    title_start: int


def _is_title_case(text: str) -> bool:
    words = text.split()
    return words[0][0].isupper() and words[-1][0].isupper()


def _dated_body(folded: str, start: int, end: int) -> Group:
    """What stands before a year that opens the entry, as an author of one piece: 於林不二一, World Lake Forum."""
    match = _DATED.match(folded, start, end) or _NAME_AND_YEAR.match(folded, start, end)
    text = match["body"] if match else ""
    is_short = len(text) <= _BODY_MAX_HANZI if has_hanzi(text) else len(text.split()) <= _BODY_MAX_WORDS
    if match and _IMPRINT_FOLLOWS.match(folded, match.end(), end):
        return Group(None, start, False)
    if match is None or not is_short or not (has_hanzi(text) or _is_title_case(text)):
        return Group(None, start, False)
    member = Field(*match.span("body"), PartKind.COLLAB)
    return Group(Field(*match.span("body"), PartKind.PERSON_GROUP, (member,)), member.end, True)


def _with_translators_behind(folded: str, group: Group, end: int) -> Group:
    """The authors, where who translated the work is printed before its title: `Lake B, 著. 李四, 译. 题名`.

    GB/T 7714-2015, 8.1.5, has translators behind the title; some set them first of all: `李四, 译. Lake B. 题名`.
    """
    if group.field is None or not _words["role"].search(folded[group.field.end : group.end]):
        return group
    other = authors(folded, skip(folded, group.end, end), end, sole=False)
    if other.field is None or not other.is_closed or skip(folded, other.end, end) >= end:
        return group
    if _words["translator"].search(folded[other.field.end : other.end]):
        return group._replace(end=other.end)
    # two hanzi behind translators may be a title, `李四, 译. 塘论`; those whose nation is told are not
    is_name = not has_hanzi(folded[other.field.start : other.field.end]) or NATION.match(
        folded, skip(folded, group.end, end), end
    )
    is_author = _words["translator"].search(folded[group.field.end : group.end]) and is_name
    return other if is_author else group


def head(folded: str, start: int, end: int, *, sole: bool, has_title: bool = True) -> Head:
    """Authors and, in the author-date style, the year; none where nothing would be left for the title they need."""
    group = authors(folded, start, end, sole=sole)
    if group.field is None:
        group = _dated_body(folded, start, end)
    group = _with_translators_behind(folded, group, end)
    if group.field is None:
        return Head((), "", start)
    fields: tuple[Field, ...] = (group.field,)
    at, year = group.end, ""
    if match := YEAR_AFTER_AUTHORS.match(folded, at, end) or _REPUBLIC.match(folded, at, end):
        year = match.group("year")
        fields = (group.field, Field(*match.span("year"), PartKind.YEAR))
        at = match.end()
    elif match := _NO_YEAR.match(folded, at, end):
        fields = (group.field, Field(*match.span("word"), PartKind.COMMENT))
        at = match.end()
    is_bare = skip(folded, at, end) >= end or _IMPRINT_FOLLOWS.match(folded, at, end)
    if has_title and is_bare:  # what looked like a name is the title (`SPSS Manual[EB/OL]`)
        return Head((), "", start)
    return Head(fields, year, at)
