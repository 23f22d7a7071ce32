"""Punctuation by what it does, full width and half width."""

STOPS = "。．.！？!?"  # end a sentence
COLONS = "；：;:"  # part a sentence where another could begin
PAUSES = "，、," + COLONS  # part a sentence
OPENING = "（［【《〈「『“‘〔([{"
CLOSING = "）］】》〉」』”’〕)]}"
DASHES = "-\u2010\u2011\u2012–—―−－"

# Marks whose square is half empty: the ink of an opening one stands right in it, that of the others left.
EMPTY_BEFORE = frozenset("（［【《〈「『“‘〔")
EMPTY_AFTER = frozenset("）］】》〉」』”’〕，。、；：！？")
