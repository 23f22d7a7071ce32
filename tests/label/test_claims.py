"""Rules as values: the strongest claim wins, of equals the first, and what else was claimed is kept."""

from __future__ import annotations

from pipeline.knowledge.labels import label_rows
from pipeline.label.claims import SHARE_RIGHT, runner_up, strongest
from pipeline.label.zones import rules
from pipeline.label.zones.claims import BlockClaim, Decided
from pipeline.label.zones.items import Item
from pipeline.model.block import Label, Origin
from pipeline.model.lang import Lang
from pipeline.model.rule import Claim, Room, Rule, Strength, printed
from tests.label.made import Paper

WEAK = Rule("made.weak", Room.ZONES, "made up", Strength.PLACE)
FIRST = Rule("made.first", Room.ZONES, "made up", Strength.LIKENESS)
SECOND = Rule("made.second", Room.ZONES, "made up", Strength.LIKENESS)


def test_the_strongest_wins_and_of_equals_the_first():
    claims = [Claim("p", WEAK), Claim("title", FIRST), Claim("aff", SECOND)]
    assert strongest(claims) == claims[1]
    assert runner_up(claims) == claims[2]


def test_a_runner_up_says_something_else():
    assert runner_up([Claim("title", FIRST), Claim("title", SECOND)]) is None
    assert strongest([]) is None
    assert runner_up([]) is None


def test_every_strength_has_its_share():
    assert set(SHARE_RIGHT) == set(Strength)


def test_names_of_rules_are_their_own():
    names = [value.name for value in vars(rules).values() if isinstance(value, Rule)]
    assert len(names) == len(set(names))


def an_item() -> Item:
    block = Paper().put("纸飞机折叠方式").zones()[0].block
    return Item(block, "纸飞机折叠方式", Lang.ZH)


def test_a_block_keeps_what_else_was_said_of_it():
    item = an_item()
    title = Decided().heard([BlockClaim(Label.TITLE, rules.TITLE.of("zh"), item)])
    other = title.heard([BlockClaim(Label.OTHER_ARTICLE, rules.FORMER, item)])
    assert title.label(item) is Label.TITLE
    block = other.labelled(item)
    assert (block.label, block.rule) == (Label.OTHER_ARTICLE, "neighbour.former-article")
    assert block.runner_up == "article-title by front.title.zh"


def test_a_printed_word_names_its_field_in_whatever_language():
    assert {row.field for row in label_rows() if row.corresponds} == {"corresp"}
    assert {row.field for row in label_rows() if row.opens} == {"clc", "abstract", "kwd-group"}
    assert all(row.rule.removeprefix("labels.").startswith(row.field) for row in label_rows())


def test_who_hears_nothing_new_stays_as_it_is():
    title = Decided().heard([BlockClaim(Label.TITLE, rules.TITLE.of("zh"), an_item())])
    assert title.heard(()) is title


def test_origin_says_what_no_rules_name_need_be_asked_for():
    for rule, origin in (
        (rules.COVER, Origin.COVER),
        (printed("labels.doi", "doi"), Origin.LABEL),
        (rules.TITLE, None),
    ):
        item = an_item()
        block = Decided().heard([BlockClaim(Label.UNPLACED, rule, item)]).labelled(item)
        assert (block.origin, block.field) == (origin, rule.field)
