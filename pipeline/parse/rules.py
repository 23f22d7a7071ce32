"""The rules of this room as values: where a part of a block is told by what the block's own rule does not say."""

from pipeline.model.rule import Room, Rule

ENTRY_BY_LABEL = Rule("references.label", Room.PARSE, "an entry begins with its number, which counts up")
ENTRY_BY_INDENT = Rule(
    "references.indent", Room.PARSE, "an entry begins at the list's margin, or as an author's name does"
)
OUTSIDE_ENTRIES = Rule("references.rest", Room.PARSE, "a line of the list that is in none of its entries")
AFF_OF_LIFE = Rule("affs.biography", Room.PARSE, "an author's life says where he works")
BEHIND_DATE = Rule("fields.behind-a-date", Room.PARSE, "a fund and a number behind a date say who paid")
OF_TABLE = Rule(
    "authority.journals", Room.PARSE, "the printed ISSN, CN number or DOI leads to it in the table of journals"
)
