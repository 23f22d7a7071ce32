"""What `doctor` tries: a small act of each reader and extra, in a process of its own.

A library that cannot be imported, complains, kills its process or never answers costs one line, and nothing else.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.commands.requirements import requirements
from pipeline.machine import apart, cores
from pipeline.model.diagnostic import Diagnostic
from pipeline.said import said
from pipeline.settings import READERS, Limits

SECONDS = 60.0  # for one trial: the largest library, torch, loads in ten on a slow disk
_LONGEST = 200  # characters of what a library complains
_WORDS = "Invented moss 1998"
_MODULES = {"fonttools": "fontTools"}  # of libraries whose modules have another name
_OBJECTS = (
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 120]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
    "<</Length {length}>>\nstream\n{content}\nendstream",
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
)


class Answer(NamedTuple):
    """How a trial ended, and what it said in one line."""

    works: bool
    text: str


def trials(names: Sequence[str], seconds: float = SECONDS) -> Iterator[tuple[str, Answer]]:
    """The answers of these trials in their order, as many at once as there are cores."""
    with apart(), ThreadPoolExecutor(cores()) as pool:
        yield from zip(names, pool.map(partial(tried, seconds=seconds), names), strict=True)


def tried(name: str, seconds: float = SECONDS) -> Answer:
    """The answer of one trial, in a process that has so many seconds."""
    command = [sys.executable, "-c", f"from {__name__} import act; act({name!r})"]
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace", timeout=seconds
        )
    except subprocess.TimeoutExpired:
        return Answer(False, said(f"no answer in {seconds:g} s"))
    if done.returncode < 0:
        return Answer(False, said(f"its process was ended by {_signal(-done.returncode)}"))
    told = (done.stderr if done.returncode else done.stdout).strip().splitlines()
    return Answer(not done.returncode, told[-1][:_LONGEST] if told else said(f"exit status {done.returncode}"))


def _signal(number: int) -> str:
    return signal.Signals(number).name if number in set(signal.Signals) else str(number)


def act(name: str) -> None:
    """Carry out a trial in this process: one line on stdout says how it went; on stderr, with status 1, why not."""
    try:
        text = TRIALS[name]()
    except BaseException as error:  # whatever a library ends itself with
        why = str(error) if isinstance(error, Misread) else f"{type(error).__name__}: {error}"
        print(" ".join(why.split()), file=sys.stderr, flush=True)
        os._exit(1)  # threads of a library that is broken are not waited for
    print(text, flush=True)
    os._exit(0)


class Misread(Exception):
    """What came of a trial is not what should; its text says all."""


# The acts


def load(name: str) -> Any:
    """A module by its name: a library that has a room of its own, or what lies in the room of `serve`."""
    return importlib.import_module(name)


def made_page() -> bytes:
    """A PDF of one page with a line of text."""
    content = f"BT /F 32 Tf 40 50 Td ({_WORDS}) Tj ET"
    written, places = "%PDF-1.4\n", []
    for number, body in enumerate(_OBJECTS, 1):
        places.append(len(written))
        filled = body.replace("{length}", str(len(content))).replace("{content}", content)
        written += f"{number} 0 obj\n{filled}\nendobj\n"
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(_OBJECTS) + 1
    table = f"xref\n0 {count}\n0000000000 65535 f \n{rows}trailer\n<</Size {count}/Root 1 0 R>>\n"
    return f"{written}{table}startxref\n{len(written)}\n%%EOF\n".encode("ascii")


def compared(read: str) -> str:
    """What there is to say of a text read of the made page, spaces left out. Raises Misread where it is another."""
    if read != _WORDS.replace(" ", ""):
        raise Misread(said(f"read {read!r} where {_WORDS!r} is printed"))
    return said("reads a made page")


@contextlib.contextmanager
def _page() -> Iterator[Path]:
    """The made page as a file, which goes when the trial is over."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.pdf"
        page.write_bytes(made_page())
        yield page


def _of_page(read: Callable[[Path], str]) -> str:
    with _page() as page:
        return compared(read(page))


def _reader(name: str) -> str:
    from pipeline.read import pages

    def read(page: Path) -> str:
        """What is printed, without spaces; and what is odd, as where the other reader had to do it."""
        odd: list[Diagnostic] = []
        found = pages(page, Limits(), odd.append, name)
        return "".join([*(char.text for own in found for char in own.chars if char.text.strip()), *map(str, odd)])

    return _of_page(read)


def _loading() -> str:
    """Every library that is always needed, whatever the other trials use of it."""
    for row in requirements():
        if not row.extra:
            try:
                load(_MODULES.get(row.library, row.library.replace("-", "_")))
            except BaseException as error:
                raise Misread(f"{row.library}: {type(error).__name__}: {error}") from error
    return said("each of the libraries loads")


def _conversion() -> str:
    from pipeline.results.decode import article, value
    from pipeline.run import convert
    from pipeline.write import jats, json

    with _page() as page:
        made = convert(page).article
    jats.article(article(value(json.article(made, name="made.pdf", pages=1))))
    return said("a made page becomes JATS and JSON")


def _index() -> str:
    from pipeline.index.local import update
    from pipeline.index.search import Search
    from pipeline.text.words import loaded_jieba

    loaded_jieba()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:  # Tantivy may still be putting away
        place = Path(folder)
        update(place / "index", [place])
        Search(place / "index")(_WORDS)
    return said("an index is made and asked")


def _ocr() -> str:
    from pipeline.read import ocr

    return _of_page(lambda page: "".join(char.text for char in ocr.ocr_page(page, 1) or () if char.text.strip()))


def _embeddings() -> str:
    load("sentence_transformers")
    return said("loads; its model is a folder that the setting `embeddings` names")


def _cluster() -> str:
    protocol = load("distributed.protocol")
    if not callable(load("distributed").Client) or protocol.deserialize(*protocol.serialize(_WORDS)) != _WORDS:
        raise Misread(said("a task does not come back as it was sent"))
    load("fsspec").filesystem("memory").ls("/")
    return said("its client loads, and tasks can be sent")


def _serve() -> str:
    load("uvicorn")
    load("pipeline.serve.app").application(load("pipeline.serve.state").Options(outputs=())).openapi()
    load("pipeline.serve.html").load()
    return said("the page and the service are made")


def _stores() -> str:
    load("fsspec").filesystem("s3", anon=True, skip_instance_cache=True)
    return said("S3's client is made; no host is asked")


def _parquet() -> str:
    parquet, made = load("pyarrow.parquet"), load("pyarrow").table({"title": [_WORDS]})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.parquet"
        parquet.write_table(made, path)
        if parquet.read_table(path).to_pydict() != {"title": [_WORDS]}:
            raise Misread(said("a table is not read as it was written"))
    return said("a table is written and read")


def _style() -> str:
    with load("saxonche").PySaxonProcessor(license=False) as saxon:
        path = saxon.new_xpath_processor()
        if str(path.evaluate_single("string-join(('1', '9', '9', '8'))")) != "1998":
            raise Misread(said("Saxon reckons wrongly"))
    return said("Saxon answers")


def _opensearch() -> str:
    load("opensearchpy").OpenSearch("http://127.0.0.1:9200").close()
    return said("its client is made; no host is asked")


TRIALS: Mapping[str, Callable[[], str]] = {
    **{name: partial(_reader, name) for name in READERS},
    "loading": _loading,
    "conversion": _conversion,
    "search index": _index,
    "ocr": _ocr,
    "embeddings": _embeddings,
    "cluster": _cluster,
    "serve": _serve,
    "stores": _stores,
    "parquet": _parquet,
    "style": _style,
    "opensearch": _opensearch,
}
