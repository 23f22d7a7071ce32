"""What has to be so before anything else is loaded, where the package is a program's.

`python -m pipeline` imports nothing that lies in the current folder, as the console script does not: Python puts that
folder before all others, and a `typing.py` or `lxml.py` beside the papers would be run. Ctrl-C ends the program without
a traceback while it is being loaded, too. The package imports this first, and this only what Python has loaded by then.
`sys.argv[0]` is "-m" while Python looks for the package of `-m`; it is not when another program imports the package. A
clone's own folder stays.
"""

import _signal as signal  # type: ignore[import-not-found]  # of which `signal` is made, whose loading takes a while
import os
import sys

CONSOLE_SCRIPT = "duizhao"
INTERRUPTED = 130  # what a shell reports for a command ended by Ctrl-C


def leave_out_current_folder() -> None:
    """Take the current folder from the path, where `-m` has put it there and the package is found without it."""
    home = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
    if sys.argv[:1] == ["-m"] and not sys.flags.safe_path and sys.path and os.path.realpath(sys.path[0]) != home:
        del sys.path[0]


def end_when_interrupted() -> None:
    """Have Ctrl-C end the program at once, until it says `hear_interrupts`; other programs' own ways stay."""
    if sys.argv[:1] != ["-m"] and [os.path.basename(name) for name in sys.argv[:1]] != [CONSOLE_SCRIPT]:
        return
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # a shell has what is in the background ignore it
        signal.signal(signal.SIGINT, _end)


def hear_interrupts() -> None:
    """Have Ctrl-C raise KeyboardInterrupt again."""
    if signal.getsignal(signal.SIGINT) is _end:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _end(number: int, frame: object) -> None:
    os._exit(INTERRUPTED)


leave_out_current_folder()
end_when_interrupted()
