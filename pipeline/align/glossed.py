"""Where a term begins that is glossed in a bracket behind it: 采用|支持向量机（support vector machine）.

The bracket tells where a term ends, never where it begins. Every place where it may begin (after a mark, after a word
that stands in no term) is weighed: by the foreign term's length, by what words both say, and by how the candidate
recurs in the article, as a term is met again in other surroundings and a verb before it is not.
"""

import math
import re
from dataclasses import dataclass

from pipeline.align.terms import similarity
from pipeline.knowledge import lazy
from pipeline.knowledge.align_glosses import gloss_words
from pipeline.text.marks import CIRCLED
from pipeline.text.script import hanzi_count, is_hanzi

LETTERS_A_HANZI = 3.2  # in terms; running text has more, for its articles and prepositions
_SPREAD = 0.55  # standard deviation of the logarithm of that ratio
LONGEST = 30  # characters of a Chinese term

_hard = lazy.compile(
    rf"[{CIRCLED}●•■，。；：！？、,;:!?（）()《》〈〉【】\[\]［］{{}}｛｝“”‘’\"「」『』·…\n\t|｜<>＜＞=＝+＋]|——|\s{{2,}}"
    r"|(?<![A-Z])[/／]|[/／](?![A-Z])|．(?!\d)"
)
_quoted = lazy.compile(r"[“‘「『\"《]([^“”‘’「」『』\"《》]{1,40})[”’」』\"》]\s*$")
_line_number = lazy.compile(r"^(?:\d+[.\s]+)+(?![\s年月日])")
_joins = lazy.compile(r"\b(?:and|or)\b|&", re.IGNORECASE)
SMALL_WORDS = frozenset({"of", "the", "and", "for", "in", "on", "to", "by", "with", "a", "an", "or", "from", "at"})


@dataclass(frozen=True, slots=True)
class _Edge:
    """A place where a term may begin, and what speaks for it."""

    at: int
    worth: float


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
_HANZI_A_LETTER = 2  # of an abbreviation
_A_HANZI_MORE = 0.2  # what each hanzi more or less than that speaks against a candidate
_FARTHEST = 2.5  # the most that a length can speak against a candidate
_LETTERS_A_WORD = 7  # of an English word that an acronym shortens to one letter


def term_before(before: str, foreign: str, is_term: bool, whole: str) -> str:
    """The Chinese term that ends where the bracket begins."""
    if quoted := _quoted.search(before):
        return _spaceless(quoted[1]) if hanzi_count(quoted[1]) else ""
    before = before.rstrip('”’」』》"')
    start = max([0, len(before) - LONGEST, *(found.end() for found in _hard.finditer(before))])
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
    openings = {0}  # so may what comes behind a word after which a term begins: 出现|在
    hits = [(found.start(), found.end(), True) for found in words.counted.finditer(run)]
    hits += [(found.start(), found.end(), False) for found in words.scan.finditer(run)]
    for start, end, counted in sorted(hits):
        said = words.said.get(run[start:end])
        if said is not None and said in foreign.casefold():
            edges[start] = max(_AFTER_WORD, edges.get(start, _AFTER_WORD))
            continue
        worth, crossed = _boundary(run[start:end], counted, start in openings, foreign)
        edges = {at: value - (crossed if at <= start else 0.0) for at, value in edges.items()}
        if worth is not None:
            edges[end] = max(worth, edges.get(end, worth))
            opening = end if start == opening else opening
            openings |= {end} if start in openings or worth >= _AFTER_WORD else set()
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
        if hanzi_count(run[at:]) >= min(least[at], hanzi_count(run)) and run[at] not in words.genitive
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
        letters = sum(char.isalnum() for char in foreign)  # figures, too: KH560, DSM-5
        return worth - _A_HANZI_MORE * abs(hanzi_count(text) - _HANZI_A_LETTER * letters)
    ratio = length_ratio(text, foreign)
    unsaid = sum(not prints(foreign, name) and not shortens(name, foreign) for name in names(text))
    return (
        worth
        - min(_FARTHEST, ratio * ratio / (2 * _SPREAD * _SPREAD))
        + _SAID * similarity(text, foreign)
        - _UNSAID_LATIN * unsaid
    )


def names(zh: str) -> list[str]:
    return re.findall(r"[A-Za-z][A-Za-z0-9]+", zh)


def prints(en: str, name: str) -> bool:
    """Whether one of the English words begins with the name."""
    return re.search(rf"(?<![A-Za-z0-9]){re.escape(name)}", en, re.IGNORECASE) is not None


def shortens(name: str, en: str) -> bool:
    """Whether a Latin name takes its letters from the English term in order, from its beginning: IPT, GEON, NGMDB."""
    letters = iter(en.casefold())
    return bool(name) and name[0].casefold() == en[:1].casefold() and all(char in letters for char in name.casefold())


def length_ratio(zh: str, en: str) -> float:
    """The logarithm of the Chinese term's expected letters to the English one's."""
    hanzi = hanzi_count(zh)
    other = sum(char.isalnum() for char in zh) - hanzi
    for name in names(zh):
        if name.isupper() and not prints(en, name) and shortens(name, en):
            other += (_LETTERS_A_WORD - 1) * len(name)
    letters = sum(len(word) for word in re.findall(r"[^\W_]+", en) if word.casefold() not in SMALL_WORDS)
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
