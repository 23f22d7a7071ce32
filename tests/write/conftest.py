"""One invented article with something in every field, and ways to look at what is written of it."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from lxml import etree

from pipeline.model.alignment import Alignment, Link, Sentence, Term
from pipeline.model.article import (
    Abstract,
    AbstractSec,
    Aff,
    Article,
    Award,
    Back,
    ClassCode,
    Contrib,
    Front,
    HistoryDate,
    Journal,
    KwdGroup,
    Leftover,
    Name,
    Note,
    Text,
    Title,
    Value,
)
from pipeline.model.block import Script
from pipeline.model.body import (
    Body,
    Caption,
    Cell,
    DispFormula,
    Fig,
    Footnote,
    P,
    Picture,
    RefType,
    Run,
    Sec,
    TableNote,
    TableWrap,
    Xref,
)
from pipeline.model.face import Face
from pipeline.model.geometry import Bbox
from pipeline.model.lang import Lang
from pipeline.model.reference import Citation, Part, PartKind, PublicationType, Reference
from pipeline.model.source import Source
from pipeline.write import jats

ZH, EN = Lang.ZH, Lang.EN
SOURCE = Source(1, Bbox(56.693, 72.04, 538.58, 90.0), "labels.article-title.zh", 0.98)


def value(text: str) -> Value:
    return Value(text, SOURCE)


def printed(text: str, lang: Lang) -> Text:
    return Text(text, lang, SOURCE)


def person(lang: Lang, surname: str, given: str, printed_name: str, *labels: str) -> Contrib:
    return Contrib(Name(lang, surname, given, printed_name), SOURCE, labels)


def paragraph(*content: Run | Xref) -> P:
    return P(content, SOURCE)


@pytest.fixture
def source() -> Source:
    return SOURCE


@pytest.fixture
def front() -> Front:
    journal = Journal(
        titles=(printed("示例学报", ZH), printed("Journal of Examples", EN)),
        publisher=printed("示例出版社", ZH),
        publisher_loc=printed("示例市", ZH),
        abbrev_title=printed("J Ex", EN),
        issn=value("1234-5679"),
        eissn=value("2345-6784"),
        cn=value("11-1234/R"),
    )
    ouyang = replace(person(ZH, "欧阳", "晓明", "欧阳晓明", "1", "2"), corresp=True, bio="欧阳晓明，女，教授。")
    ouyang_en = replace(
        person(EN, "Ouyang", "Xiaoming", "OUYANG Xiao-ming", "1", "2"),
        corresp=True,
        email="xm@example.cn",
        orcid="0000-0002-1825-0097",
    )
    zhao = replace(person(ZH, "赵", "一", "赵一", "2"), role="综述", equal_contrib=True)
    return Front(
        journal=journal,
        titles=(
            Title(ZH, "纸飞机的滑翔比", SOURCE, "以课堂为例"),
            Title(EN, "Glide Ratio of Paper Planes", SOURCE, "A Classroom Case"),
        ),
        contribs=(ouyang, zhao, person(EN, "Zhao", "Yi", "ZHAO Yi", "2"), ouyang_en),
        affs=(
            Aff(ZH, "示例大学医学院, 北京 100000", SOURCE, "1", "示例大学医学院", "北京", "100000"),
            Aff(ZH, "折纸研究所", SOURCE, "2"),
            Aff(EN, "Institute of Folding, Beijing, China", SOURCE, "2", city="Beijing", country="China"),
            Aff(EN, "School of Medicine, Example University", SOURCE, "1", "Example University"),
        ),
        abstracts=(
            Abstract(
                ZH,
                (AbstractSec("目的", "量一量滑翔比。看折法有无影响。"), AbstractSec("结果", "滑翔比为3.5（P<0.05）。")),
                SOURCE,
            ),
            Abstract(
                EN,
                (
                    AbstractSec("Objective", "To measure glide ratios and the effect of folding."),
                    AbstractSec("Results", "The ratio was 3.5 (P<0.05). It flew."),
                ),
                SOURCE,
            ),
        ),
        kwd_groups=(
            KwdGroup.of(ZH, ("纸飞机", "滑翔比", "折法"), SOURCE),
            KwdGroup.of(EN, ("glide ratio", "paper planes"), SOURCE),
        ),
        category=printed("论著", ZH),
        doi=value("10.1234/j.issn.1234-5679.2024.01.001"),
        publisher_id=value("1234-5679(2024)01-0001-09"),
        clc=(value("R734.2"), value("V271")),
        class_codes=(
            ClassCode("jel", "O31", SOURCE),
            ClassCode("pacs", "03.67.-a", SOURCE),
            ClassCode("jel", "G21", SOURCE),
        ),
        document_code=value("A"),
        year=value("2024"),
        month=value("1"),
        day=value("25"),
        volume=value("27"),
        issue=value("1"),
        fpage=value("1"),
        lpage=value("9"),
        elocation_id=value("e001"),
        history=(HistoryDate("received", "2023-06-01", SOURCE), HistoryDate("accepted", "2023-11", SOURCE)),
        awards=(Award("示例科学基金", ("81000000", "2023A001"), SOURCE),),
        funding_statements=(printed("示例科学基金(81000000, 2023A001)资助", ZH), printed("Supported by ESF", EN)),
        self_citations=(printed("欧阳晓明, 赵一. 纸飞机的滑翔比[J]. 示例学报, 2024, 27(1): 1-9.", ZH),),
        notes=(
            Note("corresp", "通信作者：欧阳晓明，E-mail：xm@example.cn", ZH, SOURCE),
            Note("other", "本文图版见封三", ZH, SOURCE),
        ),
    )


@pytest.fixture
def alignment() -> Alignment:
    return Alignment(
        title=Link((0,), (0,), 1.0, ("position",)),
        sentences_zh=(
            Sentence("量一量滑翔比。", 0),
            Sentence("看折法有无影响。", 0),
            Sentence("滑翔比为3.5（P<0.05）。", 1),
        ),
        sentences_en=(
            Sentence("To measure glide ratios and the effect of folding.", 0),
            Sentence("The ratio was 3.5 (P<0.05).", 1),
            Sentence("It flew.", 1),
        ),
        abstract=(
            Link((0, 1), (0,), 0.91, ("length",)),
            Link((2,), (1,), 0.99, ("length", "numbers:2")),
            Link((), (2,), 0.4),
        ),
        keywords=(Link((0,), (1,), 0.9, ("lexicon",)), Link((1,), (0,), 0.9, ("lexicon",)), Link((2,), (), 0.0)),
        authors=(Link((0,), (1,), 1.0, ("pinyin",)), Link((1,), (0,), 1.0, ("pinyin",))),
        affiliations=(Link((0,), (1,), 0.8, ("label",)), Link((1,), (0,), 0.8, ("label",))),
    )


@pytest.fixture
def body() -> Body:
    fig = Fig(
        "fig1",
        (Caption(ZH, "图1", "折法", SOURCE), Caption(EN, "Fig. 1", "Folding", SOURCE)),
        SOURCE,
        Picture("article/fig1.png", SOURCE),
        (TableNote("b: P<0.01", (Face(3, 4, italic=True),)), TableNote("来源：自制")),
    )
    table = TableWrap(
        "tab1",
        (Caption(ZH, "表1", "滑翔比", SOURCE), Caption(EN, "Tab. 1", "Glide ratios", SOURCE)),
        SOURCE,
        rows=(
            (Cell((Run("折法"),), header=True), Cell((Run("滑翔比"),), header=True)),
            (Cell((Run("甲"),), rowspan=2), Cell((Run("3.5"), Run("a", script=Script.SUP)))),
            (Cell((Run("4.1"),)),),
        ),
        foot=(TableNote("a: P<0.05", (Face(3, 4, italic=True),)),),
    )
    signs = (Run("k=L/D", italic=True), Run("2", script=Script.SUP))
    formula = DispFormula("eq1", "(1)", "k = L / D2", SOURCE, Picture("article/eq1.png", SOURCE), signs)
    method = Sec(
        "sec2", "2", "方法", (paragraph(Run("见式"), Xref(RefType.DISP_FORMULA, ("eq1",), "(1)")), formula), SOURCE
    )
    cited = Xref(RefType.BIBR, ("ref1", "ref2"), "[1-2]", Script.SUP)
    lead = paragraph(
        Run("纸飞机"), Run("v", italic=True), Run("2", script=Script.SUB), Run("很快", bold=True), cited, Run("。")
    )
    intro = Sec("sec1", "1", "引言", (lead, fig, table), SOURCE, trans_title="Introduction", sec_type="intro")
    return Body((intro, method), (Footnote("fn1", "①", "此处从略。", SOURCE),))


@pytest.fixture
def back() -> Back:
    def part(kind: PartKind, text: str, *parts: Part) -> Part:
        return Part(kind, text, parts)

    zhang = part(PartKind.NAME, "张三", part(PartKind.SURNAME, "张"), part(PartKind.GIVEN_NAMES, "三"))
    zhang_en = part(
        PartKind.NAME,
        "Zhang S",
        part(PartKind.SURNAME, "Zhang"),
        part(PartKind.TEXT, " "),
        part(PartKind.GIVEN_NAMES, "S"),
    )
    tail = (
        part(PartKind.TEXT, ", "),
        part(PartKind.YEAR, "2010"),
        part(PartKind.TEXT, ", "),
        part(PartKind.VOLUME, "13"),
        part(PartKind.TEXT, "("),
        part(PartKind.ISSUE, "1"),
        part(PartKind.TEXT, "): "),
        part(PartKind.FPAGE, "1"),
        part(PartKind.TEXT, "-"),
        part(PartKind.LPAGE, "5"),
        part(PartKind.TEXT, "."),
    )
    zh = Citation(
        ZH,
        PublicationType.JOURNAL,
        (
            part(PartKind.PERSON_GROUP, "张三, 等", zhang, part(PartKind.TEXT, ", "), part(PartKind.ETAL, "等")),
            part(PartKind.TEXT, ". "),
            part(PartKind.ARTICLE_TITLE, "折纸的力学"),
            part(PartKind.TYPE_MARK, "[J]"),
            part(PartKind.TEXT, ". "),
            part(PartKind.SOURCE, "示例学报"),
            *tail,
        ),
    )
    en = Citation(
        EN,
        PublicationType.JOURNAL,
        (
            part(
                PartKind.PERSON_GROUP,
                "Zhang S, et al",
                zhang_en,
                part(PartKind.TEXT, ", "),
                part(PartKind.ETAL, "et al"),
            ),
            part(PartKind.TEXT, ". "),
            part(PartKind.ARTICLE_TITLE, "Mechanics of folding"),
            part(PartKind.TEXT, ". "),
            part(PartKind.SOURCE, "J Ex"),
            *tail,
        ),
    )
    book = Citation(
        EN,
        PublicationType.WEBPAGE,
        (
            part(PartKind.COLLAB, "Folding Society"),
            part(PartKind.TEXT, ". "),
            part(PartKind.SOURCE, "Planes"),
            part(PartKind.TYPE_MARK, "[EB/OL]"),
            part(PartKind.TEXT, ". ["),
            part(PartKind.ACCESS_DATE, "2020-01-02"),
            part(PartKind.TEXT, "]. "),
            part(PartKind.URI, "https://example.org/planes"),
            part(PartKind.TEXT, ". doi:"),
            part(PartKind.DOI, "10.1234/planes"),
        ),
    )
    return Back(
        ack=(paragraph(Run("感谢风洞。")),),
        appendices=(Sec("app1", "附录A", "折法图", (paragraph(Run("略。")),), SOURCE),),
        references=(Reference("[1]", (zh, en), SOURCE), Reference("[2]", (book,), SOURCE)),
        ref_title="参考文献",
        notes=(Note("coi-statement", "作者无利益冲突。", ZH, SOURCE),),
    )


@pytest.fixture
def rich(front: Front, body: Body, back: Back, alignment: Alignment) -> Article:
    return Article(
        ZH,
        front,
        body,
        back,
        alignment,
        glossary=(Term("滑翔比", "glide ratio", "GR", SOURCE),),
        leftovers=(Leftover("furniture", "第27卷 第1期", SOURCE), Leftover("unplaced", "未详", SOURCE)),
    )


@pytest.fixture
def bare() -> Article:
    return Article(ZH, Front(), Body(), Back())


@pytest.fixture
def written() -> Callable[[Article], etree._Element]:
    """The root of the JATS written of an article."""
    return lambda article: etree.fromstring(jats.article(article))
