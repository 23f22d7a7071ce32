"""Where sentences end, in Chinese and in English running text.

Chinese: 。！？ and, in journals that print half-width punctuation, a full stop between hanzi. ；ends a clause, not a
sentence. English: a stop before a capital, unless an abbreviation, an initial or a number explains it. Nothing ends
within brackets.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.knowledge import align_words as data
from pipeline.knowledge import lazy
from pipeline.model.lang import Lang
from pipeline.text.marks import CLOSING, OPENING, QUOTES, STOPS
from pipeline.text.script import is_hanzi

_CLOSERS, _OPENERS = CLOSING + QUOTES, OPENING + QUOTES
_CLOSED_BY = {"(": ")", "（": "）", "[": "]", "［": "］", "【": "】", "〔": "〕"}
_NUMBERED = 8  # characters before a stop behind a letter or figure: fewer are a number or an abbreviation
_LONGEST_BRACKET = 300  # characters; an opening mark without its closing one must not swallow the text
_candidate = lazy.compile(f"[{STOPS}]+[{re.escape(_CLOSERS)}]*")
_word_before = lazy.compile(r"[A-Za-z][A-Za-z.\-]*$|[^\s]*$")
_et_al = lazy.compile(r"et\s+al\.?$", re.IGNORECASE)
_numbering = lazy.compile(r"^\s*[（(]?(?:\d{1,2}|[ivxIVX]{1,4}|[a-zA-Z])[)）]?$")
_label_number = lazy.compile(r"(?:[图表第式]|\b[Ff]igs?\.?|\b[Tt]ab(?:le)?\.?|\b[Nn]os?\.?)\s*\d*$")


def sentences(text: str, lang: Lang) -> tuple[str, ...]:
    """The sentences of a text without the white around them; together they hold every printed character."""
    pieces = (text[start:end].strip() for start, end in pairwise([0, *ends(text, lang), len(text)]))
    return tuple(piece for piece in pieces if piece)


def ends(text: str, lang: Lang) -> tuple[int, ...]:
    """The offsets just behind each sentence's last mark, the last sentence's end left out."""
    return tuple(_ends(text, lang))


def _ends(text: str, lang: Lang) -> Iterator[int]:
    inside = _bracketed(text)
    start = 0
    is_end = _is_end_zh if lang is Lang.ZH else _is_end_en
    for found in _candidate.finditer(text):
        at = found.start()
        if inside[at] or not text[found.end() :].strip():
            continue
        if is_end(text, start, at, found.end()):
            yield found.end()
            start = found.end()


def _bracketed(text: str) -> list[bool]:
    """For every character, whether it stands inside a pair of brackets."""
    inside = [False] * len(text)
    for at, char in enumerate(text):
        if char not in _CLOSED_BY or inside[at]:
            continue
        depth = 0
        for end in range(at, min(len(text), at + _LONGEST_BRACKET)):
            depth += (text[end] == char) - (text[end] == _CLOSED_BY[char])
            if depth == 0:
                inside[at : end + 1] = [True] * (end + 1 - at)
                break
    # a closing bracket belongs to the mark before it: `(… ends here.) The next`
    return inside


def _is_end_zh(text: str, start: int, at: int, end: int) -> bool:
    if text[at] in "。！？":
        return True
    before, after = text[start:at].rstrip(), text[end:].lstrip()
    if text[at] in "!?":
        return not before or is_hanzi(before[-1]) or is_hanzi(after[:1])
    # Behind a hanzi no point belongs to a number or an abbreviation: 差异显著．DP 组…, 提高了效率．②…
    begins = is_hanzi(before[-1:]) and (after[:1].isupper() or after[:1].isnumeric())
    if not begins and not _begins_zh(after) and not (text[end : end + 1].isspace() and after[:1].isupper()):
        return False
    if _numbering.match(before) or _label_number.search(before):
        return False
    last = before[-1:]
    if is_hanzi(last) or last in _CLOSERS or last in "%％‰℃":
        return True
    return bool(last) and last.isalnum() and not _is_abbreviation(before, after) and len(before.strip()) > _NUMBERED


def _begins_zh(after: str) -> bool:
    return bool(after) and (is_hanzi(after[0]) or (after[0] in _OPENERS and is_hanzi(after[1:2])))


def _is_end_en(text: str, start: int, at: int, end: int) -> bool:
    before, rest = text[start:at], text[end:]
    after = rest.lstrip()
    if text[at] in "。！？":
        return True
    spaced = rest[:1].isspace()
    first = after.lstrip(_OPENERS)[:1]
    if not (first.isupper() or (spaced and (first.isdigit() or is_hanzi(first)))):
        return False
    if not spaced and not (re.search(r"(?:[a-z]{2}|[)\]%\d])$", before) and re.match(r"[A-Z][a-z]*[ ,]", after)):
        return False
    if text[at] in "!?":
        return True
    if first.isdigit() and before[-1:].isdigit():  # a decimal point that print has set apart: 0. 667
        return False
    return not _numbering.match(before) and not _is_abbreviation(before, after)


def _is_abbreviation(before: str, after: str) -> bool:
    """Whether the stop after `before` belongs to an abbreviation or an initial and ends no sentence."""
    found = _word_before.search(before)
    word = f"{found[0].lstrip(_OPENERS)}.".lower() if found else "."
    following = re.match(r"[A-Za-z]+", after.lstrip(_OPENERS))
    opens = following is not None and following[0].lower() in data.sentence_words("openers")
    if word == "no.":  # `No. 2`, but `The answer is no. We …`
        return after[:1].isdigit()
    if _et_al.search(before) or word in data.sentence_words("open"):
        return not opens
    if word in data.sentence_words("closed"):
        return True
    # initials: J. Smith, A.R. Seadawy; `vitamin C. The` ends
    initials = found is not None and re.fullmatch(r"[A-Z](?:\.-?[A-Z])*", found[0].lstrip(_OPENERS))
    return initials is not None and not opens
