"""Content cut into its words at once is carried out as pdfminer's own parser has it."""

from collections.abc import Collection

import pytest
from pdfminer.pdfdevice import PDFDevice
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdftypes import PDFStream

from pipeline.read.operators import Interpreter, is_plain

PLAIN = (
    b"BT /F0 9.5 Tf 1 0 0 1 72 -.5 Tm <00410042> Tj (paper planes) Tj [(pa) -120 (per)] TJ ET",
    b"q 1 0 0 -1 +3 4. cm 0 0 m 10 0 l S Q",
    b"0 0 20 20 re f* /Im1 Do",
    b"/P 3 Tr 2 Ts 12 TL T* (quoted) ' 1 2 (again) \"",
    b"1.5.5 2-3 Td/F1 12Tf",
    b"[/A 1 .5 <41>] 0 d",
    b"1 Td unknown 1 2 Td",
    b"Q Q 5 w",
)
OTHER = (
    b"BT % (no text)\n (text) Tj ET",
    b"/Span <</ActualText (a)>> BDC (b) Tj EMC",
    b"BI /W 1 /H 1 /BPC 8 ID x EI 1 w",
    rb"(a\)b) Tj (a(b)c) Tj",
    b"/F#30 9 Tf <4> Tj <41 42> Tj",
    b"true gs [1 [2] 3] 0 d [1 2",
    b"- . w 99" + b"9" * 5000 + b" w 1\0002 Td",
    b"{1} <41>> Tj",
)


def told(kind: type[PDFPageInterpreter], *contents: bytes, inside: Collection[int] = ()) -> list[object]:
    """The operands that each operator is given, and the path and the operands that are left at the end."""
    found: list[object] = []

    class Telling(kind):  # type: ignore[valid-type, misc]
        def pop(self, n: int) -> list[object]:
            operands = super().pop(n)
            found.append(list(map(_plain, operands)))
            return operands

    resources = PDFResourceManager()
    interpreter = Telling(resources, PDFDevice(resources))
    interpreter.parent_stream_ids |= {*inside}
    streams = [PDFStream({}, content) for content in contents]
    for number, stream in enumerate(streams, 1):
        stream.set_objid(number, 0)
    interpreter.render_contents({}, streams)
    return [*found, interpreter.curpath, list(map(_plain, interpreter.argstack))]


def _plain(operand: object) -> object:
    """What two runs have alike: 1 is no 1.0, and each makes a stream of its own of a picture."""
    if isinstance(operand, PDFStream):
        return operand.rawdata
    return list(map(_plain, operand)) if isinstance(operand, list) else (type(operand), operand)


@pytest.mark.parametrize("content", [*PLAIN, *OTHER])
def test_each_operator_comes_with_the_operands_that_pdfminer_gives_it(content: bytes) -> None:
    assert told(Interpreter, content) == told(PDFPageInterpreter, content)


def test_only_what_holds_nothing_else_is_cut_at_once() -> None:
    assert all(map(is_plain, PLAIN))
    assert not any(map(is_plain, OTHER))


def test_a_word_ends_with_its_stream() -> None:
    contents = (b"1 2 Td 3", b"4 Td 5 6 T", b"d")
    assert told(Interpreter, *contents) == told(PDFPageInterpreter, *contents)


def test_content_that_draws_itself_is_not_drawn_again() -> None:
    assert told(Interpreter, b"1 w", b"2 w", inside=[1])[:1] == [[(int, 2)]]
