"""The sentences of an entry: full stops that close one, told from those of initials and abbreviations."""

import re

from pipeline.knowledge import lazy
from pipeline.knowledge.references import references
from pipeline.parse.references.fold import HANZI_CLASS, back, skip

_words = references()
_H = HANZI_CLASS
# A full stop, question or exclamation mark that closes a sentence of an entry.
_STOPS = (
    r"(?<!\.[A-Z])[.](?=\s+(?:[^a-z\s,;:.)]|arXiv|bioRxiv|medRxiv))",
    rf"(?<={_H})\.(?=\s*\S)",
    rf"(?<=[\"'》)\]])\.(?=\s*[A-Z{_H[1:-1]}])",
    rf"\.(?={_H})",
    # the white behind it lost: a capital behind small letters, a society's name, an edition, a preprint
    r"(?<=[a-zà-ÿ]{3})\.(?=[A-Z])",
    r"(?<=[a-zà-ÿ]{3}\s)\.(?=[A-Z][a-z])",  # and set before it: a full-width stop in a line set wide
    r"(?<=[A-Z]{3})\.(?=[A-Z])",
    r"(?<=[A-Z]{2}s)\.(?=[A-Z][a-z])",
    r"(?<=[A-Za-z]{3})\.(?=(?:IEEE|ACM|AAAI|ACL|USENIX|SPIE)\b)",
    r"(?<=\s(?:19|20)\d\d)\.(?=[A-Z][A-Za-z]*\b)",
    r"(?<=[Vv]ol\.\s\d)\.(?=[A-Z][a-z])",
    r"\.(?=\d{1,2}(?:st|nd|rd|th)\s?ed)",
    r"(?<=\sed)\.(?=[A-Z])",
    r"\.(?=arXiv|bioRxiv|\[[Ss]\.\s?[ln]\.)",
    r"(?<=[a-z]'\d\d)\.(?=[A-Z])",
    r"(?<=[A-Z]'\d\d)\.(?=[A-Z])",
    r"[?!](?=[A-Z]|\s+[A-Z\d\"(])(?!\s*[.])",
    r"[?!]\s*\.(?=\s|[A-Z]|$)",
)
_STOP = lazy.compile("|".join(_STOPS))
DISTRICT = lazy.compile(r"D\.\s?C\b")  # Washington D. C.
_INITIAL = lazy.compile(r"(?:\A|[\s.(])[A-Z]\Z")
_WORD_BEFORE_INITIAL = lazy.compile(r"[a-z\d]\s+[A-Z]\Z")
# `… of Pondotermes sp. Acta Ponds`, `… spp. J Exp Ponds`: an epithet is written small (ICN, art. 60; ICZN, art. 28), so
# what begins with a capital behind the rank is no part of the name; `sp. A` is a species without one.
_RANK_BEFORE_SENTENCE = lazy.compile(r"\s(?:s?spp?|subsp|var)\.\s+(?:[A-Z][a-z]|[A-Z]{2,}\b|J\s[A-Z])")
_PAGE_IN_BRACKETS = lazy.compile(r"(?:\(|[(,;]\s)p\Z")  # `Title (p. 12)`, `题名 (影印本, p. 5)`
_REACH = 14  # characters before a stop that tell whether it closes a sentence
ONLY_EDITION = lazy.compile(rf"\s*\(?{_words['edition'].regex}\)?\s*", re.IGNORECASE)
_EDITION_ENDS = lazy.compile(rf",\s*{_words['edition'].regex}\Z", re.IGNORECASE)  # `Silt of ponds, 6th ed. Genoa: …`


def sentences(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """The places of the sentences of a stretch, each without its closing stop; abbreviations do not close one."""
    found: list[tuple[int, int]] = []
    at = skip(folded, start, end, " ,;:.")
    for stop in _STOP.finditer(folded, at, end):
        before = folded[max(at, stop.start() - _REACH) : stop.start()]
        if (
            stop.group() == "."
            and not ONLY_EDITION.fullmatch(folded, at, stop.end())
            and not _EDITION_ENDS.search(folded, at, stop.end())
            and (
                (_INITIAL.search(before) and not _WORD_BEFORE_INITIAL.search(before))
                or (
                    _words["abbreviation"].search(before)
                    and not _RANK_BEFORE_SENTENCE.match(folded, folded.rfind(" ", at, stop.start()))
                )
                or DISTRICT.match(folded, stop.start() - 1)
                or _PAGE_IN_BRACKETS.search(before)
            )
        ):
            continue
        stop_at = stop.start() + (1 if stop.group()[0] in "?!" else 0)
        if stop_at > at:
            found.append((at, stop_at))
        at = skip(folded, stop.end(), end, " ,;:.")
    last = back(folded, at, end, " ,;:.")
    if last > at:
        found.append((at, last))
    return found
