"""Addresses in running text as JATS <email> and <ext-link>."""

from pipeline.knowledge import lazy
from pipeline.text.width import half_width
from pipeline.write.jats.build import HREF, Content, Element, element, extend, text

_EMAIL = r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
# RFC 3986's characters, in either width; brackets and stops at the end are the sentence's.
_URL = r"(?:https?|ftp)[:：][/／]{2}[A-Za-z0-9][!#-&*-;=?-Z_a-z~．／：-]*[A-Za-z0-9/／=_~#&+-]"
_ADDRESS = lazy.compile(f"(?P<email>{_EMAIL})|(?P<url>{_URL})")
_EMAILS = lazy.compile(f"(?P<email>{_EMAIL})(?P<url>)")


def linked(printed: str, *, urls: bool = True) -> list[Content]:
    """A text with its addresses tagged; `urls` is false where the DTD has no room for an <ext-link>."""
    content: list[Content] = []
    end = 0
    for match in (_ADDRESS if urls else _EMAILS).finditer(printed):
        content.append(printed[end : match.start()])
        content.append(text("email", match[0]) if match["email"] else link(match[0]))
        end = match.end()
    return [item for item in (*content, printed[end:]) if item != ""]


def link(printed: str) -> Content:
    """JATS <ext-link> with what is printed; its address is what a browser takes."""
    return element("ext-link", {"ext-link-type": "uri", HREF: address(printed)}, printed)


def address(printed: str) -> str:
    """A printed address as a URL: half width, without the white of its setting; `www.` is http's."""
    found = "".join(half_width(printed).split())
    return f"http://{found}" if found.lower().startswith("www.") else found


def with_links(paragraph: Element) -> Element:
    """The paragraph, the addresses in its own text tagged; those within its elements stay."""
    pieces: list[Content] = [*linked(paragraph.text or "")]
    for child in list(paragraph):
        tail, child.tail = child.tail, None
        pieces += [child, *linked(tail or "")]
    paragraph.text = None
    for child in list(paragraph):
        paragraph.remove(child)
    extend(paragraph, pieces)
    return paragraph
