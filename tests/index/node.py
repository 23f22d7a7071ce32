"""A real OpenSearch for the tests: a node of its published modules on loopback, started and killed as they need."""

from __future__ import annotations

import fcntl
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from tests.needed import lacking

PROJECT = Path(__file__).parent / "opensearch"
URL = "DUIZHAO_OPENSEARCH_URL"  # a server of the user's own, which is not killed
# Small, and soon there: half a gigabyte, and no second compiler for a life of some seconds.
_JVM = ("-Xms256m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")


def built() -> str:
    """The class path of the node, compiled where it is not; the test is skipped where Java or Maven are missing."""
    gone = [name for name in ("java", "mvn") if shutil.which(name) is None]
    if gone:
        lacking("opensearch", f"no {' and no '.join(gone)}: a real OpenSearch cannot be started; {URL} names another")
    target = PROJECT / "target"
    target.mkdir(exist_ok=True)
    with (target / "lock").open("w") as lock:  # one of several workers compiles
        fcntl.flock(lock, fcntl.LOCK_EX)
        made = target / "classpath"
        if not made.exists() or made.stat().st_mtime < max(file.stat().st_mtime for file in _sources()):
            _compile()
        return f"{target / 'classes'}:{made.read_text()}"


def _sources() -> list[Path]:
    return [PROJECT / "pom.xml", *PROJECT.glob("src/**/*.java")]


def _compile() -> None:
    command = ["mvn", "-q", "-B", "compile"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False, timeout=900)
    if done.returncode:
        said = (done.stdout + done.stderr).strip().splitlines() or ["nothing said"]
        lacking("opensearch", f"Maven cannot make the OpenSearch of the tests: {said[0][:200]}")


@dataclass
class Node:
    """A node that keeps its data in `folder` and its port over restarts."""

    folder: Path
    classes: str
    port: int = 0
    process: subprocess.Popen[str] | None = field(default=None, repr=False)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        return self.folder.parent / "opensearch.log"

    def start(self) -> None:
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                ["java", *_JVM, "-cp", self.classes, "OpenSearchNode", str(self.folder), str(self.port)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if line.startswith("ready "):
                self.port = int(line.split()[1])
                return
        raise AssertionError(f"OpenSearch did not start\n{self.last_said()}")

    def last_said(self) -> str:
        """The end of what it wrote."""
        return "\n".join(self.log.read_text("utf-8", "replace").splitlines()[-40:])

    def died(self) -> bool:
        """Whether it has ended by itself."""
        return self.process is not None and self.process.poll() is not None

    def kill(self) -> None:
        """As a machine does that loses its power: nothing is closed."""
        if self.process is not None:
            self.process.kill()
            self.process.communicate()
            self.process = None
