"""Small bilingual articles, made up, and folders of their results."""

from __future__ import annotations

from pathlib import Path

from pipeline.model.alignment import Alignment, Link, Term
from pipeline.model.article import (
    Abstract,
    AbstractSec,
    Aff,
    Article,
    Back,
    Contrib,
    Front,
    Journal,
    KwdGroup,
    Name,
    Text,
    Title,
    Value,
)
from pipeline.model.body import Body, Caption, Cell, DispFormula, Fig, P, Run, Sec, TableNote, TableWrap
from pipeline.model.geometry import Bbox
from pipeline.model.lang import Lang
from pipeline.model.reference import Citation, Part, PartKind, PublicationType, Reference
from pipeline.model.source import Source
from pipeline.results.output import Stored
from pipeline.write.json import article as encoded

ZH, EN = Lang.ZH, Lang.EN


def at(page: int = 1, top: float = 10.0) -> Source:
    return Source(page, Bbox(50.0, top, 250.0, top + 20.0), "made", 0.9)


def value(text: str) -> Value | None:
    return Value(text, at()) if text else None


def contrib(lang: Lang, surname: str, given: str) -> Contrib:
    printed = f"{surname}{given}" if lang is ZH else f"{given} {surname.upper()}"
    return Contrib(Name(lang, surname, given, printed), at())


def kwds(zh: str = "", en: str = "") -> tuple[KwdGroup, ...]:
    groups = ((ZH, zh), (EN, en))
    return tuple(KwdGroup.of(lang, tuple(text.split("; ")), at()) for lang, text in groups if text)


def reference(label: str, *texts: tuple[Lang, str], doi: str = "") -> Reference:
    parts = (Part(PartKind.DOI, doi),) if doi else ()
    citations = tuple(
        Citation(lang, PublicationType.JOURNAL, (Part(PartKind.TEXT, text), *parts)) for lang, text in texts
    )
    return Reference(label, citations, at(4))


def article(
    *,
    zh: str = "",
    en: str = "",
    authors: tuple[Contrib, ...] = (),
    keywords: tuple[KwdGroup, ...] = (),
    links: tuple[Link, ...] = (),
    glossary: tuple[Term, ...] = (),
    abstract: tuple[tuple[Lang, str], ...] = (),
    doi: str = "",
    year: str = "2021",
    body: tuple[str, ...] = (),
    references: tuple[Reference, ...] = (),
) -> Article:
    front = Front(
        journal=Journal(
            titles=(Text("山川学报", ZH, at()), Text("Journal of Hills", EN, at())), issn=value("1234-5679")
        ),
        titles=tuple(Title(lang, text, at()) for lang, text in ((ZH, zh), (EN, en)) if text),
        contribs=authors,
        affs=(Aff(ZH, "南岭大学医学院", at()),) if authors else (),
        abstracts=tuple(Abstract(lang, (AbstractSec("", text),), at(1, 80)) for lang, text in abstract),
        kwd_groups=keywords,
        doi=value(doi),
        year=value(year),
        volume=value("3"),
        issue=value("2"),
        fpage=value("17"),
        lpage=value("22"),
    )
    paragraphs = tuple(P((Run(text),), at(2 + place, 100)) for place, text in enumerate(body))
    content = (Sec("sec1", "1", "引言", paragraphs, at(2)),) if paragraphs else ()
    tied = Alignment(keywords=links, authors=(Link((0,), (0,), 1.0),) if len(authors) > 1 else ())
    return Article(ZH, front, Body(content), Back(references=references), tied, glossary)


def lungs() -> Article:
    """An article whose keywords translate 肺肿瘤, with everything that can be searched."""
    return article(
        zh="肺肿瘤的影像学随访研究",
        en="Imaging follow-up of lung neoplasms",
        authors=(contrib(ZH, "欧阳", "晓明"), contrib(EN, "Ouyang", "Xiaoming")),
        keywords=kwds("肺肿瘤; 随访", "Lung neoplasms; follow-up"),
        links=(Link((0,), (0,), 0.8), Link((1,), (1,), 0.6)),
        glossary=(Term("低剂量螺旋断层扫描", "low-dose spiral tomography", "LDST"),),
        abstract=((ZH, "目的是观察随访的效果。"), (EN, "We observed the effects of the follow-up.")),
        doi="10.5555/hills.2021.01",
        body=("肺部结节的直径每年测量一次。", "Measuring was repeated each year."),
        references=(reference("[1]", (ZH, "齐晚晴. 结节随访[J]. 山川学报, 2019."), doi="10.5555/Old.1"),),
    )


def abroad() -> Article:
    """An article of the same subject, in English alone."""
    return article(
        en="Screening for lung neoplasms in miners",
        authors=(contrib(EN, "Lin", "Mei-hua"),),
        keywords=kwds(en="Lung neoplasms; miners"),
        doi="10.5555/hills.2021.02",
    )


def millet() -> Article:
    return article(
        zh="旱地黍子覆膜栽培试验",
        en="Film mulching of millet",
        authors=(contrib(ZH, "曾", "晚晴"),),
        keywords=kwds("黍子; 覆膜", "millet; film mulching"),
        year="1998",
    )


def floats() -> Article:
    """An article with a figure, a table and a formula."""
    cells = ((Cell((Run("处理"),), header=True), Cell((Run("产量"),), header=True)), (Cell((Run("覆膜"),)), Cell(())))
    nodes = (
        Fig("fig1", (Caption(ZH, "图1", "试验地", at(3)), Caption(EN, "Fig. 1", "The field", at(3, 40))), at(3)),
        TableWrap("tab1", (Caption(ZH, "表1", "产量比较", at(4)),), at(4), cells, (TableNote("注：平均值"),)),
        DispFormula("eq1", "(1)", "x=qqq", at(4)),
    )
    made = article(zh="图与表")
    return Article(ZH, made.front, Body(nodes), made.back)


def stored(made: Article, name: str = "a", first_page: int = 1) -> Stored:
    from pipeline.results.identity import article_id

    return Stored(article_id(made, f"{name}.pdf"), name, f"{name}.pdf", 4, made, first_page)


def put(folder: Path, **articles: Article) -> Path:
    """Results in a folder, which is made where it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, made in articles.items():
        (folder / f"{name}.json").write_bytes(encoded(made, name=f"{name}.pdf", pages=4))
    return folder
