"""One way to look at an entry, whatever width its punctuation was typed in."""

import re
from functools import lru_cache

from pipeline.knowledge import lazy
from pipeline.knowledge.replacing import replacing
from pipeline.knowledge.traditional import to_simplified
from pipeline.text.marks import LOST
from pipeline.text.script import HANZI

# Character for character, so that a place in the folded text is the same place in the printed one.
_SAME_LENGTH = dict(to_simplified()) | {0xFEE0 + code: chr(code) for code in range(0x21, 0x7F)}
_SAME_LENGTH |= {
    ord(printed): folded
    for folded, all_printed in {
        " ": "\u3000\xa0\u2002\u2003\u2009\u202f\t\n\r\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029",
        ".": "。．｡",
        "[": "【〔［",
        "]": "】〕］",
        "-": "–—‐‑‒―−─﹣－⁃˗",
        "~": "～〜∼",
        "'": "’‘′`｀",
        '"': "“”„″「」",
        "《": "〈『",
        "》": "〉』",
        "/": "∕⁄",
        ":": "∶﹕",
        ",": "﹐､",
        ";": "﹔",
        "卷": "巻",  # of Japan
    }.items()
    for printed in all_printed
}
_same_length = replacing(_SAME_LENGTH)
# A full-width comma is the character that fonts without a map lose most: `Li M\ufffdWang X\ufffd2001\ufffd5(2)`.
# Inside a word in capitals it is a letter with a mark: `REED S, GR\ufffdN W`.
_LOST_COMMA = lazy.compile(f"\ufffd(?=[A-Z][a-z]|\\s|\\d|et al|[{HANZI}]|\\Z)|(?<![A-Z]{{2}})\ufffd(?=[A-Z] )")
# A solidus that a font has no code for comes out as a question mark: `Title[C]??Proc`, `http:??`, `[EB?OL]`.
_LOST_SOLIDUS = lazy.compile(
    r"(?<=\])(\s*)\?\?(?=\s*[A-Z])|(?<=http:)()\?\?|(?<=https:)()\?\?|(?<=\[[A-Z])()\?(?=OL\])"
    r"|(?<=\[EB)()\?(?=OL\])"
)
# A dash between pages that a program reading pictures took for a question mark: `38(12): 5176? 5180`.
_LOST_DASH = lazy.compile(r"(:\s*\d{1,5}\s?)\?(?=\s{0,2}\d{1,5}(?![\w/]))")
# Brackets around an issue, commas and a colon that a font has no code for, between figures that it has:
# `2004\ufffd40\ufffd32\ufffd \ufffd36-38`, `2003\ufffd \ufffd7\ufffd`.
_LOST_VOLUME = r"(?P<comma>\s?\ufffd)(?P<volume>\s?\d{1,3}(?=\ufffd\d)|\s?(?=\ufffd))"
_LOST_ISSUE = r"(?P<open>\ufffd)(?P<issue>\d{1,2}[A-Z]?)(?P<close>\ufffd)(?P<colon>\s?\ufffd(?=\s?\d))?"
_LOST_MARKS = lazy.compile(rf"(?<=\d){_LOST_VOLUME}{_LOST_ISSUE}")
# What recognition sees behind the last page, `305-312〉`, `398-402?`; a title that ends with a figure keeps its sign.
# A bracket set twice: `34(9)): 1264`; one that it took for another sign: `32(1>: 14`.
_NOISE_AT_END = lazy.compile(r"(?:(?<!-)-|[~:])\s?[A-Z]?\d{1,6}(?P<noise>\s?[>》?』」|])(?=[\s.]*\Z)")
_NOISE_AT_START = lazy.compile(r"\A\s*[~|_^]+\s*(?=[^\W\d_])")
_TWICE_CLOSED = lazy.compile(r"(?<=\(\d\))\)(?=\s*:)|(?<=\(\d\d\))\)(?=\s*:)")
_MISREAD_BRACKET = lazy.compile(r"(\(\d{1,3})[>》](?=\s*[:,])")
# An accent that TeX drew beside its letter, which makes one word with it: `W¨ ust`.
_APART_ACCENT = lazy.compile(r"(?<=[A-Za-z])[¨´¸ˆ˜]\s?(?=[a-z])")
_PADDING = " ,.;:"
_TRAILING = lazy.compile(r"[\s,.;:]+\Z")


# Between names, in a list whose stops are others: `李明。王飞，周荷．题名．学报`; the mark of lists misread.
_STOP_AMONG_NAMES = lazy.compile(rf"(\A[{HANZI}]{{2,3}})。(?=[{HANZI}]{{2,3}}[，,、])")


@lru_cache(maxsize=1 << 11)  # each rule that parts a list, or tells where it ends, asks about all its lines
def fold(text: str) -> str:
    """The text with half-width punctuation, ASCII digits, one sort of hyphen, bracket, quotation mark and space, and
    simplified hanzi; same length."""
    folded = _same_length(_STOP_AMONG_NAMES.sub(r"\1,", text) if "．" in text else text)
    if "?" in folded:
        folded = _LOST_SOLIDUS.sub(lambda match: match.group().replace("?", "/"), folded)
        folded = _LOST_DASH.sub(r"\1-", folded)
    folded = _without_noise(folded)
    if not folded.isascii():
        folded = _APART_ACCENT.sub(lambda match: "\u0308" * len(match.group()), folded)
    if LOST in folded:
        folded = _LOST_COMMA.sub(",", _LOST_MARKS.sub(_with_lost_marks, folded))
    return folded


def _without_noise(folded: str) -> str:
    """The text without signs at its end that nothing has opened, and with the brackets that are meant."""
    folded = _NOISE_AT_START.sub(lambda match: " " * len(match.group()), folded)
    noise = _NOISE_AT_END.search(folded)
    if noise and (folded[noise.end() - 1] != "》" or folded.count("》") > folded.count("《")):
        start, end = noise.span("noise")
        folded = folded[:start] + " " * (end - start) + folded[end:]
    folded = _TWICE_CLOSED.sub(" ", folded) if "))" in folded else folded
    return _MISREAD_BRACKET.sub(r"\1)", folded)


def _with_lost_marks(match: re.Match[str]) -> str:
    """The comma behind a year, the brackets around an issue and the colon behind it, where signs without a form are."""
    comma, colon = match["comma"].replace(LOST, ","), (match["colon"] or "").replace(LOST, ":")
    return f"{comma}{match['volume']}({match['issue']}){colon}"


def skip(folded: str, start: int, end: int, padding: str = _PADDING) -> int:
    """The first place from `start` on that holds none of `padding`, `end` where there is none."""
    while start < end and folded[start] in padding:
        start += 1
    return start


def back(folded: str, start: int, end: int, padding: str = _PADDING) -> int:
    """The place after the last character before `end` that is none of `padding`."""
    while end > start and folded[end - 1] in padding:
        end -= 1
    return end


HANZI_CLASS = f"[{HANZI}]"
_a_hanzi = lazy.compile(HANZI_CLASS)


def has_hanzi(folded: str) -> bool:
    return _a_hanzi.search(folded) is not None
