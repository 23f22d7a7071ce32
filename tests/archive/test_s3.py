"""An archive from bucket to bucket, over the real protocol of S3."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from pipeline.archive import job, local
from pipeline.archive.store import Remote, store
from pipeline.errors import UsageError

from .conftest import Run, results, states
from .pdfs import pdf

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.usefixtures("stores")


@pytest.fixture(scope="module")
def stores() -> ModuleType:
    """The libraries, imported by the tests that need them: each worker collects this file."""
    pytest.importorskip("s3fs", reason="the extra [stores] is not installed")
    found: ModuleType = pytest.importorskip("moto.server", reason="the extra [stores] is not installed")
    return found


@pytest.fixture(scope="module")
def address(stores: ModuleType) -> Iterator[str]:
    server = stores.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(address: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The file system behind the server, with an empty bucket."""
    import s3fs

    keys = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": "us-east-1"}
    for name, value in (keys | {"FSSPEC_S3_ENDPOINT_URL": address}).items():
        monkeypatch.setenv(name, value)
    files = s3fs.S3FileSystem(endpoint_url=address, skip_instance_cache=True, use_listings_cache=False)
    if files.exists("papers"):
        files.rm("papers", recursive=True)
    files.mkdir("papers")
    return files


def archive(tmp_path: Path, *more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pipeline", "archive", "s3://papers/in", "--output", "s3://papers/out", *more]
    return subprocess.run(
        [*command, "--journal", "archive.sqlite", "--workers", "2"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def test_the_same_as_in_folders(bucket: Any, run: Run, source: Path, tmp_path: Path) -> None:
    (source / "empty.pdf").write_bytes(b"")
    (source / "twin.pdf").write_bytes((source / "a.pdf").read_bytes())
    bucket.put(f"{source}/", "papers/in/", recursive=True)
    done = archive(tmp_path)
    assert (done.returncode, done.stdout) == (1, "6 done, 1 failed, 1 linked\n"), done.stderr
    bucket.get("papers/out/", str(tmp_path / "got"), recursive=True)
    run()
    assert results(tmp_path / "got") == results(tmp_path / "out")
    assert (tmp_path / "got" / "report.html").is_file()
    assert states(tmp_path) == states(tmp_path / "out")

    before = bucket.find("papers/out", detail=True)
    bucket.pipe_file("papers/out/a.xml", before["papers/out/a.xml"]["size"] * b"x")
    bucket.rm_file("papers/out/z.json")
    again = archive(tmp_path, "--verify")
    assert "the results of 2 documents were altered or lost" in again.stderr
    after = bucket.find("papers/out", detail=True)
    assert bucket.cat_file("papers/out/a.xml.by-hand").startswith(b"xxx")
    assert _tags(after) == _tags(before)


def _tags(found: dict[str, Any]) -> dict[str, str]:
    """{name: ETag} of what archives write of documents."""
    return {name: own["ETag"] for name, own in found.items() if "/report." not in name and "by-hand" not in name}


def test_the_states_of_all_files_are_one_listing(bucket: Any, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import fsspec.config

    # read from the environment when the library is loaded, which another test may have done
    monkeypatch.setitem(fsspec.config.conf, "s3", {"endpoint_url": address, "skip_instance_cache": True})
    names = ("a/b.json", "a/b.corrections.json", "c.xml")
    for name in names:
        bucket.pipe_file(f"papers/out/{name}", b"{}")
    remote = store("s3://papers/out")
    assert isinstance(remote, Remote)
    asked = {name: remote.state(name) for name in (*names, "c.corrections.json")}
    known = remote.states()
    monkeypatch.setattr(remote.fs, "info", lambda *_: pytest.fail("a request for one file"))
    assert {name: known(name) for name in asked} == asked
    assert asked["c.xml"] is not None
    assert asked["c.corrections.json"] is None


@pytest.mark.parametrize("place", ["s3://none/in", "s3://papers/none"])
def test_a_bucket_that_is_not_there_is_one_line(bucket: Any, tmp_path: Path, place: str) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.pdf").write_bytes(pdf())
    command = [sys.executable, "-m", "pipeline", "archive", place, "--output", "out"]
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert "Traceback" not in done.stderr
    assert done.returncode in (1, 2)  # a bucket without such a folder has nothing to convert


def test_a_store_without_a_login_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import s3fs

    for name in [name for name in os.environ if name.startswith(("AWS_", "FSSPEC_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    for name in ("AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"):
        monkeypatch.setenv(name, str(tmp_path / "none"))
    s3fs.S3FileSystem.clear_instance_cache()
    folder = tmp_path / "in"
    folder.mkdir()
    for source, output in (("s3://none/in", str(tmp_path / "out")), (str(folder), "s3://none/out")):
        wanted = job.Job(source, output, local.run, journal=tmp_path / "a.sqlite", quiet=True)
        with pytest.raises(UsageError, match=r"^s3://none/(in|out): Unable to locate credentials$"):
            job.run(wanted)


@pytest.mark.parametrize(("url", "extra"), [("s3://bucket/papers", "stores"), ("gs://bucket/papers", "cluster")])
def test_without_its_library_the_extra_that_brings_it_is_named(monkeypatch, url, extra):
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(UsageError, match=rf"{url}: pip install '\.\[{extra}\]'"):
        store(url)
