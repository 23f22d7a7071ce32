"""tools/mapless.py: what becomes of letters where fonts have lost their maps."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pikepdf

from tests.read.made import pdf, shown
from tests.read.test_programs import coded

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))
from mapless import compared, without_maps

TEXT = "Theinventedmossgrowsinaquietpark"
MAP = (
    b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange "
    b"%d beginbfchar %s endbfchar endcmap end"
)


def mapped(path: Path) -> Path:
    """A PDF whose font names its glyphs by codes, with a map that says what they are."""
    path.write_bytes(coded(TEXT))
    signs = "".join(dict.fromkeys(TEXT))
    rows = b" ".join(b"<%02x> <%04x>" % (0x21 + at, ord(sign)) for at, sign in enumerate(signs))
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        document.pages[0].Resources.Font.F1.ToUnicode = document.make_stream(MAP % (len(signs), rows))
        document.save(path)
    return path


def test_maps_are_taken_out_and_nothing_else(tmp_path: Path) -> None:
    changed = without_maps(mapped(tmp_path / "mapped.pdf").read_bytes())
    assert changed is not None
    with pikepdf.open(io.BytesIO(changed)) as document:
        assert "/ToUnicode" not in document.pages[0].Resources.Font.F1
    assert without_maps(changed) is None
    assert without_maps(pdf(shown("a font that is not embedded"))) is None


def test_what_is_told_without_a_map_is_counted(tmp_path: Path) -> None:
    (count,) = compared(mapped(tmp_path / "mapped.pdf")).values()
    assert dict(count) == {"right": len(TEXT)}
