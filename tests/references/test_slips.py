"""Forms beside the standard's that lists print all the same: older rules, data bases' habits, lost spaces."""

import pytest

from pipeline.model.reference import PartKind
from pipeline.parse.references import citation
from pipeline.parse.references.split.running_text import Spelling, join
from tests.references.test_styles import authors, fields


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # GB 7714-87: pages behind a full stop, one or several
        ("赵一. 塘史(中)[M]. 南京: 塘社, 2005. 219, 212.", {"publisher": "塘社", "year": "2005", "fpage": "219"}),
        ("赵一．塘史［M］．南京：塘畔出版社，1998．446．", {"publisher": "塘畔出版社", "year": "1998", "fpage": "446"}),
        ("赵一. 塘史[M]. 南京: 塘畔出版社, 1998.10.", {"year": "1998", "fpage": ""}),
        (
            "Reed S. Silt[A]. Proceedings of the Pond Days[C]. Genoa: 2006. 12-18.",
            {"place": "Genoa", "year": "2006", "fpage": "12"},
        ),
        # thousands with a space, on both sides of a spaced dash
        ("赵一. 塘水[J]. 塘报, 2007, 32(11): 1 127 - 1 131.", {"volume": "32", "fpage": "1 127", "lpage": "1 131"}),
        # issues with several strokes, in letters; volumes with a letter
        ("赵一. 塘水[J]. 塘报, 2016, 90(1/2/3/4): 1-13.", {"volume": "90", "issue": "1/2/3/4", "fpage": "1"}),
        ("赵一. 塘水[J]. 塘报, 2009, 20(zk): 123-130.", {"volume": "20", "issue": "zk", "fpage": "123"}),
        (
            "Reed S. Silt. Journal of Ponds, 1977, B39: 1~38.",
            {"source": "Journal of Ponds", "volume": "B39", "fpage": "1"},
        ),
        # a year with its month or issue and no more
        ("赵一. 塘水问题. 塘科学, 1994—06", {"source": "塘科学", "year": "1994", "issue": "06"}),
        # the year in the conference's date alone
        (
            "REED S. Silt［C］//2024 7th Pond Conference（IPC），May 10-12，2024，Harbin，China：54-59.",
            {"source": "2024 7th Pond Conference（IPC）", "year": "2024", "fpage": "54"},
        ),
        # an address with white in an article's number
        (
            "赵一. 塘水[J/OL]. 塘报: 1-10[2025-03-21]. https://kns. pond. net/urlid/32.1180. TP. 20250604. 1826.012.",
            {"url": "https://kns. pond. net/urlid/32.1180. TP. 20250604. 1826.012"},
        ),
        (
            "Reed S. Ponds and coins [Online], available: http://pond.example.org/a.pdf, 2013",
            {"source": "Ponds and coins"},
        ),
        ("赵一. 塘史文摘[DB/CD]. 北京: 塘畔出版社, 1996.", {"place": "北京", "publisher": "塘畔出版社"}),
        ("Reed S. Silt in ponds[OL]. arXiv Preprint, arXiv:1709.00575.", {"fpage": ""}),
    ],
)  # fmt: skip
def test_fields(text: str, expected: dict[str, str]) -> None:
    found = fields(citation(text))
    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BERG A，REED S.M，MOOR M. et al. Silt of ponds［J］ Pond J，2022，12：39–46.", "BERG|A; REED|S.M; MOOR|M"),
        ("Anna Maria Moor，et al．Silt of ponds［J］．Pond J，2007，8(2):24-28．", "Moor|Anna Maria"),
        ("X. Wen，T. Li and Y-S. Liu. Silt of ponds[J]. Pond J, 2020, 12: 39-48.", "Wen|X.; Li|T.; Liu|Y-S."),
        (
            "ReedK,MoorSA,PondO,etal.SiltData in the Pond System[C]//Pond Days. Delft: Reed Press, 2008: 5-6.",
            "Reed|K; Moor|SA; Pond|O",
        ),
        ("《塘水指南（2023）》专家组. 塘水指南（2023）[J]. 塘报, 2023, 42(1): 3-13.", "=《塘水指南（2023）》专家组"),
        ("PWD．Pond response［EB/OL］．［2009-05-01］．http://pond.example.org．", "=PWD"),
        ("Anonymous. New pond on the block. The Pond Times, 2013, 407(8834): 12-13", "=Anonymous"),
        (
            "Pond Computer Center, Inc. History of ponds[EB/OL]. [2000-01-08]. http://pond.example.org/.",
            "=Pond Computer Center, Inc",
        ),
        # what only looks like one of these
        ("SiltMAP, PondMAP: two tools for ponds[J]. Pond J, 2007, 8(2): 24-28.", ""),
        ("王伟, 李会. 等离子塘水[J]. 塘报, 2007, 8(2): 24-28.", "王|伟; 李|会"),
    ],
)  # fmt: skip
def test_authors(text: str, expected: str) -> None:
    made = citation(text)
    assert authors(made) == expected
    assert made.first(PartKind.ARTICLE_TITLE) or made.first(PartKind.SOURCE)


def test_white_of_a_justified_line_between_latin_words_is_a_space() -> None:
    lines = ["Reed S. Silt　of　ponds", "in　summer[J]. 塘史　新编, 2020."]
    assert join(lines, Spelling(lines)) == "Reed S. Silt of ponds in summer[J]. 塘史　新编, 2020."
