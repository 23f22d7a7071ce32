"""Persons, their institutions and notes: one small case on each side of what is counted. All content is invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model.article import Aff, Contrib, Name
from pipeline.model.block import Label
from pipeline.model.geometry import Bbox
from pipeline.model.lang import Lang
from pipeline.model.source import Source
from pipeline.parse.front import front
from pipeline.parse.front.addresses import INITIALS, MOST_FORMS, PART, WHOLE, likeness, owner_by_letters
from pipeline.parse.front.affs import aff, affs, affs_of_bios, split_affs
from pipeline.parse.front.contribs import byline
from pipeline.parse.front.fields import fields
from pipeline.parse.front.marks import Kind, in_figures, meanings
from pipeline.parse.front.notes import is_editorial, notes, with_notes
from pipeline.parse.front.places import place_in
from pipeline.parse.front.staff import named_in, with_persons
from pipeline.parse.front.unread import readable
from pipeline.trust.setting import _WEAK
from tests.front.made import block

SOURCE = Source(1, Bbox(0.0, 0.0, 1.0, 1.0), "made")


def person(surname: str, given_names: str, lang: Lang = Lang.ZH) -> Contrib:
    return Contrib(Name(lang, surname, given_names, surname + given_names), SOURCE)


def names(*printed: str, lang: Lang = Lang.ZH, hints: tuple[str, ...] = ()) -> list[str]:
    return [own.name.printed for own in byline([block(Label.BYLINE, *printed, lang=lang)], hints)]


# Hanzi of a by-line


@pytest.mark.parametrize(("printed", "found"), [
    ("王小飞李明", ["王小飞", "李明"]), ("李小王飞", ["李小王飞"]),  # LONGEST_NAME: one of four hanzi may be a name
    ("王小飞欧阳琪李小明赵小琪", ["王小飞", "欧阳琪", "李小明", "赵小琪"]),
    ("王小飞欧阳琪李小明赵小琪李明", ["王小飞欧阳琪李小明赵小琪李明"]),  # MOST_RUN
    ("示例大学　李明", ["李明"]), ("王学院　李明", ["王学院", "李明"]),  # SHORT_NAME
    ("王大学李明　赵琪", ["赵琪"]),  # an institution, though it divides into names
    ("李明，王", ["李明"]),
])  # fmt: skip
def test_runs_of_hanzi(printed: str, found: list[str]) -> None:
    assert names(printed) == found


def test_a_long_name_over_a_line_s_end() -> None:
    assert names("李明，爱新觉", "罗小飞，赵琪") == ["李明", "爱新觉罗小飞", "赵琪"]


@pytest.mark.parametrize(("printed", "found"), [
    ("李明译", ("李明译", "")), ("欧阳小文", ("欧阳小文", "")),  # a name that ends in a word for what was done
    ("王小飞译", ("王小飞", "译")), ("李明综述", ("李明", "综述")), ("王小飞综述", ("王小飞", "综述")),
    ("李综述", ("李综述", "")),
])  # fmt: skip
def test_a_role_behind_a_name(printed: str, found: tuple[str, str]) -> None:
    (own,) = byline([block(Label.BYLINE, printed, lang=Lang.ZH)])
    assert (own.name.printed, own.role) == found


def test_circled_figures() -> None:
    assert in_figures("①⑨⑩⑮⑳") == "1,9,10,15,20"
    (own,) = byline([block(Label.BYLINE, "李明⑲⑳")])
    assert own.aff_labels == ("19", "20")


# Latin names


@pytest.mark.parametrize(("printed", "count", "found"), [
    ("LI Ming ZHAO Qi", 2, ["LI Ming", "ZHAO Qi"]), ("WANG Xiao FEI", 2, ["WANG Xiao FEI"]),  # TWO_NAMES
    ("LI MING WANG XIAOFEI ZHAO QI", 3, ["LI MING", "WANG XIAOFEI", "ZHAO QI"]),
    ("LI MING WANG XIAOFEI ZHAO QI", 2, ["LI MING WANG XIAOFEI ZHAO QI"]),  # capitals alone tell nothing
    ("LI Ming ZHAO Xiao Fei", 2, ["LI Ming", "ZHAO Xiao Fei"]),
    ("WANG Ming Zhao Qi", 2, ["WANG Ming", "Zhao Qi"]),  # one surname in capitals parts nothing
    ("Ming LI Qi ZHAO", 2, ["Ming LI", "Qi ZHAO"]),  # they begin no name
    ("Li Ming Zhao Xiao Fei", 2, ["Li Ming Zhao Xiao Fei"]),
    ("Li Ming Zhao Qi WangFei", 3, ["Li Ming", "Zhao Qi", "WangFei"]),
    ("John Smith<2>Mary Jones", 2, ["John Smith", "Mary Jones"]),
    ("Ming LI, Xiaofei<2>WANG, Qi ZHAO", 3, ["Ming LI", "Xiaofei WANG", "Qi ZHAO"]),
    ("L\ufffd Bo, LI Ming, WANG Qi", 3, ["LÜ Bo", "LI Ming", "WANG Qi"]),
    ("L\ufffd Bo, Li Ming, WANG Qi", 3, ["Lü Bo", "Li Ming", "WANG Qi"]),  # one is no custom
])  # fmt: skip
def test_latin_names_and_what_parts_them(printed: str, count: int, found: list[str]) -> None:
    assert names(printed, lang=Lang.EN, hints=("李明", "赵琪", "王小飞")[:count]) == found


@pytest.mark.parametrize(("printed", "marks"), [
    ("LI Ming ZHAO Qi^{1}", [(), ("1",)]), ("LI Ming^{1}, ^{2}, ZHAO Qi^{1}", [("1", "2"), ("1",)]),
])  # fmt: skip
def test_marks_behind_latin_names(printed: str, marks: list[tuple[str, ...]]) -> None:
    found = byline([block(Label.BYLINE, printed, lang=Lang.EN)], ("李明", "赵琪"))
    assert [own.aff_labels for own in found] == marks


# Addresses that spell names


@pytest.mark.parametrize(("surname", "given", "letters", "rank"), [
    ("卢", "小涛", "xiaotao", INITIALS), ("卢", "涛", "tao", 0),  # one syllable is many persons'
    ("张", "小涛", "xiaotaozh", PART), ("张", "小涛", "xiaotaoz", PART), ("卢", "小涛", "xiaotaolu", WHOLE),
    ("鄂", "小涛", "e", 0),  # FEWEST: one letter is anybody's
])  # fmt: skip
def test_parts_of_a_name_that_letters_spell(surname: str, given: str, letters: str, rank: int) -> None:
    assert likeness(f"{letters}@example.org", person(surname, given)) == rank


@pytest.mark.parametrize(("place", "rank"), [(MOST_FORMS - 1, WHOLE), (MOST_FORMS, 0)])
def test_how_many_spellings_of_a_name_are_tried(place: int, rank: int) -> None:
    """Each of ten hanzi that are read in two ways, as the digits of a number."""
    assert MOST_FORMS == 512
    given = "".join(("le", "yue")[int(bit)] for bit in f"{place:010b}")
    assert likeness(f"li{given}@example.org", person("李", "乐" * 10)) == rank


@pytest.mark.parametrize(("letters", "least", "owner"), [
    ("luxt", PART, 0), ("lu", PART, None), ("lu", INITIALS, 0), ("xt", INITIALS, None), ("zhaoq", PART, 1),
])  # fmt: skip
def test_who_an_address_is_of(letters: str, least: int, owner: int | None) -> None:
    persons = [person("卢", "小涛"), person("赵", "琪")]
    assert owner_by_letters(f"{letters}@example.org", persons, least) == owner


def test_an_address_that_spells_two_names_is_nobody_s() -> None:
    persons = [person("卢", "小涛"), person("卢", "晓涛")]
    assert owner_by_letters("luxiaotao@example.org", persons, INITIALS) is None


# Institutions


@pytest.mark.parametrize(("printed", "found"), [
    ("示例大学纸艺学院1", [("", "示例大学纸艺学院1")]),  # one number behind one counts nothing
    ("示例大学纸艺学院1,样本研究所2", [("1", "示例大学纸艺学院"), ("2", "样本研究所")]),
    ("示例地质大学(武汉);样本大学(北京)", [("", "示例地质大学(武汉)"), ("", "样本大学(北京)")]),
    ("(示例大学纸艺学院,示例市 100000;样本研究所", [("", "示例大学纸艺学院,示例市 100000"), ("", "样本研究所")]),
    ("1.示例地质大学(武汉);2.样本大学", [("1", "示例地质大学(武汉)"), ("2", "样本大学")]),
    ("1.示例大学);2.样本大学", [("1", "示例大学"), ("2", "样本大学")]),
    ("1.示例大学,示例市 100000", [("1", "示例大学,示例市 100000")]),
])  # fmt: skip
def test_lists_of_institutions(printed: str, found: list[tuple[str, str]]) -> None:
    assert split_affs(printed, Lang.ZH) == found


@pytest.mark.parametrize(("printed", "text"), [
    ("示例大学 (", "示例大学"), ("(示例)大学", "(示例)大学"), ("示例地质大学(武汉)", "示例地质大学(武汉)"),
])  # fmt: skip
def test_brackets_of_an_institution(printed: str, text: str) -> None:
    assert aff("", printed, Lang.ZH, SOURCE).text == text


def test_an_institution_of_a_life_is_less_sure() -> None:
    (own,) = affs_of_bios([("李明，示例大学教授", SOURCE)])
    assert own.source.confidence < _WEAK
    (printed,) = affs([block(Label.AFF, "示例大学纸艺学院")])
    assert printed.source.confidence > own.source.confidence


@pytest.mark.parametrize(("printed", "parts"), [
    ("Example University, Sample City 100000, Brightland", ("Sample City", "Brightland")),  # alone behind the code
    ("Example University 100000, Jiangsu, China", ("Jiangsu", "China")),  # no piece before it is a city
    ("Example University, Sample City 100000, Jiangsu, China", ("Sample City, Jiangsu", "China")),
    ("Example University, Sample City 100000, Old Town, Jiangsu, China", ("Old Town, Jiangsu", "China")),
    ("Example University, Sample City, Jiangsu 100000", ("Sample City, Jiangsu", "")),
    ("Sample City, Jiangsu 100000", ("Jiangsu", "")),
    ("Jiangsu 100000", ("", "")),
    ("Example Hospital (Sample, Town), Sample City 100000", ("Sample City", "")),
    ("China", ("", "")), ("Example University, China", ("", "China")),
])  # fmt: skip
def test_places_in_english(printed: str, parts: tuple[str, str]) -> None:
    found = place_in(printed, printed, Lang.EN)
    assert (found.city, found.country) == parts


@pytest.mark.parametrize(("printed", "city"), [
    ("示例大学　示例省　样本市　100000", "示例省样本市"), ("示例市　100000", ""),
    ("示例大学示例示例示例　样本市　100000", "样本市"),
])  # fmt: skip
def test_places_that_white_sets_off(printed: str, city: str) -> None:
    assert place_in(printed, printed, Lang.ZH).city == city


@pytest.mark.parametrize(("printed", "city"), [
    ("示例大学纸艺学院,南京市,江苏省", "南京市,江苏省"), ("纸艺学院,示例大学,江苏省", "江苏省"),
    ("示例大学,江苏省南京市", "江苏省南京市"),
])  # fmt: skip
def test_a_province_may_stand_behind_its_city(printed: str, city: str) -> None:
    assert place_in(printed, printed, Lang.ZH).city == city


# Who works where


def test_who_is_named_before_an_institution() -> None:
    assert named_in("李　明，王小飞", ("王小飞", "赵琪", "李明")) == ("李明", "王小飞")


@pytest.mark.parametrize(("affs_", "people", "told"), [
    (("示例大学", "样本学院"), ("李明", "王飞"), [("李明",), ("王飞",)]),
    (("示例大学",), ("李明", "王飞"), [()]), (("示例大学", "样本学院"), ("李明",), [(), ()]),
])  # fmt: skip
def test_notes_tell_who_works_where_among_several(
    affs_: tuple[str, ...], people: tuple[str, ...], told: list[tuple[str, ...]]
) -> None:
    own = [Aff(Lang.ZH, text, SOURCE, institution=text) for text in affs_]
    persons = [person(name[0], name[1:]) for name in people]
    found = with_persons(own, persons, ["李明，示例大学教授；王飞，样本学院教授"])
    assert [one.persons for one in found] == told


@pytest.mark.parametrize(("note", "told"), [
    ("作者李明，示例大学教授；王飞，样本学院教授", [("李明",), ("王飞",)]),
    ("样本学院教授王飞，示例大学", [("王飞",), ()]),
])  # fmt: skip
def test_what_is_said_behind_a_name_is_said_of_it(note: str, told: list[tuple[str, ...]]) -> None:
    own = [Aff(Lang.ZH, text, SOURCE, institution=text) for text in ("示例大学", "样本学院")]
    found = with_persons(own, [person("李", "明"), person("王", "飞")], [note])
    assert [one.persons for one in found] == told


# Notes


@pytest.mark.parametrize(("before", "kind"), [(56, Kind.CORRESP), (57, Kind.OTHER)])
def test_how_far_behind_its_mark_a_note_says_what_it_is(before: int, kind: Kind) -> None:
    """AHEAD."""
    found = meanings([block(Label.AUTHOR_NOTES, f"* {'纸' * before}通信作者")])
    assert found["*"].kind is kind


@pytest.mark.parametrize(("before", "kind"), [(36, "corresp"), (37, "other")])
def test_how_far_into_a_note_correspondence_is_said(before: int, kind: str) -> None:
    """SAID_WITHIN: farther behind, it is said of one of several."""
    (note,) = notes(fields([block(Label.AUTHOR_NOTES, f"注：{'纸' * (before - 2)}通信作者")]))
    assert note.fn_type == kind


def test_a_note_may_stand_behind_the_institution_under_one_label() -> None:
    own = block(Label.AFF, "作者单位：示例大学纸艺学院　通信作者：李明，E-mail：li@example.org", y=700.0)
    (author,) = front([block(Label.BYLINE, "李明"), own], (), lambda _: None).contribs
    assert (author.email, author.corresp) == ("li@example.org", True)


@pytest.mark.parametrize(("y", "is_own"), [(50.0, True), (700.0, False)])
def test_a_mailbox_in_the_masthead(y: float, is_own: bool) -> None:
    (field,) = fields([block(Label.AUTHOR_NOTES, "E-mail: editors@example.org http://www.example.org", y=y)])
    assert is_editorial(field) is is_own


@pytest.mark.parametrize(("printed", "corresp"), [
    ("通信作者李明，教授；王小飞，讲师", ["李明"]), ("李明通信作者，王小飞", ["李明"]),
    ("通信作者为李明、王小飞", ["李明", "王小飞"]), ("李明，教授，通信作者王小飞", ["王小飞"]),
])  # fmt: skip
def test_of_whom_the_words_tell(printed: str, corresp: list[str]) -> None:
    persons = byline([block(Label.BYLINE, "李明，王小飞，赵琪")])
    found = with_notes(persons, fields([block(Label.AUTHOR_NOTES, f"注：{printed}")]))
    assert [own.name.printed for own in found if own.corresp] == corresp


def test_an_address_before_the_names_is_nobody_s_of_them() -> None:
    persons = byline([block(Label.BYLINE, "李明，王小飞")])
    note = block(Label.AUTHOR_NOTES, "注：box@example.org；李明，ming@example.org")
    assert [own.email for own in with_notes(persons, fields([note]))] == ["ming@example.org", ""]


# What a font without a table leaves


@pytest.mark.parametrize(("name", "kept"), [("李\ufffd", True), ("阿依\ufffd\ufffd\ufffd", False)])
def test_a_name_with_lost_hanzi(name: str, kept: bool) -> None:
    """UNREADABLE_NAME."""
    made = replace(front([], (), lambda _: None), contribs=(Contrib(Name(Lang.ZH, name, "", name), SOURCE),))
    found, lost = readable(made)
    assert (len(found.contribs), len(lost)) == (int(kept), int(not kept))
