"""The author group of an entry, hanzi or Latin, in the styles of GB/T 7714, Vancouver, APA, IEEE and MLA."""

import re
from typing import NamedTuple

from pipeline.knowledge.references import references
from pipeline.model.reference import PartKind
from pipeline.parse.references.fields import Field
from pipeline.parse.references.fold import HANZI_CLASS, has_hanzi
from pipeline.text.names import is_person_name_zh, latin_name, split_name_zh

_words = references()
_H = HANZI_CLASS
_UPPER = r"[A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚŜ]"
_LETTER = r"[A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ\u0300-\u036f\u0370-\u04ff]"
# Family names are printed with their particles: van der Berg, de Souza.
_PARTICLE = (
    r"(?:(?:[Vv]an|[Vv]on|VAN|VON|[Dd]en?|DEN?|[Dd]er|DER|[Dd]el|[Dd]ella|[Dd]os|[Dd]a|[Dd]i|[Dd]u|[Ll]a|[Ll]e|DAL"
    r"|[Dd]al|[Ee]l|[Aa]l|[Tt]en|[Tt]er|[Bb]en|[Bb]in|[Ss]t\.?|[Mm]ac|LA|DU|DI)\s+)"
)
_WORD = rf"(?:[dDlLO]')?{_UPPER}{_LETTER}*(?:'{_LETTER}+|-\s?{_LETTER}+)*"
_SURNAME = rf"(?:{_PARTICLE}{{0,3}}{_WORD})"
_INITIALS = rf"{_UPPER}(?:[\s.-]{{0,2}}{_UPPER}){{0,3}}(?!{_LETTER})(?:\.(?=\s*(?:[,;&]|and\b)))?"
_GENERATION = r"(?P<suffix>,?\s+(?:Jr|Sr|II|III|IV|2nd|3rd)(?:\.(?=\s*[,;&]))?)"
_END = r"(?=\s*(?:[,;:.、&([]|and\b|et\s?al|等|$|\")|\s+(?:19|20)\d\d[a-z]?\s)"

# A Latin name, the surname first. The forms are tried in this order.
_LATIN_NAMES = tuple(
    re.compile(pattern)
    for pattern in (
        # Smith, J. A.  ·  Aghion,P.
        rf"(?P<surname>{_SURNAME}(?:[\s-]{_WORD})?)\s*,\s*(?P<given>(?:{_UPPER}{_LETTER}?\.\s?-?\s?){{1,4}}(?:{_UPPER}(?=\s*[,&]))?)"
        rf"{_GENERATION}?(?=\s*(?:[,;:.&(\d\"]|and\b|et\s?al|等|$|[A-Z(]))",
        # J. A. Smith  ·  Y.-H. Wang
        rf"(?P<given>(?:{_UPPER}{_LETTER}?\.\s?-?\s?){{1,4}})(?P<surname>{_SURNAME}){_GENERATION}?{_END}",
        # Smith JA  ·  SMITH J A  ·  van der Berg J
        rf"(?P<surname>{_SURNAME}(?:[\s-]{_WORD}){{0,2}}?)\s+(?P<given>{_INITIALS}){_GENERATION}?{_END}",
        rf"(?P<surname>(?:{_PARTICLE}){{1,2}}{_LETTER}{{3,}})\s+(?P<given>{_INITIALS}){_END}",
        rf"(?P<surname>{_SURNAME}\s+(?:Jr|Sr)\.?)\s+(?P<given>{_INITIALS}){_END}",
        # ZHANG Suian  ·  Chen Chaomei  ·  Cao qian
        rf"(?P<surname>{_SURNAME})\s+(?P<given>(?:{_UPPER}\.?\s)?{_LETTER}{{2,}}(?:'{_LETTER}+|-\s?{_LETTER}+)?(?:\s+{_UPPER}\.?(?!{_LETTER}))?){_END}",
    )
)
# Smith, John  ·  the given name written out, as MLA has it for the first author.
_WRITTEN_OUT = re.compile(
    rf"(?P<surname>{_SURNAME})\s*,\s*(?P<given>{_UPPER}[^\W\d_]+(?:\s+{_UPPER}\.?)?)(?=\s*(?:\.|,?\s*and\b|;|\())"
)
_LONG_ROLES = f"(?:{'|'.join(form for form in _words['role'].forms if len(form) > 1 and has_hanzi(form))})"
_HANZI_NAME = re.compile(
    rf"(?P<nation>[\[(]\s*{_H}{{1,5}}\s*[\])]\s*)?(?P<name>(?:(?!{_LONG_ROLES}){_H}){{2,4}}(?<!等)|{_H}[ ]{{1,2}}{_H}|[A-Z]\.?\s?[A-Z]?\.?\s?[·•・.]?\s?{_H}{{2,6}}"
    rf"|{_H}{{1,9}}[·•・.]\s?[A-Z](?:\s?[A-Z])?(?![A-Za-z])"
    rf"|{_H}{{1,6}}(?:\s?[·•・]\s?(?:{_H}{{1,8}}(?<!等)|[A-Z]\.?))+|{_H}{{2,6}}\s[A-Z](?:\s?[A-Z]){{0,2}}(?![A-Za-z]))"
    rf"(?=\s*(?:[,;:.、&([]|and\b|等(?!{_H})|et\s?al|$|《|{_words['role'].regex}(?=\s*[.,:;)、《]|\s*$)|(?:和|与){_H}{{2,4}}\s*[,.:、])|\s+(?:19|20)\d\d\s)"
)
_NATION_LATIN = re.compile(rf"[\[(]\s*{_H}{{1,5}}\s*[\])]\s*")
_ETAL = re.compile(rf"\s*[,;、]?\s*(?P<etal>{_words['etal'].regex})(?![{_H[1:-1]}])", re.IGNORECASE)
_JOIN = re.compile(r"\s*(?:[,;、]\s*(?:and\b|&|和|与)?|(?:and|und|et)\b|&|和|与)\s*")
_ROLE = re.compile(rf"\s*[,、(（]?\s*{_words['role'].regex}\)?(?=\s*[.,:;)]|\s*$)", re.IGNORECASE)
_STOP = re.compile(
    r"\s*(?:[.:]|(?=[(]?\s*(?:1[5-9]|20)\d\d[a-z]?\b)|(?=《)|(?=\")|,\s*(?=\"|《|[(]?(?:1[5-9]|20)\d\d[a-z]?[).])|$)"
)
_AFTER_COLON = re.compile(r"\s*(?:《|\"|[A-Z])")
_SEGMENT = re.compile(r"[^,;、.:\"《]+")
_ORG_MAX = 90


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
        not (_FULL_WORD.fullmatch(surname) and _FULL_WORD.fullmatch(given))
        or latin_name(f"{surname} {given}")[0] != given
    ):
        return person
    inner = (first._replace(kind=PartKind.GIVEN_NAMES), rest[0]._replace(kind=PartKind.SURNAME))
    return person._replace(inner=inner)


_FULL_WORD = re.compile(rf"{_UPPER}[a-zà-ÿ]+(?:-{_UPPER}?[a-zà-ÿ]+)?")
_DOTTED = 2  # so many of the forms have dotted initials and a comma or stop of their own


def _person(folded: str, at: int, end: int, first: Field | None) -> Field | None:
    """The person's name that stands here; `first` is the first name of the group, whose style binds the others."""
    if match := _HANZI_NAME.match(folded, at, end):
        return _hanzi_person(match)
    if nation := _NATION_LATIN.match(folded, at, end):
        at = nation.end()
    is_dotted = first is not None and first.kind is PartKind.NAME and folded[first.end - 1] == "."
    for pattern in _LATIN_NAMES[:_DOTTED] if is_dotted else _LATIN_NAMES:
        if match := pattern.match(folded, at, end):
            return _in_order(folded, _latin_person(match))
    if first is None and (match := _WRITTEN_OUT.match(folded, at, end)):
        return _latin_person(match)
    return None


def _organization(folded: str, at: int, end: int, is_sole: bool) -> Field | None:
    """The body that stands here as an author. One that stands alone before a full stop needs no word that says so."""
    match = _SEGMENT.match(folded, at, end)
    if match is None:
        return None
    text = match.group().rstrip()
    if len(text) > _ORG_MAX or not text:
        return None
    stop = at + len(text)
    if has_hanzi(text):
        if not _words["org-zh"].search(text) and not (is_sole and folded[stop : stop + 1] == "." and len(text) <= 25):
            return None
    elif not (
        (_words["org-en"].search(text) and text[0].isupper())
        or (
            is_sole
            and folded[stop : stop + 1] == "."
            and len(text.split()) <= 9
            and folded[stop + 1 : stop + 2] in ("", " ")
        )
    ):
        return None
    return Field(at, stop, PartKind.COLLAB)


def _single_word(folded: str, at: int, end: int) -> Field | None:
    """A lone capitalised word among names: a name without initials (`MITCHELL, BETTERIDGE J`)."""
    match = re.compile(rf"{_SURNAME}(?=\s*[,;]|\s*et\s?al)").match(folded, at, end)
    return (
        Field(match.start(), match.end(), PartKind.NAME, (Field(*match.span(), PartKind.SURNAME),)) if match else None
    )


def _name_follows(folded: str, at: int, end: int) -> bool:
    """Whether a comma and a name with initials come next."""
    joint = _JOIN.match(folded, at, end)
    return joint is not None and _LATIN_NAMES[_DOTTED].match(folded, joint.end(), end) is not None


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
        if role := _ROLE.match(folded, at, end):
            at = role.end()
        if etal := _ETAL.match(folded, at, end):
            members.append(Field(*etal.span("etal"), PartKind.ETAL))
            at, is_closed = etal.end(), True
            if role := _ROLE.match(folded, at, end):
                at = role.end()
            break
        if stop := _STOP.match(folded, at, end):
            if stop.group().strip() == ":" and len(members) == 1 and not _AFTER_COLON.match(folded, stop.end()):
                return Group(None, start, False)  # `康熙字典: 水部[M]`: the colon is the title's own
            is_closed = True
            break
        joint = _JOIN.match(folded, at, end)
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
