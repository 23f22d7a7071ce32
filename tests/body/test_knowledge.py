"""What the body's knowledge says of captions and headings beyond its own examples."""

import pytest

from pipeline.knowledge.body_captions import caption_start
from pipeline.knowledge.body_headings import numbering, sec_type, value_of


@pytest.mark.parametrize(
    ("printed", "value"), [("12", 12), ("十", 10), ("十二", 12), ("二十三", 23), ("IV", 4), ("Ⅲ", 3), ("⑤", 5)]
)
def test_numbers(printed: str, value: int) -> None:
    assert value_of(printed) == value


@pytest.mark.parametrize(
    ("title", "kind"),
    [("引　言", "intro"), ("资料与方法", "materials|methods"), ("结果与分析", "results"), ("结束语", "conclusions"),
     ("讨论", "discussion"), ("示例系统的结构", "")],
)  # fmt: skip
def test_section_types(title: str, kind: str) -> None:
    assert sec_type(title) == kind


@pytest.mark.parametrize("text", ["表1（续）", "续表1　示例样本", "Continued Table 1", "Table 1 (Continued)"])
def test_a_caption_may_say_that_its_table_goes_on(text: str) -> None:
    start = caption_start(text)
    assert start is not None
    assert (start.number, start.continued) == ("1", True)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("图 8a 纸翼", "8a"),
        ("图 8 (b) 纸翼", "8b"),
        ("图 3 b", "3b"),
        ("图 8　r2 值的分布", "8"),  # a quantity opens the caption
        ("表 2　p 值的比较", "2"),
        ("图 3 x轴上的位移", "3"),
    ],
)
def test_letters_of_a_caption_s_number(text: str, number: str) -> None:
    start = caption_start(text)
    assert start is not None
    assert start.number == number


@pytest.mark.parametrize("text", ["2.1　余弦相似度", "3.1 周期性示例", "1　万维网的结构", "2　层析成像的原理"])
def test_a_number_before_a_term_heads(text: str) -> None:
    assert numbering(text) is not None
