import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import align
from pipeline.align import abstracts, beads, evidence
from pipeline.model.lang import Lang
from pipeline.text.sentences import sentences
from tests.align.made import abstract, article


def linked(zh, en, **options):
    own, other = abstracts.split(abstract(Lang.ZH, zh)), abstracts.split(abstract(Lang.EN, en))
    return [(link.zh, link.en) for link in abstracts.align(own, other, **options)]


ONE = (
    "煤是重要的能源。为提高煤的质量，本文提出了一种洗选方法，并设计了装置。试验表明，灰分降低了 12.5%。",
    "Coal is an important energy source. To improve the quality of coal, this paper proposes a method of washing. "
    "A device is designed as well. Tests show that the ash content was reduced by 12.5%.",
)


def test_one_sentence_becomes_two():
    assert linked(*ONE) == [((0,), (0,)), ((1,), (1, 2)), ((2,), (3,))]


def test_numbers_and_latin_strings_outweigh_length():
    zh = "ABC 法测得 35 个。XYZ 法测得另外的 48 个，其值与手册上的接近，误差较小。"
    en = "With ABC grains were taken. Their number was 35. With XYZ 48 others were taken, near to those in books."
    by_length = beads.align(*(sentences(text, lang) for text, lang in ((zh, Lang.ZH), (en, Lang.EN))))
    assert [link.en for link in by_length] == [(0,), (1, 2)]
    assert linked(zh, en) == [((0,), (0, 1)), ((1,), (2,))]


def test_an_omission_on_either_side_is_left_alone():
    zh = "水稻是主要的粮食作物。2015 年在两个地区进行了田间试验，共种植 36 个品种。产量提高了 8.4%。"
    en = "Rice is the main food crop. The yield increased by 8.4%."
    assert linked(zh, en) == [((0,), (0,)), ((1,), ()), ((2,), (1,))]
    back = "Rice is the main food crop. In 2015 two regions grew 36 varieties. The yield increased by 8.4%."
    assert linked("水稻是主要的粮食作物。产量提高了 8.4%。", back) == [((0,), (0,)), ((), (1,)), ((1,), (2,))]


def test_sections_with_labels_of_one_kind_are_not_crossed():
    zh = [("目的", "研究煤的性质。"), ("方法", "取样分析。测定含量。"), ("结论", "方法可行。")]
    en = [("Objective", "To study coal."), ("Methods", "Samples were taken and analysed."), ("Conclusion", "It works.")]
    own, other = abstracts.split(abstract(Lang.ZH, zh)), abstracts.split(abstract(Lang.EN, en))
    assert [s.printed for s in own][:2] == ["目的 研究煤的性质。", "方法 取样分析。"]
    links = abstracts.align(own, other)
    assert [({own[i].sec for i in link.zh}, {other[j].sec for j in link.en}) for link in links] == [
        ({0}, {0}),
        ({1}, {1}),
        ({2}, {2}),
    ]


def test_the_articles_own_terms_are_evidence():
    value = article(
        abstracts={
            "zh": "甲醛缩合物研究较少。乙炔聚合物应用较多。",
            "en": "Blue things are rare. Green stuff is common.",
        },
        kwds={"zh": ["甲醛缩合物", "乙炔聚合物"], "en": ["blue things", "green stuff"]},
    )
    tied = align.article(value, print).alignment
    assert [link.evidence for link in tied.abstract if "terms:1" in link.evidence]
    assert all(0.0 <= link.score <= 1.0 for link in tied.abstract)


def test_without_evidence_length_alone_aligns():
    links = beads.align(["一" * 10, "二" * 40], ["a" * 36, "b" * 70, "c" * 75])
    assert [(link.zh, link.en) for link in links] == [((0,), (0,)), ((1,), (1, 2))]


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.sampled_from(["甲" * 5, "乙 12 个" * 3, "ABC 法" * 8, "。"]), max_size=7),
    st.lists(st.sampled_from(["short one", "12 of them " * 4, "ABC method " * 9, "."]), max_size=7),
)
def test_every_sentence_is_in_one_group_in_order(zh, en):
    links = beads.align(zh, en, evidence.items(zh, en))
    assert [i for link in links for i in link.zh] == list(range(len(zh)))
    assert [j for link in links for j in link.en] == list(range(len(en)))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_one_abstract_alone_gives_sentences_and_no_links(lang):
    tied = align.article(article(abstracts={lang: "甲乙。" if lang == "zh" else "One. Two."}), print).alignment
    assert tied.abstract == ()
    assert tied.sentences_zh or tied.sentences_en


def test_any_evidence_can_take_the_built_in_ones_place():
    class Opposite:
        def score(self, zh, en):
            return 50.0 if (zh, en) in (((0, 1), (0, 2)), ((1, 3), (2, 3))) else -50.0

        def names(self, zh, en):
            return ("opposite",)

    links = beads.align(["甲甲甲。", "乙乙乙。", "丙丙丙。"], ["Aaaaaaa aa.", "Bbbbbb bb.", "Cccccc cc."], Opposite())
    assert [(link.zh, link.en) for link in links] == [((0,), (0, 1)), ((1, 2), (2,))]
    assert links[0].evidence == ("length", "opposite")
