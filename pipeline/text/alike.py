"""Texts in the forms in which they are compared.

    bare     letters, figures and hanzi without width, case, white and marks: two printings of one text
    letters  letters and hanzi alone: names whose figures and points are set or left out (P. R. China, PR China)

Unicode's compatibility forms are evened out first: full width, ligatures, raised and circled figures.
"""

import unicodedata


def bare(text: str) -> str:
    """Letters, figures and hanzi alone, without width and case."""
    return "".join(char for char in _even(text) if char.isalnum())


def letters(text: str) -> str:
    """Letters and hanzi alone, without width and case."""
    return "".join(char for char in _even(text) if char.isalpha())


def _even(text: str) -> str:
    return (text if text.isascii() else unicodedata.normalize("NFKC", text)).casefold()
