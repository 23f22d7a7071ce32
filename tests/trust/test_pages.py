"""What is told of a page's text layer, and of the pages that a font stands on."""

from __future__ import annotations

from pipeline.model.diagnostic import Diagnostic, Kind
from pipeline.trust.setting import setting
from tests.align.made import article


def test_letters_told_by_a_font_are_told_so_on_all_its_pages() -> None:
    remark = Diagnostic(Kind.FONT_MENDED, 1, details={"font": "DX1", "n": 6, "pages": frozenset({1, 3})})
    layer = Diagnostic(Kind.LAYER_RECOGNISED, 2)
    page = setting(article(), (remark, layer), ()).page
    assert {number: [sign.name for sign in signs] for number, signs in page.items()} == {
        1: ["page-mended"],
        2: ["page-layer"],
        3: ["page-mended"],
    }
