"""The front matter in JATS."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from lxml import etree

from pipeline.model.alignment import Alignment, Link, Sentence
from pipeline.model.article import (
    Abstract,
    AbstractSec,
    Aff,
    Article,
    Back,
    Contrib,
    Front,
    HistoryDate,
    Journal,
    Name,
    Note,
    Text,
    Title,
    Value,
)
from pipeline.model.block import Script
from pipeline.model.body import Body
from pipeline.model.face import Face, Faces
from pipeline.model.lang import Lang
from pipeline.model.source import Source

ZH, EN = Lang.ZH, Lang.EN
Written = Callable[[Article], etree._Element]


def texts(root: etree._Element, path: str) -> list[str]:
    return ["".join(item.itertext()) for item in root.iterfind(f".//{path}")]


def of(front: Front, alignment: Alignment | None = None, lang: Lang = ZH) -> Article:
    return Article(lang, front, Body(), Back(), alignment or Alignment())


class TestTitles:
    def test_the_body_s_language_leads(self, written: Written, rich: Article) -> None:
        root = written(replace(rich, lang=EN))
        assert texts(root, "article-title")[0] == "Glide Ratio of Paper Planes: A Classroom Case"
        assert texts(root, "title-group/trans-title-group/trans-title") == ["纸飞机的滑翔比——以课堂为例"]

    def test_a_title_in_the_other_language_only_is_the_article_s(self, written: Written, source: Source) -> None:
        root = written(of(Front(titles=(Title(EN, "Paper Planes", source),))))
        assert texts(root, "article-title") == ["Paper Planes"]
        assert root.find(".//title-group/trans-title-group") is None


class TestJournal:
    def test_both_titles_and_numbers(self, written: Written, rich: Article) -> None:
        meta = written(rich).find("front/journal-meta")
        assert texts(meta, "journal-title") == ["示例学报"]
        assert texts(meta, "trans-title") == ["Journal of Examples"]
        assert [(dict(item.attrib), item.text) for item in meta.iter("issn")] == [
            ({"publication-format": "print"}, "1234-5679"),
            ({"publication-format": "electronic"}, "2345-6784"),
        ]

    def test_a_journal_without_an_issn_is_one_in_print(self, written: Written, source: Source) -> None:
        """The DTD wants an <issn>, PubMed Central the form of each."""
        (issn,) = written(of(Front(journal=Journal(cn=Value("11-1234/R", source))))).iter("issn")
        assert (dict(issn.attrib), issn.text) == ({"publication-format": "print"}, None)

    def test_an_electronic_issn_alone_names_the_journal(self, written: Written, source: Source) -> None:
        identifier = written(of(Front(journal=Journal(eissn=Value("2345-6784", source))))).find(".//journal-id")
        assert (identifier.get("journal-id-type"), identifier.text) == ("issn", "2345-6784")

    def test_without_an_issn_the_cn_number_names_the_journal(self, written: Written, source: Source) -> None:
        root = written(of(Front(journal=Journal(cn=Value("11-1234/R", source)))))
        identifier = root.find(".//journal-id")
        assert (identifier.get("journal-id-type"), identifier.text) == ("publisher-id", "11-1234/R")
        assert texts(root, "custom-meta") == ["CN11-1234/R"]


class TestContribs:
    def test_linked_names_are_one_person(self, written: Written, rich: Article) -> None:
        people = written(rich).findall(".//contrib")
        assert [texts(person, "surname") for person in people] == [["欧阳", "Ouyang"], ["赵", "Zhao"]]
        assert [name.get("name-style") for name in people[0].iter("name")] == ["eastern", "western"]
        assert people[0].get("corresp") == "yes"
        assert people[1].get("equal-contrib") == "yes"

    def test_unlinked_names_stay_apart(self, written: Written, rich: Article) -> None:
        people = written(replace(rich, alignment=Alignment())).findall(".//contrib")
        assert [texts(person, "surname") for person in people] == [["欧阳"], ["赵"], ["Zhao"], ["Ouyang"]]

    def test_links_to_places_that_do_not_exist_tie_nothing(self, written: Written, rich: Article) -> None:
        odd = Alignment(
            authors=(Link((7,), (0,), 1.0), Link((0,), (-1,), 1.0), Link((1,), (0,), 1.0), Link((0,), (0,), 1.0))
        )
        people = written(replace(rich, alignment=odd)).findall(".//contrib")
        assert [texts(person, "surname") for person in people] == [["欧阳"], ["赵", "Zhao"], ["Ouyang"]]

    def test_a_foreign_name_in_hanzi_is_western(self, written: Written, source: Source) -> None:
        name = Name(ZH, "史密斯", "约翰", "约翰·史密斯")
        root = written(of(Front(contribs=(Contrib(name, source),))))
        assert root.find(".//name").get("name-style") == "western"

    def test_a_name_that_could_not_be_split_keeps_its_print(self, written: Written, source: Source) -> None:
        root = written(of(Front(contribs=(Contrib(Name(EN, "", "", "X. Y."), source),))))
        assert [item.get("name-style") for item in root.iter("name")] == ["given-only"]
        assert texts(root, "contrib/name/given-names") == ["X. Y."]

    @pytest.mark.parametrize(("collab", "one"), [(False, "name"), (True, "collab")])
    def test_one_name_has_no_alternatives(self, written: Written, source: Source, collab: bool, one: str) -> None:
        group = tuple(Contrib(Name(lang, *3 * ("赵",)), source, collab=collab) for lang in Lang)
        (single,) = written(of(Front(contribs=group[:1]))).iter("contrib")
        assert [item.tag for item in single] == [one]
        (both,) = written(of(Front(contribs=group), Alignment(authors=(Link((0,), (0,), 1.0),)))).iter("contrib")
        assert [item.tag for item in both] == [f"{one}-alternatives"]

    def test_a_body_has_no_orcid(self, written: Written, source: Source) -> None:
        one = Contrib(Name(ZH, "", "", "折纸协作组"), source, collab=True, orcid="0000-0002-1825-0097")
        assert written(of(Front(contribs=(one,)))).find(".//contrib-id") is None

    def test_a_correspondent_points_to_the_note_that_names_them(self, written: Written, rich: Article) -> None:
        (pointer,) = written(rich).findall('.//xref[@ref-type="corresp"]')
        assert pointer.get("rid") == "cor1"
        assert pointer.getparent().find(".//surname").text == "欧阳"


class TestAffs:
    def test_linked_institutions_are_alternatives(self, written: Written, rich: Article) -> None:
        both = written(rich).findall(".//aff-alternatives")
        assert [item.get("id") for item in both] == ["aff1", "aff2"]
        assert texts(both[0], "aff") == ["1示例大学医学院, 北京 100000", "1School of Medicine, Example University"]
        assert texts(both[0], "postal-code") == ["100000"]

    def test_marks_at_the_names_point_to_them(self, written: Written, rich: Article) -> None:
        people = written(rich).findall(".//contrib")
        pointers = [[item.get("rid") for item in person.findall('xref[@ref-type="aff"]')] for person in people]
        assert pointers == [["aff1", "aff2"], ["aff2"]]

    @pytest.mark.parametrize(("at_name", "at_aff"), [("1", "1."), ("１", "1"), ("a", "(a)"), ("*", "*")])
    def test_marks_are_compared_without_their_dress(
        self, written: Written, source: Source, at_name: str, at_aff: str
    ) -> None:
        contrib = Contrib(Name(ZH, "赵", "一", "赵一"), source, (at_name,))
        root = written(of(Front(contribs=(contrib,), affs=(Aff(ZH, "折纸研究所", source, at_aff),))))
        assert [item.get("rid") for item in root.iter("xref")] == ["aff1"]

    def test_a_mark_that_xml_cannot_hold_points_without_a_word(self, written: Written, source: Source) -> None:
        contrib = Contrib(Name(ZH, "赵", "一", "赵一"), source, ("\x03",))
        root = written(of(Front(contribs=(contrib,), affs=(Aff(ZH, "折纸研究所", source, "\x03"),))))
        assert [(item.get("rid"), len(item), item.text) for item in root.iter("xref")] == [("aff1", 0, None)]

    def test_the_only_institution_without_a_mark_is_everyone_s(self, written: Written, source: Source) -> None:
        contribs = tuple(Contrib(Name(ZH, surname, "一", f"{surname}一"), source) for surname in "赵钱")
        root = written(of(Front(contribs=contribs, affs=(Aff(ZH, "折纸研究所", source),))))
        assert [item.get("rid") for item in root.iter("xref")] == ["aff1", "aff1"]

    def test_two_institutions_without_marks_are_nobody_s(self, written: Written, source: Source) -> None:
        affs = tuple(Aff(ZH, text, source) for text in ("折纸研究所", "风洞研究所"))
        contribs = tuple(Contrib(Name(ZH, surname, "一", f"{surname}一"), source) for surname in "赵钱")
        root = written(of(Front(contribs=contribs, affs=affs)))
        assert root.find(".//xref") is None
        root = written(of(Front(contribs=contribs[:1], affs=affs)))
        assert [item.get("rid") for item in root.iter("xref")] == ["aff1", "aff2"]

    def test_institutions_that_name_their_persons(self, written: Written, source: Source) -> None:
        named = {"折纸大学": ("钱一",), "风洞研究所": ("钱 一",), "折纸大学机翼系": ("赵一",), "样本研究所": ()}
        affs = tuple(Aff(ZH, text, source, persons=persons) for text, persons in named.items())
        contribs = tuple(Contrib(Name(ZH, surname, "一", f"{surname}一"), source) for surname in "赵钱")
        root = written(of(Front(contribs=contribs, affs=affs)))
        people = [[item.get("rid") for item in person.iter("xref")] for person in root.iter("contrib")]
        assert people == [["aff3"], ["aff1", "aff2"]]

    def test_institutions_without_people_are_written(self, written: Written, source: Source) -> None:
        root = written(of(Front(affs=(Aff(ZH, "折纸研究所", source),))))
        assert texts(root, "article-meta/aff") == ["折纸研究所"]

    def test_parts_are_tagged_where_they_stand(self, written: Written, source: Source) -> None:
        aff = Aff(
            EN, "Beijing Institute, Beijing 100000", source, "", "Beijing Institute", "Beijing", "100000", "China"
        )
        found = written(of(Front(affs=(aff,)))).find(".//aff")
        assert [(item.tag, item.text) for item in found] == [
            ("institution", "Beijing Institute"),
            ("city", "Beijing"),
            ("postal-code", "100000"),
        ]
        assert "".join(found.itertext()) == aff.text

    @pytest.mark.parametrize(
        ("institution", "told"),
        [
            ("", "Centre of <italic>Carassius</italic> and CO<sub>2</sub>, Beijing"),
            (
                "Centre of Carassius and CO2",  # in which the DTD lets no slant stand
                "<institution>Centre of Carassius and CO<sub>2</sub></institution>, Beijing",
            ),
        ],
    )
    def test_how_it_is_set_is_kept(self, written: Written, source: Source, institution: str, told: str) -> None:
        faces = (Face(10, 19, italic=True), Face(26, 27, script=Script.SUB))
        aff = Aff(EN, "Centre of Carassius and CO2, Beijing", source, institution=institution, faces=faces)
        found = written(of(Front(affs=(aff,)))).find(".//aff")
        assert re.sub("</?aff.*?>", "", etree.tostring(found, encoding="unicode")).strip() == told

    def test_a_statement_on_who_paid_keeps_how_it_is_set(self, written: Written, source: Source) -> None:
        statement = Text("CO2 计划", ZH, source, (Face(2, 3, script=Script.SUB),))
        root = written(of(Front(funding_statements=(statement,), self_citations=(statement,))))
        found = [root.find(".//funding-statement"), root.find(".//front//notes/p")]
        assert [(own.text, own[0].tag, own[0].tail) for own in found] == [("CO", "sub", " 计划")] * 2


class TestAuthorNotes:
    def test_mail_addresses_are_tagged(self, written: Written, rich: Article) -> None:
        corresp = written(rich).find(".//corresp")
        assert texts(corresp, "email") == ["xm@example.cn"]
        assert "".join(corresp.itertext()) == "通信作者：欧阳晓明，E-mail：xm@example.cn"

    def test_an_unlisted_kind_is_a_custom_one(self, written: Written, source: Source) -> None:
        note = written(of(Front(notes=(Note("made-up", "注", ZH, source),)))).find(".//fn")
        assert (note.get("fn-type"), note.get("custom-type")) == ("custom", "made-up")


class TestDates:
    def test_a_date_on_the_network_is_one_of_publication(self, written: Written, source: Source) -> None:
        """JATS's list of date-type has `pub` alone for both."""
        own = [HistoryDate("online", "2023-07-01", source), HistoryDate("pub", "2023-08-01", source)]
        found = written(of(Front(history=tuple(own)))).findall(".//history/date")
        told = [(date.get("date-type"), date.get("publication-format"), date.get("iso-8601-date")) for date in found]
        assert told == [("pub", "electronic", "2023-07-01"), ("pub", None, "2023-08-01")]

    @pytest.mark.parametrize(
        ("iso", "parts"),
        [
            ("2023-06-01", {"day": "01", "month": "06", "year": "2023"}),
            ("2014-05", {"month": "05", "year": "2014"}),
            ("2014", {"year": "2014"}),
            ("下月", {"year": "下月"}),
            ("2020-02-31", {"day": "31", "month": "02", "year": "2020"}),  # as it is printed
        ],
    )
    def test_history(self, written: Written, source: Source, iso: str, parts: dict[str, str]) -> None:
        date = written(of(Front(history=(HistoryDate("accepted", iso, source),)))).find(".//history/date")
        assert {item.tag: item.text for item in date} == parts
        assert date.get("iso-8601-date") == (None if iso in ("下月", "2020-02-31") else iso)

    @pytest.mark.parametrize(
        ("year", "month", "iso"),
        [("2024", "1", "2024-01"), ("2024", "", "2024"), ("2024", "13", "2024"), ("24", "1", None)],
    )
    def test_pub_date(self, written: Written, source: Source, year: str, month: str, iso: str | None) -> None:
        front = Front(year=Value(year, source), month=Value(month, source))
        assert written(of(front)).find(".//pub-date").get("iso-8601-date") == iso


class TestPages:
    def test_an_article_number_stands_in_for_pages(self, written: Written, source: Source) -> None:
        assert texts(written(of(Front(elocation_id=Value("e12", source)))), "article-meta/elocation-id") == ["e12"]

    def test_what_has_no_place_is_custom_meta(self, written: Written, source: Source) -> None:
        front = Front(lpage=Value("9", source), month=Value("3", source), day=Value("5", source))
        assert texts(written(of(front)), "custom-meta") == ["month3", "day5", "lpage9"]

    @pytest.mark.parametrize(
        ("day", "iso", "parts"),
        [
            ("5", "2020-03-05", ["5", "3", "2020"]),
            ("35", "2020-03", ["35", "3", "2020"]),
            ("٣", "2020-03", ["٣", "3", "2020"]),
        ],
    )
    def test_day_of_the_issue(self, written: Written, source: Source, day: str, iso: str, parts: list[str]) -> None:
        front = Front(year=Value("2020", source), month=Value("3", source), day=Value(day, source))
        date = written(of(front)).find(".//pub-date")
        assert date is not None
        assert date.get("iso-8601-date") == iso
        assert [item.text for item in date] == parts


class TestAbstracts:
    def test_sentences_point_to_each_other(self, written: Written, rich: Article) -> None:
        root = written(rich)
        rids = {item.get("id"): item.get("rid") for item in root.iterfind('.//named-content[@content-type="sentence"]')}
        assert rids == {
            "s-zh-1": "s-en-1",
            "s-zh-2": "s-en-1",
            "s-zh-3": "s-en-2",
            "s-en-1": "s-zh-1 s-zh-2",
            "s-en-2": "s-zh-3",
            "s-en-3": None,
        }

    def test_the_text_is_the_printed_one(self, written: Written, rich: Article) -> None:
        assert texts(written(rich), "trans-abstract//p") == [
            "To measure glide ratios and the effect of folding.",
            "The ratio was 3.5 (P<0.05). It flew.",
        ]

    @pytest.mark.parametrize(
        "sentences",
        [("一。",), ("一。", "三。"), ("一。", "二。", "三。"), ("二。", "一。"), ("", "一。", "二。")],
    )
    def test_sentences_that_are_not_the_text_are_left_out(
        self, written: Written, source: Source, sentences: tuple[str, ...]
    ) -> None:
        front = Front(abstracts=(Abstract(ZH, (AbstractSec("", "一。二。"),), source),))
        odd = Alignment(sentences_zh=tuple(Sentence(text, 0) for text in sentences))
        root = written(of(front, odd))
        assert texts(root, "abstract/p") == ["一。二。"]
        assert root.find(".//named-content") is None

    def test_a_part_without_a_title_belongs_to_the_section_before(self, written: Written, source: Source) -> None:
        parts = (AbstractSec("", "引子。"), AbstractSec("目的", "甲。"), AbstractSec("", "乙。"))
        abstract = written(of(Front(abstracts=(Abstract(ZH, parts, source),)))).find(".//abstract")
        assert [item.tag for item in abstract] == ["p", "sec"]
        assert texts(abstract, "sec/p") == ["甲。", "乙。"]

    def test_an_only_part_is_no_section(self, written: Written, source: Source) -> None:
        parts = (AbstractSec("目的", "甲。"), AbstractSec("", "乙。"))
        abstract = written(of(Front(abstracts=(Abstract(ZH, parts, source),)))).find(".//abstract")
        assert [item.tag for item in abstract] == ["p", "p"]
        assert texts(abstract, "p") == ["目的 甲。", "乙。"]
        assert texts(abstract, "p/bold") == ["目的"]


class TestKwds:
    def test_keywords_point_to_each_other(self, written: Written, rich: Article) -> None:
        found = written(rich).findall(".//kwd/named-content")
        assert [(item.get("id"), item.text, item.get("rid")) for item in found] == [
            ("kwd-zh-1", "纸飞机", "kwd-en-2"),
            ("kwd-zh-2", "滑翔比", "kwd-en-1"),
            ("kwd-zh-3", "折法", None),
            ("kwd-en-1", "glide ratio", "kwd-zh-2"),
            ("kwd-en-2", "paper planes", "kwd-zh-1"),
        ]


def test_funding(written: Written, rich: Article) -> None:
    root = written(rich)
    assert texts(root, "award-id") == ["81000000", "2023A001"]
    assert texts(root, "funding-statement") == ["示例科学基金(81000000, 2023A001)资助", "Supported by ESF"]


def test_categories(written: Written, rich: Article) -> None:
    groups = written(rich).findall(".//subj-group")
    assert {group.get("subj-group-type"): texts(group, "subject") for group in groups} == {
        "heading": ["论著"],
        "clc": ["R734.2", "V271"],
        "jel": ["O31", "G21"],
        "pacs": ["03.67.-a"],
        "document-code": ["A"],
    }


def test_without_a_column_the_kind_of_the_article_is_its_heading(written: Written) -> None:
    """PubMed Central makes its tables of contents of them; it is told from a printed one."""
    (group,) = written(replace(of(Front()), article_type="review-article")).iter("subj-group")
    assert (group.get("subj-group-type"), group.get("specific-use")) == ("heading", "article-type")
    assert texts(group, "subject") == ["Review Article"]


@pytest.mark.parametrize(
    ("faces", "inside"),
    [
        ((Face(0, 5, italic=True),), []),
        ((Face(0, 5, script=Script.SUP),), []),
        ((Face(0, 1, italic=True),), ["italic"]),
        ((Face(0, 2, italic=True), Face(2, 5, italic=True, script=Script.SUB)), ["sub"]),
        ((Face(4, 5, script=Script.SUP), Face(5, 6, script=Script.SUB)), ["sup"]),
    ],
)
def test_what_all_of_a_title_is_set_in_says_nothing(
    written: Written, source: Source, faces: Faces, inside: list[str]
) -> None:
    title = Title(EN, "Title ", source, faces=faces)
    assert [item.tag for item in written(of(Front(titles=(title,)))).find(".//article-title")] == inside
