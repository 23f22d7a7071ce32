"""Titles, abstracts, keywords, and the line of class numbers."""

from __future__ import annotations

from draw.choices import Choices
from draw.facts import Facts
from draw.printed import WIDE, Printed, div, escaped, joined, plain

_SMALL = frozenset(("a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with"))
_SIDES = {"zh": 0, "en": 1}
_BRACKETS = "[【〔［〈"
_CLOSED = "：:]】〕］〉"
_PAIRS = "[]【】〔〕［］〈〉"


def title(facts: Facts, choices: Choices, lang: str) -> Printed:
    """A title with its note's mark; the record has it without."""
    own = facts.title[_SIDES[lang]]
    if lang == "en":
        return Printed(div("et", escaped(_cased(own, choices.pick("title.en.case")))), {"titles": {"en": own}})
    mark = choices.pick("title.mark")
    text = escaped(own).replace("——", choices.pick("title.dash")) + (f"<sup>{mark}</sup>" if mark else "")
    kicker = div("kicker", escaped(facts.kicker)) if choices.pick("kicker") else ""
    return Printed(kicker + div("zt", text), {"titles": {"zh": own}})


def _cased(text: str, case: str) -> str:
    if case == "capitals":
        return text.upper()
    if case == "sentence":
        return text
    words = text.split(" ")
    kept = (w if place and w.lower() in _SMALL else w[:1].upper() + w[1:] for place, w in enumerate(words))
    return " ".join(kept)


# ---------------------------------------------------------------- abstracts
def abstract(facts: Facts, choices: Choices, lang: str) -> Printed:
    """An abstract under its label."""
    side, named = _SIDES[lang], bool(facts.sections) and choices.pick("abstract.structured")
    names = [pair[side] for pair in facts.sections] if named else [""] * len(facts.abstract)
    between = "" if lang == "zh" else " "
    text = between.join(
        (_section(name, choices, lang) if name else "") + escaped(pair[side])
        for name, pair in zip(names, facts.abstract, strict=True)
    )
    record = {"abstracts": {lang: plain(text)}, "abstract_sections": {lang: [n.strip("【】") for n in names if n]}}
    return Printed(_labelled(_label(choices, "abstract", lang), text, choices, lang), record)


def _section(name: str, choices: Choices, lang: str) -> str:
    if name.startswith("【"):
        return name
    printed = str(choices.pick("abstract.sections")).format(name)
    return printed if lang == "zh" else printed.replace("：", ": ").replace(WIDE, " ")


def _label(choices: Choices, what: str, lang: str) -> str:
    """The label; one in brackets has the same ones in all labels of the front matter."""
    first = str(choices.pick("abstract.zh.label"))
    label = str(choices.pick(f"{what}.{lang}.label"))
    if first[0] not in _BRACKETS:
        return label.strip(_PAIRS) + ("：" if label[0] in _BRACKETS and lang == "zh" else "")
    close = _CLOSED[_CLOSED.index("]") + _BRACKETS.index(first[0])]
    return first[0] + label.strip(_PAIRS + "：:/.—") + close


def _labelled(label: str, text: str, choices: Choices, lang: str) -> str:
    closed = label[-1] in _CLOSED + ".—/"
    weight = choices.pick("label.weight") if closed else "<b>{}</b>"  # something must tell it from the text
    if label.endswith("/"):
        return div("abs label", weight.format(label[:-1])) + div("abs under", text)
    gap = choices.pick("label.gap") if lang == "zh" and label[-1] in _CLOSED else WIDE if lang == "zh" else " "
    return div("abs", weight.format(escaped(label)) + gap + text)


def keywords(facts: Facts, choices: Choices, lang: str) -> Printed:
    """The keywords under their label."""
    own = [pair[_SIDES[lang]] for pair in facts.kwds]
    text = choices.pick(f"keywords.{lang}.between").join(map(escaped, own)) + choices.pick("keywords.end")
    label = _label(choices, "keywords", lang).rstrip("/")
    return Printed(_labelled(label, text, choices, lang), {"keywords": {lang: own}})


# ---------------------------------------------------------------- class numbers
def numbers(facts: Facts, choices: Choices) -> Printed:
    """中图分类号：S275.6  文献标识码：A  文章编号：1009-1734(2014)05-0123-06, those that are printed."""
    weight, parts = choices.pick("label.weight"), []
    label, code, article = (choices.pick(f"clc.{what}") for what in ("label", "code", "article"))
    if label:
        parts.append(Printed(weight.format(label) + facts.clc, {"clc": facts.clc}))
    if code:
        parts.append(Printed(weight.format(code) + "A"))
    if article:
        number = f"{facts.journal.issn}({facts.year}){facts.issue:02}-{facts.fpage:04}-{facts.pages:02}"
        record = {"issue": str(facts.issue), "fpage": str(facts.fpage), "lpage": str(facts.lpage)}
        parts.append(Printed(weight.format(article) + number, record))
    if choices.pick("doi.place") == "clc":
        parts.append(doi(facts, choices))
    whole = joined(parts)
    line = choices.pick("clc.between").join(part.html for part in parts)
    return Printed(div("abs", line), whole.record)


def english_numbers(facts: Facts, choices: Choices) -> Printed:
    """CLC number: S275.6   Document code: A, under the English keywords of some journals."""
    if not (choices.pick("clc.english") and choices.pick("clc.label")):
        return Printed("")
    weight = choices.pick("label.weight")
    return Printed(div("abs", f"{weight.format('CLC number:')} {facts.clc}&emsp;{weight.format('Document code:')} A"))


def doi(facts: Facts, choices: Choices) -> Printed:
    return Printed(choices.pick("doi.label") + facts.doi, {"doi": facts.doi})
