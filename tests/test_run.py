"""The seams of the line: a reading is entered more than once, and what a user gives is loaded once."""

from __future__ import annotations

import signal
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import settings
from pipeline.archive import limits, work
from pipeline.archive.document import Limits, Task
from pipeline.errors import NoText, TooLarge, UsageError
from pipeline.knowledge.files import folder
from pipeline.run import Aids, Reading, article_of, convert, ocr, read, reading, recognised
from pipeline.settings import Settings

SAMPLE = Path(__file__).parents[1] / "input" / "engineering-bilingual.pdf"


@pytest.fixture(scope="module")
def found() -> Reading:
    return reading(SAMPLE, Settings())


def test_a_reading_is_entered_twice(found: Reading) -> None:
    own = recognised(found, "off")
    first, second = article_of(own, Settings()), article_of(own, Settings())
    assert (first.article, first.diagnostics, first.trust) == (second.article, second.diagnostics, second.trust)
    assert first.article == convert(SAMPLE, Settings(ocr="off")).article


def test_other_pages_make_another_article(found: Reading) -> None:
    assert len(found.pages) > 1
    result = article_of(replace(found, pages=found.pages[:1]), Settings())
    assert len(result.pages) == 1
    assert len(result.article.body.content) < len(article_of(found, Settings()).article.body.content)


def test_a_reading_without_text_is_no_article(found: Reading) -> None:
    blank = replace(found, pages=tuple(replace(page, chars=()) for page in found.pages))
    with pytest.raises(NoText):
        article_of(blank, Settings())


def test_what_a_user_gives_is_loaded_again_only_where_it_has_changed(tmp_path: Path) -> None:
    file = tmp_path / "details.toml"
    file.write_text('publisher = "Example Press"\n', "utf-8")
    settings = Settings(details=file)
    first = Aids.of(settings)
    assert first.details is not None
    assert first.details["publisher"] == "Example Press"
    assert Aids.of(Settings(details=file)) is first
    file.write_text('publisher = "Another Example Press"\n', "utf-8")
    again = Aids.of(settings).details
    assert again is not None
    assert again["publisher"] == "Another Example Press"


def test_no_knowledge_is_taken_but_that_which_the_process_reads(tmp_path: Path) -> None:
    assert Aids.of(Settings()).knowledge == folder()
    with pytest.raises(UsageError, match="knowledge has been read already"):
        Aids.of(Settings(knowledge=tmp_path))
    with pytest.raises(UsageError, match="no such folder"):
        Aids.of(Settings(knowledge=tmp_path / "none"))


@pytest.mark.parametrize("faulty", [True, False])
def test_a_document_that_needs_ocr_is_read_once(faulty: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    asked: list[str] = []
    allowed: list[int] = []
    plain = read.pages

    def pages(path: Path, *rest: object):
        opened.append(path)
        return plain(path, *rest)

    def recover(path: Path, own, mode: str, report):
        asked.append(mode)
        return tuple(own)

    monkeypatch.setattr(read, "pages", pages)
    monkeypatch.setattr(ocr, "recover", recover)
    monkeypatch.setattr(work, "is_available", lambda: True)
    monkeypatch.setattr(work, "judge", lambda page: "lost" if faulty else None)
    monkeypatch.setattr(limits, "extend", lambda seconds: None)
    monkeypatch.setattr(limits, "allow", allowed.append)
    task = Task("a", str(SAMPLE), "", "a", Limits(memory=3, ocr_memory=7), Settings())
    work.converted(SAMPLE, task)
    assert (opened, asked, allowed) == ([SAMPLE], ["auto"], [7] if faulty else [])


@pytest.mark.parametrize(
    ("ocr", "vectors", "space"), [(False, False, 3), (True, False, 7), (False, True, 9), (True, True, 9)]
)
def test_a_document_has_the_room_that_what_it_needs_takes(ocr, vectors, space):
    assert Limits(memory=3, ocr_memory=7, vectors_memory=9).space(ocr, vectors) == space
    assert Limits(memory=10, ocr_memory=7, vectors_memory=9).space(ocr, vectors) == 10  # asked for by --memory


def test_pages_buy_time_up_to_an_hour():
    own = Limits()
    assert own.time(100, 20) == 60 + 100 + 20 * 30
    assert own.time(1000, 1000) == own.most == 3600
    assert Limits(seconds=7200).time(1000, 1000) == 7200  # asked for by --timeout


def test_no_grant_goes_beyond_the_most(monkeypatch):
    left: dict[int, float] = {}
    monkeypatch.setattr(signal, "setitimer", left.__setitem__)
    monkeypatch.setattr(signal, "getitimer", lambda timer: (left[timer], 0.0))

    def is_left(of_processor: float, by_clock: float) -> bool:
        return left == pytest.approx({signal.ITIMER_PROF: of_processor, signal.ITIMER_REAL: by_clock}, abs=1)

    with limits.deadline(10, 60):
        assert is_left(10, 10 * limits.BUSY)
        limits.grant(3)
        assert is_left(13, 13 * limits.BUSY)
        limits.grant(100)
        assert is_left(113, 60)
        limits.extend(100)
        assert is_left(100, 60)
    assert is_left(0, 0)
    left[signal.ITIMER_REAL] = 600  # another program's, where nothing is limited
    limits.grant(3)
    limits.extend(3)
    assert is_left(0, 600)


@pytest.mark.parametrize("what", ["lines", "blocks", "references"])
def test_a_document_of_more_than_a_document_has_is_refused_in_a_line(found: Reading, what: str) -> None:
    article = article_of(found, Settings(pictures=False))
    blocks = article.layout.blocks
    lines = sum(len(block.lines) for block in blocks)
    count = {"lines": lines, "blocks": len(blocks), "references": len(article.article.back.references)}[what]
    article_of(found, Settings(limits=settings.Limits(**{f"max_document_{what}": count})))
    with pytest.raises(TooLarge, match=rf"has {count} {what}, more than the limit of {count - 1}"):
        article_of(found, Settings(limits=settings.Limits(**{f"max_document_{what}": count - 1})))
