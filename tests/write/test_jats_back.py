"""The back matter in JATS, references above all."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from lxml import etree

from pipeline.model.article import Article, Back, Note
from pipeline.model.block import Script
from pipeline.model.body import Fig, P, Picture, Run, Sec
from pipeline.model.face import Face
from pipeline.model.lang import Lang
from pipeline.model.reference import Citation, Part, PartKind, PublicationType, Reference
from pipeline.model.source import Source
from pipeline.write import jats
from pipeline.write.validate import validate

Written = Callable[[Article], etree._Element]
K = PartKind


def citation(*parts: Part, lang: Lang = Lang.EN, kind: PublicationType = PublicationType.JOURNAL) -> Citation:
    return Citation(lang, kind, parts)


def inner(item: etree._Element) -> str:
    """The markup inside an element."""
    return etree.tostring(item, encoding="unicode", with_tail=False).split(">", 1)[1].rsplit("</", 1)[0]


@pytest.mark.parametrize(
    ("part", "markup"),
    [
        (Part(K.TEXT, ". "), ". "),
        (Part(K.TYPE_MARK, "[J]"), "[J]"),
        (Part(K.SOURCE, "J Ex"), "<source>J Ex</source>"),
        (Part(K.DOI, "10.1/x"), '<pub-id pub-id-type="doi">10.1/x</pub-id>'),
        (Part(K.DOI, "10．1234／ａ．1"), '<pub-id pub-id-type="doi">10.1234/a.1</pub-id>'),
        (Part(K.DOI, "10.1234"), "10.1234"),  # cut short in print
        (Part(K.STANDARD_NUMBER, "GB/T 1"), '<pub-id pub-id-type="std-designation">GB/T 1</pub-id>'),
        (Part(K.ELOCATION_ID, "1909. 04321"), '<pub-id pub-id-type="arxiv">1909.04321</pub-id>'),
        (Part(K.ELOCATION_ID, "math．CO／0309136"), '<pub-id pub-id-type="arxiv">math.CO/0309136</pub-id>'),
        (Part(K.ELOCATION_ID, "1909.0432.1"), "<elocation-id>1909.0432.1</elocation-id>"),
        (Part(K.ELOCATION_ID, "2021.00123"), "<elocation-id>2021.00123</elocation-id>"),  # 21 is no month
        (Part(K.PATENT_NUMBER, "CN1A"), "<patent>CN1A</patent>"),
        (
            Part(K.ACCESS_DATE, "2020-01-02"),
            '<date-in-citation content-type="access-date">2020-01-02</date-in-citation>',
        ),
        (Part(K.SURNAME, "Zhang"), "Zhang"),
        (Part(K.YEAR, ""), ""),
        (
            Part(K.NAME, "Zhang, S", (Part(K.SURNAME, "Zhang"), Part(K.TEXT, ", "), Part(K.GIVEN_NAMES, "S"))),
            '<string-name name-style="western"><surname>Zhang</surname>, <given-names>S</given-names></string-name>',
        ),
        (
            Part(K.NAME, "S. Zhang", (Part(K.GIVEN_NAMES, "S."), Part(K.TEXT, " "), Part(K.SURNAME, "Zhang"))),
            '<string-name name-style="western"><given-names>S.</given-names> <surname>Zhang</surname></string-name>',
        ),
        (
            Part(K.NAME, "张三", (Part(K.SURNAME, "张"), Part(K.GIVEN_NAMES, "三"))),
            '<name name-style="eastern"><surname>张</surname><given-names>三</given-names></name>',
        ),
        (Part(K.NAME, "张三"), '<string-name name-style="eastern">张三</string-name>'),
        (
            Part(K.NAME, "Zhang San", (Part(K.SURNAME, "Zhang"),)),
            '<string-name name-style="western">Zhang San</string-name>',
        ),
    ],
)
def test_parts(written: Written, bare: Article, source: Source, part: Part, markup: str) -> None:
    reference = Reference("[1]", (citation(Part(K.TEXT, "0"), part),), source)
    root = written(replace(bare, back=Back(references=(reference,))))
    assert inner(root.find(".//mixed-citation")) == f"0{markup}"


def test_a_link_leads_where_it_says(written: Written, bare: Article, source: Source) -> None:
    reference = Reference("", (citation(Part(K.URI, "https://example.org/a b")),), source)
    link = written(replace(bare, back=Back(references=(reference,)))).find(".//ext-link")
    assert link.get("{http://www.w3.org/1999/xlink}href") == "https://example.org/ab"
    assert link.text == "https://example.org/a b"


def test_two_languages_are_alternatives(written: Written, rich: Article) -> None:
    first, second = written(rich).findall(".//ref")
    assert [item.get("{http://www.w3.org/XML/1998/namespace}lang") for item in first.iter("mixed-citation")] == [
        "zh",
        "en",
    ]
    assert first.find("citation-alternatives") is not None
    assert second.find("citation-alternatives") is None
    assert second.find("mixed-citation").get("publication-type") == "webpage"


def test_two_works_of_one_language_are_no_alternatives(written: Written, bare: Article, source: Source) -> None:
    works = (citation(Part(K.SOURCE, "Wings")), citation(Part(K.SOURCE, "Folds")))
    ref = written(replace(bare, back=Back(references=(Reference("[1]", works, source),)))).find(".//ref")
    assert [item.tag for item in ref] == ["label", "mixed-citation", "mixed-citation"]


def test_a_title_slanted_as_a_whole_is_plain(written: Written, bare: Article, source: Source) -> None:
    entry = replace(citation(Part(K.ARTICLE_TITLE, "Wings"), Part(K.TEXT, ".")), faces=(Face(0, 5, italic=True),))
    root = written(replace(bare, back=Back(references=(Reference("", (entry,), source),))))
    assert inner(root.find(".//mixed-citation")) == "<article-title>Wings</article-title>."


def test_a_chapter_is_a_book_s(written: Written, bare: Article, source: Source) -> None:
    entry = citation(Part(K.CHAPTER_TITLE, "Wings"), kind=PublicationType.CHAPTER)
    root = written(replace(bare, back=Back(references=(Reference("", (entry,), source),))))
    assert root.find(".//mixed-citation").get("publication-type") == "book"


def test_an_entry_of_which_only_the_label_is_known_can_still_be_cited(
    written: Written, bare: Article, source: Source
) -> None:
    references = (Reference("[7]", (), source), Reference("", (citation(Part(K.TEXT, " ")),), source))
    refs = written(replace(bare, back=Back(references=references))).findall(".//ref")
    assert [(item.get("id"), item.find("label").text) for item in refs] == [("ref7", "[7]")]


def test_acknowledgements_take_their_section_s_heading(written: Written, bare: Article, source: Source) -> None:
    thanks = Sec(
        "sec9", "", "致谢", (P((Run("谢谢。"),), source), Fig("fig9", (), source, Picture("a.png", source))), source
    )
    ack = written(replace(bare, back=Back(ack=(thanks,)))).find(".//ack")
    assert [item.tag for item in ack] == ["title", "p", "p"]
    assert ack.find("p/fig") is not None


def test_appendices_and_notes(written: Written, rich: Article) -> None:
    back = written(rich).find("back")
    assert [item.tag for item in back] == ["ack", "ref-list", "app-group", "fn-group"]
    assert back.find("app-group/app/title").text == "折法图"
    assert written(rich).find(".//author-notes/fn[@fn-type='coi-statement']") is not None


def test_who_did_what_stays_behind_the_body(written: Written, rich: Article, source: Source) -> None:
    note = Note("con", "作者贡献声明：欧阳晓明折纸。", Lang.ZH, source)
    root = written(replace(rich, back=replace(rich.back, notes=(note,))))
    assert root.find("back/fn-group/fn").get("fn-type") == "con"


@pytest.mark.parametrize("kind", PartKind)
def test_faces_stand_in_a_citation_only_where_the_dtd_lets_them(bare: Article, source: Source, kind: PartKind) -> None:
    faces = (Face(0, 1, italic=True), Face(1, 2, script=Script.SUB), Face(4, 5, script=Script.SUP))
    parts = (Part(kind, "CO2", (Part(PartKind.SURNAME, "CO2"),)), Part(PartKind.TEXT, " m2."))
    cited = Reference("[1]", (Citation(Lang.EN, PublicationType.JOURNAL, parts, faces),), source)
    xml = jats.article(replace(bare, back=Back(references=(cited,))))
    assert validate(xml) == []
    assert b"<sup>m</sup>2." in xml  # between the parts
