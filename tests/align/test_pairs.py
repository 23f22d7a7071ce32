import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.align import affs, assign, contribs, kwds
from pipeline.model.article import Aff
from pipeline.model.lang import Lang
from tests.align.made import SOURCE, contrib


def places(links):
    return [(link.zh[0], link.en[0]) for link in links]


@pytest.mark.parametrize(
    ("zh", "en", "pairs"),
    [
        (["煤", "灰分", "洗选"], ["coal", "ash", "washing"], [(0, 0), (1, 1), (2, 2)]),
        (["知识图谱", "神经网络"], ["neural network", "knowledge graph"], [(0, 1), (1, 0)]),
        (["煤层", "ABC 法", "深度学习"], ["deep learning", "coal seam", "ABC method"], [(0, 1), (1, 2), (2, 0)]),
        (["人工智能", "情感", "图像分类"], ["artificial intelligence", "image classification"], [(0, 0), (2, 1)]),
        ([], ["coal"], []),
    ],
)
def test_keywords(zh, en, pairs):
    assert places(kwds.align(zh, en)) == pairs


def test_a_gloss_pairs_keywords():
    assert places(kwds.align(["甲乙", "丙丁"], ["foo", "bar"], {"甲乙": "Bar", "丙丁": "Foo"})) == [(0, 1), (1, 0)]


@pytest.mark.parametrize(
    ("zh", "en", "pairs"),
    [
        (["王小明", "单大海"], ["Wang|Xiaoming", "Shan|Dahai"], [(0, 0), (1, 1)]),
        (["王小明", "单大海"], ["SHAN|Da-hai", "WANG|Xiao-ming"], [(0, 1), (1, 0)]),
        (["王小明", "李四光", "单大海"], ["Wang|X M", "Shan|D H"], [(0, 0), (2, 1)]),
        (["曾小明", "欧阳静"], ["Tsang|Siu-ming", "Auyeung|Jing"], [(0, 0), (1, 1)]),
        (["王小明", "李四光"], ["Wang|Xiaoming", "Smith|John"], [(0, 0)]),
        (["王薇", "王伟"], ["Wang|Wei", "Wang|Wei"], [(0, 0), (1, 1)]),
    ],
)
def test_authors(zh, en, pairs):
    assert places(contribs.align([contrib(n) for n in zh], [contrib(n) for n in en])) == pairs


def test_affiliations_by_label_postcode_and_words():
    zh = [Aff(Lang.ZH, "甲大学化学学院，某市 123456", SOURCE, "1"), Aff(Lang.ZH, "乙医院，某市 654321", SOURCE, "2")]
    en = [
        Aff(Lang.EN, "Second Hospital, City 654321, China", SOURCE, "2"),
        Aff(Lang.EN, "School of Chemistry, First University, City 123456, China", SOURCE, "1"),
    ]
    links = affs.align(zh, en)
    assert places(links) == [(0, 1), (1, 0)]
    assert {"label", "postcode"} <= set(links[0].evidence)


@given(st.lists(st.lists(st.integers(0, 9), min_size=4, max_size=4), min_size=1, max_size=4))
def test_the_assignment_is_the_best_one(table):
    from itertools import permutations

    found = assign.pairs(len(table), 4, lambda i, j: float(table[i][j]))
    assert len({i for i, _ in found}) == len({j for _, j in found}) == len(found)
    best = max(sum(table[i][j] for i, j in enumerate(columns)) for columns in permutations(range(4), len(table)))
    assert sum(table[i][j] for i, j in found) == best
