"""Which characters a result may hold, and a line of a terminal."""

from pipeline.knowledge import lazy

# Everything but XML 1.0's Char (clause 2.2): most controls, lone surrogates, U+FFFE and U+FFFF.
_ILLEGAL = lazy.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """`text` without the characters that XML cannot hold."""
    return text if text.isprintable() else _ILLEGAL.sub("", text)


def printable(text: str) -> str:
    """`text` as one line of a terminal: U+FFFD for line breaks, controls and whatever else it cannot show."""
    return "".join(char if char.isprintable() else "\ufffd" for char in text)
