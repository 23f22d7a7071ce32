from lxml import etree

from pipeline import align
from pipeline.write.tmx import tmx
from tests.align.made import article

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def made():
    value = article(
        title={"zh": "煤\x0b的研究", "en": "A study of coal"},
        abstracts={"zh": "煤是能源。", "en": "Coal is energy."},
        kwds={"zh": ["煤", "灰"], "en": ["coal"]},
        body=["常见的软阈值（soft threshold, ST）。"],
    )
    return tmx([("one & two", align.article(value, print))])


def test_segments_of_both_languages():
    root = etree.fromstring(made())
    assert (root.tag, root.get("version")) == ("tmx", "1.4")
    units = [
        (tu.findtext("prop[@type='x-field']"), *(tuv.findtext("seg") for tuv in tu.iterfind("tuv")))
        for tu in root.iterfind("body/tu")
    ]
    assert units == [
        ("title", "煤的研究", "A study of coal"),
        ("abstract", "煤是能源。", "Coal is energy."),
        ("keyword", "煤", "coal"),
        ("term", "软阈值", "soft threshold"),
    ]
    assert [tuv.get(XML_LANG) for tuv in root.find("body/tu").iterfind("tuv")] == ["zh", "en"]
    assert root.findtext("body/tu/prop[@type='x-document']") == "one & two"


def test_the_header_has_what_tmx_14b_requires():
    header = etree.fromstring(made()).find("header")
    required = {"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"}
    assert required <= set(header.keys())
    assert b'<!DOCTYPE tmx SYSTEM "tmx14.dtd">' in made()
    assert made() == made()
