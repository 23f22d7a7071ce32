"""A page's content for pdfminer, cut into its operators and operands in one go.

pdfminer's own parser looks for each word with several functions and as many lines of its log, which takes most of the
time that it spends on a page: five times as long as this takes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import stream_value
from pdfminer.psparser import LIT

from pipeline.knowledge import lazy

# PDF 32000-1:2008, 7.2 and 7.3, but for what seldom stands in content, which is left to pdfminer: comments,
# dictionaries, pictures in the content (8.9.7), strings with brackets or a backslash in them, names with `#`.
_ENDS = rb"#/%\[\]()<>{}\s"
_KINDS = {
    "real": rb"[+-]?(?:\d{1,30}\.\d{0,30}|\.\d{1,30})(?!\d)",
    "whole": rb"[+-]?\d{1,30}(?![\d.])",
    "name": rb"/[^" + _ENDS + rb"]*+(?!#)",
    "hex": rb"<(?:[\dA-Fa-f]{2})*+>(?!>)",
    "text": rb"\([^()\\]*+\)",
}
_OPERANDS = {**_KINDS, "array": rb"\[(?:\s*+(?:" + rb"|".join(_KINDS.values()) + rb"))*+\s*+\]"}
_OPERATOR = rb"(?!(?:BI|ID|true|false)\b)[A-Za-z][^" + _ENDS + rb"]*+(?!#)|['\"]"
_EACH = {**_OPERANDS, "operator": _OPERATOR}
_word = lazy.compile(b"|".join(b"(?P<%s>%s)" % (kind.encode(), own) for kind, own in _EACH.items()))
_METHODS = str.maketrans({"*": "_a", '"': "_w", "'": "_q"})  # as pdfminer calls those of such operators


def is_plain(content: bytes) -> bool:
    """Whether nothing but operators and operands of these kinds stands in the content."""
    return not _word.sub(b"", content).strip()


def _name(word: bytes) -> Any:
    try:
        return LIT(word[1:].decode())
    except UnicodeDecodeError:
        return LIT(word[1:])


def _array(word: bytes) -> list[Any]:
    return [_VALUES[kind](own[0]) for own in _word.finditer(word, 1) if (kind := own.lastgroup) is not None]


_VALUES: dict[str, Callable[[bytes], Any]] = {
    "real": float,
    "whole": int,
    "name": _name,
    "hex": lambda word: bytes.fromhex(word[1:-1].decode("ascii")),
    "text": lambda word: word[1:-1],
    "array": _array,
}


class Interpreter(PDFPageInterpreter):
    """pdfminer's, which reads plain content faster and all other as ever."""

    def execute(self, streams: Sequence[object]) -> None:
        """Carry out the operators of these streams, of which a word may begin in one and end in no other."""
        contents = [stream_value(stream) for stream in streams]
        ids = {stream.objid for stream in contents}
        content = b"\n".join([stream.get_data() for stream in contents])
        if None in ids or not ids.isdisjoint(self.parent_stream_ids) or not is_plain(content):
            super().execute(streams)
            return
        self.stream_ids = {own for own in ids if own is not None}
        known: dict[bytes, tuple[Callable[..., None], int] | None] = {}
        for word in _word.finditer(content):
            kind = word.lastgroup
            if kind != "operator":
                self.push(_VALUES[kind or ""](word[0]))
                continue
            if word[0] not in known:
                known[word[0]] = self._method(word[0])
            if (method := known[word[0]]) is not None:
                does, count = method
                operands = self.pop(count) if count else []
                if len(operands) == count:
                    does(*operands)

    def _method(self, operator: bytes) -> tuple[Callable[..., None], int] | None:
        """What carries the operator out, and how many operands it takes; None where it is none."""
        does = getattr(self, "do_" + operator.decode("utf-8", "ignore").translate(_METHODS), None)
        return None if does is None else (does, does.__code__.co_argcount - 1)
