"""The rules of this room as values: what is the page's and not the article's."""

from functools import cache

from pipeline.knowledge.furniture import FurnitureRow
from pipeline.model.rule import Room, Rule, Strength

RULE_OF_SIGNS = Rule("furniture.rule-of-signs", Room.LAYOUT, "a row of one sign is a rule")
RECURS = Rule("furniture.recurs", Room.LAYOUT, "stands at the same height of many pages")
ABOVE_HEAD_RULE = Rule("furniture.above-head-rule", Room.LAYOUT, "stands on a wide rule near the top of the page")
MARGIN_TAB = Rule("furniture.margin-tab", Room.LAYOUT, "letters under each other beside the text are a tab")
LEVEL = Rule("furniture.level", Room.LAYOUT, "stands where other pages have their running head or foot")
UNDER_PORTRAIT = Rule("layout.under-portrait", Room.LAYOUT, "the name under a portrait beside the authors' lives")
LINE_NUMBER = Rule("layout.line-number", Room.LAYOUT, "numbers that count the lines of a manuscript")
TURNED = Rule("layout.turned", Room.LAYOUT, "letters that are turned against the text")


@cache
def of_row(row: FurnitureRow) -> Rule:
    """The rule that a row of furniture.toml is."""
    return Rule(row.rule, Room.KNOWLEDGE, "its words are those of a page's head or foot", Strength.PRINTED)
