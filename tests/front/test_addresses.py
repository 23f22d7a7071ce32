"""Addresses that spell names."""

from __future__ import annotations

from pipeline.model.article import Contrib, Name
from pipeline.model.geometry import Bbox
from pipeline.model.lang import Lang
from pipeline.model.source import Source
from pipeline.parse.front.addresses import likeness


def person(surname: str, given_names: str) -> Contrib:
    return Contrib(
        Name(Lang.EN, surname, given_names, f"{surname} {given_names}"),
        Source(1, Bbox(0.0, 0.0, 1.0, 1.0), "made", 1.0),
    )


def test_a_name_without_letters_spells_nothing() -> None:
    assert likeness("fs@mail.example", person("...", "Fs")) == 0
    assert likeness("lishifan@mail.example", person("Li", "Shifan")) > 0
