"""The style of the humanities, title marks around works: `张三：《题名》，《刊名》2015年第8期`."""

import re
from dataclasses import replace

from pipeline.knowledge import lazy
from pipeline.knowledge.references import references
from pipeline.model.reference import PartKind, PublicationType
from pipeline.parse.references.fields import Field
from pipeline.parse.references.fold import HANZI_CLASS, back, has_hanzi, skip
from pipeline.parse.references.frame import Frame, Head, head
from pipeline.parse.references.imprint import container, imprint, source
from pipeline.parse.references.locus import locus

_words = references()
Result = tuple[PublicationType, tuple[Field, ...]]
_THESIS = lazy.compile(_words["thesis"].regex, re.IGNORECASE)
_TITLE_MARKS = lazy.compile(r"《(?P<title>(?:[^《》]|《[^《》]*》)+)》")
_AFTER_TITLE_MARKS = lazy.compile(
    rf"\s*(?:[,.;、(\d{_words.signs['ordinal']}{_words.signs['volume']}{_words.signs['part']}\[《]|{_words['container'].regex}|$|{HANZI_CLASS}{{2,12}}[:,])"
    rf"|\s*{HANZI_CLASS}{{0,12}}{_words['publishing-house'].regex}\s*(?:1[89]|20)\d\d"  # `《书名》塘畔出版社2009年`
)
_TRANSLATED = f"(?:{'|'.join(sorted(_words['translator'].forms, key=len, reverse=True))})"
_VOLUMES = f"[{_words.signs['volume']}{_words.signs['volumes']}]"
_NUMERAL = rf"[\d{_words.signs['numeral']}]+"
# 某某元年九月癸亥
_HOUSE = rf"{HANZI_CLASS}*{_words['publishing-house'].regex}"
_REIGN = rf"(?!{_HOUSE}){HANZI_CLASS}{{2,8}}{_words.signs['year']}{HANZI_CLASS}{{0,8}}"
_REIGN_BEFORE = lazy.compile(rf"\s*{_words.signs['reign']}\s*")
# Between a book's title marks and its publisher: `第1卷，`, `(上册)`, `第3版，`, `张三、李四译，`.
_PARTS_OF_A_BOOK = (
    rf"{_words.signs['ordinal']}\s*(?P<volume>{_NUMERAL})\s*{_VOLUMES}",
    rf"{_words.signs['volume']}\s*(?P<old>{_NUMERAL})",
    rf"(?P<part>[{_words.signs['part']}]{_VOLUMES})",
    rf"\((?P<year>(?:1[5-9]|20)\d\d)\s*{_words.signs['year']}?",
    rf"(?P<edition>{_words['edition'].regex})",
    _REIGN,
    rf"《[^《》]+》{_words.signs['edition-of']}",
    rf"\({HANZI_CLASS}{{1,12}}{_words.signs['edition-of']}(?=\))",  # （某某注整理本）
    rf"\({HANZI_CLASS}{{2,14}}{_words.signs['series']}{HANZI_CLASS}{{0,6}}",  # (某某史资料丛刊)
    rf"[^\"《》\d,.:]{{1,9}}(?:[、,][^\"《》\d,.:]{{1,9}}){{0,3}}{_TRANSLATED}",
)
_OF_THE_BOOK = lazy.compile(
    rf"[\s,.;(]*(?:{'|'.join(_PARTS_OF_A_BOOK)})"
    rf"\s*\)?(?=\s*[,.;:《]|\s*\Z|{_words.signs['ordinal']}|[{_words.signs['part']}]{_VOLUMES})"
)


# Behind a law what is cited of it, behind a decree its number: 《某某法》第5条第2款; 《某某办法》，某政发〔2007〕19号
_CLAUSE = rf"(?:{_words.signs['ordinal']}\s*{_NUMERAL}\s*{_words.signs['clause']})+"
_NUMBER = rf"{HANZI_CLASS}{{2,8}}\s*[\[(](?:19|20)\d\d[\])]\s*\d+\s*{_words.signs['document']}"
_OF_LAW = lazy.compile(rf"\s*[,(]?\s*(?:{_CLAUSE}|{_NUMBER})\)?(?=\s*[,.;)]|\s*\Z)")
# 《题名》，载某某社区，http://…; 《题名》，某某网2010年5月6日，http://…
_IN = rf"[{_words.signs['container']}]{_words.signs['in']}?(?=[^《》]{{2,20}}\Z)"
_SITE = lazy.compile(_words.signs["site"])
_ON_SITE = lazy.compile(rf"\s*,\s*(?:{_IN}|(?=[^《》]{{1,20}}{_words.signs['site']}[\s,]*\Z))")
# 《题名》, 某某研讨会论文, 南京, 2000年6月
_PAPER_OF_MEETING = lazy.compile(rf"{_words['conference'].regex}{_words.signs['paper']}(?:\s*,|\s*\Z)")
# 《书名》（南京：某某书局，1997年），第45页, after the Chicago Manual of Style, as journals of history have it.
# `1921年3月4日，第10版`: a day and a page of it, as only newspapers have.
_PAGE_OF_DAY = lazy.compile(
    rf"\d{{4}}\s*{_words.signs['year']}\s*\d{{1,2}}\s*{_words.signs['month']}\s*\d{{1,2}}\s*[{_words.signs['day']}]"
    rf"\s*[,(]?\s*{_words.signs['ordinal']}\s*{_NUMERAL}\s*{_words.signs['newspaper-page']}"
)
_OF_MONTH = rf"(?:{_words.signs['year']}(?:\s*\d{{1,2}}\s*{_words.signs['month']})?)?{_words.signs['newspaper-page']}?"
_IN_BRACKETS = lazy.compile(  # `（某地：某某書館，1976年12月，某某叢書本）`
    rf"\s*[,，]?\s*\(\s*(?P<imprint>{HANZI_CLASS}{{2,8}}:[^():]{{2,40}}?),\s*(?P<year>(?:1[5-9]|20)\d\d)"
    rf"\s*{_OF_MONTH}(?:,[^():]{{2,40}})?\s*\)"
)


# Nothing but hanzi and a colon before the title marks: an author, whatever its form
_NAME_BEFORE = lazy.compile(rf"\s*(?P<name>{HANZI_CLASS}{{4,8}})\s?:\s?")
_COLLECTION = lazy.compile(rf"{_words.signs['collection']}\Z")
_YEAR_OF_EDITION = lazy.compile(rf"\d{{4}}\s*{_words.signs['year']}{_words.signs['year-of-edition']}")
_NAMED_AFTER = lazy.compile(
    rf"\s*(?P<body>《[^《》]{{2,40}}》{HANZI_CLASS}{{0,8}}?{_words['editors-of'].regex})\s*(?:{_words['role'].regex})?\s*[:,]\s*(?=《)"
)
# `张三：“题名”，载《刊名》2011年第2期`, as the law's journals had it for long.
_IN_QUOTES = lazy.compile(
    rf"(?<=[:,])\s?\"(?P<title>[^\"]*{HANZI_CLASS}[^\"]*)\"(?=\s*,\s*(?:{_words.signs['before-title']}|《))"
)


def _with_title_marks(frame: Frame) -> Frame:
    """The entry with title marks for the quotation marks around a title that something in title marks contains."""
    found = _IN_QUOTES.search(frame.folded, frame.start, frame.end)
    if found is None:
        return frame
    start, end = found.span("title")
    return replace(frame, folded=f"{frame.folded[: start - 1]}《{frame.folded[start:end]}》{frame.folded[end + 1 :]}")


def titled(frame: Frame) -> Result | None:
    """Humanities style: `张三: 《题名》, 《刊名》2015年第8期` or `李四: 《书名》, 北京: 出版社, 2010年`."""
    frame = _with_title_marks(frame)
    folded = frame.folded
    named = _NAMED_AFTER.match(folded, frame.start, frame.end)
    match = _TITLE_MARKS.search(folded, named.end() if named else frame.start, frame.end)
    if match is None or not _AFTER_TITLE_MARKS.match(folded, match.end(), frame.end):
        return None
    if (
        folded.count('"', frame.start, match.start()) % 2
    ):  # `"《某某词典》的体例," 某某学报`: a work that the title names
        return None
    front = head(folded, frame.start, match.start(), sole=True, has_title=False) if named is None else _body(named)
    if not front.fields and (name := _NAME_BEFORE.fullmatch(folded, frame.start, match.start())):
        front = _foreign(name)
    if _REIGN_BEFORE.fullmatch(folded, frame.start, match.start()):  # 万历《某某县志》卷15: no person
        front = Head((), "", match.start())
    begin = skip(folded, front.title_start, match.start(), " ,.;:、")
    if begin < match.start() and not _is_role(folded, front.title_start, match.start()):
        return _source_in_marks(frame, front, begin, match)
    end = frame.until_sign(match.end())
    begin, between = _before_publisher(folded, match.end(), end)
    second = _TITLE_MARKS.search(folded, begin, end)
    if second and any(field.kind is PartKind.VOLUME for field in between):
        if _COLLECTION.search(second["title"]):  # `《某某志》卷十二，《某某丛书》`: what the book is printed in
            return _whole_in_collection(frame, front, match, second, between)
        if second.start() == skip(folded, begin, end):
            return _part_of_book(frame, front, match, second, between)
    after = second.end() if second else match.end()
    if second is None and (law := _OF_LAW.match(folded, after, frame.end)):
        _, where = locus(folded, law.end(), frame.until_sign(law.end()), front.year)
        return PublicationType.OTHER, (*front.fields, Field(*match.span("title"), PartKind.SOURCE), *where)
    if bracket := _IN_BRACKETS.match(folded, _before_publisher(folded, after, end)[0], end):
        return _with_imprint(frame, front, match, second, bracket)
    at, where = locus(folded, after, end, front.year)
    begin, between = _before_publisher(folded, after, at)
    where = _with_volume(where, between)
    if second:
        return _contained(frame, front, match, second, (begin, at), where)
    found = _article(frame, front, match, (begin, at), where)
    return found or _whole(frame, front, match, (begin, at), where)


def _foreign(named: re.Match[str]) -> Head:
    """The head of a work whose author has a foreign name in hanzi, of whatever length: `某某某某某：《题名》`."""
    whole = Field(*named.span("name"), PartKind.SURNAME)
    member = whole._replace(kind=PartKind.NAME, inner=(whole,))
    return Head((member._replace(kind=PartKind.PERSON_GROUP, inner=(member,)),), "", named.end())


def _body(named: re.Match[str]) -> Head:
    """The head of a work whose author is a body called after it: `《某某县志》编纂委员会编：《某某县志》`."""
    member = Field(*named.span("body"), PartKind.COLLAB)
    return Head((member._replace(kind=PartKind.PERSON_GROUP, inner=(member,)),), "", named.end())


def _whole_in_collection(
    frame: Frame, front: Head, match: re.Match[str], second: re.Match[str], between: tuple[Field, ...]
) -> Result:
    """An old book that a collection reprints; the collection's title stays text."""
    at, where = locus(frame.folded, second.end(), frame.until_sign(second.end()), front.year)
    begin, more = _before_publisher(frame.folded, second.end(), at)
    return _whole(frame, front, match, (begin, at), _with_volume(_with_volume(where, more), between))


def _contained(
    frame: Frame,
    front: Head,
    match: re.Match[str],
    second: re.Match[str],
    between: tuple[int, int],
    where: tuple[Field, ...],
) -> Result:
    """An article, or a part of a book, both in title marks."""
    folded = frame.folded
    of_day = _PAGE_OF_DAY.search(folded, second.end(), frame.end) is not None  # 《21世纪某某报道》2011年3月4日，第7版
    is_paper = of_day or _words["newspaper"].search(second["title"])
    kind = PublicationType.NEWSPAPER if is_paper else PublicationType.JOURNAL
    rest = imprint(folded, *between)
    is_imprint = {field.kind for field in rest} >= {PartKind.PUBLISHER_LOC, PartKind.PUBLISHER_NAME}
    is_edition = _YEAR_OF_EDITION.search(folded, second.end(), frame.end) is not None
    if rest and (is_imprint or is_edition or _words["publishing-house"].search(folded[slice(*between)])):
        kind = PublicationType.CHAPTER
    else:
        rest = ()
    own = PartKind.CHAPTER_TITLE if kind is PublicationType.CHAPTER else PartKind.ARTICLE_TITLE
    titles = Field(*match.span("title"), own), Field(*second.span("title"), PartKind.SOURCE)
    return kind, (*front.fields, *titles, *where, *rest)


def _article(
    frame: Frame, front: Head, match: re.Match[str], between: tuple[int, int], where: tuple[Field, ...]
) -> Result | None:
    """A signed work in title marks that a journal, a site or a meeting without marks contains."""
    own = Field(*match.span("title"), PartKind.ARTICLE_TITLE)
    if not front.fields:
        return None
    if _is_series(frame.folded[slice(*between)], where):
        return PublicationType.JOURNAL, (*front.fields, own, *where, *source(frame.folded, *between))
    site = _ON_SITE.match(frame.folded, *between)
    if site and (frame.has(PartKind.URI) or _SITE.search(frame.folded, *between)):
        return PublicationType.WEBPAGE, (*front.fields, own, *where, *source(frame.folded, site.end(), between[1]))
    if _PAPER_OF_MEETING.search(frame.folded, *between):
        return PublicationType.CONFERENCE, (*front.fields, own, *where, *container(frame.folded, *between))
    return None


def _whole(
    frame: Frame, front: Head, match: re.Match[str], between: tuple[int, int], where: tuple[Field, ...]
) -> Result:
    """A work in title marks that stands alone."""
    folded, end = frame.folded, frame.until_sign(match.end())
    around = imprint(folded, *between)
    kind = PublicationType.THESIS if _THESIS.search(folded, match.end(), end) else PublicationType.BOOK
    if not around and frame.has(PartKind.URI):
        kind = PublicationType.WEBPAGE
    if not front.fields and not around and _PAGE_OF_DAY.search(folded, between[1], end):
        kind = PublicationType.NEWSPAPER  # a day's news without its author: `《某报》1921年3月4日，第10版`
    return kind, (*front.fields, Field(*match.span("title"), PartKind.SOURCE), *where, *around)


def _is_series(text: str, where: tuple[Field, ...]) -> bool:
    """Whether what stands between title marks and locus is a journal: `《题名》，刊名，2003，36(5): 2-9`."""
    kinds = {field.kind for field in where}
    is_numbered = PartKind.ISSUE in kinds or kinds >= {PartKind.VOLUME, PartKind.FPAGE}
    return is_numbered and bool(text.strip(" ,.")) and ":" not in text and not _words["publishing-house"].search(text)


def _with_imprint(
    frame: Frame, front: Head, match: re.Match[str], second: re.Match[str] | None, bracket: re.Match[str]
) -> Result:
    """A book, or a part of one, whose place, publisher and year stand in brackets behind its title marks."""
    folded = frame.folded
    after = (second or match).end()
    _, where = locus(folded, bracket.end(), frame.until_sign(bracket.end()), bracket["year"])
    where = _with_volume(where, _before_publisher(folded, after, bracket.start())[1])
    name = imprint(folded, *bracket.span("imprint"))
    around = (*name, Field(*bracket.span("year"), PartKind.YEAR))
    if second:
        titles = Field(*match.span("title"), PartKind.CHAPTER_TITLE), Field(*second.span("title"), PartKind.SOURCE)
        return PublicationType.CHAPTER, (*front.fields, *titles, *where, *around)
    kind = PublicationType.THESIS if _THESIS.search(bracket["imprint"]) else PublicationType.BOOK
    return kind, (*front.fields, Field(*match.span("title"), PartKind.SOURCE), *where, *around)


def _with_volume(where: tuple[Field, ...], between: tuple[Field, ...]) -> tuple[Field, ...]:
    """The locus with what stands before the publisher; a volume there is the one cited: `《某史》卷二十, …, 第3册`."""
    told = {field.kind for field in between}
    return (*(field for field in where if field.kind not in told), *between)


def _part_of_book(
    frame: Frame, front: Head, book: re.Match[str], part: re.Match[str], between: tuple[Field, ...]
) -> Result:
    """A part with a title of its own in a volume of an old book: `尤某: 《某某县志》卷12《水利》, 某某书局1959年版`."""
    end = frame.until_sign(part.end())
    at, where = locus(frame.folded, part.end(), end, front.year)
    begin, more = _before_publisher(frame.folded, part.end(), at)
    titles = Field(*part.span("title"), PartKind.CHAPTER_TITLE), Field(*book.span("title"), PartKind.SOURCE)
    where = _with_volume(_with_volume(where, more), between)
    return PublicationType.CHAPTER, (*front.fields, *titles, *where, *imprint(frame.folded, begin, at))


def _source_in_marks(frame: Frame, front: Head, begin: int, match: re.Match[str]) -> Result | None:
    """`张三, 题名, 《刊名》, 2005, Vol.17, No.4: 852~861`: title marks around the journal alone."""
    folded = frame.folded
    end = back(folded, begin, match.start())
    at, where = locus(folded, match.end(), frame.until_sign(match.end()), front.year)
    is_numbered = any(field.kind in (PartKind.VOLUME, PartKind.ISSUE) for field in where)
    is_bare = skip(folded, match.end(), at) >= at and folded[match.start() - 1 : match.start()] in (",", " ")
    if not (front.fields and is_numbered and is_bare and has_hanzi(folded[begin:end])):
        return None
    title = Field(begin, end, PartKind.ARTICLE_TITLE)
    return PublicationType.JOURNAL, (*front.fields, title, Field(*match.span("title"), PartKind.SOURCE), *where)


def _before_publisher(folded: str, start: int, end: int) -> tuple[int, tuple[Field, ...]]:
    """Where the place or publisher begins behind volume, edition and translators, and the fields of these."""
    fields: list[Field] = []
    kinds = dict.fromkeys(("volume", "old", "part"), PartKind.VOLUME)
    kinds |= {"edition": PartKind.EDITION, "year": PartKind.YEAR}
    while piece := _OF_THE_BOOK.match(folded, start, end):
        seen = {field.kind for field in fields}
        fields += [Field(*piece.span(name), kind) for name, kind in kinds.items() if piece[name] and kind not in seen]
        start = piece.end()
    return start, tuple(fields)


def _is_role(folded: str, start: int, end: int) -> bool:
    return re.fullmatch(rf"[\s,.;:、]*{_words['role'].regex}[\s,.;:、]*", folded[start:end], re.IGNORECASE) is not None
