"""How many letters are told where fonts do not say them: papers whose Latin fonts have lost their maps, read again.

    python tools/mapless.py FOLDER [--list]

Programs that set Chinese journals cut their Latin fonts and marks into subsets without a ToUnicode map (PDF 32000-1,
9.10.3), whose codes say nothing; later exports have the maps. From each PDF of the folder the maps of its simple fonts
are taken out, it is read again, and each character is compared with the one that stands there with the map: told
right, unreadable, or another. Fonts of hanzi without a map are left out: no outline tells a hanzi. So is white, and
the width of marks.
"""

from __future__ import annotations

import argparse
import io
import sys
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pikepdf

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pipeline.errors import UnusablePdf  # noqa: E402
from pipeline.machine import cores  # noqa: E402
from pipeline.model.page import Char, Page  # noqa: E402
from pipeline.run import reading  # noqa: E402
from pipeline.settings import Settings  # noqa: E402
from pipeline.text.script import hanzi_count  # noqa: E402
from pipeline.text.width import half_width  # noqa: E402

SETTINGS = Settings(ocr="off")
SIMPLE = ("/Type1", "/MMType1", "/TrueType", "/Type3")
PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
LOST = "\ufffd"
NEAR = 2.0  # points along the line between the two readings of a character: its width may be told otherwise
SHOWN = 12  # kinds of what is not right, of a font
ALIKE = str.maketrans("–—−～’‘∶", "---~'':")


def without_maps(data: bytes) -> bytes | None:
    """The PDF without the maps of its embedded simple fonts; None where none of them has one."""
    with pikepdf.open(io.BytesIO(data)) as document:
        fonts = [
            item
            for item in document.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Subtype") in SIMPLE and "/ToUnicode" in item
        ]
        own = [font for font in fonts if any(kind in font.get("/FontDescriptor", {}) for kind in PROGRAMS)]
        for font in own:
            del font["/ToUnicode"]
        target = io.BytesIO()
        document.save(target)
    return target.getvalue() if own else None


def compared(pdf: Path) -> dict[str, Counter[str]]:
    """{font: what became of its characters}: `right`, `? x` where x is unreadable, `x>y` where it is another."""
    changed = without_maps(pdf.read_bytes())
    if changed is None:
        return {}
    with tempfile.TemporaryDirectory() as folder:
        other = Path(folder) / pdf.name
        other.write_bytes(changed)
        try:
            pages = zip(reading(pdf, SETTINGS).pages, reading(other, SETTINGS).pages, strict=True)
        except UnusablePdf:
            return {}
        found: dict[str, Counter[str]] = {}
        for one, two in pages:
            for name, became in _became(one, two):
                found.setdefault(name, Counter())[became] += 1
    return {name: count for name, count in found.items() if not hanzi_count("".join(count - Counter(("right",))))}


def _became(page: Page, other: Page) -> list[tuple[str, str]]:
    rows: dict[int, list[Char]] = {}
    for char in other.chars:
        rows.setdefault(round(char.baseline), []).append(char)
    found = []
    for char in page.chars:
        if char.text.strip():
            row = (near for step in (-1, 0, 1) for near in rows.get(round(char.baseline) + step, ()))
            near = [own for own in row if abs(own.x0 - char.x0) < NEAR and own.text.strip()]
            own = min(near, key=lambda own: abs(own.x0 - char.x0), default=None)
            found.append((char.font.name, _told(char.text, own.text if own is not None else LOST)))
    return found


def _told(text: str, read: str) -> str:
    if half_width(text).translate(ALIKE) == half_width(read).translate(ALIKE):
        return "right"
    return f"? {text}" if LOST in read else f"{text}>{read}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--list", action="store_true", help="name the fonts that are not told, and their signs")
    arguments = parser.parse_args()
    whole: Counter[str] = Counter()
    pdfs = sorted(arguments.folder.glob("*.pdf"))
    with ProcessPoolExecutor(cores()) as pool:
        for pdf, fonts in zip(pdfs, pool.map(compared, pdfs), strict=True):
            sums = Counter(
                "right" if became == "right" else "unreadable" if became.startswith("? ") else "another"
                for count in fonts.values()
                for became in count.elements()
            )
            whole += sums
            if sums.keys() - {"right"}:
                print(pdf.stem, dict(sums), flush=True)
            for name, count in fonts.items() if arguments.list else ():
                if others := (count - Counter({"right": count["right"]})).most_common(SHOWN):
                    print(f"    {name}: right {count['right']}; {', '.join(f'{b} {n}' for b, n in others)}")
    print(f"in all: {dict(whole)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
