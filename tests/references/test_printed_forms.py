"""Forms of volume, pages, dates and numbers that journals print beside the standard's."""

import pytest

from pipeline.model.lang import Lang
from pipeline.model.reference import PartKind
from pipeline.parse.references import citation
from pipeline.parse.references.marks import plain_identifiers
from tests.references.test_styles import fields


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # volumes with letters
        (
            "Reed S. Silt[J]. Transactions on Ponds, 2011, E94A(9): 1234-1240.",
            {"source": "Transactions on Ponds", "year": "2011", "volume": "E94A", "issue": "9", "fpage": "1234"},
        ),
        (
            "Reed S. Silt[J]. Transactions on Ponds, 1985, C-34(10): 892-901.",
            {"source": "Transactions on Ponds", "year": "1985", "volume": "C-34", "issue": "10", "fpage": "892"},
        ),
        # pages counted within an article
        (
            "Reed S. Silt[J]. Trans on Ponds, 2008, 27(1): 2:1-2:27.",
            {"source": "Trans on Ponds", "volume": "27", "issue": "1", "fpage": "2:1", "lpage": "2:27"},
        ),
        # preprints: white inside the number, the number as volume and page
        (
            "Reed S, Lake M. Silt[J]. Pond Science, 2018, arXiv: 1810. 04805.",
            {"source": "Pond Science", "year": "2018", "volume": ""},
        ),
        (
            "Reed S. Silt[J]. arXiv preprint arXiv:1406. 10788, 2014.",
            {"source": "arXiv preprint arXiv:1406. 10788", "year": "2014", "volume": ""},
        ),
        ("Reed S. Silt[J]. arXiv preprint arXiv: 2017,1704: 03847.", {"year": "2017", "volume": "1704"}),
        # a publisher with figures in its name
        ("Pond Network. Ponds of 2017[R]. Genoa: POND21, 2017.", {"year": "2017", "fpage": ""}),
        # put online before its issue
        ("王某, 李某. 塘水[J]. 塘报，2020(2020-05-11)．", {"source": "塘报", "year": "2020"}),
        # the year of the meeting and the year of print
        (
            "Reed S. Silt[C]. Proc of PONDS 2010. 2010: 1785.",
            {"source": "Proc of PONDS 2010", "year": "2010", "volume": "", "fpage": "1785"},
        ),
        # no stop behind the year of an author-date entry
        (
            "Reed B, Lake X. 2013 Silt of the ponds[J]. Acta Lacus, 41(1): 78-81.",
            {"title": "Silt of the ponds", "year": "2013", "volume": "41", "fpage": "78"},
        ),
        # proceedings and their place, without a type mark
        (
            "Reed W,Lake L. Choices of ponds. Proc Conf Silt and Ponds. Denver,1995: 194-201",
            {"title": "Choices of ponds", "source": "Proc Conf Silt and Ponds", "year": "1995", "fpage": "194"},
        ),
        # an edition behind a comma
        (
            "Reed E, Lake M. Modern silt theory, 6th ed. Genoa, Italy: Wiley, 2003.",
            {"source": "Modern silt theory", "year": "2003"},
        ),
        # two places without white behind the stop
        (
            "Reed D. Silt[C]//Lake C, Pond K.Silt Modeling 2007.Berlin，Heidelberg：Springer，2007，4511：87-96.",
            {"source": "Silt Modeling 2007", "year": "2007", "volume": "4511", "fpage": "87"},
        ),
        (
            "Reed D. Silt[C]//Silt Days (Volume 2) Genoa, Italy: IEEE, 2014: 12-15.",
            {"source": "Silt Days (Volume 2)", "year": "2014"},
        ),
        (
            "Reed D. Silt[C]//Silt Days (SD), Maui, HI, USA, 2014: 12-15.",
            {"source": "Silt Days (SD)", "year": "2014", "fpage": "12"},
        ),
        (
            "Reed D. Silt[C]//Proc of Silt Days. Washington D． C．，USA: IEEE, 2014: 12-15.",
            {"source": "Proc of Silt Days", "year": "2014", "fpage": "12"},
        ),
        # one sign for the two strokes of an address
        ("王某. 塘水［J/OL］. 塘报，2019，50(1):23-34．http:∥ www. tang.org/a.", {"source": "塘报", "fpage": "23"}),
        # a publisher behind a comma
        (
            "Reed W. Silt[C]//2016 Symposium on Ponds(IV),IEEE,2019: 1262-1267.",
            {"source": "2016 Symposium on Ponds(IV)", "year": "2019", "fpage": "1262"},
        ),
        # a font without a code for the solidus
        ("Reed K. Silt[C] ??Proc of Ponds. Genoa: ACM, 2008: 12-15.", {"source": "Proc of Ponds", "fpage": "12"}),
    ],
)
def test_fields(text: str, expected: dict[str, str]) -> None:
    found = fields(citation(text))
    assert {name: found[name] for name in expected} == expected


def test_a_number_of_a_data_base_is_no_doi() -> None:
    found = citation("冯某，王某． 1998．塘水[J]．塘报，（4）： 9-11， doi：CNKI： SUN： TANG．0．1998-04-005．")
    assert (found.first(PartKind.DOI), found.first(PartKind.SOURCE)) == ("", "塘报")
    assert found.first(PartKind.FPAGE) == "9"
    assert found.first(PartKind.COMMENT).startswith("CNKI")


def test_white_in_a_doi_of_full_stops_is_dropped() -> None:
    text = "强某． 2007．塘水[J]．塘报， 24（2）： 16-19，doi： 10.1234/j． issn． 0001-5733．2007．05．038．"
    assert citation(plain_identifiers(text)).first(PartKind.DOI) == "10.1234/j.issn.0001-5733.2007.05.038"


def test_an_address_has_no_language() -> None:
    assert citation("李某. 塘水[EB/OL]. [2016-01-09]. http://lake.example/s?biz=MjM5MTQ&idx=1&sn=aa7c.").lang is Lang.ZH


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the container's word with its colon, no white behind it
        (
            "Reed B. Silt[C]．In：Proceedings of Ponds，2000，158-167．",
            {"source": "Proceedings of Ponds", "fpage": "158"},
        ),
        # pages that go on elsewhere; a year set close to a volume with letters
        ("王某. 塘水[J]. 塘报, 2002, 37(6): 612～614转639.", {"volume": "37", "fpage": "612", "lpage": "614"}),
        (
            "Reed T. Silt[J]. Transactions on Ponds，2005E88D（5）：1072-1076．",
            {"source": "Transactions on Ponds", "year": "2005", "volume": "E88D", "issue": "5"},
        ),
        # an edition and a place without white behind their stops
        (
            "REED E J,LAKE M J,et al．Modern silt theory．6th ed．New York, NY,USA： Wiley,2003．",
            {"source": "Modern silt theory", "year": "2003"},
        ),
        # the place of a meeting as a sentence; a known city that no comma parts from the meeting's name
        (
            "REED N. Silt[C]//2025 Pond Days (PD). San Francisco, CA, USA. Piscataway: IEEE Press, 2025: 12-15.",
            {"source": "2025 Pond Days (PD)", "fpage": "12"},
        ),
        # what a reference manager leaves behind a meeting; `In` before one
        (
            "REED A, LAKE B. Silt [C]; proceedings of the 2025 Pond Days (PD), F, 2025: 27-29.",
            {"source": "proceedings of the 2025 Pond Days (PD)", "year": "2025", "fpage": "27"},
        ),
        (
            "L. Lake. Silt[J]. In IEEE Conference on Ponds，2021.",
            {"source": "IEEE Conference on Ponds", "year": "2021"},
        ),
        # a preprint's number behind a comma
        ("Reed I, Lake A. Silt of ponds. Pond Science, arXiv: 1510.02037", {"source": "Pond Science"}),
        # who wrote it: an acronym, initials with white, two joined by a word before the year
        (
            "LWMO．LWPC_2017：dispatch[EB/OL]．[2017-09-21] ． https://lwmo.example/a．",
            {"source": "LWPC_2017：dispatch"},
        ),
        ("Y H Lake, A K Reed. Silt of ponds[J]. Pond Journal, 1998, 41(8): 537-546.", {"title": "Silt of ponds"}),
        ("徐某, 尹某某，王某和张某 (2018). 塘水. 塘报 58(6): 12-14.", {"title": "塘水", "year": "2018"}),
    ],
)
def test_further_forms(text: str, expected: dict[str, str]) -> None:
    found = fields(citation(text))
    assert {name: found[name] for name in expected} == expected
