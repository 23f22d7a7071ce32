"""One invented article with something in every field that a service takes, and results to export."""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from pipeline.details import Details
from pipeline.export.job import Counts, run
from pipeline.export.work import Work, work
from pipeline.model.alignment import Alignment, Link, Sentence
from pipeline.model.article import (
    Abstract,
    AbstractSec,
    Aff,
    Article,
    Award,
    Back,
    Contrib,
    Front,
    HistoryDate,
    Journal,
    KwdGroup,
    Name,
    Text,
    Title,
    Value,
)
from pipeline.model.body import Body
from pipeline.model.geometry import Bbox
from pipeline.model.lang import Lang
from pipeline.model.reference import Citation, Part, PartKind, PublicationType, Reference
from pipeline.model.source import Source
from pipeline.results import Stored
from pipeline.results.identity import article_id
from pipeline.write.json import article as encoded
from tests.export.ours import FORMATS

ZH, EN = Lang.ZH, Lang.EN
HERE = Source(1, Bbox(0, 0, 1, 1), "rule", 1.0)
DETAILS = """
publisher = "示例出版社"
registrant = "Example Press"
resource_url = "https://journal.example/article/{doi}"

[depositor]
name = "Example Depositor"
email = "deposit@journal.example"

[repository]
name = "Examples"
base_url = "https://gateway.example/oai/journal.example/static.xml"
email = "oai@journal.example"

[journals."示例学报"]
abbrev_title = "J Ex"
"""
TIME = "2026-01-02T03:04:05"


def value(text: str) -> Value:
    return Value(text, HERE)


def person(lang: Lang, family: str, given: str, *labels: str) -> Contrib:
    return Contrib(Name(lang, family, given, f"{family}{given}"), HERE, labels)


def part(kind: PartKind, text: str, *parts: Part) -> Part:
    return Part(kind, text, parts)


def reference() -> Reference:
    name = part(PartKind.NAME, "张三", part(PartKind.SURNAME, "张"), part(PartKind.GIVEN_NAMES, "三"))
    pieces = (
        (PartKind.TEXT, ". "),
        (PartKind.ARTICLE_TITLE, "纸船"),
        (PartKind.TEXT, "[J]. "),
        (PartKind.SOURCE, "折纸学报"),
        (PartKind.TEXT, ", "),
        (PartKind.YEAR, "2010"),
        (PartKind.TEXT, ", "),
        (PartKind.VOLUME, "13"),
        (PartKind.TEXT, "("),
        (PartKind.ISSUE, "1"),
        (PartKind.TEXT, "): "),
        (PartKind.FPAGE, "1"),
        (PartKind.TEXT, ". doi: "),
        (PartKind.DOI, "10.1234/boat"),
    )
    zh = Citation(ZH, PublicationType.JOURNAL, (name, *(part(kind, text) for kind, text in pieces)))
    en = Citation(EN, PublicationType.JOURNAL, (part(PartKind.TEXT, "Zhang S. Paper boats."),))
    return Reference("[1]", (zh, en), HERE)


FRONT = Front(
    journal=Journal(
        titles=(Text("示例学报", ZH, HERE), Text("Journal of Examples", EN, HERE)),
        issn=value("1234-5679"),
        eissn=value("2049-3630"),
    ),
    titles=(
        Title(ZH, "纸飞机的滑翔比", HERE, "以课堂为例"),
        Title(EN, "Glide Ratio of Paper Planes", HERE, "A Classroom Case"),
    ),
    contribs=(
        person(ZH, "欧阳", "晓明", "1", "2"),
        person(ZH, "赵", "一", "2"),
        person(EN, "Zhao", "Yi", "2"),
        replace(person(EN, "Ouyang", "Xiaoming", "1", "2"), orcid="0000-0002-1825-0097", equal_contrib=True),
    ),
    affs=(
        Aff(ZH, "示例大学医学院, 北京 100000", HERE, "1"),
        Aff(ZH, "折纸研究所", HERE, "2"),
        Aff(EN, "School of Medicine, Example University, Beijing", HERE, "1"),
    ),
    abstracts=(
        Abstract(ZH, (AbstractSec("目的", "量一量滑翔比。"), AbstractSec("结果", "滑翔比为3.5（P<0.05）。")), HERE),
        Abstract(
            EN, (AbstractSec("Objective", "To measure glide ratios."), AbstractSec("", "It was <3.5 & fine.")), HERE
        ),
    ),
    kwd_groups=(KwdGroup.of(ZH, ("纸飞机", "滑翔比"), HERE), KwdGroup.of(EN, ("paper planes", "glide ratio"), HERE)),
    doi=value("10.1234/j.Example.2024.01.001"),
    publisher_id=value("1234-5679(2024)01-0001-09"),
    clc=(value("V271"),),
    year=value("2024"),
    month=value("1"),
    volume=value("27"),
    issue=value("1"),
    fpage=value("1"),
    lpage=value("9"),
    history=(
        HistoryDate("received", "2023-06-01", HERE),
        HistoryDate("accepted", "2023-11", HERE),
        HistoryDate("online", "2023-12-24", HERE),
    ),
    awards=(Award("示例科学基金", ("81000000", "2023A001"), HERE),),
)
ALIGNMENT = Alignment(
    title=Link((0,), (0,), 1.0),
    sentences_zh=(Sentence("量一量滑翔比。", 0, "目的"),),
    sentences_en=(Sentence("To measure glide ratios.", 0, "Objective"),),
    abstract=(Link((0,), (0,), 0.9),),
    keywords=(Link((0,), (0,), 0.9), Link((1,), (1,), 0.9)),
    authors=(Link((0,), (1,), 1.0), Link((1,), (0,), 1.0)),
    affiliations=(Link((0,), (0,), 0.8),),
)
ARTICLE = Article(ZH, FRONT, Body(), Back(references=(reference(),)), ALIGNMENT)


def with_front(**changes: Any) -> Article:
    return replace(ARTICLE, front=replace(FRONT, **changes))


def details(text: str = DETAILS, time: str | None = TIME) -> Details:
    """The details of a TOML text."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "deposit.toml"
        path.write_text(text, "utf-8")
        return Details.load(path, time)


def as_work(article: Article = ARTICLE, given: Details | None = None, name: str = "a") -> Work:
    stored = Stored(article_id(article, f"{name}.pdf"), name, f"{name}.pdf", 9, article)
    return work(stored, details() if given is None else given)


def written(format_name: str, *articles: Article, given: Details | None = None) -> bytes:
    """The bytes of an export of these articles, which must all be fit for it."""
    stream = BytesIO()
    works = (as_work(article, given, f"a{place}") for place, article in enumerate(articles or (ARTICLE,)))
    FORMATS[format_name].write(stream, works, details() if given is None else given)
    return stream.getvalue()


Export = Callable[..., tuple[Counts, list[str], bytes]]


@pytest.fixture
def results(tmp_path: Path) -> Path:
    folder = tmp_path / "output"
    folder.mkdir()
    return folder


@pytest.fixture
def put(results: Path) -> Callable[[str, Article], None]:
    """Puts an article among the results under a name."""

    def add(name: str, article: Article) -> None:
        path = results / f"{name}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(encoded(article, name=f"{path.stem}.pdf", pages=9))

    return add


@pytest.fixture
def exported(results: Path) -> Export:
    """Exports the results; gives the counts, the lines said, and what was written."""

    def export(name: str, given: Details | None = None, warnings: bool = False) -> tuple[Counts, list[str], bytes]:
        said: list[str] = []
        stream = BytesIO()
        counts = run([results], FORMATS[name], stream, given or details(), said.append, warnings)
        return counts, said, stream.getvalue()

    return export
