"""`python -m pipeline` imports nothing that lies in the current folder, as the console script does not.

Python puts that folder before all others, and a `typing.py` or `lxml.py` beside the papers would be run. The package
imports this first, and this only what Python has loaded by then. `sys.argv[0]` is "-m" while Python looks for the
package of `-m`; it is not when another program imports the package. A clone's own folder stays.
"""

import os
import sys


def leave_out_current_folder() -> None:
    """Take the current folder from the path, where `-m` has put it there and the package is found without it."""
    home = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
    if sys.argv[:1] == ["-m"] and not sys.flags.safe_path and sys.path and os.path.realpath(sys.path[0]) != home:
        del sys.path[0]


leave_out_current_folder()
