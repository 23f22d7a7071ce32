"""The state file: gone on with where it is sound, refused in one line where it is not."""

from __future__ import annotations

import sqlite3

import pytest

from pipeline.archive.journal import Journal, Row
from pipeline.archive.tree import Entry
from pipeline.errors import UsageError


@pytest.fixture
def path(tmp_path):
    found = tmp_path / "archive.sqlite"
    with Journal(found) as journal:
        journal.add([(Entry("a.pdf", "a.pdf", 1, ""), "a")])
    return found


def change(path, *statements: str) -> None:
    base = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        base.execute(statement)
    base.close()


def test_it_is_gone_on_with(path):
    with Journal(path) as journal:
        assert [row.key for row in journal.rows()] == ["a.pdf"]


def test_an_empty_file_is_a_new_one(tmp_path):
    (tmp_path / "new.sqlite").touch()
    with Journal(tmp_path / "new.sqlite") as journal:
        assert list(journal.rows()) == []


@pytest.mark.parametrize(
    "statements",
    [
        ("ALTER TABLE documents DROP COLUMN found",),
        ("ALTER TABLE documents RENAME COLUMN found TO seen",),
        ("UPDATE documents SET status = 'gone'",),
    ],
)
def test_another_form_is_refused(path, statements):
    change(path, *statements)
    with pytest.raises(UsageError, match=r"archive\.sqlite: no state file, or a damaged one; move it away"):
        Journal(path)


def test_the_form_before_is_gone_on_with(path):
    columns = ", ".join(name for name in Row.__slots__ if name not in ("digests", "finished"))
    change(path, f"CREATE TABLE old AS SELECT {columns} FROM documents", "DROP TABLE documents")
    change(path, "ALTER TABLE old RENAME TO documents", "PRAGMA user_version = 1")
    with Journal(path) as journal:
        assert [(row.key, row.digests, row.finished) for row in journal.rows()] == [("a.pdf", {}, 0.0)]


def test_a_newer_form_is_left_as_it_is(path):
    change(path, "PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(UsageError, match="newer version"):
        Journal(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("damage", [lambda data: b"no database" * 99, lambda data: data[:5000], lambda data: data[:99]])
def test_a_damaged_file_is_refused(path, damage):
    change(path, "PRAGMA wal_checkpoint(TRUNCATE)", "PRAGMA journal_mode = DELETE")
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(UsageError, match="move it away"):
        Journal(path)


@pytest.mark.parametrize(
    ("code", "says"),
    [
        (sqlite3.SQLITE_FULL, "database or disk is full"),
        (sqlite3.SQLITE_IOERR, "disk I/O error"),
        (sqlite3.SQLITE_IOERR_WRITE, "disk I/O error"),
    ],
)
def test_a_full_disk_is_no_damaged_file(path, monkeypatch, code, says):
    error = sqlite3.OperationalError(says)
    error.sqlite_errorcode = code

    class Full(sqlite3.Connection):
        def execute(self, statement, *values):
            if "synchronous" in statement:
                raise error
            return super().execute(statement, *values)

    own = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *args, **given: own(*args, factory=Full, **given))
    with pytest.raises(UsageError, match=rf"archive\.sqlite: the disk is full or fails \({says}\)") as told:
        Journal(path)
    assert "move it away" not in str(told.value)


def test_what_sqlite_has_rolled_back_is_not_rolled_back_again(path):
    """The error that is told is that of the disk."""
    with Journal(path) as journal:
        journal._base.execute("PRAGMA max_page_count = 1")
        with pytest.raises(sqlite3.OperationalError, match="full"):
            journal.add((Entry(f"{n}.pdf", f"{n}.pdf", n, "x" * 9999), str(n)) for n in range(99))
