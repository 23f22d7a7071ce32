"""What an editor gives of a journal goes into the article that is extracted, as it goes into an export."""

from pathlib import Path

import pytest

from pipeline.details import Details, put_into
from pipeline.errors import UsageError
from pipeline.settings import Settings
from tests.export.conftest import ARTICLE, as_work, details

GIVEN = """
publisher = "示例出版社"

[journals."示例学报"]
title_en = "Journal of Given Examples"
issn = "1234-5679"
eissn = "2049-3630"
cn = "11-1234/N"
abbrev_title = "J Giv Ex"
publisher_loc = "示例市"
copyright_holder = "示例学会"
license = "本刊文章遵循示例协议。"
license_url = "https://creativecommons.org/licenses/by/4.0/"
"""


def test_all_that_is_given_stands_in_the_article() -> None:
    front = put_into(ARTICLE, details(GIVEN)).front
    journal, rights = front.journal, front.permissions
    assert [title.text for title in journal.titles][-1] == "Journal of Given Examples"
    numbers = (journal.issn, journal.eissn, journal.cn)
    assert [value.text for value in numbers if value] == ["1234-5679", "2049-3630", "11-1234/N"]
    texts = (journal.abbrev_title, journal.publisher, journal.publisher_loc, rights.license)
    assert [text.text for text in texts if text] == ["J Giv Ex", "示例出版社", "示例市", "本刊文章遵循示例协议。"]
    assert (rights.holder, rights.license_url) == ("示例学会", "https://creativecommons.org/licenses/by/4.0/")
    assert journal.issn is not None
    assert journal.issn.source.rule == "details"


def test_an_export_of_the_article_says_the_same() -> None:
    given = details(GIVEN)
    assert as_work(put_into(ARTICLE, given), Details()).journal == as_work(ARTICLE, given).journal


def test_of_a_journal_that_is_not_given_only_what_holds_for_all() -> None:
    other = put_into(ARTICLE, details('publisher = "示例出版社"\n[journals."别的学报"]\nissn = "1234-5679"\n'))
    assert other.front.journal.issn == ARTICLE.front.journal.issn
    assert other.front.journal.publisher is not None


def test_wrong_details_are_told_before_the_first_document(tmp_path: Path) -> None:
    path = tmp_path / "journals.toml"
    path.write_text('[journals."示例学报"]\nlicense_url = "here"\n', "utf-8")
    with pytest.raises(UsageError, match="license_url is no web address: here"):
        Settings.load(details=path)


def test_the_mark_of_settings_is_that_of_their_content(tmp_path: Path) -> None:
    paths = [tmp_path / "a.toml", tmp_path / "folder" / "b.toml", tmp_path / "c.toml"]
    paths[1].parent.mkdir()
    for path, text in zip(paths, ["publisher = 'x'", "publisher = 'x'", "publisher = 'y'"], strict=True):
        path.write_text(text, "utf-8")
    marks = [Settings(details=path).mark for path in paths]
    assert marks[0] == marks[1] != marks[2]
    assert Settings().mark == "default"
    assert Settings(tmx=True).mark not in (*marks, "default")
