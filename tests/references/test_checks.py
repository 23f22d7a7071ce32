"""What an editor is told about a reference list."""

from dataclasses import replace

from pipeline.check.references import check
from pipeline.model.article import Article, Back, Front
from pipeline.model.body import Body, P, RefType, Sec, Xref
from pipeline.model.diagnostic import Diagnostic, Kind
from pipeline.model.geometry import Bbox
from pipeline.model.lang import Lang
from pipeline.model.reference import Reference
from pipeline.model.source import Source
from pipeline.parse.references import citation, halves

SOURCE = Source(3, Bbox(0, 0, 1, 1), "test", 1.0)


def article(entries: list[str], marks: list[tuple[str, tuple[str, ...]]] = ()) -> Article:  # type: ignore[assignment]
    references = tuple(
        Reference(f"[{number}]", tuple(map(citation, halves(text))), SOURCE) for number, text in enumerate(entries, 1)
    )
    xrefs = tuple(Xref(RefType.BIBR, rids, text) for text, rids in marks)
    body = Body((Sec("sec1", "1", "", (P(xrefs, SOURCE),), SOURCE),)) if marks else Body()
    return Article(Lang.ZH, Front(), body, Back(references=references))


def found(made: Article, year: int = 2020) -> list[tuple[Kind, dict[str, object]]]:
    seen: list[Diagnostic] = []
    check(made, seen.append, year)
    assert all(note.message for note in seen)
    return [(note.kind, dict(note.details)) for note in seen]


A = "王小明. 盐湖的演替过程研究[J]. 湖泊学报,2014,42(12):145-148."
B = "李华. 卤水蒸发过程研究[J]. 盐业研究,2001,5(1):2-7."
C = "赵一. 卤虫繁殖过程研究[J]. 盐业研究,2003,7(1):3-9."


def test_nothing_to_say() -> None:
    assert found(article([A, B], [("[1]", ("ref1",)), ("[2]", ("ref2",))])) == []


def test_never_cited_and_not_listed() -> None:
    notes = found(article([A, B], [("[1]", ("ref1",)), ("[7]", ())]))
    assert (Kind.REF_UNCITED, {"label": "2"}) in notes
    assert (Kind.REF_UNLISTED, {"label": "7"}) in notes


def test_a_range_cites_all_that_it_spans() -> None:
    assert found(article([A, B, C], [("[1-3]", ("ref1", "ref2", "ref3"))])) == []


def test_out_of_order() -> None:
    more = [A, B, C, *(f"钱二. 湖水盐度研究之{n}[J]. 盐业研究,2003,7(1):{n}-9." for n in "甲乙丙丁戊")]
    marks = [(f"[{n}]", (f"ref{n}",)) for n in (1, 3, 2, 4, 5, 6, 7, 8)]
    assert found(article(more, marks)) == [(Kind.REF_OUT_OF_ORDER, {"label": "2", "before": "3"})]


def test_a_body_without_linked_citations_says_nothing_of_them() -> None:
    assert found(article([A, B])) == []


def test_same_work_twice() -> None:
    assert found(article([A, B, A.replace(",", "，")])) == [(Kind.REF_DUPLICATE, {"label": "1", "other": "3"})]


def test_malformed_doi() -> None:
    assert found(article([A + " doi: 10.1234/lake.1"])) == []
    assert found(article([A + " doi: 1O.1234/lake.1"])) == [
        (Kind.REF_DOI_MALFORMED, {"label": "1", "doi": "1O.1234/lake.1"})
    ]


def test_year_in_the_future() -> None:
    assert found(article([A]), year=2013) == [(Kind.REF_YEAR_IN_FUTURE, {"label": "1", "year": "2014"})]


def test_halves_that_differ() -> None:
    same = f"{A} WANG Xiaoming. Succession of salt lakes[J]. Journal of Lakes,2014,42(12):145-148."
    assert found(article([same])) == []
    other = same.replace("Lakes,2014,42(12)", "Lakes,2015,42(12)").replace("WANG Xiaoming.", "WANG Xiaoming, LI Hua.")
    assert found(article([other])) == [
        (Kind.REF_HALVES_DIFFER, {"label": "1", "field": "year", "one": "2014", "two": "2015"}),
        (Kind.REF_HALVES_DIFFER, {"label": "1", "field": "number of authors", "one": 1, "two": 2}),
    ]


def test_an_article_without_references() -> None:
    assert found(replace(article([]))) == []
