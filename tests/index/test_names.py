"""Authors are found by any usual spelling of their names."""

import pytest

from pipeline.index.names import name_words, pinyin
from pipeline.model.article import Name
from pipeline.model.lang import Lang


@pytest.mark.parametrize(
    ("surname", "given", "expected"),
    [
        ("宋", "世龙", "Song Shilong"),
        ("曾", "一鹤", "Zeng Yihe"),  # a surname's own reading, not ceng
        ("单", "立", "Shan Li"),
        ("欧阳", "晓明", "Ouyang Xiaoming"),
        ("吕", "文", "Lü Wen"),
        ("买买提·艾力", "", ""),
    ],
)
def test_pinyin_of_a_name(surname: str, given: str, expected: str) -> None:
    assert pinyin(Name(Lang.ZH, surname, given, surname + given)) == expected


@pytest.mark.parametrize(
    ("name", "known"),
    [
        (Name(Lang.ZH, "宋", "世龙", "宋世龙"), "宋世龙 song shilong shi long sl songshilong shilongsong"),
        (Name(Lang.ZH, "吕", "文", "吕文"), "吕文 吕 文 lü lv lyu lu wen lüwen lvwen luwen lyuwen wenlv"),
        (Name(Lang.ZH, "曾", "鹤", "曾鹤"), "zeng tsang he"),
        (Name(Lang.EN, "Song", "Shilong", "SONG Shi-long"), "song shi long shilong songshilong shilongsong sl"),
        (Name(Lang.EN, "Lyu", "Hui", "LYU Hui"), "lvhui lühui luhui lv huilv"),
        (Name(Lang.EN, "Smith", "John", "John Smith"), "john smith johnsmith smithjohn"),
    ],
)
def test_words_that_find_an_author(name: Name, known: str) -> None:
    assert set(known.split()) <= name_words(name)


def test_a_name_that_no_rule_reads_is_found_as_printed() -> None:
    assert name_words(Name(Lang.ZH, "买买提·艾力", "", "买买提·艾力")) == {"买买提", "艾力"}


def test_a_syllable_of_its_own_is_no_vowel_of_another() -> None:
    assert not {"linü", "linv"} & name_words(Name(Lang.EN, "Lin", "Yu", "LIN Yu"))


def test_a_name_of_many_readings_stays_small() -> None:
    assert len(name_words(Name(Lang.ZH, "单", "行乐重", "单行乐重"))) < 100
