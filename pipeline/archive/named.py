"""What a worker process does, by name: the process that hands the documents out need not load the program itself."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.archive.document import Outcome, Task


@dataclass(frozen=True, slots=True)
class Named:
    """The function `name` of `module`, which takes a task and gives its outcome; looked up where it is called."""

    module: str
    name: str

    def __call__(self, task: Task) -> Outcome:
        function: Callable[[Task], Outcome] = getattr(importlib.import_module(self.module), self.name)
        return function(task)


WORK = Named("pipeline.archive.work", "work")
