"""Names with a space lost or too many, a small letter for a capital, a mark left on; the order of a group's names."""

import pytest

from pipeline.model.reference import PartKind
from pipeline.parse.references import citation


def families(text: str) -> list[str]:
    found = citation(f"{text} The silt of ponds[J]. Acta Lacus, 2014, 5(4): 18-20.")
    assert found.first(PartKind.ARTICLE_TITLE) == "The silt of ponds"
    group = found.all(PartKind.PERSON_GROUP)
    names = [part for part in group[0].parts if part.kind in (PartKind.NAME, PartKind.COLLAB)]
    return [_family(part) for part in names]


def _family(part) -> str:
    inner = {piece.kind: piece.text for piece in part.parts}
    return inner.get(PartKind.SURNAME, part.text)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        # a family name of two letters that elsewhere is a particle
        ("Lake A, Du X Y, Le L B.", ["Lake", "Du", "Le"]),
        ("DI Q Y, SHI K F, et al.", ["DI", "SHI"]),
        ("van der Berg J, de la Mare K.", ["van der Berg", "de la Mare"]),
        # white lost before the initials
        ("Lake K, McPondW.", ["Lake", "McPond"]),
        ("Yu Y, NakaD, LeeJC, et al.", ["Yu", "Naka", "Lee"]),
        ("Shen Xin, ShiWei, ChenMeiling.", ["Shen", "Shi", "Chen"]),
        # white inside the family name
        ("Lake JM, Pon ters MH, Reed J.", ["Lake", "Pon ters", "Reed"]),
        ("L akeby R, Reedon RW, et al.", ["L akeby", "Reedon"]),
        ("Reed TP, P ondij JE, Tian L, et al.", ["Reed", "P ondij", "Tian"]),
        # a small letter for an initial
        ("Reedon B N, Albert l, Lam S K, et al.", ["Reedon", "Albert", "Lam"]),
        ("Lakeberg m S, Reed k A.", ["Lakeberg", "Reed"]),
        ("Reed A, Lakeberg S M M, Pond K.", ["Reed", "Lakeberg", "Pond"]),
        ("Lakeberg m F, Reed S M M, Pond K.", ["Lakeberg", "Reed", "Pond"]),
        # white around a hyphen, before an ü, a háček that stands apart
        ("AL -REEDI I I, LAKE M, PÓND - REED Á.", ["AL -REEDI", "LAKE", "PÓND - REED"]),
        ("Li Meiling, L ü Qinghong, Zhu Jiaming, et al.", ["Li", "L ü", "Zhu"]),
        ("LAKICˇ M, REEDINCˇ M.", ["LAKICˇ", "REEDINCˇ"]),
        # a family name before two words
        ("Li Meiling, Shen Jun, Pond Bor Yann, et al.", ["Li", "Shen", "Pond"]),
        # marks of institutions on the family name
        ("Lakeberg1 JH, de Groot1 PC, Reed CJ, et al.", ["Lakeberg", "de Groot", "Reed"]),
        # a last name of one word
        ("LAKEBAN H, REEDLIS M, SAGALUDIN.", ["LAKEBAN", "REEDLIS", "SAGALUDIN"]),
        # one order in a group
        ("Bie Qinghong, Wang Xu, Hu Yuan.", ["Bie", "Wang", "Hu"]),
        ("Zou Meiling, Xu Jun, Mi Chris.", ["Zou", "Xu", "Mi"]),
        ("Li Di, Ouyang Jian, WU Meiling.", ["Li", "Ouyang", "WU"]),
        ("Yin Zhu, Xiaoming Wang, Meiling Zhong.", ["Zhu", "Wang", "Zhong"]),
        ("Henrik Lakeman, Anders Reed.", ["Lakeman", "Reed"]),
        # bodies
        ("U.S. Department of Lakes.", ["U.S. Department of Lakes"]),
        ("PondDB Official.", ["PondDB Official"]),
        ("某某百科.", ["某某百科"]),
        # hanzi: white between the names, a nation before a transcription, initials before one
        ("王小明 李大华 赵一平.", ["王", "李", "赵"]),
        ("[ 英 ] 阿博纳斯基.", ["阿博纳斯基"]),
        ("[ 英 ]A.R 阿博克利夫 · 布朗.", ["阿博克利夫 · 布朗"]),
    ],
)
def test_families(printed: str, expected: list[str]) -> None:
    assert families(printed) == expected


def test_a_title_with_a_stop_inside_is_no_name() -> None:
    found = citation("Reed K. WinSilt A model of ponds[J]. Acta Lacus, 2014, 5(4): 18-20.")
    assert found.first(PartKind.ARTICLE_TITLE) == "WinSilt A model of ponds"
    found = citation("Reed K, Lake M. Effects of A, B and C on ponds[J]. Acta Lacus, 2014, 5(4): 18-20.")
    assert found.first(PartKind.ARTICLE_TITLE) == "Effects of A, B and C on ponds"


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        # initials before the name, a full stop left out; a name of two letters before the title's first word
        ("X. Lake, P Reed, Z. Han, Y-P. Cao and Y.-S. Liu.", ["Lake", "Reed", "Han", "Cao", "Liu"]),
        ("A. Yu. Prudov and J. Reed.", ["Prudov", "Reed"]),
        # a full stop typed for a comma
        ("Lake C, Chen Y. Horo M, et al.", ["Lake", "Chen", "Horo"]),
    ],
)
def test_families_with_stops(printed: str, expected: list[str]) -> None:
    assert families(printed) == expected


def test_a_name_of_two_letters_before_a_title_with_a_colon() -> None:
    found = citation("Z. Huang, Y. Yu and X. Le. PF-Silt: Models of ponds[J]. Acta Lacus, 2014, 5(4): 18-20.")
    assert found.first(PartKind.ARTICLE_TITLE) == "PF-Silt: Models of ponds"
