"""ISO Schematron with XSLT 2 expressions, made into a stylesheet that says what fails where.

Of the standard (ISO/IEC 19757-3) what JATS4R's rules use: phases and abstract patterns are not among it. In a pattern a
node is tried by the first rule whose context matches it, so that each pattern has a mode of its own and its rules fall
in priority; what no rule matches is walked through. A test that stops, as one does that takes a figure's two captions
for one, costs itself alone: it is said and the others are tried.
"""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from pathlib import Path

from lxml import etree

from pipeline.regular import below

SCH = "{http://purl.oclc.org/dsdl/schematron}"
XSL = "{http://www.w3.org/1999/XSL/Transform}"
SVRL = "{http://purl.oclc.org/dsdl/svrl}"
UNTRIED = "rules"  # the role of what is said of a test that stopped
_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_KNOWN = {
    "xlink": "http://www.w3.org/1999/xlink",
    "mml": "http://www.w3.org/1998/Math/MathML",
    "ali": "http://www.niso.org/schemas/ali/1.0/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "oasis": "http://www.niso.org/standards/z39-96/ns/oasis-exchange/table",
    "xs": "http://www.w3.org/2001/XMLSchema",
    "xsd": "http://www.w3.org/2001/XMLSchema",
    "err": "http://www.w3.org/2005/xqt-errors",
    "svrl": SVRL.strip("{}"),
    "xsl": XSL.strip("{}"),
}

# article/body/sec[2]/p: the place of an element among its like, where it has any
_LOCATION = (
    "{string-join(for $n in ancestor-or-self::* return concat(name($n), if ($n/../*[name()=name($n)][2]) "
    "then concat('[', 1 + count($n/preceding-sibling::*[name()=name($n)]), ']') else ''), '/')}"
)


def rules(folder: Path) -> Iterator[etree._Element]:
    """The schemas of a folder with what they include, and each pattern that stands alone, as a schema of its own.

    Each knows where it is from (`xml:base`), as rules read lists that lie beside them.
    """
    found = [path for path, why in below(folder, ".sch") if not why]
    roots = {path.resolve(): etree.parse(str(path)).getroot() for path in found}
    parts = ((path.parent, item.get("href")) for path, root in roots.items() for item in root.iter(f"{SCH}include"))
    included = {(folder / name).resolve() for folder, name in parts}
    for path, root in roots.items():
        if root.tag == f"{SCH}schema":
            root.set(_BASE, path.as_uri())
            yield _whole(root, path.parent)
        elif root.tag == f"{SCH}pattern" and path not in included:
            schema = etree.Element(f"{SCH}schema", {_BASE: path.as_uri()}, nsmap=root.nsmap)
            schema.append(deepcopy(root))
            yield _whole(schema, path.parent)


def _whole(root: etree._Element, folder: Path) -> etree._Element:
    """The schema with its includes in their places."""
    for item in list(root.iter(f"{SCH}include")):
        part = etree.parse(str(folder / item.get("href"))).getroot()
        item.getparent().replace(item, _whole(part, folder))
    return root


def stylesheet(schema: etree._Element) -> str:
    """A stylesheet whose result is SVRL: <failed-assert> and <successful-report> with role and location."""
    spaces = {**_KNOWN, **{item.get("prefix"): item.get("uri") for item in schema.iter(f"{SCH}ns")}}
    spaces["ali"] = _KNOWN["ali"]  # the rules name NISO's namespace without its last stroke, which no file has
    for item in schema.iter():
        if isinstance(item.tag, str):
            spaces |= {prefix: uri for prefix, uri in item.nsmap.items() if prefix and prefix not in spaces}
    sheet = etree.Element(f"{XSL}stylesheet", {"version": "3.0", _BASE: schema.base or ""}, nsmap=spaces)
    _element(sheet, "output", method="xml")
    patterns = list(schema.iter(f"{SCH}pattern"))
    start = _element(_element(sheet, "template", match="/"), "sequence")
    start.tag = f"{SVRL}schematron-output"
    for child in schema:
        if isinstance(child.tag, str) and (child.tag.startswith(XSL) or child.tag == f"{SCH}let"):
            sheet.append(_let(child) if child.tag == f"{SCH}let" else deepcopy(child))
    for number, pattern in enumerate(patterns):
        mode = f"M{number}"
        _element(start, "apply-templates", select="/", mode=mode)
        _pattern(sheet, pattern, mode)
    text: str = etree.tostring(sheet, encoding="unicode")
    return text


def _pattern(sheet: etree._Element, pattern: etree._Element, mode: str) -> None:
    nothing = _element(sheet, "template", match="@*|text()|comment()|processing-instruction()", mode=mode)
    _element(nothing, "sequence", select="()")
    through = _element(sheet, "template", match="/|*", mode=mode, priority="-2")
    _element(through, "apply-templates", select="@*|node()", mode=mode)
    for item in pattern.findall(f"{SCH}let"):
        sheet.append(_let(item))
    own = [item for item in pattern.findall(f"{SCH}rule") if item.get("abstract") != "true"]
    for place, rule in enumerate(own):
        template = _element(
            sheet, "template", match=rule.get("context"), mode=mode, priority=str(1000 + len(own) - place)
        )
        known: list[etree._Element] = []
        for item in _tests(rule, pattern):
            if item.tag == f"{SCH}let":
                known.append(item)
            else:
                _test(template, item, rule, known)
        _element(template, "apply-templates", select="@*|node()", mode=mode)


def _tests(rule: etree._Element, pattern: etree._Element) -> Iterator[etree._Element]:
    """The assertions of a rule, those of the abstract rules that it extends in their places."""
    for item in rule:
        if item.tag == f"{SCH}extends":
            for other in pattern.findall(f"{SCH}rule"):
                if other.get("id") == item.get("rule"):
                    yield from _tests(other, pattern)
        elif item.tag in (f"{SCH}let", f"{SCH}assert", f"{SCH}report"):
            yield item


def _test(
    template: etree._Element, item: etree._Element, rule: etree._Element, known: Sequence[etree._Element]
) -> None:
    """A test with what the rule has named before it; what stops within it is said in its place."""
    tried = _element(template, "try")
    tried.extend(_let(own) for own in known)
    fails = item.tag == f"{SCH}assert"
    test = f"not({item.get('test')})" if fails else item.get("test")
    _text(_said(_element(tried, "if", test=test), fails, item.get("role") or rule.get("role") or "error"), item)
    _element(_said(_element(tried, "catch"), fails, UNTRIED), "value-of", select="$err:description")


def _said(parent: etree._Element, fails: bool, role: str) -> etree._Element:
    made = etree.SubElement(parent, f"{SVRL}{'failed-assert' if fails else 'successful-report'}")
    made.set("role", role)
    made.set("location", _LOCATION)
    return made


def _text(made: etree._Element, item: etree._Element) -> None:
    """What a test says: its words, and the values that it asks for."""
    _element(made, "text").text = item.text or ""
    for child in item:
        if child.tag == f"{SCH}value-of":
            _element(made, "value-of", select=child.get("select"))
        elif child.tag == f"{SCH}name":
            _element(made, "value-of", select=f"name({child.get('path') or '.'})")
        elif isinstance(child.tag, str):
            _text(made, child)
        _element(made, "text").text = child.tail or ""


def _let(item: etree._Element) -> etree._Element:
    return etree.Element(f"{XSL}variable", {"name": item.get("name", ""), "select": item.get("value") or "()"})


def _element(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{XSL}{tag}", attributes)
