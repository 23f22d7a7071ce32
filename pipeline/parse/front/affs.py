"""Affiliations: one institution each, with its mark, city, postal code and country."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from pipeline.knowledge import lazy
from pipeline.knowledge.front import front_knowledge
from pipeline.knowledge.labels import STARS
from pipeline.model.article import Aff
from pipeline.model.block import LabelledBlock, Line, Script, Span
from pipeline.model.lang import Lang
from pipeline.model.source import Source
from pipeline.parse.front.faces import with_faces, without_labels
from pipeline.parse.front.fields import value_lines
from pipeline.parse.front.marks import AFF_LETTERS, in_figures
from pipeline.parse.front.name_words import paired
from pipeline.parse.front.places import place_in
from pipeline.parse.front.staff import by_persons, merged
from pipeline.parse.rules import AFF_OF_LIFE
from pipeline.text.identifiers import POSTAL_CODE
from pipeline.text.join import joined_text
from pipeline.text.marks import CIRCLED
from pipeline.text.script import HANZI, hanzi_count
from pipeline.text.width import english, half_width, without_gaps
from pipeline.typeset.measures import NEXT_LINE

# A number behind a bracket counts only before another: 1(A学院)2(B学院), 1)(A学院)2)(B学院), but not (东区)2号楼.
_AHEAD_OF_LABEL = rf"(?:^|(?<=[;,.。\s(])|(?<=\))(?=(?:\d{{1,2}}|[{AFF_LETTERS}])\s*\)?\s*[(.、]))"
_LETTER = rf"[{AFF_LETTERS}](?=[.:、\s)]|,\s?[^\W\d_a-z])"
_FIGURES = rf"\d{{1,2}}(?:,\d{{1,2}})*(?!,\d)(?:{_LETTER})?"
_LABEL = lazy.compile(
    rf"(?:{_AHEAD_OF_LABEL}(?P<label>{_FIGURES}|{_LETTER})|(?P<circled>[{CIRCLED}]))"
    rf"\s*[.、,):]?\s*(?=[^\d\s.,;):]|(?<=[.、)\s])\d{{6}}[\s,]*[{HANZI}])"  # 1. 100000 示例市，示例大学
)
# 某医院（张三；李四）: who of the by-line works there.
_PERSON = r"[\u4e00-\u9fff]{2,4}(?:\s*\([^()]*\))?"  # with a degree, or where he works now: 李明(硕士研究生)
_PERSONS_IN_BRACKETS = lazy.compile(rf"\s*[(（\[]\s*(?P<names>{_PERSON}(?:\s*[、，,;；]\s*{_PERSON})*)\s*[)）\]]")
_NAMED = lazy.compile(r"\([\u4e00-\u9fff]{2,4}(?:\s*[、,]\s*[\u4e00-\u9fff]{2,4})*\)$")  # ends with such names
# (Li M, Email: li@example.org): whom to write to, behind the institution.
_CONTACT_IN_BRACKETS = lazy.compile(r"\s*\([^()]*(?:E-?mail|@)[^()]*\)\s*$", re.IGNORECASE)
# ; * 通信联系人, E-mail: li@example.org): the same behind the last one, in the bracket that holds them all.
_CONTACT_BEHIND = lazy.compile(rf"\s*;\s*[{STARS}][^;]*?(?:E-?mail|@)[^;]*$", re.IGNORECASE)
# Example City 100000, China: a city with its code, or the code alone, names no institution; the line broke before it.
_CITY_ALONE = lazy.compile(
    r"(?:[A-Z][a-z'’]+(?: [A-Z][a-z]+)?,? ?)?\d{6}\b(?!.*(?i:univ|hosp|inst|coll|school|dep|acad|cent))"
)
# A number behind an institution, before a comma, a bracket or the end; a postal code or a house has more figures.
_LABEL_BEHIND = lazy.compile(rf"(?<=[{HANZI})a-z])\s*(?P<label>\d)(?=\s*(?:[,;(\n]|$|\)\s*$))")
_BEFORE_CODE = rf"[;\n]|(?<=[{HANZI})])\s*(?=\d{{6}}\s*[,\s])"
_COUNTED_LINE = lazy.compile(
    rf"[\s(（]*(\d{{1,2}})(?:\s*[.．、)]\s*|[\s\u3000]+)(?:[^\W\d_]|\d{{6}}[\s,，]*[{HANZI}])"  # 1 100000 示例市，某院
)
_PLACE_LAST = lazy.compile(r"(?:\d{6}|China|PRC)\W*$")  # what an institution in English ends with
SPACE = 0.25  # type sizes, between two words
_OPENED = lazy.compile(r"\s*\(\s*$")  # the bracket of the next one: (1 A学院)\n(2 B学院)
# a postal code of China that kerning has drawn to its city
_TIGHT_CODE = lazy.compile(rf"(?<=[a-z{HANZI}])(?=\d{{6}}(?!\d))")
_BRACKETS_ALONE = lazy.compile(r"\(([^()]+)\)")
_ALL_BRACKETS = lazy.compile(rf"\s*(?:\((?![{AFF_LETTERS}]\s)[^()\d{CIRCLED}][^()]+\)\s*){{2,}}")
_OPENS = ("(", "（")
_MARK = lazy.compile(rf"\s*(?:\d{{1,2}}|[{AFF_LETTERS}])\s*")
_RAISED_LETTER = lazy.compile(rf"\s*[{AFF_LETTERS}]\s*")
_ENDED = lazy.compile(r"[;；,，。.(（]\s*$")  # what stands before the next institution's mark
# Figures set apart, or the narrow ones of them alone: 北京 1 0 0 0 0 0, 1 00000.
_SPREAD_CODE = lazy.compile(r"(?<![\d\s])\s+(?=[\d ]{7,11}(?![\d ]))(\d(?: ?\d){5})(?!\s?\d)")


def affs(
    blocks: Sequence[LabelledBlock], words: Collection[str] = (), persons: Collection[str] = ()
) -> tuple[Aff, ...]:
    """The institutions that these blocks of one language name, in printed order.

    `persons` are the names in the by-line: what else stands in brackets, as a town, belongs to the institution.
    """
    found: list[Aff] = []
    lang = blocks[0].lang
    text = ""
    before: LabelledBlock | None = None
    for block in blocks:
        own = joined_text(_parted(value_lines([block])), words, keep_gaps=True)
        own = own.replace("\u3000", "  ") if lang is Lang.EN else own  # half width, and still wider than a space
        text = f"{text}{_before_next(text, before, block)}{half_width(own).strip()}"
        before = block
    for staff, printed in by_persons(text, persons):
        found.append(replace(aff("", printed, lang, blocks[0].source, persons), persons=staff))
    lines = value_lines(blocks)
    if found:
        return _set(merged(found), lines)
    text = _PERSONS_IN_BRACKETS.sub(lambda m: m[0] if set(_names(m["names"])) - set(persons) else m[0] + ";", text)
    for label, printed in split_affs(_SPREAD_CODE.sub(lambda m: " " + m[1].replace(" ", ""), text), lang):
        found.append(aff(label, printed, lang, blocks[0].source, persons))
    return _set(found, lines)


def _before_next(text: str, before: LabelledBlock | None, block: LabelledBlock) -> str:
    """What stands before the next block: within a name that its line broke off nothing, in English a space.

    Else it is a line's end.
    """
    if before is None:
        return ""
    if block.lang is Lang.EN:
        ended = text.endswith((";", ".", ")")) or _PLACE_LAST.search(text) is not None
        return " " if not ended and _lacked_room(before, block) else "\n"
    last = re.split(r"[;,.()\n\s]", text)[-1]
    broken = last != "" and hanzi_count(last) == len(last)
    return "" if broken and front_knowledge().aff[Lang.ZH].search(last) is None else "\n"


def _lacked_room(before: LabelledBlock, block: LabelledBlock) -> bool:
    """Whether the block's first word would not have fitted behind the line right over it: nothing else broke that."""
    line, over = block.block.lines[0], before.block.lines[-1]
    word = line.bbox.width * len(line.text.split(" ")[0]) / max(1, len(line.text))
    near = 0 <= line.bbox.top - over.bbox.bottom < NEXT_LINE * line.size
    return near and block.block.column.width - over.bbox.width < word + SPACE * line.size


def _set(found: Sequence[Aff], lines: Sequence[Line]) -> tuple[Aff, ...]:
    return tuple(map(without_labels, with_faces(found, lines)))


def _parted(lines: Sequence[Line]) -> list[Line]:
    """The lines, a semicolon before each that begins with the number behind that of the institution over it."""
    found: list[Line] = []
    last = 0
    for line in map(_marked, map(_with_white_behind_letters, lines)):
        match = _COUNTED_LINE.match(line.text)
        if match is not None and int(match[1]) == last + 1:
            last += 1
            first, *rest = line.spans
            line = replace(line, spans=(first._replace(text=f"; {first.text}"), *rest)) if found else line
        found.append(line)
    return found


def _with_white_behind_letters(line: Line) -> Line:
    """The line with white behind each raised letter that counts an institution: `ᵃ示例学院;ᵇ纸艺学院`.

    Without its place the letter would be one of the name.
    """
    spans: list[Span] = []
    for span in line.spans:
        is_mark = span.script is Script.SUP and _RAISED_LETTER.fullmatch(span.text) is not None
        behind = "".join(own.text for own in spans)
        is_mark = is_mark and (not behind.strip() or _ENDED.search(behind) is not None)
        spans.append(span._replace(text=f"{span.text.strip()} ") if is_mark else span)
    return replace(line, spans=tuple(spans))


def _marked(line: Line) -> Line:
    """The line with a semicolon before the raised mark that it begins with, and white behind one in a bracket.

    Without one it would become a figure of the postal code at the end of the line above.
    """
    first, *rest = line.spans
    if rest and first.text.strip() in _OPENS and rest[0].script is Script.SUP and _MARK.fullmatch(rest[0].text):
        return replace(line, spans=(first, rest[0]._replace(text=f"{rest[0].text.strip()} "), *rest[1:]))
    if first.script is not Script.SUP or not _MARK.fullmatch(first.text):
        return line
    return replace(line, spans=(first._replace(text=f"; {first.text.strip()} "), *rest))


def split_affs(text: str, lang: Lang) -> list[tuple[str, str]]:
    """(label, institution) of each one in a printed list in half width.

    `(1. A学院, 某市 100000; 2. B研究所, 某市 100001)`, `①(A学院)②(B学院)`, one a line, or parted by semicolons.
    What is printed once before the first or behind the last number belongs to all of them; but a head that has a
    postal code of its own, or that a semicolon closes, is the institution of the authors without a mark.
    """
    own = _bracketed(text, lang)
    if own:
        return [("", part) for part in own]
    text = text.strip("\ufffd \n")  # brackets and a postal code without a readable form
    text = re.sub(r"^[(\[]\s*(?!\d+\))|[)\]]\s*$", "", text.strip()) if _wrapped(text) else text.strip()
    starts = _numbered(text)
    behind = _numbered_behind(text, lang) if not starts or text[: starts[0].start()].strip() else []
    if behind:
        return behind
    if not starts:
        return [("", part) for part in _unnumbered(text, lang)]
    before = text[: starts[0].start()].strip(" ,(\n")
    head = before.strip(" ,;(\n")
    ends = [match.start() for match in starts[1:]] + [len(text)]
    items = [
        (_label(match), _tidy(_OPENED.sub("", text[match.end() : end].replace("\n", " ")).strip(" ,;.")))
        for match, end in zip(starts, ends, strict=True)
    ]
    items = [own for label, printed in items for own in _with_parts(label, printed, lang)]
    if (POSTAL_CODE.search(head) or before.endswith(";")) and front_knowledge().aff[lang].search(head):
        return [("", head), *_shared(items, "", lang)]
    return _shared(items, head, lang)


def _with_parts(label: str, printed: str, lang: Lang) -> list[tuple[str, str]]:
    """An institution, or the parts of it that letters count: `1. 示例大学 a. 纸艺学院; b. 设计学院, 某市 100000`.

    The names have the marks 1a and 1b.
    """
    parts = split_affs(printed, lang) if label.isdigit() else []
    counted = len(parts) > 1 and all(own.isalpha() for own, _ in parts)
    return [(label + own, text) for own, text in parts] if counted else [(label, printed)]


def _bracketed(text: str, lang: Lang) -> list[str]:
    """The institutions of a text that is nothing but brackets, one each: `(A研究所)　(B学院)` under two names."""
    found = _BRACKETS_ALONE.findall(text) if _ALL_BRACKETS.fullmatch(text) else []
    return [part.strip() for part in found] if all(map(front_knowledge().aff[lang].search, found)) else []


def _numbered_behind(text: str, lang: Lang) -> list[tuple[str, str]]:
    """Institutions whose numbers stand behind them: `(A学院 100000)1 (B研究所 100001)2`, `A学院1, B研究所2, 示例市`.

    What is printed once behind the last number belongs to all of them.
    """
    is_aff = front_knowledge().aff[lang].search
    found: list[tuple[str, str]] = []
    end = 0
    for match in _LABEL_BEHIND.finditer(text):
        own = text[end : match.start()].strip(" ,;\n")
        if int(match["label"]) == len(found) + 1 and is_aff(own):
            found.append((match["label"], _tidy(own.replace("\n", " "))))
            end = match.end()
    rest = text[end:].strip(" ,;.)\n")
    if len(found) < len(_LABEL_BEHIND.findall(text)) or (rest and not POSTAL_CODE.search(rest)) or len(found) < 2:
        return []
    return [(label, f"{own}, {rest}" if rest and not POSTAL_CODE.search(own) else own) for label, own in found]


def _unnumbered(text: str, lang: Lang) -> list[str]:
    """The institutions of a list without numbers, what names none put to the one before it.

    Where the first begins with its postal code (`100000，示例市，示例大学`), each does, and other lines hang under it.
    Who works there, in brackets behind it, ends an institution: `100000 示例市，A学院（李明）；B学院（王小飞）`.
    """
    joined: list[str] = []
    for piece in re.split(_BEFORE_CODE if _coded_first(text) else r"[;\n]", text):
        for part in (p.strip(" ,;.") for p in _by_postal_code(piece, lang)):
            if front_knowledge().editor.match(part):
                continue  # (作者单位：示例大学；责任编辑：李明)
            hangs = (
                bool(joined) and _coded_first(joined[0]) and not _coded_first(part) and not _NAMED.search(joined[-1])
            )
            broken = bool(joined) and not POSTAL_CODE.search(joined[-1]) and _CITY_ALONE.match(part) is not None
            if broken and lang is Lang.EN:
                joined[-1] = f"{joined[-1]}, {part}"
            elif hangs and lang is Lang.ZH:
                joined[-1] = f"{joined[-1]} {part}".strip()
            elif joined and not front_knowledge().aff[lang].search(part):
                joined[-1] = f"{joined[-1]}, {part}" if part else joined[-1]
            elif part:
                joined.append(part)
    return [part.strip(" ()") if part.count("(") != part.count(")") else _tidy(part) for part in joined]


def _coded_first(text: str) -> bool:
    return POSTAL_CODE.match(text) is not None


def _by_postal_code(text: str, lang: Lang) -> list[str]:
    """`A学院, 某市 100000B研究所, 某市 100001`: a postal code ends an institution where each piece names one."""
    pieces = re.split(rf"(?<=\d{{6}})\s*(?=[{HANZI}])", text)
    named = [front_knowledge().aff[lang].search(POSTAL_CODE.sub("", piece)) for piece in pieces]
    return pieces if all(named) else [text]


def _wrapped(text: str) -> bool:
    """Whether one pair of brackets holds all of the text."""
    text = text.strip()
    if not text.startswith(("(", "[")) or not text.endswith((")", "]")):
        return False
    depth = 0
    for place, char in enumerate(text):
        depth += (char in "([") - (char in ")]")
        if depth == 0 and place < len(text) - 1:
            return False
    return True


def _tidy(text: str) -> str:
    """An institution's text without brackets that have no partner, or stand around all of it, and without its stop."""
    return paired(text).strip(" ,;.")


def _numbered(text: str) -> list[re.Match[str]]:
    """The labels that count the institutions: 1, 2, 3 …, a, b, c or 1a, 1b, 2; `1,3` where one is of two persons."""
    found: list[re.Match[str]] = []
    for match in _LABEL.finditer(text):
        if _follows(_label(found[-1]) if found else "", _label(match)):
            found.append(match)
    return found


def without_label(text: str) -> str:
    """An institution's text without the label that it begins with, whichever of its list it is: `3. 示例研究所`."""
    match = _LABEL.match(text)
    is_apart = match is not None and (match["circled"] or match[0] != match["label"])  # 3M is no label
    return text[match.end() :] if match is not None and is_apart else text


def _follows(before: str, label: str) -> bool:
    """Whether a label is the next one of a list: 2 or 2a behind 1 or 1b, 1b behind 1a, b behind a; 1 or a at first."""
    (number, letter), (next_number, next_letter) = (_parts_of_label(own) for own in (before, label))
    if not before:
        return (next_number, next_letter) in ((1, 0), (1, 1), (0, 1))
    if next_number == number:
        return bool(letter) and next_letter == letter + 1
    return bool(number) and next_number == number + 1 and next_letter <= 1


def _parts_of_label(label: str) -> tuple[int, int]:
    """The number and the letter's place of a label, 0 where it has none; of `1,3` the first number."""
    figures = re.sub(r"\D.*", "", label)
    return int(figures or 0), ord(label[-1]) - ord("a") + 1 if label[-1:].isalpha() else 0


def _label(match: re.Match[str]) -> str:
    return match["label"] or in_figures(match["circled"])


def _shared(items: list[tuple[str, str]], head: str, lang: Lang) -> list[tuple[str, str]]:
    """Each institution with the university before the list, and the place behind its last member."""
    if head and front_knowledge().aff[lang].search(head):
        items = [(label, f"{head} {text}") for label, text in items]
    last = items[-1][1]
    tail = re.search(r",\s*(?P<place>.*)$", last)
    if tail and POSTAL_CODE.search(tail["place"]):
        bare = [not POSTAL_CODE.search(text) and not re.search(r",", text) for _, text in items[:-1]]
        if all(bare):
            return [(label, f"{text}, {tail['place']}") for label, text in items[:-1]] + [items[-1]]
    return items


def aff(label: str, printed: str, lang: Lang, source: Source, persons: Collection[str] = ()) -> Aff:
    """One institution of its printed text: who of the by-line works there is no part of it."""
    text = _TIGHT_CODE.sub(" ", english(printed) if lang is Lang.EN else without_gaps(printed))
    text = _CONTACT_BEHIND.sub("", _CONTACT_IN_BRACKETS.sub("", text))
    staff = [own for own in _PERSONS_IN_BRACKETS.finditer(text) if set(_names(own["names"])) <= set(persons)]
    for own in reversed(staff):
        text = text[: own.start()] + text[own.end() :]
    text = text.strip(" ,;.(（") if text.count("(") != text.count(")") else text.strip(" ,;.")
    place = place_in(text, printed, lang)
    behind = (own for own in (place.city, place.country + place.city) if own)
    if lang is Lang.ZH and any(text.startswith(place.institution + own) for own in behind):  # parted by white alone
        text = f"{place.institution} {text[len(place.institution) :]}"
    names = tuple(dict.fromkeys(name for own in staff for name in _names(own["names"])))
    parts = (place.institution, place.city, place.postal_code, place.country)
    return Aff(lang, text, source, label, *parts, persons=() if label else names)


def _names(listed: str) -> list[str]:
    return re.split(r"\s*[、，,;；]\s*", re.sub(r"\s*\([^()]*\)", "", listed.strip()))


def affs_of_bios(bios: Sequence[tuple[str, Source]], persons: Collection[str] = ()) -> tuple[Aff, ...]:
    """Institutions told only by the authors' biographies: `张三，示例大学示例学院教授，…`.

    Behind the name of one of `persons`, with no position, too: `李明：示例大学示例学院　示例市 100000；电子信箱：…`;
    in journals of libraries behind white: `李　明　示例大学图书馆研究馆员。示例市，100000。`
    """
    knowledge = front_knowledge()
    positions = "|".join(map(re.escape, knowledge.positions))
    patterns = [
        rf"^[\s{STARS}]+(?:{knowledge.author})?(?:{knowledge.serves}|[：:])?\s*(?P<aff>[^,，;；。:：()（）、]{{4,40}}?)(?={positions})",
        rf"[,，]\s*(?P<aff>[^,，;；。:：()（）]{{4,40}}?)(?={positions})",
    ]
    if persons:
        named = "|".join(r"\s*".join(map(re.escape, person)) for person in persons)
        patterns.append(
            rf"(?:{knowledge.author}|{named})\s*(?:[(（][^()（）]*[)）]\s*)?{knowledge.serves}\s*(?P<aff>[^,，;；。:：()（）]{{4,40}}?)(?={positions})"
        )
        patterns.append(
            rf"(?:{named})\s*(?:[(（][^()（）]*[)）]\s*)?[:：,，]\s*(?P<aff>[^,，;；。:：()（）]{{4,60}}?)(?={positions}|[,，;；。]|$)"
        )
        patterns.append(rf"(?:^|[。；;])\s*(?:{named})[ \u3000]+(?P<aff>[^,，;；。:：()（）]{{4,40}}?)(?={positions})")
        before = re.compile(rf"(?:(?:{named})(?:[、,，\s]|{knowledge.name_joins.pattern})*)+(?:{knowledge.serves})?\s*")
    found: dict[str, Aff] = {}
    for text, source in bios:
        told = sorted((match for own in patterns for match in re.finditer(own, text)), key=lambda match: match.start())
        for match in told:
            for name in _apart(before.sub("", match["aff"], count=1) if persons else match["aff"]):
                if knowledge.aff[Lang.ZH].search(name):
                    own = replace(source, rule=AFF_OF_LIFE.name, confidence=0.8)
                    found.setdefault(name, aff("", name, Lang.ZH, own))
    return tuple(found.values())


def _apart(printed: str) -> list[str]:
    """The institutions of one person: parted by `、`, or by wide white where the next one has a head of its own."""
    found: list[str] = []
    for piece in re.split(r"、|\s+", printed.strip()):
        if found and not front_knowledge().whole.search(piece):
            found[-1] += piece
        else:
            found.append(piece)
    return found
