"""Founder's signs at private codes: code -> Unicode, of the faces that Founder's programs and CNKI's converter make.

Their own codes (E000 to E8FF, and plane 16) are the same whatever the journal: letters with accents in Latin faces
(`LÜ` as L and U+E6C7), signs of formulas (`∂` at U+E014). Each is read off printed pages. Founder's extra face of
braces has other signs at these codes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.knowledge import lazy
from pipeline.model.page import Char
from pipeline.read.cajcd import forms

_FACE = lazy.compile(r"(?:[EF]-|DY\d|SSJ\d|NEU-)")
_EXTRA = "FZS_Extra"
_NONE: Mapping[str, str] = {}
_SIGNS = {
    "\ue014": "∂", "\ue015": "∑", "\ue056": "⋱", "\ue067": "⊗", "\ue09a": "⊕", "\ue09e": "⊗", "\ue0bd": "▼",
    "\ue130": "“", "\ue4d2": "©", "\ue54f": "ø", "\ue562": "ä", "\ue564": "á", "\ue56e": "ö", "\ue593": "©",
    "\ue5f9": "•", "\ue6aa": "À", "\ue6b6": "Í", "\ue6bc": "Ó", "\ue6c7": "Ü", "\ue6ca": "Ó", "\ue6d1": "Š",
    "\ue6d2": "Ŝ", "\ue785": "∂", "\ue788": "ϕ", "\ue796": "⋮", "\ue807": "→", "\U001001ba": "⋯",
}  # fmt: skip
# PDFium gives a code beyond the first plane as two halves.
_FORMS: Mapping[str, str] = _SIGNS | {
    "".join(chr(int.from_bytes(code.encode("utf-16-be")[at : at + 2], "big")) for at in (0, 2)): form
    for code, form in _SIGNS.items()
    if code > "\uffff"
}
_EXTRA_FORMS: Mapping[str, str] = {"\ue02e": "‖"}


def named_by_codes(chars: Sequence[Char]) -> list[Char]:
    """The characters, those of fonts that name signs by ASCII or by private codes as these signs."""
    tables = {font: forms(font.name) or private_forms(font.name) for font in {char.font for char in chars}}
    if not any(tables.values()):
        return list(chars)
    return [
        char._replace(text=tables[char.font][char.text]) if char.text in tables[char.font] else char for char in chars
    ]


def private_forms(font: str) -> Mapping[str, str]:
    """What the private codes of the font of this name print; empty for fonts of other makes."""
    return _EXTRA_FORMS if font == _EXTRA else _FORMS if _FACE.match(font) else _NONE
