"""A sample of an archive, its sheet, and what the marks on it say."""

import csv
import io
import random
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.archive import quality
from pipeline.archive.sample import Article, Drawn, draw, estimate, marks, sheet
from pipeline.errors import UsageError

from .conftest import Run

ARCHIVE = [
    Article(f"a{n:04}.json", share) for n, share in enumerate([0.3] * 40 + [0.7] * 60 + [0.9] * 200 + [0.99] * 700)
]


def test_doubtful_articles_are_drawn_more_often_than_their_share() -> None:
    drawn = draw(ARCHIVE, 100)
    doubtful = sum(d.article.sure < 0.5 for d in drawn)
    assert 95 <= len(drawn) <= 105
    assert doubtful / len(drawn) > 2 * 40 / len(ARCHIVE)
    assert {d.of for d in drawn} == {40, 60, 200, 700}


def test_the_same_archive_gives_the_same_sample_and_another_seed_another() -> None:
    assert draw(ARCHIVE, 50) == draw(reversed(ARCHIVE), 50)
    assert draw(ARCHIVE, 50, seed=1) != draw(ARCHIVE, 50)


@given(st.lists(st.floats(0, 1), max_size=80), st.integers(1, 60))
def test_a_sample_has_articles_of_the_archive_once_and_of_every_stratum(shares: list[float], size: int) -> None:
    archive = [Article(f"{n}.json", share) for n, share in enumerate(shares)]
    drawn = [d.article for d in draw(archive, size)]
    assert len({*drawn}) == len(drawn)
    assert {*drawn} <= {*archive}
    assert {a.stratum for a in drawn} == {a.stratum for a in archive}
    least = sum(min(2, number) for number in Counter(a.stratum for a in archive).values())
    assert len(drawn) == min(len(archive), max(size, least))


def marked(text: str, right: dict[str, str]) -> str:
    """The sheet with a person's marks."""
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0].keys())
    writer.writeheader()
    writer.writerows({**row, "right": right.get(row["result"], "")} for row in rows)
    return out.getvalue()


def test_marks_come_back_from_the_sheet() -> None:
    text = sheet((d, {}) for d in [Drawn(Article("a.json", 0.4), 9), Drawn(Article("b.json", 0.99), 80)])
    assert list(marks(marked(text, {"a.json": "否", "b.json": "Y"}))) == [(0, 9, False), (3, 80, True)]
    assert list(marks(text)) == [(0, 9, None), (3, 80, None)]


def test_the_command_draws_from_a_converted_archive_and_tells_what_its_marks_say(run: Run, tmp_path: Path) -> None:
    run()
    path = tmp_path / "sheet.csv"
    quality.drawn(tmp_path / "out", None, path, 4, 0)
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))
    assert rows
    assert all((tmp_path / "out" / row["result"]).is_file() and row["right"] == "" for row in rows)
    path.write_text(marked(path.read_text("utf-8-sig"), {row["result"]: "y" for row in rows[1:]}), "utf-8")
    said = quality.told(path)
    assert f"{len(rows) - 1} articles looked through: 0.0% of the archive" in said[0]
    assert said[1] == "1 article of the sheet has no mark yet"


def test_a_folder_without_an_archive_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no state file"):
        quality.drawn(tmp_path, None, tmp_path / "sheet.csv", 4, 0)
    assert not (tmp_path / "sheet.csv").exists()


def test_a_wrong_mark_and_a_wrong_file_are_named() -> None:
    text = sheet([(Drawn(Article("a.json", 0.4), 9), {})])
    with pytest.raises(ValueError, match="line 2: the mark 'perhaps'"):
        list(marks(marked(text, {"a.json": "perhaps"})))
    with pytest.raises(ValueError, match="no sheet of a sample"):
        list(marks("a,b\n1,2\n"))
    with pytest.raises(ValueError, match="no article"):
        estimate(marks(text))


def test_a_documents_text_is_no_formula() -> None:
    text = sheet([(Drawn(Article("a.json", 0.4), 9), {"title en": "=HYPERLINK(1)"})])
    assert "'=HYPERLINK(1)" in text


def test_strata_count_by_their_size_not_by_how_many_were_drawn() -> None:
    rows = [(0, 10, False)] * 10 + [(3, 990, True)] * 10
    found = estimate(rows)
    assert found.rate == pytest.approx(0.01)
    assert found.low < 0.01 < found.high < 0.5


def test_the_interval_holds_the_truth_nearly_always() -> None:
    """19 of 20 samples: of 200 made-up archives, the truth lies outside for few."""
    outside = 0
    for seed in range(200):
        chance = random.Random(seed)
        archive = [Article(f"{seed}-{n}", chance.choice((0.4, 0.7, 0.9, 0.97, 0.99))) for n in range(1500)]
        wrong = {a.result for a in archive if chance.random() > a.sure}
        found = estimate((d.article.stratum, d.of, d.article.result not in wrong) for d in draw(archive, 120, seed))
        outside += not found.low <= len(wrong) / len(archive) <= found.high
    assert outside <= 0.08 * 200


@given(st.lists(st.tuples(st.integers(0, 3), st.booleans()), min_size=1, max_size=60))
def test_a_rate_lies_in_its_interval(rows: list[tuple[int, bool]]) -> None:
    found = estimate((stratum, 500, right) for stratum, right in rows)
    assert 0 <= found.low <= found.rate + 1e-9
    assert found.rate - 1e-9 <= found.high <= 1
    assert found.high > found.low
