"""Whether a file is JATS 1.3 Journal Publishing."""

from functools import cache
from pathlib import Path

from lxml import etree

DTD = Path(__file__).parent / "jats" / "dtd" / "JATS-journalpublishing1-3.dtd"


@cache
def _dtd() -> etree.DTD:
    """The DTD of the package; every file that it names lies beside it, so that no network is asked."""
    return etree.DTD(str(DTD))


def parser() -> etree.XMLParser:
    """A parser that reads nothing but what it is given."""
    return etree.XMLParser(load_dtd=False, no_network=True, resolve_entities=False, huge_tree=False)


def validate(source: Path | bytes) -> list[str]:
    """What keeps a file, or the bytes of one, from being valid JATS, a line each: `12: …` with its line number.

    Raises OSError where the file cannot be read.
    """
    data = source if isinstance(source, bytes) else source.read_bytes()
    try:
        root = etree.fromstring(data, parser())
    except etree.XMLSyntaxError as error:
        return [f"{error.lineno or 0}: not well-formed: {error.msg}"]
    dtd = _dtd()
    if dtd.validate(root):
        return []
    return [f"{entry.line}: {entry.message}" for entry in dtd.error_log]
