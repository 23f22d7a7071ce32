import pytest

from pipeline.parse.references.marks import plain_identifiers, plain_numbers
from pipeline.parse.references.split.running_text import Spelling, join


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["湖泊的", "演替"], "湖泊的演替"),
        (["salt lakes of", "the plateau"], "salt lakes of the plateau"),
        (["the planning of eva-", "poration"], "the planning of evaporation"),
        (["a semi-", "supervised method"], "a semi-supervised method"),
        (["neuron-", "specific enolase"], "neuron-specific enolase"),
        (["under high pres-", "sure"], "under high pressure"),
        (["TI-", "RADS"], "TI-RADS"),
        (["Wild-", "Tobin B"], "Wild-Tobin B"),
        (["2014,42(12):145-", "148."], "2014,42(12):145-148."),
        (["2014,42(12):145", "-148."], "2014,42(12):145-148."),
        (["145–", "148"], "145–148"),
        (["http://www.example.org/a/", "b.html"], "http://www.example.org/a/b.html"),
        (["https://doi.org/10.1234/lake.", "2014.05.001"], "https://doi.org/10.1234/lake.2014.05.001"),
        (["doi: 10.1234/", "lake.1"], "doi: 10.1234/lake.1"),
        (["http://example.org/a.html.", "Accessed 2 May"], "http://example.org/a.html. Accessed 2 May"),
        (["基于GIS", "的湖泊"], "基于GIS的湖泊"),
        (["基于 GIS", "的湖泊与 GPS 的塘"], "基于 GIS 的湖泊与 GPS 的塘"),
        (["2014 年第", "3 期，第", "7 页"], "2014 年第 3 期，第 7 页"),
        (["Lake Science，", "2014"], "Lake Science，2014"),
        (["evapo\u00ad", "ration"], "evaporation"),
        (["[J].", "Lake"], "[J]. Lake"),
        (["http:∥ www．p-", "lake．org/a"], "http://www．p-lake．org/a"),
        # an address with white behind its stops goes on too
        (["https://www. pond. example/a/content_563", "2.htm."], "https://www. pond. example/a/content_5632.htm."),
        (["http: //uk. pond. example/wp-ce", "ntral-a. pdf."], "http: //uk. pond. example/wp-central-a. pdf."),
        (["//The WWW. c2013:", "641-648."], "//The WWW. c2013: 641-648."),
        ([""], ""),
    ],
)
def test_lines_are_joined(lines: list[str], expected: str) -> None:
    assert join(lines, Spelling(lines)) == expected


def test_the_list_itself_tells_how_a_compound_is_spelt() -> None:
    assert join(["hydro-", "gen"], Spelling(["the hydrogen", "hydro-", "gen"])) == "hydrogen"
    assert join(["salt-", "lake"], Spelling(["a salt-lake study"])) == "salt-lake"


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (
            "湖泊 802．11 之研究［J］．湖泊科学，2014，42（Suppl．1）：5",
            "湖泊 802.11 之研究［J］．湖泊科学，2014，42（Suppl.1）：5",
        ),
        ("科学出版社，2010．64-70．", "科学出版社，2010．64-70．"),
        ("Vol 1035．2013：121", "Vol 1035．2013：121"),
        ("arXiv:2410．19106，2024．", "arXiv:2410.19106，2024．"),
    ],
)
def test_points_of_numbers_and_stops_of_years(printed: str, expected: str) -> None:
    assert plain_numbers(printed) == expected


def test_the_resolver_before_a_doi_is_typed_too() -> None:
    assert plain_identifiers("见 https://doi．org/10．1234／lake．1") == "见 https://doi.org/10.1234/lake.1"


def test_a_hyphen_inside_a_host_that_everyone_knows_is_the_lines() -> None:
    cut = ["Reed S. Silt[EB/OL]. https://arx-", "iv.org/abs/1609.02907."]
    assert join(cut, Spelling(cut)) == "Reed S. Silt[EB/OL]. https://arxiv.org/abs/1609.02907."
    own = ["Reed S. Silt[EB/OL]. https://pond-", "lake.example/abs."]
    assert join(own, Spelling(own)) == "Reed S. Silt[EB/OL]. https://pond-lake.example/abs."
