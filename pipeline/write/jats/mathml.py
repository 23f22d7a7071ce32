"""A formula in one line as MathML: its signs, and what is raised or lowered behind them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from pipeline.knowledge import lazy
from pipeline.knowledge.body_formulas import formula_knowledge
from pipeline.model.block import Script
from pipeline.model.body import Run
from pipeline.text.script import hanzi_count
from pipeline.write.characters import legal
from pipeline.write.jats.build import NAMESPACES, Element, element

WORD = 4  # upright letters from which they are a word, and no product of variables
_TOKEN = lazy.compile(r"\d+(?:\.\d+)?|[^\W\d_]+|\s|.")
_WHOLE = frozenset(f"{{{NAMESPACES['mml']}}}{tag}" for tag in ("mn", "mtext"))
_TAGS = {(True, False): "msub", (False, True): "msup", (True, True): "msubsup"}


def math(runs: Sequence[Run], identifier: str = "math") -> Element | None:
    """<mml:math> of the runs, None where there are none; PubMed Central finds formulas by their identifiers."""
    told = any(run.italic for run in runs)  # the fonts say what is slanted, so that what is not is a word
    signs: list[Element] = []
    indices: dict[Script, Element] = {}
    for script, group in groupby(runs, key=lambda run: run.script):
        own = _joined(made for run in group for made in _tokens(run, told))
        if script is Script.BASE:
            signs, indices = [*_with_indices(signs, indices), *own], {}
        elif own:
            indices[script] = _row(own)
    signs = _with_indices(signs, indices)
    made = _made("math", signs, id=identifier, display="block")
    return made if "".join(made.itertext()).strip() else None


def _joined(tokens: Iterable[Element]) -> list[Element]:
    """The tokens, figures and hanzi that runs have torn apart joined: 12 is one number in whatever type it is set."""
    found: list[Element] = []
    for token in tokens:
        if found and found[-1].tag == token.tag and token.tag in _WHOLE:
            found[-1].text = f"{found[-1].text}{token.text}"
        else:
            found.append(token)
    return found


def _with_indices(signs: Sequence[Element], indices: dict[Script, Element]) -> list[Element]:
    """The signs, the last one with what is lowered and raised behind it."""
    if not indices or not signs:
        return list(signs)
    tag = _TAGS[Script.SUB in indices, Script.SUP in indices]
    both = [indices[script] for script in (Script.SUB, Script.SUP) if script in indices]
    return [*signs[:-1], _made(tag, [signs[-1], *both])]


def _tokens(run: Run, told: bool) -> Iterator[Element]:
    for match in _TOKEN.finditer(legal(run.text)):
        token = match[0]
        if token.isspace():
            yield _made("mspace", (), width="1em" if token == "\u2003" else "0.25em")
        elif token[0].isdigit():
            yield _made("mn", (), token)
        elif hanzi_count(token):
            yield _made("mtext", (), token)
        elif token[0].isalpha():
            yield from _letters(token, run, told)
        else:
            yield _made("mo", (), token)


def _letters(token: str, run: Run, told: bool) -> Iterator[Element]:
    """One identifier a letter, as in a product, but of a function or a word one for all."""
    is_word = token.lower() in formula_knowledge().names or (not run.italic and (told or len(token) >= WORD))
    for name in (token,) if is_word else token:
        slant = "italic" if run.italic and len(name) > 1 else ""
        if run.bold:
            slant = "bold-italic" if run.italic else "bold"
        elif told and not run.italic and len(name) == 1:
            slant = "normal"
        yield _made("mi", (), name, mathvariant=slant)


def _row(own: Sequence[Element]) -> Element:
    return own[0] if len(own) == 1 else _made("mrow", own)


def _made(tag: str, inner: Iterable[Element], text: str = "", **attributes: str) -> Element:
    return element(f"{{{NAMESPACES['mml']}}}{tag}", attributes, text or None, *inner)
