"""Identifiers are XML names, and the same in both outputs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from pipeline.model.ids import aff_id, name, ref_id, segment_id
from pipeline.model.lang import Lang
from pipeline.model.reference import Reference
from pipeline.model.source import Source
from pipeline.write.jats.ids import names, settle


@pytest.mark.parametrize(
    ("identifier", "written"),
    [("sec2.1", "sec2.1"), ("fig 1", "fig_201"), ("sec一", "sec_4e00"), ("1", "_1"), ("-a", "_-a"), ("", "")],
)
def test_name(identifier: str, written: str) -> None:
    assert name(identifier) == written


@given(st.text(min_size=1))
def test_a_name_stays_as_it_is(identifier: str) -> None:
    assert name(name(identifier)) == name(identifier)


@pytest.mark.parametrize(("label", "identifier"), [("[12]", "ref12"), ("3.", "ref3"), ("", "ref5")])
def test_ref_id(label: str, identifier: str, source: Source) -> None:
    assert ref_id(Reference(label, (), source), 4) == identifier


def test_places_count_from_one() -> None:
    assert segment_id("kwd", Lang.EN, 1) == "kwd-en-2"
    assert aff_id(2) == "aff3"


def test_names_are_told_once() -> None:
    assert names(["ref1", "", "ref 2", "ref1"]) == "ref1 ref_202"


def test_disputed_identifiers_and_pointers_to_nowhere() -> None:
    root = etree.XML('<a><b id="x"/><b id="x"/><b id="x-2"/><c rid="x y x-2"/><c rid="y"/></a>')
    settle(root)
    assert [item.get("id") for item in root.iter("b")] == ["x", "x-2", "x-2-2"]
    assert [dict(item.attrib) for item in root.iter("c")] == [{"rid": "x x-2"}, {}]
