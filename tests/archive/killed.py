"""The command in a process of its own that tells each outcome as it comes, so that a test knows when to kill it."""

from __future__ import annotations

import sys
from collections.abc import Generator, Iterable

from pipeline.archive import local
from pipeline.archive.document import Outcome, Task
from pipeline.cli import main

run = local.run


def told(tasks: Iterable[Task], workers: int) -> Generator[tuple[Task, Outcome], None, None]:
    for task, outcome in run(tasks, workers):
        print(task.key, flush=True)
        yield task, outcome


if __name__ == "__main__":
    local.run = told  # type: ignore[assignment]
    sys.argv = ["duizhao", "archive", sys.argv[1], "--output", sys.argv[2], "--workers", "2", "--quiet"]
    main()
