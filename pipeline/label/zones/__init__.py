"""Which part of the paper a block is: front matter, body, back, and what is not of this article.

`ASIDE` and `OWN` are the table of contents: each step says what it takes blocks for, seeing what those before it have
decided; the strongest claim on a block wins, and all are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from pipeline.label.zones import rules
from pipeline.label.zones.abstracts import bare_abstract_claims, before_introduction_claims, core_claims, unnamed_claims
from pipeline.label.zones.behind_references import (
    english_before,
    english_end,
    is_foot_note,
    strangers_claims,
    tail_claims,
)
from pipeline.label.zones.claims import BlockClaim, Decided, in_turn
from pipeline.label.zones.foot_institutions import foot_institution_claims
from pipeline.label.zones.front_matter import end_of_front
from pipeline.label.zones.items import Item, body_size, items
from pipeline.label.zones.left_over import front_rest_claims, tail_rest_claims
from pipeline.label.zones.mastheads import masthead_claims, rights_claims
from pipeline.label.zones.neighbour import former_claims, neighbour_claims, over_title_claims
from pipeline.label.zones.notes import address_claims, note_claims
from pipeline.label.zones.references import reference_claims
from pipeline.label.zones.resumed import Resumption, parted, resumed_claims, resumptions
from pipeline.label.zones.service_sheets import cover_claims
from pipeline.label.zones.shared_pages import former_end_claims, next_article_claims
from pipeline.label.zones.titles import notice_claims, title_claims
from pipeline.model.block import Aside, Block, Label, LabelledBlock
from pipeline.model.page import Page


@dataclass(frozen=True, slots=True)
class Paper:
    """All blocks of a document, and what tells the article's own from the others."""

    found: Sequence[Item]
    pages: Sequence[Page]
    unreadable: Collection[int]  # pages
    resumed: Sequence[Resumption]
    size: float  # of the body's type


@dataclass(frozen=True, slots=True)
class Zones:
    """The article's blocks; its front matter ends with the place `head`, its references before the place `tail`.

    Between `over` and `tail` stands English front matter over the list of references, where there is some.
    """

    article: Sequence[Item]
    head: int
    over: int
    tail: int
    size: float  # of the body's type
    whole: bool  # whether every page could be read

    @property
    def front(self) -> Sequence[Item]:
        return self.article[: self.head + 1]


# What is none of the article's. Here and below in this order: a step sees what those before it have decided.
ASIDE: tuple[Callable[[Paper, Decided], Iterable[BlockClaim]], ...] = (
    lambda paper, _: _unreadable(paper),
    lambda paper, _: cover_claims(paper.found),
    lambda paper, decided: resumed_claims(paper.found, paper.resumed, paper.size, decided),
    lambda paper, decided: former_end_claims(paper.found, paper.size, decided, not paper.unreadable),
    lambda paper, decided: neighbour_claims(paper.found, paper.pages, paper.size, decided),
    lambda paper, decided: next_article_claims(paper.found, paper.pages, paper.size, decided),
    lambda paper, decided: rights_claims(paper.found, decided),
)
# What the article's own blocks are, where its parts are known.
OWN: tuple[Callable[[Zones, Decided], Iterable[BlockClaim]], ...] = (
    lambda zones, decided: bare_abstract_claims(zones.front, decided),
    lambda zones, decided: address_claims(zones.front, decided),
    lambda zones, decided: _titled(zones.front, decided),
    lambda zones, decided: unnamed_claims(zones.front, decided),
    lambda zones, decided: before_introduction_claims(zones.article[: zones.tail], decided),
    lambda zones, decided: foot_institution_claims(zones.article[: zones.tail], zones.size, decided),
    lambda zones, decided: strangers_claims(zones.front, zones.article[: zones.tail], decided),
    lambda zones, decided: tail_claims(zones.front, zones.article[zones.tail :], decided),
    lambda zones, decided: tail_claims(zones.front, zones.article[zones.over : zones.tail], decided),
    # where a page could not be read, the end of this article's own page may stand over a title
    lambda zones, decided: over_title_claims(zones.front, zones.size, decided) if zones.whole else (),
    lambda zones, decided: masthead_claims(zones.front, decided),
    lambda zones, decided: front_rest_claims(zones.front, decided),
    lambda zones, decided: tail_rest_claims(zones.front, _behind(zones, decided), decided),
)


def label_zones(
    blocks: Sequence[Block],
    pages: Sequence[Page] = (),
    unreadable: Collection[int] = (),
    furniture: Sequence[tuple[Block, Aside]] = (),
) -> tuple[LabelledBlock, ...]:
    """All blocks in their order; those of the body keep the label PARAGRAPH for `label_body` to refine."""
    resumed = resumptions(blocks, furniture)
    found = items(parted(blocks, resumed))
    paper = Paper(found, pages, unreadable, resumed, body_size(blocks))
    decided = Decided()
    decided = decided.heard(in_turn(decided, *(partial(step, paper) for step in ASIDE)))
    article = [item for item in found if decided.is_open(item)]
    if article:
        zones, decided = _zones(article, paper, decided)
        decided = decided.heard(in_turn(decided, *(partial(step, zones) for step in OWN)))
    return tuple(decided.labelled(item) for item in found)


def _zones(article: Sequence[Item], paper: Paper, decided: Decided) -> tuple[Zones, Decided]:
    """Where the parts of the article meet: the list of references and the printed labels tell."""
    size = paper.size
    references, tail = reference_claims(article, size, decided)
    decided = decided.heard(references)
    tail = english_end(article, decided) if tail == len(article) else tail
    over = min(english_before(article, decided), tail)
    head = end_of_front(article, over, decided)
    notice = notice_claims(article, size, decided)
    if notice:
        decided, head = decided.heard(notice), -1
    else:
        decided = decided.heard(note_claims(article, head, tail, size, decided))
        decided = decided.heard(core_claims(article[:over], head, decided))
        core = (at for at, item in enumerate(article[:over]) if decided.label(item) in (Label.ABSTRACT, Label.KWDS))
        head = max([head, *core])
    return Zones(article, head, over, tail, size, whole=not paper.unreadable), decided


def _behind(zones: Zones, decided: Decided) -> Sequence[Item]:
    """What stands behind the article's end, but for the notes at the foot of the page where its text ends."""
    own, behind = zones.article[: zones.tail], zones.article[zones.tail :]
    if not own or any(decided.label(item) is Label.REF for item in own):
        return behind
    return [item for item in behind if item.page != own[-1].page or not is_foot_note(item, zones.size)]


def _titled(front: Sequence[Item], decided: Decided) -> list[BlockClaim]:
    """Titles and what stands with them, asked for again without what turns out to be another article's by its names."""
    claims = title_claims(front, decided)
    former = list(former_claims(front, decided.heard(claims)))
    return [*former, *title_claims(front, decided.heard(former))] if former else claims


def _unreadable(paper: Paper) -> Iterator[BlockClaim]:
    for item in paper.found:
        if item.page in paper.unreadable:
            yield BlockClaim(Label.UNPLACED, rules.UNREADABLE, item)
