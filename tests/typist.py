"""Finds, in the JSON of a result, what is no typist's: full-width letters, figures, points and at-signs in values."""

import re
from collections.abc import Iterator, Mapping, Sequence

WIDE = re.compile(r"[Ａ-Ｚａ-ｚ０-９．＠]")
ADDRESS = re.compile(
    r"[\w.．+-]+[@＠][\w.．-]+|10[.．]\d{4,9}/[^\s()（）]+"
    r"|(?:https?:|www[.．])(?:[^\s\u4e00-\u9fff，。；、．]|．(?=[A-Za-z0-9]))+",
    re.ASCII,
)
# A figure, and the point between two; an identifier's points stand behind letters: `SUN：ABCD．0．2001`.
NUMBER = re.compile(r"[０-９]|(?<![A-Za-z]．)\d．\d")
# A printed entry keeps the stops between its numbers: `2001．5(2)`.
ENTRIES = frozenset({"citations", "parts"})
VALUES = frozenset({"doi", "year", "month", "volume", "issue", "fpage", "lpage", "issn", "cn", "email", "numbers"})
# As printed, or told elsewhere.
ASIDE = frozenset({"printed", "unplaced", "furniture", "alignment", "diagnostics"})


def texts(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    """(the key that it stands under, text) of every text; a table's cells stand under `rows`."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, Mapping):
        for name, item in value.items():
            if name not in ASIDE:
                yield from texts(item, name if name not in ("text", "inline") else key)
    elif isinstance(value, Sequence):
        for item in value:
            yield from texts(item, key)


def wide(record: object) -> list[str]:
    """The e-mails, URLs, DOIs, numbers and cells with such a character in them, each behind its key.

    A number is one wherever it stands: in a sentence, a caption or a formula, too.
    """
    found = []
    for key, text in texts(record):
        own = [text] if key in VALUES or key == "rows" else ADDRESS.findall(text)
        found += [f"{key}: {piece}" for piece in own if WIDE.search(piece.rstrip("．"))]
        found += [
            f"{key}: {text[max(0, at.start() - 8) : at.end() + 8]}"
            for at in NUMBER.finditer(text)
            if key not in ENTRIES
        ]
    return found
