"""What works are called in BibTeX: as people call them, in ASCII, each once, wherever it stands."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.lang import Lang
from pipeline.model.reference import PublicationType
from pipeline.write.citations.keys import Keys, key
from pipeline.write.citations.record import Person, Record, Translation

EMPTY = dict.fromkeys(
    ("container", "volume", "issue", "fpage", "lpage", "number", "publisher", "place", "event_place", "edition"), ""
)


def record(title: str, year: str, *authors: Person, other: Translation | None = None) -> Record:
    return Record(
        **{**EMPTY, "doi": "", "url": "", "note": ""},
        id="x",
        type=PublicationType.JOURNAL,
        lang=Lang.ZH,
        title=title,
        authors=authors,
        has_more_authors=False,
        year=year,
        accessed=(),
        translation=other,
    )


ENGLISH = Translation(Lang.EN, "On the Glide of Planes", authors=(Person("Lü", "Hui"),))


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        (record("纸飞机的滑翔", "2019", Person("吕", "慧")), "lyu2019"),
        (record("Folds", "2019", Person("Łoś", "Jan")), "los2019folds"),
        (record("Folds", "2019", Person("Ørstæd", "Ib")), "orstaed2019folds"),
        (record("纸飞机的滑翔", "2019", Person("单", "晨")), "shan2019"),
        (record("纸飞机的滑翔", "2019", Person("欧阳", "雪")), "ouyang2019"),
        (record("纸飞机的滑翔", "2019", Person("吕", "慧"), other=ENGLISH), "lyu2019glide"),
        (record("Gliding", "2019a", Person("O'Brien", "P.")), "obrien2019gliding"),
        (record("An Étude of Paper", "2019", Person("Müller-Løw", "A.")), "mullerlow2019etude"),
        (record("纸飞机的滑翔", "2019", Person(literal="示例学会委员会")), "shilixuehui2019"),
        (record("Gliding", "", Person(literal="World Glide Organization")), "worldgliding"),
        (record("纸飞机的滑翔", ""), "zhifeijide"),
        (record("？", ""), ""),
    ],
)
def test_a_work_is_called_by_surname_year_and_title(work: Record, expected: str) -> None:
    assert key(work) == expected


def test_each_key_is_given_once_and_the_other_work_is_told_by_what_it_is() -> None:
    work = record("纸飞机的滑翔", "2019", Person("宋", "晨"))
    named = Keys()
    first, second, third = (named(work, own) for own in ("doi:1", "doi:2", "doi:2"))
    assert first == "song2019"
    assert re.fullmatch(r"song2019-[0-9a-f]{4}", second)
    assert len({first, second, third}) == 3
    other = Keys()
    other(work, "doi:9")
    assert other(work, "doi:2") == second


@given(st.text(max_size=12), st.text(max_size=12), st.text(max_size=6))
def test_keys_are_what_bibtex_takes(title: str, name: str, year: str) -> None:
    for person in (Person(name), Person(literal=name)):
        assert re.fullmatch(r"[a-z0-9]+", Keys()(record(title, year, person), "x"))
