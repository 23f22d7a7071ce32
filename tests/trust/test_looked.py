"""tools/looked.py: what a person who looked through a paper says of its values."""

import importlib.util
import sys
from pathlib import Path

import pytest

from pipeline.model.lang import Lang
from pipeline.trust.value import Value

spec = importlib.util.spec_from_file_location("looked", Path(__file__).parents[2] / "tools" / "looked.py")
assert spec is not None
assert spec.loader is not None
looked = importlib.util.module_from_spec(spec)
sys.modules[spec.name] = looked  # its classes are made as those of a module that was imported
spec.loader.exec_module(looked)


@pytest.fixture
def papers(tmp_path: Path):
    sheet = tmp_path / "sheet.tsv"
    sheet.write_text("sound\t\nfaulty\ttitles.en authors volume\nnumbers\tvolume\n", "utf-8")
    return looked.sheet(sheet)


def value(family: str, lang: Lang | None = None, address: str = "") -> Value:
    return Value(address, family, "", lang, None, ())


def test_all_is_right_where_nothing_is_named(papers) -> None:
    assert papers["sound"].is_right(value("authors", Lang.ZH)) is True
    assert not papers["sound"].front_is_wrong()


def test_a_family_named_in_one_language_is_right_in_the_other(papers) -> None:
    assert papers["faulty"].is_right(value("titles", Lang.EN)) is False
    assert papers["faulty"].is_right(value("titles", Lang.ZH)) is True


def test_nobody_said_which_of_several_names_is_wrong(papers) -> None:
    assert papers["faulty"].is_right(value("authors", Lang.ZH)) is None


def test_numbers_are_named_by_their_address(papers) -> None:
    assert papers["faulty"].is_right(value("numbers", address="volume")) is False
    assert papers["faulty"].is_right(value("numbers", address="issue")) is True


def test_a_wrong_volume_is_no_fault_of_what_the_front_matter_is_judged_by(papers) -> None:
    assert papers["faulty"].front_is_wrong()
    assert not papers["numbers"].front_is_wrong()


def test_what_stands_outside_the_front_matter_is_not_judged(papers) -> None:
    assert papers["sound"].is_right(value("references")) is None


def test_a_line_without_a_tab_is_refused(tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.tsv"
    sheet.write_text("paper titles\n", "utf-8")
    with pytest.raises(ValueError, match="expected 2"):
        looked.sheet(sheet)


def test_a_family_that_there_is_not_is_refused(tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.tsv"
    sheet.write_text("paper\ttitle.en\n", "utf-8")
    with pytest.raises(ValueError, match=r"title\.en"):
        looked.sheet(sheet)
