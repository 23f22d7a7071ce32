"""The two languages of one entry, told apart where the script changes after a closed citation."""

import re

from pipeline.knowledge import lazy
from pipeline.knowledge.references import references
from pipeline.parse.references.fold import HANZI_CLASS, fold
from pipeline.parse.references.frame import YEAR_AFTER_AUTHORS
from pipeline.parse.references.marks import identifiers
from pipeline.parse.references.names import authors
from pipeline.text.marks import LOST
from pipeline.text.script import hanzi_count

_words = references()
_H = HANZI_CLASS
_YEAR = lazy.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_MARK = lazy.compile(r"\[\s*[A-Z]{1,2}(?:/[A-Z]{2})?\s*\][^\w]*\w{2}")
_AUTHOR_START = lazy.compile(rf"[\[(]?\s*(?:{_H}{{2,}}|{_H}\s{_H}|[A-Z]\.?\s?{_H})")
# A citation ends in a number, a bracket or an identifier, then the other language's first author follows.
_CLOSED = lazy.compile(r"(?:[\d)\]]|[a-z/]|\d[A-Za-z])[.;,]*\s*\Z")
_GAP = r"(?P<gap>(?<=[\d\])\w/])\s*[.;,]+\s*|(?<=[\d\])])\s+)"
_LATIN_AUTHOR = r"(?P<open>[(\[]\s*)?(?P<name>[A-ZÀ-Þ][^\W\d_'-]*['\w-]*(?:\s|,|[.]\s?[A-Z]))"
_LATIN_START = lazy.compile(rf"{_GAP}(?={_LATIN_AUTHOR}(?!DOI|doi))")
# Behind a mark, and the version of a dataset, where the work is to be found is still to come.
_MARK_LAST = lazy.compile(r"\[\s*[A-Z]{1,2}(?:/[A-Z]{2})?\s*\][\s.,]*(?:V\w*\.?\s?\d[\d.]*[\s.,]*)?\Z")
_IN_BRACKETS = lazy.compile(r"\[[^\[\]]*\]")
_GLOSS = lazy.compile(rf"[(\[][^()\[\]]*[)\]][^{_H[1:-1]}]{{12,}}\Z")
_LATIN = lazy.compile(r"[A-Za-zÀ-ɏ]")
_INITIAL_BEFORE = lazy.compile(r"(?<![^\W\d_])[A-Z](?:\.\s?|\s)\Z")  # `A. 罗某`: of a name in hanzi
_MIN_HALF = 24  # characters of an entry in Latin letters; hanzi say as much in half of them
_MIN_HANZI = 4  # of a name and a title


# Hanzi of a font that has no code for them: signs without a form, in rows.
_LOST_HANZI = lazy.compile("\ufffd(?=\ufffd)|(?<=\ufffd)\ufffd")
_SOME_HANZI = "\u67d0"

# A Chinese word in the locus of an English entry: `40(增刊): 210-215`, `(第3期)`, `30(S1)(中文版)`.
_HANZI_ISSUE = lazy.compile(
    rf"(?<=[\d)\s,])[(]\s*{_H}{{0,2}}\s*\d*\s*{_H}{{1,3}}\s*\d*\s*[)](?=\s*[:,.;\d(-])"
    rf"|(?<=[,\s\d]){_words['supplement'].regex}(?=\s*\d*\s*[:,.;])"
)


def _without_hanzi_issues(folded: str) -> str:
    """The entry, letters in the place of hanzi that only tell the issue; same length."""
    if re.search("[A-Za-z]{3}", folded) is None:
        return folded
    return _HANZI_ISSUE.sub(lambda match: re.sub(_H, "S", match.group()), folded)


def _is_whole(folded: str) -> bool:
    """Whether a text could be an entry by itself: with a year or a type mark, and more than its authors."""
    least = _MIN_HALF if hanzi_count(folded) < _MIN_HANZI else _MIN_HALF // 2
    if len(folded.strip()) < least or not (_YEAR.search(folded) or _MARK.search(folded)):
        return False
    group = authors(folded, 0, len(folded), sole=False)
    year = YEAR_AFTER_AUTHORS.match(folded, group.end) if group.field else None
    return year is None or folded[year.end() :].strip(" .,;:()[]") != ""


def _latin_after_hanzi(folded: str) -> int | None:
    """Where an English citation begins after a Chinese one."""
    last = max((match.end() for match in re.finditer(_H, folded)), default=0)
    signs = [(sign.start, sign.end) for sign in identifiers(folded)]
    for match in _LATIN_START.finditer(folded, max(0, last - 1)):
        at = match.end()
        if at < last or _words["no-author"].search(folded[at:]) or any(start < at < end for start, end in signs):
            continue
        first, second = folded[:at], folded[at:]
        if (
            hanzi_count(_IN_BRACKETS.sub("", first)) >= _MIN_HANZI
            and not _MARK_LAST.search(first)
            and _is_whole(first)
            and _is_whole(second)
            and hanzi_count(second) == 0
        ):
            return at
    return None


def _hanzi_after_latin(folded: str) -> int | None:
    """Where a Chinese citation begins after an English one."""
    first_hanzi = re.search(_H, folded)
    if first_hanzi is None:
        return None
    at = first_hanzi.start()
    if initial := _INITIAL_BEFORE.search(folded[:at]):
        at = initial.start()
    while at and folded[at - 1] in "([ ":
        at -= 1
        if folded[at] in "([":
            break
    while at < len(folded) and folded[at].isspace():
        at += 1
    before, after = folded[:at], folded[at:]
    if len(_LATIN.findall(before)) < _MIN_HALF // 2 or not _AUTHOR_START.match(folded, at):
        return None
    if _GLOSS.match(folded, at):  # `Lake model [湖泊模式]. Journal of Lakes`: a title in both languages
        return None
    is_closed = _CLOSED.search(folded[:at]) is not None
    return at if is_closed and _is_whole(before) and _is_whole(after) and hanzi_count(after) >= _MIN_HANZI else None


def halves(text: str) -> tuple[str, ...]:
    """The entry cut into its citations, one a language, in printed order; joined they are `text`.

    `张三. 题名[J]. 刊名, 2003, 30(4): 22. ZHANG San. Title[J]. Journal, 2003, 30(4): 22.`, the English half before the
    Chinese one, and either of them in brackets after the other.
    """
    if hanzi_count(text) < _MIN_HANZI and LOST in text:
        cut = halves(_LOST_HANZI.sub(_SOME_HANZI, text)) if _LOST_HANZI.search(text) else (text,)
        return (text[: len(cut[0])], text[len(cut[0]) :]) if len(cut) > 1 else (text,)
    folded = _without_hanzi_issues(fold(text))
    at = _hanzi_after_latin(folded)
    if at is None:
        at = _latin_after_hanzi(folded) if hanzi_count(text) >= _MIN_HANZI else None
    return (text,) if at is None else (text[:at], text[at:])
