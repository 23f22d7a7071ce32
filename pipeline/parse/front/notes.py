"""Notes on the authors: biographies, correspondence, e-mails, ORCID."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from pipeline.knowledge import lazy
from pipeline.knowledge.front import front_knowledge
from pipeline.knowledge.labels import MARKS
from pipeline.model.article import Contrib, Name, Note
from pipeline.model.block import Label
from pipeline.model.lang import Lang
from pipeline.parse.front.addresses import EMAIL, INITIALS, PART, likeness, owner_by_letters
from pipeline.parse.front.fields import Field
from pipeline.parse.front.heads import HEAD_ZONE
from pipeline.parse.front.marks import in_figures
from pipeline.text.identifiers import ORCID
from pipeline.text.marks import CIRCLED, LOST
from pipeline.text.names import is_person_name_zh, split_name_zh
from pipeline.text.script import HANZI, hanzi_count, lang_of
from pipeline.text.width import english, half_width, without_gaps

NOTED = frozenset({Label.AUTHOR_NOTES, Label.CITE_AS, Label.FUNDING, Label.HISTORY, Label.AFF})
PRINTS_NOTES = frozenset({Label.AUTHOR_NOTES, Label.FOOTNOTE})
_LIFE = lazy.compile(r"[(,]\s*(?:19|20)\d\d|\bborn\b")
_NAMED_BEHIND = lazy.compile(r"[\w.\-+]+\s?@[\w.\-\s]+\(\s*")  # liming@example.org (LI Ming Professor at …
_EDITORIAL = frozenset({"address", "online-address"})  # rows of labels.toml: the editors', and where they put it
NEAR_NAMES = 160.0  # points between the names and an address under their institutions, those of both languages
BOTH = 2  # lives, one behind the other
SAID_WITHIN = 40  # characters of a note of correspondence: farther behind, it is said of one of several persons
_EQUAL = "equal"  # the row of labels.toml, and JATS's @fn-type
_CLAUSE = lazy.compile(r"[;*。]")
_MARKED = lazy.compile(rf"[{re.escape(MARKS)}]\s*")
_NEXT = lazy.compile(r"[\s:]*")  # between the words and whom they name
# A name and what joins it to the next one: of both the same is said.
_BESIDE = lazy.compile(rf"(?:(?:[{HANZI}]\s*){{2,4}}|[A-Za-z\-' ]{{3,30}})(?:[,、和及与&]|\band\b)\s*")
_LIFE_BEHIND = lazy.compile(r"[\w.\-+]+\s?@[\w.\-\s]+?\s*\((?P<life>[A-Z].*)\)[\s.]*$")
_CIRCLED = lazy.compile(rf"\s*([{CIRCLED}])")
_PERSON_BEHIND = lazy.compile(rf"(?<=[a-z])(?=[{HANZI}]{{2,4}}[,:(])")  # an address's line ends before the next one
_OFFICE = lazy.compile(r"(?i)https?:|www\.|\btel\b|tel/fax|^[+\d\s\-/]+$")  # beside the editors' mailbox


def emails(text: str) -> tuple[str, ...]:
    """The e-mail addresses in a text, the white of wide setting closed up."""
    found = (re.sub(r"\s+", "", match[0]).rstrip(".") for match in EMAIL.finditer(half_width(text)))
    return tuple(dict.fromkeys(found))


def notes(fields: Iterable[Field], contribs: Sequence[Contrib] = ()) -> tuple[Note, ...]:
    """Each note on these authors as printed: JATS <author-notes>.

    One that holds nothing but addresses that the persons have is none: `E-mail: liming@example.org`.
    """
    given = {contrib.email for contrib in contribs if contrib.email}
    found = []
    for field in fields:
        if field.label in PRINTS_NOTES and field.text and not is_editorial(field):
            lang = _lang(field)
            text = english(field.text) if lang is Lang.EN else _spaced(field.text, contribs)
            text = _life(text, given)
            text = _behind_given(text, given) if field.name == "contact" else text
            kind = _kind(field)
            if kind != "other" or not _is_given(half_width(text), given):
                found.append(Note(kind, _closed_up(text), lang, field.source))
    return tuple(found)


def _lang(field: Field) -> Lang:
    """The note's language: Chinese where only an address outweighs its hanzi, `李明，liming@example.org`."""
    rest = EMAIL.sub(" ", half_width(field.text))
    return lang_of(rest) if hanzi_count(rest) and field.lang is Lang.EN else field.lang


def _spaced(text: str, contribs: Sequence[Contrib]) -> str:
    """Chinese text as a typist would space it, the white kept that sets a name off: `李　明　示例大学教授`."""
    names = [r"[\u3000 ]*".join(contrib.name.printed) for contrib in contribs if contrib.name.lang is Lang.ZH]
    if not names or not all(contrib.name.printed.isalpha() for contrib in contribs if contrib.name.lang is Lang.ZH):
        return without_gaps(text)
    set_off = re.compile(rf"((?:^|[。．.;；])\s*(?:{'|'.join(names)}))[\u3000 ]+(?=[{HANZI}])")
    return without_gaps(set_off.sub("\\1\0", text)).replace("\0", " ")


def _life(text: str, given: Collection[str]) -> str:
    """The life in brackets behind an address that its person has: `liming@example.org (LI Ming　Professor at …)`."""
    behind = _LIFE_BEHIND.match(text)
    is_given = behind is not None and _is_given(half_width(text[: behind.start("life") - 1]), given)
    return behind["life"].strip() if behind is not None and is_given else text


def _behind_given(text: str, given: Collection[str]) -> str:
    """What stands behind an address that its person has: `Tel: 010-12345678`."""
    match = EMAIL.match(half_width(text))
    rest = (
        text[match.end() :].strip(" \u3000,，;；") if match is not None and set(emails(match[0])) <= set(given) else ""
    )
    return rest if rest[:1].isalnum() else text


def _closed_up(text: str) -> str:
    """The text with the white of wide setting taken out of its addresses: `liming@example. org`.

    One that ends its line stands apart from the person on the next one.
    """
    found = list(EMAIL.finditer(half_width(text)))
    for match in reversed(found):
        apart = " " if _PERSON_BEHIND.match(half_width(text), match.end()) else ""
        own = re.sub(r"\s", "", text[match.start() : match.end()])
        text = text[: match.start()] + own + apart + text[match.end() :]
    return text


def _is_given(text: str, given: Collection[str]) -> bool:
    own = emails(text)
    known = bool(own) and all(address in given for address in own)
    return known and not any(char.isalnum() for char in EMAIL.sub("", text))


def is_editorial(field: Field) -> bool:
    """Whether the field is the editors' own: `责任编辑：李明`, addresses of theirs and of their page, their mailbox."""
    high = field.source.bbox.top < HEAD_ZONE
    return field.name in _EDITORIAL or (field.name == "contact" and high and _OFFICE.search(field.text) is not None)


def with_read_names(contribs: Sequence[Contrib], fields: Sequence[Field]) -> tuple[Contrib, ...]:
    """The persons, a hanzi of a name that has no readable form told by the life that names the person too."""
    texts = [re.sub(r"\s", "", half_width(field.text)) for field in fields if field.label in NOTED]
    return tuple(_read(own, texts) if LOST in own.name.printed else own for own in contribs)


def _read(contrib: Contrib, texts: Sequence[str]) -> Contrib:
    form = "".join(f"[{HANZI}]" if char == LOST else re.escape(char) for char in contrib.name.printed)
    found = {name for text in texts for name in re.findall(rf"(?<![{HANZI}]){form}(?=[(,:;]|$)", text)}
    named = [name for name in found if is_person_name_zh(name)]
    if len(named) != 1:
        return contrib
    return replace(contrib, name=Name(contrib.name.lang, *split_name_zh(named[0]), named[0]))


def _kind(field: Field) -> str:
    """JATS's @fn-type of a note."""
    if _is_correspondence(field):
        return "corresp"
    return _EQUAL if field.name == _EQUAL or front_knowledge().equal.search(field.text) else "other"


def _is_correspondence(field: Field) -> bool:
    return field.name == "corresp" or bool(front_knowledge().correspondence.search(field.text[:SAID_WITHIN]))


def with_notes(contribs: Sequence[Contrib], fields: Sequence[Field]) -> tuple[Contrib, ...]:
    """The persons with the e-mail and ORCID that the notes give them by name, and what is said of their part.

    An address belongs to the person last named before it, on its own line under a note too, unless it spells the
    name of another; where none is named, to whom it spells, the only corresponding author, or the only author. What
    the line of an address says behind it, `（通信作者）`, is said of that person too. The word in a list of all lives,
    `李明(1980)，男；通信作者：王小飞(1985)，男；赵琪(1990)，女`, is said of the one whose life it opens.
    """
    owners = dict(enumerate(contribs))
    loose: list[tuple[str, str]] = []
    last: int | None = None
    life = ""
    marked = any(own.corresp for own in contribs)
    for field in fields:
        if field.label not in NOTED or is_editorial(field):
            continue
        text = half_width(without_gaps(field.text))
        named = _named(text, contribs)
        if marked:  # the letters of an address name nobody beside him whom the mark names
            named = {place: own for place, own in named.items() if not _is_in_address(text, place)}
        named = named or _marked_so(text, contribs)
        if last is not None and _ends_a_life(life, field):
            owners[last] = replace(owners[last], corresp=True)
        listed = field.name == "corresp" and field.listed and _LIFE.search(life) is not None
        last, life = last if field.name == "contact" else None, text
        for attribute, match in _addresses(text):
            owner = _owner(text, match.start(), named, last, contribs)
            value = re.sub(r"\s+", "", match[0]).rstrip(".")
            owner = _spelt(value, contribs, owner, owners) if attribute == "email" else owner
            if owner is None and any(getattr(own, attribute) == value for own in owners.values()):
                continue  # printed again, with the names in the other language
            if owner is None and not marked and _is_under_names(field, contribs):
                owner = 0
            if owner is None:
                loose.append((attribute, value))
            elif not getattr(owners[owner], attribute):
                owners[owner] = _with(owners[owner], attribute, value)
        meant = _in_first_life(text, named) if listed else named or ({0: last} if last is not None else {})
        for index in _said_of(field, text, meant, "corresp", front_knowledge().correspondence):
            owners[index] = replace(owners[index], corresp=True)
        for index in _said_of(field, text, named, _EQUAL, front_knowledge().equal):
            owners[index] = replace(owners[index], equal_contrib=True)
        last = named[max(named)] if named else last
    _give_loose(loose, owners, contribs)
    return tuple(owners[index] for index in range(len(contribs)))


def _give_loose(loose: Sequence[tuple[str, str]], owners: dict[int, Contrib], contribs: Sequence[Contrib]) -> None:
    """Give addresses beside which nobody is named to the one who is written to, else to whom they spell."""
    heirs = [index for index, contrib in owners.items() if contrib.corresp] or list(owners)
    for attribute, value in loose:
        heir = heirs[0] if len(heirs) == 1 else owner_by_letters(value, contribs, INITIALS)
        if heir is not None and not getattr(owners[heir], attribute):
            owners[heir] = _with(owners[heir], attribute, value)


def _marked_so(text: str, contribs: Sequence[Contrib]) -> dict[int, int]:
    """Of whom a note tells that names nobody: `②　女，联系人` is of the one with this figure behind him."""
    mark = _CIRCLED.match(text)
    own = [at for at, one in enumerate(contribs) if mark is not None and in_figures(mark[1]) in one.aff_labels]
    return {0: own[0]} if len(own) == 1 else {}


def _is_in_address(text: str, place: int) -> bool:
    return any(match.start() <= place < match.end() for match in EMAIL.finditer(text))


def _is_under_names(field: Field, contribs: Sequence[Contrib]) -> bool:
    """Whether the field is one address alone that stands with the names: it is the first author's.

    Convention of journals of computing: `李明　王小飞 | (示例大学　示例市　100000) | (liming@example.org)`, where no
    mark names an author for correspondence.
    """
    text = half_width(field.text)
    alone = (
        field.name != "corresp"
        and len(EMAIL.findall(text)) == 1
        and not any(char.isalnum() for char in EMAIL.sub("", text))
    )
    near = abs(field.source.bbox.top - contribs[0].source.bbox.top) < NEAR_NAMES if contribs else False
    return alone and near and field.source.page == contribs[0].source.page


def _ends_a_life(life: str, field: Field) -> bool:
    """Whether the words alone close a life whose line broke before them: `… 主要研究方向为纸飞机. 本文 | 通信作者.`."""
    is_bare = field.name == "corresp" and not any(char.isalnum() for char in field.text)
    return is_bare and front_knowledge().of_this_paper.search(life) is not None


def _spelt(address: str, contribs: Sequence[Contrib], owner: int | None, owners: Mapping[int, Contrib]) -> int | None:
    """The owner, or who the address spells where it spells nothing of the owner's name, and has none so far."""
    if owner is not None and likeness(address, contribs[owner]):
        return owner
    named = owner_by_letters(address, contribs, PART)
    return owner if named is None or owners[named].email else named


def _with(contrib: Contrib, attribute: str, value: str) -> Contrib:
    return replace(contrib, email=value) if attribute == "email" else replace(contrib, orcid=value)


def _addresses(text: str) -> list[tuple[str, re.Match[str]]]:
    """The e-mail addresses and ORCIDs in a note, each with the attribute it fills."""
    return [("email", m) for m in EMAIL.finditer(text)] + [("orcid", m) for m in ORCID.finditer(text)]


def _said_of(field: Field, text: str, named: Mapping[int, int], label: str, words: re.Pattern[str]) -> list[int]:
    """Of whom a note says so (`通信作者`, `共同第一作者`): all under the printed label, else whose clause does."""
    if field.name == label:
        return list(named.values()) if label == _EQUAL else _until_a_life(text, _without_equals(text, named))
    if _CIRCLED.match(text) and list(named) == [0]:  # of the one whom the mark names
        return [named[0]] if words.search(text) else []
    found: list[int] = []
    start = 0
    for clause in _CLAUSE.split(text):
        end = start + len(clause)
        match = words.search(clause)
        if match is not None:
            places = [place for place in sorted(named) if start <= place <= end]
            said = start + match.start()
            # an address before the words is of a life that ends there, whomever it spells; 0 is of the life before
            places = [place for place in places if not 0 < place < said or not _is_in_address(text, place)]
            if not places and EMAIL.search(clause, 0, match.start()):  # 李明，教授。E-mail：li@example.org（通信作者）
                places = sorted(place for place in named if place < start)[-1:]
            found += [named[place] for place in _beside(text, places, said, start + match.end())]
        start = end + 1
    return found


def _without_equals(text: str, named: Mapping[int, int]) -> dict[int, int]:
    """Those named, but for whom a note that runs on behind a mark says another thing: `†李明、王小飞为共同第一作者`."""
    found = dict(named)
    for match in front_knowledge().equal.finditer(text):
        start = max((mark.end() for mark in _MARKED.finditer(text, 0, match.start())), default=match.start())
        found = {place: own for place, own in found.items() if not start <= place < match.start()}
    return found


def _beside(text: str, places: Sequence[int], start: int, end: int) -> Sequence[int]:
    """Where those are named of whom the words from `start` to `end` tell.

    Right behind them stands who is meant, `通信作者李明`; else who is named last before them, with those beside him:
    `李明，男，硕士　王小飞，女，教授，责任作者`; else all who are named behind.
    """
    behind = [place for place in places if place >= end]
    before = [place for place in places if place < start]
    if behind and not before and _closes(text[end : behind[0]]):
        return []  # (LI Ming Professor. Corresponding author of this paper.) 王小飞
    if not before or (behind and _NEXT.fullmatch(text[end : behind[0]])):
        return behind
    own = before[-1:]
    for place in reversed(before[:-1]):
        if not _BESIDE.fullmatch(text[place : own[0]]):
            break
        own.insert(0, place)
    return own


def _closes(text: str) -> bool:
    """Whether a bracket closes in the text that was opened before it."""
    closing = text.find(")")
    return closing >= 0 and "(" not in text[:closing]


def _in_first_life(text: str, named: Mapping[int, int]) -> dict[int, int]:
    """Who is named in the life that the text begins with."""
    lives = [match.start() for match in _LIFE.finditer(text)]
    persons = sorted(place for place in named if len(lives) < BOTH or place < lives[1])
    return {place: named[place] for place in persons[:1]}


def _until_a_life(text: str, named: Mapping[int, int]) -> list[int]:
    """Those named together behind the printed word: another author's life, under the same label, is no part of it.

    `通信作者：李明(1980—)，男，教授；王小飞(1990—)，女` tells of one; `通信作者：李明、王小飞` of two, and so does a
    second life with an address of its own.
    """
    places = sorted(named)
    for at, place in enumerate(places[1:], start=1):
        end = places[at + 1] if at + 1 < len(places) else len(text)
        if _LIFE.search(text[places[at - 1] : place]) and not EMAIL.search(text, place, end):
            return [named[own] for own in places[:at]]
    return [named[own] for own in places]


def _owner(
    text: str, place: int, named: Mapping[int, int], last: int | None, contribs: Sequence[Contrib]
) -> int | None:
    """The index of the person named in brackets behind the address, else last before `place`, `last` where none is.

    None where a clause of its own, as `；* 通信作者，E-mail：…`, gives the address to the author for correspondence.
    """
    behind = _NAMED_BEHIND.match(text, place)
    if behind is not None:
        in_brackets = _named(text[behind.end() :], contribs)
        if 0 in in_brackets:
            return in_brackets[0]
    at = max((own for own in named if own <= place), default=None)
    if at is None:
        return last
    clause = _CLAUSE.split(text[at:place])[-1]
    elsewhere = len(clause) < place - at and front_knowledge().correspondence.search(clause)
    return None if elsewhere else named[at]


def _named(text: str, contribs: Sequence[Contrib]) -> dict[int, int]:
    """{place in the text: index of the person named there}."""
    folded = text.casefold()
    tight = "".join(folded.split())
    found: dict[int, int] = {}
    for index, contrib in enumerate(contribs):
        names = [contrib.name.printed, contrib.name.surname + contrib.name.given_names]
        names += [
            f"{contrib.name.surname} {contrib.name.given_names}",
            f"{contrib.name.given_names} {contrib.name.surname}",
        ]
        for name in names:
            own = "".join(name.casefold().split())
            match = re.search(r"\s*".join(map(re.escape, own)), folded) if own and own in tight else None
            if match:
                found.setdefault(match.start(), index)
                break
    return found
