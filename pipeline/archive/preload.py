"""What the fork server imports before it forks workers: the program, so that each of them has it at once.

Not to be imported elsewhere: the process that imports this dies with its parent, and so do the workers that it forks
with it. Without that, workers would outlive a run that was killed, as they are the server's children, not the run's.
"""

from __future__ import annotations

import gc
import os
import sys

from pipeline.archive import limits

limits.die_with_parent()  # before what takes long to import: a run may be killed in its first second
if os.environ.pop(limits.RUN, str(os.getppid())) != str(os.getppid()):  # it was, before this
    sys.exit()

gc.disable()  # all that is imported stays
from pipeline.archive import work  # noqa: E402

gc.freeze()  # and workers need not copy its memory to look at it
gc.enable()

__all__ = ["work"]
