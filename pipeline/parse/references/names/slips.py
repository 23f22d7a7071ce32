"""Names that a typist or a text layer got wrong: a space lost or one too many, a small letter for a capital."""

from pipeline.knowledge.references import references
from pipeline.knowledge.traditional import simplified
from pipeline.model.reference import PartKind
from pipeline.parse.references.fields import Field
from pipeline.parse.references.names import forms
from pipeline.parse.references.names.order import latin_person
from pipeline.text.names import is_person_name_zh, split_name_zh
from pipeline.text.pinyin import split_syllables, surname_ranks

_words = references()
_WHOLE_NAME = 5  # letters
_CHINESE = 3  # hanzi of a Chinese name, at most, where its surname is of one


def slipped(folded: str, at: int, end: int, first: Field | None) -> Field | None:
    """The person whose name stands here in a form that is nobody's style; None where there is none."""
    return (
        _apart(folded, at, end, first)
        or _glued(folded, at, end, first)
        or _broken(folded, at, end, first)
        or _in_capitals(folded, at, end)
    )


def _apart(folded: str, at: int, end: int, first: Field | None) -> Field | None:
    """A name whose first letter stands apart from its small capitals, as the names beside it do: `L AKE K, R ED M`."""
    match = forms.APART.match(folded, at, end)
    if match is None:
        return None
    joint = forms.JOINT.match(folded, match.end(), end) if first is None else None
    beside = first.start if first else joint.end() if joint else end
    return latin_person(match) if forms.APART.match(folded, beside, end) else None


def _in_capitals(folded: str, at: int, end: int) -> Field | None:
    """A Chinese name in three words of capitals, whose last is no initials: `LI ZHEN HUA`."""
    match = forms.THREE_IN_CAPITALS.match(folded, at, end)
    if match is None or match["surname"].lower() not in surname_ranks():
        return None
    return latin_person(match) if all(split_syllables(word.lower()) for word in match["given"].split()) else None


def _glued(folded: str, at: int, end: int, first: Field | None) -> Field | None:
    """A name whose space a text layer lost: in a group of such names (`LakeA,PondCD,et al.`), or among others."""
    if first is None:
        match = forms.GLUED_FIRST.match(folded, at, end)
    elif forms.GLUED.match(folded, first.start):
        match = forms.GLUED_LATER.match(folded, at, end)
    elif forms.WITH_INITIALS.match(folded, first.start):
        match = forms.GLUED_AMONG.match(folded, at, end)
    else:
        match = None
    if match is None and (whole := forms.GLUED_IN_FULL.match(folded, at, end)):
        is_name = whole["surname"].lower() in surname_ranks() and split_syllables(whole["given"].lower())
        is_listed = first is not None or folded[whole.end() :].lstrip().startswith(",")
        match = whole if is_name and is_listed else None
    return latin_person(match) if match else None


def _broken(folded: str, at: int, end: int, first: Field | None) -> Field | None:
    """A family name with white inside, in a group of names with initials behind: `Berg JM, La ke K`."""
    match = forms.BROKEN.match(folded, at, end)
    if match is None or _is_small_initial(match["surname"]):
        return None
    if first is None:
        joint = forms.JOINT.match(folded, match.end(), end)
        is_listed = joint is not None and forms.WITH_INITIALS.match(folded, joint.end(), end) is not None
        return latin_person(match) if is_listed and match["surname"].split()[0].isupper() else None
    return latin_person(match) if forms.WITH_INITIALS.match(folded, first.start) else None


def _is_small_initial(surname: str) -> bool:
    """Whether the last letter of `Lakely m S` is an initial: what stands before it is a name by itself."""
    whole, _, rest = surname.rpartition(" ")
    return len(rest) == 1 and len(whole) >= _WHOLE_NAME and whole.isascii()


def small_letters(folded: str, at: int, end: int, first: Field | None) -> Field | None:
    """A name typed without a capital: `REED S, moor m. Title`, `Berg m S, Lake k A`, `Reed B N, Albert l`."""
    if first is None:
        match = forms.SMALL_INITIAL_FIRST.match(folded, at, end)
    elif first.kind is PartKind.NAME:
        match = forms.SMALL_LETTERS.match(folded, at, end) or forms.SMALL_INITIAL.match(folded, at, end)
    else:
        match = None
    return latin_person(match) if match else None


def spaced_hanzi(folded: str, at: int, end: int) -> list[Field]:
    """The persons of a list that has white alone between its names: 王小明 李大华 赵一."""
    match = forms.SPACED_HANZI.match(folded, at, end)
    if match is None or not all(map(is_person_name_zh, match.group().split())):
        return []
    found, place = [], match.start()
    for name in match.group().split():
        place = folded.index(name, place)
        found.append(surname_first(folded, place, place + len(name)))
        place += len(name)
    return found


def long_hanzi(folded: str, at: int, end: int, is_listed: bool) -> list[Field]:
    """The one or two persons of five hanzi and more that stand unbroken in a list of names.

    A Japanese name may have so many. Two names between which the comma was left out read as a surname and given name
    each; a name of a people whose names have no surname (`阿古达木仁`) does not, and is kept whole.
    """
    match = forms.LONG_HANZI.match(folded, at, end)
    if match and match["next"] and not (is_person_name_zh(match["next"]) or _japanese_surname(match["next"])):
        return []
    match = match or (forms.LAST_LONG_HANZI.match(folded, at) if is_listed else None)
    if match is None:
        return []
    start, stop = match.span("name")
    if _words["org-zh"].search(match["name"]) or forms.ROLE_OF_BODY.search(match["name"]):
        return []
    if _japanese_surname(match["name"]):
        return [surname_first(folded, start, stop)]
    for cut in (start + 3, start + 2):
        pair = (start, cut), (cut, stop)
        if stop - cut <= _CHINESE and all(is_person_name_zh(folded[slice(*one)]) for one in pair):
            return [surname_first(folded, *one) for one in pair]
    return [Field(start, stop, PartKind.NAME, (Field(start, stop, PartKind.SURNAME),))]


def _japanese_surname(name: str) -> int:
    """How many hanzi of a name of four hanzi and more are a Japanese family name; 0 where none is."""
    known = references().japanese_surnames
    plain = simplified(name)
    lengths = (3, 2) if len(name) > _CHINESE else ()
    return next((length for length in lengths if plain[:length] in known and len(name) - length <= _CHINESE), 0)


def surname_and_given(name: str) -> tuple[str, str]:
    """A hanzi name's two parts; one of four hanzi and more may be Japanese, with a surname of two: 山本太郎."""
    cut = _japanese_surname(name)
    return (name[:cut], name[cut:]) if cut else split_name_zh(name)


def surname_first(folded: str, start: int, end: int) -> Field:
    """A hanzi name as surname and given name."""
    middle = start + len(surname_and_given(folded[start:end])[0])
    inner = (Field(start, middle, PartKind.SURNAME), Field(middle, end, PartKind.GIVEN_NAMES))
    return Field(start, end, PartKind.NAME, inner)
