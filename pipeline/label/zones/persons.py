"""Lists of persons: by-lines told from other short texts by the names in them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.knowledge import lazy
from pipeline.knowledge.front import front_knowledge
from pipeline.label.zones.self_citation import is_self_citation
from pipeline.model.lang import Lang
from pipeline.text.marks import CIRCLED
from pipeline.text.names import (
    is_cased_name,
    is_chinese_name_latin,
    is_person_name_zh,
    is_surname_latin,
    latin_name,
)
from pipeline.text.script import CAPITALS, HANZI, LETTERS
from pipeline.text.spread_names import joined_singles

LONGEST = 900  # characters of a by-line; thirty names with their marks have fewer
ONE_NAME = 4  # words of one name, a noble or a Spanish one; more without a comma are several names
NAME_SHARE = 0.6  # of a by-line's pieces that must read as names
# a stop, then words: a sentence
_PROSE = lazy.compile(r"[.．。]\s*(?:[A-Z][\w-]*\s+){0,2}(?:[a-z]{2,}\s+){3}[a-z]{2,}")
_TITLE_BEHIND = lazy.compile(r"\bet\s+al\b\W*(?:[\w-]+\s+){3}")  # the first line of a citation
_NAME_FORM = lazy.compile(r"[A-Z][\w'’-]*\.?(?: [A-Z][\w'’-]*\.?){1,3}")
_ONE_WORD = lazy.compile(r"[A-Z][a-z]{5,}")
# The form of catalogues, a semicolon between two persons: Li, Ming; Wang, Xiaofei
_SURNAMES_APART = lazy.compile(r"(?:\s*[\w'’-]+\s*,\s*[\w'’.-]+(?:\s[\w'’.-]+)?\s*(?:;|$)){2,}")
_SURNAME_APART = lazy.compile(r"([\w'’-]+)\s*,\s*([^;,]+)")
_separators = lazy.compile(rf"[,，、;；\s\u3000·*＊#△▲☆★†‡{CIRCLED}]+|\band\b|&|＆|和")
_outside_names = lazy.compile(rf"[,，、;；\s\u3000*＊#△▲☆★†‡{CIRCLED}]+")
# A dot between two words of one piece joins them, `Aili·Tuerxun`; one with white around it parts names.
_latin_separators = lazy.compile(
    rf"[,，、;；*＊#△▲☆★†‡{CIRCLED}]+|(?<![A-Za-z])[·•]|[·•](?![A-Za-z])|\s[/／]\s|\band\b|&|＆|\u3000+|\s{{2,}}"
)
_wide = lazy.compile(r"(?P<before>(?:^|[,，、;；])\s*[A-Z]{2,})\u3000+(?=[A-Z][a-z])")  # inside a name that is spread
# A foreign author behind a name in hanzi keeps his letters: 李明，John Smith; LI Ming there is the same person
_FOREIGNER = rf"[{CAPITALS}][{LETTERS}'’\-]*[a-zß-öø-ž](?:\s[{CAPITALS}][{LETTERS}.'’\-]*)+"
_foreign = lazy.compile(rf"(?<=[{HANZI}])([\s*＊#,，、]*[,，、\u3000])\s*{_FOREIGNER}(?=\s*(?:[,，、\u3000]|$))")
_of_foreigner = lazy.compile(_FOREIGNER)
_between_pieces = lazy.compile(r"[,，、\u3000]")
_AROUND_NAME = " 0123456789*＊#"
_marks = lazy.compile(r"[\d⁰-⁹¹²³ａ-ｄ]+|[(（][^)）]*[)）]|[\[［][^\]］]*[\]］]")


def lists_persons(text: str, lang: Lang) -> bool:
    """Whether the text, its superscripts left out, is a list of names with their marks and roles."""
    if len(text) > LONGEST or _PROSE.search(text) or _TITLE_BEHIND.search(text):
        return False
    return _are_names(text, lang) and not is_self_citation(text)


def _are_names(text: str, lang: Lang) -> bool:
    """Whether most of the pieces of the text read as names."""
    text = text.rstrip(" .．。")  # a stop before the institution in the next line
    text = front_knowledge().before_names.sub(" ", _marks.sub(" ", text))
    if lang is Lang.ZH:
        for role in front_knowledge().roles:
            if role in text:
                text = re.sub(rf"(?<=[\s\u3000\d]){role}(?=[\s\u3000,，;；]|$)", " ", text)
        pieces = joined_singles([p for p in _separators.split(_dots_of_names(_foreign.sub(r"\1", text))) if p])
        return bool(pieces) and sum(map(is_person_name_zh, pieces)) >= NAME_SHARE * len(pieces)
    if _SURNAMES_APART.fullmatch(text):
        text = _SURNAME_APART.sub(r"\1 \2", text)
    pieces = [p.strip() for p in _latin_separators.split(_wide.sub(r"\g<before> ", text)) if p.strip(" .")]
    words = [w for p in pieces for w in p.split()]
    if len(pieces) == 1 and len(words) > ONE_NAME:
        capital = sum(w[0].isupper() for w in words)
        return capital == len(words) and _pairs_are_names(words)
    named = [is_chinese_name_latin(p) for p in pieces]
    dotted = any("·" in p for p in pieces)  # a name of one word stands beside such ones: Bayinchahan
    if any(named) and all(
        own or is_cased_name(p) or (dotted and _ONE_WORD.fullmatch(p)) for own, p in zip(named, pieces, strict=True)
    ):
        return True  # beside a Chinese author, names of other languages whose surnames are in capitals
    if len(pieces) > 1 and all(is_cased_name(p) and is_surname_latin(latin_name(p)[0].split()) for p in pieces):
        return True  # given names that recognition has misread: surnames in capitals tell
    return bool(pieces) and sum(named) >= NAME_SHARE * len(pieces)


def names_a_foreigner(text: str) -> bool:
    """Whether the line of a Chinese by-line has a foreign author behind one in hanzi: `李明，王小飞，John Smith`."""
    if len(text) > LONGEST or not text[:1].strip() or text.isascii():
        return False
    pieces = [own for piece in _between_pieces.split(text) if (own := piece.strip(_AROUND_NAME))]
    foreign = [own for own in pieces if not is_person_name_zh(own)]
    return bool(foreign) and foreign[0] != pieces[0] and all(map(_of_foreigner.fullmatch, foreign))


def _dots_of_names(text: str) -> str:
    """`阿依古丽·买买提` beside other names is one name: its dot as `•`, which parts nothing."""
    if "·" not in text:
        return text
    pieces = [p for p in _outside_names.split(text) if p]
    if not any("·" not in p and is_person_name_zh(p) for p in pieces):
        return text
    return re.sub(f"(?<=[{HANZI}]{{2}})·(?=[{HANZI}]{{2}})", "•", text)


def _pairs_are_names(words: Sequence[str]) -> bool:
    """`LIU Zhening ZHU Conghui`: names with nothing but a space between them."""
    pairs = [" ".join(words[at : at + 2]) for at in range(0, len(words) - 1, 2)]
    return sum(map(is_chinese_name_latin, pairs)) >= NAME_SHARE * len(pairs)


def has_forms_of_names(text: str) -> bool:
    """Whether each of two or more pieces between commas is two to four capitalized Latin words: `AYGUL Memet`."""
    pieces = [piece.strip(" .") for piece in _latin_separators.split(_marks.sub(" ", text)) if piece.strip(" .")]
    return len(pieces) > 1 and all(map(_NAME_FORM.fullmatch, pieces))


def names_an_author(text: str, lang: Lang) -> bool:
    """Whether a person stands beside an institution on one line: `示例学院　　张　三`."""
    knowledge = front_knowledge()
    pieces = joined_singles([p for p in _separators.split(_marks.sub(" ", text)) if p])
    return lang is Lang.ZH and any(is_person_name_zh(p) and not knowledge.aff[lang].search(p) for p in pieces)
