"""What a font's name tells."""

from __future__ import annotations

import pytest

from pipeline.read.fonts import font, readable


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (b"ABCDEF+SimSun", "SimSun"),
        (b"SimSun", "SimSun"),
        ("黑体".encode("gbk"), "黑体"),
        (b"ABCDEF+" + "方正书宋简体".encode("gbk"), "方正书宋简体"),
        ("楷体_GB2312".encode(), "楷体_GB2312"),
        (b"Fancy\xffFont", "FancyÿFont"),
        (b"", ""),
    ],
)
def test_readable_names(raw, name):
    assert readable(raw) == name


@pytest.mark.parametrize(
    ("name", "bold", "italic"),
    [
        ("SimSun", False, False),
        ("SimHei", True, False),
        ("黑体", True, False),
        ("宋体", False, False),
        ("楷体", False, False),
        ("方正小标宋简体", True, False),
        ("方正粗宋", True, False),
        ("TimesNewRomanPS-BoldMT", True, False),
        ("TimesNewRomanPS-ItalicMT", False, True),
        ("TimesNewRomanPS-BoldItalicMT", True, True),
        ("Helvetica-Oblique", False, True),
        ("MinionPro-It", False, True),
        ("MyriadPro-BoldIt", True, True),
        ("PondKit", False, False),
        ("MicrosoftYaHei", False, False),
        ("MicrosoftYaHei-Bold", True, False),
        ("E-BZ", False, False),
        ("E-HZ", True, False),
        ("E-BX", False, True),
        ("E-HX", True, True),
        ("F-BX9", False, True),
        ("F-BZ", False, False),
        ("DLF-3-3-2044427665+ZEZBzQ-698", False, True),
        ("DLF-32770-3-409294569", False, True),
        ("DLF-3-0-860228814", False, False),
        ("DLF-32769-3-1937638881", False, False),
        ("DLF-0-3-1937638881", False, False),
        ("FZHTK--GBK1-0", True, False),
        ("FZSSK--GBK1-0", False, False),
    ],
)
def test_weight_and_slant_by_name(name, bold, italic):
    found = font(name)
    assert (found.bold, found.italic) == (bold, italic)


@pytest.mark.parametrize(
    ("flags", "weight", "bold", "italic"),
    [
        (0, 0, False, False),
        (1 << 18, 0, True, False),
        (1 << 6, 0, False, True),
        (0, 700, True, False),
        (0, 400, False, False),
    ],
)
def test_weight_and_slant_by_descriptor(flags, weight, bold, italic):
    found = font("Garamond", flags, weight)
    assert (found.bold, found.italic) == (bold, italic)
