import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.knowledge import names as data
from pipeline.text.names import (
    clean_latin,
    is_cased_name,
    is_chinese_name_latin,
    is_han_name,
    is_person_name_zh,
    latin_name,
    latin_names,
    name_similarity,
    split_name_zh,
    usual_case,
)
from pipeline.text.pinyin import letters, split_syllables

PRINTED = [
    ("Shilong SONG", ("SONG", "Shilong")),
    ("SONG Shi-long", ("SONG", "Shi-long")),
    ("Song Shilong", ("Song", "Shilong")),
    ("SONG S L", ("SONG", "S L")),
    ("Song SL", ("Song", "SL")),
    ("S.L. Song", ("Song", "S.L.")),
    ("Song, Shilong", ("Song", "Shilong")),
    ("SONGShilong", ("SONG", "Shilong")),
    ("ShilongSONG", ("SONG", "Shilong")),
    ("Ouyang Xiaoye", ("Ouyang", "Xiaoye")),
    ("Ou Yang Xiaoye", ("Ou Yang", "Xiaoye")),
    ("ZHANG Wei-hua1,2*", ("ZHANG", "Wei-hua")),
    ("XIA Zhao - hua", ("XIA", "Zhao-hua")),
    ("Li-Jun Wang", ("Wang", "Li-Jun")),
    ("Wei Zhang", ("Zhang", "Wei")),
    ("Zhang Wei", ("Zhang", "Wei")),
    ("LÜ Wei", ("LÜ", "Wei")),
    ("DING Xi’an", ("DING", "Xi'an")),
    ("Au-Yeung Kit", ("Au-Yeung", "Kit")),
    ("John A. Smith", ("Smith", "John A.")),
    ("Daniel K. Osei", ("Osei", "Daniel K.")),
    ("KIM Hochul", ("KIM", "Hochul")),
    ("Smith JAB", ("Smith", "JAB")),
    ("Maria Garcia Lopez", ("Lopez", "Maria Garcia")),
    ("Helal M.A.", ("Helal", "M.A.")),
    ("Ludwig van Beethoven", ("van Beethoven", "Ludwig")),
    ("van der Berg J", ("van der Berg", "J")),
    ("Zhang", ("Zhang", "")),
]


@pytest.mark.parametrize(("printed", "name"), PRINTED, ids=[row[0] for row in PRINTED])
def test_latin_name_is_taken_apart(printed, name):
    assert latin_name(printed) == name


@pytest.mark.parametrize(
    ("printed", "hints", "name"),
    [
        ("Yang Bo", ["薄阳"], ("Bo", "Yang")),
        ("Yang Bo", ["杨波"], ("Yang", "Bo")),
        ("Fan He", ["何帆"], ("He", "Fan")),
        ("Shan Tian", ["田珊"], ("Tian", "Shan")),
        ("Zeng Wei", ["曾伟", "单珊"], ("Zeng", "Wei")),
    ],
)
def test_the_hanzi_byline_decides_the_order(printed, hints, name):
    assert latin_name(printed, hints) == name


def test_a_foreign_author_keeps_his_letters_among_hanzi():
    assert name_similarity("Tomáš Novák", "Novák", "Tomáš") == 1
    assert name_similarity("Tomáš Novák", "Novák", "Jan") == 0


def test_a_byline_stands_in_one_order():
    assert latin_names(["Xiaoming Zhao", "Fan He", "Lili Sun"])[1] == ("He", "Fan")
    assert latin_names(["Zhao Xiaoming", "Fan He", "Sun Lili"])[1] == ("Fan", "He")
    two_of_four = ["Zhihao Kang", "Yufei Mao", "Ming Luan", "Xin Hou"]  # those with a long given name tell
    assert latin_names(two_of_four)[2:] == (("Luan", "Ming"), ("Hou", "Xin"))


@pytest.mark.parametrize(
    ("name", "usual"),
    [
        (("SONG", "SHI-LONG"), ("Song", "Shi-long")),
        (("SONG", "Shilong"), ("Song", "Shilong")),
        (("OU-YANG", "xiaoye"), ("Ou-Yang", "Xiaoye")),
        (("LV", "NA"), ("Lv", "Na")),
        (("SONG", "S L"), ("Song", "S L")),
        (("McDonald", "R.J."), ("McDonald", "R.J.")),
        (("van Dyck", "A."), ("van Dyck", "A.")),
    ],
)
def test_usual_case(name, usual):
    assert usual_case(*name) == usual


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("欧阳修远", ("欧阳", "修远")),
        ("单小田", ("单", "小田")),
        ("李 奇", ("李", "奇")),
        ("陈方安生", ("陈方", "安生")),
        ("阿不都·热合曼", ("阿不都·热合曼", "")),
    ],
)
def test_split_name_zh(name, parts):
    assert split_name_zh(name) == parts


@pytest.mark.parametrize("name", ["张伟", "欧阳修远", "李 奇", "诸葛小亮", "忽明", "阿不都·热合曼", "司徒静"])
def test_person_names(name):
    assert is_person_name_zh(name)


@pytest.mark.parametrize("text", [*sorted(data.not_names())[::40], "目的", "王小明等", "Wang", "", "王", "方法的比较"])
def test_no_person_names(text):
    assert not is_person_name_zh(text)


@pytest.mark.parametrize(
    ("zh", "latin", "least"),
    [
        ("单小田", ("Shan", "Xiaotian"), 1.0),
        ("曾伟明", ("Zeng", "Weiming"), 1.0),
        ("仇大海", ("QIU", "Da-hai"), 1.0),
        ("翟明", ("Zhai", "Ming"), 1.0),
        ("解小龙", ("Xie", "Xiaolong"), 1.0),
        ("区志强", ("Ou", "Zhiqiang"), 1.0),
        ("吕绿", ("Lv", "Lyu"), 1.0),
        ("欧阳明", ("Ouyang", "Ming"), 1.0),
        ("毛大东", ("Mao", "Ta-tung"), 0.9),
        ("曾明", ("Tsang", "Ming"), 0.9),
        ("张伟明", ("Zhang", "WM"), 0.9),
    ],
)
def test_spellings_of_one_person(zh, latin, least):
    assert name_similarity(zh, *latin) >= least


@pytest.mark.parametrize(
    ("zh", "latin"), [("张伟明", ("Zhang", "MW")), ("张三元", ("Li", "Siguang")), ("毕大宏", ("Bi", "HD"))]
)
def test_two_persons(zh, latin):
    assert name_similarity(zh, *latin) < 0.7


@pytest.mark.parametrize("text", ["Zhang Wei", "WANG Li-jun", "Ouyang Xiaoye", "Li J", "Xiaoming ZHAO", "WANG Li jun"])
def test_latin_strings_that_are_chinese_names(text):
    assert is_chinese_name_latin(text)


@pytest.mark.parametrize(
    "text",
    ["Lung Cancer", "John Smith", "Henan Zhengzhou", "liver cirrhosis", "Beijing", "", "LI is new", "Wang Li jun"],
)
def test_latin_strings_that_are_none(text):
    assert not is_chinese_name_latin(text)


def test_the_table_of_surnames_is_sound():
    rows = data.surnames()
    assert len(rows) > 500
    for surname in rows.values():
        assert surname.readings
        for reading in surname.readings:
            assert split_syllables(reading), surname


@given(st.text(alphabet="ABCLSWYZabeghilnosuwxyz -,.'’1*ü张", max_size=24))
def test_no_letter_is_lost(printed):
    surname, given_names = latin_name(printed)
    words = {w for w in clean_latin(printed).replace(",", " ").split() if w.lower() not in data.words("affixes")}
    assert sorted(letters(surname + given_names)) == sorted(letters("".join(words))) or len(words) < len(
        clean_latin(printed).replace(",", " ").split()
    )


def test_a_hanzi_that_no_table_reads_contradicts_no_spelling():
    """A rare hanzi of a given name, added to Unicode of late: its reading is unknown, not wrong."""
    assert name_similarity("李\U0003134a", "Li", "Wei") > 0.9
    assert name_similarity("李小\U0003134a", "Li", "Xiaowei") > 0.9
    assert name_similarity("李小\U0003134a", "Li", "Daming") < 0.7


def test_capitals_tell_the_surname_of_any_language():
    assert all(map(is_cased_name, ["AYINUER Maimaiti", "Maimaiti AYINUER", "CIREN Zhuo-ma"]))
    assert not any(map(is_cased_name, ["CT Imaging", "Paper Planes", "PAPER PLANES", "the GLIDE Ratio"]))


def test_names_of_other_languages_are_compared_whole():
    """Where they are parted differs, and pinyin is one of several spellings: nothing can be said against them."""
    assert name_similarity("次仁央金", "Ciren", "Yangjin") == 1.0
    assert name_similarity("古丽·买买提", "Guli", "Maimaiti") == 1.0
    assert not any(map(is_han_name, ["次仁央金", "古丽·买买提"]))
    assert all(map(is_han_name, ["李明", "欧阳小飞", "王小飞"]))
