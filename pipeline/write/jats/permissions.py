"""JATS <permissions>."""

from pipeline.model.article import Permissions, Value
from pipeline.write.characters import legal
from pipeline.write.jats.build import HREF, NOTHING, Element, element, group, lang, text

_ALI = "{http://www.niso.org/schemas/ali/1.0/}"


def permissions(value: Permissions, published: Value | None = None) -> Element | None:
    """JATS <permissions>: the copyright line with its year and holder, and the licence.

    Of a holder without a printed line there is a line made of the two, as readers show nothing else. A line without a
    year is of the year of publication.
    """
    year = value.year or (published.text if published and (value.statement or value.holder) else "")
    line, attributes = "", NOTHING
    if value.statement is not None:
        line, attributes = value.statement.text, lang(value.statement.lang)
    elif value.holder:
        line = " ".join(part for part in ("©", year, value.holder) if part)
    return group(
        "permissions",
        NOTHING,
        text("copyright-statement", line, attributes),
        text("copyright-year", year),
        text("copyright-holder", value.holder),
        _license(value),
    )


def _license(value: Permissions) -> Element | None:
    """JATS <license>: its address as NISO's <ali:license_ref> and as a link, and its words."""
    address = legal(value.license_url).strip()
    reference = element(f"{_ALI}license_ref", NOTHING, address) if address else None
    words = text("license-p", value.license.text) if value.license else None
    return group("license", {HREF: address, **(lang(value.license.lang) if value.license else {})}, reference, words)
