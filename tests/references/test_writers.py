"""Reference managers' formats."""

import json

import pytest

from pipeline.model.geometry import Bbox
from pipeline.model.reference import Reference
from pipeline.model.source import Source
from pipeline.parse.references import citation, halves
from pipeline.write.citations import FORMATS, bibtex, csl_json, ris

SOURCE = Source(3, Bbox(0, 0, 1, 1), "test", 1.0)


def reference(text: str, label: str = "[1]") -> Reference:
    return Reference(label, tuple(map(citation, halves(text))), SOURCE)


JOURNAL = reference(
    "王小明, 李华, 等. 盐湖 & 卤水[J]. 湖泊学报, 2014, 42(12): 145-148. doi: 10.1234/a_b.1 "
    "WANG Xiaoming, LI Hua, et al. Salt lakes & brine[J]. Journal of Lakes, 2014, 42(12): 145-148."
)
WEB = reference("某某省湖泊局. 湖泊公报[EB/OL]. (2019-03-01)[2020-01-02]. https://example.org/d/1.", "[2]")


def test_csl_json() -> None:
    journal, web = json.loads(csl_json([JOURNAL, WEB]))
    assert journal == {
        "id": "ref1",
        "type": "article-journal",
        "title": "盐湖 & 卤水",
        "container-title": "湖泊学报",
        "author": [{"family": "王", "given": "小明"}, {"family": "李", "given": "华"}],
        "issued": {"date-parts": [[2014]]},
        "volume": "42",
        "issue": "12",
        "page": "145-148",
        "DOI": "10.1234/a_b.1",
        "language": "zh",
        "note": "WANG Xiaoming, LI Hua, et al. Salt lakes & brine[J]. Journal of Lakes, 2014, 42(12): 145-148.",
    }
    assert web["author"] == [{"literal": "某某省湖泊局"}]
    assert (web["type"], web["URL"], web["accessed"]) == (
        "webpage",
        "https://example.org/d/1",
        {"date-parts": [[2020, 1, 2]]},
    )
    assert web["issued"] == {"date-parts": [[2019, 3, 1]]}


def test_bibtex() -> None:
    text = bibtex([JOURNAL, WEB]).decode()
    assert text.startswith(
        "@article{wang2014,\n  author = {王, 小明 and 李, 华 and others},\n  title = {盐湖 \\& 卤水},\n"
    )
    assert "  pages = {145--148},\n" in text
    assert "@online{moumoushenghu2019,\n  author = {{某某省湖泊局}},\n" in text
    assert "  urldate = {2020-01-02},\n" in text


def test_ris() -> None:
    lines = ris([JOURNAL]).decode().split("\r\n")
    assert lines[:5] == ["TY  - JOUR", "ID  - ref1", "AU  - 王, 小明", "AU  - 李, 华", "TI  - 盐湖 & 卤水"]
    assert lines[-2:] == ["ER  - ", ""]
    assert {"SP  - 145", "EP  - 148", "DO  - 10.1234/a_b.1"} <= set(lines)
    assert "DA  - 2019/03/01" in ris([WEB]).decode().split("\r\n")


def test_thousands_of_pages_are_not_set_apart() -> None:
    (own,) = json.loads(csl_json([reference("王小明. 盐湖[J]. 湖泊学报, 2014, 42(12): 1 127-1 131.")]))
    assert own["page"] == "1127-1131"


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_no_reference_and_an_unreadable_one(name: str) -> None:
    ending, write = FORMATS[name]
    assert ending.startswith(".")
    assert isinstance(write([]), bytes)
    assert (b"{work," if name == "bibtex" else b"ref1") in write([reference("？？？", "")])
