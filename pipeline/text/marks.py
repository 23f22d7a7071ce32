"""Punctuation by what it does, full width and half width; all that asks what a mark does asks here."""

SENTENCE_ENDS = "。！？!?"  # end a sentence wherever they stand
STOPS = SENTENCE_ENDS + "．."  # end a sentence; the last two also stand in numbers and behind initials
SEMICOLONS = "；;"
COLONS = SEMICOLONS + "：:"  # part a sentence where another could begin
COMMAS = "，,"  # part clauses
LISTS = COMMAS + "、"  # part what is listed
PAUSES = LISTS + COLONS  # part a sentence
CLAUSES = "，。；"  # what running Chinese text has, and titles, cells and words of drawings have not
LATIN_CLAUSES = ",.;"  # the same in half width
ROUND_OPENING, ROUND_CLOSING = "（(", "）)"
OPENING = "（［【《〈「『“‘〔([{｛"
CLOSING = "）］】》〉」』”’〕)]}｝"
QUOTES = "\"'"  # open and close
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"  # marks of notes and labels of lists, raised or not
LOST = "\ufffd"  # a sign whose font tells no form
DASHES = "-\u2010\u2011\u2012–—―−－"
WHITE = " \u3000"
BEHIND_LABEL = WHITE + ".．:："  # between a label with its number and what it names: `图 1：`

# Marks whose square is half empty: the ink of an opening one stands right in it, that of the others left.
EMPTY_BEFORE = frozenset("（［｛【《〈「『“‘〔")
EMPTY_AFTER = frozenset("）］｝】》〉」』”’〕，。、；：！？")


def left_open(text: str, opening: str, closing: str) -> int | None:
    """How many brackets of these kinds stand open at the end of the text; None where one closes that none opens."""
    depth = 0
    for char in text:
        depth += (char in opening) - (char in closing)
        if depth < 0:
            return None
    return depth
