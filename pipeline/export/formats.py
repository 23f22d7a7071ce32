"""The formats by the names that the command knows."""

from collections.abc import Mapping

from pipeline.export import citations, crossref, doaj, oai, passages, pubmed, segments
from pipeline.export.needs import Format

FORMATS: Mapping[str, Format] = {
    "crossref": crossref.FORMAT,
    "doaj": doaj.FORMAT,
    "pubmed": pubmed.FORMAT,
    "oai-dc": oai.FORMAT,
    "csl-json": citations.CSL,
    "bibtex": citations.BIBTEX,
    "ris": citations.RIS,
    "tmx": segments.FORMAT,
    "pairs": segments.TSV,
    "passages": passages.FORMAT,
}
