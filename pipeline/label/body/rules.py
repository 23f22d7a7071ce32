"""The rules of this wing as values: what a line of the body is."""

from pipeline.label.body.claims import Strength
from pipeline.model.rule import Room, Rule

TEXT = Rule("body.paragraph", Room.BODY, "what nothing else claims is running text", Strength.TEXT)
TURNING_NOTE = Rule(
    "body.turning-note", Room.BODY, "a note says on which page the article goes on, or came from", Strength.TURNING
)
CAPTION = Rule("captions", Room.BODY, "begins with the printed word and a number, and stands apart", Strength.CAPTION)
CAPTION_CONTINUES = Rule(
    "captions.continues", Room.BODY, "stands under a caption in its type, or a smaller one", Strength.CAPTION
)
CONTINUED = Rule(
    "captions.continued", Room.BODY, "a word alone on a line says that the table before it goes on", Strength.CAPTION
)
TABLE_REGION = Rule("tables.region", Room.BODY, "stands between a table's rules, or in its columns", Strength.TABLE)
TABLE_ABOVE = Rule("tables.above", Room.BODY, "stands between a table's caption and its first rule", Strength.TABLE)
TABLE_NOTE = Rule("tables.note", Room.BODY, "small type, or the word for a note, under a table", Strength.TABLE)
BETWEEN_RULES = Rule("tables.between-rules", Room.BODY, "rows between rules that no caption names", Strength.TABLE)
HEADING = Rule(
    "headings", Room.BODY, "a number that counts up, or a face of its own, and a line of its own", Strength.TITLE
)
HEADING_CONTINUES = Rule(
    "headings.continues", Room.BODY, "the next line of a heading that went to its margin", Strength.TITLE
)
HEADING_APART = Rule(
    "headings", Room.BODY, "a number that counts up, a face of its own, alone at the margin", Strength.TITLE_APART
)
HEADING_APART_CONTINUES = Rule(
    "headings.continues", Room.BODY, "the next line of a heading that stands apart", Strength.TITLE_APART
)
BACK = Rule("headings.back", Room.BODY, "stands under the heading of a statement behind the body", Strength.STATEMENT)
FOOTNOTE = Rule(
    "footnotes.page-foot", Room.BODY, "small type behind a mark or under a rule, at the foot", Strength.NOTE
)
ENDNOTES = Rule(
    "footnotes.endnotes", Room.BODY, "stands under the heading of notes, over the references", Strength.CAPTION
)
FIGURE_REGION = Rule("figures.region", Room.BODY, "stands inside what is drawn over a caption", Strength.DRAWING)
FIGURE_NOTE = Rule("figures.note", Room.BODY, "the word for a note opens it, at a figure", Strength.DRAWING)
SMALL_TYPE = Rule("figures.small-type", Room.BODY, "small type that does not read", Strength.SMALL_TYPE)
FORMULA = Rule("formulas.seed", Room.BODY, "signs of a formula, set apart from the text", Strength.FORMULA)
FORMULA_SCRAP = Rule("formulas.scrap", Room.BODY, "a piece of a line beside or over a formula", Strength.FORMULA)
LIMITS_TORN = Rule("formulas.limits", Room.BODY, "small signs over or under a line of text", Strength.FORMULA)
