"""What an index keeps of an article comes back as it was put in, boxes in whole points."""

from pipeline.index.held import packed, unpacked
from pipeline.index.passages import Passage
from pipeline.model.lang import Lang

ZH, EN = Lang.ZH, Lang.EN


def test_passages_come_back_in_their_order_with_boxes_rounded_outwards() -> None:
    texts = [
        Passage("p", EN, "millet", 2, (50.5, 80.2, 250.1, 100.9)),
        Passage("p", ZH, "黍子", 2, (50.0, 40.0, 250.0, 60.0)),
        Passage("ref", EN, "[1] foxtail, “foxtail”", 3, (-0.5, 0.0, 250.0, 20.4)),
    ]
    assert unpacked(packed({"id": "made"}, texts)) == {
        "id": "made",
        "passages": [
            ["p", 2, [50, 80, 251, 101], "millet", "en"],
            ["p", 2, [50, 40, 250, 60], "黍子", "zh"],
            ["ref", 3, [-1, 0, 250, 21], "[1] foxtail, “foxtail”", "en"],
        ],
    }


def test_any_text_and_any_name_of_a_file_come_back() -> None:
    every = "".join(chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000)
    for text in (every, "\\ud800", "\udcff"):
        held = unpacked(packed({"pdf": text}, [Passage("p", ZH, text, 1, (0.0, 0.0, 1.0, 1.0))]))
        assert held["pdf"] == held["passages"][0][3] == text


def test_an_article_without_passages() -> None:
    assert unpacked(packed({"id": "made"}, [])) == {"id": "made", "passages": []}


def test_a_box_off_any_page_and_a_volume_of_any_length_come_back() -> None:
    far = Passage("p", ZH, "黍子", 40_000, (-1e9, 3.0, 1e12, 4.0))
    assert unpacked(packed({}, [far]))["passages"] == [["p", 40_000, [-(10**9), 3, 10**12, 4], "黍子", "zh"]]
