"""Terms that the text itself glosses: 肝硬化（liver cirrhosis, LC）, LC（肝硬化）.

The bracket tells where a term ends, never where it begins. Every place where it may begin (after a mark, after a word
that stands in no term) is weighed: by the foreign term's length, by what words both say, and by how the candidate
recurs in the article, as a term is met again in other surroundings and a verb before it is not.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.align.terms import similarity
from pipeline.knowledge import lazy
from pipeline.knowledge.align_glosses import gloss_words
from pipeline.model.alignment import Term
from pipeline.model.article import Abstract, Article, Kwd
from pipeline.model.body import Cell, P, Sec
from pipeline.model.lang import Lang
from pipeline.model.source import Source
from pipeline.model.walk import walk
from pipeline.text.alike import bare
from pipeline.text.marks import COMMAS, SEMICOLONS
from pipeline.text.script import hanzi_count, is_hanzi

LETTERS_A_HANZI = 3.2  # in terms; running text has more, for its articles and prepositions
_SPREAD = 0.55  # standard deviation of the logarithm of that ratio
_LONGEST = 30  # characters of a Chinese term
_UNLIKE, _UNLIKE_BEHIND = 1.4, 1.0  # logarithm of a ratio of lengths: unlikely for a term and its gloss
_SHORTEST = 2  # hanzi of a Chinese gloss
_LATIN = 4  # letters of an English term
_LATIN_SHARE = 0.6  # of its characters are letters
_WORD = 3  # letters of a word that is no abbreviation
_ABBREVIATION = 5  # letters of one that begins with a capital alone
_MOST_WORDS = 14  # of an English one
_FEWEST_VARIABLES = 4  # in an article that names its variables so

_bracket = lazy.compile(r"\s*[（(［\[]([^（）()［］\[\]]{2,160})[）)］\]]")
_hard = lazy.compile(
    r"[①-⑳●■，。；：！？、,;:!?（）()《》〈〉【】\[\]［］“”‘’\"「」『』/／·…\n\t|｜<>＜＞=＝+＋]|——|\s{2,}"
)
_quoted = lazy.compile(r"[“‘「『\"《]([^“”‘’「」『』\"《》]{1,40})[”’」』\"》]\s*$")
_open_quote = lazy.compile(r"[“‘「『][^“”‘’「」『』]{1,30}$")
_closing_quote = lazy.compile(r"\s*[”’」』]")
_line_number = lazy.compile(r"^(?:\d+[.\s]+)+(?![\s年月日])")
_number = lazy.compile(r"^\s*\d[\d.\s]*")
_numbered = lazy.compile(r"^\d+(?:\.\d+)*\s?[^\d.]*[)）]$")  # a heading among the paragraphs
_joins = lazy.compile(r"\b(?:and|or)\b|&", re.IGNORECASE)
_latin_term = lazy.compile(r"^[A-Za-zÀ-ɏα-ωΑ-Ω0-9][A-Za-zÀ-ɏα-ωΑ-Ω0-9 ,'’&/.\-–—+]*$")
_abbreviation = lazy.compile(r"^(?=.*[A-Za-z])[A-Za-z0-9α-ω&/.+\-–]{2,15}$|^[A-Z]{2,6} \d+$")
_year = lazy.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_latin_before = lazy.compile(r"[A-Za-z][A-Za-z0-9\-–/.+ ]*$")
_small_words = frozenset({"of", "the", "and", "for", "in", "on", "to", "by", "with", "a", "an", "or", "from", "at"})


@dataclass(frozen=True, slots=True)
class _Edge:
    """A place where a term may begin, and what speaks for it."""

    at: int
    worth: float


def terms(value: Article) -> tuple[Term, ...]:
    """Every glossed term once, in printed order.

    Names of variables are left out: 规模（Size）, 杠杆（Leverage）, where tables have rows of these names.
    """
    texts = list(_texts(value))
    whole = "\n".join(text for text, _, _ in texts)
    every = [(text, term, heading) for text, source, heading in texts for term in _in_text(text, whole, source)]
    cells = _cells(value)
    variables = {term.en for _, term, _ in every if term.en[:1].isupper() and term.en in cells}
    found: dict[tuple[str, str], Term] = {}
    for text, term, heading in every:
        if len(variables) >= _FEWEST_VARIABLES and term.en in variables:
            continue
        if (heading or _numbered.match(text)) and bare(term.zh) == bare(_number.sub("", re.split("[（(]", text)[0])):
            continue  # a heading printed in both languages
        _add(found, term)
    return tuple(found.values())


def _add(found: dict[tuple[str, str], Term], term: Term) -> None:
    """Take a term in; of two that differ only in their beginning, what both end with is the term."""
    key = bare(term.zh), bare(term.en or term.abbr)
    for own, other in found:
        if other == key[1] and own != key[0] and (own.endswith(key[0]) or key[0].endswith(own)):
            known = found[own, other]
            if len(key[0]) < len(own):
                found[own, other] = replace(known, zh=term.zh, abbr=known.abbr or term.abbr)
            return
    known = found.setdefault(key, term)
    if term.abbr and not known.abbr:
        found[key] = replace(known, abbr=term.abbr)


def _texts(value: Article) -> Iterator[tuple[str, Source, bool]]:
    """The article's texts in which a Chinese term may be glossed, and whether each is a heading."""
    for at in walk(value):
        match at.value:
            case Abstract(text=text, source=source) | Kwd(text=text, source=source) if at.lang is Lang.ZH:
                yield text, source, False
            case Sec(title=text, source=source) | P(text=text, source=source) if at.part == "body":
                yield text, source, isinstance(at.value, Sec)


def _cells(value: Article) -> frozenset[str]:
    """The single words that fill a table's cell."""
    texts = (at.value.text.strip() for at in walk(value) if isinstance(at.value, Cell) and at.part == "body")
    return frozenset(text for text in texts if text.isalpha() and text.isascii())


def _in_text(text: str, whole: str, source: Source) -> Iterator[Term]:
    for found in _bracket.finditer(text):
        inner, before = found[1].strip(), text[: found.start()].rstrip()
        quoted = _closing_quote.match(text, found.end()) and _open_quote.search(before)
        if quoted and inner.islower() and " " not in inner:
            continue  # “网络（network）”: a label is quoted, no term glossed
        foreign = _foreign_part(inner)
        if hanzi_count(foreign):
            term = _chinese_gloss(before, inner, source)
        else:
            term = _foreign_gloss(before, foreign, whole, source)
        if term is not None:
            yield term


# ---------------------------------------------------------------- inside the bracket
def _foreign_part(inner: str) -> str:
    """What the bracket holds besides a cue (简称) and, before a comma, the term's other Chinese names."""
    parts = [gloss_words().cue.sub("", part) for part in re.split(f"[{COMMAS}{SEMICOLONS}]", inner)]
    latin = [part.strip() for part in parts if not hanzi_count(part)]
    return ", ".join(latin) if latin and _english(latin[0]) else gloss_words().cue.sub("", inner)


def _foreign_gloss(before: str, inner: str, whole: str, source: Source) -> Term | None:
    """A Chinese term explained in English: 肝硬化（liver cirrhosis, LC）."""
    en, abbr = _split(inner)
    if not (en or abbr) or _is_no_gloss(inner) or (en and _is_expansion(before, en)):
        return None
    zh = _term_before(before, en or abbr, bool(en), whole)
    if not hanzi_count(zh) or zh in gloss_words().before | gloss_words().maybe or (en and _is_initials(zh, en)):
        return None
    if en and abs(_length_ratio(zh, en)) > _UNLIKE:
        return None
    return Term(zh, en, abbr, source)


def _chinese_gloss(before: str, inner: str, source: Source) -> Term | None:
    """A foreign term explained in Chinese: LC（肝硬化）, liver cirrhosis（肝硬化，LC）."""
    found = _latin_before.search(before)
    parts = [part.strip() for part in re.split(f"[{COMMAS}{SEMICOLONS}]", inner)]
    zh = [part for part in parts if hanzi_count(part) >= _SHORTEST]
    abbr = [part for part in parts if _abbreviation.match(part)]
    if not found or len(zh) != 1 or len(zh) + len(abbr) != len(parts) or hanzi_count(inner) > _LONGEST / 2:
        return None
    name = found[0].strip()
    words = name.split()
    if (zh[0] != inner.strip() and not abbr) or _latin_term.match(name) is None or gloss_words().scan.match(zh[0]):
        return None
    if len(words) == 1 and _is_name_like(name):
        return Term(zh[0], "", name, source)
    if not 1 <= len(words) <= _MOST_WORDS or len(name) < _LATIN or _is_unlike(zh[0], name):
        return None
    return Term(zh[0], name, abbr[0] if abbr else "", source)


def _is_unlike(zh: str, en: str) -> bool:
    return abs(_length_ratio(zh, en)) > _UNLIKE_BEHIND


def _split(inner: str) -> tuple[str, str]:
    """The English term and its abbreviation; one of them is empty where it is not printed."""
    text = " ".join(inner.replace("，", ", ").replace("；", ", ").replace(";", ", ").split())
    if not _latin_term.match(text):
        return "", ""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) > 1:
        if _is_abbreviation(parts[-1], " ".join(parts[:-1])):
            return _english(", ".join(parts[:-1])), parts[-1]
        if _is_name_like(parts[0]) and _abbreviation.match(parts[0]):
            return _english(", ".join(parts[1:])), parts[0]
        # a list glosses nothing, unless its parts make one term: Lips, teeth and tongue region
        return (_english(text), "") if re.search(r"\b(?:and|or)\b", parts[-1]) else ("", "")
    if _is_name_like(text) and _abbreviation.match(text):
        return "", text
    return _english(text), ""


def _is_abbreviation(text: str, term: str) -> bool:
    """One word beside a term, with a capital inside or a digit (mRNA, Shc, TI-RADS), or shorter than a word."""
    if not _abbreviation.match(text):
        return False
    return _is_name_like(text) or (text[:1].isupper() and len(text) <= _ABBREVIATION and len(term) > 2 * len(text))


def _is_name_like(word: str) -> bool:
    """HGF, mRNA, EGFR-TKI, GoogLeNet, U-Net, T790M: an abbreviation or a proper name, no ordinary English word."""
    ordinary = any(re.fullmatch(r"[A-Z]?[a-z]{3,}", part) for part in word.split("-")[1:])
    return re.search(r"[A-Z].*[A-Z]|[A-Za-z].*\d|[a-z][A-Z]", word) is not None and not ordinary


def _english(text: str) -> str:
    """The text where it reads as an English term, otherwise nothing."""
    words = re.findall(r"[A-Za-zÀ-ɏ'’\-–0-9]+", text)
    letters = sum(char.isalpha() for char in text)
    long_word = any(len(re.sub(r"[^A-Za-zÀ-ɏ]", "", word)) >= _WORD and re.search("[a-z]", word) for word in words)
    least = max(_LATIN, _LATIN_SHARE * len(text.replace(" ", "")))
    if not 1 <= len(words) <= _MOST_WORDS or not long_word or letters < least:
        return ""
    return text.strip(" .,;:")


def _is_no_gloss(inner: str) -> bool:
    """A citation, a formula, a maker, an address."""
    words = re.split(r"[\s,，;；]+", inner.casefold())
    reject = gloss_words().reject
    return (
        bool(_year.search(inner))
        or any(word.strip(".") in reject for word in words)
        or re.search(r"[=<>≤≥±×∑∈|@]|://|www\.", inner) is not None
    )


def _is_initials(zh: str, en: str) -> bool:
    """Whether a Latin name in the term is the bracket's initials, all of them: GTS 本体（Geologic Time Scale）."""
    words = [word for word in re.split(r"[\s\-]+", en) if word]
    forms = {"".join(w[0] for w in words), "".join(w[0] for w in words if w.casefold() not in _small_words)}
    return any(name.casefold() in {form.casefold() for form in forms} for name in _names(zh))


def _is_expansion(before: str, en: str) -> bool:
    """Whether the bracket speaks of a Latin name before it: GTS（Geologic Time Scale）, AB-102（its drug's name）."""
    code = re.search(r"[A-Za-z]+-?\d{2,}[A-Za-z]*$", before)
    if code and not _prints(en, code[0]):
        return True
    name = re.search(r"([A-Za-z][A-Za-z0-9\-]*[A-Z][A-Za-z0-9\-]*)$", before)
    return name is not None and not _prints(en, name[1]) and _shortens(name[1].replace("-", ""), en)


# ---------------------------------------------------------------- before the bracket
# What speaks for a term's beginning, in units of a log-likelihood: chosen on the glosses of 14 articles.
_AFTER_MARK = 0.6
_AFTER_WORD = 1.2
_AFTER_JOINING = 0.8
_CROSSED_JOINING = 0.5
_AFTER_JOINED = 0.2
_AFTER_MAYBE = -0.2
_RECURS = -2.2
_CROSSED = 2.0  # a word that stands in no term stands in this candidate
_CROSSED_OF = 0.8  # what joins a property to its owner  # 的 does so sometimes
_UNSAID_OPENING = 1.0
_AFTER_OPENING = 0.4
_RECURRENCE = 1.2
_SAID = 2.0
_UNSAID_LATIN = 1.5
_FARTHEST = 2.5  # the most that a length can speak against a candidate
_LETTERS_A_WORD = 7  # of an English word that an acronym shortens to one letter


def _term_before(before: str, foreign: str, is_term: bool, whole: str) -> str:
    """The Chinese term that ends where the bracket begins."""
    if quoted := _quoted.search(before):
        return _spaceless(quoted[1]) if hanzi_count(quoted[1]) else ""
    before = before.rstrip('”’」』》"')
    start = max([0, len(before) - _LONGEST, *(found.end() for found in _hard.finditer(before))])
    run = _line_number.sub("", before[start:].lstrip("-–—~ "))
    edges = _edges(run, foreign, whole)
    if not edges:
        return ""
    best = max(edges, key=lambda edge: (_worth(run[edge.at :], foreign, is_term, whole) + edge.worth, -edge.at))
    return _spaceless(run[best.at :])


def _edges(run: str, foreign: str, whole: str) -> list[_Edge]:
    """Where the term may begin, with what the words before each place say."""
    words = gloss_words()
    edges = {0: _AFTER_MARK}
    opening = 0  # a run may begin with a chain of words that begin no term: 等的, 和
    hits = [(found.start(), found.end(), True) for found in words.counted.finditer(run)]
    hits += [(found.start(), found.end(), False) for found in words.scan.finditer(run)]
    for start, end, counted in sorted(hits):
        said = words.said.get(run[start:end])
        if said is not None and said in foreign.casefold():
            edges[start] = max(_AFTER_WORD, edges.get(start, _AFTER_WORD))
            continue
        worth, crossed = _boundary(run[start:end], counted, start == opening, foreign)
        edges = {at: value - (crossed if at <= start else 0.0) for at, value in edges.items()}
        if worth is not None:
            edges[end] = max(worth, edges.get(end, worth))
            opening = end if start == opening else opening
    if not hanzi_count(run[opening:]):
        return []
    for at in range(max(1, len(run) - 16), len(run) - 2):
        if at in edges or not is_hanzi(run[at]) or run[at] in words.leading:
            continue
        if _recurs(run[at:], whole) and not _recurs(run[at - 1 :], whole):
            edges[at] = _RECURS
    # a word that may stand in terms leaves no single hanzi over
    least = {at: 2 if worth <= _AFTER_MAYBE else 1 for at, worth in edges.items()}
    return [
        _Edge(at, worth)
        for at, worth in sorted(edges.items())
        if hanzi_count(run[at:]) >= min(least[at], hanzi_count(run))
    ]


def _boundary(word: str, counted: bool, opens: bool, foreign: str) -> tuple[float | None, float]:
    """What a word says for a term that begins after it, and against one that holds it."""
    words = gloss_words()
    if counted or word in words.before or (word in words.leading and opens):
        return _AFTER_WORD, _CROSSED
    if word in words.opening and opens and not similarity(word, foreign):
        return _AFTER_OPENING, _UNSAID_OPENING
    if word not in words.maybe:
        return None, 0.0
    if word in words.joining and " " in foreign.strip():
        # a term that joins two mostly says so in both languages: 压缩和激励, Squeeze and Excitation
        return (_AFTER_JOINED, 0.0) if _joins.search(foreign) else (_AFTER_JOINING, _CROSSED_JOINING)
    return _AFTER_MAYBE, _CROSSED_OF if word in words.genitive else 0.0


def _worth(candidate: str, foreign: str, is_term: bool, whole: str) -> float:
    text = candidate.strip()
    worth = _RECURRENCE if _recurs(text, whole) else 0.0
    if not is_term:  # an abbreviation says of the length only that each letter is a hanzi or more
        letters = sum(char.isalpha() for char in foreign)
        return worth - 0.15 * abs(hanzi_count(text) - 2 * letters)
    ratio = _length_ratio(text, foreign)
    unsaid = sum(not _prints(foreign, name) and not _shortens(name, foreign) for name in _names(text))
    return (
        worth
        - min(_FARTHEST, ratio * ratio / (2 * _SPREAD * _SPREAD))
        + _SAID * similarity(text, foreign)
        - _UNSAID_LATIN * unsaid
    )


def _names(zh: str) -> list[str]:
    return re.findall(r"[A-Za-z][A-Za-z0-9]+", zh)


def _prints(en: str, name: str) -> bool:
    """Whether one of the English words begins with the name."""
    return re.search(rf"(?<![A-Za-z0-9]){re.escape(name)}", en, re.IGNORECASE) is not None


def _shortens(name: str, en: str) -> bool:
    """Whether a Latin name takes its letters from the English term in order, from its beginning: IPT, GEON, NGMDB."""
    letters = iter(en.casefold())
    return bool(name) and name[0].casefold() == en[:1].casefold() and all(char in letters for char in name.casefold())


def _length_ratio(zh: str, en: str) -> float:
    """The logarithm of the Chinese term's expected letters to the English one's."""
    hanzi = hanzi_count(zh)
    other = sum(char.isalnum() for char in zh) - hanzi
    for name in _names(zh):
        if name.isupper() and not _prints(en, name) and _shortens(name, en):
            other += (_LETTERS_A_WORD - 1) * len(name)
    letters = sum(len(word) for word in re.findall(r"[^\W_]+", en) if word.casefold() not in _small_words)
    return math.log((hanzi * LETTERS_A_HANZI + other) / max(1, letters))


def _recurs(candidate: str, whole: str) -> bool:
    """Whether the candidate is met in two surroundings or more, and not always preceded by the same."""
    lefts: set[str] = set()
    at = whole.find(candidate)
    while at >= 0 and len(lefts) < 2:
        lefts.add(whole[at - 1 : at])
        at = whole.find(candidate, at + 1)
    return len(lefts) > 1


def _spaceless(term: str) -> str:
    """The term without the white that print puts between hanzi and Latin letters."""
    text = " ".join(term.split())
    return re.sub(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])", "", text)
