"""A page's text layer: bad ones are told by kind, good ones are left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.geometry import Bbox
from pipeline.model.page import Char, Font, Page
from pipeline.read.quality import Fault, is_recognised, is_scan, judge

WHOLE = (Bbox(0.0, 0.0, 595.0, 842.0),)
STRIPS = tuple(Bbox(0.0, top, 595.0, top + 84.2) for top in (84.2 * n for n in range(10)))

PROSE = (
    "本文虚构了一种方法，并在虚构的数据上作了比较。结果表明，该方法在2019年的12个样本中有9个优于对照组（P<0.05）。" * 6
)
LISTING = (
    'if (name == "value") { return list[index] != NULL && count >= 10; } while (queue->head) { print("done"); } ' * 6
)
STARS = "变量一 0.123*** 0.456** 变量二 0.789*** 1.012*** 常数项 2.345*** " * 20
PER_CENT = "组别 例数 有效(%) 无效(%) 甲 23(71.9%) 9(28.1%) 乙 17(53.1%) 15(46.9%) " * 20
SHIFTED = '!""#$年%月!"#$%&\'()含油气岩层在上覆岩层重力作用下相互作用!"#$%&第"#卷第%期$&\'(!"#' * 8
SOUP = "Ï<TUV9:67h<-WÃ§¨<`\"L+MiÒÓjklmn!*&'êëìíîïðñòóôÐ?õ÷#øùúûüýþ" * 8
HANGUL = "췆볶쾵춳퇐뺿뷸햹췆볶쾵춳퇐뺿뷸햹" * 20
KOREAN = "이 논문은 가상의 방법을 제안하고 가상의 자료로 비교하였다. 그 결과는 다음과 같다. " * 10
DROPPED = "第卷第期年月本文虚构了一种方法，并在虚构的数据上作了比较。结果表明，该方法优于对照组。" * 6


def page(text: str, font: str = "SimSun", images: tuple[Bbox, ...] = (), drawings: int = 0) -> Page:
    """A page with this text in lines of 40 characters."""
    chars = []
    for at, letter in enumerate(text):
        x, y = 60.0 + 11 * (at % 40), 100.0 + 14 * (at // 40 % 45)
        chars.append(Char(letter, x, y, x + 10, y + 10, y + 9, 10.0, Font(font)))
    return Page(1, 595.0, 842.0, tuple(chars), images=images, drawings=(Bbox(1, 1, 2, 2),) * drawings)


@pytest.mark.parametrize(
    ("shown", "fault"),
    [
        (page(""), None),
        (page(PROSE), None),
        (page(LISTING), None),
        (page(STARS), None),
        (page(PER_CENT), None),
        (page(KOREAN), None),
        (page(PROSE, images=WHOLE), None),
        (page("图 1 虚构的装置，其左侧为入口，右侧为出口；箭头所指为水流的方向", images=WHOLE), None),
        (page("", images=WHOLE), Fault.PICTURE),
        (page("", images=STRIPS), Fault.PICTURE),
        (page("· 12 ·", images=WHOLE), Fault.PICTURE),
        (page("", drawings=1000), Fault.OUTLINES),
        (page("\ufffd" * 60 + "一二三四五六七八九十" * 10), Fault.UNMAPPED),
        (page(SHIFTED), Fault.WRONG_MAP),
        (page(SOUP), Fault.WRONG_MAP),
        (page(HANGUL), Fault.WRONG_MAP),
        (page(DROPPED, images=WHOLE), Fault.CHARACTERS_LOST),
        (page(DROPPED), None),
        (page(PROSE, "GlyphLessFont", WHOLE), Fault.OCR_LAYER),
        (page(PROSE, "B4+SimSun", WHOLE), Fault.OCR_LAYER),
        (page(PROSE, "GlyphLessFont"), None),
    ],
)
def test_judge(shown: Page, fault: Fault | None) -> None:
    assert judge(shown) is fault


def test_a_recognised_layer_and_a_page_with_a_good_font_are_better_than_none() -> None:
    assert [fault for fault in Fault if fault.is_usable] == [Fault.PARTLY_UNMAPPED, Fault.OCR_LAYER]


def test_pictures_beyond_the_page_do_not_count() -> None:
    assert not is_scan(page("", images=(Bbox(-600.0, 0.0, 0.0, 842.0), Bbox(500.0, 0.0, 3000.0, 842.0))))


@given(st.text(alphabet="的一是在不了有和人这中大为上个国我以要他abcdefgh0123456789，。 ", min_size=200, max_size=400))
def test_plain_text_is_never_called_bad(text: str) -> None:
    assert judge(page(text)) is None


@pytest.mark.parametrize(
    ("shown", "so"),
    [
        (page(PROSE, "SimSun", WHOLE), True),
        (page(PROSE, "SimSun"), False),
        (page("· 12 ·", "SimSun", WHOLE), False),
    ],
)
def test_text_over_a_picture_of_the_page_was_recognised(shown: Page, so: bool) -> None:
    assert is_recognised(shown) is so


def test_a_page_that_is_set_on_a_picture_has_faces() -> None:
    bold = page(PROSE, "SimSun", WHOLE)
    bold = replace(bold, chars=(*bold.chars, bold.chars[-1]._replace(font=Font("SimHei", bold=True))))
    assert not is_recognised(bold)
