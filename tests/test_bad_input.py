"""Bad input: each file has its one line and its status, and nothing half-written is left."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from archive.pdfs import deadly, defective, without_room
from broken import make
from read.made import READERS, pdf, shown

from pipeline import cli
from pipeline.archive import local
from pipeline.archive.document import Outcome, Task
from pipeline.errors import ExitStatus, UnusablePdf

BROKEN = Path(__file__).parent / "broken"
GOOD = ("On invented moss", "Abstract: Nothing was measured.", "Key words: moss; lichen")

# name -> the end of the one line that is said of it; its code is in brackets.
REFUSED = {
    "empty.pdf": "empty.pdf: is empty [empty]",
    "text.pdf": "text.pdf: is not a PDF [not-a-pdf]",
    "encrypted-user.pdf": "encrypted-user.pdf: a password is needed to open it [encrypted]",
    "zero-pages.pdf": "zero-pages.pdf: has no pages [no-pages]",
    "only-image.pdf": "only-image.pdf: no page has a usable text layer; it needs OCR [no-text]",
}
INSTALL = " (pip install '.[ocr]')"  # said only where OCR is not installed
READ = ("encrypted-owner.pdf", "lost-xref.pdf")


@dataclass(frozen=True)
class Done:
    """What a run of the command left behind."""

    status: int
    out: list[str]
    err: list[str]
    files: list[str]


def work_is(worker: Callable[[Task], Outcome], monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the worker processes do this with each document."""
    real = local.run
    monkeypatch.setattr(local, "run", lambda tasks, workers, _: real(tasks, workers, worker))


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Run `duizhao extract` on these inputs, results to an empty folder."""

    def extract(*inputs: Path | str, options: tuple[str, ...] = ()) -> Done:
        output = tmp_path / "output"
        arguments = ["duizhao", "extract", *map(str, inputs), "--output", str(output), "--ocr", "off", *options]
        monkeypatch.setattr("sys.argv", arguments)
        with pytest.raises(SystemExit) as ended:
            cli.main()
        said = capsys.readouterr()
        files = sorted(p.relative_to(output).as_posix() for p in output.rglob("*")) if output.exists() else []
        files = [name for name in files if not name.endswith(".written")]  # it says what the others were
        return Done(
            int(ended.value.code or 0), said.out.splitlines(), said.err.replace(INSTALL, "").splitlines(), files
        )

    return extract


@pytest.fixture
def good(tmp_path) -> Path:
    path = tmp_path / "good.pdf"
    path.write_bytes(pdf(shown(*GOOD)))
    return path


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_in_one_line(run, name, reader):
    done = run(BROKEN / name, options=("--reader", reader))
    assert done == Done(ExitStatus.SOME_FAILED, [], [REFUSED[name]], [])


@pytest.mark.parametrize("reader", READERS)
def test_a_download_that_broke_off(run, reader):
    done = run(BROKEN / "truncated.pdf", options=("--reader", reader))
    told = "truncated.pdf: the file is cut, its end is missing: fetch it again [damaged]"
    assert done == Done(ExitStatus.SOME_FAILED, [], [told], [])


@pytest.mark.parametrize("reader", READERS)
def test_a_download_that_has_its_pages_and_not_what_they_show_is_no_scan(run, tmp_path, reader):
    path = tmp_path / "half.pdf"
    whole = pdf(shown(*GOOD), shown(*GOOD), object_stream_mode=pikepdf.ObjectStreamMode.disable)
    path.write_bytes(whole[: whole.index(b"stream")])  # what is shown stands behind the tree of pages
    done = run(path, options=("--reader", reader))
    assert done.err == ["half.pdf: the file is cut, its end is missing: fetch it again [damaged]"]


def test_blank_pages_are_no_scan(run, tmp_path):
    path = tmp_path / "blank.pdf"
    path.write_bytes(pdf(b""))
    told = "blank.pdf: no page shows anything: they are blank, or the file is damaged [no-text]"
    assert run(path).err == [told]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", READ)
def test_what_can_be_read_is_read(run, name, reader):
    done = run(BROKEN / name, options=("--reader", reader))
    stem = name.removesuffix(".pdf")
    assert (done.status, done.err, done.files) == (ExitStatus.OK, [], [f"{stem}.json", f"{stem}.xml"])
    (line,) = done.out
    assert line.startswith(f"{name}  1 page  ")


def test_a_full_disk_is_told_once_with_the_folder(run, good, monkeypatch, tmp_path):
    work_is(without_room, monkeypatch)
    told = f"{tmp_path / 'output'}: result cannot be written (No space left on device)"
    good.with_name("other.pdf").write_bytes(good.read_bytes())
    assert run(good.parent) == Done(ExitStatus.USAGE, [], [told], [])


def test_two_thousand_pages(run, tmp_path):
    path = tmp_path / "long.pdf"
    path.write_bytes(make.many_pages())
    done = run(path)
    assert done == Done(
        ExitStatus.SOME_FAILED, [], ["long.pdf: has 2000 pages, more than the limit of 1000 [too-large]"], []
    )


def test_two_thousand_pages_where_they_are_wanted(run, tmp_path):
    path, settings = tmp_path / "long.pdf", tmp_path / "settings.toml"
    path.write_bytes(make.many_pages())
    settings.write_text("[limits]\nmax_pages = 2000\n", "utf-8")
    done = run(path, options=("--settings", str(settings)))
    assert (done.status, done.files) == (ExitStatus.OK, ["long.json", "long.xml"])


def test_a_folder_without_a_pdf(run):
    assert run(BROKEN / "none") == Done(ExitStatus.SOME_FAILED, [], ["no PDF found"], [])


@pytest.mark.parametrize("name", ["a\nb.pdf", "a\udcfe.pdf", "a: b; c.pdf", "a  b.pdf", "a\\b.pdf"])
def test_a_file_of_an_odd_name_is_named_once(run, tmp_path, name):
    (tmp_path / name).write_bytes(b"hello")
    done = run(tmp_path)
    [line] = done.err
    assert line.endswith(".pdf: is not a PDF [not-a-pdf]")
    assert line.count(".pdf") == 1


def test_one_bad_file_costs_one_file(run, good, tmp_path):
    folder = tmp_path / "all" / "deeper"
    folder.mkdir(parents=True)
    shutil.copy(good, folder / "good.PDF")
    for name in REFUSED:
        shutil.copy(BROKEN / name, folder)
    done = run(folder.parent)
    assert done.status == ExitStatus.SOME_FAILED
    assert sorted(done.err) == sorted(f"deeper/{line}" for line in REFUSED.values())
    assert [line.split()[0] for line in done.out] == ["deeper/good.PDF"]
    assert done.files == ["good.json", "good.xml"]


@pytest.mark.parametrize("death", ["hang", "segfault", "exit", "kill", "eat"])
def test_a_document_that_ends_its_process_costs_itself_alone(run, good, tmp_path, monkeypatch, death):
    folder = tmp_path / "all"
    folder.mkdir()
    for name in ("a.pdf", f"{death}-.pdf", "z.pdf"):
        shutil.copy(good, folder / name)
    work_is(deadly, monkeypatch)
    done = run(folder, options=("--timeout", "8", "--workers", "2"))
    (line,) = done.err
    assert line.startswith(f"{death}-.pdf: ")
    assert (done.status, done.files) == (ExitStatus.SOME_FAILED, ["a.json", "a.xml", "z.json", "z.xml"])


def test_what_is_no_file_or_leads_out_is_named(run, good, tmp_path):
    folder = tmp_path / "all"
    folder.mkdir()
    os.mkfifo(folder / "pipe.pdf")
    (folder / "out.pdf").symlink_to(good)
    (folder / "nowhere.pdf").symlink_to(folder / "gone.pdf")
    done = run(folder)
    assert [line.split(":")[0] for line in done.err] == ["nowhere.pdf", "out.pdf", "pipe.pdf"]
    assert (done.status, done.files) == (ExitStatus.SOME_FAILED, [])


def test_results_never_leave_the_output(run, good, tmp_path):
    output, outside = tmp_path / "output", tmp_path / "outside"
    output.mkdir()
    outside.mkdir()
    (output / "good.json").symlink_to(outside / "good.json")
    assert run(good).status == ExitStatus.OK
    assert list(outside.iterdir()) == []


@pytest.mark.parametrize(
    "name", ["肝硬化患者的随访研究.pdf", "论文（终稿） 第1版.pdf", "a b.c.pdf", "𠮷野家.pdf", "no suffix"]
)
def test_names_of_files(run, good, name):
    path = good.rename(good.with_name(name))
    done = run(path)
    stem = name.removesuffix(".pdf")
    assert (done.status, done.err, done.files) == (ExitStatus.OK, [], [f"{stem}.json", f"{stem}.xml"])
    assert done.out[0].startswith(f"{name}  1 page  ")


@pytest.mark.parametrize("name", [b"a\nb.pdf", b"\xff\xfe.pdf", b"\x1b[31m.pdf"])
def test_names_that_are_no_text_keep_to_one_line(run, tmp_path, name):
    path = Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), name)))
    try:
        path.write_bytes(pdf(shown(*GOOD)))
    except OSError:
        pytest.skip("this file system refuses the name")
    done = run(path)
    assert (done.status, done.err, len(done.out), len(done.files)) == (ExitStatus.OK, [], 1, 2)
    assert done.out[0].isprintable()


def test_results_of_an_earlier_run_stay_where_a_file_fails(run, good):
    before = run(good)
    good.write_bytes(b"")
    after = run(good)
    assert (before.status, after.status) == (ExitStatus.OK, ExitStatus.SOME_FAILED)
    assert after.files == before.files


def test_a_defect_of_ours_is_one_line_and_leaves_nothing(run, good, monkeypatch):
    work_is(defective, monkeypatch)
    done = run(good)
    (line,) = done.err
    assert line.startswith("good.pdf: a defect of this program (ZeroDivisionError: made so)")
    assert (done.status, done.out, done.files) == (ExitStatus.SOME_FAILED, [], [])


def test_a_folder_that_cannot_be_written(run, good, tmp_path):
    (tmp_path / "output").write_text("a file stands here", "utf-8")
    done = run(good)
    (line,) = done.err
    assert line == f"{tmp_path / 'output'}: is not a folder"
    assert (done.status, done.out) == (ExitStatus.USAGE, [])


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("nowhere.pdf",), "nowhere.pdf: no such file or folder"),
        (("good.pdf", "--reader", "eyes"), "no reader is called 'eyes'; there are pdfium, pdfplumber"),
        (("good.pdf", "--settings", "nowhere.toml"), "nowhere.toml: "),
    ],
)
def test_bad_usage(run, good, monkeypatch, arguments, told):
    monkeypatch.chdir(good.parent)
    inputs, options = arguments[:1], arguments[1:]
    done = run(*inputs, options=options)
    (line,) = done.err
    assert line.startswith(told)
    assert (done.status, done.out, done.files) == (ExitStatus.USAGE, [], [])


def test_usage_of_the_command_itself(run, good):
    done = run(good, options=("--no-such-option",))
    assert (done.status, done.out, done.files) == (ExitStatus.USAGE, [], [])


def test_each_error_has_a_code_of_its_own():
    codes = [error.code for error in UnusablePdf.__subclasses__()]
    assert len(set(codes)) == len(codes)
    assert UnusablePdf.code not in codes
