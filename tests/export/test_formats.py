"""What each format makes of one article."""

import json
import re
from dataclasses import replace

import pytest
from lxml import etree

from pipeline.export.needs import gaps
from pipeline.model.alignment import Alignment
from pipeline.model.article import Abstract, AbstractSec, Article, Back, Title
from tests.export.conftest import ARTICLE, EN, FRONT, HERE, ZH, as_work, details, person, reference, value, with_front
from tests.export.conftest import written as bytes_of
from tests.export.ours import FORMATS

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
C = "{http://www.crossref.org/schema/5.5.0}"
J = "{http://www.ncbi.nlm.nih.gov/JATS1}"
F = "{http://www.crossref.org/fundref.xsd}"
DC = "{http://purl.org/dc/elements/1.1/}"
OAI = "{http://www.openarchives.org/OAI/2.0/}"


def root(name: str, *articles: Article) -> etree._Element:
    return etree.fromstring(bytes_of(name, *articles))


def texts(parent: etree._Element, path: str) -> list[str | None]:
    return [item.text for item in parent.iterfind(path)]


class TestCrossref:
    def test_head(self) -> None:
        head = root("crossref").find(f"{C}head")
        assert len(head.findtext(f"{C}doi_batch_id")) == 32
        assert head.findtext(f"{C}timestamp") == "20260102030405"
        assert texts(head, f"{C}depositor/*") == ["Example Depositor", "deposit@journal.example"]
        assert head.findtext(f"{C}registrant") == "Example Press"

    def test_the_batch_is_called_as_given(self) -> None:
        given = details('batch_id = "batch-7"\n')
        assert b"<doi_batch_id>batch-7</doi_batch_id>" in bytes_of("crossref", given=given)

    def test_the_batch_is_called_after_what_is_in_it(self) -> None:
        one, other = (root("crossref", with_front(doi=value(f"10.1234/{n}"))) for n in "ab")
        assert one.findtext(f".//{C}doi_batch_id") != other.findtext(f".//{C}doi_batch_id")

    def test_journal_and_issue(self) -> None:
        journal = root("crossref").find(f"{C}body/{C}journal")
        meta = journal.find(f"{C}journal_metadata")
        assert texts(meta, f"{C}full_title") == ["示例学报", "Journal of Examples"]
        assert texts(meta, f"{C}abbrev_title") == ["J Ex"]
        assert [(item.get("media_type"), item.text) for item in meta.iterfind(f"{C}issn")] == [
            ("print", "1234-5679"),
            ("electronic", "2049-3630"),
        ]
        issue = journal.find(f"{C}journal_issue")
        assert texts(issue, f"{C}publication_date/*") == ["01", "2024"]
        assert (issue.findtext(f"{C}journal_volume/{C}volume"), issue.findtext(f"{C}issue")) == ("27", "1")

    def test_one_journal_element_an_issue(self) -> None:
        articles = [with_front(doi=value(f"10.1234/{n}"), issue=value(n[0])) for n in ("1a", "1b", "2a")]
        journals = root("crossref", *articles).findall(f".//{C}journal")
        assert [len(journal.findall(f"{C}journal_article")) for journal in journals] == [2, 1]

    def test_both_titles_with_their_subtitles(self) -> None:
        titles = root("crossref").find(f".//{C}titles")
        assert [(item.tag.removeprefix(C), item.get("language"), item.text) for item in titles] == [
            ("title", None, "Glide Ratio of Paper Planes"),
            ("subtitle", None, "A Classroom Case"),
            ("original_language_title", "zh", "纸飞机的滑翔比"),
            ("subtitle", None, "以课堂为例"),
        ]
        assert root("crossref").find(f".//{C}journal_article").get("language") == "zh"

    def test_the_chinese_title_of_an_english_article_is_not_the_original_one(self) -> None:
        found = root("crossref", replace(ARTICLE, lang=EN)).findall(f".//{C}titles")
        assert [texts(item, f"{C}title") for item in found] == [["Glide Ratio of Paper Planes"], ["纸飞机的滑翔比"]]

    def test_a_title_in_one_language(self) -> None:
        titles = root("crossref", with_front(titles=(Title(ZH, "纸飞机", HERE),))).find(f".//{C}titles")
        assert [(item.tag.removeprefix(C), item.text) for item in titles] == [("title", "纸飞机")]

    def test_contributors_in_both_scripts(self) -> None:
        first, second = root("crossref").iterfind(f".//{C}person_name")
        assert dict(first.attrib) == {
            "sequence": "first",
            "contributor_role": "author",
            "name-style": "western",
            "language": "en",
        }
        assert [(item.tag.removeprefix(C), item.text) for item in first if not len(item)] == [
            ("given_name", "Xiaoming"),
            ("surname", "Ouyang"),
            ("ORCID", "https://orcid.org/0000-0002-1825-0097"),
        ]
        other = first.find(f"{C}alt-name/{C}name")
        assert dict(other.attrib) == {"name-style": "eastern", "language": "zh"}
        assert texts(other, "*") == ["欧阳", "晓明"]
        assert texts(first, f".//{C}institution_name") == [
            "School of Medicine, Example University, Beijing",
            "折纸研究所",
        ]
        assert second.get("sequence") == "additional"

    def test_a_translator_in_hanzi(self) -> None:
        contribs = (replace(person(ZH, "赵", "一"), role="译"),)
        name = root("crossref", with_front(contribs=contribs)).find(f".//{C}person_name")
        assert (name.get("contributor_role"), name.get("name-style")) == ("translator", "eastern")
        assert texts(name, "*") == ["一", "赵"]

    def test_abstracts(self) -> None:
        zh, en = root("crossref").iterfind(f".//{J}abstract")
        assert (zh.get(LANG), en.get(LANG)) == ("zh", "en")
        assert texts(zh, f"{J}sec/{J}title") == ["目的", "结果"]
        assert texts(en, f"{J}sec/{J}p") == ["To measure glide ratios.", "It was <3.5 & fine."]

    def test_dates_pages_and_doi(self) -> None:
        article = root("crossref").find(f".//{C}journal_article")
        dates = [(item.get("media_type"), texts(item, "*")) for item in article.iterfind(f"{C}publication_date")]
        assert dates == [("print", ["01", "2024"]), ("online", ["12", "24", "2023"])]
        assert texts(article, f"{C}acceptance_date/*") == ["11", "2023"]
        assert texts(article, f"{C}pages/*") == ["1", "9"]
        assert texts(article, f"{C}doi_data/*") == [
            "10.1234/j.Example.2024.01.001",
            "https://journal.example/article/10.1234/j.Example.2024.01.001",
        ]

    def test_funding(self) -> None:
        assertions = [(item.get("name"), item.text) for item in root("crossref").iter(f"{F}assertion")]
        assert [(name, text.strip()) for name, text in assertions[1:]] == [
            ("funder_name", "示例科学基金"),
            ("award_number", "81000000"),
            ("award_number", "2023A001"),
        ]

    def test_citations(self) -> None:
        citation = root("crossref").find(f".//{C}citation")
        assert dict(citation.attrib) == {"key": "ref1", "type": "journal_article"}
        assert {item.tag.removeprefix(C): item.text for item in citation} == {
            "journal_title": "折纸学报",
            "author": "张",
            "volume": "13",
            "issue": "1",
            "first_page": "1",
            "cYear": "2010",
            "doi": "10.1234/boat",
            "article_title": "纸船",
            "unstructured_citation": "张三. 纸船[J]. 折纸学报, 2010, 13(1): 1. doi: 10.1234/boat Zhang S. Paper boats.",
        }

    def test_keys_of_citations_are_their_own(self) -> None:
        twice = replace(ARTICLE, back=Back(references=(reference(), reference())))
        assert [item.get("key") for item in root("crossref", twice).iter(f"{C}citation")] == ["ref1", "ref2"]


class TestDoaj:
    def test_record(self) -> None:
        record = root("doaj").find("record")
        assert [(item.tag, item.text) for item in record[:12]] == [
            ("language", "chi"),
            ("publisher", "示例出版社"),
            ("journalTitle", "示例学报"),
            ("issn", "1234-5679"),
            ("eissn", "2049-3630"),
            ("publicationDate", "2024-01"),
            ("volume", "27"),
            ("issue", "1"),
            ("startPage", "1"),
            ("endPage", "9"),
            ("doi", "10.1234/j.Example.2024.01.001"),
            ("publisherRecordId", "1234-5679(2024)01-0001-09"),
        ]
        assert [(item.get("language"), item.text) for item in record.iterfind("title")] == [
            ("chi", "纸飞机的滑翔比：以课堂为例"),
            ("eng", "Glide Ratio of Paper Planes: A Classroom Case"),
        ]
        assert [item.get("language") for item in record.iterfind("abstract")] == ["chi", "eng"]
        assert record.findtext("fullTextUrl", "").endswith("/10.1234/j.Example.2024.01.001")
        assert [(item.get("language"), texts(item, "keyword")) for item in record.iterfind("keywords")] == [
            ("chi", ["纸飞机", "滑翔比"]),
            ("eng", ["paper planes", "glide ratio"]),
        ]

    def test_authors_point_at_their_affiliations(self) -> None:
        record = root("doaj").find("record")
        assert [texts(item, "*") for item in record.iterfind("authors/author")] == [
            ["Xiaoming Ouyang", "1", "2", "https://orcid.org/0000-0002-1825-0097"],
            ["Yi Zhao", "2"],
        ]
        assert {
            item.get("affiliationId"): item.text for item in record.iterfind("affiliationsList/affiliationName")
        } == {
            "1": "School of Medicine, Example University, Beijing",
            "2": "折纸研究所",
        }


class TestPubmed:
    def test_the_head_is_what_nlm_asks_for(self) -> None:
        head = (
            '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE ArticleSet PUBLIC "-//NLM//DTD PubMed 2.8//EN" '
            '"https://dtd.nlm.nih.gov/ncbi/pubmed/in/PubMed.dtd">\n<ArticleSet>'
        )
        assert bytes_of("pubmed").decode().startswith(head)

    def test_article(self) -> None:
        article = root("pubmed").find("Article")
        assert texts(article, "Journal/*")[:5] == ["示例出版社", "J Ex", "1234-5679", "27", "1"]
        assert texts(article, "Journal/PubDate/*") == ["2024", "01"]
        assert article.findtext("ArticleTitle") == "Glide Ratio of Paper Planes: A Classroom Case"
        assert article.findtext("VernacularTitle") == "纸飞机的滑翔比：以课堂为例"
        assert article.findtext("Language") == "ZH"
        assert article.findtext("ELocationID[@EIdType='doi']") == "10.1234/j.Example.2024.01.001"
        assert {item.get("IdType"): item.text for item in article.iterfind("ArticleIdList/ArticleId")} == {
            "pii": "1234-5679(2024)01-0001-09",
            "doi": "10.1234/j.Example.2024.01.001",
        }
        assert [(item.get("PubStatus"), texts(item, "*")) for item in article.iterfind("History/PubDate")] == [
            ("received", ["2023", "06", "01"]),
            ("accepted", ["2023", "11"]),
            ("epublish", ["2023", "12", "24"]),
        ]

    def test_authors(self) -> None:
        first, second = root("pubmed").iterfind(".//Author")
        assert first.get("EqualContrib") == "Y"
        assert texts(first, "*")[:2] == ["Xiaoming", "Ouyang"]
        assert texts(first, "AffiliationInfo/Affiliation") == [
            "School of Medicine, Example University, Beijing",
            "折纸研究所",
        ]
        assert first.findtext("Identifier[@Source='ORCID']") == "https://orcid.org/0000-0002-1825-0097"
        assert texts(second, "Affiliation") == ["折纸研究所"]

    def test_a_name_in_one_piece_has_an_empty_first_name(self) -> None:
        author = root("pubmed", with_front(contribs=(person(EN, "Plato", ""),))).find(".//Author")
        assert (author.find("FirstName").get("EmptyYN"), author.findtext("LastName")) == ("Y", "Plato")

    def test_abstracts(self) -> None:
        article = root("pubmed").find("Article")
        assert [(item.get("Label"), item.text) for item in article.iterfind("Abstract/AbstractText")] == [
            ("Objective", "To measure glide ratios.")
        ]
        assert "".join(article.find("Abstract").itertext()) == "To measure glide ratios. It was <3.5 & fine."
        other = article.find("OtherAbstract")
        assert other.get("Language") == "zh"
        assert [item.get("Label") for item in other] == ["目的", "结果"]

    def test_keywords_and_grants(self) -> None:
        found = [
            (item.get("Type"), {param.get("Name"): param.text for param in item})
            for item in root("pubmed").iterfind(".//Object")
        ]
        assert found == [
            ("keyword", {"value": "paper planes"}),
            ("keyword", {"value": "glide ratio"}),
            ("grant", {"id": "81000000", "grantor": "示例科学基金"}),
            ("grant", {"id": "2023A001", "grantor": "示例科学基金"}),
        ]

    def test_an_english_article_has_no_vernacular_title(self) -> None:
        assert root("pubmed", replace(ARTICLE, lang=EN)).find(".//VernacularTitle") is None


class TestOai:
    def test_identify_keeps_the_rules_of_static_repositories(self) -> None:
        repository = root("oai-dc")
        identify = {item.tag.removeprefix(OAI): item.text for item in repository[0]}
        assert identify == {
            "repositoryName": "Examples",
            "baseURL": "https://gateway.example/oai/journal.example/static.xml",
            "protocolVersion": "2.0",
            "adminEmail": "oai@journal.example",
            "earliestDatestamp": "2026-01-02",
            "deletedRecord": "no",
            "granularity": "YYYY-MM-DD",
        }
        records = repository[2]
        assert records.get("metadataPrefix") == "oai_dc"
        for record in records:
            assert [item.tag for item in record] == [f"{OAI}header", f"{OAI}metadata"]
            assert [item.tag for item in record[0]] == [f"{OAI}identifier", f"{OAI}datestamp"]
            assert record[0].get("status") is None

    def test_dublin_core_in_both_languages(self) -> None:
        repository = root("oai-dc")
        assert repository.findtext(f".//{OAI}identifier") == "doi:10.1234/j.example.2024.01.001"
        found = [(item.tag.removeprefix(DC), item.get(LANG), item.text) for item in repository.iter(f"{DC}*")]
        expected = [
            ("title", "zh", "纸飞机的滑翔比：以课堂为例"),
            ("title", "en", "Glide Ratio of Paper Planes: A Classroom Case"),
            ("creator", "zh", "欧阳晓明"),
            ("creator", "zh", "赵一"),
            ("creator", "en", "Ouyang, Xiaoming"),
            ("creator", "en", "Zhao, Yi"),
            ("subject", "zh", "纸飞机"),
            ("subject", "en", "glide ratio"),
            ("subject", None, "V271"),
            ("description", "en", "Objective To measure glide ratios. It was <3.5 & fine."),
            ("publisher", None, "示例出版社"),
            ("date", None, "2024-01"),
            ("type", None, "article"),
            ("identifier", None, "https://doi.org/10.1234/j.Example.2024.01.001"),
            ("source", "zh", "示例学报, 2024, 27(1), 1-9"),
            ("source", "en", "Journal of Examples, 2024, 27(1), 1-9"),
            ("source", None, "ISSN 1234-5679"),
            ("language", None, "zh"),
        ]
        assert [item for item in expected if item not in found] == []


class TestReferenceManagers:
    NOTE = "Ouyang Xiaoming, Zhao Yi. Glide Ratio of Paper Planes: A Classroom Case. Journal of Examples."

    def test_csl(self) -> None:
        (item,) = json.loads(bytes_of("csl-json"))
        custom = item.pop("custom")["translation"]
        abstract = item.pop("abstract")
        assert item == {
            "id": "doi:10.1234/j.example.2024.01.001",
            "type": "article-journal",
            "title": "纸飞机的滑翔比：以课堂为例",
            "container-title": "示例学报",
            "container-title-short": "J Ex",
            "author": [{"family": "欧阳", "given": "晓明"}, {"family": "赵", "given": "一"}],
            "issued": {"date-parts": [[2024, 1]]},
            "volume": "27",
            "issue": "1",
            "page": "1-9",
            "publisher": "示例出版社",
            "ISSN": "1234-5679",
            "DOI": "10.1234/j.Example.2024.01.001",
            "URL": "https://journal.example/article/10.1234/j.Example.2024.01.001",
            "language": "zh",
            "keyword": "纸飞机, 滑翔比",
            "note": self.NOTE,
        }
        assert abstract == "目的 量一量滑翔比。 结果 滑翔比为3.5（P<0.05）。"
        assert custom["title"] == "Glide Ratio of Paper Planes: A Classroom Case"
        assert custom["author"][0] == {"family": "Ouyang", "given": "Xiaoming"}

    def test_bibtex(self) -> None:
        text = bytes_of("bibtex", ARTICLE, with_front(doi=None)).decode()
        first, second = text.split("\n\n")
        lines = first.splitlines()
        assert lines[0] == "@article{ouyang2024glide,"
        assert re.match(r"@article{ouyang2024glide-[0-9a-f]{4},", second)
        for line in (
            "  author = {欧阳, 晓明 and 赵, 一},",
            "  title = {纸飞机的滑翔比：以课堂为例},",
            "  titleaddon = {Glide Ratio of Paper Planes: A Classroom Case},",
            "  month = {1},",
            "  langid = {chinese},",
            "  keywords = {纸飞机, 滑翔比, paper planes, glide ratio},",
            f"  note = {{{self.NOTE}}},",
        ):
            assert line in lines

    def test_ris(self) -> None:
        lines = bytes_of("ris").decode().split("\r\n")
        assert lines[0] == "TY  - JOUR"
        assert lines[-2:] == ["ER  - ", ""]
        for line in (
            "AU  - 欧阳, 晓明",
            "TI  - 纸飞机的滑翔比：以课堂为例",
            "TT  - Glide Ratio of Paper Planes: A Classroom Case",
            "DA  - 2024/01",
            "SN  - 1234-5679",
            "KW  - glide ratio",
            f"N1  - {self.NOTE}",
            "N1  - Objective To measure glide ratios. It was <3.5 & fine.",
        ):
            assert line in lines

    def test_an_article_with_an_english_title_alone(self) -> None:
        bare = with_front(titles=(Title(EN, "Paper Planes", HERE),), abstracts=(), kwd_groups=())
        (item,) = json.loads(bytes_of("csl-json", bare))
        assert item["title"] == "Paper Planes"
        assert item["author"][0] == {"family": "Ouyang", "given": "Xiaoming"}
        assert "custom" not in item


class TestTmx:
    def test_segments_of_all_articles_each_once(self) -> None:
        titles = tuple(replace(title, text=f"{title.text} 2") for title in FRONT.titles)
        found = root("tmx", ARTICLE, replace(ARTICLE, lang=EN), with_front(titles=titles))
        assert texts(found, ".//prop[@type='x-document']") == ["a0"] * 5 + ["a2"]
        assert texts(found, ".//tuv/seg")[:2] == [
            "纸飞机的滑翔比——以课堂为例",
            "Glide Ratio of Paper Planes: A Classroom Case",
        ]

    def test_an_article_without_pairs_has_none(self) -> None:
        bare = replace(ARTICLE, alignment=Alignment())
        assert gaps(as_work(bare), FORMATS["tmx"].needs) == ["aligned segments"]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((("", "一。"), ("", "二。")), ["p", "p"]),
        ((("", "一。"), ("目的", "二。")), ["p", "sec"]),
        ((("目的", "一。"), ("", "二。"), ("结果", "三。")), ["sec", "sec"]),
    ],
)
def test_crossref_abstracts_keep_jats_s_order(parts: tuple[tuple[str, str], ...], expected: list[str]) -> None:
    abstract = Abstract(ZH, tuple(AbstractSec(*item) for item in parts), HERE)
    found = root("crossref", with_front(abstracts=(abstract,))).find(f".//{J}abstract")
    assert [item.tag.removeprefix(J) for item in found] == expected
    assert "".join(found.itertext()).split() == [text for item in parts for text in item if text]
