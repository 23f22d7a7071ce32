"""Build the source distribution and, from it, the wheel; hold both to the repository; run them from another folder.

    python tools/package.py [FOLDER]     # where they are kept; default: nowhere

The wheel has every file of the package, the source distribution every file of the repository. The program of the wheel
converts a sample, validates it and indexes it; the tests of the samples pass from the unpacked source.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).parents[1]
SAMPLE = "brief-shared-page"


def main(dist: Path, work: Path) -> None:
    """Raises subprocess.CalledProcessError or SystemExit where something is missing or does not run."""
    _run(sys.executable, "-m", "pip", "install", "--quiet", "build")
    _run(sys.executable, "-m", "build", "--outdir", str(dist), str(ROOT), quiet=True)
    wheel, source = next(dist.glob("*.whl")), next(dist.glob("*.tar.gz"))
    tracked = _tracked()
    with zipfile.ZipFile(wheel) as archive:
        _complete(wheel, archive.namelist(), {name for name in tracked if name.startswith("pipeline/")})
        if not any(name.endswith("/entry_points.txt") for name in archive.namelist()):
            raise SystemExit(f"{wheel.name}: no console script")
    with tarfile.open(source) as archive:
        _complete(source, [str(PurePosixPath(*PurePosixPath(n).parts[1:])) for n in archive.getnames()], tracked)
        archive.extractall(work, filter="data")
    installed = work / "installed"
    _run(sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(installed), str(wheel))
    _try(installed, work)
    _run(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/articles/test_golden.py",
         "tests/test_commands.py", cwd=next(work.glob("duizhao-*")))  # fmt: skip
    print(f"{wheel.name}, {source.name}: complete, and both run")


def _tracked() -> set[str]:
    """What git keeps."""
    told = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True).stdout
    return {name for name in told.decode("utf-8").split("\0") if name and (ROOT / name).is_file()}


def _complete(path: Path, held: list[str], wanted: set[str]) -> None:
    if missing := sorted(wanted - set(held)):
        raise SystemExit(f"{path.name} lacks {len(missing)} files: {' '.join(missing[:10])}")


def _try(installed: Path, work: Path) -> None:
    """The commands that read most of the package's data, from a folder that is not the repository."""
    output = work / "output"
    program = (sys.executable, str(next((installed / "bin").glob("duizhao"))))
    for arguments in (
        ("--version",),
        ("extract", str(ROOT / "input" / f"{SAMPLE}.pdf"), "--output", str(output), "--ocr", "off"),
        ("validate", str(output)),
        ("index", str(output), "--to", str(work / "index")),
        ("schema",),
        ("doctor", "--help"),
    ):
        _run(*program, *arguments, cwd=work, quiet=True, environment={"PYTHONPATH": str(installed)})
    told = subprocess.run(
        [sys.executable, "-c", "import pipeline; print(pipeline.__file__)"],
        cwd=work, check=True, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(installed)},
    ).stdout  # fmt: skip
    if not Path(told.strip()).is_relative_to(installed):
        raise SystemExit(f"{told.strip()} was tried, not the wheel")


def _run(*command: str, cwd: Path = ROOT, quiet: bool = False, environment: dict[str, str] | None = None) -> None:
    done = subprocess.run(command, cwd=cwd, capture_output=quiet, text=True, env={**os.environ, **(environment or {})})
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}: {done.returncode}\n{done.stdout or ''}{done.stderr or ''}")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        kept = Path(sys.argv[1]).absolute() if len(sys.argv) > 1 else Path(scratch) / "dist"
        main(kept, Path(scratch))
