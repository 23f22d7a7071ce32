"""The Symbol font's encoding (PDF 32000-1:2008, annex D.5): code -> Unicode; and its signs in Adobe's private codes.

The pieces of brackets and the other signs that Unicode had no code for stand at U+F8E5 to U+F8FE, as in Adobe's map
of this font to Unicode.
"""

_ROWS = {
    0x20: " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼",
    0xA0: "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…|—↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑",
    0xE6: "⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪",
    0xF1: "〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭",
}
SYMBOL: dict[int, str] = {start + at: form for start, row in _ROWS.items() for at, form in enumerate(row)}
ADOBE: dict[int, str] = {0xF8E5 + at: form for at, form in enumerate("‾⏐⎯®©™⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪⎮⎞⎟⎠⎤⎥⎦⎫⎬⎭")}
# Codes that one glyph has beside the usual one, of which PDF producers name any: Greek's question mark for a semicolon,
# the ohm for Ω, the Japanese middle dot.
OF_ONE_GLYPH: dict[str, str] = {
    "\u037e": ";", "\u0387": "\xb7", "\u1fef": "`", "\u2126": "\u03a9", "\u212a": "K", "\u212b": "\xc5",
    "\u30fb": "\xb7",
}  # fmt: skip
