"""The line in which an article says where it stands: told from by-lines, titles and sentences of an abstract."""

from __future__ import annotations

from pipeline.knowledge import lazy
from pipeline.knowledge.front import front_knowledge
from pipeline.text.width import half_width

# Names and a title: a type mark, or a comma and then a stop behind a whole word, which mastheads do not have.
_NAMED = lazy.compile(r"\[J|[,，].*(?:[^\W\d]{4}|\bal|[\u4e00-\u9fff])\.")
_ADDRESS = lazy.compile(r"[,.]?(?:https?://|(?i:doi):?)[\w./\-?=&%()]+$")
_NUMBERED = lazy.compile(r"\s*[\[［〔【(（]?\s*\d{1,3}\s*[\]］〕】)）.．]")


def is_self_citation(text: str) -> bool:
    """Whether the text is `LI Ming, et al. Title. Journal, 2018, 38(2): 21-27.` and no numbered entry of a list."""
    whole = _tight(text)
    return _has_place(whole) and _NAMED.search(whole) is not None and not _NUMBERED.match(text)


def is_bare_citation(text: str) -> bool:
    """Whether the text is a journal's name and a place in it, as under an abstract: `示例学报，2018，38(2)：21-27`."""
    whole = _tight(text)
    return _has_place(whole) and front_knowledge().bare_citation.match(whole) is not None


def _has_place(whole: str) -> bool:
    return front_knowledge().place.search(whole) is not None


def _tight(text: str) -> str:
    """The text without white, and without the address of the article that may stand behind its pages."""
    return _ADDRESS.sub("", "".join(half_width(text).split()))
