"""Bodies that sign as authors: offices, societies, firms, told by their words and by where they stand."""

import re

from pipeline.knowledge import lazy
from pipeline.knowledge.references import references
from pipeline.model.reference import PartKind
from pipeline.parse.references.fields import Field
from pipeline.parse.references.fold import has_hanzi
from pipeline.parse.references.names import forms
from pipeline.text.names import is_chinese_name_latin, is_person_name_zh

_words = references()
# Behind a body, its role or the year: `某某学会 (编)`, `Pond Association (Ed.)`, `某某研究所 (1988)`.
_IN_BRACKETS_BEHIND = lazy.compile(
    rf"\s*\((?:{_words['role'].regex}|(?P<year>(?:19|20)\d\d)[a-z]?)\)?\Z", re.IGNORECASE
)
# Then the one in brackets is the name's own. No year of a standard's number.
_LATER_YEAR = lazy.compile(r"(?<![-\d])(?:19|20)\d\d(?!\d)")
_ORG_MAX = 90  # characters of a body's name
_ORG_MAX_HANZI = 25
_ORG_MAX_WORDS = 9


def is_half_of_a_body(match: re.Match[str], end: int) -> bool:
    """Whether 和 after the hanzi joins the halves of a body's name: 工业和信息化部."""
    if match.string[match.end() : match.end() + 1] not in _words.signs["and"]:
        return False
    if _words["org-zh"].search(match["name"]):  # `教育部与财政部`: two
        return False
    segment = forms.SEGMENT.match(match.string, match.start("name"), end)
    whole = segment.group().rstrip() if segment else ""
    other = whole[len(match["name"]) + 1 :]
    return _words["org-zh"].search(whole) and not (is_person_name_zh(match["name"]) and is_person_name_zh(other))


def ends_as_body(match: re.Match[str]) -> bool:
    """Whether the second of two words is what bodies are called: Lake Society, R Foundation."""
    last = match.group().split()[-1]
    if match.group().startswith("The "):  # The Economist
        return True
    is_body = _words["org-en"].search(last) or _words["body-word"].pattern.fullmatch(last) is not None
    return is_body and not is_chinese_name_latin(match.group())


def is_body_with_and(match: re.Match[str], end: int) -> bool:
    """Whether `and` after two words joins the halves of a body's name: National Lake and Reform Commission."""
    segment = forms.SEGMENT.match(match.string, match.start(), end)
    whole = segment.group() if segment else ""
    rest = whole[match.end() - match.start() :].lstrip()
    return rest.startswith("and ") and _words["org-en"].search(rest) and not is_chinese_name_latin(match.group())


def organization(folded: str, at: int, end: int, is_sole: bool) -> Field | None:
    """The body that stands here as an author. One that stands alone before a full stop needs no word that says so."""
    match = forms.GUIDELINE_GROUP.match(folded, at, end) or forms.SEGMENT.match(folded, at, end)
    text = match.group().rstrip() if match else ""
    if match and (role := forms.ROLE_OF_BODY.search(text)):  # 某某委员会编: 《题名》, 某某学院主编. 题名
        is_body = _words["org-zh"].search(text[: role.start()]) or folded.startswith(":《", match.end())
        text = text[: role.start()] if is_body else text
    behind = _IN_BRACKETS_BEHIND.search(text)
    if behind and not (behind["year"] and _LATER_YEAR.search(folded, at + behind.end(), end)):
        text = text[: behind.start()]
    stop = at + len(text)
    if not text or len(text) > _ORG_MAX:
        return None
    if _words["anonymous"].pattern.fullmatch(text):
        return Field(at, stop, PartKind.COLLAB)
    is_before_stop = is_sole and folded[stop : stop + 1] == "."
    if has_hanzi(text):
        is_body = _words["org-zh"].search(text) or (is_before_stop and len(text) <= _ORG_MAX_HANZI)
    else:
        after = folded[stop + 1 : stop + 2]
        is_closed = is_before_stop and (
            after in ("", " ")
            or (after.isupper() and (text[-2:].islower() or forms.ACRONYM.fullmatch(text) is not None))
        )
        named = _words["org-en"].pattern.search(text)
        is_named = text[0].isupper() and named is not None and named.group()[0].isupper()  # not `The lake university's`
        is_body = is_named or (is_closed and len(text.split()) <= _ORG_MAX_WORDS)
    return Field(at, stop, PartKind.COLLAB) if is_body else None


def abbreviated(folded: str, at: int, end: int) -> Field | None:
    """A body by its acronym before a title (`LWA, The state of ponds`), or named from one on: `U.S. Lake Office`."""
    match = forms.ACRONYM_BEFORE_TITLE.match(folded, at, end)
    if match is None and (named := forms.ABBREVIATED_BODY.match(folded, at, end)):
        match = named if _words["org-en"].search(named.group()) else None
    return Field(match.start(), match.start() + len(match.group().rstrip()), PartKind.COLLAB) if match else None
