"""An article given by its journal alone: `Lake, A.; Reed, C. J. Pond Chem. Soc. 2005, 127, 8890`.

The styles of the American Chemical Society and of the American Institute of Physics, which journals of chemistry and
physics in China follow (`某某, 某某. 化学学报, 2006, 64(5): 411`): no title, a journal's name in the abbreviations of
ISO 4, its volume, page and year.
"""

from pipeline.knowledge import lazy
from pipeline.knowledge.journals import journals_by_title
from pipeline.knowledge.references import references
from pipeline.model.reference import PartKind, PublicationType
from pipeline.parse.references.fields import Field
from pipeline.parse.references.fold import back, has_hanzi, skip
from pipeline.parse.references.frame import Frame, Head, head
from pipeline.parse.references.imprint import source
from pipeline.parse.references.locus import locus

_words = references()
_MOST_WORDS = 10  # of a journal's name
_JOINING = r"and|of|in|for|the|on|at|de|der|des|et|für|und|la|a|&"
# `Nucl. Instr. and Meth. in Pond Res. A`, `J. Phys.: Condens. Matter`: capitals but for the joining words. A word is
# taken whole: no white need part two, and capitals in a row could be parted in any number of ways.
_CAPITAL = r"(?:[A-ZÀ-Þ][\w'&/-]*+[.:]{0,2}(?:(?<=\.),(?=\s(?:Int|Sect|Ser|Part)\b))?|\([A-Z][^()]{0,20}\)\.?)"
_NAME = lazy.compile(rf"{_CAPITAL}(?:\s?(?:{_JOINING})(?=\s)|\s?{_CAPITAL}){{0,{_MOST_WORDS}}}")
_INNER_STOP = lazy.compile(r"\.[:,]?\s*(?=\S)")
_LONGEST_CUT = 6  # letters of a word cut short, where it stands alone
# `C. B. J. Pond Chem. Soc.`: what would be the last of several initials.
_SERIES_INITIAL = lazy.compile(r"(?P<own>(?P<letter>[A-Z])\.?)\s+(?P<series>J)\.?\Z")
# `Reed, C. J. Angew. Chem.`: the last of his initials, where no J. opens the journal's name.
_OWN_INITIAL = lazy.compile(rf"J\.?(?=\s+(?:{_words['journal-opening'].regex}))")
_ZH_NAME = lazy.compile(r"[^\s,.;:()\d]{2,16}(?:\s?\([^()]{1,8}\))?")


def fields(frame: Frame) -> tuple[PublicationType, tuple[Field, ...]] | None:
    """The type and fields of an entry in this style; None where a title can be read."""
    front = head(frame.folded, frame.start, frame.end, sole=False)
    if not front.fields:
        return None
    front = _with_own_initial(frame.folded, _with_series_initial(frame.folded, front))
    front = _without_series(frame.folded, front)
    start, end = front.title_start, frame.until_sign(front.title_start)
    at, where = locus(frame.folded, start, end, front.year)
    begin = skip(frame.folded, start, at)
    name = frame.folded[begin : back(frame.folded, begin, at, " ,;:")]
    if not (_is_told(where, front.year) and _is_series(name)):
        return None
    return PublicationType.JOURNAL, (*front.fields, *source(frame.folded, begin, at), *where)


def _is_told(where: tuple[Field, ...], year: str) -> bool:
    """Whether volume or issue, page and year are printed: what is found by them needs no title."""
    kinds = {field.kind for field in where} | ({PartKind.YEAR} if year else set())
    is_numbered = kinds & {PartKind.VOLUME, PartKind.ISSUE}
    return bool(PartKind.YEAR in kinds and is_numbered and kinds & {PartKind.FPAGE, PartKind.ELOCATION_ID})


def _is_series(name: str) -> bool:
    """Whether the stretch is a journal's name and nothing else."""
    if has_hanzi(name):
        return _ZH_NAME.fullmatch(name) is not None and (
            _words["journal"].search(name) or bool(journals_by_title(name.split("(")[0].strip()))
        )
    pieces = _INNER_STOP.split(name)[:-1]  # all but the last end with a stop
    cut = [piece for piece in pieces if _words["journal-word"].search(piece.rstrip().rpartition(" ")[2])]
    others = [piece for piece in pieces if piece not in cut]  # no title: `Pond Silt. Pond Rev.`, `Letter. Pond World`
    is_short = all(" " not in piece and len(piece) <= _LONGEST_CUT for piece in others)
    return _NAME.fullmatch(name) is not None and is_short and (bool(cut) or not pieces)


def _with_series_initial(folded: str, front: Head) -> Head:
    """The head without the `J.` of the journal, which stands where the last author might have an initial."""
    given = _last_given(front)
    initial = _SERIES_INITIAL.search(folded, given.start, given.end) if given else None
    if given is None or initial is None or front.title_start > given.end + 2:
        return front
    is_dotted = folded[given.start + 1] == "."
    return _ended(front, given, initial.end("own" if is_dotted else "letter"), initial.start("series"))


def _with_own_initial(folded: str, front: Head) -> Head:
    """The head with a last author's `J.` that was taken for the journal's, whose name is known to begin behind it."""
    given = _last_given(front)
    initial = _OWN_INITIAL.match(folded, front.title_start)
    if given is None or initial is None or front.title_start > given.end + 1:
        return front
    return _ended(front, given, initial.end(), skip(folded, initial.end(), len(folded)))


def _last_given(front: Head) -> Field | None:
    """The given names of the last author; None where he has none."""
    members = front.fields[0].inner[-1].inner
    return next((part for part in members if part.kind is PartKind.GIVEN_NAMES), None)


def _ended(front: Head, given: Field, end: int, title_start: int) -> Head:
    """The head whose last author's given names end here, and all that they are part of."""
    group = front.fields[0]
    last = group.inner[-1]
    inner = tuple(part._replace(end=end) if part is given else part for part in last.inner)
    found = group._replace(end=end, inner=(*group.inner[:-1], last._replace(end=end, inner=inner)))
    return Head((found, *front.fields[1:]), front.year, title_start)


def _without_series(folded: str, front: Head) -> Head:
    """The head without a last name that is a journal's, short as a person's: `某某, 有机化学, 2001, 21, 139`."""
    group = front.fields[0]
    *others, last = group.inner
    name = "".join(folded[last.start : last.end].split())
    if not others or not has_hanzi(name) or not journals_by_title(name):
        return front
    found = group._replace(end=others[-1].end, inner=tuple(others))
    return Head((found, *front.fields[1:]), front.year, last.start)
