"""One printed entry in one language, cut into its fields (GB/T 7714-2005/2015, Vancouver, APA, author-date)."""

import re

from pipeline.knowledge import lazy
from pipeline.knowledge.references import references
from pipeline.model.lang import Lang
from pipeline.model.reference import TITLES, Citation, PartKind, PublicationType
from pipeline.parse.references import unmarked
from pipeline.parse.references.fields import Field, parts
from pipeline.parse.references.fold import HANZI_CLASS, back, fold, skip
from pipeline.parse.references.frame import Frame, Head, head, year_behind_title
from pipeline.parse.references.imprint import container, imprint, publisher, source, with_year_once
from pipeline.parse.references.locus import locus
from pipeline.parse.references.locus.whole_work import of_whole_work, with_issue_of_month, without_months
from pipeline.parse.references.marks import PUBLICATION_TYPES, Mark, type_marks
from pipeline.parse.references.place_names import is_known_place
from pipeline.parse.references.serial import serial_run
from pipeline.parse.references.stops import sentences
from pipeline.parse.references.titles import (
    ANY_STANDARD_NUMBER,
    NUMBER_BEHIND_OFFICE,
    PATENT_NUMBER,
    STANDARD_EDITION,
    STANDARD_NUMBER,
    WHOLE_STANDARD_NUMBER,
    patent_number,
    title_field,
)
from pipeline.parse.references.years import month_and_day, with_year_behind_name
from pipeline.text.marks import LOST
from pipeline.text.script import hanzi_count, lang_of, latin_count

_words = references()
# `题名. 某某, 某某主编: 《书名》[M]`: the volume of a part, in title marks, behind its editors and their role
_EDITORS_BEFORE = rf"(?:{HANZI_CLASS}{{2,4}}[,、]\s*){{0,4}}[^.,\d《》]{{2,20}}?"
_EDITED_VOLUME = lazy.compile(
    rf"[.,]\s*{_EDITORS_BEFORE}{_words['role'].regex}(?:\s*:)?\s*《(?P<title>[^《》]+)》[\s.]*\Z"
)
# `[J]. In IEEE Conference on …`, `[C]. In Proceedings of …`, `[J]. In European Conference on …`
_MEETING = r"(?:[A-Z][\w-]*\s+){1,4}(?:Conference|Symposium|Workshop|Congress)\b|Advances\s+in\s"
_IN_MEETING = rf"In(?=\s+(?:the\s+)?(?:Proc(?:eedings)?\b|IEEE|ACM\b|\d{{4}}\s|International\s|{_MEETING}))|In(?=IEEE)"
_CONTAINER = lazy.compile(
    rf"[\s.,:;]*(?:(?://|/\s*/|[∥‖])(?:\s*(?:In\s*:|{_IN_MEETING}))?|{_words['container'].regex}(?:(?<=:)|\s*(?::|(?=\s)))|{_IN_MEETING})\s*",
    re.IGNORECASE,
)
_ALONE = frozenset(
    {
        PublicationType.BOOK,
        PublicationType.THESIS,
        PublicationType.REPORT,
        PublicationType.STANDARD,
        PublicationType.OTHER,
        PublicationType.PATENT,
    }
)
# `题名//李四. 书名[M]. 南京: …`: the volume's mark at its own title, none at the part's
_SLASHES = lazy.compile(r"\s*(?<![:/])(?://|[∥‖])\s*(?=[^\s/])")
_IN_VOLUMES = frozenset({PublicationType.BOOK, PublicationType.CONFERENCE})
_NUMBERS = {PublicationType.STANDARD: WHOLE_STANDARD_NUMBER, PublicationType.PATENT: PATENT_NUMBER}
_COLLECTED_WORKS = lazy.compile(_words.signs["collected-works"])  # of one author, under [M]// no meeting's
_YEAR_ALONE = 4  # figures
_NAME_IN_FRONT = 40  # characters of a journal's name that stands before the mark, at most
_PREPRINT_REACH = 60  # characters behind the mark within which a preprint says so: later ones are a note
_LEAD, _TRAIL = 2, 3  # characters before a standard's number and behind it: a bracket, a stop, white
_CONTAINED = frozenset({PublicationType.CONFERENCE, PublicationType.CHAPTER})


def citation(text: str, like: PublicationType | None = None) -> Citation:
    """The entry without its label as a Citation; its parts joined are `text`, character by character.

    `like` is the type of the same work's entry in the other language, for a half without a type mark.
    """
    frame, own_year = year_behind_title(Frame.of(fold(text)))
    marks = tuple(mark for mark in type_marks(frame.folded) if frame.start < mark.start < frame.end)
    publication_type, fields = _marked(frame, marks) if marks else unmarked.fields(frame, like)
    fields = with_year_behind_name(frame, (*fields, *own_year))
    fields = (*fields, *_with_estimated_year(frame, fields), *_mark_fields(marks))
    dated = (*fields, *month_and_day(frame.folded, fields))
    return Citation(_lang(frame, text, fields), publication_type, parts(text, dated))


def _with_estimated_year(frame: Frame, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """The signs; a bracketed year alone is the work's, estimated, where none else is given: `[EB/OL]. [2012]. http:…`.

    GB/T 7714-2015, 8.4.3: a year that nobody prints is estimated and stands in brackets; a day of access is a full one.
    """
    if any(field.kind is PartKind.YEAR for field in fields):
        return frame.signs
    years = [sign for sign in frame.signs if sign.kind is PartKind.ACCESS_DATE and sign.end - sign.start == _YEAR_ALONE]
    return tuple(
        sign._replace(kind=PartKind.YEAR) if len(years) == 1 and sign == years[0] else sign for sign in frame.signs
    )


def _lang(frame: Frame, text: str, fields: tuple[Field, ...]) -> Lang:
    """The language of an entry's words, an address being in none; of a Chinese title, whoever published it."""
    title = next((text[field.start : field.end] for field in fields if field.kind in TITLES), "")
    if hanzi_count(title) > 1 and lang_of(title) is Lang.ZH:
        return Lang.ZH
    words = text
    for sign in reversed(frame.signs):
        if sign.kind in (PartKind.URI, PartKind.DOI):
            words = words[: sign.start] + words[sign.end :]
    is_lost = words.count(LOST) > latin_count(words)  # hanzi of a font that has no code for them
    return lang_of(words) if hanzi_count(words) > 1 else Lang.ZH if is_lost else Lang.EN


def _mark_fields(marks: tuple[Mark, ...]) -> tuple[Field, ...]:
    return tuple(Field(mark.start, mark.end, PartKind.TYPE_MARK) for mark in marks)


def _type(frame: Frame, marks: tuple[Mark, ...]) -> PublicationType:
    """What the marks say, together: `[M]//`, `[A]…[C]`, `[J]. arXiv preprint`."""
    first, last = marks[0], marks[-1]
    kind = PUBLICATION_TYPES[first.code]
    after = frame.folded[first.end : frame.end]
    if first.code == "A" and len(marks) == 1 and (alone := _type_of_archive(after)):
        return alone
    if first.code == "A" or (len(marks) > 1 and first.code in "MCG"):
        return PublicationType.CONFERENCE if last.code in "AC" else PublicationType.CHAPTER
    if kind is PublicationType.BOOK and _CONTAINER.match(after, _after_translator(after)):
        is_meeting = _words["conference"].search(_COLLECTED_WORKS.sub("", after))
        return PublicationType.CONFERENCE if is_meeting else PublicationType.CHAPTER
    if kind in (PublicationType.JOURNAL, PublicationType.WEBPAGE) and _words["preprint"].search(
        after[:_PREPRINT_REACH]
    ):
        return PublicationType.PREPRINT
    return kind


def _type_of_archive(after: str) -> PublicationType | None:
    """What a single [A] says where no container follows: a preprint, or an archive's document (GB/T 7714-2015, B.1)."""
    if _words["preprint"].search(after[:_PREPRINT_REACH]):
        return PublicationType.PREPRINT
    if not any(char.isalpha() for char in after):  # a decree with its day: `[A]. 2015-03-02`
        return PublicationType.OTHER
    at, found = publisher(after, 0, len(after))
    stands_alone = found and at <= skip(after, 0, len(after)) and not _words["publishing-house"].search(after)
    return PublicationType.OTHER if stands_alone else None


def _marked(frame: Frame, marks: tuple[Mark, ...]) -> tuple[PublicationType, tuple[Field, ...]]:
    """The fields of an entry with a type mark: `authors. title[mark]tail`."""
    folded, first = frame.folded, marks[0]
    kind = _type(frame, marks)
    front = _head(frame, kind, first.start)
    tail, has_container = _tail(frame, marks, kind, front.year)
    end = first.start
    if kind is PublicationType.CONFERENCE and not has_container and (volume := _volume_in_front(frame, front, end)):
        tail, has_container, end = (*tail, *source(folded, volume, end)), True, volume
    if kind is PublicationType.JOURNAL and not has_container and (name := _journal_in_front(frame, front, end, tail)):
        tail, has_container, end = (*tail, *source(folded, name, end)), True, name
    if kind in _IN_VOLUMES and not has_container and (cut := _SLASHES.search(folded, front.title_start, end)):
        kind, around = _volume_behind(folded, kind, cut.end(), end)
        has_container, end, tail = True, cut.start(), (*tail, *around)
    if kind is PublicationType.BOOK and (volume_of := _EDITED_VOLUME.search(folded, front.title_start, end)):
        kind, has_container, end = PublicationType.CHAPTER, True, volume_of.start()
        tail = (*tail, Field(*volume_of.span("title"), PartKind.SOURCE))
    title = _title(folded, front.title_start, end, kind, has_container)
    fields = (*front.fields, *title, *tail)
    if not any(field.kind is PartKind.YEAR for field in fields):
        fields = _with_year_of_title(folded, (*fields, *frame.late_year(first.end)))
    return kind, fields


def _head(frame: Frame, kind: PublicationType, end: int) -> Head:
    """The authors before a title; none where a standard's number stands first, or a number alone behind the colon.

    `ASTM D99-11. Test of silt[S]`; `清塘规程: GB/T 3999-2016[S]`, whose title is as short as a name.
    """
    folded, start = frame.folded, frame.start
    edition = STANDARD_EDITION.search(folded, start, end)
    end = edition.start() if edition else end
    front = head(folded, start, end, sole=_has_two_sentences(folded, start, end))
    is_numbered = kind is PublicationType.STANDARD and ANY_STANDARD_NUMBER.match(folded, start, end)
    begin = skip(folded, front.title_start, end)
    whole = _NUMBERS[kind].match(folded, begin, end) if kind in _NUMBERS and front.fields else None
    is_title = whole and back(folded, start, end) <= whole.end() and folded[:begin].rstrip().endswith(":")
    return Head((), "", start) if is_numbered or is_title else front


def _volume_behind(
    folded: str, kind: PublicationType, start: int, end: int
) -> tuple[PublicationType, tuple[Field, ...]]:
    """What a part of a volume is whose mark stands behind the volume, and the volume's fields."""
    is_meeting = kind is PublicationType.CONFERENCE or _words["conference"].search(folded[start:end])
    own = PublicationType.CONFERENCE if is_meeting else PublicationType.CHAPTER
    return own, container(folded, start, end, has_publisher=False)


_YEAR_BEFORE_TITLE = lazy.compile(r"(?P<year>(?:19|20)\d\d)\s+(?=[A-Z][a-z]|[\u4e00-\u9fff])")


def _with_year_of_title(folded: str, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """The fields of an author-date entry that has no stop behind its year: `Lake B, Reed X. 2013 Silt of ponds[J]`."""
    title = next((field for field in fields if field.kind is PartKind.ARTICLE_TITLE), None)
    year = _YEAR_BEFORE_TITLE.match(folded, title.start, title.end) if title else None
    if title is None or year is None or any(field.kind is PartKind.YEAR for field in fields):
        return fields
    others = (field for field in fields if field is not title)
    return (*others, Field(*year.span("year"), PartKind.YEAR), title._replace(start=year.end()))


def _volume_in_front(frame: Frame, front: Head, end: int) -> int | None:
    """Where a conference's volume before the mark begins: `Title. Proceedings of the Pond Days[C]. 1999`."""
    stops = sentences(frame.folded, front.title_start, end)
    is_volume = len(stops) > 1 and _words["conference"].search(frame.folded[slice(*stops[-1])])
    return stops[-1][0] if is_volume else None


def _journal_in_front(frame: Frame, front: Head, end: int, tail: tuple[Field, ...]) -> int | None:
    """Where a journal's name before the mark begins, which belongs behind it: `题名. 湖光学报[J], 2008, 12(3)`."""
    is_numbered = any(field.kind in (PartKind.VOLUME, PartKind.ISSUE) for field in tail)
    stops = sentences(frame.folded, front.title_start, end) if is_numbered else []
    is_name = len(stops) > 1 and stops[-1][1] - stops[-1][0] <= _NAME_IN_FRONT
    return stops[-1][0] if is_name else None


def _has_two_sentences(folded: str, start: int, end: int) -> bool:
    return len(sentences(folded, start, end)) > 1


def _title(folded: str, start: int, end: int, kind: PublicationType, has_container: bool) -> tuple[Field, ...]:
    fields: list[Field] = []
    if kind is PublicationType.STANDARD:
        if edition := STANDARD_EDITION.search(folded, start, end):
            fields.append(Field(*edition.span("edition"), PartKind.EDITION))
            end = edition.start()
        for match in WHOLE_STANDARD_NUMBER.finditer(folded, start, end):
            ahead = folded[start : match.start()].rstrip()  # 某国国家标准GB 50057-2010 题名
            is_before = match.start() <= start + _LEAD or ahead.endswith(_words.signs["standard"])
            is_behind = match.end() >= end - _TRAIL
            if is_before or is_behind or STANDARD_NUMBER.match(folded, match.start(), end):
                fields.append(Field(*match.span(), PartKind.STANDARD_NUMBER))
            if is_before:
                start = match.end()
            elif is_behind:
                end = back(folded, start, match.start(), " (")
    if kind is PublicationType.PATENT:
        end, found = patent_number(folded, start, end)
        fields += found
    return (*fields, *title_field(folded, start, end, kind, has_container))


# `[DS/OL]. V1. 某某数据中心, 2016`, as repositories of data ask to be cited.
_VERSION = lazy.compile(r"[\s.,]*(?P<version>[Vv](?:er(?:sion)?)?\.?\s?\d+(?:\.\d+)*)\s*[.,]\s+(?=\S)")


def _tail(frame: Frame, marks: tuple[Mark, ...], kind: PublicationType, year: str) -> tuple[tuple[Field, ...], bool]:
    """The fields after the first mark, and whether a source is among them."""
    folded, start = frame.folded, marks[0].end
    fields: tuple[Field, ...] = ()
    if kind is PublicationType.DATA and (version := _VERSION.match(folded, start, frame.end)):
        own = (Field(*version.span("version"), PartKind.EDITION),)
        after, has_source = _tail(frame, (marks[0]._replace(end=version.end()), *marks[1:]), kind, year)
        return (*own, *after), has_source
    if len(marks) > 1 and kind in _CONTAINED:
        found = container(
            folded, _after_container_word(folded, start, marks[1].start), marks[1].start, has_publisher=False
        )
        return with_year_once(_standalone(frame, marks[1].end, year), found, year), True
    if kind in _CONTAINED:
        start = _after_container_word(folded, start, frame.end)
        end = frame.until_sign(start)
        at, fields = locus(folded, start, end, year)
        fields = with_year_once(fields, container(folded, start, at), year)
    elif kind is PublicationType.JOURNAL and (run := serial_run(folded, start, frame.until_sign(start))):
        return run, False
    elif kind is PublicationType.PATENT:
        fields = _of_patent(frame, start)
    elif kind in _ALONE or (kind is PublicationType.DATA and publisher(folded, start, frame.until_sign(start))[1]):
        fields = _standalone(frame, start, year)
    else:
        end = frame.until_sign(start)
        at, where = locus(folded, start, end, year)
        begin = _after_container_word(folded, start, at)
        if kind is PublicationType.WEBPAGE:
            where = without_months(folded, where)
        elif kind is PublicationType.JOURNAL:
            where = with_issue_of_month(folded, where)
        fields = (*where, *_series(folded, begin, at, where))
    return fields, any(field.kind is PartKind.SOURCE for field in fields)


_NO_PATENT = frozenset({PartKind.VOLUME, PartKind.ISSUE, PartKind.FPAGE, PartKind.LPAGE})


def _of_patent(frame: Frame, start: int) -> tuple[Field, ...]:
    """The date behind a patent's mark, and its number where that stands there: `[P]. CN 101234567A, 2008-08-06`."""
    fields = tuple(field for field in _standalone(frame, start, "") if field.kind not in _NO_PATENT)
    end = frame.until_sign(start)
    behind = NUMBER_BEHIND_OFFICE.match(frame.folded, start, end)
    number = behind or PATENT_NUMBER.search(frame.folded, start, end)
    if number is None:
        return fields
    span = number.span("number") if behind else number.span()
    others = tuple(field for field in fields if field.end <= number.start() or field.start >= number.end())
    owners = (field for field in others if frame.folded[field.end : number.start()].strip() == ":")
    province = next(owners, None)  # `[P]. 江苏: CN101999999`: no publisher's place
    others = tuple(field for field in others if field is not province)
    return (*others, Field(*span, PartKind.PATENT_NUMBER))


def _series(folded: str, start: int, end: int, where: tuple[Field, ...]) -> tuple[Field, ...]:
    """What contains an article: a journal; under a wrong mark a meeting, or a publisher alone.

    `[J]. In Pond Conference. IEEE, 2018: 1-9`; `[J]. 北京: 湖光出版社, 2017`.
    """
    text = folded[start:end]
    if any(field.kind in (PartKind.VOLUME, PartKind.ISSUE) for field in where):
        return source(folded, start, end)
    at, found = publisher(folded, start, end)
    is_imprint = found and (_words["publishing-house"].search(text) or is_known_place(folded[at : found[0].end]))
    if is_imprint and at <= skip(folded, start, end):
        return found
    if _words["conference"].search(text) and not _words["proceedings-journal"].search(text):
        return with_year_once(where, container(folded, start, end), "")[len(where) :]
    return source(folded, start, end)


_IN_SERIES = frozenset({PartKind.VOLUME, PartKind.FPAGE})
# `. 李四, 译` between a part's title and what contains it (GB/T 7714, 8.1.5); `. 李四, 编`: who edited the volume, as
# programs for references set it.
_TRANSLATOR = lazy.compile(
    rf"[\s.,:;]*(?P<names>[^\[/.∥‖]{{2,60}}?)(?:{_words['translator'].regex}|,\s*{_words['role'].regex})\s*(?=//|[∥‖])",
    re.IGNORECASE,
)


def _after_translator(text: str, start: int = 0) -> int:
    """The place behind a translator who is printed before `//`."""
    match = _TRANSLATOR.match(text, start)
    return match.end() if match else start


def _after_container_word(folded: str, start: int, end: int) -> int:
    start = min(_after_translator(folded, start), end)
    match = _CONTAINER.match(folded, start, end)
    return match.end() if match else skip(folded, start, end)


def _standalone(frame: Frame, start: int, year: str) -> tuple[Field, ...]:
    start = skip(frame.folded, start, frame.end)
    end = frame.until_sign(start)
    at, fields = locus(frame.folded, start, end, year)
    around = imprint(frame.folded, start, back(frame.folded, start, at))
    is_numbered = {field.kind for field in fields} >= _IN_SERIES
    if is_numbered and [field.kind for field in around] == [PartKind.PUBLISHER_NAME]:
        around = source(frame.folded, start, at)  # `[M]. Annals of Ponds, 1993, 43: 59-65`: an article's mark is meant
    return (*of_whole_work(frame.folded, fields, is_dated=bool(year)), *around)
