"""Printed lines to running text."""

import re
from collections.abc import Iterable, Sequence

from pipeline.knowledge import lazy
from pipeline.text.hyphens import is_soft, words_of
from pipeline.text.join import is_border, is_figure_border, sets_apart
from pipeline.text.script import is_square
from pipeline.text.width import half_width

_SOFT_HYPHENS = "\u00ad\u0002\ufffe"
_HYPHENS = "-‐‑"
_PLAIN_HYPHENS = str.maketrans(dict.fromkeys(_HYPHENS, "-"))
_RANGE_DASHES = "-‐‑–—~～"
# The last word of a line that is an unfinished URL or DOI, and a first word that may go on with it.
_OF_URL = r"(?:\S|(?<=[./])\s(?=[a-z\d]))*"  # with white behind its stops: `http: //www. pond. example/a`
_URL_AT_END = lazy.compile(
    rf"(?:(?:https?|ftp)\s?:\s?/{{0,2}}{_OF_URL}|(?-i:www)\.{_OF_URL}|\b10\.\d{{4,9}}/\S*|(?<=doi:)10\.\S*)\Z",
    re.IGNORECASE,
)
_URL_SIGNS = ("http", "ftp", "www.", "10.")  # one of them is in each
_LONGEST_URL = 2048  # characters looked at before a line's end: an entry without an end may have any number
_URL_GOES_ON = lazy.compile(r"[^\s\u3000-\u9fff\[（(，；]+")
_URL_LIKE = lazy.compile(r"[/_=&?%#~]|\.\w|\d{3}|^[a-z\d-]+\Z|^[\w-]+\.(?:\Z|\s)")
_KNOWN_HOST = lazy.compile(r"(?<=[/.])(?:arxiv|doi|github|wikipedia)[.．](?:org|com)", re.IGNORECASE)
_WIDE_GAP = lazy.compile(r"[ \u3000]{2,}|(?<=[!-~])\u3000(?=[!-~])")  # the white of justified lines
_STROKES = lazy.compile(r"(?<=\b)(https?\s?[:：]\s?)∥\s?", re.IGNORECASE)  # of fonts without a slash of full width
_NO_SPACE_AFTER = "([{（［【〔《“‘/"
_NO_SPACE_BEFORE = ")]}）］】〕》”’,.;:!?，．。；：、！？/"


class Spelling:
    """How the list itself spells compounds and words, for hyphens at line ends that might be either, and whether it
    sets hanzi apart from letters and from figures.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        texts = tuple(texts)
        self._words = words_of(text.translate(_PLAIN_HYPHENS).rstrip() for text in texts)
        self._apart = {figures: sets_apart(texts, figures=figures) for figures in (False, True)}

    def is_soft(self, first: str, second: str) -> bool:
        """Whether the hyphen at the end of the first of two lines was set only because the line ended there."""
        return is_soft(f"{first[:-1]}-", second, self._words)

    def sets_apart(self, before: str, after: str) -> bool:
        """Whether the list has a space between two such characters, one of which is a hanzi."""
        return is_border(before, after) and self._apart[is_figure_border(before, after)]


def _goes_on(first: str, second: str) -> bool:
    """Whether a URL or DOI at a line's end goes on in the next line."""
    tail, second = half_width(first[-_LONGEST_URL:]), half_width(second)
    if not any(sign in tail.lower() for sign in _URL_SIGNS):
        return False
    url = _URL_AT_END.search(tail)
    word = _URL_GOES_ON.match(second)
    if url is None or word is None:
        return False
    last, text = url.group()[-1], word.group()
    if last in _HYPHENS and " " in url.group():
        return False  # what is set like words is hyphenated like words
    if last in "/_-=&?%#~:":
        return True
    if re.fullmatch(r"(?:19|20)\d\d[.,;]?", text):
        return False
    if last == ".":
        return text[0].islower() or text[0].isdigit()
    if last in ",;)]":
        return False
    return _URL_LIKE.search(text) is not None


def _address(first: str, second: str) -> str:
    """An address over two lines: its hyphen is its own, unless it cuts the name of a host that everyone knows."""
    whole = first[:-1] + second
    cut = len(first) - 1
    is_host = any(host.start() < cut < host.end() for host in _KNOWN_HOST.finditer(whole))
    return whole if first[-1] in _HYPHENS and is_host else first + second


def glue(first: str, second: str, spelling: Spelling) -> str:
    """Two lines as one text."""
    first, second = first.rstrip(), second.lstrip()
    if not first or not second:
        return first + second
    if first[-1] in _SOFT_HYPHENS:
        return first[:-1] + second
    if _goes_on(first, second):
        return _address(first, second)
    if first[-1] in _HYPHENS and spelling.is_soft(first, second):
        return first[:-1] + second
    if first[-1] in _RANGE_DASHES and len(first) > 1 and not first[-2].isspace():
        return first + second
    if second[0] in _RANGE_DASHES and first[-1].isdigit():
        return first + second
    is_tight = (is_square(first[-1]) or is_square(second[0])) and not spelling.sets_apart(first[-1], second[0])
    if is_tight or first[-1] in _NO_SPACE_AFTER or second[0] in _NO_SPACE_BEFORE:
        return first + second
    return f"{first} {second}"


def join(texts: Sequence[str], spelling: Spelling) -> str:
    """Lines as one text: hyphens at line ends undone, no space between hanzi, URLs and DOIs made whole."""
    joined = ""
    for text in texts:
        joined = glue(joined, text, spelling)
    return _WIDE_GAP.sub(" ", _STROKES.sub(r"\1//", joined)).strip()
