"""Line breaks of the file, where they are no part of the text."""

from pipeline.write.jats.build import Element

# Elements that the DTD lets hold only elements: white space in them says nothing.
_ONLY_ELEMENTS = frozenset(
    {
        "article",
        "processing-meta",
        "front",
        "permissions",
        "publisher",
        "body",
        "back",
        "journal-meta",
        "journal-title-group",
        "article-meta",
        "article-categories",
        "title-group",
        "contrib-group",
        "contrib",
        "aff-alternatives",
        "author-notes",
        "history",
        "abstract",
        "trans-abstract",
        "kwd-group",
        "funding-group",
        "award-group",
        "custom-meta-group",
        "sec",
        "fig",
        "table-wrap",
        "table",
        "thead",
        "tbody",
        "tr",
        "table-wrap-foot",
        "ack",
        "app-group",
        "app",
        "notes",
        "fn-group",
        "fn",
        "ref-list",
        "ref",
        "citation-alternatives",
        "bio",
    }
)


def break_lines(root: Element) -> None:
    """Begin a line before every child of an element that holds only elements."""
    for item in root.iter():
        if item.tag in _ONLY_ELEMENTS and len(item):
            item.text = "\n"
            for child in item:
                child.tail = "\n"
