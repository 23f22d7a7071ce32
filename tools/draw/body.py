"""The text behind the front matter: headings and paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from draw.choices import Choices
from draw.facts import Facts, stock
from draw.printed import Printed, escaped

_HANZI = "一二三四五六七八九"
_SENTENCES = (3, 8)  # of a paragraph
_CITED = 0.8  # of the places where a work could be cited


def body(facts: Facts, choices: Choices, works: int) -> Printed:
    """Three to five sections, some of them with two sections of their own; `works` is how many may be cited."""
    chance, common = choices.chance, stock("common")
    titles = ["引言", *chance.sample(common["headings"], chance.randrange(2, 4)), "结论"]
    below = iter(chance.sample(common["subheadings"], len(common["subheadings"])))
    text, headings = [], []
    cites = _cites(choices, works)
    cited: list[str] = []
    for a, title in enumerate(titles, 1):
        headings.append(_heading(choices, title, 1, a, 0))
        text.append(_printed(choices, headings[-1]))
        inner = 0 < a - 1 < len(titles) - 1 and chance.random() < 0.6
        for b in (1, 2) if inner else ():
            headings.append(_heading(choices, next(below), 2, a, b))
            text += [_printed(choices, headings[-1]), _paragraph(facts, choices, cites, cited)]
        if not inner:
            text += [_paragraph(facts, choices, cites, cited) for _ in range(chance.randrange(1, 4))]
    return Printed("".join(text), {"headings": headings, "citations": cited})


def _heading(choices: Choices, title: str, level: int, a: int, b: int) -> dict[str, object]:
    form = choices.pick("heading.number")[level - 1]
    return {"label": form.format(a=a, b=b, h=_HANZI[(b or a) - 1]), "title": title, "level": level}


def _printed(choices: Choices, heading: dict[str, object]) -> str:
    label = str(heading["label"])
    gap = "" if not label or label[-1] in "、）." else choices.pick("heading.gap")
    return f"<h{heading['level']}>{label}{gap}{heading['title']}</h{heading['level']}>"


def _cites(choices: Choices, works: int) -> Iterator[str]:
    """The works in the order in which they are first cited, then any of them."""
    yield from (str(number) for number in range(1, works + 1))
    while True:
        yield str(choices.chance.randrange(1, works + 1))


def _paragraph(facts: Facts, choices: Choices, cites: Iterator[str], cited: list[str]) -> str:
    chance, form = choices.chance, choices.pick("citation")
    sentences = []
    for sentence in chance.sample(stock("common")["sentences"], chance.randrange(*_SENTENCES)):
        mark = ""
        if "{c}" in sentence and form and chance.random() < _CITED:
            cited.append(next(cites))
            mark = form.format(cited[-1])
        kwd = escaped(chance.choice(facts.kwds)[0])
        sentences.append(sentence.format(n=kwd, d=chance.randrange(3, 98), y=chance.randrange(1970, 2020), c=mark))
    return f"<p>{''.join(sentences)}</p>"
