"""Lives of authors in a sentence, told from other notes by how they begin."""

from __future__ import annotations

import re

from pipeline.knowledge.front import front_knowledge
from pipeline.label.zones.entries import TYPE_MARK
from pipeline.model.lang import Lang
from pipeline.text.names import is_person_name_zh

_PERSON = re.compile(r"^\s*(?P<name>[\u4e00-\u9fff](?:[\u3000 ·]*[\u4e00-\u9fff]){1,3})\s*(?=[(（:：,，])")
_BORN = re.compile(
    r"^\s*[A-Z][\w'-]+(?: [A-Z][\w'-]+){1,2},?(?:\s*\([^)]{0,40}\),?)?"
    r" (?:was born in|(?:fe)?male, born in|born in) (?:19|20)\d\d"
)


def is_biography(text: str) -> bool:
    """Whether the text begins as a person's: `张三（1980—），男，…`, `李四：女，…`, `王五，示例大学教授`, or
    `LI Ming was born in 1980`."""
    if _BORN.match(text):
        return True
    match = _PERSON.match(text)
    if match is None or TYPE_MARK.search(text) or not is_person_name_zh(match["name"].replace("\u3000", "")):
        return False
    rest = text[match.end() :]
    return bool(re.match(r"\s*[(（]\s*(?:19|20)\d\d|[:：,，]\s*[男女][,，]", rest)) or bool(
        re.match(r"(?:[(（][^)）]{2,10}[)）])?\s*[,，:：]", rest) and front_knowledge().aff[Lang.ZH].search(rest[:40])
    )
