"""The author group of an entry, hanzi or Latin, in the styles of GB/T 7714, Vancouver, APA, IEEE and MLA."""

import re
from typing import NamedTuple

from pipeline.knowledge.references import references
from pipeline.model.reference import PartKind
from pipeline.parse.references import name_forms as forms
from pipeline.parse.references.fields import Field
from pipeline.parse.references.fold import has_hanzi
from pipeline.text.names import is_person_name_zh, latin_name, split_name_zh

_words = references()
_ORG_MAX = 90  # characters of a body's name
_ORG_MAX_HANZI = 25
_ORG_MAX_WORDS = 9


class Group(NamedTuple):
    """The authors of an entry: their field, where the next thing begins, and whether the group's end is marked."""

    field: Field | None
    end: int
    is_closed: bool


def _hanzi_person(match: re.Match[str]) -> Field:
    """A hanzi name as surname and given name; a short name of a body (国务院) as a collaboration."""
    start, end = match.span("name")
    printed = match["name"]
    if _words["org-zh"].search(printed) and not is_person_name_zh(printed):
        return Field(start, end, PartKind.COLLAB)
    surname, given = split_name_zh(printed) if printed.isalpha() or " " in printed else (printed, "")
    if not given:
        return Field(start, end, PartKind.NAME, (Field(start, end, PartKind.SURNAME),))
    middle = start + len(surname)  # a space stands between the two in `王  伟`, never inside a surname
    inner = (Field(start, middle, PartKind.SURNAME), Field(end - len(given), end, PartKind.GIVEN_NAMES))
    return Field(start, end, PartKind.NAME, inner)


def _latin_person(match: re.Match[str]) -> Field:
    surname, given = match.span("surname"), match.span("given")
    text = match.group("given")
    given_end = given[0] + len(text.rstrip(" -"))
    inner = (Field(*surname, PartKind.SURNAME), Field(given[0], given_end, PartKind.GIVEN_NAMES))
    end = max(surname[1], given_end, match.end("suffix") if match.groupdict().get("suffix") else 0)
    return Field(min(surname[0], given[0]), end, PartKind.NAME, tuple(sorted(inner)))


def _in_order(folded: str, person: Field) -> Field:
    """A name of two words in full, the surname told by its spelling where neither is in capitals: `Wenbin Wu`."""
    first, *rest = person.inner
    if not rest or first.kind is not PartKind.SURNAME:
        return person
    surname, given = folded[first.start : first.end], folded[rest[0].start : rest[0].end]
    if (
        not (forms.FULL_WORD.fullmatch(surname) and forms.FULL_WORD.fullmatch(given))
        or latin_name(f"{surname} {given}")[0] != given
    ):
        return person
    inner = (first._replace(kind=PartKind.GIVEN_NAMES), rest[0]._replace(kind=PartKind.SURNAME))
    return person._replace(inner=inner)


def _person(folded: str, at: int, end: int, first: Field | None) -> Field | None:
    """The person's name that stands here; `first` is the first name of the group, whose style binds the others."""
    if match := forms.HANZI_NAME.match(folded, at, end):
        return _hanzi_person(match)
    if nation := forms.NATION.match(folded, at, end):
        at = nation.end()
    is_dotted = first is not None and first.kind is PartKind.NAME and folded[first.end - 1] == "."
    for pattern in forms.DOTTED_FORMS if is_dotted else forms.LATIN_FORMS:
        if match := pattern.match(folded, at, end):
            return _in_order(folded, _latin_person(match))
    if first is None and (match := forms.WRITTEN_OUT.match(folded, at, end)):
        return _latin_person(match)
    return None


def _organization(folded: str, at: int, end: int, is_sole: bool) -> Field | None:
    """The body that stands here as an author. One that stands alone before a full stop needs no word that says so."""
    match = forms.SEGMENT.match(folded, at, end)
    text = match.group().rstrip() if match else ""
    stop = at + len(text)
    if not text or len(text) > _ORG_MAX:
        return None
    is_before_stop = is_sole and folded[stop : stop + 1] == "."
    if has_hanzi(text):
        is_body = _words["org-zh"].search(text) or (is_before_stop and len(text) <= _ORG_MAX_HANZI)
    else:
        is_closed = is_before_stop and folded[stop + 1 : stop + 2] in ("", " ")
        is_named = text[0].isupper() and _words["org-en"].search(text)
        is_body = is_named or (is_closed and len(text.split()) <= _ORG_MAX_WORDS)
    return Field(at, stop, PartKind.COLLAB) if is_body else None


def _single_word(folded: str, at: int, end: int) -> Field | None:
    """A lone capitalised word among names: a name without initials (`MITCHELL, BETTERIDGE J`)."""
    match = forms.LONE_SURNAME.match(folded, at, end)
    if match is None:
        return None
    return Field(*match.span(), PartKind.NAME, (Field(*match.span(), PartKind.SURNAME),))


def _name_follows(folded: str, at: int, end: int) -> bool:
    """Whether a comma and a name with initials come next."""
    joint = forms.JOINT.match(folded, at, end)
    return joint is not None and forms.WITH_INITIALS.match(folded, joint.end(), end) is not None


def authors(folded: str, start: int, end: int, *, sole: bool = True) -> Group:
    """The authors that begin the text; no field where it begins with something else.

    `sole` allows a body of any name before the first full stop.
    """
    members: list[Field] = []
    at = start
    is_closed = is_bare = False  # bare: joined to the name before by a word alone
    while at < end:
        member = _person(folded, at, end, members[0] if members else None) or _organization(
            folded, at, end, sole and not members
        )
        if member is None and not members:
            member = _single_word(folded, at, end)
            if member and not _name_follows(folded, member.end, end):
                member = None
        elif member is None and folded[members[0].end - 1] != ".":
            member = _single_word(folded, at, end)
        if member is None:
            if is_bare:  # `煤层与瓦斯共采` is no list of names
                members.pop()
            break
        members.append(member)
        at = member.end
        if role := forms.ROLE.match(folded, at, end):
            at = role.end()
        if etal := forms.ETAL.match(folded, at, end):
            members.append(Field(*etal.span("etal"), PartKind.ETAL))
            at, is_closed = etal.end(), True
            if role := forms.ROLE.match(folded, at, end):
                at = role.end()
            break
        if stop := forms.STOP.match(folded, at, end):
            if stop.group().strip() == ":" and len(members) == 1 and not forms.AFTER_COLON.match(folded, stop.end()):
                return Group(None, start, False)  # `康熙字典: 水部[M]`: the colon is the title's own
            is_closed = True
            break
        joint = forms.JOINT.match(folded, at, end)
        if joint is None and folded[at - 1] == ".":  # `Smith, J. Title`
            is_closed = True
            break
        if joint is None:
            return Group(None, start, False) if len(members) == 1 else _closed(members[:-1], False)
        is_bare = not set(joint.group()) & set(",;、&")
        at = joint.end()
    return _closed(members, is_closed) if members else Group(None, start, False)


def _closed(members: list[Field], is_closed: bool) -> Group:
    return Group(
        Field(members[0].start, members[-1].end, PartKind.PERSON_GROUP, tuple(members)), members[-1].end, is_closed
    )
