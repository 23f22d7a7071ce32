"""Authors and their institutions in both languages, and the marks that tie them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from draw.choices import Choices
from draw.facts import Facts, Institution, Person
from draw.printed import WIDE, Printed, div, escaped

_CIRCLED = "①②③④⑤⑥⑦⑧⑨"
_GIVEN = re.compile(r"Xiao(?P<between>[- ]?)(?P<second>[Mm])ing|(?P<capitals>XIAOMING)")
_UNDER_EACH = 4  # authors, at most, whose institutions stand under each of them


def byline(facts: Facts, choices: Choices) -> tuple[Printed, Printed, str]:
    """The Chinese head's by-line with its institutions, the English one's, and a note of institutions."""
    way = choices.pick("aff.set", _unfit(facts))
    own = [institution(at, choices, "zh") for at in facts.institutions]
    english = [institution(at, choices, "en") for at in facts.institutions]
    names = [_spread(person.zh, choices) for person in facts.people]
    marks = [_mark(facts, place, choices, way) for place in range(len(names))]
    note = ""
    if way == "each":
        each = (
            div("by", escaped(name) + mark) + div("aff", _bracketed([escaped(own[person.at[0]])], choices, "zh"))
            for name, mark, person in zip(names, marks, facts.people, strict=True)
        )
        chinese = "".join(each)
    else:
        between = choices.pick("byline.zh.between", {"wide", "em", "space", "two-wide"} if _is_spread(choices) else ())
        chinese = div("by", between.join(escaped(name) + mark for name, mark in zip(names, marks, strict=True)))
        if way == "note":
            note = _note(facts, own)
        else:
            chinese += _institutions(own, choices, way, "zh")
    zh = Printed(chinese, {"authors": {"zh": [p.zh for p in facts.people]}, "affiliations": {"zh": own}})
    return zh, _english(facts, choices, marks, english, way), note


def _english(facts: Facts, choices: Choices, marks: Sequence[str], own: Sequence[str], way: str) -> Printed:
    form = choices.pick("byline.en.name")
    names = [latin(person, form) for person in facts.people]
    commas = {"comma", "wide-comma", "apart-comma"} if "," in form else ()
    between = choices.pick("byline.en.between", commas)
    last = choices.pick("byline.en.last") if between == ", " else ""
    set_names = [escaped(" ".join(pair)) + mark for pair, mark in zip(names, marks, strict=True)]
    text = between.join(set_names)
    if last and len(names) > 1:
        text = between.join(set_names[:-1]) + escaped(last) + set_names[-1]
    way = "bracket" if way in ("each", "note", "white") else way
    authors = [{"surname": _surname(pair, form), "given": _given(pair, form)} for pair in names]
    record = {"authors": {"en": authors}, "affiliations": {"en": list(own)}}
    return Printed(div("bye", text) + _institutions(own, choices, way, "en"), record)


# ---------------------------------------------------------------- names
def latin(person: Person, form: str) -> tuple[str, str]:
    """The name's two words in the order of print; the form is as 王晓明 would be."""
    first, _, second = form.partition(" ")
    if _GIVEN.fullmatch(first):
        return _syllables(person, first), _cased(person.surname, second)
    comma = "," if first.endswith(",") else ""
    return _cased(person.surname, first.rstrip(",")) + comma, _syllables(person, second)


def _cased(surname: str, form: str) -> str:
    return surname.upper() if form.isupper() else surname


def _syllables(person: Person, form: str) -> str:
    match = _GIVEN.fullmatch(form)
    assert match is not None, form
    if match["capitals"]:
        return "".join(person.given).upper()
    first, *rest = person.given
    small = match["second"] == "m"
    return match["between"].join([first.capitalize(), *(s if small else s.capitalize() for s in rest)])


def _is_given_first(form: str) -> bool:
    return _GIVEN.fullmatch(form.partition(" ")[0]) is not None


def _surname(pair: tuple[str, str], form: str) -> str:
    return (pair[1] if _is_given_first(form) else pair[0]).rstrip(",")


def _given(pair: tuple[str, str], form: str) -> str:
    return pair[0] if _is_given_first(form) else pair[1]


def _is_spread(choices: Choices) -> bool:
    return bool(choices.pick("byline.zh.spread"))


def _spread(name: str, choices: Choices) -> str:
    return WIDE.join(name) if _is_spread(choices) and len(name) == 2 else name


# ---------------------------------------------------------------- marks
def _unfit(facts: Facts) -> set[str]:
    """Ways to set institutions that do not tell these authors' own."""
    single = all(len(person.at) == 1 for person in facts.people)
    unfit = set() if single and len(facts.people) <= _UNDER_EACH else {"under each author"}
    if len(facts.institutions) == 1:
        unfit |= {"white", "lines", "bracket, a line each"}
    return unfit if single else unfit | {"in a note"}


def label(place: int, choices: Choices) -> str:
    """The mark of an institution."""
    form: str = choices.pick("byline.mark")
    if form == "①":
        return _CIRCLED[place]
    return chr(ord("a") + place) if form == "a" else form.replace("1", str(place + 1))


def _mark(facts: Facts, place: int, choices: Choices, way: str) -> str:
    """What stands raised behind a name."""
    marked = len(facts.institutions) > 1 and way not in ("each", "note")
    text = ",".join(label(at, choices) for at in facts.people[place].at) if marked else ""
    own = choices.pick("byline.corresponding")
    if own and place == facts.corresponding:
        text += (choices.pick("byline.corresponding.behind") if text else "") + own
    return f"<sup>{text}</sup>" if text else ""


# ---------------------------------------------------------------- institutions
def institution(at: Institution, choices: Choices, lang: str) -> str:
    """An institution as it is printed."""
    side = 0 if lang == "zh" else 1
    form: str = choices.pick(f"aff.{lang}.form")
    return form.format(
        house=at.house[side], room=at.room[side], city=at.city[side], province=at.province[side], code=at.code
    )


def _numbered(own: Sequence[str], choices: Choices) -> list[str]:
    if len(own) == 1:
        return [escaped(text) for text in own]
    stop = "{} " if choices.pick("byline.mark") != "1" else choices.pick("aff.number")
    return [stop.format(label(place, choices)) + escaped(text) for place, text in enumerate(own)]


def _bracketed(own: Sequence[str], choices: Choices, lang: str) -> str:
    form = choices.pick("aff.bracket") if lang == "zh" else "({})"
    return str(form).format(("；" if lang == "zh" else "; ").join(own))


def _institutions(own: Sequence[str], choices: Choices, way: str, lang: str) -> str:
    name = "aff" if lang == "zh" else "affe"
    numbered = _numbered(own, choices)
    if way == "lines":
        return div(name, "".join(div("line", text) for text in numbered))
    if way == "white":
        return div(name, (WIDE * 2).join(numbered))
    if way == "run":
        return div(name, ("；" if lang == "zh" else "; ").join(numbered))
    text = _bracketed(numbered, choices, lang)
    return div(name, text.replace("；", "；<br>").replace("; ", ";<br>") if way == "bracket-lines" else text)


def _note(facts: Facts, own: Sequence[str]) -> str:
    """作者单位：东湖大学法学院，武汉 430070（王晓明、李丽）；…"""
    if len(own) == 1:
        return escaped(own[0])
    who = ("、".join(person.zh for person in facts.people if place in person.at) for place in range(len(own)))
    return "；".join(f"{escaped(text)}（{names}）" for text, names in zip(own, who, strict=True))
