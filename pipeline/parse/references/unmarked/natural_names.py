"""Names in their natural order, as notes have them, however many words they have.

What stands before a title in quotation marks is nothing but names; before a book's, initials and particles tell them.
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.knowledge import lazy
from pipeline.knowledge.references import references
from pipeline.model.reference import PartKind
from pipeline.parse.references.fields import Field
from pipeline.parse.references.frame import Frame, Head
from pipeline.parse.references.names import forms
from pipeline.text.names import latin_name
from pipeline.text.pinyin import letters, split_syllables

_words = references()
_SURNAME = lazy.compile(forms.SURNAME)
_GIVEN = PartKind.GIVEN_NAMES
_ONE_WORD = lazy.compile(r"(?P<name>[A-Z][\w'-]{2,})[.,]\s*(?=\")")
_TWO = 2  # words


def before_quotes(folded: str, start: int, end: int) -> Head | None:
    """The head of an entry as the social sciences' notes have it: `Lee Van Lake Reed & Ann Pond, "Title", Journal`."""
    match = forms.BEFORE_QUOTES.match(folded, start, end)
    return _head(match) if match else None


def one_before_quotes(frame: Frame) -> Head | None:
    """The same of one word, a person's or in capitals a body's: `Reed. "Title." Ph.D. thesis, …`."""
    match = _ONE_WORD.match(frame.folded, frame.start, frame.end)
    if match is None:
        return None
    name = Field(*match.span("name"), PartKind.SURNAME)
    is_body = match["name"].isupper()
    member = name._replace(kind=PartKind.COLLAB) if is_body else Field(name.start, name.end, PartKind.NAME, (name,))
    return Head((Field(name.start, name.end, PartKind.PERSON_GROUP, (member,)),), "", match.end())


def told_before_quotes(folded: str, start: int, end: int) -> Head | None:
    """The same where a name has its initial between two words, as none has that begins with the surname."""
    match = forms.BEFORE_QUOTES.match(folded, start, end)
    return _head(match) if match and forms.WITH_MIDDLE.search(match["names"]) else None


def before_title(folded: str, start: int, end: int) -> list[Head]:
    """The heads that a book's entry may have, names told by an initial or a particle: `Lee van Lake and Ann K. Pond, `.

    Several names, or the first alone, where the title goes on as names do: `Ann K. Lake, Pond Songs and Silt Songs, `.
    """
    found = (form.match(folded, start, end) for form in (forms.BEFORE_BOOK, forms.ONE_BEFORE_BOOK))
    return [_head(match) for match in found if match and forms.INITIAL_OR_PARTICLE.search(match["names"])]


def _head(match: re.Match[str]) -> Head:
    folded = match.string
    is_body = match["names"].startswith("The ") or _words["org-en"].search(match["names"])
    whole = Field(*match.span("names"), PartKind.COLLAB)
    members = [whole] if is_body else list(_members(folded, *match.span("names")))
    if match["etal"]:
        members.append(Field(*match.span("etal"), PartKind.ETAL))
    group = Field(members[0].start, members[-1].end, PartKind.PERSON_GROUP, tuple(members))
    return Head((group,), "", match.end())


def _members(folded: str, start: int, end: int) -> Iterator[Field]:
    for joint in forms.BETWEEN_NAMES.finditer(folded, start, end):
        yield _natural(folded, start, joint.start())
        start = joint.end()
    yield _natural(folded, start, end)


def _natural(folded: str, start: int, end: int) -> Field:
    """A name in its natural order, whose last word is the surname, with the particles before it; of two words of
    Pinyin, which one is told by the spelling.
    """
    words = folded[start:end].split(" ")
    is_pinyin = all(split_syllables(letters(word)) for word in words)
    surname = latin_name(folded[start:end])[0] if len(words) == _TWO and is_pinyin else _last_of(words)
    if not folded.endswith(surname, start, end):
        inner = Field(start, start + len(surname), PartKind.SURNAME), Field(start + len(surname) + 1, end, _GIVEN)
    else:
        inner = Field(start, end - len(surname) - 1, _GIVEN), Field(end - len(surname), end, PartKind.SURNAME)
    return Field(start, end, PartKind.NAME, inner)


def _last_of(words: Sequence[str]) -> str:
    tails = (" ".join(words[at:]) for at in range(1, len(words)))
    return next((tail for tail in tails if _SURNAME.fullmatch(tail)), words[-1])
