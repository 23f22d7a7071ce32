"""By-lines: the persons of each language, their marks and roles."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import takewhile

from pipeline.knowledge import lazy
from pipeline.knowledge.front import front_knowledge
from pipeline.knowledge.labels import MARKS
from pipeline.model.article import Aff, Contrib, Name
from pipeline.model.block import Label, LabelledBlock, Line, Script
from pipeline.model.lang import Lang
from pipeline.model.source import Source
from pipeline.parse.front.groups import is_group
from pipeline.parse.front.marks import AFF_LETTERS, Meaning, in_figures, with_meanings
from pipeline.text import names
from pipeline.text.marks import CIRCLED
from pipeline.text.pinyin import is_pinyin
from pipeline.text.script import CAPITALS, HANZI, LETTERS, is_hanzi
from pipeline.text.spread_names import joined_singles, pieces_of
from pipeline.text.width import half_width

_BRACKETS = lazy.compile(r"[(\[〔【][^)\]〕】]*[)\]〕】]?")
_ET_AL = lazy.compile(r"[,\s]*\bet\s+al\b\.?")  # not all of the authors are printed in English
_NO_MARK = lazy.compile(r"[A-Za-z\d{},、\s]+")
_COMMA_PARTED = lazy.compile(rf"[{HANZI}]\s*(?:\{{[^}}]*\}})?\s*[,，、;；]\s*[{HANZI}]")
_LATIN_LIST = lazy.compile(r"[,;、]|(?<![A-Za-z])·|·(?![A-Za-z])|\s[/／]\s|\band\b|&|\u3000+")
_SURNAMES_APART = lazy.compile(r"(?=.*,)(?:\s*[\w'\-]+[, ][^,;]+(?:;|$)){2,}")  # Li, Ming; Wang, Xiaofei
_WHITE_PARTED = lazy.compile(
    r"(?:[\s\u3000]*[A-Z][\w'\-]+(?:, ?[A-Z][\w' \-]*|(?: [A-Z][\w'\-]*)+)(?:\{[^}]*\})?\s*(?:\u3000|$)){2,}"
)  # Li, Ming　　Wang, Xiaofei　　Adili Tuerxun
_CITED_NAMES = lazy.compile(r"\s*(?P<names>[A-Z][^.\[\d]{4,200}?)\.\s+[A-Z]")
_POSTAL_BEHIND = lazy.compile(r"\s*\d{6}(?!\d)")
# A comma or a star that has no readable form: behind a name, or between two names of two hanzi and more.
_LOST_MARK = lazy.compile(
    rf"(?:(?<=[{HANZI}]{{2}})|(?<=[{HANZI}] [{HANZI}])|(?<=[{HANZI}] {{2}}[{HANZI}]))\ufffd(?![{HANZI}\ufffd])"
)
_LOST_UMLAUT = lazy.compile(r"(?<![A-Za-z])([LNln])\ufffd(?=e?(?:[\s,;{\-]|$))")
_SHOUTED = lazy.compile(r"(?<![A-Za-z])[A-Z]{2,}(?![A-Za-z])")
_LOST_COMMA = lazy.compile(rf"(?<=[{HANZI}]{{2}})\ufffd(?=[{HANZI}]{{2}})")
_WITH_INSTITUTION = lazy.compile(
    rf"\s*(?P<name>[{HANZI}](?:\s*[{HANZI}]){{1,3}})\s*\((?P<aff>[^()]*(?:\([^()]*\)[^()]*)*)\)\s*$"
)
_FIGURE_CLOSED = lazy.compile(r"(?<=\d)\),?")  # a mark with its bracket: 1),2)
_MARK_OPENED = lazy.compile(r"[(\[](?=\d)")  # (1),(2)
_MARK_IN_BRACKETS = lazy.compile(r"[(\[]\s*(\d{1,2}(?:,\s?\d{1,2})*)\s*[)\]]")  # on the line: 李明(1,2)
# Marks before the names: the first stands before all of them, and none behind the last.
_MARK_FIRST = lazy.compile(r"[^\w{]*\{[^}]*\}[^{}]+(?:\{[^}]*\}[^{}]+)+$")
_MARK_AND_NAME = lazy.compile(r"(\{[^}]*\})\s*([^{}]*[^{}\s,;、])")
_LINE_END = "\v"
# One word at a line's end behind what parts names, and one with its marks on the next: ..., WANG | Xiaofei1
_TORN_NAME = lazy.compile(
    rf"([\u3000,;}}]\s*[A-Z][A-Za-z'’]+)\s*{_LINE_END}\s*(?=[A-Z][A-Za-z'’\-]+\s*(?:[{{,;]|\W*$))"
)
_SIGNS = " \u3000\v□◆■●◎◇▲△☆★▌/｜|"  # before a by-line of magazines
_LAST_PIECE = lazy.compile(rf"(?:^|[,，、;；}}\d*])\s*(?P<name>[{HANZI}]+)\s*$")
_FIRST_PIECE = lazy.compile(rf"\s*[{HANZI}]+")
_LAST_PART = 64  # characters at a line's end among which a name stands, with white and marks before it
_SPREAD_NAME = lazy.compile(rf"\s*[{HANZI}]\s+[{HANZI}](?![{HANZI}])")  # a name of two hanzi, as wide as one of three
SHORT_NAME = 3  # hanzi; a name as short may have a word of institutions in it
LONGEST_NAME = 4  # hanzi, a surname of two among them
TWO_NAMES = 4  # words of two names of surname and given name
MOST_RUN = 12  # hanzi of names with nothing between them that are told apart
# 王小飞, John Smith: a foreign author keeps his letters among hanzi.
_FOREIGN = rf"[{CAPITALS}][{LETTERS}'’\-]+(?:[ ]+[{CAPITALS}][{LETTERS}.'’\-]*)+"
_TOKEN = lazy.compile(
    rf"(?P<name>[{HANZI}](?:[ ]*[{HANZI}\ufffd·•.])*|{_FOREIGN})"
    rf"(?P<marks>(?:[\s]*[\d{re.escape(MARKS)}a-d]+\)?[,、]?)*)"
)
_INITIAL = lazy.compile(r"[A-Z]\.?")
_UPPER = lazy.compile(r"^[A-Z][A-Z'\-]+$")


def byline(
    blocks: Sequence[LabelledBlock], hints: Sequence[str] = (), meant: Mapping[str, Meaning] | None = None
) -> tuple[Contrib, ...]:
    """The persons that these blocks of one language list, in printed order.

    `hints` are the hanzi names of the same article: they tell the order of Latin names. `meant` says what the marks
    behind the names stand for.
    """
    lang = blocks[0].lang
    lines = [line for block in blocks for line in block.block.lines]
    source = blocks[0].source
    if lang is Lang.ZH:
        listed = [
            (Contrib(_hanzi(name), source, marks, role or did, collab=is_group(name, lang)), stars)
            for did, text in _by_role(_marked(lines).strip(_SIGNS))
            for name, marks, stars, role in _hanzi_names(_rejoined(text.strip(_SIGNS)))
        ]
        return tuple(with_meanings([own for own, _ in listed], [stars for _, stars in listed], meant or {}))
    text = front_knowledge().before_names.sub(" ", _with_umlaut(_ET_AL.sub("", _marked(lines)))).strip(_SIGNS)
    printed = [
        (_with_whole_capitals(name, hints), marks, stars)
        for name, marks, stars in _latin_names(_TORN_NAME.sub(r"\1 ", text).replace(_LINE_END, "\u3000"), len(hints))
    ]
    read = iter(names.latin_names([name for name, _, _ in printed if not is_group(name, lang)], hints))
    found: list[Contrib] = []
    for name, marks, _ in printed:
        body = is_group(name, lang)
        own = Name(Lang.EN, name, "", name) if body else _latin(*next(read), name)
        found.append(Contrib(own, source, marks, collab=body))
    return tuple(with_meanings(found, [stars for _, _, stars in printed], meant or {}))


def cited_persons(text: str, source: Source, hints: Sequence[str]) -> tuple[Contrib, ...]:
    """The persons that a citation of the article names in full in English, where no by-line does: as many as `hints`.

    Convention: `LI Ming, WANG Xiaofei. Gliding of paper planes[J]. Journal of Examples` in place of title and names.
    """
    match = _CITED_NAMES.match(half_width(text))
    printed = [name for name, _, _ in _latin_names(match["names"], len(hints))] if match is not None else []
    if not printed or len(printed) != len(hints) or not all(map(names.is_chinese_name_latin, printed)):
        return ()
    read = names.latin_names(printed, hints)
    if not all(re.search("[a-z]{2}", given) for _, given in read):
        return ()
    return tuple(Contrib(_latin(*own, name), source) for own, name in zip(read, printed, strict=True))


def _with_whole_capitals(name: str, hints: Sequence[str]) -> str:
    """`ZHA NG Qin` is ZHANG Qin where the article has a hanzi name that is read so: wide capitals tear in the text."""
    words = name.split()
    head = list(takewhile(str.isupper, words))
    if not 1 < len(head) < len(words) or not any(is_pinyin(name, hint) for hint in hints):
        return name
    return " ".join(("".join(head), *words[len(head) :]))


def _with_umlaut(text: str) -> str:
    """The names with the one letter of pinyin that a font of ASCII lacks: `L\ufffd Bo`, `N\ufffd` are Lü Bo, Nü.

    It is a capital where surnames stand in capitals.
    """
    umlaut = "Ü" if len(_SHOUTED.findall(text)) > 1 else "ü"
    return _LOST_UMLAUT.sub(lambda own: own[1] + (umlaut if own[1].isupper() else "ü"), text)


def _by_role(text: str) -> list[tuple[str, str]]:
    """(what they did, names) of each part of a by-line: `文：李明 图：王小飞` tells of two; who wrote has no role."""
    known = front_knowledge()
    found: list[tuple[str, str]] = []
    role, end = "", 0
    for match in known.before_names.finditer(text):
        found.append((role, text[end : match.start()]))
        words = known.before_word.findall(match[0])
        role = "" if known.writers.intersection(words) else "、".join(words)
        end = match.end()
    return [*found, (role, text[end:])]


def as_byline(block: LabelledBlock) -> LabelledBlock:
    """The block as a by-line, where a person stands before the institution in brackets: `李明（示例大学　示例市）`."""
    if block.label is not Label.AFF or block.lang is not Lang.ZH:
        return block
    match = _WITH_INSTITUTION.match(half_width(" ".join(line.text for line in block.block.lines)))
    is_aff = front_knowledge().aff[Lang.ZH].search
    named = match is not None and names.is_person_name_zh(match["name"]) and is_aff(match["aff"])
    return replace(block, label=Label.BYLINE) if named else block


def with_labels_of(affs: Sequence[Aff], contribs: Sequence[Contrib]) -> tuple[Contrib, ...]:
    """The persons with the labels of the institutions that their marks name: 3 is at `1,3` and at 3.

    Where no institution has a label, and there are some, the marks point at notes.
    """
    found: list[Contrib] = []
    every = {lang: dict.fromkeys(aff.label for aff in affs if aff.lang is lang) for lang in Lang}
    for contrib in contribs:
        own = every[contrib.name.lang]
        several = [label for label in own if "," in label]
        marks = [m for mark in contrib.aff_labels for m in ([mark] if mark in own else re.findall(r"\d+|[a-z]", mark))]
        labels = [m for mark in marks for m in (*_naming(mark, several), *([mark] if mark in own else []))]
        kept = tuple(marks) if not several and (any(own) or not own) else tuple(dict.fromkeys(labels))
        found.append(replace(contrib, aff_labels=kept))
    return tuple(found)


def _naming(mark: str, labels: Sequence[str]) -> list[str]:
    return [label for label in labels if mark in label.split(",")]


@cache
def _glued_roles() -> re.Pattern[str]:
    """`张三综述李四审校`: names and roles with nothing between them."""
    roles = "|".join(map(re.escape, front_knowledge().roles))
    return lazy.compile(rf"([{HANZI}]{{2,4}}?)({roles})")


def _hanzi(name: str) -> Name:
    parts = (name, "") if is_group(name, Lang.ZH) else names.split_name_zh(name)
    return Name(Lang.ZH, *parts, name)


def _latin(surname: str, given: str, printed: str) -> Name:
    usual = names.usual_case(surname, given)
    return Name(Lang.EN, *usual, printed)


def _marked(lines: Sequence[Line]) -> str:
    """The text in half width, superscripts in braces, circled figures as figures in braces.

    A line that ends in no separator keeps its end: the next name, or the rest of this one, stands on the next line.
    """
    parts: list[str] = []
    for line in lines:
        for span in line.spans:
            text = half_width(span.text.replace("\u3000", "\t"))
            text = re.sub(f"[{CIRCLED}]+", lambda m: "{" + in_figures(m[0]) + "}", text)
            if span.script is Script.SUP:
                text = front_knowledge().raised.sub("*", text)
            core = text.strip()
            index = span.script is Script.SUP and core and "{" not in core
            bare = _FIGURE_CLOSED.sub(",", _MARK_OPENED.sub("", core))
            text = text.replace(core, "{" + bare + "}", 1) if index else _MARK_IN_BRACKETS.sub(r"{\1}", text)
            parts.append(text)
        parts.append(_LINE_END if parts and not parts[-1].rstrip().endswith((",", ";", "、")) else " ")
    return "".join(parts).replace("}{", "").replace("\t", "\u3000")


def _rejoined(text: str) -> str:
    """The text without its lines' ends: `李明，王小` goes on as `飞，赵琪`, but `李明，王小飞` ends with a name.

    So does the line above `赵　琪`.
    """
    found: list[str] = []
    end = ""  # of what is found
    for line in text.split(_LINE_END):
        last = _LAST_PIECE.search(end)
        first = None if _SPREAD_NAME.match(line) else _FIRST_PIECE.match(line)
        torn = last is not None and first is not None and _is_torn(last["name"], first[0].strip())
        found.append(line.lstrip() if torn else f" {line}")
        end = (end + found[-1])[-_LAST_PART:]
    return "".join(found)


def _is_torn(left: str, right: str) -> bool:
    """Whether two pieces of hanzi are one name, and not two."""
    whole = left + right
    both = names.is_person_name_zh(left) and names.is_person_name_zh(right)
    return names.is_person_name_zh(whole) and not both


def _marks_behind(text: str) -> str:
    """A by-line that has its marks before the names, `{1}李明　{2}王小飞`, with each behind its own.

    Convention of library journals: the figure of the institution stands raised before the name, as before the
    institution.
    """
    return _MARK_AND_NAME.sub(r"\2\1", text) if _MARK_FIRST.match(text.strip()) else text


def _marks(text: str) -> tuple[tuple[str, ...], str]:
    """(affiliation marks, other marks) of what stands behind a name: `1,2,*,#` -> (("1", "2"), "* #")."""
    labels = re.findall(rf"\d{{1,2}}(?:[{AFF_LETTERS}](?![a-z]))?|[a-z]", text)
    return tuple(dict.fromkeys(labels)), _NO_MARK.sub(" ", text).strip()


def _hanzi_names(text: str) -> list[tuple[str, tuple[str, ...], str, str]]:
    """(name, affiliation marks, other marks, role) of each person of a Chinese by-line."""
    text = _marks_behind(_BRACKETS.sub(_bracketed_role, text).replace("\u3000", " "))
    parted = _COMMA_PARTED.search(text) is not None or text.count("{") > 1  # a mark behind each name parts them too
    text = re.sub(r"\{([^}]*)\}", lambda m: m[1].strip(",、; ") + (",") if m[1].strip() else "", text)
    found: list[tuple[str, tuple[str, ...], str, str]] = []
    for match in _TOKEN.finditer(text):
        marks, stars = _marks(match["marks"])
        foreign = not is_hanzi(match["name"][0])
        pieces = [(match["name"], "")] if foreign else _split_hanzi(_readable_marks(match["name"]), parted)
        if _POSTAL_BEHIND.match(text, match.end("name")):  # 李明　示例大学　示例市 100000
            pieces, marks = pieces[:-1], ()
        for place, (name, role) in enumerate(pieces):
            last = place == len(pieces) - 1
            if role and not name:
                if found:
                    found[-1] = (*found[-1][:3], role)
                continue
            found.append((name, marks if last else (), stars if last else "", role))
    return found


def _readable_marks(text: str) -> str:
    """Names without the stars and commas that came as U+FFFD; a hanzi that came so stays."""
    return _LOST_COMMA.sub(" ", _LOST_MARK.sub("", text))


def _bracketed_role(match: re.Match[str]) -> str:
    """`李四（审校）`: what stands in brackets behind a name is left out, but for a role."""
    inside = match[0].strip("()[]〔〕【】 ")
    return f" {inside} " if inside in front_knowledge().roles else " "


def _split_hanzi(text: str, parted: bool) -> list[tuple[str, str]]:
    """(name, role) of hanzi that nothing but white parts: names are spread to one width.

    Where commas part the names of the by-line, a run of more hanzi is one name: `李明，示其格图，王小飞`.
    """
    found: list[tuple[str, str]] = []
    for piece in (one for whole in _joined(pieces_of(text)) for one in _divided(_without_others(whole), parted)):
        glued = _glued_roles().findall(piece)
        if len(piece) > LONGEST_NAME and "".join(name + role for name, role in glued) == piece:
            found += glued
            continue
        role = next((r for r in front_knowledge().roles if piece.endswith(r)), "")
        rest = piece[: len(piece) - len(role)] if role else piece
        # 张文 may be a whole name
        certain = not rest or len(role) > 1 or "·" in rest or not names.is_person_name_zh(piece)
        if role and certain and (not rest or names.is_person_name_zh(rest)):
            found.append((rest, role))
        elif is_group(piece, Lang.ZH) or (len(piece) > 1 and not _is_institution(piece)):
            found.append((piece, ""))
    return found


def _joined(pieces: Sequence[str]) -> list[str]:
    """The pieces with spread names made whole; what a person did stands apart behind the name: `万　娟　译`."""
    *before, last = pieces or [""]
    if before and last in front_knowledge().roles and last not in front_knowledge().writers:
        return [*joined_singles(before), last]
    return joined_singles(pieces)


def _without_others(piece: str) -> str:
    """The name before `等`: who else wrote is not printed."""
    return next((piece[: -len(word)] for word in front_knowledge().others if piece.endswith(word)), piece) or piece


def _divided(piece: str, parted: bool) -> list[str]:
    """The persons of a run of hanzi that no white parts: narrow white between names is lost in some text layers.

    Only where the run is no name itself, and where one way alone divides it into so few persons.
    """
    if parted or not LONGEST_NAME < len(piece) <= MOST_RUN or names.is_person_name_zh(piece) or _is_institution(piece):
        return [piece]
    ways = _ways(piece)
    least = min(map(len, ways), default=0)
    best = [way for way in ways if len(way) == least]
    return list(best[0]) if len(best) == 1 and not is_group(piece, Lang.ZH) else [piece]


def _ways(piece: str) -> list[tuple[str, ...]]:
    """Every division of a run of hanzi into the names of persons, three hanzi each at most."""
    if not piece:
        return [()]
    heads = [piece[:length] for length in range(names.SHORTEST_NAME, SHORT_NAME + 1) if len(piece) >= length]
    return [(head, *rest) for head in heads if names.is_person_name_zh(head) for rest in _ways(piece[len(head) :])]


def _is_institution(piece: str) -> bool:
    return len(piece) > SHORT_NAME and front_knowledge().aff[Lang.ZH].search(piece) is not None


def _latin_names(text: str, expected: int) -> list[tuple[str, tuple[str, ...], str]]:
    """(printed name, affiliation marks, other marks) of each person of an English by-line."""
    text = _marks_behind(_BRACKETS.sub(" ", text))
    text = re.sub(r"\{([^}]*)\}", lambda m: "{" + m[1].replace(",", " ").strip() + "}", text)
    if text.count(",") > 1 and _WHITE_PARTED.fullmatch(text):
        text = re.sub("\u3000+", ";", text)
    elif text.count(",") > 1 or ";" in text:  # where commas part the names, no white does: a name may run over a line
        text = text.replace("\u3000", " ")
    text = re.sub(
        r"\{[^}]*\}|(?<=[A-Za-z.])\s*((?:\d{1,2}|[*#†‡△▲∗])(?:\s*[,\s]\s*(?:\d{1,2}|[*#†‡∗])(?![A-Za-z]))*)",
        lambda m: "{" + m[1] + "}" if m[1] else m[0],
        text,
    )
    text = re.sub(r"\}\s*(?=[A-Z])", "},", text)
    found: list[tuple[str, tuple[str, ...], str]] = []
    text = re.sub(r"\{[^}]*\}", lambda m: m[0].replace(",", " "), text)
    for piece in text.split(";") if _SURNAMES_APART.fullmatch(text) else _LATIN_LIST.split(text):
        marks, stars = _marks(" ".join(re.findall(r"\{([^}]*)\}", piece)).lower())
        bare = re.sub(r"\s+", " ", re.sub(r"\{[^}]*\}", " ", piece)).strip(" .:：-–")
        if not re.search(r"[A-Za-z]{2}", bare):
            if found and (marks or stars):
                found[-1] = (found[-1][0], (*found[-1][1], *marks), found[-1][2] + stars)
            continue
        several = _unparted(bare, expected)
        found += [(name, marks if at == len(several) - 1 else (), stars) for at, name in enumerate(several)]
    return found


def _unparted(text: str, expected: int) -> list[str]:
    """Names with only spaces between them: `LIU Ming ZHAO Qi`, `Li Ming Zhao Qi` where two persons are expected.

    Initials that stand before one surname and behind another are those within one name: `Qi L. L. Zhao`.
    """
    words = text.split()
    shouted = all(word.isupper() for word in words)
    if len(words) < TWO_NAMES or (shouted and len(words) != 2 * expected):
        return [text]
    starts = [at for at, word in enumerate(words) if _UPPER.match(word)]
    if starts and starts[0] == 0 and len(starts) >= 2 and len(starts) < len(words):
        return [" ".join(words[a:b]) for a, b in zip(starts, [*starts[1:], len(words)], strict=True)]
    pairs = [" ".join(words[at : at + 2]) for at in range(0, len(words), 2)]
    before, behind = ({_INITIAL.fullmatch(word) is not None for word in words[at::2]} for at in (0, 1))
    if True in before and True in behind:
        return [text]
    return pairs if all(map(names.is_chinese_name_latin, pairs)) else [text]
