"""What a correction changes in an article's JATS, line by line."""

from __future__ import annotations

import difflib

from pipeline.corrections.apply import Applied

_MOST = 12  # places shown
_LINES = 40  # of one place


def changes(before: Applied, after: Applied) -> list[dict[str, list[str]]]:
    """The lines that went and that came, a pair for each place, the first ones of a great many."""
    old, new = (each.xml.decode("utf-8").splitlines() for each in (before, after))
    found: list[dict[str, list[str]]] = []
    for tag, i, end_i, j, end_j in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal" and len(found) < _MOST:
            found.append({"before": old[i:end_i][:_LINES], "after": new[j:end_j][:_LINES]})
    return found
