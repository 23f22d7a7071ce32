"""What a printed article cannot be is said, and weighs against the reading."""

from dataclasses import replace

import pytest

from pipeline.check import contradictions
from pipeline.model.article import Aff, Journal, Text, Value
from pipeline.model.body import Body, Caption, Fig, P, RefType, Run, Sec, TableWrap, Xref
from pipeline.model.lang import Lang
from pipeline.model.reference import Citation, Part, PartKind, PublicationType, Reference
from tests.align.made import SOURCE, article

ZH, EN = Lang.ZH, Lang.EN
BOTH = {
    "title": {"zh": "示例", "en": "Examples"},
    "authors": {"zh": ["王小明"], "en": ["Wang|Xiaoming"]},
    "abstracts": {"zh": "选取样品。", "en": "Samples were chosen."},
    "kwds": {"zh": ["煤"], "en": ["coal"]},
}


def entry(label: str, title: str = "On invented moss") -> Reference:
    parts = (Part(PartKind.ARTICLE_TITLE, title),) if title else (Part(PartKind.TEXT, "nothing"),)
    return Reference(label, (Citation(EN, PublicationType.JOURNAL, parts),), SOURCE)


def fig(number: int) -> Fig:
    return Fig(f"fig{number}", (Caption(ZH, f"图{number}", "示例", SOURCE),), SOURCE)


def table(number: int) -> TableWrap:
    return TableWrap(f"tab{number}", (Caption(ZH, f"表{number}", "示例", SOURCE),), SOURCE)


def p(text: str, *cited: int) -> P:
    return P((Run(text), *(Xref(RefType.BIBR, (f"ref{n}",), f"[{n}]") for n in cited)), SOURCE)


def sec(label: str, *content) -> Sec:
    return Sec(f"sec{label}", label, "示例", content, SOURCE)


def made(*content, references=(), **front):
    found = article(**{**BOTH, **front})
    journal, year = Journal((Text("示例通报", ZH, SOURCE),)), Value("2014", SOURCE)
    affs = found.front.affs or (Aff(ZH, "示例大学", SOURCE),)
    found = replace(found, front=replace(found.front, journal=journal, year=year, affs=affs))
    return replace(found, body=Body(content or (sec("1"),)), back=replace(found.back, references=tuple(references)))


def said(value):
    seen = []
    contradictions.check(value, seen.append)
    return [(item.kind.name, item.message) for item in seen]


def test_a_sound_article_gets_no_remark():
    body = (sec("1", p("见图1。", 1, 2), fig(1), fig(2)), sec("2", table(1), p("完。", 3)))
    value = made(*body, references=[entry("[1]"), entry("[2]"), entry("[3]")])
    assert said(value) == []


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("title", ("TITLE_MISSING", "no title found in en")),
        ("authors", ("BYLINE_MISSING", "no authors found in en")),
        ("abstracts", ("ONE_LANGUAGE", "abstract: found in zh only")),
        ("kwds", ("ONE_LANGUAGE", "keywords: found in zh only")),
    ],
)
def test_a_field_in_one_language_alone(field, told):
    other = {field: {key: value for key, value in BOTH[field].items() if key == "zh"}}
    assert said(made(**other)) == [told]


def test_an_article_without_title_and_authors():
    alone = {field: {"zh": value["zh"]} for field, value in BOTH.items()}
    told = [("TITLE_MISSING", "no title found in zh"), ("BYLINE_MISSING", "no authors found in zh")]
    assert said(made(**{**alone, "title": {}, "authors": {}})) == told


def test_an_article_in_one_language_lacks_nothing():
    alone = {field: {"zh": value["zh"]} for field, value in BOTH.items()}
    assert said(made(**alone)) == []


def test_authors_without_an_institution():
    value = made()
    told = [("AFF_MISSING", "authors, and no institution of theirs")]
    assert said(replace(value, front=replace(value.front, affs=()))) == told
    assert said(replace(value, front=replace(value.front, affs=(), contribs=()))) != told


def test_an_article_without_abstract():
    alone = {field: {"zh": value["zh"]} for field, value in BOTH.items()}
    assert said(made(**{**alone, "abstracts": {}})) == [("ABSTRACT_MISSING", "no abstract found in zh")]


@pytest.mark.parametrize(
    ("field", "nothing", "told"),
    [
        ("journal", Journal(), ("JOURNAL_MISSING", "no journal found: no page names it")),
        ("year", None, ("YEAR_MISSING", "no year of publication found")),
    ],
)
def test_where_it_was_published_is_not_told(field, nothing, told):
    value = made()
    assert said(replace(value, front=replace(value.front, **{field: nothing}))) == [told]


@pytest.mark.parametrize(("marks", "told"), [(("1",), []), (("2",), ["AFF_MARK_UNKNOWN"])])
def test_marks_lead_to_institutions(marks, told):
    value = made()
    authors = tuple(replace(a, aff_labels=marks) if a.name.lang is ZH else a for a in value.front.contribs)
    front = replace(value.front, contribs=authors, affs=(Aff(ZH, "示例大学", SOURCE, label="1"),))
    assert [kind for kind, _ in said(replace(value, front=front))] == told


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ((sec("1"), sec("3")), "section 3 follows 1"),
        ((sec("1", fig(1), fig(3)),), "figure 3 follows 1"),
        ((sec("1", table(2)),), "table 2 follows 0"),
    ],
)
def test_numbers_have_no_gaps(content, message):
    assert said(made(*content)) == [("NUMBERS_BROKEN", message)]


def test_figures_of_an_appendix_may_begin_anew():
    assert said(made(sec("1", fig(1), fig(2)), sec("2", fig(1)))) == []


def test_a_body_without_headings():
    assert said(made(p("示例。"))) == [("SECTION_MISSING", "no heading found in the body")]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("示例。", False),
        ("如下:", False),
        ("（示例）", False),
        ("示例。③", False),
        ("示例，", True),
        ("示例", True),
        ("示例③", True),
    ],
)
def test_paragraphs_end_with_a_stop(text, cut):
    assert [kind for kind, _ in said(made(sec("1", p(text), p("完。"))))] == ["PARAGRAPH_CUT"] * cut


@pytest.mark.parametrize(
    ("references", "message"),
    [
        ([entry("[1]"), entry("[3]")], "reference 3 follows 1"),
        ([entry("[1]"), entry("")], "entry without a number in a numbered list: On invented moss"),
        ([entry("[1]", "m" * 700)], None),
        ([entry("[1]", "m" * 701)], f"reference 1 is as long as several: {'m' * 40}"),
        ([entry("[1]"), entry("[2]", ""), entry("[3]")], "references without a title: 1 of 3"),
    ],
)
def test_lists_of_references(references, message):
    body = sec("1", p("见。", *range(1, 4)))
    assert [text for _, text in said(made(body, references=references))] == ([message] if message else [])


LISTED = [p(f"{n} 王小明．示例的样本［J］．示例学报，20{n}0．") for n in (1, 2, 3)]


@pytest.mark.parametrize(
    ("body", "printed"),
    [
        ((sec("1", p("完。")), replace(sec("", p("完。")), title="参考文献")), "参考文献"),
        ((sec("1", p("完。"), p("参 考 文 献："), p("王小明．")),), "参 考 文 献"),
        ((sec("1", *LISTED),), "1 王小明．示例的样本［J］．示例学报，2010"),
        ((sec("1", *LISTED[:2]),), None),
        ((sec("1", p("参考文献的著录有两种形式。")),), None),
    ],
)
def test_a_list_of_which_nothing_was_found_is_said(body, printed):
    told = [text for kind, text in said(made(*body)) if kind == "REFS_MISSING"]
    assert told == ([f"no reference found, though {printed} is printed"] if printed else [])
    listed = [text for kind, text in said(made(*body, references=[entry("[1]")])) if kind == "REFS_MISSING"]
    assert listed == []


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (("苔藓喜湿[1]。", "也喜阴[2，3]，见[1]。", "又[4]。"), ["no reference found, though [1] … [4] is printed"]),
        (("苔藓喜湿[1-3]。",), ["no reference found, though [1] … [3] is printed"]),
        (("苔藓喜湿[1]。", "也喜阴[2]。"), []),  # two may be anything
        (("区间[0, 1]内", "区间[2, 3]内", "区间[1, 2]内"), []),  # not in the order of citation
        (("苔藓喜湿(1)。", "也喜阴(2)。", "后来又测(3)。"), []),  # formulas
    ],
)
def test_a_text_that_cites_numbers_has_a_list(texts, told):
    body = sec("1", *map(p, texts))
    assert [text for kind, text in said(made(body)) if kind == "REFS_MISSING"] == told
    assert not [kind for kind, _ in said(made(body, references=[entry("[1]")])) if kind == "REFS_MISSING"]


def test_a_list_without_a_mark_in_the_text_is_no_contradiction():
    references = [entry(f"[{n}]") for n in range(1, 4)]
    assert said(made(sec("1", p("示例。")), references=references)) == []
    assert [kind for kind, _ in said(made(sec("1", p("示例[ 1 - 3 ]。")), references=references))] == ["REFS_UNCITED"]


@pytest.mark.parametrize(("cited", "told"), [(7, 0), (6, 1)])
def test_most_references_are_cited(cited, told):
    body = sec("1", p("见。", *range(1, cited + 1)))
    kinds = [kind for kind, _ in said(made(body, references=[entry(f"[{n}]") for n in range(1, 11)]))]
    assert kinds == ["REFS_UNCITED"] * told


def test_contradictions_weigh():
    seen = []
    contradictions.check(made(sec("1"), sec("3")), seen.append)
    assert contradictions.weight(seen) > 0
    assert contradictions.weight([]) == 0
