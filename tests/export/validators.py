"""What keeps an export from being valid by its format's published schema (see schemas/README.md)."""

import json
from functools import cache
from io import BytesIO
from pathlib import Path

import jsonschema
from lxml import etree

from pipeline.export.formats import FORMATS

SCHEMAS = Path(__file__).parent / "schemas"
XSDS = {
    "crossref": "crossref/crossref5.4.0.xsd",
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
    return [f"{entry.line}: {entry.message}" for entry in checker.error_log]


@cache
def _xsd(name: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(SCHEMAS / name), etree.XMLParser(no_network=True)))


@cache
def _dtd(name: str) -> etree.DTD:
    return etree.DTD(str(SCHEMAS / name))


@cache
def _json_schema() -> dict[str, object]:
    schema: dict[str, object] = json.loads((SCHEMAS / "csl" / "csl-data.json").read_text("utf-8"))
    return schema
