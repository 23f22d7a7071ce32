"""How a person's name is printed in a list of authors: one pattern a form."""

import re

from pipeline.knowledge import lazy
from pipeline.knowledge.references import references
from pipeline.parse.references.fold import HANZI_CLASS, has_hanzi

_words = references()
_H = HANZI_CLASS
UPPER = r"[A-ZА-ЯЁÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚŜ]"
_LETTER = r"[A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ\u02c6-\u02dd\u0300-\u036f\u0370-\u04ff\ufffd]"
_CASES = sorted({case(word) for word in _words.particles for case in (str.lower, str.upper, str.title)})
# `Du X Y`, `Le L B`: before initials the word is a family name of its own.
_PARTICLE = rf"(?:(?:{'|'.join(_CASES)})(?:(?:(?<=[Ss][Tt])\.)?\s+(?!{UPPER}(?!{_LETTER}|'))|-(?={UPPER})))"
_CAPITAL_PARTICLES = "|".join(sorted(map(str.upper, _words.particles)))
_SMALL_PARTICLE = rf"(?:{'|'.join(sorted(map(str.lower, _words.particles)))})"
# White around a hyphen, and before an ü of another font, is a typesetter's: `AL -SURMI`, `L ü Meiling`.
_JOINED = rf"(?:'{_LETTER}+|-\s?{_LETTER}+|\s-\s?{UPPER}{_LETTER}+)"
_WORD = rf"(?:[LN]\s[üÜ](?!{_LETTER})|(?:[dDlLO]')?{UPPER}{_LETTER}*{_JOINED}*)"
SURNAME = rf"(?:{_PARTICLE}{{0,3}}{_WORD})"
_AND_SO_ON = _words.signs["and-so-on"]
_AND = f"[{_words.signs['and']}]"
_AFTER = rf"and\b|et\s?al|eds?\.[\s,]|{_AND_SO_ON}(?!{_H})|$"  # what may follow a name besides punctuation
_YEAR_FOLLOWS = r"\s+(?:19|20)\d\d[a-z]?[\s,.:]"
# Lake A著: of a translated book, its role in the language of the list
_ROLE_FOLLOWS = rf"{_words.signs['role-behind']}(?=\s*[,.:;、])"
_END = rf"(?=\s*(?:[,;:.、&(\[\"]|{_AFTER}|{_ROLE_FOLLOWS})|{_YEAR_FOLLOWS})"
# J  ·  JA  ·  J A  ·  J.A.  ·  J.-A.  ·  J. A. — but in `LI X. AI and nursing` the full stop ends the name.
_SENTENCE_GOES_ON = rf"\s(?!and\b|et\b|{_SMALL_PARTICLE}\b)[a-z]"
_GENERATION_FOLLOWS = rf"\s(?:II|III|IV)(?!{_LETTER})"
_NEXT_INITIAL = (
    rf"(?:(?!{_GENERATION_FOLLOWS})\.?(?:-\s|[\s-])?{UPPER}(?<!\. {UPPER})|\.\s-?{UPPER}(?=\.(?!{_SENTENCE_GOES_ON})))"
)
_LAST_STOP = r"(?:\.(?=\s*(?:[,;&(\[]|and\b)))"
_PARTICLE_BEHIND = rf"(?:\s+{_SMALL_PARTICLE}(?=[\s,.;&])){{0,3}}"
_INITIALS = rf"{UPPER}{_NEXT_INITIAL}{{0,3}}(?!{_LETTER}){_PARTICLE_BEHIND}{_LAST_STOP}?"
# Behind the first initial two letters stand for one sound (`A. Yu. Prudov`); `X. Le. PF-Net` has a name and a title.
# A small one is an initial where the list ends behind it, or a name and another follow: `Y. h. Reed, and T. Lake`.
_BEFORE_ANOTHER = rf"\.\s*(?:and\b|&|[\"(]|{UPPER}[a-z]+,\s+(?:and\b|{UPPER}\.))"
_FURTHER_INITIAL = rf"(?:{UPPER}|[a-z](?={_BEFORE_ANOTHER})|Yu|Ya|Ju|Ch|Sh|Kh|Zh|Ts|Th|Ph)\.\s?-?\s?"
_SMALL_INITIAL = r"[a-z]\.(?=\s*(?:and\b|&|[\"(]))"  # `Reed, p. and Lind, p. "Title"`
_DOTTED_INITIALS = (  # St. is none, but begins a family name: `Gray J, St. Reed A`
    rf"(?!S[Tt]\.\s)(?:{_SMALL_INITIAL}|{UPPER}-{UPPER}\.\s?|{UPPER}{_LETTER}?\.\s?-?\s?(?:{_FURTHER_INITIAL}){{0,3}})"
)
_GENERATION = r"(?P<suffix>,?\s+(?:Jr|Sr|III|II|IV|2nd|3rd)(?:\.(?=\s*[,;&(]))?)?"
_IN_FULL = rf"(?:{UPPER}\.?\s)?{_LETTER}{{2,}}(?:'{_LETTER}+|-\s?{_LETTER}+)?(?:\s+{UPPER}\.?(?!{_LETTER}))?"

_SYMBOL = r"[a-z]{1,3}-?[A-Z\d]"  # a title may begin with a gene's or a compound's: c-Met, mTOR, p53
# Smith, J. A.  ·  Aghi,P.  ·  Berg, J. van der
_PARTICLE_AT_END = rf"\s?{_SMALL_PARTICLE}(?:\s{_SMALL_PARTICLE})?(?=[\s,.;&])"
_APA = (
    rf"(?!{UPPER}\s)(?P<surname>{SURNAME}(?:[\s-]{_WORD})?)\s*,\s*"
    rf"(?P<given>{_DOTTED_INITIALS}(?:{UPPER}(?=\s*[,&])|{_PARTICLE_AT_END})?){_GENERATION}"
    rf"(?=\s*(?:[,;:.&(\[\d\"]|{_AFTER}|[A-Z(]|{_SYMBOL}))"
)
# J. A. Smith  ·  Y.-H. Wang
_IEEE = rf"(?P<given>{_DOTTED_INITIALS})(?P<surname>{SURNAME}){_GENERATION}{_END}(?!\.:)"  # no `J. Phys.: …`
# Smith JA  ·  SMITH J A  ·  van der Berg J  ·  BURG P H van der
_BEHIND = rf"(?:\s+{_SMALL_PARTICLE}){{0,2}}"  # BURG van der P H
_MARKS = r"(?:\d{1,2}(?=\s*[,;.]))?"  # of institutions, left on the name: `Smith J1, Brown K2`
_MARK_INSIDE = rf"(?:\d{{1,2}}(?=\s{UPPER}))?"  # of an institution, left on the family name: `Smith1 J, van Berg2 K`
_VANCOUVER = (
    rf"(?P<surname>{SURNAME}(?:[\s-]{_WORD}|\s{_SMALL_PARTICLE}\s{_WORD}){{0,2}}?{_BEHIND}){_MARK_INSIDE}\s+(?P<given>{_INITIALS}){_MARKS}"
    rf"{_GENERATION}{_END}"
)
MARKS = lazy.compile(_MARKS)
_BARE = rf"{UPPER}(?:[\s-]?{UPPER}){{0,2}}"  # initials without full stops
# Smith, J  ·  Smith, J A
_COMMA_INITIALS = rf"(?P<surname>{SURNAME})\s*,\s*(?P<given>{_BARE})(?!{_LETTER}){_END}"
# J Smith  ·  JA Smith  ·  PH van der Berg
_INITIALS_FIRST = rf"(?P<given>{_BARE})\s+(?P<surname>{SURNAME}(?:-{_WORD})?)(?<=[^\W\d_]{{2}}){_END}"
_SMALL_SURNAME = rf"(?P<surname>{_PARTICLE}{{1,2}}{_LETTER}{{3,}})\s+(?P<given>{_INITIALS}){_END}"
_SUFFIX_FIRST = rf"(?P<surname>{SURNAME}\s+(?:Jr|Sr)\.?)\s+(?P<given>{_INITIALS}){_END}"
# ZHANG Suian  ·  Chen Chaomei  ·  Cao qian
_GIVEN_IN_FULL = rf"(?P<surname>{SURNAME})\s+(?P<given>{_IN_FULL}){_END}"

# John A. Smith  ·  Ben Meller  ·  as MLA and Chicago have all authors but the first.
_MIDDLE = rf"(?:\s+{UPPER}\.|\s+{UPPER}[^\W\d_]+(?=\s)){{0,2}}"
_NATURAL_ORDER = (rf"{UPPER}[^\W\d_]+(?:-{UPPER}?[^\W\d_]+)?{_MIDDLE}", rf"{SURNAME}(?<=[^\W\d_]{{2}})")
# SMITH John Paul  ·  UL HASSAN Naveed
_USUAL_WORD = rf"{UPPER}[^\W\d_A-Z]+"
_CAPITALS = (
    rf"(?P<surname>{UPPER}{{2,}}(?:[\s-]{UPPER}{{2,}})?)\s+(?P<given>{_USUAL_WORD}(?:\s+{_USUAL_WORD}){{0,2}}){_END}"
)
# KARLSON Maria E  ·  REED Lena KJ: the family name in capitals, the given name written out with initials behind.
_CAPITALS_AND_INITIALS = (
    rf"(?!(?:{_CAPITAL_PARTICLES})\s)(?P<surname>(?:Mc|Mac|O')?{UPPER}{{2,}}(?:[\s-]{UPPER}{{2,}})?)\s+"
    rf"(?P<given>(?![JS]r\b){_USUAL_WORD}(?:-{_USUAL_WORD})?\s+{UPPER}\.?(?:[\s-]?{UPPER}){{0,2}}(?!{_LETTER})){_END}"
)

DOTTED_FORMS = tuple(map(lazy.compile, (_APA, _IEEE)))
WITH_INITIALS = lazy.compile(_VANCOUVER)
COMMA_INITIALS = lazy.compile(_COMMA_INITIALS)
INITIALS_FIRST = lazy.compile(_INITIALS_FIRST)
IN_FULL = lazy.compile(_GIVEN_IN_FULL)
CAPITALS = lazy.compile(_CAPITALS)
# Edward K. Lake  ·  Susan Alison Reed: told by a given name that everyone has, which no family name is
_GIVEN_NAME = rf"(?:{'|'.join(_words.given_names)})"
# Charu K Lake  ·  and where another such name follows, Charu K. Lake, Dean P. Reed: no family name before initials
_PLAIN = rf"{UPPER}[a-z]+(?:-{UPPER}?[a-z]+)?"
_WITH_MIDDLE = rf"{_PLAIN}\s+{UPPER}\.\s*{_PLAIN}"
NATURAL_BY_NAME = (
    lazy.compile(rf"(?P<given>{_PLAIN}\s+{UPPER})\s+(?P<surname>(?![JS]r\b){_PLAIN}){_END}"),
    lazy.compile(
        rf"(?P<given>{_PLAIN}\s+{UPPER}\.)\s*(?P<surname>{_PLAIN})(?=\s*,\s*(?:and\s+)?{_WITH_MIDDLE}\s*[.,]|\s+and\s+{_WITH_MIDDLE})"
    ),
    lazy.compile(
        rf"(?:(?<=,)|(?<=,\s)|(?<=and\s))(?P<given>{_PLAIN}\s+{UPPER}\.)\s*(?P<surname>{_PLAIN})(?=\s*[.,]|\s+and\b)"
    ),
    lazy.compile(rf"(?P<given>{_GIVEN_NAME}(?:\s+{UPPER}\.){{1,2}})\s+(?P<surname>{SURNAME}(?<=[^\W\d_]{{2}})){_END}"),
    lazy.compile(rf"(?P<given>{_GIVEN_NAME}\s+{_USUAL_WORD})\s+(?P<surname>{_USUAL_WORD})(?=\s*,|\s+and\b)"),
)
# Allen B. Lake. 湖论: what is in hanzi behind it is the title, so the word before is a name
NATURAL_BEFORE_HANZI = lazy.compile(rf"(?P<given>{_PLAIN}\s{UPPER}\.)\s?(?P<surname>{_PLAIN})(?=\s*\.\s*{_H})")
_VIETNAMESE = (
    rf"(?i:(?P<surname>{'|'.join(_words.vietnamese_surnames)}))\s+"
    rf"(?P<given>{_USUAL_WORD}(?:\s+{_USUAL_WORD}){{1,2}}){_END}"
)
NATURAL = lazy.compile(rf"(?P<given>{_NATURAL_ORDER[0]})\s+(?P<surname>{_NATURAL_ORDER[1]}){_END}")
CAPITALS_AND_INITIALS = lazy.compile(_CAPITALS_AND_INITIALS)
LATIN_FORMS = (
    *DOTTED_FORMS,
    CAPITALS_AND_INITIALS,
    WITH_INITIALS,
    COMMA_INITIALS,
    *map(lazy.compile, (_SMALL_SURNAME, _SUFFIX_FIRST)),
    INITIALS_FIRST,
    CAPITALS,
    lazy.compile(_VIETNAMESE),
    IN_FULL,
)
# C. Verre Ray  ·  among others, a family name of two words behind initials
_NO_GENERATION = r"(?!(?:Jr|Sr|III|II|IV)\b)"
TWO_SURNAMES = lazy.compile(rf"(?P<given>{_DOTTED_INITIALS})(?P<surname>{SURNAME}\s{_NO_GENERATION}{_WORD}){_END}")
# Smith, John  ·  the given name written out, as MLA has it for the first author.
_GIVEN_NAMES = rf"{UPPER}[^\W\d_]+(?:-{UPPER}?[^\W\d_]+)?(?:\s+{UPPER}(?!{_LETTER})(?:\.(?=\s*(?:,|and\b|&)))?)?"
_NATURAL_FOLLOWS = rf"(?<!\s{UPPER}),\s*{_NATURAL_ORDER[0]}\s+{_NATURAL_ORDER[1]}{_END}"
WRITTEN_OUT = lazy.compile(
    rf"(?P<surname>{SURNAME})\s*,\s*(?P<given>{_GIVEN_NAMES})"
    rf"(?=\s*(?:\.|,?\s*(?:and\b|&|et\s?al)|;|\(|,\s*\"|,?\s*(?:19|20)\d\d[a-z]?\s*[,.:])|{_NATURAL_FOLLOWS})"
)
# Lake, Anna Maria. 1965.  ·  Lake, Anna Maria, "Title"  ·  Lake, J. Alan, and Bo Reed: two words, as Chicago has them
_DATED = r"\s*[.,]\s*\(?(?:19|20)\d\d[a-z]?\)?\s*[,.:]"
_WORDS = rf"{UPPER}[^\W\d_]+\s{UPPER}[^\W\d_]+"
TWO_WRITTEN_OUT = lazy.compile(rf"(?P<surname>{SURNAME})\s*,\s*(?P<given>{_WORDS})(?={_DATED}|\s*[.,]\s*\")")
_AND_ONE_MORE = rf"(?=,?\s+and\s+{_NATURAL_ORDER[0]}\s+{_NATURAL_ORDER[1]}{_END})"
TWO_BEFORE_AND = lazy.compile(
    rf"(?P<surname>{SURNAME})\s*,\s*(?P<given>{_WORDS}|{UPPER}\.\s{UPPER}[^\W\d_]+){_AND_ONE_MORE}"
)
# Pond Bor Yann: the family name before two words written out, in a list of names in full.
TWO_GIVEN = lazy.compile(
    rf"(?P<surname>{_USUAL_WORD})\s+(?P<given>{_USUAL_WORD}\s+{_USUAL_WORD})(?=\s*,\s*(?:et\s?al|{_USUAL_WORD}\s{_USUAL_WORD}\s*[,.]))"
)
# Lake Heng Li: the last of a list of names in full, before the stop of a list that has one.
LAST_OF_THREE = lazy.compile(rf"{_USUAL_WORD}\s{_USUAL_WORD}\s{_USUAL_WORD}(?=\s*\.\s*{UPPER}[\w-]*\s[a-z])")
# Ann Reed & Bea Pond Lake, Title: behind `and`, before a comma.
LAST_BEHIND_AND = lazy.compile(rf"(?:(?<=&\s)|(?<=\sand\s)){_USUAL_WORD}\s{_USUAL_WORD}\s{_USUAL_WORD}(?=\s*,)")
# Names in their natural order, of up to five words, before a title in quotation marks: `Lee Van Lake Reed, "Title"`.
_NATURAL_WORD = rf"(?:{UPPER}[\w'-]*\.?|{_SMALL_PARTICLE})"
_NATURAL_NAME = rf"{UPPER}[\w'-]*\.?(?:\s{_NATURAL_WORD}){{1,4}}"
BEFORE_QUOTES = lazy.compile(
    rf"\s*(?P<names>{_NATURAL_NAME}(?:(?:\s*,\s*(?:and\s|&\s)?|\s(?:and|&)\s){_NATURAL_NAME}){{0,3}})"
    rf"(?:,?\s(?P<etal>et\sal\.?))?\s*[,:]\s*(?=\")"
)
# The same before a book's title: `Lee van Lake, Ann K. Reed and Bea Pond, Title`; several end with `and`, or et al.
_BEFORE_LAST = rf"(?:\s*,\s*{_NATURAL_NAME}){{0,2}},?\s(?:and|&)\s{_NATURAL_NAME}"
_BEFORE_OTHERS = rf"(?:\s*,\s*{_NATURAL_NAME}){{0,3}}(?=,?\set\sal)"
_FIRST_NAME = rf"{_NATURAL_NAME}(?<=[^\W\d_]{{2}})"
BEFORE_BOOK = lazy.compile(
    rf"\s*(?P<names>{_FIRST_NAME}(?:{_BEFORE_LAST}|{_BEFORE_OTHERS})?(?<=[^\W\d_]{{2}}))"
    rf"(?:,?\s(?P<etal>et\sal\.?))?,\s*(?={UPPER})"
)
ONE_BEFORE_BOOK = lazy.compile(rf"\s*(?P<names>{_FIRST_NAME})(?P<etal>),\s*(?={UPPER})")
WITH_MIDDLE = lazy.compile(rf"(?:\A|[,&]\s|and\s){_PLAIN}\s{UPPER}\.\s{SURNAME}(?=\s*(?:,|\Z|and\b|&))")
INITIAL_OR_PARTICLE = lazy.compile(rf"\s(?:{UPPER}\.|{_SMALL_PARTICLE})\s")
BETWEEN_NAMES = lazy.compile(r"\s*,\s*(?:and\s|&\s)?|\s(?:and|&)\s")
THREE_AND_OTHERS = lazy.compile(rf"{_USUAL_WORD}\s{_USUAL_WORD}\s{_USUAL_WORD}(?=\s*,\s*{_PLAIN}\s{_PLAIN}\s*,)")
# Lake, Meiling, Reed, Bo, & Pond, Anna K. (2018): APA with given names in full.
_PAIR = rf"(?P<surname>{SURNAME})\s*,\s*(?P<given>{_PLAIN}(?:\s{UPPER}\.)?)"
PAIR = lazy.compile(_PAIR)
_UNNAMED_PAIR = re.sub(r"\?P<\w+>", "?:", _PAIR)
PAIRS = lazy.compile(rf"{_UNNAMED_PAIR}(?:\s*,\s*{_UNNAMED_PAIR})*\s*,?\s*&\s*{_UNNAMED_PAIR}(?=\s*\((?:19|20)\d\d)")
LONE_SURNAME = lazy.compile(rf"{SURNAME}(?=\s*[,;]|\s*et\s?al)")
FULL_WORD = lazy.compile(rf"{UPPER}[a-zà-ÿ]+(?:-{UPPER}?[a-zà-ÿ]+)?")
ALL_CAPITALS = lazy.compile(rf"{UPPER}{{2,}}(?:-{UPPER}{{2,}})?")

_LONG_ROLES = f"(?:{'|'.join(form for form in _words['role'].forms if len(form) > 1 and has_hanzi(form))})"
_DOT = r"\s?[·•・]\s?"
_FOREIGN_INITIALS = r"[A-Z](?:\.?[\s-]?[A-Z]){0,2}(?![A-Za-z])(?:\.(?=\s*[,;、]))?"
_HANZI_FORMS = (
    rf"(?:(?!{_LONG_ROLES}){_H}){{2,4}}(?<!{_AND_SO_ON})",  # 欧阳修远
    rf"{_H}[ ]{{1,2}}{_H}",  # 王  伟
    rf"[A-Z]\.?\s?[A-Z]?\.?\s?[·•・.]?\s?{_H}{{2,6}}(?:{_DOT}{_H}{{1,8}})?",  # K·马克思, A. R. 罗某·某某
    rf"{_H}{{2,6}}{_DOT}(?:[A-Z]\.\s?){{1,2}}{_H}{{2,6}}(?!{_H}|\s*\[)",  # 爱德华·W. 苏贾
    rf"{_H}{{1,9}}(?:\s{_H}{{1,6}})?[·•・.]\s?[A-Z](?:\s?[A-Z])?(?![A-Za-z])",  # 约翰·L
    rf"{_H}{{1,6}}(?:{_DOT}(?:{_H}{{1,8}}(?<!{_AND_SO_ON})|[A-Z]\.?))+(?:\s{_FOREIGN_INITIALS})?",  # 买买提·艾力
    rf"{_H}{{2,6}}\s?{_FOREIGN_INITIALS}",  # 库恩 T S
)
_HANZI_END = (
    rf"(?=\s*(?:[,;:.、&(\[《]|{_AFTER}|{_words['role'].regex}(?=\s*[.,:;)、《]|\s*$)|{_AND}{_H}{{2,4}}\s*[,.:、(])"
    rf"|{_YEAR_FOLLOWS})"
)
# [美], (清), and without brackets 清·: the author's country or dynasty (GB/T 7714-2015, 8.1.1).
_WHENCE = rf"(?:[\[(]\s*{_H}{{1,5}}\s*[\])]\s*|(?:{_words.signs['dynasty']}){_DOT}(?={_H}{{2,4}}(?!{_H}|[·•・])))?"
HANZI_NAME = lazy.compile(rf"{_WHENCE}(?P<name>{'|'.join(_HANZI_FORMS)}){_HANZI_END}")
# 钱某(清), 罗某·某某(美): the same behind the name.
WHENCE_BEHIND = lazy.compile(rf"\s*[\[(]\s*(?:{_words.signs['dynasty']}|{_words.signs['nation']})\s*[\])]")
SURNAME_AND_INITIALS = lazy.compile(rf"(?P<surname>{_H}{{2,6}})\s?(?P<given>{_FOREIGN_INITIALS})")
# J. K. 罗某
INITIALS_BEFORE_HANZI = lazy.compile(
    rf"(?P<given>[A-Z]\.?(?:[\s-]?[A-Z]\.?)?)\s?(?P<surname>{_H}{{2,6}}(?:{_DOT}{_H}{{1,8}})?)"
)
# 库恩, T. S.
HANZI_COMMA_INITIALS = lazy.compile(
    rf"(?P<surname>{_H}{{2,6}})\s*,\s*(?P<given>[A-Z]\.(?:[\s-]?[A-Z]\.){{0,2}})(?=\s*[,;&(]|\s*{_H}|\s+(?:19|20)\d\d[a-z]?\s*\.)"
)
NATION = lazy.compile(rf"[\[(]\s*{_H}{{1,5}}\s*[\])]\s*")  # [美]
# also `BERG M. et al.`
ETAL = lazy.compile(rf"(?:\s*[,;、]?\s*|\s*\.\s*(?=et))(?P<etal>{_words['etal'].regex})(?!{_H})", re.IGNORECASE)
_JOINTS = (
    r"[,;、]?\s*(?:…+|\.\s?\.\s?\.)\s*[,;]?\s*(?:and\b|&)?",  # names left out in between, in APA
    rf"[,;、]\s*(?:and\b|&|{_AND})?(?:\s*(?:on\s+behalf\s+of|for)\s+the\b)?",
    rf"(?:and|und|et)\b|&|{_AND}",
)
JOINT = lazy.compile(rf"\s*(?:{'|'.join(_JOINTS)})\s*")
# Who wrote with the persons, behind a semicolon (ICMJE): `Reed A, et al; Pond Fever Study Group. Title`.
GROUP_BEHIND = lazy.compile(rf"\s*;\s*(?P<body>(?:[A-Z][\w'-]*\s){{1,8}}{_words['org-en'].regex})(?=\s*\.)")
BEHIND_AND = lazy.compile(r"(?:\band|&)\s*\Z")
_WROTE, _BROUGHT_OVER = f"[{_words.signs['wrote']}]", f"[{_words.signs['translated']}]"
# 某人著, 某人译: both roles set close to the names.
WRITTEN_AND_TRANSLATED = lazy.compile(
    rf"(?:{_H}{{2,9}}|[A-Za-z.]\s?){_WROTE}\s*[,;]\s*(?:{_H}{{2,4}}[,、]\s*)*{_H}{{2,4}}{_BROUGHT_OVER}\s*[.,:;]"
)
_BEFORE_ROLE = r"(?:\.(?=\s\(eds?\b|,\seds?\b))?"  # `Reed, Ann B. (ed.), Title`
_BEHIND_ROLE = r"(?=\s*[.,:;)、《(]|\s*$|\s(?:19|20)\d\d\.)"
ROLE = lazy.compile(
    rf"{_BEFORE_ROLE}\s*[,、(（]?\s*(?P<role>{_words['role'].regex})\)?{_BEHIND_ROLE}",
    re.IGNORECASE,
)
# Of all the names before; no other follows.
EDITORS = lazy.compile(r"\b(?:[Ee]ds|[Ee]ditors)\b|\(\s*[Ee]d(?:itor)?\.?\s*\)?\Z")
_ALIAS_HANZI = rf"{_H}{{2,4}}(?:\s*(?:[,;、\s]|{_AND})\s*{_H}{{2,4}})*(?:\s*{_AND_SO_ON})?"
_ALIAS_LATIN = rf"{UPPER}{_LETTER}+(?:[\s,.;&-]+(?:{UPPER}{_LETTER}*|and\b))*\.?"
# The same names in the other script: Yu X. [于潇]  ·  库恩(Kuhn T S).
ALIAS = lazy.compile(
    rf"\s*[\[(]\s*(?:(?<=[A-Za-z.\s][\[(])(?P<hanzi>{_ALIAS_HANZI})|(?P<latin>{_ALIAS_LATIN}))\s*[\])]"
)
# What closes the group: a full stop or colon, or the year, title or quotation mark that comes next.
_UNDATED = rf"[(\[]\s*(?:{_words['forthcoming'].regex}|{_words.signs['republic']}\s*\d)"
_EDITORS = rf"[^《》]{{2,60}}》{_words['editors-of'].regex}\s*[.,]"  # `某某分会, 《某刊》编辑委员会. 题名`
_BEHIND_COMMA = rf"\"|《(?!{_EDITORS})|{_UNDATED}|[(]?(?:1[5-9]|20)\d\d[a-z]?[).]"
STOP = lazy.compile(
    rf"\s*(?:[.:]|(?=[(]?\s*(?:1[5-9]|20)\d\d[a-z]?\b)|(?={_UNDATED})|(?=《)|(?=\")|,\s*(?={_BEHIND_COMMA})|$)",
    re.IGNORECASE,
)
# Full stops typed for the commas between names: `Reed C, Lake Y. Berg M, et al. Title`.
_UNNAMED = re.sub(r"\?P<\w+>", "?:", _VANCOUVER)
_MORE_NAMES = rf"{_UNNAMED}(?:\s*[.,]\s*{_UNNAMED}){{0,2}}"
STOP_FOR_COMMA = lazy.compile(rf"\s*\.\s*(?={_MORE_NAMES}\s*[.,]?\s*(?:et\s?al|{_AND_SO_ON}))")
AFTER_COLON = lazy.compile(r"\s*(?:《|\"|[A-Z])")
_ONLY_YEAR = r"\s*[(\[]\s*(?:19|20)\d\d[a-z]?\s*[)\]]\s*[.,:](?!.*(?:19|20)\d\d)"  # `某某局(2018). 《某公报》. 南京: …`
_YEAR_IN_WHITE = rf"(?<={_H})\s(?:19|20)\d\d\s+\S"  # `某某厅 1993 题名`, as journals of physics have it
_YEAR_AND_TITLE = r"\s\((?:19|20)\d\d[a-z]?\)[.:,]?\s+[A-Z]"  # `World Lake Association (1970) Title`, after Springer
_BODY_ENDS = rf"{_ONLY_YEAR}|{_YEAR_IN_WHITE}|{_YEAR_AND_TITLE}|[,;、.:\"《]|\Z"
SEGMENT = lazy.compile(rf"[^,;、.:\"《]+?(?={_BODY_ENDS})(?:,\s*(?:Inc|Ltd|LLC|Co|Corp)\b)?")
ROLE_OF_BODY = lazy.compile(rf"(?:{_LONG_ROLES}|[{_words.signs['wrote']}])\Z")
# 《示例指南（2023）》专家组: who wrote a guideline, called after it.
GUIDELINE_GROUP = lazy.compile(rf"《[^《》]{{2,60}}》{_H}{{2,12}}(?=\s*\.)")
# LakeA  ·  PondCD: the space of a name lost, before a comma; in a group of such names only.
_GLUED = r"(?P<surname>[A-Z][a-z]{2,})(?P<given>[A-Z]{1,3})(?=\s*,)"
GLUED = lazy.compile(_GLUED)
GLUED_LATER = lazy.compile(_GLUED.replace(r"(?=\s*,)", r"(?=\s*[,.])"))
GLUED_FIRST = lazy.compile(rf"{_GLUED}(?=\s*,\s*(?:[A-Z][a-z]{{2,}}[A-Z]{{1,3}}\s*[,.]|et\s?al))")
# The same among names that keep their space: `Lake K, PondC. Title`.
GLUED_AMONG = lazy.compile(
    r"(?P<surname>(?:Mc|Mac)?[A-Z][a-zà-ÿ]+)(?P<given>[A-Z]{1,3})(?=\s*(?:[,;]|\.(?!\w)|\.(?=[A-Z][a-z])))"
)
# LakeMeiling  ·  both words of a name without the space between them.
GLUED_IN_FULL = lazy.compile(r"(?P<surname>[A-Z][a-z]{1,4})(?P<given>[A-Z][a-z]{1,11})(?=\s*[,.])")
# M cDermott R  ·  Devo ret MH  ·  Schö n G: white inside a family name, as a loosely set text layer has it.
_FUNCTION_WORD = r"(?:a|an|and|as|at|by|et|for|from|in|is|of|on|or|the|to|und|via|with)\b"
BROKEN = lazy.compile(
    rf"(?P<surname>{UPPER}{_LETTER}{{0,7}}\s(?!{_FUNCTION_WORD}|{_SMALL_PARTICLE}\b)[a-zà-ÿ]{_LETTER}{{0,9}})\s"
    rf"(?P<given>{_INITIALS}){_END}"
)
# L AKE K  ·  a first letter set apart from the small capitals behind it; in a group of such names only.
APART = lazy.compile(rf"(?P<surname>{UPPER}\s{UPPER}{{2,}}(?:-{UPPER}{{2,}})?)\s(?P<given>{_INITIALS}){_END}")
# Berg l  ·  Berg m S: a capital mistyped as a small letter, among names with initials.
SMALL_INITIAL = lazy.compile(rf"(?P<surname>{SURNAME}(?<=[^\W\d_]{{3}}))\s(?P<given>[a-z](?:\s[A-Z])?)(?=\s*[,.])")
SMALL_INITIAL_FIRST = lazy.compile(
    rf"{SMALL_INITIAL.pattern.replace('[,.]', ',')}(?=\s*,\s*(?:{SURNAME}\s[A-Za-z](?:\s[A-Z]){{0,2}}\s*[,.]|et\s?al))"
)
# A name of one word, in capitals among names in capitals, that closes the group: `REED S, BERG M, SAGALUDIN. Title`.
LAST_IN_CAPITALS = lazy.compile(r"[A-ZÀ-Þ]{6,}(?=\s*\.(?!\w|\Z)|\s*\.(?=[A-Z][a-z]))")
# LI ZHEN HUA: initials would have no vowel, or none that makes a syllable with them.
THREE_IN_CAPITALS = lazy.compile(rf"(?P<surname>[A-Z]{{2,6}})\s(?P<given>[A-Z]{{2,6}}\s[A-Z]{{2,6}})(?![\w'-]){_END}")
# 王小明 李大华 赵一: a list of names with white alone between them.
SPACED_HANZI = lazy.compile(rf"{_H}{{2,3}}(?:\s+{_H}{{2,3}})+(?=\s*(?:[.,]|{_AND_SO_ON}))")
# [英] 马林诺斯基: after the nation a name may be as long as its transcription.
TRANSCRIBED = lazy.compile(rf"(?P<name>{_H}{{5,9}})(?=\s*[.,:])")
# U.S. Lake Department: a body whose name begins with an abbreviation.
ABBREVIATED_BODY = lazy.compile(r"(?:[A-Z]\.\s?){2,4}(?=[A-Z])[^,;.:\"《]+(?=\s*[.,:])")
ACRONYM = lazy.compile(r"[A-Z][A-Za-z]{0,5}[A-Z]{2}")  # PJM, WHO, LakeNET
# An institution by its acronym before a title that begins with an article: `LWA, The state of ponds`.
ACRONYM_BEFORE_TITLE = lazy.compile(r"[A-Z]{3,8}(?=\s*,\s*(?:The|An?)\s[a-z])")
# A name typed without capitals among others: `REED S, moor m. Title`.
SMALL_LETTERS = lazy.compile(r"(?P<surname>[a-z]{3,})\s+(?P<given>[a-z](?:\s[a-z])?)(?=\s*[.,])")
# Behind a name its title follows, which ends with its type mark: `王小明, 阿古达木仁. 题名[J]`.
_TITLE_FOLLOWS = r"\s*\.\s*[^.\[]{6,}\[[A-Z]{1,2}(?:/OL)?\]"
LAST_LONG_HANZI = lazy.compile(rf"(?P<name>{_H}{{5,8}})(?={_TITLE_FOLLOWS})")
_LISTED = rf"\s*[,、]\s*(?:{_AND_SO_ON}(?!{_H})|(?P<next>{_H}{{2,5}})\s*[,、.])"
# Two names between which a list lost the comma (`王小明李大华,赵一,`), or one longer than Chinese ones are.
LONG_HANZI = lazy.compile(rf"(?P<name>{_H}{{5,8}})(?<!{_AND_SO_ON})(?={_LISTED})")
