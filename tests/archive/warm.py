"""What workers are forked from in the tests has converted a paper already: patterns are compiled, knowledge is read.

Each worker of the program does that for itself at its first paper, in an eighth of a second; the tests start many.
"""

from __future__ import annotations

import gc
import tempfile
from pathlib import Path

from pipeline.run import convert
from pipeline.save import outputs
from pipeline.settings import Settings

from .pdfs import chinese, pdf

LINES = ((18.0, "虚构的苔藓"), (9.0, "摘要：什么也没有量。"), (12.0, "1　引言"), (12.0, "参考文献"))

gc.disable()
with tempfile.TemporaryDirectory() as folder:
    settings = Settings(ocr="off", pictures=False)
    path = Path(folder) / "made.pdf"
    for made in (pdf(), chinese([*LINES])):
        path.write_bytes(made)
        outputs(convert(path, settings), path.stem, settings)
gc.freeze()  # as after the imports
gc.enable()
