"""What services ask of JATS beyond its DTD: PubMed Central's style checker and the Schematron of JATS4R.

Both sets of rules are their owners' and no part of this package: they are read from a folder that the user names.
Saxon runs them (saxonche, an extra), as they are XSLT 1 and Schematron with XSLT 2 expressions.
"""

import contextlib
import importlib.util
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from pipeline.errors import UsageError
from pipeline.knowledge.style_remarks import only_an_editor_can
from pipeline.regular import below
from pipeline.said import later
from pipeline.write.style.schematron import SVRL, UNTRIED, rules, stylesheet
from pipeline.write.validate import parser

PMC = "nlm-stylechecker.xsl"
SOURCES = {
    "pmc": f"{PMC} of PubMed Central's style checker (nlm-style-5.x.tar.gz, from its page at pmc.ncbi.nlm.nih.gov)",
    "jats4r": "the .sch files of JATS4R's repository jats-schematrons (its folder schematrons/1.0)",
}
Check = Callable[[bytes], Iterator["Remark"]]


@dataclass(frozen=True, slots=True)
class Remark:
    """What a set of rules says of a file: where, how grave, and whether only the journal's editor can mend it."""

    place: str  # the element's path: article/front/journal-meta
    severity: str  # error or warning; rules, where a rule could not be tried
    text: str

    def __str__(self) -> str:
        """`article/front: error: … [editor]`"""
        own = " [editor]" if self.severity != UNTRIED and only_an_editor_can(self.text) else ""
        return f"{self.place}: {self.severity}: {self.text}{own}"


def is_available() -> bool:
    return importlib.util.find_spec("saxonche") is not None


@contextlib.contextmanager
def checker(style: str, folder: Path | None) -> Iterator[Check]:
    """A function from a file's bytes to what the rules say of it; the rules are compiled once.

    Raises UsageError where Saxon is not installed, or the folder has not the rules or ones that do not compile.
    """
    if not is_available():
        raise UsageError("--style needs Saxon: `pip install '.[style]'`")
    if folder is None or not folder.is_dir():
        raise UsageError(f"--style {style} needs --style-files FOLDER with {SOURCES[style]}")
    from saxonche import PySaxonApiError, PySaxonProcessor

    with PySaxonProcessor(license=False) as saxon:
        try:
            yield _pmc(saxon, folder) if style == "pmc" else _jats4r(saxon, folder)
        except PySaxonApiError as error:
            raise UsageError(f"{folder}: {error}") from error


def _pmc(saxon: Any, folder: Path) -> Check:
    """PMC's checker copies the file and puts <error> and <warning> where something is wrong.

    A remark may end with a <tlink> to PMC's guidelines, whose words are the same in all of them.
    """
    found = [path for path, why in below(folder, PMC) if not why and path.name == PMC]
    if not found:
        raise UsageError(f"{folder}: no {SOURCES['pmc']}")
    compiled = saxon.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(found[0].resolve()))
    compiled.set_parameter("style", saxon.make_string_value("article"))

    def check(data: bytes) -> Iterator[Remark]:
        tree = _run(saxon, compiled, data)
        etree.strip_elements(tree, "tlink", with_tail=False)
        for item in tree.iter("error", "warning"):
            above = [_name(node) for node in item.iterancestors() if node.tag != "ERR"]
            yield Remark("/".join(reversed(above)) or "article", str(item.tag), _line(item))

    return check


def _jats4r(saxon: Any, folder: Path) -> Check:
    """Each Schematron of the folder, those that another includes only once."""
    from saxonche import PySaxonApiError

    sheets = []
    for source in rules(folder):
        sheets.append(saxon.new_xslt30_processor().compile_stylesheet(stylesheet_text=stylesheet(source)))
    if not sheets:
        raise UsageError(f"{folder}: none of {SOURCES['jats4r']}")

    def check(data: bytes) -> Iterator[Remark]:
        seen = set()
        for sheet in sheets:
            try:
                result = _run(saxon, sheet, data)
            except PySaxonApiError as error:
                yield _untried("article", str(error))
                continue
            for item in result.iter(f"{SVRL}failed-assert", f"{SVRL}successful-report"):
                role = (item.get("role") or "error").lower()
                place, line = item.get("location", ""), _line(item).removeprefix("ERROR: ")
                remark = _untried(place, line) if role == UNTRIED else Remark(place, role, line)
                if remark not in seen:
                    seen.add(remark)
                    yield remark

    return check


def _untried(place: str, why: str) -> Remark:
    return Remark(place, UNTRIED, later(f"not all rules could be tried: {why}"))


def _run(saxon: Any, sheet: Any, data: bytes) -> etree._Element:
    """The result of a stylesheet on a file."""
    made = sheet.transform_to_string(xdm_node=saxon.parse_xml(xml_text=_with_identifiers(data)))
    return etree.fromstring((made or "<ERR/>").encode("utf-8"), parser())


def _with_identifiers(data: bytes) -> str:
    """The file with a document type that declares its identifiers alone, for XPath's id() and idref().

    The whole DTD is more than Java's parser reads, which stops at entities of 100,000 characters.
    """
    root = etree.fromstring(data, parser())
    kinds = {"id": "ID", "rid": "IDREFS"}
    owners = sorted({(_name(item), name) for item in root.iter("*") for name in kinds if item.get(name) is not None})
    declared = "".join(f"<!ATTLIST {tag} {name} {kinds[name]} #IMPLIED>" for tag, name in owners)
    text: str = etree.tostring(root, encoding="unicode", doctype=f"<!DOCTYPE article [{declared}]>")
    return text


def _name(item: etree._Element) -> str:
    """The name as it stands in the file: mml:math."""
    local = etree.QName(item).localname
    return f"{item.prefix}:{local}" if item.prefix else local


def _line(item: etree._Element) -> str:
    return " ".join("".join(item.itertext()).split())
