"""Results to search indexes, and answers from the one that needs no server."""

RECORD = 2  # of what this package makes of an article; a new number is a new form of index, to be made anew
