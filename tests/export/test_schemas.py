"""Exports are valid by the published schemas; and the schemas here do refuse what is damaged."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree

from pipeline.export.needs import gaps
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
from pipeline.model.lang import Lang
from pipeline.model.reference import Citation, Part, PartKind, PublicationType, Reference
from pipeline.run import Result
from tests.export.conftest import ARTICLE, EN, HERE, Export, as_work, details, with_front, written
from tests.export.ours import FORMATS
from tests.export.validators import WITH_SCHEMA, problems

SAMPLES = sorted((Path(__file__).parents[2] / "input").glob("*.pdf"))
# Journal, ISSN and address made up for whatever journal a sample prints.
ANY_JOURNAL = '[journals."{}"]\nissn = "1234-5679"\nabbrev_title = "Ex"\n'
DAMAGE: dict[str, list[tuple[str, str]]] = {
    "crossref": [
        ("<doi>10.1234/j", "<doi>11.1234/j"),
        ("</titles>", "</titles><titles/>"),
        ('sequence="first"', 'sequence="last"'),
        ('language="zh"', 'language="zz"'),
        ("<jats:p>", "<jats:paragraph>x</jats:paragraph><jats:p>"),
        ("<surname>Ouyang", f"<surname>{'O' * 201}"),
        (' contributor_role="author"', ""),
        ("<alt-name>", "<alt-name><name/>"),
        ("1234-5679</issn>", "12-345679</issn>"),
        ('name="funder_name"', 'name="funder"'),
        ("<month>01", "<month>77"),
    ],
    "doaj": [
        ('language="chi"', 'language="zho"'),
        ("<publicationDate>2024", "<publicationDate>24"),
        ("<journalTitle>", "<journal/><journalTitle>"),
        ("https://journal.example", "journal.example"),
    ],
    "pubmed": [
        ("<LastName>", "<Surname>x</Surname><LastName>"),
        ('EIdType="doi"', 'EIdType="url"'),
        (' Language="zh"', ""),
        ("<PublisherName>", "<Publisher/><PublisherName>"),
    ],
    "oai-dc": [
        ("<dc:title", "<dc:titel>x</dc:titel><dc:title"),
        ("<oai:datestamp>2026-01-02", "<oai:datestamp>02.01.2026"),
        ("oai@journal.example", "nobody"),
        ("<oai:deletedRecord>no", "<oai:deletedRecord>maybe"),
    ],
    "csl-json": [('"type": "article-journal"', '"type": "paper"'), ('"DOI"', '"doi"')],
    "tmx": [("<seg>", "<text>"), ('segtype="block"', "")],
}


@pytest.mark.parametrize("name", WITH_SCHEMA)
def test_the_made_article_is_valid(name: str) -> None:
    assert problems(name, written(name)) == []
    assert problems(name, written(name, ARTICLE, replace(ARTICLE, lang=EN))) == []


@pytest.mark.parametrize(
    ("name", "old", "new"), [(name, old, new) for name, pairs in DAMAGE.items() for old, new in pairs]
)
def test_a_damaged_file_is_refused(name: str, old: str, new: str) -> None:
    text = written(name).decode()
    assert old in text
    damaged = text.replace(old, new)
    if old == "<seg>":
        damaged = damaged.replace("</seg>", "</text>")
    assert problems(name, damaged.encode())


@pytest.fixture(scope="module")
def samples(converted: Callable[[str], Result]) -> dict[str, Article]:
    return {path.stem: converted(path.stem).article for path in SAMPLES}


@pytest.mark.parametrize("name", WITH_SCHEMA)
def test_the_samples_are_valid(
    name: str, samples: dict[str, Article], put: Callable[[str, Article], None], exported: Export
) -> None:
    for stem, article in samples.items():
        put(stem, article)
    titles = {title.text for article in samples.values() for title in article.front.journal.titles}
    text = 'publisher = "P"\nregistrant = "R"\nresource_url = "https://journal.example/{id}"\n'
    text += '[depositor]\nname = "D"\nemail = "d@journal.example"\n'
    text += '[repository]\nname = "N"\nbase_url = "https://g.example/n"\nemail = "n@journal.example"\n'
    counts, said, data = exported(name, details(text + "".join(map(ANY_JOURNAL.format, sorted(titles)))))
    assert problems(name, data) == []
    assert counts.written == len(SAMPLES) - (name == "crossref"), said  # one sample prints no DOI


# Text as damaged files have it: controls, lone surrogates, markup, all planes; and as tests of limits want it.
HOSTILE = st.one_of(
    st.text(st.characters(), max_size=40),
    st.sampled_from(
        [
            "",
            "\x00",
            "]]>",
            "<b>&amp;</b>",
            "&#0;",
            "\\{}%$#_~^",
            "}\n@misc{x,",
            "TY  - BOOK\r\nER  - ",
            "?",
            "12",
            "汉字",
            "\ud800",
            "\u2028",
            "x" * 210,
            "字" * 2000,
            "10.1234/<a>{b}%",
            "2024",
            "1234-5679",
        ]
    ),
)
LANGS = st.sampled_from(list(Lang))


def values() -> st.SearchStrategy[Value | None]:
    return st.none() | st.builds(Value, HOSTILE, st.just(HERE))


def one_a_language(kind: Callable[[Lang], st.SearchStrategy[object]]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.tuples(*(st.none() | kind(lang) for lang in Lang)).map(lambda found: tuple(filter(None, found)))


def many(kind: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(kind, max_size=3).map(tuple)


def abstracts(lang: Lang) -> st.SearchStrategy[Abstract]:
    parts = st.lists(st.builds(AbstractSec, HOSTILE, HOSTILE), max_size=3).map(tuple)
    return st.builds(Abstract, st.just(lang), parts, st.just(HERE))


def contribs() -> st.SearchStrategy[Contrib]:
    names = st.builds(Name, LANGS, HOSTILE, HOSTILE, HOSTILE)
    return st.builds(Contrib, names, st.just(HERE), st.just(("1",)), HOSTILE, orcid=HOSTILE)


def references() -> st.SearchStrategy[Reference]:
    kinds = [PartKind.ARTICLE_TITLE, PartKind.SOURCE, PartKind.YEAR, PartKind.VOLUME, PartKind.FPAGE, PartKind.EDITION]
    parts = st.lists(st.builds(Part, st.sampled_from([*kinds, PartKind.DOI, PartKind.NAME]), HOSTILE), max_size=4)
    citation = st.builds(Citation, LANGS, st.sampled_from(list(PublicationType)), parts.map(tuple))
    return st.builds(Reference, HOSTILE, st.lists(citation, max_size=2).map(tuple), st.just(HERE))


def hostile_articles() -> st.SearchStrategy[Article]:
    here = st.just(HERE)
    journal = st.builds(
        Journal,
        one_a_language(lambda lang: st.builds(Text, HOSTILE, st.just(lang), here)),
        st.none() | st.builds(Text, HOSTILE, LANGS, here),
        values(),
        values(),
    )
    front = st.builds(
        Front,
        journal=journal,
        titles=one_a_language(lambda lang: st.builds(Title, st.just(lang), HOSTILE, here, HOSTILE)),
        contribs=many(contribs()),
        affs=many(st.builds(Aff, LANGS, HOSTILE, here, st.just("1"))),
        abstracts=one_a_language(abstracts),
        kwd_groups=one_a_language(
            lambda lang: st.builds(KwdGroup.of, st.just(lang), st.lists(HOSTILE, max_size=3).map(tuple), here)
        ),
        history=many(st.builds(HistoryDate, st.sampled_from(["received", "online", "pub"]), HOSTILE, here)),
        awards=many(st.builds(Award, HOSTILE, st.lists(HOSTILE, max_size=2).map(tuple), here)),
        **{
            name: values()
            for name in ("doi", "publisher_id", "year", "month", "volume", "issue", "fpage", "lpage", "elocation_id")
        },
    )
    back = st.builds(Back, references=many(references()))
    return st.builds(Article, LANGS, front, st.just(Body()), back)


def completed(article: Article) -> Article:
    """The same with what every format needs, so that the rest comes into the files."""
    needed = ARTICLE.front
    titles = (*(title for title in article.front.titles if title.lang is not EN), needed.titles[1])
    names = ("journal", "doi", "year", "volume", "fpage")
    front = replace(article.front, titles=titles, **{name: getattr(needed, name) for name in names})
    return replace(article, front=front)


@given(article=hostile_articles())
@example(article=with_front(doi=Value("10.1234/<a>{b}%&\"'", HERE)))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_article_makes_a_file_invalid(article: Article) -> None:
    """Whatever is read from a page, it is in the file in a valid form or it is named as left out.

    One article for all formats: to draw it takes longer than to write it.
    """
    for candidate in (article, completed(article)):
        for name in sorted(FORMATS):
            if not gaps(as_work(candidate), FORMATS[name].needs):
                assert_valid(name, written(name, candidate))


def assert_valid(name: str, data: bytes) -> None:
    assert (name, problems(name, data)) == (name, [])
    if name == "bibtex":
        assert is_one_entry(data.decode())
    if name == "ris":
        lines = data.decode().split("\r\n")
        assert [line[:2] for line in lines].count("TY") == 1
        assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines[:-1])


def is_one_entry(text: str) -> bool:
    """Whether braces, escaped ones left out, close once: at the end."""
    depth, closed = 0, 0
    for char in re.sub(r"\\[\\{}]", "", text):
        depth += (char == "{") - (char == "}")
        closed += char == "}" and depth == 0
        if depth < 0:
            return False
    return depth == 0 and closed == 1 and text.startswith("@article{")


def test_long_names_are_refused_and_not_cut() -> None:
    long = Contrib(Name(EN, "x" * 201, "A", "x"), HERE)
    lacks = gaps(as_work(with_front(contribs=(long,))), FORMATS["crossref"].needs)
    assert lacks == ["author names as Crossref takes them"]


def test_a_very_long_abstract_is_whole() -> None:
    text = "字" * 300_000
    article = with_front(abstracts=(Abstract(Lang.ZH, (AbstractSec("", text),), HERE),))
    for name in WITH_SCHEMA:
        if name == "tmx":
            continue  # it has aligned sentences, not abstracts
        data = written(name, article)
        assert problems(name, data) == []
        assert text in (json.loads(data)[0]["abstract"] if name == "csl-json" else "".join(of(data).itertext()))


def of(data: bytes) -> etree._Element:
    return etree.fromstring(data, etree.XMLParser(huge_tree=True))
