"""Works that go on in further issues, stand together in a note, or have two publishers. All works are invented."""

import pytest

from pipeline.model.reference import PartKind
from pipeline.parse.references import citation
from tests.references.test_styles import fields

TOGETHER = [
    # --- an article that goes on in the next issue; issues in one ---
    ("王明. 塘水[J]. 池塘学报, 2012(1): 12-19; (2): 20-28.", {"source": "池塘学报", "issue": "1", "lpage": "19"}),
    ("王明. 塘水[J]. 池塘学报, 2012, 24(6): 12-19; 2013, 25(1): 3-9.", {"year": "2012", "volume": "24", "fpage": "12"}),
    ("王明. 塘水[J]. 池塘学报, 1998, 第1-2期合刊: 12-19.", {"source": "池塘学报", "issue": "1-2", "fpage": "12"}),
    ("王明. 塘水[J]. 池塘学报, 1998(1-2合刊): 12-19.", {"source": "池塘学报", "issue": "1-2合刊", "fpage": "12"}),
    # --- the first of a note's works; a title with a colon is none of them ---
    (
        "参见王明：《塘论》，塘畔出版社2012年版，第12-15页；李山：《堤论》，塘畔出版社2013年版，第3页。",
        {"type": "book", "source": "塘论", "year": "2012", "fpage": "12", "authors": "王|明"},
    ),
    (
        "王明：《塘论》，塘畔出版社2012年版，第12页。另参见李山：《堤论》，塘畔出版社2013年版。",
        {"source": "塘论", "year": "2012"},
    ),
    ("王明：《塘水》，《池塘学报》2012年第3期，第5页；第9页。", {"title": "塘水", "fpage": "5"}),
    # --- a body called after the work; what an old book is printed in ---
    (
        "《某县志》编纂委员会编：《某县志》，北京：塘畔出版社，1998年，第12页。",
        {"type": "book", "authors": "=《某县志》编纂委员会", "source": "某县志", "publisher": "塘畔出版社"},
    ),
    (
        "光绪《某府志》卷十二，《塘畔方志丛书》，台北：塘畔出版社，1970年影印本，第234页。",
        {"type": "book", "source": "某府志", "volume": "十二", "place": "台北", "fpage": "234"},
    ),
    ("光绪《某府志》卷十二，《水利》，台北：塘畔出版社，1970年，第234页。", {"type": "chapter", "title": "水利"}),
    # --- two publishers; a journal that has taken a paper; a paper read ---
    (
        "王明. 塘论[M]. 北京: 塘畔出版社; 上海: 湖畔书局, 1990.",
        {"place": "北京", "publisher": "塘畔出版社", "year": "1990"},
    ),
    ("Moor A. Silt[M]. London: Reed; New York: Wiley, 1990.", {"place": "London", "publisher": "Reed"}),
    ("Moor A. Silt[J]. Pond Science, accepted.", {"source": "Pond Science"}),
    (
        "Moor A. Silt. Presented at the 3rd Pond Congress, Oslo, Norway, 5-8 August 1990.",
        {"source": "3rd Pond Congress"},
    ),
    # --- translators before an author whose nation is told; a committee's number is no standard's ---
    ("王明, 李山, 译. [美]韦某 J. 塘论[M]. 北京: 塘畔出版社, 1990.", {"authors": "韦某|J", "source": "塘论"}),
    ("王明, 李山, 译. 塘论[M]. 北京: 塘畔出版社, 1990.", {"authors": "王|明; 李|山", "source": "塘论"}),
]


@pytest.mark.parametrize(("text", "expected"), TOGETHER)
def test_fields(text: str, expected: dict[str, str]) -> None:
    found = fields(citation(text))
    assert {name: found[name] for name in expected} == expected


def test_the_second_publisher_has_its_place() -> None:
    found = citation("王明. 塘论[M]. 北京: 塘畔出版社; 上海: 湖畔书局, 1990.")
    assert [part.text for part in found.all(PartKind.PUBLISHER_NAME)] == ["塘畔出版社", "湖畔书局"]
    assert [part.text for part in found.all(PartKind.PUBLISHER_LOC)] == ["北京", "上海"]


def test_a_committee_has_no_standards_number() -> None:
    found = citation("ISO/TC 999. Pond gauges: ISO 9999: 2010[S]. Geneva: ISO, 2010.")
    assert found.first(PartKind.STANDARD_NUMBER) == "ISO 9999: 2010"


VOLUMES = [
    # who edited a volume, behind its title or before it without a stop; a bracket that is the title's own
    (
        "Moor A. Silt. In: Methods of silting (Lake A, Reed B eds). Leeds: Pond Press, 1982. 59-62.",
        {"title": "Silt", "source": "Methods of silting", "place": "Leeds", "fpage": "59"},
    ),
    ("王明. 塘水[M]//塘论(李山主编). 北京: 塘畔出版社, 1990: 3.", {"title": "塘水", "source": "塘论"}),
    ("王明. 塘水[M]//塘论(上册). 北京: 塘畔出版社, 1990: 3.", {"source": "塘论(上册)"}),
    (
        "Moor A (1982) Silt. In: Lake AL (ed) Methods of silting. PSSA, Farhill, pp 595–624",
        {"title": "Silt", "source": "Methods of silting", "publisher": "PSSA", "place": "Farhill", "lpage": "624"},
    ),
    # a name in hanzi with its initials before the year; whose patent it is
    (
        "斯某，R. 2010.《池塘经济》. 王明译. 北京：塘畔书局.",
        {"authors": "斯某|R.", "source": "池塘经济", "year": "2010"},
    ),
    ("王明.一种清塘器[P].江苏:CN101999999,2008-08-06.", {"place": "", "year": "2008"}),
]


@pytest.mark.parametrize(("text", "expected"), VOLUMES)
def test_volumes_and_names(text: str, expected: dict[str, str]) -> None:
    found = fields(citation(text))
    assert {name: found[name] for name in expected} == expected
