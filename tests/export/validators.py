"""What keeps an export from being valid by its format's published schema (see schemas/README.md)."""

import json
from functools import cache
from io import BytesIO
from pathlib import Path

import jsonschema
from lxml import etree

from tests.export.ours import FORMATS

SCHEMAS = Path(__file__).parent / "schemas"
XSDS = {
    "crossref": "crossref/crossref5.5.0.xsd",
    "doaj": "doaj/doajArticles.xsd",
    "oai-dc": "oai/static-repository.xsd",
}
DTDS = {"pubmed": "pubmed/PubMed.dtd", "tmx": "tmx/tmx14.dtd"}
WITH_SCHEMA = (*XSDS, *DTDS, "csl-json")
assert set(WITH_SCHEMA) <= set(FORMATS)


def problems(name: str, data: bytes) -> list[str]:
    """Each thing that is wrong with an export, and nothing for BibTeX and RIS, which have no schema."""
    if name == "csl-json":
        validator = jsonschema.Draft7Validator(_json_schema())
        return [error.message for error in validator.iter_errors(json.loads(data))]
    if name not in WITH_SCHEMA:
        return []
    root = etree.parse(BytesIO(data), etree.XMLParser(no_network=True, load_dtd=False, huge_tree=True))
    checker = _xsd(XSDS[name]) if name in XSDS else _dtd(DTDS[name])
    checker.validate(root)
    return [f"{entry.line}: {entry.message}" for entry in checker.error_log] + _asserted(root)


def _asserted(root: etree._ElementTree) -> list[str]:
    """What Crossref's schema asserts of <person_name>; its other assertions are of <role>, which is never written."""
    people = root.iter("{http://www.crossref.org/schema/5.5.0}person_name")
    return [f"{item.sourceline}: no contributor_role" for item in people if not item.get("contributor_role")]


@cache
def _xsd(name: str) -> etree.XMLSchema:
    """A schema without its assertions, which are XSD 1.1 and which libxml2 would not compile."""
    schema = etree.parse(str(SCHEMAS / name), etree.XMLParser(no_network=True))
    for item in list(schema.iter("{http://www.w3.org/2001/XMLSchema}assert")):
        item.getparent().remove(item)
    return etree.XMLSchema(schema)


@cache
def _dtd(name: str) -> etree.DTD:
    return etree.DTD(str(SCHEMAS / name))


@cache
def _json_schema() -> dict[str, object]:
    schema: dict[str, object] = json.loads((SCHEMAS / "csl" / "csl-data.json").read_text("utf-8"))
    return schema
