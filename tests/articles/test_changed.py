"""tools/changed.py: pages as other journals, copiers and libraries print them, and what stays as it was."""

from __future__ import annotations

import json
import random
import re
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.model.geometry import Bbox
from pipeline.model.page import Font, Page
from pipeline.run import Result, reading
from tests.conftest import INPUT

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))
from change import beside
from change.kinds import BY_NAME, KINDS, han, label
from change.printed import SETTINGS, Printed, band, ink, reworded, runs, text_of, typeset
from changed import Job, changed, differences, values, write

SONG, HEI = Font("Song"), Font("Hei", bold=True)
SAMPLES = ("clinical-structured", "economics-one-column")


def page(*rows: tuple[str, float, float], number: int = 1) -> Page:
    """A page with rows of text, each with its height and size, at the left margin."""
    chars = [char for text, line, size in rows for char in typeset(text, (60, line), size, SONG)]
    return Page(number, 500, 700, tuple(chars))


def paper(*pages: Page) -> Printed:
    """Pages of which nothing was read."""
    from pipeline.model.article import Article, Back, Front
    from pipeline.model.block import Layout
    from pipeline.model.body import Body
    from pipeline.model.lang import Lang
    from pipeline.run import Reading

    article = Article(Lang.ZH, Front(), Body(()), Back())
    return Printed(Reading(Path("made.pdf"), pages), Result(Path("made.pdf"), pages, Layout((), ()), (), article, ()))


def rows(own: Page) -> list[str]:
    return [text_of(run) for run in runs(own.chars)]


def by(name: str, *pages: Page) -> tuple[Page, ...]:
    """The pages as this kind prints them."""
    own = beside.Measure("made", 60, 440, 10, True, None, None)
    return BY_NAME[name].pages(paper(*pages), own, ())


def heights(own: Page) -> list[float]:
    return [run[0].baseline for run in runs(own.chars)]


# ---------------------------------------------------------------- pages
def test_all_type_gets_the_size_of_the_text_but_smaller_stays() -> None:
    (found,) = by("one-size", page(("示例题名", 80, 18), ("示例的正文一行又一行", 120, 10), ("注", 140, 7)))
    assert [run[0].size for run in runs(found.chars)] == [10, 10, 7]
    assert heights(found) == [80, 120, 140]


def test_bold_type_becomes_plain() -> None:
    own = replace(page(), chars=tuple(typeset("示例", (60, 80), 10, HEI)))
    (found,) = by("plain-faces", own)
    assert not any(char.font.bold for char in found.chars)


def test_spaces_are_left_out_and_nothing_moves() -> None:
    own = page(("an example", 80, 10))
    (found,) = by("no-spaces", own)
    assert list(found.chars) == ink(own)


def test_what_is_smaller_is_so_in_all_that_it_has() -> None:
    own = replace(page(("示例", 80, 10)), rules=(Bbox(60, 90, 160, 91),))
    (found,) = by("reduced", own)
    share = found.width / own.width
    assert found.chars[0].size == pytest.approx(10 * share)
    assert found.rules[0].x1 == pytest.approx(160 * share)


def test_white_between_lines_grows_and_shrinks_and_the_page_s_number_stays_last() -> None:
    own = page(("示例题名", 80, 10), ("示例的正文", 130, 10), ("· 1 ·", 680, 9))
    (loose,), (tight,) = by("loose", own), by("tight", own)
    assert heights(loose)[1] - heights(loose)[0] > 50 > heights(tight)[1] - heights(tight)[0]
    assert heights(loose)[2] > heights(loose)[1]
    assert heights(tight)[2] > heights(tight)[1]


def test_a_stamp_stands_at_the_foot_of_each_page() -> None:
    for own in by("stamped", page(("示例", 80, 10)), page(("又一页", 80, 10), number=2)):
        assert rows(own)[-1] == "万方数据"
        assert own.chars[-1].baseline > own.height * 0.95


def test_rows_are_painted_in_another_order_and_stand_where_they_stood() -> None:
    own = page(*((f"第{han(place)}行", 60 + 20 * place, 10) for place in range(1, 9)))
    (found,) = by("reordered", own)
    assert rows(found) != rows(own)
    assert set(found.chars) == set(own.chars)


def test_two_pages_stand_on_a_sheet_one_beside_the_other() -> None:
    sheet, last = beside.sheets(paper(*(page((f"第{n}页", 80, 10), number=n) for n in (1, 2, 3))), random.Random(1))[:2]
    assert (sheet.number, last.number) == (1, 2)
    wide = max(sheet, last, key=lambda own: own.width)
    assert wide.width == 1000
    assert max(char.x0 for char in wide.chars) > 500


# ---------------------------------------------------------------- words
@pytest.mark.parametrize("printed", ["摘要：", "摘　要:", "[摘 要] ", "【摘要】"])
def test_a_label_is_found_however_it_is_dressed(printed: str) -> None:
    run = typeset(f"{printed}示例", (60, 80), 10, SONG)
    assert text_of(reworded(run, re.compile(label("摘要")), "提要 ")) == "提要 示例"


def test_a_word_within_a_row_is_no_label() -> None:
    run = typeset("本文的摘要：示例", (60, 80), 10, SONG)
    assert reworded(run, re.compile(label("摘要")), "提要") == run


def test_what_stands_behind_other_words_moves_along() -> None:
    run = reworded(typeset("[12] 示例", (60, 80), 10, SONG), re.compile(r"^\[(\d+)\] "), r"\1. ")
    assert text_of(run) == "12. 示例"
    assert run[-1].x1 == pytest.approx(60 + 4 * 5 + 2 * 10)


@pytest.mark.parametrize(("number", "words"), [(1, "一"), (10, "十"), (14, "十四"), (20, "二十"), (35, "三十五")])
def test_numbers_in_hanzi(number: int, words: str) -> None:
    assert han(number) == words


# ---------------------------------------------------------------- neighbours
def test_a_neighbour_s_end_and_head_leave_its_number_out() -> None:
    own = page(*((f"示例的正文第{place:02}行又几字", 60 + 15 * place, 10) for place in range(20)), ("· 7 ·", 680, 9))
    end = beside._end(own)
    assert end is not None
    assert "· 7 ·" not in rows(end)
    assert rows(end)[-1] == rows(own)[-2]


def test_papers_are_beside_those_that_are_set_like_them() -> None:
    def measure(name: str, right: float, is_one_column: bool) -> beside.Measure:
        return beside.Measure(name, 60, right, 10, is_one_column, None, None)

    own = measure("own", 440, True)
    others = [measure("wide", 600, True), measure("like", 445, True), measure("columns", 440, False), own]
    assert [other.name for other in beside.like(own, others)] == ["like", "wide"]


@pytest.fixture(scope="module")
def samples(converted: Callable[[str], Result]) -> dict[str, Printed]:
    return {name: Printed(reading(INPUT / f"{name}.pdf", SETTINGS), converted(name)) for name in SAMPLES}


@pytest.fixture(scope="module")
def measures(samples: dict[str, Printed]) -> dict[str, beside.Measure]:
    return {name: beside.measured(own) for name, own in samples.items()}


def test_the_end_of_another_article_stands_over_the_title(samples, measures) -> None:
    own, other = samples["clinical-structured"], measures["economics-one-column"]
    first = beside.above(own, measures["clinical-structured"], [other], random.Random(3))[0]
    was, now = beside.title_top(own), first.height - own.pages[0].height
    assert was is not None
    assert now > 100
    assert len(rows(band(first, was, was + now - 40))) > 5


# ---------------------------------------------------------------- what is kept
def test_each_kind_says_which_convention_it_stands_for() -> None:
    assert all(kind.convention for kind in KINDS)
    assert all(kind.change or kind.neighbours for kind in KINDS)


def test_a_record_loses_what_the_pages_print_no_more() -> None:
    record = {"titles": {"zh": "示例", "en": "An example"}, "authors": {"zh": ["王小明"], "en": [{}]}, "alignment": {}}
    found = BY_NAME["chinese-only"].gold(record)
    assert found == {"titles": {"zh": "示例", "en": None}, "authors": {"zh": ["王小明"], "en": []}}
    assert record["titles"]["en"] == "An example"


def test_results_and_records_are_written_beside_those_of_the_pages_as_they_are(tmp_path, measures, monkeypatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    name = SAMPLES[0]
    record = tmp_path / f"{name}.json"
    record.write_text(json.dumps({"keywords": {"zh": ["示例"], "en": ["example"]}}), "utf-8")
    own = measures[name]
    told = write(Job(INPUT / f"{name}.pdf", record, own, (), ("no-english-keywords",), tmp_path / "out"))
    assert told == []
    as_printed, changed_ = tmp_path / "out" / "as-printed", tmp_path / "out" / "no-english-keywords"
    found = [json.loads((folder / "output" / record.name).read_text("utf-8")) for folder in (as_printed, changed_)]
    assert [[group["lang"] for group in result["keywords"]] for result in found] == [["zh", "en"], ["zh"]]
    assert json.loads((changed_ / "gold" / record.name).read_text("utf-8")) == {"keywords": {"zh": ["示例"], "en": []}}
    assert (changed_ / "output" / f"{name}.xml").exists()


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.keeps], ids=lambda kind: kind.name)
def test_the_samples_front_matter_stays_as_it_was(kind, samples, measures) -> None:
    for name, own in samples.items():
        made = changed(own, kind, measures[name], list(measures.values()))
        if made is not None:
            assert list(values(made))
            assert list(differences(kind, own.made, made)) == [], name
