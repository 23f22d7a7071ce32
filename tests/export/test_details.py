"""The TOML file, and the time of an export."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.details import Details, resource_url
from pipeline.errors import UsageError
from tests.export.conftest import DETAILS, details
from tests.export.ours import FORMATS

README = Path(__file__).parents[2] / "README.md"


def test_what_is_given_is_there() -> None:
    given = details()
    assert given["depositor.email"] == "deposit@journal.example"
    assert given["batch_id"] == ""
    assert given.journal(["Other", "示 例 学 报"]).abbrev_title == "J Ex"
    assert given.journal(["Other"]).abbrev_title == ""
    assert given.missing(["publisher", "timestamp"]) == []


def test_a_journal_is_found_by_its_given_titles_too() -> None:
    text = '[journals."印刷的题名"]\ntitle_zh = "山川学报"\ntitle_en = "Journal of Rivers"\nissn = "1234-5679"\n'
    given = details(text)
    assert {given.journal([title]).issn for title in ("印刷的题名", "山川学报", "JOURNAL OF RIVERS")} == {"1234-5679"}


def test_missing_keys_are_told_as_one_sets_them() -> None:
    assert Details().missing(["registrant", "depositor.name", "timestamp"]) == [
        "--details: registrant",
        "--details: name in [depositor]",
        "the time of the deposit: --timestamp YYYY-MM-DDThh:mm:ss (UTC) or now, or SOURCE_DATE_EPOCH",
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('publishr = "a"', "no such key: publishr"),
        ("publisher = 3", "publisher must be text"),
        ('[depositor]\nphone = "1"', "no such key: depositor.phone"),
        ('[depositor]\nemail = "nobody"', "depositor.email is no e-mail address: nobody"),
        ('[depositor]\nemail = "a@b.c"', "depositor.email is no e-mail address"),
        (f'registrant = "{"x" * 256}"', "registrant is longer than 255 characters"),
        ('batch_id = "abc"', "batch_id is no batch identifier"),
        ('resource_url = "https://a.example/{title}"', "resource_url may hold"),
        ('resource_url = "https://a.example/{doi!r}"', "resource_url may hold"),
        ('resource_url = "https://a.example/{"', "resource_url: "),
        ('resource_url = "ftp://a.example/{doi}"', "resource_url is no web address"),
        ('resource_url = "https://a.example/<{doi}>"', "resource_url is no web address"),
        ('[journals."甲"]\nissn = "1000-0037"', 'journals."甲".issn is no ISSN: 1000-0037'),
        ('[journals."甲"]\ncolour = "red"', 'no such key: journals."甲".colour'),
        ('[journals]\n"甲" = "乙"', 'journals."甲" must be a table'),
        ('journals = "甲"', "journals must be tables"),
        ("publisher = ", "deposit.toml: "),
    ],
)
def test_what_is_wrong_is_told(text: str, problem: str) -> None:
    with pytest.raises(UsageError) as caught:
        details(text)
    assert problem in str(caught.value)


def test_all_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(UsageError) as caught:
        details('publishr = "a"\nregistrant = 3\n')
    assert str(caught.value).isprintable()
    assert str(caught.value).count("; ") == 1


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.toml"):
        Details.load(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2026-01-02T03:04:05", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),
        ("2026-01-02T03:04:05+08:00", datetime(2026, 1, 1, 19, 4, 5, tzinfo=UTC)),
        ("2026-01-02", datetime(2026, 1, 2, tzinfo=UTC)),
    ],
)
def test_the_time_is_utc(text: str, time: datetime) -> None:
    assert details(time=text).time == time


def test_without_a_timestamp_the_environment_says_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert details(time=None).time is None
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert details(time=None).time == datetime(1970, 1, 2, tzinfo=UTC)
    assert details(time="2026-01-02").time == datetime(2026, 1, 2, tzinfo=UTC)


def test_the_clock_is_read_where_it_is_asked_for() -> None:
    time = details(time="now").time
    assert time is not None
    assert time.tzinfo is UTC


@pytest.mark.parametrize("text", ["yesterday", "", "2026-13-01"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="no time"):
        Details.load(None, text)


@pytest.mark.parametrize(
    ("template", "url"),
    [
        ("https://a.example/{doi}", "https://a.example/10.1234/a%3Cb%3E%C3%A9"),
        ("https://a.example/{year}/{volume}", ""),  # no volume is printed
        ("https://a.example/home", "https://a.example/home"),
        ("", ""),
    ],
)
def test_resource_url(template: str, url: str) -> None:
    assert resource_url(template, {"doi": "10.1234/a<b>é", "year": "2024", "volume": ""}) == url


def test_the_example_is_whole() -> None:
    assert details(DETAILS).missing(["publisher", "registrant", "repository.base_url"]) == []


def test_the_example_in_the_readme_is_whole() -> None:
    """Documentation that cannot lie."""
    example = README.read_text("utf-8").partition("```toml\n")[2].partition("```")[0]
    given = details(example)
    assert given.missing([key for form in FORMATS.values() for key in form.details]) == []
    assert given.journal(["示例学报"]).eissn == "2049-3630"
    table = README.read_text("utf-8").partition("### Exports")[2].partition("```toml")[0]
    assert [name for name in FORMATS if f"`{name}`" not in table] == []


def test_a_file_that_is_not_there_is_named_once(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as told:
        Details.load(tmp_path / "none.toml")
    assert str(told.value) == f"{tmp_path / 'none.toml'}: No such file or directory"
