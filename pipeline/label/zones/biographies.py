"""Lives of authors in a sentence, told from other notes by how they begin."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.knowledge import lazy
from pipeline.knowledge.front import front_knowledge
from pipeline.knowledge.labels import label_at_start
from pipeline.label.zones.cuts import cut_block
from pipeline.label.zones.entries import TYPE_MARK
from pipeline.model.block import Block, Label
from pipeline.model.lang import Lang
from pipeline.text.marks import COMMAS, OPENING, WHITE
from pipeline.text.names import is_person_name_zh
from pipeline.text.width import half_width

_PERSON = lazy.compile(r"^\s*(?P<name>[\u4e00-\u9fff](?:[\u3000 ·]*[\u4e00-\u9fff]){1,3})\s*(?=[(（:：,，])")
_LATIN_NAME = r"[A-Z][\w'-]+(?: [A-Z][\w'-]+){1,2}"
_BORN = lazy.compile(
    rf"^\s*{_LATIN_NAME},?(?:\s*\([^)]{{0,40}}\),?)?"
    r" (?:was born in|(?:fe)?male, born in|born in) ?(?:19|20)\d\d"
)


# The name set off by white alone, where a portrait stands beside the life: `张　三　示例大学…教授`, `张三 男，…`.
_SET_OFF = lazy.compile(r"^\s*(?P<name>[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]\u3000+[\u4e00-\u9fff])(?=[\u3000 ]|[,，])")
_NAME_ALONE = lazy.compile(rf"{_LATIN_NAME} ?[,:]?|[\u4e00-\u9fff](?: ?[\u4e00-\u9fff]){{1,3}} ?[,:]?")
_ADDRESS_END = lazy.compile(r"@[\w.\s-]+\.[a-z]{2,4}$")
_GAP = lazy.compile(r"[ \u3000]+")
INSTITUTION, POSITION = 40, 80  # characters behind the name in which both stand
SIGNED = 4  # lines of what says who the authors are


def is_biography(text: str) -> bool:
    """Whether the text begins as a person's: `张三（1980—），男，…`, `李四：女，…`, `王五，示例大学教授`,
    `赵六　示例大学讲师`, or `LI Ming was born in 1980`."""
    return person_of_life(text) is not None


def person_of_life(text: str) -> str | None:
    """The person whose life the text tells, in hanzi, or the first word of a name in Latin letters; None where none."""
    # a name in bold may be drawn apart from the comma behind it: `LI Ming , born in 1980`
    if _BORN.match(evened := " ".join(half_width(text).replace(",", ", ").split()).replace(" ,", ",")):
        return evened.partition(" ")[0]
    text = _without_heading(text).lstrip(OPENING + WHITE)
    # the sex set off by white is none of the name's: `李小明　男，1980 年生`
    for found, name in ((_is_set_off, _SET_OFF.match(text)), (_is_life, _PERSON.match(text))):
        if name is not None and is_person_name_zh(re.sub(r"\s", "", name["name"])) and found(text, name):
            return re.sub(r"\s", "", name["name"])
    return None


def life_at(texts: Sequence[str], place: int) -> tuple[str, int] | None:
    """(the person whose life begins with the text at `place`, how many texts its beginning takes); None where none.

    Convention: the name opens the life in bold, beside a portrait, and may stand in a block of its own: `LI Ming,`
    and `born in 1980. PhD …`.
    """
    person = person_of_life(texts[place])
    if person is not None:
        return person, 1
    name = " ".join(half_width(texts[place]).split())
    if place + 1 == len(texts) or _NAME_ALONE.fullmatch(name) is None:
        return None
    person = person_of_life(f"{name} {texts[place + 1].lstrip()}")
    return (person, 2) if person is not None and name.replace(" ", "").startswith(person) else None


def lives_apart(block: Block) -> list[Block]:
    """A block of several lives, cut where a line begins the next person's behind one that is ended.

    Convention: each life is a paragraph, in journals that set no white between them: `… E-mail：liming@example.org`,
    then `王小飞（1980—），男，…`.
    """
    if len(block.lines) == 1 or person_of_life(block.lines[0].text) is None:
        return [block]
    starts = [row for row in range(1, len(block.lines)) if _begins_life(block, row)]
    return cut_block(block, [(row, 0) for row in starts]) if starts else [block]


def _begins_life(block: Block, row: int) -> bool:
    """Whether the line begins with a person and a year or sex, behind a full stop or what ends an address.

    Behind a semicolon the lives are one list.
    """
    before, line = half_width(block.lines[row - 1].text).rstrip(), block.lines[row].text
    ended = before.endswith((".", "。")) or _ADDRESS_END.search(before) is not None
    person = _PERSON.match(line) if ended else None
    behind = re.sub(r"\s", "", line[person.end() :]) if person is not None else ""
    return front_knowledge().living.match(behind) is not None and person_of_life(line) is not None


def _without_heading(text: str) -> str:
    """The text without a heading over it that no colon closes: `作者简介` alone in its line."""
    word, *rest = _GAP.split(text, maxsplit=1)
    hit = label_at_start(word) if rest else None
    return rest[0] if hit is not None and hit.row.label is Label.AUTHOR_NOTES else text


def _is_set_off(text: str, name: re.Match[str]) -> bool:
    rest = re.sub(r"\s", "", text[name.end() : name.end() + 2 * POSITION])
    known = front_knowledge()
    if known.life.match(rest):
        return True
    if TYPE_MARK.search(text):
        return False
    named = known.aff[Lang.ZH].search(rest[:INSTITUTION]) is not None
    return named and rest[0] not in COMMAS and any(word in rest[:POSITION] for word in known.positions)


def _is_life(text: str, match: re.Match[str]) -> bool:
    if TYPE_MARK.search(text):
        return False
    rest = text[match.end() :]
    return bool(re.match(r"\s*[(（]\s*(?:19|20)\d\d|[:：,，]\s*[男女][,，]", rest)) or bool(
        re.match(r"(?:[(（][^)）]{2,10}[)）])?\s*[,，:：]", rest) and front_knowledge().aff[Lang.ZH].search(rest[:40])
    )


def is_signed(block: Block) -> bool:
    """Whether a bracketed line says who the author is: `（作者系示例学院副教授）`, `[作者李明（1960—），教授]`.

    Convention of magazines, of journals of history and of older ones: it stands under the last sentence, under the
    notes, or under the list of references.
    """
    text = half_width(" ".join(line.text for line in block.lines))
    return len(block.lines) <= SIGNED and front_knowledge().signed.match(text) is not None
