"""Which characters a result may hold."""

import re

# Everything but XML 1.0's Char (clause 2.2): most controls, lone surrogates, U+FFFE and U+FFFF.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """`text` without the characters that XML cannot hold."""
    return text if text.isprintable() else _ILLEGAL.sub("", text)
