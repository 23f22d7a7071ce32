"""A run in a process of its own that tells each outcome as it comes, so that a test knows when to kill it."""

from __future__ import annotations

import sys
from collections.abc import Generator, Iterable

from pipeline.archive import job, local
from pipeline.archive.document import Outcome, Task


def told(tasks: Iterable[Task]) -> Generator[tuple[Task, Outcome], None, None]:
    for task, outcome in local.run(tasks, 2):
        print(task.key, flush=True)
        yield task, outcome


if __name__ == "__main__":
    job.run(job.Job(source=sys.argv[1], output=sys.argv[2], engine=told, quiet=True))
