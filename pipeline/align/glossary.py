"""Terms that the text itself glosses: 肝硬化（liver cirrhosis, LC）, LC（肝硬化）.

What the bracket holds is read here; where the term before it begins, in `glossed`.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.align.glossed import LONGEST, SMALL_WORDS, length_ratio, names, prints, shortens, term_before
from pipeline.align.no_glosses import is_no_gloss, no_glosses
from pipeline.knowledge import lazy
from pipeline.knowledge.align_glosses import gloss_words
from pipeline.model.alignment import Term
from pipeline.model.article import Abstract, Article, Kwd
from pipeline.model.body import P, Sec
from pipeline.model.lang import Lang
from pipeline.model.source import Source
from pipeline.model.walk import walk
from pipeline.text.alike import bare
from pipeline.text.marks import COMMAS, SEMICOLONS
from pipeline.text.script import hanzi_count

_UNLIKE, _UNLIKE_BEHIND = 1.4, 1.0  # logarithm of a ratio of lengths: unlikely for a term and its gloss
_SHORTEST = 2  # hanzi of a Chinese gloss
_LATIN = 4  # letters of an English term
_LATIN_SHARE = 0.6  # of its characters are letters
_WORD = 3  # letters of a word that is no abbreviation
_ABBREVIATION = 5  # letters of one that begins with a capital alone
_MOST_WORDS = 14  # of an English one

_bracket = lazy.compile(r"\s*[（(［\[]([^（）()［］\[\]]{2,160})[）)］\]]")
_open_quote = lazy.compile(r"[“‘「『][^“”‘’「」『』]{1,30}$")
_closing_quote = lazy.compile(r"\s*[”’」』]")
_number = lazy.compile(r"^\s*\d[\d.\s]*")
_numbered = lazy.compile(r"^\d+(?:\.\d+)*\s?[^\d.]*[)）]$")  # a heading among the paragraphs
_latin_term = lazy.compile(r"^[A-Za-zÀ-ɏα-ωΑ-Ω0-9][A-Za-zÀ-ɏα-ωΑ-Ω0-9 ,'’&/.\-–—+]*$")
_abbreviation = lazy.compile(r"^(?=.*[A-Za-z])[A-Za-z0-9α-ω&/.+\-–]{2,15}$|^[A-Z]{2,6} \d+$")
_acronym = lazy.compile(r"(?<![A-Za-z0-9])[A-Z][A-Za-z\-]*[A-Z]$")
_leading_name = lazy.compile(r"^([A-Z][A-Za-z0-9\-]*[A-Z0-9])\s*[:：]\s*(?=[A-Z])")
_latin_before = lazy.compile(r"[A-Za-z][A-Za-z0-9\-–/.+ ]*$")


def terms(value: Article) -> tuple[Term, ...]:
    """Every glossed term once, in printed order."""
    texts = list(_texts(value))
    whole = "\n".join(text for text, _, _ in texts)
    every = [(text, term, heading) for text, source, heading in texts for term in _in_text(text, whole, source)]
    names_alone = no_glosses(value, [term for _, term, _ in every])
    found: dict[tuple[str, str], Term] = {}
    for text, term, heading in every:
        if (term.en or term.abbr) in names_alone:
            continue
        if (heading or _numbered.match(text)) and _is_whole(text, term):
            continue  # a heading printed in both languages
        _add(found, term)
    return tuple(found.values())


def _is_whole(heading: str, term: Term) -> bool:
    """Whether the heading is the term and its bracket, and no more."""
    before, _, behind = heading.partition("（" if "（" in heading else "(")
    return bare(term.zh) == bare(_number.sub("", before)) and behind.rstrip().endswith((")", "）"))


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


def _in_text(text: str, whole: str, source: Source) -> Iterator[Term]:
    for found in _bracket.finditer(text):
        inner, before = found[1].strip(), text[: found.start()].rstrip()
        quoted = _closing_quote.match(text, found.end()) and _open_quote.search(before)
        if quoted and inner.islower() and " " not in inner:
            continue  # “网络（network）”: a label is quoted, no term glossed
        if gloss_words().goods.search(inner):
            continue
        foreign = _foreign_part(inner)
        if (term := _expanded(before, inner, source)) is not None:
            yield term
            continue
        if hanzi_count(foreign):
            term = _chinese_gloss(before, inner, source)
        else:
            term = _foreign_gloss(before, foreign, whole, source)
        if term is not None:
            yield term


# ---------------------------------------------------------------- inside the bracket
def _parts(inner: str) -> list[str]:
    """What commas and semicolons part, in either width."""
    return [part.strip() for part in re.split(f"[{COMMAS}{SEMICOLONS}]", inner)]


def _foreign_part(inner: str) -> str:
    """What the bracket holds besides a cue (简称) and, before a comma, the term's other Chinese names."""
    latin = [part for part in (gloss_words().cue.sub("", own) for own in _parts(inner)) if not hanzi_count(part)]
    return ", ".join(latin) if latin and _english(latin[0]) else gloss_words().cue.sub("", inner)


def _foreign_gloss(before: str, inner: str, whole: str, source: Source) -> Term | None:
    """A Chinese term explained in English: 肝硬化（liver cirrhosis, LC）."""
    en, abbr = _split(inner)
    if not (en or abbr) or is_no_gloss(inner) or (en and _is_expansion(before, en)):
        return None
    zh = term_before(before, en or abbr, bool(en), whole)
    if not hanzi_count(zh) or zh in gloss_words().before | gloss_words().maybe or (en and _is_initials(zh, en)):
        return None
    if en and abs(length_ratio(zh, en)) > _UNLIKE:
        return None
    return Term(zh, en, abbr, source)


def _chinese_gloss(before: str, inner: str, source: Source) -> Term | None:
    """A foreign term explained in Chinese: LC（肝硬化）, liver cirrhosis（肝硬化，LC）."""
    found, parts = _latin_before.search(before), _parts(inner)
    zh = [part for part in parts if hanzi_count(part) >= _SHORTEST]
    abbr = [part for part in parts if _abbreviation.match(part)]
    if not found or len(zh) != 1 or len(zh) + len(abbr) != len(parts) or hanzi_count(inner) > LONGEST / 2:
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


def _expanded(before: str, inner: str, source: Source) -> Term | None:
    """An abbreviation explained in both languages, in either order: LC（liver cirrhosis，肝硬化）."""
    name, parts = _acronym.search(before), _parts(inner)
    if not name or len(parts) != 2:
        return None
    zh, en = sorted(parts, key=hanzi_count, reverse=True)
    if hanzi_count(zh) < _SHORTEST or hanzi_count(en) or " " not in en or not shortens(name[0].replace("-", ""), en):
        return None
    return None if _is_unlike(zh, en) else Term(zh, en, name[0], source)


def _is_unlike(zh: str, en: str) -> bool:
    return abs(length_ratio(zh, en)) > _UNLIKE_BEHIND


def _split(inner: str) -> tuple[str, str]:
    """The English term and its abbreviation; one of them is empty where it is not printed."""
    text = " ".join(re.sub("[，；;]", ", ", re.sub('[“”"]', "", inner)).split())
    text = _leading_name.sub(r"\1, ", text)  # SOA: Service Oriented Architecture
    if not _latin_term.match(text):
        return "", ""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) > 1:
        if len(parts) > 2 and all(map(_is_name_like, parts)):
            return "", ""  # a list of examples
        if _is_abbreviation(parts[-1], " ".join(parts[:-1])):
            return _english(", ".join(parts[:-1])), parts[-1]
        if _is_name_like(parts[0]) and _abbreviation.match(parts[0]):
            return _english(", ".join(parts[1:])), parts[0]
        # a list glosses nothing, unless its parts make one term: Lips, teeth and tongue region
        return (_english(text), "") if re.search(r"\b(?:and|or)\b", parts[-1]) else ("", "")
    if _is_name_like(text) and _abbreviation.match(text):
        return "", text if re.search("[A-Z]", text) else ""  # s8, n-2, uint8 name a thing of a formula or a program
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


def _is_initials(zh: str, en: str) -> bool:
    """Whether a Latin name in the term is the bracket's initials, all of them: GTS 本体（Geologic Time Scale）."""
    words = [word for word in re.split(r"[\s\-]+", en) if word]
    forms = {"".join(w[0] for w in words), "".join(w[0] for w in words if w.casefold() not in SMALL_WORDS)}
    return any(name.casefold() in {form.casefold() for form in forms} for name in names(zh))


def _is_expansion(before: str, en: str) -> bool:
    """Whether the bracket speaks of a Latin name before it: GTS（Geologic Time Scale）, AB-102（its drug's name）."""
    code = re.search(r"[A-Za-z]+-?\d{2,}[A-Za-z]*$", before)
    if code and not prints(en, code[0]):
        return True
    name = re.search(r"([A-Za-z][A-Za-z0-9\-]*[A-Z][A-Za-z0-9\-]*)$", before)
    return name is not None and not prints(en, name[1]) and shortens(name[1].replace("-", ""), en)
