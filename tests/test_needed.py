"""What a test needs and does not find skips it, and fails it where it must run."""

from __future__ import annotations

import pytest

from tests.needed import MUST_RUN, lacking, library


@pytest.mark.parametrize("named", ["", "uv", "moss-bed,uv"])
def test_what_need_not_run_is_skipped_with_its_reason(named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(MUST_RUN, named)
    with pytest.raises(pytest.skip.Exception, match="no moss here"):
        lacking("moss", "no moss here")


@pytest.mark.parametrize("named", ["moss", "uv,moss"])
def test_what_must_run_fails(named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(MUST_RUN, named)
    with pytest.raises(pytest.fail.Exception, match="no moss here"):
        lacking("moss", "no moss here")


def test_a_library_is_given_or_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert library("moss", "json").dumps([]) == "[]"
    monkeypatch.delenv(MUST_RUN, raising=False)
    with pytest.raises(pytest.skip.Exception, match="no library moss_library"):
        library("moss", "moss_library")
    monkeypatch.setenv(MUST_RUN, "moss")
    with pytest.raises(pytest.fail.Exception, match="no library moss_library"):
        library("moss", "moss_library")
