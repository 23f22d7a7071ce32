"""Publisher, copyright, licence, what made the file, countries, addresses, statements: in JATS."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from lxml import etree

from pipeline.model.article import Aff, Article, Back, Front, Journal, Note, Permissions, Producer, Text
from pipeline.model.body import Body, Footnote, P, Run
from pipeline.model.lang import Lang
from pipeline.model.source import Source
from pipeline.write import jats
from pipeline.write.validate import validate

ZH, EN = Lang.ZH, Lang.EN
HREF = "{http://www.w3.org/1999/xlink}href"
ALI = "{http://www.niso.org/schemas/ali/1.0/}"
Written = Callable[[Article], etree._Element]


def of(front: Front | None = None, body: Body | None = None, back: Back | None = None) -> Article:
    return Article(ZH, front or Front(), body or Body(), back or Back())


def test_a_publisher_has_its_place(written: Written, source: Source) -> None:
    journal = Journal(publisher=Text("示例出版社", ZH, source), publisher_loc=Text("示例市", ZH, source))
    root = written(of(Front(journal)))
    assert [item.text for item in root.find(".//publisher")] == ["示例出版社", "示例市"]


def test_a_journal_without_numbers_is_named_by_its_title(written: Written, source: Source) -> None:
    root = written(of(Front(Journal((Text("示例学报", ZH, source),)))))
    identifier = root.find(".//journal-id")
    assert (identifier.text, identifier.get("journal-id-type")) == ("示例学报", "publisher-id")


def test_a_printed_copyright_line_and_licence(written: Written, source: Source) -> None:
    rights = Permissions(
        statement=Text("© 2024 示例学会", ZH, source),
        year="2024",
        holder="示例学会",
        license=Text("开放获取CC BY 4.0协议", ZH, source),
        license_url="https://creativecommons.org/licenses/by/4.0/",
    )
    root = written(of(Front(permissions=rights)))
    assert root.findtext(".//copyright-statement") == "© 2024 示例学会"
    assert (root.findtext(".//copyright-year"), root.findtext(".//copyright-holder")) == ("2024", "示例学会")
    assert root.find(".//license").get(HREF) == root.findtext(f".//{ALI}license_ref") == rights.license_url
    assert root.findtext(".//license-p") == "开放获取CC BY 4.0协议"


def test_of_a_holder_alone_a_line_is_made(written: Written) -> None:
    root = written(of(Front(permissions=Permissions(holder="示例学会", year="2024"))))
    assert root.findtext(".//copyright-statement") == "© 2024 示例学会"


def test_nothing_known_of_rights_is_nothing_written(written: Written) -> None:
    assert written(of()).find(".//permissions") is None


def test_what_made_the_file_stands_at_its_head(written: Written) -> None:
    root = written(replace(of(), producer=Producer("1.2.3", "default")))
    assert root[0].tag == "processing-meta"
    assert [item.text for item in root[0].iter("meta-value")] == ["duizhao 1.2.3", "default"]


@pytest.mark.parametrize(("printed", "code"), [("China", "CN"), ("P. R. China", "CN"), ("Atlantis", None)])
def test_a_country_has_its_code(written: Written, source: Source, printed: str, code: str | None) -> None:
    root = written(of(Front(affs=(Aff(EN, f"Institute, {printed}", source, country=printed),))))
    assert root.find(".//country").get("country") == code


@pytest.mark.parametrize(
    ("printed", "address", "shown"),
    [
        ("数据见 https://data.example/a_b?c=1。", "https://data.example/a_b?c=1", "https://data.example/a_b?c=1"),
        ("（http://data.example/x/）收录", "http://data.example/x/", "http://data.example/x/"),
        ("见http：//data．example/x，另见", "http://data.example/x", "http：//data．example/x"),
    ],
)
def test_an_address_in_running_text_is_a_link(
    written: Written, source: Source, printed: str, address: str, shown: str
) -> None:
    for article in (
        of(body=Body((P((Run(printed),), source),))),
        of(body=Body((), (Footnote("fn1", "①", printed, source),))),
        of(back=Back(notes=(Note("other", printed, ZH, source),))),
    ):
        root = written(article)
        link = root.find(".//p/ext-link")
        assert (link.get(HREF), link.text) == (address, shown)
        assert "".join(root.find(".//p").itertext()) == printed


@pytest.mark.parametrize("printed", ["比例为1://2", "见 http:// 处", "纸飞机"])
def test_what_is_no_address_is_text(written: Written, source: Source, printed: str) -> None:
    assert written(of(body=Body((P((Run(printed),), source),)))).find(".//ext-link") is None


@pytest.mark.parametrize(
    ("printed", "title", "rest"),
    [
        ("支撑数据：由作者自存储。", "支撑数据", "由作者自存储。"),
        ("支撑数据 由作者自存储。", "支撑数据", "由作者自存储。"),
        ("DATA AVAILABILITY STATEMENT Data are at hand.", "DATA AVAILABILITY STATEMENT", "Data are at hand."),
    ],
)
def test_where_the_data_are_is_a_section(written: Written, source: Source, printed: str, title: str, rest: str) -> None:
    note = Note("data-availability", printed, ZH, source)
    root = written(of(back=Back(notes=(note, Note("coi-statement", "利益冲突声明：无。", ZH, source)))))
    section = root.find('back/sec[@sec-type="data-availability"]')
    assert (section.findtext("title"), section.findtext("p")) == (title, rest)
    assert [item.get("fn-type") for item in root.iter("fn")] == ["coi-statement"]


def test_all_of_it_is_valid_and_the_same_twice(rich: Article) -> None:
    article = replace(rich, producer=Producer("1", "default"))
    assert validate(jats.article(article)) == []
    assert jats.article(article) == jats.article(article)
