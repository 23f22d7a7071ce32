"""Markup that a person types into a value, as for a web page: a value holds text, and its signs stand as they are."""

from __future__ import annotations

import re

from pipeline.corrections.address import NoSuchPlace
from pipeline.corrections.correction import Correction
from pipeline.corrections.possible import texts
from pipeline.knowledge import lazy

# Elements of HTML and of JATS that set a few words otherwise, and the entities that both have for signs.
_NAMES = "b|i|u|em|strong|small|sub|sup|br|p|span|font|a|bold|italic|underline|sc|monospace"
_TAG = rf"</?(?:{_NAMES})(?:\s+[\w:-]+=[^<>]*)?\s*/?>"
_ENTITY = r"&(?:amp|lt|gt|quot|apos|nbsp|#\d+|#x[\da-f]+);"
_MARKUP = lazy.compile(rf"{_TAG}|{_ENTITY}", re.IGNORECASE)


def typed_markup(item: Correction) -> str:
    """The first tag or entity in what a correction puts in that did not stand there before: `<b>`, `&amp;`."""
    try:
        before = " ".join(text for _, text in texts(item.address, item.old))
        found = (match[0] for _, text in texts(item.address, item.new) for match in _MARKUP.finditer(text))
        return next((own for own in found if own not in before), "")
    except NoSuchPlace:
        return ""  # told where the place is looked for
