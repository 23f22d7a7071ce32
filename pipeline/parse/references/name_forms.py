"""How a person's name is printed in a list of authors: one pattern a form."""

import re

from pipeline.knowledge.references import references
from pipeline.parse.references.fold import HANZI_CLASS, has_hanzi

_words = references()
_H = HANZI_CLASS
UPPER = r"[A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚŜ]"
_LETTER = r"[A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ\u0300-\u036f\u0370-\u04ff\ufffd]"
_CASES = sorted({case(word) for word in _words.particles for case in (str.lower, str.upper, str.title)})
_PARTICLE = rf"(?:(?:{'|'.join(_CASES)})\.?\s+)"
_WORD = rf"(?:[dDlLO]')?{UPPER}{_LETTER}*(?:'{_LETTER}+|-\s?{_LETTER}+)*"
SURNAME = rf"(?:{_PARTICLE}{{0,3}}{_WORD})"
_AND_SO_ON = _words.signs["and-so-on"]
_AND = f"[{_words.signs['and']}]"
_AFTER = rf"and\b|et\s?al|{_AND_SO_ON}(?!{_H})|$"  # what may follow a name besides punctuation
_YEAR_FOLLOWS = r"\s+(?:19|20)\d\d[a-z]?\s"
_END = rf"(?=\s*(?:[,;:.、&(\[\"]|{_AFTER})|{_YEAR_FOLLOWS})"
_INITIALS = rf"{UPPER}(?:[\s.-]{{0,2}}{UPPER}){{0,3}}(?!{_LETTER})(?:\.(?=\s*(?:[,;&]|and\b)))?"
_DOTTED_INITIALS = rf"(?:{UPPER}{_LETTER}?\.\s?-?\s?){{1,4}}"
_GENERATION = r"(?P<suffix>,?\s+(?:Jr|Sr|II|III|IV|2nd|3rd)(?:\.(?=\s*[,;&]))?)?"
_IN_FULL = rf"(?:{UPPER}\.?\s)?{_LETTER}{{2,}}(?:'{_LETTER}+|-\s?{_LETTER}+)?(?:\s+{UPPER}\.?(?!{_LETTER}))?"

# Smith, J. A.  ·  Aghi,P.
_APA = (
    rf"(?P<surname>{SURNAME}(?:[\s-]{_WORD})?)\s*,\s*(?P<given>{_DOTTED_INITIALS}(?:{UPPER}(?=\s*[,&]))?){_GENERATION}"
    rf"(?=\s*(?:[,;:.&(\d\"]|{_AFTER}|[A-Z(]))"
)
# J. A. Smith  ·  Y.-H. Wang
_IEEE = rf"(?P<given>{_DOTTED_INITIALS})(?P<surname>{SURNAME}){_GENERATION}{_END}"
# Smith JA  ·  SMITH J A  ·  van der Berg J
_VANCOUVER = rf"(?P<surname>{SURNAME}(?:[\s-]{_WORD}){{0,2}}?)\s+(?P<given>{_INITIALS}){_GENERATION}{_END}"
_SMALL_SURNAME = rf"(?P<surname>{_PARTICLE}{{1,2}}{_LETTER}{{3,}})\s+(?P<given>{_INITIALS}){_END}"
_SUFFIX_FIRST = rf"(?P<surname>{SURNAME}\s+(?:Jr|Sr)\.?)\s+(?P<given>{_INITIALS}){_END}"
# ZHANG Suian  ·  Chen Chaomei  ·  Cao qian
_GIVEN_IN_FULL = rf"(?P<surname>{SURNAME})\s+(?P<given>{_IN_FULL}){_END}"

DOTTED_FORMS = tuple(map(re.compile, (_APA, _IEEE)))
LATIN_FORMS = (*DOTTED_FORMS, *map(re.compile, (_VANCOUVER, _SMALL_SURNAME, _SUFFIX_FIRST, _GIVEN_IN_FULL)))
WITH_INITIALS = re.compile(_VANCOUVER)
# Smith, John  ·  the given name written out, as MLA has it for the first author.
WRITTEN_OUT = re.compile(
    rf"(?P<surname>{SURNAME})\s*,\s*(?P<given>{UPPER}[^\W\d_]+(?:\s+{UPPER}\.?)?)(?=\s*(?:\.|,?\s*and\b|;|\())"
)
LONE_SURNAME = re.compile(rf"{SURNAME}(?=\s*[,;]|\s*et\s?al)")
FULL_WORD = re.compile(rf"{UPPER}[a-zà-ÿ]+(?:-{UPPER}?[a-zà-ÿ]+)?")

_LONG_ROLES = f"(?:{'|'.join(form for form in _words['role'].forms if len(form) > 1 and has_hanzi(form))})"
_DOT = r"\s?[·•・]\s?"
_HANZI_FORMS = (
    rf"(?:(?!{_LONG_ROLES}){_H}){{2,4}}(?<!{_AND_SO_ON})",  # 欧阳修远
    rf"{_H}[ ]{{1,2}}{_H}",  # 王  伟
    rf"[A-Z]\.?\s?[A-Z]?\.?\s?[·•・.]?\s?{_H}{{2,6}}",  # K·马克思
    rf"{_H}{{1,9}}(?:\s{_H}{{1,6}})?[·•・.]\s?[A-Z](?:\s?[A-Z])?(?![A-Za-z])",  # 约翰·L
    rf"{_H}{{1,6}}(?:{_DOT}(?:{_H}{{1,8}}(?<!{_AND_SO_ON})|[A-Z]\.?))+",  # 买买提·艾力
    rf"{_H}{{2,6}}\s[A-Z](?:\s?[A-Z]){{0,2}}(?![A-Za-z])",  # 库恩 T S
)
_HANZI_END = (
    rf"(?=\s*(?:[,;:.、&(\[《]|{_AFTER}|{_words['role'].regex}(?=\s*[.,:;)、《]|\s*$)|{_AND}{_H}{{2,4}}\s*[,.:、])"
    rf"|{_YEAR_FOLLOWS})"
)
HANZI_NAME = re.compile(rf"(?:[\[(]\s*{_H}{{1,5}}\s*[\])]\s*)?(?P<name>{'|'.join(_HANZI_FORMS)}){_HANZI_END}")
NATION = re.compile(rf"[\[(]\s*{_H}{{1,5}}\s*[\])]\s*")  # [美]
ETAL = re.compile(rf"\s*[,;、]?\s*(?P<etal>{_words['etal'].regex})(?!{_H})", re.IGNORECASE)
JOINT = re.compile(rf"\s*(?:[,;、]\s*(?:and\b|&|{_AND})?|(?:and|und|et)\b|&|{_AND})\s*")
ROLE = re.compile(rf"\s*[,、(（]?\s*{_words['role'].regex}\)?(?=\s*[.,:;)]|\s*$)", re.IGNORECASE)
# What closes the group: a full stop or colon, or the year, title or quotation mark that comes next.
STOP = re.compile(
    r"\s*(?:[.:]|(?=[(]?\s*(?:1[5-9]|20)\d\d[a-z]?\b)|(?=《)|(?=\")|,\s*(?=\"|《|[(]?(?:1[5-9]|20)\d\d[a-z]?[).])|$)"
)
AFTER_COLON = re.compile(r"\s*(?:《|\"|[A-Z])")
SEGMENT = re.compile(r"[^,;、.:\"《]+")
