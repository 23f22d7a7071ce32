"""Sub- and superscripts and slanted letters in the exports that have room for them; plain text in the others."""

import json
from dataclasses import replace

import pytest

from pipeline.model.article import Abstract, AbstractSec, Title
from pipeline.model.block import Script
from pipeline.model.face import Face
from pipeline.model.lang import Lang
from tests.export.conftest import ARTICLE, FRONT, HERE, with_front, written

TITLE = Title(
    Lang.EN,
    "Folding Papilio planes in CO2 at 9 m s-1",
    HERE,
    faces=(Face(8, 15, italic=True), Face(28, 29, script=Script.SUB), Face(38, 40, script=Script.SUP)),
)
ABSTRACT = Abstract(Lang.EN, (AbstractSec("", "All P < 0.05.", (Face(4, 5, italic=True),)),), HERE)
FACED = with_front(titles=(FRONT.titles[0], TITLE), abstracts=(ABSTRACT,))


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("crossref", "<title>Folding <i>Papilio</i> planes in CO<sub>2</sub> at 9 m s<sup>-1</sup></title>"),
        ("bibtex", r"Folding \textit{Papilio} planes in CO\textsubscript{2} at 9 m s\textsuperscript{-1}"),
        ("csl-json", "Folding <i>Papilio</i> planes in CO<sub>2</sub> at 9 m s<sup>-1</sup>"),
        ("ris", "Folding Papilio planes in CO2 at 9 m s-1"),
        ("doaj", "Folding Papilio planes in CO2 at 9 m s-1"),
        ("pubmed", "Folding Papilio planes in CO2 at 9 m s-1"),
    ],
)
def test_a_title(name: str, title: str) -> None:
    text = written(name, FACED).decode()
    assert title in (json.dumps(json.loads(text), ensure_ascii=False) if name == "csl-json" else text)


def test_an_abstract() -> None:
    assert "All <jats:italic>P</jats:italic> &lt; 0.05." in written("crossref", FACED).decode()


def test_faces_of_an_untidy_title_are_left_out() -> None:
    untidy = replace(TITLE, text=f"Folding  {TITLE.text[8:]}")
    article = replace(ARTICLE, front=replace(FRONT, titles=(untidy,)))
    assert "<title>Folding Papilio planes in CO2 at 9 m s-1</title>" in written("crossref", article).decode()
