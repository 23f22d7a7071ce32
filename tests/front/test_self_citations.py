"""Where an article says that it stands: one text a language, whatever blocks they are printed in."""

import pytest

from pipeline.model.block import Label
from pipeline.model.geometry import Bbox
from pipeline.model.lang import Lang
from pipeline.model.source import Source
from pipeline.parse.front.fields import Field
from pipeline.parse.front.self_citations import self_citations

ZH = "李明，王小飞．纸飞机的滑翔［J］．示例学报，2018，38（2）："
EN = "LI Ming, WANG Xiaofei. Gliding of paper planes[J]. Journal of Examples, 2018, 38(2):"
WITH_NAME = "李明．LI Ming 的纸飞机［J］．示例学报，2018，38（2）：21-27"


def cited(texts: list[str]) -> list[tuple[Lang, str]]:
    fields = [
        Field("", Label.CITE_AS, Lang.ZH, text, Source(1, Bbox(0, 10.0 * at, 90, 10.0 * at + 9), "test"))
        for at, text in enumerate(texts)
    ]
    return [(own.lang, own.text) for own in self_citations(fields)]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([f"{ZH}21-27"], [(Lang.ZH, f"{ZH}21-27")]),
        ([f"{ZH}21-27 {EN}21-27"], [(Lang.ZH, f"{ZH}21-27"), (Lang.EN, f"{EN}21-27")]),
        # the pages of the first stand before the second, in the next block
        ([ZH, f"21-27. {EN}21-27."], [(Lang.ZH, f"{ZH}21-27."), (Lang.EN, f"{EN}21-27.")]),
        # in brackets the other language is a gloss
        ([f"{ZH}21-27.({EN}21-27.)"], [(Lang.ZH, f"{ZH}21-27.({EN}21-27.)")]),
        # a name in Latin letters within one of them
        ([WITH_NAME], [(Lang.ZH, WITH_NAME)]),
        ([f"{ZH}21-27", "38 种纸飞机"], [(Lang.ZH, f"{ZH}21-27"), (Lang.ZH, "38 种纸飞机")]),
    ],
)
def test_one_text_a_language(texts: list[str], expected: list[tuple[Lang, str]]) -> None:
    assert cited(texts) == expected


def test_what_is_put_together_stands_at_both_places() -> None:
    box = Bbox(0, 0, 90, 9), Bbox(0, 20, 90, 29)
    parts = zip((ZH, f"21-27. {EN}21-27."), box, strict=True)
    first, second = self_citations(
        [Field("", Label.CITE_AS, Lang.ZH, text, Source(1, own, "t")) for text, own in parts]
    )
    assert [place.bbox for place in first.source.places] == list(box)
    assert second.source == first.source
