"""Printed lines -> running text: the line ends leave no trace."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from pipeline.knowledge import lazy
from pipeline.model.block import Line, Script
from pipeline.model.body import Run
from pipeline.model.lang import Lang
from pipeline.text.hyphens import is_soft
from pipeline.text.script import FULL_WIDTH, HANZI, is_hangul, is_hanzi, is_square, lang_of
from pipeline.text.typed import typed

Style = tuple[bool, bool, Script]  # bold, italic, script
_Styled = list[tuple[str, Style]]  # one character each
_PLAIN: Style = (False, False, Script.BASE)

_TAIL = 80  # characters of a line that can be the beginning of an address
# In either width; fonts without a slash of full width set its two strokes as the sign of parallels.
_address = lazy.compile(
    r"(?:https?[:：](?://|／／|∥)\s?|www[.．]|\b10[.．]\d{4,9}[/／]|doi[.．]org|[\w.+-][@＠])\S*$", re.IGNORECASE
)
_whole_address = lazy.compile(
    r"(?:https?[:：](?://|／／|∥\s?)|www[.．]|(?<!\S)\S+[@＠]|10[.．]\d{4,9}[/／])\S+", re.IGNORECASE
)
_PAGES = r"\d+\s*[-–—~～]\s*\d+\s*页"
_address_goes_on = lazy.compile(rf"(?!{_PAGES})(?:\S*[/._=?%~#&@．／＿＝？％～＃＆＠-]\w|\S*\d)")
_gap = lazy.compile(r"[ \u3000\xa0]+")
_CLOSING = frozenset(")]},.;:!?%，。；：、！？）］】》」』”’〉")
_OPENING = frozenset("([{（［【《「『“‘〈")
_TIGHT = frozenset("-/–—~～@_")  # marks that stand without white on either side of a line's end

_FULL_TO_HALF = {0xFEE0 + code: code for code in range(0x21, 0x7F)}
_HALF = {chr(full): chr(half) for full, half in _FULL_TO_HALF.items()} | {"。": ".", "、": ","}
_between_figures = lazy.compile(r"(?<=\d)[．：，](?=\d)")
_spaced_marks = lazy.compile(
    r"[，：；！？,;](?=[A-Za-z(（“])|(?<=[A-Za-z)\]]{2})[．.](?=[A-Z][a-z])|．(?=[A-Za-z(])|(?<=\d)[%％](?=[A-Za-z]{2})"
)
_mark_of_a_word = lazy.compile(r"[A-Za-z][．，；：]$")
_SEEN_APART = 4  # borders that print sets apart for one that it does not: a space that was lost here and there
_letters_close = lazy.compile(f"(?<=[{HANZI}])(?=[A-Za-z])|(?<=[A-Za-z])(?=[{HANZI}])")
_letters_apart = lazy.compile(f"(?<=[{HANZI}]) +(?=[A-Za-z])|(?<=[A-Za-z]) +(?=[{HANZI}])")
_figures_close = lazy.compile(rf"(?<=[{HANZI}])(?=[0-9])|(?<=[0-9])(?=[{HANZI}])")
_figures_apart = lazy.compile(rf"(?<=[{HANZI}]) +(?=[0-9])|(?<=[0-9]) +(?=[{HANZI}])")
_early_space = lazy.compile(r" +(?=[,;!?)\]]|[.](?:\s|$))")


def joined_text(lines: Sequence[Line], words: Collection[str] = (), keep_gaps: bool = False) -> str:
    """The lines as running text, without styles; see `join_lines`."""
    return "".join(run.text for run in join_lines(lines, words, keep_gaps))


def join_lines(lines: Sequence[Line], words: Collection[str] = (), keep_gaps: bool = False) -> tuple[Run, ...]:
    """The lines as running text in runs of one style.

    `words` are the article's words in lower case, compounds included (`words_of`): they tell a hyphen that a
    line's end brought from one that belongs to the word. White between hanzi is left out, unless `keep_gaps`
    keeps it as U+3000 (a by-line's names); elsewhere it is one space. Text that is mostly English gets half-width
    punctuation, and the space that a full-width mark's empty half stood for.
    """
    chars: _Styled = []
    starts: list[int] = []
    borders: list[int] = []
    for line in lines:
        own = _characters(line)
        if own and chars:
            _join(chars, own, words)
            if chars[-1][1][2] is own[0][1][2] is Script.BASE and is_border(chars[-1][0], own[0][0]):
                borders.append(len(chars))
        starts.append(len(chars))
        chars += own
    if borders:
        chars = _set_apart(chars, starts, borders)
    text = _text(chars)
    english = lang_of(text) is Lang.EN
    chars = _without_gaps(chars, keep_gaps, english)
    chars = _english(chars) if english else _chinese(chars)
    return tuple(_runs(typed(chars)))


def _characters(line: Line) -> _Styled:
    """The line's characters with their styles, the white at both ends left out."""
    found: _Styled = []
    for span in line.spans:
        style = (span.bold, span.italic, span.script)
        found += [(char, style) for char in span.text]
    start, end = 0, len(found)
    while start < end and found[start][0].isspace():
        start += 1
    while end > start and found[end - 1][0].isspace():
        end -= 1
    return found[start:end]


def _join(chars: _Styled, following: _Styled, words: Collection[str]) -> None:
    """Put between two lines what a typist would: nothing, a space, or the hyphen's removal."""
    if is_hanzi(chars[-1][0]) or is_hanzi(following[0][0]):
        return
    left = "".join([char for char, _ in chars[-_TAIL:]])
    right = "".join([char for char, _ in following[:_TAIL]])
    last, first = left[-1], right[0]
    if _address.search(left) and (last.translate(_FULL_TO_HALF) in "/-_.=&?%~#:@" or _address_goes_on.match(right)):
        return
    if last == "-" and not is_square(first):
        if left[-2:-1].isspace() and first.isupper():  # a dash with white on both sides: Paper planes - | A survey
            chars.append((" ", (*chars[-1][1][:2], Script.BASE)))
        elif is_soft(left, right, words):
            chars.pop()
        return
    if is_square(last) or is_square(first) or last in _TIGHT or first in _TIGHT:
        return
    if is_hangul(last) and is_hangul(first):
        return  # Chinese typesetting breaks lines between any two syllables, so the end of a line tells no space
    if last in _OPENING or first in _CLOSING or following[0][1][2] is not Script.BASE:
        return
    chars.append((" ", (*chars[-1][1][:2], Script.BASE)))


def is_border(before: str, after: str) -> bool:
    """Whether hanzi meet a Latin letter or a figure here."""
    other = after if is_hanzi(before) else before if is_hanzi(after) else ""
    return other.isascii() and other.isalnum()


def sets_apart(texts: Iterable[str], *, figures: bool) -> bool:
    """Whether print has white where hanzi and Latin letters (or figures) meet within these lines.

    Print sets the two a quarter apart, or does not; in neither way is there white where a line ends between them (W3C,
    Requirements for Chinese Text Layout, mixed text composition).
    """
    apart, close = (_figures_apart, _figures_close) if figures else (_letters_apart, _letters_close)
    text = "\n".join(texts)
    return len(apart.findall(text)) > _SEEN_APART * sum(1 for _ in close.finditer(text))


def is_figure_border(before: str, after: str) -> bool:
    """Whether it is a figure that meets hanzi here, and no letter."""
    return (after if is_hanzi(before) else before).isdigit()


def _set_apart(chars: _Styled, starts: Sequence[int], borders: Sequence[int]) -> _Styled:
    """A space at those of the lines' starts that are borders, if these lines have one at the others of their kind."""
    text = _text(chars)
    own = [text[start:end] for start, end in pairwise((*starts, len(text)))]
    apart = {figures: sets_apart(own, figures=figures) for figures in (False, True)}
    found, start = list[tuple[str, Style]](), 0
    for border in borders:
        if apart[is_figure_border(text[border - 1], text[border])]:
            found += [*chars[start:border], (" ", (*chars[border - 1][1][:2], Script.BASE))]
            start = border
    return found + chars[start:]


def _text(chars: _Styled) -> str:
    return "".join([char for char, _ in chars])


def _without_gaps(chars: _Styled, keep: bool, english: bool) -> _Styled:
    """One space for each gap, none beside a full square (U+3000 there where gaps are kept).

    Between an English word's mark and a figure it stays: `the model． 8 planes`.
    """
    text = _text(chars)
    edits: dict[int, str] = {}
    if _gap.search(text) is None:
        return chars
    for match in _gap.finditer(text):
        before, after = (
            text[match.start() - 1 : match.start()],
            text[match.end() : match.end() + 1],
        )
        squares = bool(before and after) and is_square(before) and is_square(after)
        marks = bool(before and after) and (_is_mark(before) or _is_mark(after))
        if keep and "\u3000" in match[0]:
            white = "\u3000"
        elif squares or marks:
            behind_word = english and after.isdigit() and _mark_of_a_word.search(text, 0, match.start())
            white = " " if behind_word else ""
        else:
            white = " "
        edits[match.start()] = white
        edits.update(dict.fromkeys(range(match.start() + 1, match.end()), ""))
    return [(own, style) for at, (char, style) in enumerate(chars) if (own := edits.get(at, char))]


def _is_mark(char: str) -> bool:
    """Whether the character is a full-width mark: its own square holds the white."""
    return is_square(char) and not is_hanzi(char)


def _english(chars: _Styled) -> _Styled:
    """Half-width punctuation, and a space after a mark where the next word touches it."""
    text = _text(chars)
    figures = {match.start() for match in _between_figures.finditer(text)}
    spaced = {match.start() for match in _spaced_marks.finditer(text)} - figures
    address = [match.span() for match in _whole_address.finditer(text)]
    found: _Styled = []
    for at, (char, style) in enumerate(chars):
        half = _HALF.get(char, char)
        opens = char in "（［【" and found and found[-1][0].isalnum() and style[2] is Script.BASE
        if opens and char == "（":
            found.append((" ", style))
        found.append((half, style))
        closes = char in "）。" and at + 1 < len(text) and text[at + 1].isalnum()
        if (at in spaced or closes) and not any(start <= at < end for start, end in address):
            found.append((" ", style))
    early = {match.start() for match in _early_space.finditer(_text(found))}
    return [item for at, item in enumerate(found) if at not in early]


_latin_marks = lazy.compile(f"(?<=[{HANZI}])[ ](?=[{FULL_WIDTH}])|(?<=[{FULL_WIDTH}])[ ](?=[{HANZI}])")


def _chinese(chars: _Styled) -> _Styled:
    """No white beside full-width marks."""
    text = _text(chars)
    white = {match.start() for match in _latin_marks.finditer(text)}
    return [item for at, item in enumerate(chars) if at not in white] if white else chars


def runs_of(chars: Sequence[tuple[str, Style]]) -> tuple[Run, ...]:
    """Characters with their styles as runs; white that parts two styles has none."""
    return tuple(_runs(list(chars)))


def _runs(chars: _Styled) -> Iterator[Run]:
    """Neighbours of one style together; white has their style between two of one style, and else none."""
    if {style for _, style in chars} == {_PLAIN}:  # most texts
        yield Run(_text(chars), *_PLAIN)
        return
    text: list[str] = []
    current = _PLAIN
    for char, style in _plain_white(chars):
        if style != current:
            if text:
                yield Run("".join(text), *current)
            text, current = [], style
        text.append(char)
    if text:
        yield Run("".join(text), *current)


def _plain_white(chars: _Styled) -> _Styled:
    """The characters; white between two styles, or at an end, in none."""
    found = list(chars)
    before, white = _PLAIN, 0
    for at, (char, style) in enumerate((*chars, ("", _PLAIN))):
        if char and char in " \u3000":
            white += 1
            continue
        for place in range(at - white, at):
            found[place] = (found[place][0], style if style == before else _PLAIN)
        before, white = style, 0
    return found
