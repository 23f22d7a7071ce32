"""What the program says to people, in Chinese where they read it: gettext's catalogue `zh/LC_MESSAGES/duizhao.po`.

English sentences are the keys. `duizhao.mo` beside it is the same, compiled and kept, so that neither a wheel nor a
checkout has to be built; `tools/messages.py` writes both, and a test holds them to each other and to the code.
"""

from __future__ import annotations

import os
import re
import struct
from collections.abc import Mapping
from functools import cache
from pathlib import Path

DOMAIN, ZH, EN = "duizhao", "zh", "en"
HERE = Path(__file__).parent
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")  # as gettext asks them
# Compiled when they are asked: the stages, which mark their sentences, are loaded without it.
_REASON = r"(.+) (\[[a-z-]+\])"  # why a document failed, as a report and a message name it
_NOBODY = "\ufffc"  # no name, and nothing that a sentence has in it
_PLACE = r"\{(\w+)\}"
_COUNTED = 3  # pieces of `{0} pages`: nothing, the place, the word
_TELLING = 5  # characters of a sentence's longest piece that are its own; a shorter one may stand in any value


def language(environ: Mapping[str, str] = os.environ) -> str:
    """The language of whoever runs the program: Chinese where the locale is, else English."""
    named = next((environ[name] for name in _VARIABLES if environ.get(name)), "")
    return ZH if named.split(":")[0].lower().startswith(ZH) else EN


def install() -> None:
    """Let the library of the command line, which asks gettext, say its own sentences in the reader's language too."""
    import gettext

    gettext.bindtextdomain(DOMAIN, str(HERE))
    gettext.textdomain(DOMAIN)


def said(text: str, lang: str | None = None) -> str:
    """A sentence of the program's in a language, by default the reader's; one that the catalogue lacks as it is.

    `text` may be a sentence with its places filled in, several parted by semicolons, or one behind `NAME: `.
    """
    if (lang or language()) != ZH or not text.strip():
        return text
    pieces = text.split("; ")
    if len(pieces) > 1 and all(each := [_whole(piece) or _named(piece) for piece in pieces]):
        return "；".join(each)
    if whole := _whole(text):
        return whole
    if "  " in text and not _named(text):  # the columns of a line
        return "  ".join(said(part, ZH) for part in text.split("  "))
    return _unnamed(text) or _parts(text)


def later(text: str) -> str:
    """The same text: a sentence, or a part of one, that is said where it is shown; the catalogue is to have it."""
    return text


def ngettext(one: str, many: str, count: int) -> str:
    """Of two sentences in English the one for so many, as gettext chooses; `said` says either in Chinese."""
    from gettext import NullTranslations

    return NullTranslations().ngettext(one, many, count)


def counted(count: int, what: str) -> str:
    """`1 page`, `1,200 pages`: of a word that takes an s."""
    return ngettext(f"1 {what}", f"{count:,} {what}s", count)


def _unnamed(text: str) -> str:
    """A sentence that is kept with a name before it, `NAME: …`, and is said without."""
    found = _whole(f"{_NOBODY}: {text}")
    return found[1:].lstrip("：: ") if found.startswith(_NOBODY) else ""


def _whole(text: str) -> str:
    """A sentence of the catalogue; nothing where it is none, or several: no place holds what its own sentence says."""
    found = messages()
    if text in found:
        return found[text]
    for literal, pattern, template in _templates():
        if literal in text and (match := pattern.fullmatch(text)):
            values = match.groupdict()
            if len(literal.strip()) < _TELLING or not any(literal in value for value in values.values()):
                return template.format(**{name: said(value, ZH) for name, value in values.items()})
    return ""


def _parts(text: str) -> str:
    if match := re.fullmatch(_REASON, text):
        return f"{said(match[1], ZH)} {match[2]}"
    return _named(text) or _several(text) or _listed(text) or text


def _named(text: str) -> str:
    """A sentence behind names, `x.pdf:3: warning: …`; nothing where what stands there is none."""
    for mark in re.finditer(": ", text):
        if "  " in text[: mark.start()]:
            break  # no name, but the columns of a line
        if rest := _whole(text[mark.end() :]) or _unnamed(text[mark.end() :]):
            names = text[: mark.start()].split(": ")
            return ": ".join([*(messages().get(name, name) for name in names), rest])
    return ""


def _several(text: str) -> str:
    """Sentences parted by semicolons, which one may have inside too: the longest first; nothing where it is one."""
    parts = text.split("; ")
    for end in range(len(parts) - 1, 0, -1):
        if (first := _whole("; ".join(parts[:end])) or _named("; ".join(parts[:end]))) or end == 1:
            return f"{first or said(parts[0], ZH)}；{said('; '.join(parts[end:]), ZH)}"
    return ""


def _listed(text: str) -> str:
    """Words parted by commas, or what stands behind a name and is said in part alone; nothing where it is neither."""
    listed = [_whole(part) for part in text.split(", ")]
    if len(listed) > 1 and all(listed):
        return "、".join(listed)
    name, mark, rest = text.partition(": ")
    return f"{messages().get(name, name)}{mark}{said(rest, ZH)}" if mark else ""


@cache
def messages() -> dict[str, str]:
    """{English: Chinese}, of the compiled catalogue, whose form is that of GNU gettext (little-endian, revision 0)."""
    data = (HERE / ZH / "LC_MESSAGES" / f"{DOMAIN}.mo").read_bytes()
    count, keys, values = struct.unpack_from("<III", data, 8)

    def text(table: int, number: int) -> str:
        length, start = struct.unpack_from("<II", data, table + 8 * number)
        return data[start : start + length].decode("utf-8")

    found = {text(keys, number): text(values, number) for number in range(count)}
    found.pop("", None)
    return found


@cache
def _templates() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """Sentences with places: their longest fixed piece, what they match, and the Chinese; the most fixed first.

    A sentence that begins with a place, as of a name, may have all of another one in it: it comes behind.
    """
    found = []
    for key, value in messages().items():
        pieces = re.split(_PLACE, key)
        if len(pieces) > 1:
            fixed = pieces[::2]
            pattern = "".join(_matching(pieces, number) for number in range(len(pieces)))
            found.append((max(fixed, key=len), re.compile(pattern, re.DOTALL), re.sub(_PLACE, r"{p\1}", value), fixed))
    found.sort(key=lambda item: (not item[3][0], -sum(map(len, item[3]))))  # what begins with a word before a name's
    return tuple((literal, pattern, value) for literal, pattern, value, _ in found if literal.strip())


def _matching(pieces: list[str], number: int) -> str:
    """What matches a piece of a sentence: itself, or a place.

    Of `{0} authors` the place is no list that ends there, and of `{0}: is empty` no name with another sentence.
    """
    if number % 2 == 0:
        return re.escape(pieces[number])
    is_first = number == 1 and not pieces[0]
    if is_first and pieces[2].startswith(": "):
        return f"(?P<p{pieces[number]}>(?:(?!: ).)*?)"
    if is_first and len(pieces) == _COUNTED and re.fullmatch(" [a-z]+", pieces[2]):  # `{0} pages`, not `has no pages`
        return f"(?P<p{pieces[number]}>[\\d,.]+)"
    is_count = is_first and pieces[2].startswith(" ")
    return f"(?P<p{pieces[number]}>{'(?:(?!, |: |  ).)*?' if is_count else '.*?'})"
