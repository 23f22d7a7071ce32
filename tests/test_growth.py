"""What is printed without end costs what its length costs: steps are counted, of a list and of one twice as long.

A step is a call of a function or a resumption of a generator; no clock is asked. What is linear doubles, what
is quadratic takes four times as many. Two and a half times is told already: there a third as many steps are of the
square as of the line.
"""

from __future__ import annotations

import cProfile
from collections.abc import Callable

import pytest
from archive.pdfs import chinese

from pipeline import align, check
from pipeline.align import affs, assign, contribs, kwds
from pipeline.label.zones.author_date import author_date_list
from pipeline.label.zones.cuts import fields_of_a_line
from pipeline.model.article import Aff
from pipeline.model.block import Label
from pipeline.model.lang import Lang
from pipeline.parse import article as parsed
from pipeline.parse.front.contribs import byline
from pipeline.read.mend import _once
from pipeline.run import convert
from pipeline.settings import Settings
from pipeline.text import names
from pipeline.text.opposite import ABOUT, WHOLE, opposite
from tests.align.made import SOURCE, contrib
from tests.front.made import block
from tests.label.placed import column, decided, item
from tests.read.made import chars

MOST = 2.5
MANY = 75  # of what a document has some dozens of
LONG = WHOLE + 8  # a list that is compared about the place, of which only a short one is compared whole
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜"
READ = "Zhao Qian Sun Li Zhou Wu Zheng Wang Feng Chen Chu Wei Jiang Shen Han Yang Zhu Qin Xu He Lü Zhang Kong Cao Yan"
READ += " Hua Jin Wei Tao Jiang"
GIVEN = "明华强丽芳军敏静伟勇杰娟涛超霞平刚桂兰英文玉"
GIVEN_READ = "ming hua qiang li fang jun min jing wei yong jie juan tao chao xia ping gang gui lan ying wen yu"


def person(at: int) -> tuple[str, str]:
    """A name in hanzi, and as it is read."""
    own, first = at % len(SURNAMES), at // len(SURNAMES)
    second, third = first % len(GIVEN), first // len(GIVEN) % len(GIVEN)
    given = GIVEN_READ.split()
    return SURNAMES[own] + GIVEN[second] + GIVEN[third], f"{READ.split()[own]} {given[second].title()}{given[third]}"


def steps(work: Callable[[], object]) -> int:
    """How many calls of functions, ours and others', the work takes."""
    counted = cProfile.Profile()  # counts in C: a function of ours called at each step takes most of the time
    counted.runcall(work)
    return sum(entry.callcount for entry in counted.getstats())


def ratio(make: Callable[[int], Callable[[], object]], count: int) -> float:
    """How many times as many steps twice as many take; what is read once only is read before."""
    make(count)()
    return steps(make(2 * count)) / steps(make(count))


def test_the_measure_tells_a_square_from_a_line():
    def square(count: int) -> Callable[[], object]:
        return lambda: [abs(one - other) for one in range(count) for other in range(count)]

    def line(count: int) -> Callable[[], object]:
        return lambda: [abs(one) for one in range(count)]

    assert ratio(square, 100) > 3.9
    assert ratio(line, 100) < 2.1


def letters(count: int) -> Callable[[], object]:
    """Equal letters on one line, the last two one over the other."""
    own = chars("a" * count, size=0.1)
    return lambda: _once([*own, own[-1]])


def people(count: int) -> Callable[[], object]:
    zh, en = zip(*map(person, range(count)), strict=True)
    own = [contrib(name) for name in zh]
    other = [contrib(name.replace(" ", "|")) for name in en]
    return lambda: contribs.align(own, other)


def readings(count: int) -> Callable[[], object]:
    zh, en = zip(*map(person, range(count)), strict=True)
    return lambda: names.latin_names(en, zh)


def keywords(count: int) -> Callable[[], object]:
    zh, en = zip(*map(person, range(count)), strict=True)
    return lambda: kwds.align(zh, en)


def institutions(count: int) -> Callable[[], object]:
    zh = [Aff(Lang.ZH, f"示例大学第{at}学院", SOURCE) for at in range(count)]
    en = [Aff(Lang.EN, f"School {at}, Example University", SOURCE) for at in range(count)]
    return lambda: affs.align(zh, en)


def a_byline(count: int) -> Callable[[], object]:
    zh = [person(at)[0] for at in range(count)]
    lines = [block(Label.BYLINE, "，".join(zh[at : at + 6]), lang=Lang.ZH) for at in range(0, count, 6)]
    return lambda: byline(lines)


def an_article(count: int) -> Callable[[], object]:
    """Persons in both languages with their marks and institutions, parsed, aligned and checked."""
    every = [person(at) for at in range(count)]
    blocks = []
    for lang, own in ((Lang.ZH, [zh for zh, _ in every]), (Lang.EN, [en for _, en in every])):
        mark = "，" if lang is Lang.ZH else ", "
        marked = [f"{name}^{{{at % 50 + 1}}}" for at, name in enumerate(own)]
        blocks += [block(Label.BYLINE, mark.join(marked[at : at + 5]), lang=lang) for at in range(0, count, 5)]

    def work() -> None:
        found = parsed(blocks, [], frozenset(), lambda _: None)
        check.article(align.article(found, lambda _: None), lambda _: None)

    return work


def white(count: int) -> Callable[[], object]:
    """A line of words parted by wide white: where a number may begin, a label is looked for."""
    own = block(Label.PARAGRAPH, "　　".join(["甲乙"] * count), lang=Lang.ZH).block
    return lambda: fields_of_a_line(own)


def entries_without_works(count: int) -> Callable[[], object]:
    """Paragraphs that begin as author-date entries do, and say of no work where it stands."""
    own = column(*(item(f"Li Ming, Wang Fei. 2001. On pond {at}", top=20.0 * at) for at in range(count)))
    return lambda: author_date_list(own, decided())


TEXT = (10.5, "苔藓生长在墙上，这里是虚构的文字，用来占据版面。")


def references(at: int) -> list[tuple[float, str]]:
    return [(9, f"[{at + 1}] {person(at)[0]}. 虚构苔藓之{at}[J]. 示例学报, {1980 + at % 40}, {at % 30 + 1}(2): 3-9.")]


def citations(at: int) -> list[tuple[float, str]]:
    return [(10.5, f"苔藓生长在墙上[{at + 1}]，这里是虚构的文字。")]


def tables(at: int) -> list[tuple[float, str]]:
    return [TEXT, (9, f"表{at + 1}　苔藓的分布"), (9, "品种　　　产量　　　高度"), (9, "甲　　　3.2　　　1.5")]


def figures(at: int) -> list[tuple[float, str]]:
    return [TEXT, (9, f"图{at + 1}　苔藓的分布"), (9, f"Fig. {at + 1} Distribution of moss")]


@pytest.mark.parametrize("printed", [references, citations, tables, figures])
def test_a_document_of_twice_as_many_takes_twice_the_steps(printed, tmp_path):
    def document(count: int) -> Callable[[], object]:
        many = [line for at in range(count) for line in printed(at)]
        head = [(18.0, "虚构的苔藓"), (12.0, "1　引言"), *[TEXT] * 20]
        own = [(12.0, "参考文献"), *many] if printed is references else [*many, (12.0, "参考文献"), *references(0)]
        lines = [*head, *own]
        path = tmp_path / f"{count}.pdf"
        path.write_bytes(chinese(*(lines[at : at + 40] for at in range(0, len(lines), 40))))
        return lambda: convert(path, Settings(pictures=False, ocr="off"))

    assert ratio(document, MANY) < MOST


@pytest.mark.parametrize(
    ("make", "count"),
    [
        (letters, 500),
        (people, LONG),
        (readings, LONG),
        (keywords, LONG),
        (institutions, LONG),
        (a_byline, 120),
        (an_article, LONG),
        (white, 100),
        (entries_without_works, 60),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_twice_as_many_take_twice_the_steps(make, count):
    assert ratio(make, count) < MOST


def test_a_short_list_is_compared_whole_and_a_long_one_about_the_place():
    assert opposite(5, WHOLE, WHOLE) == range(WHOLE)
    assert opposite(40, WHOLE + 1, WHOLE + 1) == range(40 - ABOUT, 40 + ABOUT + 1)
    assert opposite(0, 200, 100) == range(ABOUT + 1)
    assert opposite(199, 200, 100) == range(99 - ABOUT, 100)


@pytest.mark.parametrize("moved", [0, ABOUT])
def test_a_long_list_is_paired_too(moved):
    order = [*range(moved, 100), *range(moved)]
    found = dict(assign.pairs(100, 100, lambda i, j: float(order[i] == j)))
    assert all(found[at] == order[at] for at in range(100 - moved))


def test_of_two_for_one_in_a_long_list_the_better_is_its_pair():
    worth = {(1, 1): 0.5, (2, 1): 0.9, (1, 2): 0.4}
    assert assign.pairs(100, 100, lambda i, j: worth.get((i, j), 0.0)) == ((1, 2), (2, 1))
