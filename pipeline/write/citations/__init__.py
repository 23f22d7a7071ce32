"""Reference lists for reference managers: CSL-JSON, BibTeX, RIS."""

from collections.abc import Callable, Mapping, Sequence

from pipeline.model.reference import Reference
from pipeline.write.citations.bibtex import bibtex
from pipeline.write.citations.csl import csl_json
from pipeline.write.citations.ris import ris

__all__ = ["FORMATS", "bibtex", "csl_json", "ris"]

FORMATS: Mapping[str, tuple[str, Callable[[Sequence[Reference]], bytes]]] = {
    "csl": (".csl.json", csl_json),
    "bibtex": (".bib", bibtex),
    "ris": (".ris", ris),
}
"""A format's name to the ending of its file and its writer."""
