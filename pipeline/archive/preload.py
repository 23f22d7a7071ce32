"""What the fork server imports before it forks workers: the program, so that each of them has it at once.

Not to be imported elsewhere: the process that imports this dies with its parent, and so do the workers that it forks
with it. Without that, workers would outlive a run that was killed, as they are the server's children, not the run's.
"""

from __future__ import annotations

from pipeline.archive import limits, work

__all__ = ["work"]

limits.die_with_parent()
