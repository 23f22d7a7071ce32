"""Habits of lists that are met less often, each in an invented entry."""

import pytest

from pipeline.parse.references import citation, split
from tests.references.lines import column
from tests.references.test_styles import fields

LOCUS: list[tuple[str, dict[str, str]]] = [
    ("钱某. 塘泥[J]. 湖沼学报, 2006, 27卷(1期): 45-47.", {"source": "湖沼学报", "volume": "27", "issue": "1"}),
    ("钱某: 《塘考》, 载《湖史》2006年第1期(总第27期), 第45-47页。", {"year": "2006", "issue": "1", "fpage": "45"}),
    ("钱某. 塘水[N]. 湖光日报, 2006年5月7日(第3版).", {"source": "湖光日报", "year": "2006"}),
    ("钱某. 湖塘遗稿[M]. 刻本. 湖光: 塘海堂, 1736(清乾隆元年).", {"source": "湖塘遗稿", "year": "1736"}),
    ("Reed A. Silt[J]. Pond J, 2012:175:1072-1073.", {"source": "Pond J", "volume": "175", "fpage": "1072"}),
    (
        "Reed A. Silt[C]. In: Symposium on Principles of Ponds: 2001, 256-266.",
        {"source": "Symposium on Principles of Ponds", "year": "2001", "fpage": "256"},
    ),
    ("Reed A. Silt[C]. In: Proceedings of CPM ｀94, 1994, 175-186.", {"source": "Proceedings of CPM ｀94"}),
    ("钱某. 塘泥[M]. 北京: 湖光书社, 2006, 645.", {"year": "2006", "fpage": "645"}),
    ("国务院. 塘堰条例[Z]. 国务院令第999号, 2008-12-01.", {"source": "塘堰条例", "issue": "", "year": "2008"}),
    ("钱某. 塘泥[J]. 湖沼学报, (审稿中).", {"title": "塘泥", "source": "湖沼学报"}),
    (
        "Озеров А.Б. Ил прудов. Озероведение, 1987, №3, с. 45-52",
        {"source": "Озероведение", "issue": "3", "fpage": "45"},
    ),
]
LOCUS += [
    ("REED B. Silt[J]. Pond Eng, 2018, 40: 104-1-104-9.", {"source": "Pond Eng", "fpage": "104-1", "lpage": "104-9"}),
    ("钱某. 塘边旅游[N]. 湖光日报, 2019-12-03(理论版).", {"source": "湖光日报", "year": "2019"}),
]
NAMES: list[tuple[str, dict[str, str]]] = [
    (
        "WANG XIAO-LIN, LI ZHEN HUA, REED M. Silt[J]. Pond J, 2011, 5: 7.",
        {"authors": "WANG|XIAO-LIN; LI|ZHEN HUA; REED|M"},
    ),
    ("REED S, BERG M, SAGALUDIN.Silt of ponds[J]. Pond J, 2011, 5: 7.", {"authors": "REED|S; BERG|M; SAGALUDIN"}),
    ("尤某, 钱远山等编著. 塘泥学[M]. 北京: 湖光出版社, 2003.", {"authors": "尤|某; 钱|远山", "source": "塘泥学"}),
    ("湖光水利学院主编. 塘泥学[M]. 北京: 湖光出版社, 1985.", {"authors": "=湖光水利学院", "source": "塘泥学"}),
    ("[英]A.莱某,T.格罗某著.塘史[M].钱某译.上海:湖光出版社,2008.", {"authors": "莱某|A.; 格罗某|T.", "source": "塘史"}),
    ("清·钱远. 塘病证治[M]. 北京: 湖光出版社, 1982: 45.", {"authors": "钱|远", "source": "塘病证治"}),
    ("明·钱某撰. 塘论集解[M]. 上海: 湖光出版社, 1990: 33.", {"authors": "钱|某", "source": "塘论集解"}),
    ("(唐)尤某著; 钱远校注. 塘方要略[M]. 北京: 湖光出版社, 1997: 101.", {"authors": "尤|某", "source": "塘方要略"}),
    (
        "湖光医学会塘病分会, 《湖光杂志》编辑委员会. 塘病共识[J]. 湖光杂志, 2013, 29: 93.",
        {"authors": "=湖光医学会塘病分会; =《湖光杂志》编辑委员会", "title": "塘病共识"},
    ),
    ("钱 某, 阿古达木吉尔. 草原湖泊的水质研究[J]. 湖沼学报, 2011, 5: 7.", {"authors": "钱|某; 阿古达木吉尔"}),
    ("尤某, 钱远山主编. 草原湖泊的水质研究[M]. 北京: 湖光出版社, 2011.", {"authors": "尤|某; 钱|远山"}),
]
WORKS: list[tuple[str, dict[str, str]]] = [
    ("QCR 10-2014 塘堰机房技术条件[S].", {"source": "塘堰机房技术条件"}),
    ("JGJ 999-2010, J 186-2010. 塘堰防渗规程[S].", {"source": "塘堰防渗规程"}),
    ("湖光管理局. 塘病疗效标准: ZY/T001.1-94[S]. 南京: 湖光出版社, 1994: 12.", {"source": "塘病疗效标准"}),
    ("EN 1999-1-2: 2005 Design of ponds: part 1-2[S]. Brussels: CEN, 2005.", {"source": "Design of ponds: part 1-2"}),
    ("Reed B A. Pump for ponds. US Patent 6 123 456, 2000.", {"title": "Pump for ponds", "year": "2000"}),
    ("Reed B. Silt. Dissertation. Pond State University, Corvallis, Oregon. 2006", {"source": "Silt", "year": "2006"}),
    (
        "See B. Reed, Pond and State: A History (Oxford: Pond Press, 1994), pp. 12-18.",
        {"source": "Pond and State: A History", "publisher": "Pond Press", "year": "1994", "fpage": "12"},
    ),
    ("钱某. 塘泥固结. 见: 尤某, 主编. 塘泥学. 第6版. 北京: 湖光出版社, 2003. 212-215.", {"source": "塘泥学"}),
    ("钱某. 塘泥固结[A]. 湖光水利学会. 塘泥论文选[C]. 北京: 湖光出版社, 1998. 12-18.", {"source": "塘泥论文选"}),
    (
        "REED B. Silt[C]//Proceedings of Ponds 2004, Lisbon, Portugal, 12-15 May 2004. Lisbon: PST, 2004: 12-18.",
        {"source": "Proceedings of Ponds 2004", "fpage": "12"},
    ),
    (
        "钱某. 塘堰管理的创新. (2020-04-06)/[2021-12-10]. https://www.tang.example.cn/a.",
        {"source": "塘堰管理的创新", "year": "2020"},
    ),
    (
        "Reed, F. (2013). Signals of the termites Pondotermes sp. J Exp Ponds 216(17): 3249-3256.",
        {"title": "Signals of the termites Pondotermes sp", "source": "J Exp Ponds"},
    ),
    ("REED Ann. Credit for SMEs.Journal of Pond Research, 2020(6): 114-132.", {"source": "Journal of Pond Research"}),
    ("( 钱某, 尤某. 塘泥固结[ J]. 湖沼学报, 2005, 42( 1) : 79- 84)", {"authors": "钱|某; 尤|某", "title": "塘泥固结"}),
    ("钱某. 塘泥[J]. 湖沼学报, 2006, 17(9): 1837-1847. [doi: 10. 1234/hzxb171837]", {"doi": "10. 1234/hzxb171837"}),
    (
        "Reed A. Silt[J/OL]. Ponds, 2020, 12: e01. https://doi.org/10.1234/ ponds. 0123.",
        {"doi": "10.1234/ ponds. 0123"},
    ),
]


@pytest.mark.parametrize(("text", "wanted"), [*LOCUS, *NAMES, *WORKS], ids=lambda value: str(value)[:40])
def test_a_less_usual_habit_is_read(text: str, wanted: dict[str, str]) -> None:
    got = fields(citation(text))
    assert {name: got.get(name, "") for name in wanted} == wanted


def test_headings_of_groups_part_a_list_and_belong_to_no_entry() -> None:
    rows = (
        (100.0, "一、中文文献"),
        (100.0, "钱某, 2009. 塘泥的粒度[J]. 湖沼学报, 30(1): 1-9."),
        (100.0, "尤某, 2012. 塘泥的强度与固结之间的长期关系研究[J]. 湖沼学报,"),
        (110.0, "34(2): 211-218."),
        (100.0, "外文"),
        (100.0, "Lake A, 2011. Silt of ponds[J]. Pond J, 5(3): 77-81."),
        (100.0, "Reed B, 2013. Silt of lakes[J]. Pond J, 7(3): 12-19."),
    )
    found = split(column(rows))
    assert [entry.text.split(",")[0] for entry in found.entries] == ["钱某", "尤某", "Lake A", "Reed B"]
    assert [line.text for line in found.rest] == ["一、中文文献", "外文"]


def test_a_volume_behind_its_editor_in_title_marks_contains_the_work() -> None:
    got = fields(citation("钱某, 尤某. 塘泥电阻率. 吴某等主编: 《湖沼物理进展》[M]. 湖光出版社, 2004, 107~121."))
    assert (got["title"], got["source"], got["fpage"]) == ("塘泥电阻率", "湖沼物理进展", "107")
