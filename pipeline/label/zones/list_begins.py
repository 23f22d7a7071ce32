"""Where the list of references begins: its heading, or its first entry where that cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from pipeline.knowledge import lazy
from pipeline.knowledge.body_headings import heading_knowledge
from pipeline.knowledge.labels import label_at_start
from pipeline.label.zones import rules
from pipeline.label.zones.author_date import author_date_list
from pipeline.label.zones.claims import BlockClaim, Decided
from pipeline.label.zones.entries import COUNTED, ENTRY, LONGEST_ENTRY, PLACE_BEHIND_YEAR, TYPE_MARK, number_of
from pipeline.label.zones.items import Item, over_on_page
from pipeline.model.block import Label
from pipeline.text.marks import LOST

_LONE_LABEL = lazy.compile(r"[\[［〔【(（]\s*\d{1,3}\s*[\]］〕】)）]")
_COUNTED = lazy.compile(r"\s*[\[［〔【(（]?\s*(\d{1,3})\s*[\]］〕】)）.．、]?\s*[^\W\d_]")
_SPACED_FIGURES = lazy.compile(r"(?<=\d) +(?=\d)")  # `2 0 1 4.`, as some text layers have it
_PLAIN = lazy.compile(r"\s*(\d{1,3})\s*[.．、]?\s+\S")
_CIRCLED = lazy.compile(r"①\s*\S")
# `张三：《题名》，《刊名》2015年第8期`, `《某某志》，某某书局，1962年`: entries of the humanities without numbers
_TITLED = lazy.compile(r"\s*(?:[^《》：:。]{2,60}[：:]\s?)?《[^《》]+》\s?[，,（(]")
NUMBERED = 3  # blocks under a heading that begin with a number in brackets: no text of the body does
HEADING_SIGNS = (4, 6)  # 参考文献, with a colon or in brackets
LEAST_ENTRIES = 4  # of a list without a heading
MARKED = 0.5  # of its entries have the mark of a kind of work, or its year and place


def list_begins(article: Sequence[Item], decided: Decided) -> tuple[int, list[BlockClaim]] | None:
    """The place of the list's heading, or of its first entry where that stands far off or cannot be read."""
    start = _heading(article, decided)
    far = _far_heading(article) if start is None else None
    if far is not None:
        return far[1], [far[0], _first(article[far[1]])]
    start = _without_heading(article, decided) if start is None else start
    start = author_date_list(article, decided) if start is None else start
    return (start, [_first(article[start])]) if start is not None else None


def _first(item: Item) -> BlockClaim:
    """What the list begins with: its heading, or its first entry, which may stand behind the heading's word."""
    if item.hit is None:
        return BlockClaim(Label.REF, rules.FIRST_ENTRY, item)
    return BlockClaim(Label.REF_HEADING if is_alone(item) else Label.REF, rules.of_word(item.hit.row), item)


def _heading(article: Sequence[Item], decided: Decided) -> int | None:
    """The last heading of a list whose next blocks look like entries."""
    places = [place for place in range(len(article)) if is_list(article, place, decided)]
    if not places:
        return None
    first = places[-1]
    for place in reversed(places[:-1]):  # a list in each language: the first one's entries reach the second
        between = article[place + 1 : first]
        if _are_notes(article[place], between, article[first + 1 : first + 2]):
            break
        if sum(bool(ENTRY.match(item.text) or TYPE_MARK.search(item.text)) for item in between) * 2 < len(between):
            break
        first = place
    return first


def _are_notes(heading: Item, between: Sequence[Item], entries: Sequence[Item]) -> bool:
    """Whether what stands between two headings are the article's notes: 注释, ① …, and then 参考文献, [1] ….

    Convention (CAJ-CD B/T 1—2006, 注释): notes have circled figures, and stand together before the list, whose
    entries have figures in brackets.
    """
    is_heading = heading_knowledge().notes.match(heading.text.strip()) is not None
    circled = [_CIRCLED.match(item.text) is not None for item in (*between[:1], *entries)]
    return is_heading and circled == [True, False]


def _far_heading(article: Sequence[Item]) -> tuple[BlockClaim, int] | None:
    """The heading at the foot of the left column over a list of full width, and the place of the list's first entry."""
    for place, item in enumerate(article):
        if item.hit is not None and item.hit.row.label is Label.REF_HEADING and is_alone(item):
            for at in range(place + 1, len(article)):
                entries = article[at : at + 3]
                if number_of(article[at].text) == 1 and TYPE_MARK.search(" ".join(i.text for i in entries)):
                    return BlockClaim(Label.REF_HEADING, rules.of_word(item.hit.row), item), at
    return None


def _without_heading(article: Sequence[Item], decided: Decided) -> int | None:
    """The first entry of a list whose heading cannot be read: entries that count from 1 up, most with type marks.

    A heading that is a picture, or set in a font without a table of characters, leaves the numbers all the same.
    Journals of physics print none, a rule stands over `[1] Li M, Wang X F 2002 Exam. Phys. Lett. 80 1270`. Numbers
    without brackets are also those of headings and of lists in the text, which have no type marks.
    """
    pages = frozenset(item.page for item in article)
    for place in range(len(article) - 1, -1, -1):
        counted = next((form for form in _FORMS if _opens_list(article, place, form, pages)), None)
        if counted is None or not decided.is_open(article[place]):
            continue
        entries = _counted_entries(article[place:], counted)
        marked = sum(_is_work(text) for text in entries)
        least = COUNTED if place and _is_unread(article[place - 1]) else LEAST_ENTRIES
        if len(entries) >= least and marked >= MARKED * len(entries):
            return place
    return None


def _opens_list(article: Sequence[Item], place: int, counted: Callable[[str], int], pages: Collection[int]) -> bool:
    """Whether the block has number 1, or is the first with a number behind a page without text, none of the `pages`.

    The list's heading and its first entries are lost with such a page.
    """
    item = article[place]
    number = counted(item.text)
    if number <= 1 or item.page - 1 in pages or item.page - 1 <= article[0].page:
        return number == 1
    return not any(counted(other.text) for other in over_on_page(article, place))


def _counted_entries(items: Sequence[Item], counted: Callable[[str], int]) -> list[str]:
    """The texts from the first number on while they count up, the lines without a number joined to the one before them.

    Within a block a line may begin with another figure: `32（10）：8-12`.
    """
    entries: list[str] = []
    first = counted(items[0].text)
    for item in items:
        for row, line in enumerate(item.block.lines):
            own, following = counted(line.text), first + len(entries)
            if (row == 0 and own and own != following) or item.page > items[0].page + 1:
                return entries
            if own == following:
                entries.append(line.text)
            elif entries:
                entries[-1] += f" {line.text}"
    return entries


def _is_work(text: str) -> bool:
    """Whether an entry says what it is of; a section of the body, which cites works, is longer."""
    return len(text) < LONGEST_ENTRY and bool(TYPE_MARK.search(text) or PLACE_BEHIND_YEAR.search(text))


def _plain_number(text: str) -> int:
    """The number without brackets that an entry begins with; 0 where it begins with none."""
    match = _PLAIN.match(text)
    return int(match[1]) if match else 0


_FORMS = (number_of, _plain_number)  # of an entry's number


def _is_unread(item: Item) -> bool:
    """Whether the block is a line of nothing but signs without a form, as many as 参考文献 has and a colon."""
    text = item.text.strip()
    return HEADING_SIGNS[0] <= len(text) <= HEADING_SIGNS[1] and not text.strip(LOST)


def is_list(article: Sequence[Item], place: int, decided: Decided) -> bool:
    """Whether a heading stands here with entries after it."""
    item = article[place]
    if item.printed is not Label.REF_HEADING or not decided.is_open(item):
        return False
    rest = _behind_heading(item)
    is_entry = ENTRY.match(rest) or (_CIRCLED.match(rest) and TYPE_MARK.search(rest))  # ① may be a note's
    if rest and not is_entry and not is_alone(item):
        return False
    following = article[place + 1 : place + 6]
    numbered = sum(number_of(item.text) > 0 for item in following)
    if not rest and following and number_of(following[0].text) == 1:
        return True  # 参考文献 alone, and [1] under it
    text = _SPACED_FIGURES.sub("", rest + " ".join(item.text for item in following))
    titled = sum(_TITLED.match(line.text) is not None for item in following for line in item.block.lines)
    if TYPE_MARK.search(text) or max(numbered, titled) >= NUMBERED:
        return True
    is_plain = not item.text.lstrip().startswith(LOST)  # not in brackets without a form, which may close a note
    return is_alone(item) and (_counts_up(following) or (is_plain and _lacks_figures(following)))


def is_alone(item: Item) -> bool:
    """Whether the heading has its line for itself; a number from the gutter of the next column may stand at its end."""
    rest = _behind_heading(item).strip(LOST + " ")
    return not rest or _LONE_LABEL.fullmatch(rest) is not None


def _lacks_figures(items: Sequence[Item]) -> bool:
    """Whether these hold signs without a form and no figure: a recognised layer has lost numbers, years and marks."""
    own = [item for item in items if item.page == items[0].page]
    lost = [LOST in line.text for item in own for line in item.block.lines]
    is_enough = sum(lost) >= NUMBERED or (len(lost) >= COUNTED and all(lost))
    return is_enough and not any(char.isdecimal() for item in own for char in item.text)


def _behind_heading(item: Item) -> str:
    """What stands behind the heading, the same heading in the other language left out: `参考文献` over `References`."""
    rest = item.text[item.hit.end :].strip() if item.hit else ""
    other = label_at_start(rest)
    return rest[other.end :].strip() if other is not None and other.row.label is Label.REF_HEADING else rest


def _counts_up(items: Sequence[Item]) -> bool:
    """Whether the lines under a heading count 1, 2 … at one left edge: a list, whatever its entries' form."""
    edge: float | None = None
    number = 0
    for line in (line for item in items for line in item.block.lines):
        match = _COUNTED.match(line.text)
        if match and int(match[1]) == number + 1 and (edge is None or abs(line.bbox.x0 - edge) < line.size):
            number, edge = number + 1, line.bbox.x0
    return number >= COUNTED
