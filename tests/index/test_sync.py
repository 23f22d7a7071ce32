"""An index changes only where its outputs have changed."""

from pathlib import Path

import pytest

from pipeline.corrections.correction import Corrections, dumps
from pipeline.errors import UsageError
from pipeline.index.sync import Counts, Delete, Put, changes
from pipeline.results.output import Stored
from tests.index.made import abroad, lungs, millet, put


def named(stored: Stored, digest: str) -> tuple[str, str]:
    return stored.name, digest


def run(folder: Path, known: dict[str, str], **options: bool) -> tuple[list[str], Counts]:
    """What a run would do, which `known` then holds, and its counts."""
    counts = Counts()
    told = []
    for change in list(changes([folder], known, counts, named, **options)):
        match change:
            case Put(identifier, (name, digest)):
                told.append(f"put {name}")
                known[identifier] = digest
            case Delete(identifier):
                told.append(f"delete {identifier}")
                del known[identifier]
    return told, counts


def test_a_second_run_has_nothing_to_do(tmp_path: Path) -> None:
    put(tmp_path, a=lungs(), b=abroad())
    known: dict[str, str] = {}
    assert run(tmp_path, known)[0] == ["put a", "put b"]
    told, counts = run(tmp_path, known)
    assert told == []
    assert counts.line == "0 new, 0 changed, 2 unchanged, 0 deleted"


def test_new_changed_and_deleted_results_are_told_apart(tmp_path: Path) -> None:
    put(tmp_path, a=lungs(), b=abroad())
    known: dict[str, str] = {}
    run(tmp_path, known)
    put(tmp_path, a=lungs(), c=millet())
    (tmp_path / "a.json").write_bytes((tmp_path / "a.json").read_bytes().replace("直径".encode(), "大小".encode()))
    (tmp_path / "b.json").unlink()
    told, counts = run(tmp_path, known)
    assert told == ["put a", "put c", "delete doi:10.5555/hills.2021.02"]
    assert counts.line == "1 new, 1 changed, 0 unchanged, 1 deleted"


def test_a_result_under_another_name_is_sent_again(tmp_path: Path) -> None:
    put(tmp_path, a=lungs())
    known: dict[str, str] = {}
    run(tmp_path, known)
    (tmp_path / "a.json").rename(tmp_path / "b.json")
    assert run(tmp_path, known)[0] == ["put b"]


def test_an_article_met_twice_is_taken_from_the_first_path(tmp_path: Path) -> None:
    put(tmp_path, b=lungs(), c=lungs())
    put(tmp_path / "x", a=lungs())
    known: dict[str, str] = {}
    for expected in (["put b"], []):
        told, counts = run(tmp_path, known)
        assert told == expected
        assert counts.repeated == [
            f"{tmp_path / name}: the same article as {tmp_path / 'b.json'} (doi:10.5555/hills.2021.01)"
            for name in ("c.json", "x/a.json")
        ]
        assert counts.problems == []


def test_of_two_files_the_one_that_somebody_worked_on_is_taken_also_later(tmp_path: Path) -> None:
    put(tmp_path, b=lungs(), c=lungs())
    known: dict[str, str] = {}
    assert run(tmp_path, known)[0] == ["put b"]
    (tmp_path / "c.corrections.json").write_bytes(dumps(Corrections(seen={"who": "林", "when": "2030"})))
    told, counts = run(tmp_path, known)
    assert told == ["put c"]
    assert counts.line == "0 new, 1 changed, 0 unchanged, 0 deleted, 1 met again"
    assert counts.repeated[0].startswith(f"{tmp_path / 'b.json'}: the same article as {tmp_path / 'c.json'} (doi:")
    assert run(tmp_path, known)[0] == []


def test_nothing_is_deleted_with_keep_or_where_the_outputs_are_empty(tmp_path: Path) -> None:
    put(tmp_path, a=lungs(), b=millet())
    known: dict[str, str] = {}
    run(tmp_path, known)
    (tmp_path / "b.json").unlink()
    assert run(tmp_path, known, keep=True)[0] == []
    (tmp_path / "a.json").unlink()
    assert run(tmp_path, known)[0] == []


def test_nothing_is_deleted_while_a_result_cannot_be_read(tmp_path: Path) -> None:
    put(tmp_path, a=lungs(), b=millet())
    known: dict[str, str] = {}
    run(tmp_path, known)
    (tmp_path / "b.json").write_text("{")
    told, counts = run(tmp_path, known)
    assert told == []
    assert [line.partition(": ")[0] for line in counts.problems] == [str(tmp_path / "b.json")]
    (tmp_path / "b.json").unlink()
    assert len(run(tmp_path, known)[0]) == 1


def test_an_output_that_is_not_there_is_a_mistake_of_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        run(tmp_path / "none", {})
