"""Personal names: hanzi names split, Latin names of every printed order and case read, and the two compared.

Printed conventions (GB/T 28039-2011 and older habits of journals), with made-up examples: `SONG Shilong`,
`Song Shi-long`, `Shilong SONG`, `SONG S L`, `Song SL`, `Song, Shilong`, `Ouyang Xiaoye`, `XIA Zhao - hua`.
"""

import math
import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from pipeline.knowledge import lazy
from pipeline.knowledge import names as data
from pipeline.text import pinyin
from pipeline.text.opposite import opposite
from pipeline.text.script import is_hanzi

_dashes = lazy.compile(r"\s*[-\u2010-\u2015\u2212\u00ad]\s*")
_marks = lazy.compile(r"[\d*†‡§#¶∗△▲☆★]+|\[\s*\]|\(\s*[,\s]*\)")
_glued = (
    (lazy.compile(r"^([A-ZÜ]{2,})([A-ZÜ][a-zü][\w'-]*)$"), (1, 2)),  # SONGShilong
    (lazy.compile(r"^([A-Z][a-zü'-]+)([A-ZÜ]{2,})$"), (2, 1)),  # ShilongSONG
)
_camel = lazy.compile(r"^([A-Z][a-zü]+)([A-Z][a-zü]+(?:-?[A-Z]?[a-zü]+)?)$")  # SongShilong
_initial = lazy.compile(r"^(?:[A-Z]\.?)(?:-?[A-Z]\.?){0,3}$|^[A-Z][a-z]?\.(?:-?[A-Z][a-z]?\.)*$")
PART_OF_NAME = 8  # hanzi between the dots of a name of another language
SHORTEST_NAME, LONGEST_NAME = 2, 6  # hanzi, with a compound surname, or two surnames
GIVEN = 2  # hanzi of a given name
MOST_WORDS = 4  # of a Chinese name in Latin letters
MOST_SYLLABLES = 3  # of its given name
_syllable = lazy.compile(r"[B-DF-HJ-NP-TV-Z][AEIOU]{1,2}[B-DF-HJ-NP-TV-Z]?")
MOST_INITIALS = 3  # capitals without stops between them
_DOTTED = lazy.compile(r"(?P<own>[A-Z][A-Za-z'’-]+)[·•](?P<father>[A-Z][A-Za-z'’-]+)")
_cased = lazy.compile(
    r"[A-Z]{3,}(?:[- ][A-Z]{2,})?,? [A-Z][a-z]{2,}(?:[- ]?[A-Za-z][a-z]+)?"
    r"|[A-Z][a-z]{2,}(?:[- ]?[A-Za-z][a-z]+)? [A-Z]{3,}"
)
_EDGE = " ,;，；、.。:：|&"


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to take a printed name apart."""

    surname: str
    given: str
    surname_first: bool
    score: float


# ---------------------------------------------------------------- hanzi
def split_name_zh(text: str) -> tuple[str, str]:
    """Surname and given name in hanzi; a compound surname is kept whole.

    A name with a dot inside (a Uyghur or a transliterated one) or in Latin letters has no Chinese surname: all of it
    comes first.
    """
    if not any(map(is_hanzi, text)):
        return text, ""
    name = re.sub(r"\s+", "", text)
    if "·" in name or "•" in name or len(name) < 2:
        return name, ""
    known = data.surnames()
    for length in (4, 3, 2):
        if len(name) > length and name[:length] in known:
            return name[:length], name[length:]
    # a married name: 陈方安生
    if len(name) == 4 and name[0] in known and name[1] in known:
        return name[:2], name[2:]
    return name[0], name[1:]


def is_han_name(text: str) -> bool:
    """Whether pinyin tells how the name is spelt: a surname, and one or two hanzi more.

    `次仁卓玛`, `阿依努尔·买买提` are of other languages, each with its own spelling beside the pinyin.
    """
    return 1 <= len(split_name_zh(text)[1]) <= GIVEN


@lru_cache(maxsize=1 << 12)
def is_person_name_zh(text: str) -> bool:
    """Whether the text reads as one Chinese person's name: a known surname, and one or two hanzi more."""
    name = re.sub(r"\s+", "", text)
    if not all(is_hanzi(char) for char in re.sub("[·•]", "", name)):
        return False
    if re.search("[·•]", name):
        return all(1 <= len(part) <= PART_OF_NAME for part in re.split("[·•]", name))
    is_long = SHORTEST_NAME <= len(name) <= LONGEST_NAME
    if not is_long or name in data.not_names() or data.words("clitics").intersection(name):
        return False
    surname, given = split_name_zh(name)
    known = surname in data.surnames() or (len(surname) == 2 and len(name) == 4)
    return known and 1 <= len(given) <= GIVEN


# ---------------------------------------------------------------- Latin: reading
def clean_latin(printed: str) -> str:
    """The name without footnote marks, its dashes as hyphens, single spaces."""
    text = unicodedata.normalize("NFKC", printed).replace("’", "'").replace("‘", "'")
    text = _dashes.sub("-", _marks.sub(" ", text))
    # `Song,Shilong` keeps its comma, which tells the surname
    return " ".join(re.sub(r"\s*,\s*", ", ", text).split()).strip(_EDGE.replace(".", ""))


def latin_name(printed: str, hints: Sequence[str] = ()) -> tuple[str, str]:
    """Surname and given names as printed, whatever their order and case; `hints` are hanzi names of the by-line."""
    return _best(_readings(printed, hints))


def latin_names(printed: Sequence[str], hints: Sequence[str] = ()) -> tuple[tuple[str, str], ...]:
    """`latin_name` for a whole by-line, whose names all stand in one order: what most of them say decides.

    `Zhihao Kang, Ming Luan`: the second has a surname at either end, the first tells.
    """
    count = len(printed)
    every = [
        _readings(name, _nearest_first(hints, opposite(at, count, len(hints)), at)) for at, name in enumerate(printed)
    ]
    leads = [_lead(found) for found in every if len(found) > 1]
    votes = sum(1.0 if lead >= 0 else -1.0 for lead in leads) or sum(leads)  # where they tie, the clearest names tell
    majority = 2.0 if votes > 0 else -2.0 if votes < 0 else 0.0
    return tuple(_best(found, majority) for found in every)


def _nearest_first(hints: Sequence[str], places: Collection[int], at: int) -> list[str]:
    """The hanzi names at these places, that at the name's own place first: mostly it is its own."""
    return [hints[place] for place in sorted(places, key=lambda place: abs(place - at))]


def _lead(found: Sequence[_Reading]) -> float:
    """By how much the best reading with the surname first is better than the best of the other order."""
    best = {
        order: max((own.score for own in found if own.surname_first is order), default=0.0) for order in (True, False)
    }
    return best[True] - best[False]


def _best(found: Sequence[_Reading], surname_first: float = 0.0) -> tuple[str, str]:
    best = max(found, key=lambda r: r.score + (surname_first if r.surname_first else 0.0))
    return best.surname, best.given


def _readings(printed: str, hints: Sequence[str]) -> tuple[_Reading, ...]:
    name = clean_latin(printed)
    if (dotted := _DOTTED.fullmatch(name)) is not None:
        return (_Reading(dotted["own"], dotted["father"], True, 0.0),)
    surname, comma, given = (part.strip() for part in name.partition(","))
    if comma and given and given.lower() not in data.words("affixes"):
        return (_Reading(surname, given, True, 0.0),)
    words = [word for word in name.replace(",", " ").split() if word.lower() not in data.words("affixes")]
    if len(words) == 1:
        words = _unglued(words[0])
    if len(words) < 2:
        return (_Reading(" ".join(words), "", True, 0.0),)
    if len(words) == 3 and [_is_initials(word) for word in words] == [False, True, False]:
        return (_Reading(words[2], " ".join(words[:2]), False, 0.0),)  # John A. Smith
    found = []
    for k in range(1, min(2, len(words) - 1) + 1):
        found.append(_reading(words[:k], words[k:], True, hints))
        found.append(_reading(words[-k:], words[:-k], False, hints))
    particle = next((i for i, word in enumerate(words[:-1]) if word in data.words("particles")), None)
    if particle == 0:  # van der Berg J
        found.append(_Reading(" ".join(words[:-1]), words[-1], True, 20.0))
    elif particle is not None:
        found.append(_Reading(" ".join(words[particle:]), " ".join(words[:particle]), False, 20.0))
    return tuple(found)


def _unglued(word: str) -> list[str]:
    for pattern, (surname, given) in _glued:
        if (found := pattern.match(word)) and pinyin.split_syllables(found[surname]):
            return [found[surname], found[given]]
    found = _camel.match(word)
    if found and all(pinyin.split_syllables(part) for part in found.groups()):
        return [found[1], found[2]]
    return [word]


@lru_cache(maxsize=1 << 12)
def _is_caps(word: str) -> bool:
    return len(pinyin.letters(word)) > 1 and word == word.upper()


@lru_cache(maxsize=1 << 12)
def _is_initials(word: str) -> bool:
    """Whether the word is initials: `S`, `S.L.`, `SL`; four letters without a stop are a word."""
    if _is_caps(word) and "." not in word and (len(word) > MOST_INITIALS or pinyin.split_syllables(word)):
        return False
    return _initial.match(word) is not None


def _reading(surname: list[str], given: list[str], surname_first: bool, hints: Sequence[str]) -> _Reading:
    score = _case_score(surname, given, surname_first) + _spelling_score(surname, given, surname_first)
    text = " ".join(surname), " ".join(given)
    best = 0.0
    for hint in hints:
        best = max(best, name_similarity(hint, *text, best))
        if best == 1.0:
            break
    return _Reading(*text, surname_first, score + 12.0 * max(0.0, best - 0.5))


def _case_score(surname: list[str], given: list[str], surname_first: bool) -> float:
    """What capitals say: a surname in capitals beside a given name in small letters, initials.

    A short surname that can be spoken stands before such a given name, `KIM Hochul`; initials behind, `Smith JAB`.
    """
    score = 0.0
    mixed = any(not _is_caps(w) and not _is_initials(w) for w in given)
    if mixed and surname_first and len(surname) == 1 and _syllable.fullmatch(surname[0]):
        return score + 6.0
    if all(_is_caps(w) and not _is_initials(w) for w in surname) and mixed:
        score += 6.0
    elif any(_is_caps(w) and not _is_initials(w) for w in given) and not all(_is_caps(w) for w in surname):
        score -= 6.0
    if all(_is_initials(w) for w in given):
        score += 4.0
    if any(_is_initials(w) for w in surname):
        score -= 8.0
    return score


def _spelling_score(surname: list[str], given: list[str], surname_first: bool) -> float:
    """What syllables say: a Chinese surname, a given name of two syllables, a hyphen; else the Western order."""
    joined = pinyin.letters("".join(surname))
    rank = pinyin.surname_ranks().get(joined)
    score = 0.0
    if rank is not None:
        score += 3.0 - 0.3 * math.log(rank + 1)
    elif joined in pinyin.other_surnames():
        score += 1.5
    elif len(surname) > 1:
        score -= 4.0
    if len(surname) > 1 and len(pinyin.split_syllables(joined)) != 2:
        score -= 4.0
    syllables = [pinyin.split_syllables(word) for word in given if not _is_initials(word)]
    chinese = all(syllables) and (rank is not None or joined in pinyin.other_surnames())
    if chinese:
        score += 1.0 if sum(map(len, syllables)) == 2 else 0.0
        score += 0.7 if surname_first else 0.0
    elif not surname_first and rank is None:
        score += 1.5
    if any("-" in word for word in given) and not any("-" in word for word in surname) and not is_surname_latin(given):
        score += 2.0
    return score


def is_surname_latin(words: Sequence[str]) -> bool:
    """Whether the words joined spell a surname: `Au-Yeung`."""
    key = pinyin.letters("".join(words))
    return key in pinyin.surname_ranks() or key in pinyin.other_surnames()


@lru_cache(maxsize=1 << 12)
def is_chinese_name_latin(printed: str) -> bool:
    """Whether a Latin string reads as a Chinese name: a known surname, and one to three syllables or initials."""
    words = clean_latin(printed).replace(",", " ").split()
    if not words or not all(word[:1].isupper() for word in _rejoined(words)) or len(words) > MOST_WORDS:
        return False
    surname, given = latin_name(printed)
    if not given or not is_surname_latin(surname.split()):
        return False
    if len(words) == 2 and re.fullmatch(r"[A-Z][a-z]+-[A-Za-z][a-z]+", given):  # Kar-wai
        return True
    counts = [1 if _is_initials(word) else len(pinyin.split_syllables(word)) for word in given.split()]
    return all(counts) and sum(counts) <= MOST_SYLLABLES


def _rejoined(words: list[str]) -> list[str]:
    """The words of a name, a second syllable that white has for its hyphen put to the first: `ZHAO Xu sheng`."""
    is_parted = len(words) == 3 and len(words[0]) > 1 and words[0].isupper() and words[1].istitle()
    if is_parted and words[2].islower() and all(len(pinyin.split_syllables(word)) == 1 for word in words[1:]):
        return [words[0], f"{words[1]}{words[2]}"]
    return words


def is_cased_name(printed: str) -> bool:
    """Whether capitals or a dot tell the parts of a name of any language: `AYINUER Maimaiti`, `Ayinuer·Maimaiti`."""
    name = clean_latin(printed)
    return _cased.fullmatch(name) is not None or _DOTTED.fullmatch(name) is not None


# ---------------------------------------------------------------- Latin: writing
def usual_case(surname: str, given: str) -> tuple[str, str]:
    """The name in usual case: `SONG`, `SHI-LONG` gives `Song`, `Shi-long`; initials and mixed case stay."""
    return " ".join(map(_usual_surname, surname.split())), " ".join(map(_usual_given, given.split()))


def _usual_surname(word: str) -> str:
    if word in data.words("particles") or not (_is_caps(word) or word == word.lower()):
        return word
    return "-".join(part.capitalize() for part in word.split("-"))


def _usual_given(word: str) -> str:
    if _is_initials(word) or not (_is_caps(word) or word == word.lower()):
        return word
    return word.capitalize() if "." not in word else word


# ---------------------------------------------------------------- comparing
def name_similarity(zh: str, surname: str, given: str, least: float = 0.0) -> float:
    """How well a Latin name spells a hanzi name, 0..1: 1 is its pinyin, 0.9 another system or initials.

    What is not more than `least` is not looked at closely, and told as 0.
    """
    if not any(map(is_hanzi, zh)):  # a foreign author keeps his letters among hanzi: Tomáš Novák
        return float(sorted(zh.casefold().split()) == sorted(f"{surname} {given}".casefold().split()))
    family, personal = split_name_zh(zh)
    if not is_han_name(zh):
        return _whole_similarity(re.sub("[·•]", "", family + personal), pinyin.letters(surname + given))
    alike = 0.45 * _surname_similarity(family, surname)
    return alike + 0.55 * _given_similarity(personal, given) if alike + 0.55 > least else 0.0


def _whole_similarity(hanzi: str, latin: str) -> float:
    """For names without a Chinese surname, wherever the Latin one is parted."""
    return max((SequenceMatcher(None, form, latin).ratio() for form in pinyin.spelt(hanzi)), default=0.0)


def _surname_similarity(hanzi: str, latin: str) -> float:
    word = pinyin.letters(latin)
    usual, others = pinyin.surname_spellings(hanzi)
    if word in usual:
        return 1.0
    if word in others:
        return 0.9
    return 0.7 * _nearest(word, usual | others)


def _given_similarity(hanzi: str, latin: str) -> float:
    word = pinyin.letters(latin)
    if not word:
        return 0.0
    forms = set(pinyin.spelt(hanzi))
    if word in forms:
        return 1.0
    if word in set(pinyin.spelt(hanzi, romanised=True)):
        return 0.9
    initials = {"".join(parts) for parts in _initials(hanzi)}
    if word in initials:
        return 0.9
    if len(word) == 1 and any(form[0] == word for form in initials):
        return 0.7
    common = [char for char in hanzi if "\u4e00" <= char <= "\u9fff" and pinyin.readings(char)]
    if len(common) < len(hanzi):  # of a rare one, which tables misread or do not read, the others' must stand in it
        return 0.9 if all(any(form in word for form in pinyin.spellings(char)) for char in common) else 0.0
    return 0.7 * _nearest(word, forms)


def _initials(hanzi: str) -> list[str]:
    """The first letters of every reading; zh, ch and sh may keep both."""
    forms = [""]
    for char in hanzi:
        firsts = {s[0] for s in pinyin.spellings(char)} | {s[:2] for s in pinyin.spellings(char) if s[1:2] == "h"}
        forms = [form + first for form in forms for first in sorted(firsts)]
    return forms


def _nearest(word: str, forms: set[str] | frozenset[str]) -> float:
    return max((SequenceMatcher(None, word, form).ratio() for form in sorted(forms)), default=0.0)
