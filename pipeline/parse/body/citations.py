"""Citations in running text: [3], [3-5], raised or on the line, and author-year, resolved to the list."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from pipeline.knowledge import lazy
from pipeline.knowledge.body_marks import mark_knowledge
from pipeline.model.block import Script
from pipeline.model.body import RefType, Run
from pipeline.model.ids import ref_id
from pipeline.model.reference import Part, PartKind, Reference
from pipeline.parse.body.inline import Mark, scripts_of, text_of

_DASH = "-－﹣‐‑–—−~～\ufffd"
_SEPARATOR = rf"\s*[{_DASH},，、;；.．]\s*"
_bracketed = lazy.compile(rf"[\[［〔【]\s*(\d{{1,3}}(?:{_SEPARATOR}\d{{1,3}})*|\d{{4,6}})\s*[\]］〕】]")
_bare = lazy.compile(rf"[(（]?\d{{1,3}}(?:{_SEPARATOR}\d{{1,3}})*[)）]?")  # also 3) and (3), as old journals have them
_circled = lazy.compile("[\u2460-\u2473\u3251-\u325f\u32b1-\u32bf]")  # ① … ㊿
_between = lazy.compile(rf"\s*[{_DASH}]\s*$")
_year = lazy.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)\s?[a-e]?(?![A-Za-z\d])")
_token = lazy.compile(rf"\d{{1,3}}|[{_DASH}]")
_SHOWN = 2  # numbers in no list that show that dashes are lost
_dash = lazy.compile(f"[{_DASH}]")
_calendar_year = lazy.compile(r"(?:19|20)\d\d")
_symbol = lazy.compile(r"(?<![A-Za-z])[A-Za-z]{1,2}$|[α-ω]$")  # before a bracket: an array's name, not a word
BEFORE = 12  # characters before a bracket that may say what it is: a word of mathematics, and white
NAME_REACH = 60  # characters between a name and its year
LEAST = 2  # marks of a way of citing, however short the list is: one may be anything
BETWEEN = 12  # hanzi between a name and its year: more are a sentence of its own
Ranges = Mapping[tuple[str, int], str]  # (text, place of a bracket whose dash is lost) -> what it holds, with the dash
FEW = 0.12  # of the references: fewer bracketed marks than that, and the article cites by author and year


@dataclass(frozen=True, slots=True)
class Citing:
    """How an article cites: the identifiers by number, by first author and year, and which marks it sets."""

    ids: dict[int, str]
    names: dict[str, tuple[tuple[str, str, str], ...]]  # year -> (first author, second author, id)
    raised: bool  # most bracketed marks are superscripts
    bare: bool  # superscript numbers without brackets are marks
    by_name: bool  # author-year
    circled: bool  # the list's labels are ①, ②: raised, these are marks
    ranges: Ranges

    def content(self, match: re.Match[str]) -> str:
        """What a bracket holds, the dash that its font lost put back."""
        return _content(match, self.ranges)


def _content(match: re.Match[str], ranges: Ranges) -> str:
    """What a bracket holds, its dash put back."""
    return ranges.get((match.string, match.start()), match[1])


def citing(paragraphs: Iterable[Sequence[Run]], references: Sequence[Reference], notes: Collection[str] = ()) -> Citing:
    """How the article cites, told from all its paragraphs, and from the marks of the `notes` at the foot of its pages.

    A list without numbers is cited by none: what is raised then is the mark of a note, where one has it.
    """
    ids: dict[int, str] = {}
    for place, reference in enumerate(references):
        number = int(reference.number) if reference.number.isdecimal() else place + 1
        ids.setdefault(number, ref_id(reference, place))
    noted = () if any(reference.number for reference in references) else frozenset(notes)
    raised = level = bare = 0
    paragraphs = tuple(paragraphs)
    ranges = _lost_dashes([match for runs in paragraphs for match in _bracketed.finditer(text_of(runs))], ids)
    for runs in paragraphs:
        text, scripts = text_of(runs), scripts_of(runs)
        for match in _bracketed.finditer(text):
            if _numbers(_content(match, ranges), ids):
                up = scripts[match.start(1)] is Script.SUP
                raised += up
                level += not up
        bare += sum(text[start:end].strip() not in noted for start, end, _ in _bare_marks(text, scripts, ids))
    brackets = raised + level
    enough = max(LEAST, FEW * len(references))
    few = brackets < enough
    circled = any(_circled.match(reference.label.strip()) for reference in references)
    return Citing(ids, _names(references), raised > level, few and bare >= enough, few, circled, ranges)


def _lost_dashes(brackets: Sequence[re.Match[str]], ids: Mapping[int, str]) -> Ranges:
    """The brackets of a text whose font lost the dash of ranges: `[1415]` for [14-15], `[36]` in a list of 17.

    Two such numbers that are in no list, in a text without any dash in brackets, show it. Then a number that leaves
    others out is read so too, where its first figure is the next number to be cited: works are numbered in the order
    in which they are cited.
    """
    alone = {match[1]: _parted_range(match[1], ids) for match in brackets if match[1].isdecimal()}
    unlisted = [text for text, pair in alone.items() if pair and int(text) not in ids]
    shown = sum(not _calendar_year.fullmatch(text) for text in unlisted)
    if shown < _SHOWN or any(_dash.search(match[1]) for match in brackets):
        return {}
    found: dict[tuple[str, int], str] = {}
    most = 0
    for match in brackets:
        text = match[1]
        pair = alone.get(text)
        if pair and (int(text) not in ids or pair[0] == most + 1 < int(text)):
            text = f"{pair[0]}-{pair[1]}"
            found[match.string, match.start()] = text
        most = max((most, *_numbers(text, ids)))
    return found


def _parted_range(text: str, ids: Mapping[int, str]) -> tuple[int, int] | None:
    """The two numbers of the list that make up these figures, the lower one first."""
    cuts = ((text[:cut], text[cut:]) for cut in range(1, len(text)) if text[cut] != "0")
    pairs = ((int(first), int(last)) for first, last in cuts)
    return next(((first, last) for first, last in pairs if first < last and first in ids and last in ids), None)


def citation_marks(runs: Sequence[Run], how: Citing) -> Iterator[Mark]:
    """The citations in a text, in order."""
    text, scripts = text_of(runs), scripts_of(runs)
    if not how.ids:
        return
    yield from _chained(text, [m for m in _bracketed.finditer(text) if _is_citation(text, scripts, m, how)], how)
    if how.circled:
        yield from _circled_marks(text, scripts, how)
    if how.bare:
        for start, end, numbers in _bare_marks(text, scripts, how.ids):
            yield Mark(start, end, RefType.BIBR, tuple(how.ids[n] for n in numbers))
    elif how.by_name:
        yield from _named(text, how)


def _circled_marks(text: str, scripts: Sequence[Script], how: Citing) -> Iterator[Mark]:
    """Raised circled numbers, as the humanities point to their notes: 静置后固结。③"""
    for match in _circled.finditer(text):
        number = int(normalize("NFKC", match.group()))
        if scripts[match.start()] is Script.SUP and number in how.ids:
            yield Mark(match.start(), match.end(), RefType.BIBR, (how.ids[number],))


def _numbers(content: str, ids: Mapping[int, str]) -> list[int]:
    """The cited numbers, ranges expanded; empty where one of those printed is not in the list."""
    found: list[int] = []
    through = False
    for token in _token.findall(content):
        if not token.isdecimal():
            through = True
            continue
        value = int(token)
        if value not in ids:
            return []
        if through and found and found[-1] < value:
            found += [n for n in range(found[-1] + 1, value) if n in ids]
        found.append(value)
        through = False
    return found


def _is_citation(text: str, scripts: Sequence[Script], match: re.Match[str], how: Citing) -> bool:
    if not _numbers(how.content(match), how.ids):
        return False
    if scripts[match.start(1)] is Script.SUP or scripts[match.start()] is Script.SUP:
        return True
    before = text[max(0, match.start() - BEFORE) : match.start()]
    if mark_knowledge().math.search(before):
        return False
    return not how.raised or not _symbol.search(before)


def _chained(text: str, matches: Sequence[re.Match[str]], how: Citing) -> Iterator[Mark]:
    """One mark for each bracket; `[3]-[5]` is one range."""
    place = 0
    while place < len(matches):
        first = last = matches[place]
        content = how.content(first)
        while place + 1 < len(matches) and _between.fullmatch(text[last.end() : matches[place + 1].start()]):
            place += 1
            last = matches[place]
            content += "-" + how.content(last)
        numbers = _numbers(content, how.ids)
        yield Mark(first.start(), last.end(), RefType.BIBR, tuple(how.ids[n] for n in numbers))
        place += 1


def _bare_marks(text: str, scripts: Sequence[Script], ids: dict[int, str]) -> Iterator[tuple[int, int, list[int]]]:
    """Raised numbers behind a word or a stop: no exponents, which stand behind figures and units."""
    for match in _bare.finditer(text):
        start, end = match.span()
        if any(scripts[at] is not Script.SUP for at in range(start, end) if text[at].strip()):
            continue
        before = text[:start].rstrip()[-1:]
        alone = (end == len(text) or scripts[end] is not Script.SUP) and scripts[start - 1] is not Script.SUP
        word = re.search(r"[A-Za-z]{3,}$", text[:start].rstrip())
        if (
            alone
            and before
            and (before > "\u2e80" or before in '.,;)”’"' or word)
            and (numbers := _numbers(match[0], ids))
        ):
            yield start, end, numbers


def _names(references: Sequence[Reference]) -> dict[str, tuple[tuple[str, str, str], ...]]:
    found: dict[str, list[tuple[str, str, str]]] = {}
    for place, reference in enumerate(references):
        for citation in reference.citations:
            year = citation.first(PartKind.YEAR).strip()
            names = [part.text for part in citation.walk() if part.kind in (PartKind.NAME, PartKind.COLLAB)]
            keys = [_family(part) for part in citation.walk() if part.kind is PartKind.NAME] or names
            if not keys or not year:
                continue
            second = keys[1] if len(keys) > 1 else ""
            found.setdefault(year[:4], []).append((keys[0], second, ref_id(reference, place)))
    return {year: tuple(entries) for year, entries in found.items()}


def _family(part: Part) -> str:
    surname = next((p.text for p in part.walk() if p.kind is PartKind.SURNAME), "")
    if surname and surname.isascii():
        return surname
    return re.sub(r"[\s　]", "", part.text) if not part.text.isascii() else (surname or part.text.split()[0])


def _named(text: str, how: Citing) -> Iterator[Mark]:
    """张三等(2015), (Zhang et al., 2015; 李四和王五, 2018): a year with the first author's name before it."""
    floor = 0
    used: set[tuple[int, str]] = set()
    last_name: tuple[int, str] | None = None
    for match in _year.finditer(text):
        window_start = max(floor, match.start() - NAME_REACH)
        window = text[window_start : match.start()]
        entry = _best(window, how.names.get(match[0][:4], ()), match[0])
        if entry is None and last_name is not None and re.fullmatch(r"[,，、;；\s]*", text[floor : match.start()]):
            entry = _again(last_name[1], how.names.get(match[0][:4], ()), len(window))
        if entry is None:
            continue
        at, name, rid = entry
        start = window_start + min(at, len(window))
        if (start, rid) in used:
            continue
        used.add((start, rid))
        yield Mark(start, match.end(), RefType.BIBR, (rid,))
        floor = match.end()
        last_name = (start, name)


def _best(window: str, entries: Sequence[tuple[str, str, str]], year: str) -> tuple[int, str, str] | None:
    """(place in the window, name, id) of the entry whose first author stands nearest before the year."""
    best: tuple[tuple[int, int, int], str, str, int] | None = None
    same: dict[str, int] = {}
    for name, second, rid in entries:
        order = same[name] = same.get(name, -1) + 1
        at = _last(window, name)
        if at < 0 or _parted(window[at + len(name) :]):
            continue
        rest = window[at + len(name) :]
        agrees = int(bool(second) and second in rest) - int(
            bool(second) and second not in rest and re.search(r"[和与&]|\band\b", rest) is not None
        )
        letter = year[4:].strip()
        agrees += 2 if letter and ord(letter) - ord("a") == order else 0
        rank = (at, agrees, -order)
        if best is None or rank > best[0]:
            best = (rank, name, rid, at)
    return (best[3], best[1], best[2]) if best is not None else None


def _last(window: str, name: str) -> int:
    if not name.isascii():
        return window.rfind(name)
    places = [m.start() for m in re.finditer(rf"(?<![A-Za-z]){re.escape(name)}(?![a-z])", window, re.IGNORECASE)]
    return places[-1] if places else -1


def _parted(rest: str) -> bool:
    """Whether a sentence's end, or too many other words, part a name from the year behind it."""
    plain = re.sub(mark_knowledge().et_al, "", rest)
    return bool(re.search(r"[。；;！？]", plain)) or len(re.findall(r"[\u4e00-\u9fff]", plain)) > BETWEEN


def _again(name: str, entries: Sequence[tuple[str, str, str]], at: int) -> tuple[int, str, str] | None:
    """张三, 2015, 2017: a further year of the same author."""
    return next(((at, name, rid) for first, _, rid in entries if first == name), None)
