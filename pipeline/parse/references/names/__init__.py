"""The author group of an entry, hanzi or Latin, in the styles of GB/T 7714, Vancouver, APA, IEEE and MLA."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.knowledge import lazy
from pipeline.knowledge.references import references
from pipeline.model.reference import PartKind
from pipeline.parse.references.fields import Field
from pipeline.parse.references.fold import has_hanzi
from pipeline.parse.references.names import forms
from pipeline.parse.references.names.bodies import (
    abbreviated,
    ends_as_body,
    is_body_with_and,
    is_half_of_a_body,
    organization,
)
from pipeline.parse.references.names.order import (
    has_initials_behind,
    in_one_order,
    in_order,
    in_pairs,
    is_given_with_capitals,
    latin_person,
)
from pipeline.parse.references.names.slips import (
    long_hanzi,
    slipped,
    small_letters,
    spaced_hanzi,
    surname_and_given,
)
from pipeline.text.names import is_person_name_zh, latin_name
from pipeline.text.pinyin import letters, other_surnames, split_syllables, surname_ranks

_words = references()
_MAX_NAME = 3  # hanzi of a Chinese name without a compound surname
_MIN_NAME_WITH_ROLE = 3  # hanzi: two of a name, one of the role
_SPACED = lazy.compile(r"[A-Z](?:\s[A-Z])+")  # `Y H Li`
_VOWEL = lazy.compile("[AEIOUYÀ-Þ]")


class Group(NamedTuple):
    """The authors of an entry: their field, where the next thing begins, and whether the group's end is marked."""

    field: Field | None
    end: int
    is_closed: bool


_JOINT = 8  # characters of `and` with the white around it, at most: names are gone through by thousands
_NOTE_REACH = 80  # characters from a name to the title marks of a note


def _role_at_end(match: re.Match[str]) -> int | None:
    """Where the name ends before a role of one hanzi that is set close, as notes before 《题名》 have it."""
    printed, end = match["name"], match.end("name")
    if len(printed) < _MIN_NAME_WITH_ROLE or not forms.ROLE.match(match.string, end - 1):
        return None
    is_of_another_time = match.start() < match.start("name")  # (清)钱某撰
    if is_of_another_time or any(dot in printed for dot in "·•・."):  # A. 罗某著: no transcription ends so
        return end - 1
    if len(printed) > _MAX_NAME and printed[-1] in _words.signs["translated"] and _is_short_name(printed[:-1]):
        return end - 1  # 钱某某译. 题名: no name of a surname of one hanzi has three behind it
    after = match.string[end : end + _NOTE_REACH]
    if forms.WRITTEN_AND_TRANSLATED.search(match.string[max(0, end - 2 * _NOTE_REACH) : end + _NOTE_REACH]):
        return end - 1
    return end - 1 if "《" in after and "[" not in after.split("《")[0] else None


def _is_short_name(name: str) -> bool:
    """Whether three hanzi are a name whose surname is of one: what stands behind them is none of it."""
    return len(name) == _MAX_NAME and is_person_name_zh(name) and len(surname_and_given(name)[0]) == 1


def _hanzi_person(match: re.Match[str]) -> Field:
    """A hanzi name as surname and given name; a short name of a body (国务院) as a collaboration."""
    start, end = match.span("name")
    printed = match["name"]
    foreign = forms.SURNAME_AND_INITIALS.match(match.string, start)
    if foreign and foreign.end() == end:  # 库恩 T S
        inner = (Field(*foreign.span("surname"), PartKind.SURNAME), Field(*foreign.span("given"), PartKind.GIVEN_NAMES))
        return Field(start, end, PartKind.NAME, inner)
    if role := _role_at_end(match):  # 张三著，李四译：《题名》
        end, printed = role, printed[: role - start]
    initials = forms.INITIALS_BEFORE_HANZI.match(match.string, start, end)
    if initials and initials.end() == end:
        return latin_person(initials)
    if _words["anonymous"].pattern.fullmatch(printed):
        return Field(start, end, PartKind.COLLAB)
    is_office = len(printed) > 2 and printed[-1] in _words.signs["office"]
    if is_office or (_words["org-zh"].search(printed) and not is_person_name_zh(printed)):
        return Field(start, end, PartKind.COLLAB)
    surname, given = surname_and_given(printed) if printed.isalpha() or " " in printed else (printed, "")
    if not given:
        return Field(start, end, PartKind.NAME, (Field(start, end, PartKind.SURNAME),))
    middle = start + len(surname)  # a space stands between the two in `王  伟`, never inside a surname
    inner = (Field(start, middle, PartKind.SURNAME), Field(end - len(given), end, PartKind.GIVEN_NAMES))
    return Field(start, end, PartKind.NAME, inner)


def _person(folded: str, at: int, end: int, first: Field | None) -> Field | None:
    """The person's name that stands here; `first` is the first name of the group, whose style binds the others."""
    if match := forms.HANZI_COMMA_INITIALS.match(folded, at, end):
        return latin_person(match)
    if slip := slipped(folded, at, end, first):
        return slip
    if match := forms.HANZI_NAME.match(folded, at, end):
        is_work = first is not None and _is_journal(match["name"])
        return None if is_work or is_half_of_a_body(match, end) else _hanzi_person(match)
    if nation := forms.NATION.match(folded, at, end):
        at = nation.end()
        if match := forms.TRANSCRIBED.match(folded, at, end):
            return Field(*match.span("name"), PartKind.NAME, (Field(*match.span("name"), PartKind.SURNAME),))
    if natural := _natural_by_name(folded, at, end, first):
        return natural
    if first is None and (match := forms.TWO_BEFORE_AND.match(folded, at, end)):
        return latin_person(match)
    for pattern in _forms_after(folded, at, first):
        match = pattern.match(folded, at, end)
        if match is None or (pattern is forms.INITIALS_FIRST and not _are_initials(match, first)):
            continue
        if pattern is forms.IN_FULL and first is not None and _is_sentence(match, first):
            continue
        if pattern in _OF_TWO_WORDS and (ends_as_body(match) or is_body_with_and(match, end)):
            return None
        return latin_person(match)
    if first is None and (
        match := forms.WRITTEN_OUT.match(folded, at, end) or forms.TWO_WRITTEN_OUT.match(folded, at, end)
    ):
        return latin_person(match)
    return _natural_before_others(folded, at, end) if first is None else None


def _natural_by_name(folded: str, at: int, end: int, first: Field | None) -> Field | None:
    """A name in its natural order that its given name tells: `Edward K. Lake`; the first, or after such a one."""
    if first is not None and (not first.inner or first.inner[0].kind is not PartKind.GIVEN_NAMES):
        return None
    match = forms.NATURAL_BEFORE_HANZI.match(folded, at, end) or next(
        (found for form in forms.NATURAL_BY_NAME if (found := form.match(folded, at, end))), None
    )
    return latin_person(match) if match and match.end() < end else None  # `Charles A. Ponds[J]` has its title yet


def _natural_before_others(folded: str, at: int, end: int) -> Field | None:
    """A single name in its natural order before et al.: `John Paul Lake, et al.`"""
    match = forms.NATURAL.match(folded, at, end)
    return latin_person(match) if match and forms.ETAL.match(folded, match.end(), end) else None


def _forms_after(folded: str, at: int, first: Field | None) -> tuple[re.Pattern[str], ...]:
    """The forms that a name at this place may have in a group: what the first name has, it has for the others.

    After full stops (`Smith J.A.`) initials may stand without (`Brown K`); after `Smith, John` the others stand in
    their natural order (`Mary A. Jones`); a comma before bare initials (`Smith, J`) is met in the whole group. After
    `J. A. Smith` two words in full are a title (`Pond Theory, 2nd ed.`) but behind `and`.
    """
    if first is None or first.kind is not PartKind.NAME:
        return forms.LATIN_FORMS
    name = folded[first.start : first.end]
    is_turned = first.inner[0].kind is PartKind.SURNAME
    is_dotted = folded[first.inner[0].end - 1] == "."
    if not is_turned and is_dotted and not forms.BEHIND_AND.search(folded, max(first.end, at - _JOINT), at):
        others = (form for form in forms.LATIN_FORMS if form not in _SURNAME_FIRST)
        return (forms.TWO_SURNAMES, *others)
    written_out = (forms.WRITTEN_OUT, forms.TWO_WRITTEN_OUT, forms.TWO_BEFORE_AND)
    is_written_out = any(form.match(folded, first.start) for form in written_out)
    if is_turned and is_written_out and "," in name:
        return (*forms.DOTTED_FORMS, forms.NATURAL)
    if name.endswith("."):
        return (*forms.DOTTED_FORMS, *((forms.WITH_INITIALS,) if is_turned else ()), forms.TWO_SURNAMES)
    if "," in name:
        return forms.LATIN_FORMS
    return tuple(pattern for pattern in forms.LATIN_FORMS if pattern is not forms.COMMA_INITIALS)


def _are_initials(match: re.Match[str], first: Field | None) -> bool:
    """Whether capitals before a name are initials (`JA Smith`) and no surname (`WU Li`)."""
    capitals = letters(match["given"]).replace("v", "u")  # `LV Qin` is a surname typed for want of ü
    if len(capitals) == 1 or match["surname"][0].islower() or _SPACED.fullmatch(match["given"]):
        return True
    if first is not None and first.inner and first.inner[0].kind is PartKind.GIVEN_NAMES:
        return True
    if capitals in surname_ranks() or capitals in other_surnames():
        return False
    return not _VOWEL.search(match["given"]) or (len(capitals) == 2 and not split_syllables(letters(match["surname"])))


def _is_journal(printed: str) -> bool:
    """Whether four hanzi behind authors name what they wrote in: `某某, 某某, 池塘学报, 2014, 72, 1`."""
    return len(printed) > _MAX_NAME and re.search(rf"{_words['journal'].regex}\Z", printed) is not None


def _is_sentence(match: re.Match[str], first: Field) -> bool:
    """Whether a small word behind names with initials goes on with a title: `Reed L, Non-linear ponds, silt and …`."""
    return match["given"][0].islower() and forms.WITH_INITIALS.match(match.string, first.start) is not None


def _of_three_words(folded: str, at: int, end: int, first: Field | None) -> Field | None:
    """A name of three words, none cut short, among names in full; which one is the family's is told by the spelling."""
    if first is None:
        match = forms.THREE_AND_OTHERS.match(folded, at, end)
    else:
        is_listed = first.kind is PartKind.NAME and forms.IN_FULL.match(folded, first.start)
        behind = forms.LAST_OF_THREE.match(folded, at, end) or forms.LAST_BEHIND_AND.match(folded, at, end)
        match = behind if is_listed else None
    if match is None or _words["org-en"].search(match.group()):
        return None
    surname, given = latin_name(match.group())
    if not match.group().endswith(surname) or not given:
        return None
    middle = match.end() - len(surname)
    inner = (Field(match.start(), middle - 1, PartKind.GIVEN_NAMES), Field(middle, match.end(), PartKind.SURNAME))
    return Field(*match.span(), PartKind.NAME, inner)


_SURNAME_FIRST = (forms.IN_FULL, forms.CAPITALS, forms.WITH_INITIALS)
_OF_TWO_WORDS = (forms.IN_FULL, forms.CAPITALS, forms.INITIALS_FIRST)


def _single_word(folded: str, at: int, end: int, members: list[Field]) -> Field | None:
    """A lone capitalised word among names: a name without initials (`MITCHELL, BETTERIDGE J`)."""
    match = forms.LONE_SURNAME.match(folded, at, end)
    if match is None and len(members) > 1 and all(folded[m.start : m.end].isupper() for m in members):
        match = forms.LAST_IN_CAPITALS.match(folded, at, end)
    if match is None:
        return None
    return Field(*match.span(), PartKind.NAME, (Field(*match.span(), PartKind.SURNAME),))


def _name_follows(folded: str, at: int, end: int) -> bool:
    """Whether a comma and a name with initials come next."""
    joint = forms.JOINT.match(folded, at, end)
    return joint is not None and forms.WITH_INITIALS.match(folded, joint.end(), end) is not None


def _member(folded: str, at: int, end: int, members: list[Field], *, sole: bool) -> Field | None:
    """The next author: a person, a body, or a lone surname among names with initials."""
    first = members[0] if members else None
    if first is None and (body := abbreviated(folded, at, end)):
        return body
    if three := _of_three_words(folded, at, end, first):
        return three
    if found := _person(folded, at, end, first):
        is_fixed = has_initials_behind(folded, members) and not is_given_with_capitals(folded, found)
        return found if is_fixed else in_order(folded, found)
    if found := organization(folded, at, end, sole and first is None):
        return found
    if (
        first is not None
        and forms.IN_FULL.match(folded, first.start)
        and (two := forms.TWO_GIVEN.match(folded, at, end))
    ):
        return latin_person(two)
    if found := small_letters(folded, at, end, first):
        return found
    alone = _single_word(folded, at, end, members)
    if first is None:
        return alone if alone and _name_follows(folded, alone.end, end) else None
    is_natural = bool(first.inner) and first.inner[0].kind is PartKind.GIVEN_NAMES  # `A. Reed, Drought, silt and ponds`
    return None if is_natural or folded[first.end - 1] == "." else alone


def _after_alias(folded: str, at: int, end: int) -> int:
    """The place behind the same name or names in the other script, in brackets: `Yu X. [于潇]`; or behind a bracket
    that says when or where a hanzi name's bearer lived, where others have it before the name: `钱某(清)`.
    """
    if marks := forms.MARKS.match(folded, at, end):
        at = marks.end()
    if has_hanzi(folded[at - 1 : at]) and (whence := forms.WHENCE_BEHIND.match(folded, at, end)):
        return whence.end()
    alias = forms.ALIAS.match(folded, at, end)
    if alias is None or (alias["latin"] and not has_hanzi(folded[max(0, at - 6) : at])):
        return at
    return alias.end()


@dataclass(slots=True)
class _Roles:
    """The roles printed in a group; who only translated what the ones before wrote is no author."""

    authors: int = 0  # members before the first role

    def after(self, folded: str, at: int, end: int, members: list[Field]) -> int:
        """The place behind the role that stands here, if any; its members are dropped where they translated."""
        role = forms.ROLE.match(folded, at, end)
        if role is None:
            return at
        if self.authors and _words["translator"].search(role["role"]):
            del members[self.authors :]
        elif role["role"].startswith(_words.signs["and-so-on"]):  # 张三等编著
            members.append(Field(role.start("role"), role.start("role") + 1, PartKind.ETAL))
        self.authors = len(members)
        return role.end()


def _body_and_others(folded: str, member: Field) -> tuple[Field, ...]:
    """A body, and what stands for the others behind it: 某某研究院等."""
    stop = member.end - 1
    if member.kind is not PartKind.COLLAB or folded[stop] != _words.signs["and-so-on"]:
        return (member,)
    return member._replace(end=stop), Field(stop, member.end, PartKind.ETAL)


def _is_closing(folded: str, stop: re.Match[str], members: list[Field]) -> bool:
    """Whether a stop closes the group; the colon in `康熙字典: 水部[M]` is the title's own."""
    is_colon = stop.group().strip() == ":"
    return not is_colon or len(members) > 1 or forms.AFTER_COLON.match(folded, stop.end()) is not None


def authors(folded: str, start: int, end: int, *, sole: bool = True) -> Group:
    """The authors that begin the text; no field where it begins with something else.

    `sole` allows a body of any name before the first full stop.
    """
    none = Group(None, start, False)
    members: list[Field] = []
    roles = _Roles()
    at, is_bare = start, False  # bare: joined to the name before by a word alone
    ended = start  # behind the last role
    while at < end:
        *before, member = (
            long_hanzi(folded, at, end, bool(members))
            or spaced_hanzi(folded, at, end)
            or (not members and in_pairs(folded, at, end))
            or (_member(folded, at, end, members, sole=sole),)
        )
        if member is None:
            if is_bare:  # `煤层与瓦斯共采` is no list of names
                members.pop()
            break
        members += (*before, *_body_and_others(folded, member))
        behind = _after_alias(folded, member.end, end)
        at = roles.after(folded, behind, end, members)
        ended = at if at > behind else start
        if forms.EDITORS.search(folded, behind, at):  # `Ann Reed & Bea Lake eds., Title`
            return _closed(folded, members, at, True)
        if etal := forms.ETAL.match(folded, at, end):
            members.append(Field(*etal.span("etal"), PartKind.ETAL))
            if for_whom := forms.GROUP_BEHIND.match(folded, etal.end(), end):  # `et al; Pond Fever Study Group.`
                members.append(Field(*for_whom.span("body"), PartKind.COLLAB))
            role = forms.ROLE.match(folded, etal.end(), end)  # `Ann Reed et al. eds., Title`
            return _closed(folded, members, role.end() if role else at, True)
        if typed := forms.STOP_FOR_COMMA.match(folded, at, end):
            at, is_bare = typed.end(), False
            continue
        if stop := forms.STOP.match(folded, at, end):
            return _closed(folded, members, at, True) if _is_closing(folded, stop, members) else none
        if forms.ACRONYM_BEFORE_TITLE.match(folded, start, end):
            return _closed(folded, members, at, True)
        joint = forms.JOINT.match(folded, at, end)
        if joint is None and folded[at - 1] == ".":  # `Smith, J. Title`
            return _closed(folded, members, at, True)
        if joint is None:
            return _closed(folded, members[:-1], start, False) if len(members) > 1 else none
        is_bare = not set(joint.group()) & set(",;、&")
        at = joint.end()
    return _closed(folded, members, ended, False) if members else none


def _closed(folded: str, members: list[Field], reached: int, is_closed: bool) -> Group:
    """The group of these members; a role or an alias behind the last one is passed over."""
    group = Field(members[0].start, members[-1].end, PartKind.PERSON_GROUP, tuple(in_one_order(folded, members)))
    return Group(group, max(group.end, reached), is_closed)
