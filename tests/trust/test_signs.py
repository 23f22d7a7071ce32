"""What an article's own print says against its values."""

from dataclasses import replace

import pytest

from pipeline.model.alignment import Alignment, Link
from pipeline.model.article import Abstract, AbstractSec, Back, Journal, KwdGroup, Leftover, Text
from pipeline.model.geometry import Bbox
from pipeline.model.lang import Lang
from pipeline.model.reference import Part, PartKind
from pipeline.model.source import Source

from .made import ARTICLE, EN, ZH, entry, found, person, signs, source, with_front


def test_nothing_speaks_against_a_sound_title() -> None:
    assert signs(ARTICLE, "titles[zh]") == set()
    assert signs(ARTICLE, "titles[en]") == set()


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("示例城屋顶苔藓的分布与", "ends-open"),
        ("示例城屋顶苔藓的分布，", "ends-open"),
        ("示例城屋顶苔藓的分\ufffd与生长", "unread"),
        ("示例城屋顶苔藓的分布与生长*", "note-mark"),
        ("（示例城屋顶苔藓的分布与生长", "unbalanced"),
        ("示例大学示例学院苔藓研究室", "institution"),
        ("关键词：苔藓；屋顶；生长", "label"),
        ("苔藓", "short"),
        ("On the growth of moss on roofs", "script"),
    ],
)
def test_a_title_that_is_none_has_a_sign(text: str, sign: str) -> None:
    zh, en = ARTICLE.front.titles
    assert sign in signs(with_front(titles=(replace(zh, text=text), en)), "titles[zh]")


def test_a_missing_author_speaks_against_all_of_both_by_lines() -> None:
    article = with_front(contribs=ARTICLE.front.contribs[:3])
    for place in range(3):
        (said,) = [s.words for s in found(article, f"authors[{place}]").signs if s.name == "counts"]
        assert said == "authors: 2 in Chinese, 1 in English"


@pytest.mark.parametrize(
    ("surname", "given", "sign"),
    [
        ("Et", "al. Growth Of Moss On", "many-words"),
        ("Ing", "L IHongx", "not-a-name"),
        ("Wang", "", "half-name"),
        ("Wang", "Xiaoming1", "name-mark"),
    ],
)
def test_a_name_that_is_none_has_a_sign(surname: str, given: str, sign: str) -> None:
    spoilt = person(EN, surname, given, f"{surname} {given}", 320)
    article = with_front(contribs=(*ARTICLE.front.contribs[:2], spoilt, ARTICLE.front.contribs[3]))
    assert sign in signs(article, "authors[2]")


def test_an_institution_without_a_word_of_one_has_a_sign() -> None:
    (aff,) = ARTICLE.front.affs
    article = with_front(affs=(aff, replace(aff, text="王小明，李晓红")))
    assert signs(article, "affiliations[0]").isdisjoint({"no-institution"})
    assert "no-institution" in signs(article, "affiliations[1]")


@pytest.mark.parametrize(("persons", "doubted"), [((), True), (("王小明",), False)])
def test_several_institutions_without_marks_are_doubted_unless_names_tie_them(persons, doubted) -> None:
    (aff,) = ARTICLE.front.affs
    article = with_front(affs=(aff, replace(aff, text="样本大学样本学院", persons=persons)))
    assert ("many-unmarked" in signs(article, "affiliations[1]")) is doubted


def test_an_abstract_cut_off_has_a_sign() -> None:
    (abstract,) = ARTICLE.front.abstracts
    cut = replace(abstract, secs=(replace(abstract.secs[0], text="屋顶的苔藓长得很慢。" * 12 + "它们在"),))
    assert "ends-open" not in signs(ARTICLE, "abstracts[zh]")
    assert "ends-open" in signs(with_front(abstracts=(cut,)), "abstracts[zh]")


def test_an_entry_of_two_has_signs() -> None:
    (whole,) = entry(2).citations
    two = entry(2, *whole.parts, Part(PartKind.TEXT, "[3] 李晓红．另一示例[M]．示例市：示例出版社，2011．"))
    article = replace(ARTICLE, back=Back(references=(entry(1), two, entry(4))))
    assert {"two-types", "label-inside", "rest"} <= signs(article, "references[1]")
    assert signs(article, "references[0]") == set()


def test_fields_inherit_what_is_said_of_their_entry() -> None:
    bare = entry(2, Part(PartKind.TEXT, "另一示例"), Part(PartKind.YEAR, "20l6"))
    article = replace(ARTICLE, back=Back(references=(entry(1), bare, entry(3))))
    assert {"untitled", "form"} <= signs(article, "references[1].citations[zh].fields.year")
    assert signs(article, "references[0].citations[zh].fields.year") == set()


def test_keywords_of_one_language_are_not_counted_against_the_other() -> None:
    assert "counts" not in signs(ARTICLE, f"keywords[{ZH}].keywords[0]")


@pytest.mark.parametrize(
    ("elsewhere", "is_slip"), [("the growth by moss2grow is fast", False), ("it grows fast", True)]
)
def test_a_word_with_a_digit_inside_is_a_name_where_another_text_has_it(elsewhere: str, is_slip: bool) -> None:
    zh, en = ARTICLE.front.titles
    (abstract,) = ARTICLE.front.abstracts
    section = replace(abstract.secs[0], text=f"苔藓长得很慢，{elsewhere}。" * 9)
    article = with_front(
        titles=(zh, replace(en, text="Growth of roof moss by moss2grow in an invented city")),
        abstracts=(replace(abstract, secs=(section,)),),
    )
    assert ("digit-in-word" in signs(article, "titles[en]")) is is_slip


def test_what_stands_against_a_work_stands_against_its_fields() -> None:
    parts = (
        Part(PartKind.NAME, "Moss"),
        Part(PartKind.ARTICLE_TITLE, "Reed A B, Lake K. Growth of roof moss in towns"),
        Part(PartKind.TEXT, " collected "),
        Part(PartKind.SOURCE, "Moss Letters"),
    )
    article = replace(ARTICLE, back=Back(references=(entry(1), entry(2, *parts), entry(3))))
    of_title = signs(article, "references[1].citations[zh].fields.article-title")
    assert {"no-volume", "word-left", "name-in-title"} <= of_title
    assert "half-a-name" in signs(article, "references[1].citations[zh].authors")


def test_a_source_that_another_entry_gives_too_speaks_for_it() -> None:
    once = entry(2, Part(PartKind.SOURCE, "Moss Letters"))
    article = replace(ARTICLE, back=Back(references=(entry(1), once, entry(3))))
    good = [
        {sign.name for sign in found(article, f"references[{place}].citations[zh].fields.source").signs if sign.good}
        for place in range(3)
    ]
    assert good == [{"source-again"}, set(), {"source-again"}]


def test_a_source_in_both_languages_of_one_entry_is_given_once() -> None:
    one = entry(2, Part(PartKind.SOURCE, "Moss Letters"))
    both = replace(one, citations=(*one.citations, replace(one.citations[0], lang=Lang.EN)))
    article = replace(ARTICLE, back=Back(references=(both,)))
    of_source = found(article, "references[0].citations[zh].fields.source").signs
    assert "source-again" not in {sign.name for sign in of_source}


# ---------------------------------------------------------------- signs that drawn articles showed
@pytest.mark.parametrize(("given", "is_cut"), [("Xiao", True), ("", True), ("X", False), ("Xiaohung", False)])
def test_a_name_that_ends_before_the_hanzi_do_is_cut(given: str, is_cut: bool) -> None:
    spoilt = person(EN, "Li", given, f"LI {given}", 320)
    article = with_front(contribs=(*ARTICLE.front.contribs[:3], spoilt))
    article = replace(article, alignment=Alignment(authors=(Link((1,), (1,), 0.7),)))
    assert ("cut" in signs(article, "authors[3]")) is is_cut


@pytest.mark.parametrize(
    ("text", "has_mark"),
    [
        ("示例大学示例学院，示例市 100000；b示例研究所，示例市 100001", True),
        ("示例大学示例学院2.示例研究所", True),
        ("示例大学第2附属医院；示例研究所", False),
        ("示例市2号示例大学", False),
    ],
)
def test_the_mark_of_a_second_institution_is_a_sign(text: str, has_mark: bool) -> None:
    (aff,) = ARTICLE.front.affs
    article = with_front(affs=(replace(aff, text=text), aff))
    assert ("second-mark" in signs(article, "affiliations[0]")) is has_mark


def test_an_abstract_may_hold_the_keywords_that_its_language_lacks() -> None:
    english = Abstract(EN, (AbstractSec("", "Moss on roofs grows slowly. " * 12),), source(330))
    article = with_front(abstracts=(*ARTICLE.front.abstracts, english))
    assert "no-keywords" in signs(article, "abstracts[en]")
    assert "no-keywords" not in signs(article, "abstracts[zh]")


@pytest.mark.parametrize(
    ("kwds", "is_split"),
    [(("roof", "moss", "growth"), True), (("roof moss", "growth"), False), (("moss", "city"), False)],
)
def test_words_of_one_phrase_are_no_two_keywords(kwds: tuple[str, ...], is_split: bool) -> None:
    article = with_front(kwd_groups=(*ARTICLE.front.kwd_groups, KwdGroup.of(EN, kwds, source(350))))
    assert ("split" in signs(article, "keywords[en].keywords[0]")) is is_split


def head(text: str, top: float, x0: float = 200.0) -> Leftover:
    return Leftover("furniture", text, Source(1, Bbox(x0, top, x0 + 100, top + 9), "furniture.head", 0.95))


def of_journal(lang: Lang, text: str, *heads: Leftover) -> set[str]:
    title = Text(text, lang, Source(1, Bbox(200, 60, 300, 69), "furniture.head", 0.95))
    article = with_front(journal=Journal((title,)))
    return signs(replace(article, leftovers=heads), f"journal.titles[{lang}]")


@pytest.mark.parametrize(
    ("under", "goes_on"),
    [
        (head("GARDENS AND ROOFS", 72), True),
        (head("2003年5月　　　GARDENS AND ROOFS", 72, 120), True),
        (head("of Moss", 72), False),  # the title has it
        (head("Vol. 3 No. 2", 72), False),
        (head("GARDENS AND ROOFS", 72, 420), False),
        (head("GARDENS AND ROOFS", 90), False),
    ],
)
def test_letters_under_a_journals_title_are_its_end(under: Leftover, goes_on: bool) -> None:
    assert ("goes-on" in of_journal(EN, "Journal of Moss", under)) is goes_on


@pytest.mark.parametrize(
    ("line", "is_another"),
    [("第3卷　第2期　　　作物学报　　　Vol.3", True), ("第3卷　第2期　　　环境科学", False), ("作物学报", False)],
)
def test_the_line_with_the_issue_names_the_journal(line: str, is_another: bool) -> None:
    assert ("other-journal" in of_journal(ZH, "环境科学", head(line, 40))) is is_another
