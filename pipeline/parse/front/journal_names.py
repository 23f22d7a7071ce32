"""The journal's name: what mastheads and running heads say that is neither title, nor authors, nor a column's label."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, reduce

from pipeline.knowledge import lazy
from pipeline.knowledge.front import front_knowledge
from pipeline.knowledge.journal_heads import journal_heads
from pipeline.knowledge.labels import label_at_start
from pipeline.model.article import Text
from pipeline.model.block import Label, LabelledBlock, Line, Origin
from pipeline.model.lang import Lang
from pipeline.model.source import Source
from pipeline.parse.front.authority import Authority, is_listed, mended_title
from pipeline.parse.front.heads import Reading, head_lines, head_zone, tight, without_folio
from pipeline.parse.front.name_words import LITTLE, balanced, is_spaced, respaced
from pipeline.text.numbers import with_digits
from pipeline.text.pinyin import is_initials, is_pinyin
from pipeline.text.script import HANZI, hanzi_count, latin_count
from pipeline.text.width import half_width
from pipeline.typeset.lines import face
from pipeline.typeset.measures import same_size

DATED = 6  # what a name counts more that volume, issue, date or ISSN follow: `示例学报 2020 年第 3 期`
LISTED = 3  # what it counts more that the table of journals has it
SURE_TITLE = 4  # hanzi of a title that is no common word: 改革 alone says nothing
LONGEST = {Lang.ZH: 24, Lang.EN: 100}  # characters of a name
SHORTEST = {Lang.ZH: 2, Lang.EN: 4}  # hanzi, or Latin letters, of a name: 改革, Cell
NAMED = 60  # characters of a head that names the authors; a longer one is no head
PART_OF_TITLE = 8  # characters: a shorter run may be the journal's name and stand in the title too
LONGEST_COLUMN = 8  # hanzi of a column's label
_LINK = lazy.compile(r"(?i)(?:https?://|www\.)[\w./\-]+")
NEXT_OF_NAME = 20.0  # points from the first line of a name to the second
RIGHT_UNDER = 1.8  # type sizes, the same where the second begins as names do
ON_AXIS = 0.5  # type sizes between the middles of centred lines
_wide = lazy.compile("\u3000{3,}")
_spread = lazy.compile("(?<=[\u4e00-\u9fff])\u3000{1,3}(?=[\u4e00-\u9fff](?:\u3000|$))")
_MARKS = " ,.;:-–—/·、|｜│┃\ufffd"
_BEHIND_PINYIN = lazy.compile(r"\([A-Za-z][A-Za-z\s]{4,}\)\s*([\u4e00-\u9fff]{2,8})\s*$")
_goes_on = lazy.compile(r"(?i)^(?:of|and|for|&)\s")
_unfinished = lazy.compile(r"(?i)(?:\b(?:of|and|for|the|in|on)|&)$")
_edition_touches = lazy.compile(r"(?<=[A-Za-z])\((?=[A-Z])")  # behind a bracket of full width
_edition = lazy.compile(r"(?:[A-Z][\w&]*\s+){1,4}(?:Edition|Ed\.?)")
# 西安 is written with the apostrophe between its syllables, and a full-width one leaves white behind it.
_apostrophe = lazy.compile(r"(?<=[A-RT-Za-rt-z])['’]\s+(?=[AOEaoe])")


@dataclass(frozen=True, slots=True)
class _Named:
    """A name in one printed place, and what the place counts."""

    name: str
    weight: int
    line: Line
    alone: bool  # whether its line holds nothing else
    source: Source
    beside: str  # the hanzi of its part of the line
    dated: bool  # whether volume, issue, date or ISSN stand beside it
    placed: bool  # whether its form is that of journals' names, or its line has volume, date or its pinyin

    @property
    def key(self) -> str:
        return _bare(self.name)


def journal_name(
    heads: Sequence[LabelledBlock],
    found: Sequence[Reading],
    lang: Lang,
    titles: Sequence[str],
    persons: Sequence[str],
    translated: str = "",
    known: Authority | None = None,
) -> Text | None:
    """The name that heads and feet repeat, that of the citation where it is one of them or there is none.

    `translated` is the name in hanzi: neither its pinyin nor the letters its syllables begin with are an English name.
    `known` is the journal that the identifiers leave: a printed form of its title beats every other line, and its
    title stands where no page prints one.
    """
    cited = next((_without_pinyin(r, translated) for r in found if r.field == f"name.{lang}"), None)
    named = [
        item
        for item in _named(heads, lang, titles, persons)
        if not (is_pinyin(item.name, translated) or is_initials(item.name, translated))
        and not (lang is Lang.EN and _is_beside_another(item, translated))
    ]
    if lang is Lang.ZH and heads:  # printed once, with no place in the journal, it is as likely a column's label
        first_page = min(block.block.page for block in heads)
        times = Counter(item.key for item in named)
        placed = {item.key for item in named if _may_be_alone(item, first_page, known)}
        named = [item for item in named if times[item.key] > 1 or item.key in placed]
    counts: Counter[str] = Counter()
    dated = any(item.dated for item in named)
    for item in named:
        counts[item.key] += item.weight + (_listed_weight(item, dated) if lang is Lang.ZH else 0)
    if lang is Lang.EN:
        _add_abbreviated(counts, named)
    shortened = cited is not None and any(_is_short_for(item.name, cited.value) for item in named)
    if cited is not None and (_bare(cited.value) in counts or not counts or shortened or lang is Lang.ZH):
        return Text(cited.value, lang, cited.source)
    own = {item.key for item in named if lang is Lang.ZH and known is not None and known.agrees(item.name)}
    best = max(named, key=lambda item: (item.key in own, counts[item.key]), default=None)
    if best is None:
        return known.title(lang) if known is not None else None
    name = mended_title(best.name, known)
    if lang is Lang.ZH and known is not None and not known.agrees(name) and not best.placed and known.title(lang):
        return known.title(lang)
    return Text(name, lang, best.source)


def _without_pinyin(cited: Reading, translated: str) -> Reading:
    """The cited name without the pinyin that stands before it: `Shi Li Xue Bao/Journal of Examples`."""
    kept = [part.strip() for part in cited.value.split("/") if not is_pinyin(part, translated)]
    return replace(cited, value="/".join(kept)) if translated and kept else cited


def _is_beside_another(item: _Named, translated: str) -> bool:
    """Whether the hanzi of its part of the line are not the journal's name: a column, set with its translation."""
    beside, own = _bare(item.beside), _bare(translated)
    return len(beside) > 1 and len(own) > 1 and beside not in own and own not in beside


def _add_abbreviated(counts: Counter[str], named: Sequence[_Named]) -> None:
    """Give what a shortened name counts to the whole one: `Example J. Phys.` is `EXAMPLE JOURNAL OF PHYSICS`.

    A running head may leave out the edition that the masthead has: `Example Journal (Social Sciences Edition)`.
    """
    names = {item.key: item.name for item in named}
    for short in list(names):
        whole = next((key for key in names if key != short and _is_short_for(names[short], names[key])), None)
        if whole is not None:
            counts[whole] += counts.pop(short)


def _is_short_for(short: str, whole: str) -> bool:
    """Whether each word of a name with stops begins the other's word at its place, the little words left out.

    Or the other is the same name with its edition.
    """
    if _edition.fullmatch(re.sub(r"[()]", "", whole.removeprefix(short)).strip()):
        return True
    words = [re.findall(r"[a-z]+", name.casefold()) for name in (short, whole)]
    own, full = ([word for word in found if word not in LITTLE] for found in words)
    return "." in short and len(own) == len(full) > 1 and all(b.startswith(a) for a, b in zip(own, full, strict=True))


def _may_be_alone(item: _Named, first_page: int, known: Authority | None) -> bool:
    """Whether the name needs no second place: its line says where in the journal it stands, or a table lists it."""
    if known is not None and known.agrees(item.name):
        return True
    return (
        item.placed or (len(item.name) >= SURE_TITLE and is_listed(item.name))
    ) and item.source.page <= first_page + 1


def _listed_weight(item: _Named, dated: bool) -> int:
    """What a name counts more that is in the tables; many columns are called as another journal is (法学研究).

    Beside a name with its volume or date, one without says nothing by being listed.
    """
    return LISTED if (item.placed or not dated) and is_listed(item.name) else 0


def names_in_heads(
    heads: Sequence[LabelledBlock], lang: Lang, titles: Sequence[str], persons: Sequence[str]
) -> Iterator[tuple[str, Source]]:
    """Each name in the heads and feet that may be the journal's, or its column's, in every place."""
    return ((item.name, item.source) for item in _named(heads, lang, titles, persons))


def _named(
    heads: Sequence[LabelledBlock], lang: Lang, titles: Sequence[str], persons: Sequence[str]
) -> Iterator[_Named]:
    first_page = min((block.block.page for block in heads if block.origin is not Origin.COVER), default=1)
    before: _Named | None = None
    zone = head_zone(heads)
    for block in heads:
        place = block.block.bbox.top
        if block.label is Label.UNPLACED and (place >= zone or block.block.page > first_page):
            continue  # running text, not a masthead
        whole = " ".join(own.text for own in head_lines(block))
        for line in head_lines(block):
            column = not any(p.search(tight(line.text)) for p in journal_heads().patterns["volume"])
            parts = pieces(line.text)
            for piece in parts:
                if _is_aside(piece, column) or _is_of_article(piece, titles, persons):
                    continue
                for name in _zh_names(piece) if lang is Lang.ZH else _en_names(piece):
                    weight = _weight(name, piece, place < zone)
                    placed = block.origin is Origin.COVER or _is_placed(name, whole if place < zone else line.text)
                    is_column = lang is Lang.EN and len(parts) == 1  # beside the volume stands the journal
                    beside = _hanzi_of(piece) or (_column_over(heads, block, line) if is_column else "")
                    alone = len(parts) == 1 and _bare(piece) == _bare(name)
                    item = _Named(name, weight, line, alone, block.source, beside, is_dated(piece), placed)
                    own = _joined(before, item)
                    if own is not None:
                        before = own
                        yield own


def _hanzi_of(piece: str) -> str:
    return "".join(re.findall(f"[{HANZI}]+", journal_heads().strip.sub("", piece)))


def _column_over(heads: Sequence[LabelledBlock], block: LabelledBlock, line: Line) -> str:
    """The few hanzi of a line right over or under this one, of which it may be the translation."""
    near = (
        _hanzi_of(with_digits(half_width(other.text)))
        for head in heads
        if head.block.page == block.block.page
        for other in head_lines(head)
        if other is not line
        and abs(other.bbox.top - line.bbox.top) <= NEXT_OF_NAME
        and other.bbox.x_overlap(line.bbox) > 0
        and not latin_count(other.text)
    )
    return next((hanzi for hanzi in near if 1 < len(hanzi) <= LONGEST_COLUMN), "")


def _weight(name: str, piece: str, high: bool) -> int:
    """What a name in this part of a line counts: more in the upper margin than in the lower."""
    sure = 2 if journal_heads().sure.search(name) else 1
    return sure * ((2 if high else 1) + (DATED if is_dated(piece) else 0))


def is_dated(text: str) -> bool:
    heads, bare = journal_heads(), tight(without_folio(text))
    return any(pattern.search(bare) for own in (*heads.patterns.values(), heads.places) for pattern in own)


def _is_placed(name: str, line: str) -> bool:
    return bool(journal_heads().sure.search(name)) or is_dated(line) or is_pinyin(re.sub(f"[{HANZI}]", "", line), name)


def _joined(before: _Named | None, item: _Named) -> _Named | None:
    """The name whole, where this is its second line: `Express Information`, under it `of the Example Industry`.

    Or the first line ends in the middle: `JOURNAL OF FOLDING AND`, under it `GLIDING`.

    The edition stands in brackets: `Journal of Example University`, under it `(Natural Science Edition)`.
    """
    edition = _edition.fullmatch(item.name) is not None
    begins = edition or _goes_on.match(item.name) is not None
    if before is None or before.source.page != item.source.page or not 0 < _fall(before, item) <= NEXT_OF_NAME:
        return None if begins else item
    if not begins and _unfinished.search(before.name) is None and not _is_wrapped(before, item):
        return item
    behind = f"({item.name})" if edition else item.name
    return replace(before, name=f"{before.name} {behind}", weight=before.weight + item.weight, placed=True)


def _fall(above: _Named, below: _Named) -> float:
    return below.line.bbox.top - above.line.bbox.top


def _is_wrapped(above: _Named, below: _Named) -> bool:
    """Whether two lines without anything beside them are one English name, broken in a column of the masthead.

    Printed convention: both are set in one type, in capitals or not, right under each other and on one axis.
    """
    one, two = above.line, below.line
    alike = face(one) == face(two) and same_size(one.size, two.size) and above.name.isupper() == below.name.isupper()
    is_on_axis = abs(one.bbox.x_mid - two.bbox.x_mid) < ON_AXIS * one.size
    is_under = _fall(above, below) < RIGHT_UNDER * one.size
    both = above.alone and below.alone and not hanzi_count(above.name + below.name)
    return both and alike and is_on_axis and is_under


def _bare(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def pieces(text: str) -> list[str]:
    """The parts of a line that wide white holds apart, in half width."""
    return [with_digits(half_width(piece)).strip() for piece in _wide.split(_spread.sub("", text)) if piece.strip()]


@lru_cache(maxsize=1 << 10)  # the names of either language, and the journal, are looked for in the same lines
def _is_aside(piece: str, may_be_column: bool) -> bool:
    """Whether this part of a line says something else than the journal's name, in either language.

    Convention: a column's label stands with its translation (`专题 TOPIC`), often between dots; beside the volume
    stands the journal, even one that is called as columns are.
    """
    heads = journal_heads()
    bare = tight(_LINK.sub(" ", piece))
    # `示例学报 2018, 51(9): 12-19`: the colon before the pages is none of a title's
    unplaced = reduce(lambda text, pattern: pattern.sub(" ", text), heads.places, bare)
    if (hanzi_count(bare) and heads.not_name.search(unplaced)) or heads.owner.search(bare):
        return True
    if re.search(r"(?i)[@\[№]|\bet\s+al\b", piece) or heads.dotted.search(bare) or label_at_start(piece):
        return True
    if not may_be_column:
        return False
    columns = front_knowledge().categories
    names = [*_zh_names(piece), *_en_names(piece)]
    return any(name.casefold() in columns or heads.column.search(name) for name in names)


def _is_of_article(piece: str, titles: Sequence[str], persons: Sequence[str]) -> bool:
    bare = re.sub(r"\d", "", _bare(piece))
    for title in filter(None, (re.sub(r"\d", "", _bare(title)) for title in titles)):
        if title.startswith(bare) or (len(bare) >= PART_OF_TITLE and bare in title):
            return True
        if len(title) >= PART_OF_TITLE and title in bare:
            return True
    return any(person and person.replace(" ", "").casefold() in bare for person in persons) and len(bare) < NAMED


def _zh_names(piece: str) -> list[str]:
    quoted = re.search(f"《([{HANZI}()]{{2,24}})》", piece)
    rest = quoted[1] if quoted else journal_heads().strip.sub("  ", piece)
    column = _BEHIND_PINYIN.search(rest)  # 示例化学(SHILI HUAXUE)　研究报告
    if column is not None and column[1] in front_knowledge().categories:
        rest = rest[: column.start()]
    name = "".join(re.findall(f"[{HANZI}()·、]+", re.sub(r"\s+", "", rest)))
    name = _without_counters(balanced(name).strip("·、"))
    return [name] if hanzi_count(name) >= SHORTEST[Lang.ZH] and len(name) <= LONGEST[Lang.ZH] else []


def _without_counters(name: str) -> str:
    """The title without the words of volume and issue whose figures the text layer has lost: `示例学报年第`."""
    bare = journal_heads().counters.sub("", name)
    return bare if bare != name and is_listed(bare) else name


def _en_names(piece: str) -> list[str]:
    """The English names of a piece: Latin words between hanzi are terms of a Chinese sentence, not a name."""
    rest = re.sub(r"\s+", " ", _apostrophe.sub("’", journal_heads().strip.sub("  ", piece)))
    first, *others = re.split(f"[{HANZI}《》]+", rest)
    found = []
    for run in (first, *others[-1:]):
        for part in run.split(" / "):
            # `Journal of Examples, Vol. 40, pp. 12-19`, its figures cut
            own, *_ = re.split(r",\s*(?:,|pp?\b)", part.strip(_MARKS))
            name = _edition_touches.sub(" (", respaced(balanced(own.strip(_MARKS)).strip(_MARKS)))
            is_long = SHORTEST[Lang.EN] <= latin_count(name) and len(name) <= LONGEST[Lang.EN]
            if name[:1].isupper() and is_long and is_spaced(name):
                found.append(name)
    return found
