"""The house keeps its rules: arrows point down, libraries stay behind their doors, functions stay short."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "pipeline"
MODULES = sorted(path for path in PACKAGE.rglob("*.py"))

STAGES = frozenset({"read", "layout", "label", "parse", "align", "check", "write"})
# From the top floor to the ground; a module imports from floors below its own alone.
FLOORS = (
    {"__main__"},
    {"cli", "__init__"},  # `pipeline` itself is the public API
    {"commands", "serve"},
    {"archive", "index", "export", "explain"},
    {"save", "corrections"},
    {"run", "results"},
    {"trust"},
    STAGES,
    {"settings"},
    {"details"},
    {"typeset"},
    {"text"},
    {"knowledge"},
    {"model"},
    {"errors", "said", "machine", "regular", "startup"},
)
FLOOR = {room: len(FLOORS) - height for height, rooms in enumerate(FLOORS) for room in rooms}

# Who alone may import a library.
DOORS = {
    "pypdfium2": "read",
    "pdfplumber": "read",
    "pdfminer": "read",
    "pikepdf": "read",
    "rapidocr": "read",
    "PIL": "read",
    "lxml": "write",
    "saxonche": "write",
    "jieba": "text",
    "spacy": "text",
    "pypinyin": "text",
    "typer": "cli",
    "pebble": "archive",
    "tantivy": "index",
    "opensearchpy": "index",
    "fastapi": "serve",
    "starlette": "serve",
    "uvicorn": "serve",
    "jinja2": "serve",
}
ALSO = {
    ("typer", "commands"),
    ("typer", "archive"),
    ("typer", "index"),
    ("typer", "export"),
    ("typer", "corrections"),
    ("typer", "serve"),
}  # these bring commands of their own
ALSO |= {("lxml", "export")}  # what indexing services take is XML

MAX_FUNCTION, MAX_MODULE = 50, 400  # lines
MAX_PATTERN = 120  # characters; a longer one is read by nobody, and is made of named parts

HANZI = re.compile("[\u3400-\u9fff]")
HANZI_RANGE = re.compile("\u4e00-\u9fff|[\u3400-\u9fff]-[\u3400-\u9fff]")  # a script's range says no word
# Stage modules that still hold words of a language in their code: how many literals. The numbers only fall.
WORDS_IN_CODE = {
    "label/zones/abstracts.py": 1,
    "label/zones/mastheads.py": 1,
    "label/zones/persons.py": 1,
    "label/zones/biographies.py": 1,
    "label/zones/entries.py": 1,
    "label/zones/front_matter.py": 1,
    "parse/body/captions.py": 1,
    "parse/body/citations.py": 1,
    "parse/body/xrefs.py": 3,
    "parse/front/funding.py": 2,
    "parse/front/identifiers.py": 2,
    "parse/front/journal.py": 2,
    "parse/front/notes.py": 1,
    "align/glossed.py": 1,
    "read/fonts.py": 2,
    "write/citations/record.py": 1,
}


HOUSE = (PACKAGE.parent / "docs" / "house.md").read_text("utf-8")


def test_the_picture_of_the_house_is_the_house():
    """In docs/house.md: a floor a line, from the roof to the ground."""
    drawn = [set(line.split()) for line in HOUSE.split("```")[3].strip().splitlines()]
    rooms = {room(path) for path in MODULES}
    assert drawn == [floor & rooms - {"__init__", "__main__"} for floor in FLOORS[1:]]


def test_every_path_that_the_house_names_is_there():
    """`text/marks.py` is one of the program's, `docs/style.md` one of the project's."""
    named = re.findall(r"`([\w/.-]+/[\w/.-]*)`", HOUSE)
    assert "label/zones/" in named
    assert [path for path in named if not (PACKAGE / path).exists() and not (PACKAGE.parent / path).exists()] == []


def room(path: Path) -> str:
    """The package below `pipeline`, or the module where it is a single file."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@cache  # most of the house's rules are asked of every module
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(tree(path)))


@cache
def imports(path: Path) -> tuple[str, ...]:
    """The absolute names of all that a module imports, wherever in it."""
    return tuple(imported(path))


def imported(path: Path) -> Iterator[str]:
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(path)}:{node.lineno}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def imported_rooms(path: Path) -> set[str]:
    found = set()
    for imported in imports(path):
        head, _, rest = imported.partition(".")
        if head == "pipeline":
            own = rest.partition(".")[0]
            found.add(own if own in FLOOR else "__init__")
    return found


def test_every_module_has_a_floor():
    assert {room(path) for path in MODULES} <= set(FLOOR)


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_arrows_point_down(path):
    own = room(path)
    up = {other for other in imported_rooms(path) if other != own and FLOOR[other] >= FLOOR[own]}
    assert not up, f"{name(path)} imports {sorted(up)}"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_libraries_stay_behind_their_doors(path):
    libraries = {imported.partition(".")[0] for imported in imports(path)} & set(DOORS)
    strays = {lib for lib in libraries if DOORS[lib] != room(path) and (lib, room(path)) not in ALSO}
    assert not strays, f"{name(path)} imports {sorted(strays)}"


def loaded_by(module: str) -> set[str]:
    """What importing a module brings into a fresh interpreter: libraries, and rooms of this program as pipeline.x."""
    code = f"import sys, {module}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=PACKAGE.parent, capture_output=True, text=True, check=True)
    found = [name.split(".") for name in done.stdout.split()]
    return {".".join(parts[: 2 if parts[0] == "pipeline" else 1]) for parts in found}


def test_commands_start_without_the_libraries_of_the_stages():
    """`--help` and a mistyped flag answer at once."""
    loaded = loaded_by("pipeline.cli")
    assert "typer" in loaded
    assert sorted(loaded & (set(DOORS) - {"typer"} | {"numpy", "torch", "pipeline.model", "pipeline.settings"})) == []


def test_a_search_starts_without_the_grammar_of_references():
    """Nor with the article itself, nor with what reads and writes one."""
    loaded = loaded_by("pipeline.index.search")
    assert "tantivy" in loaded
    without = {"jieba", "lxml", "pipeline.parse", "pipeline.corrections", "pipeline.results", "pipeline.write"}
    assert sorted(loaded & without) == []


def test_stages_start_without_language_models():
    """A worker loads spaCy, and what only damaged files or pictures need, at first use."""
    assert sorted(loaded_by("pipeline.run") & {"spacy", "pdfplumber", "rapidocr", "torch"}) == []


_COMPILED = """
import re._compiler, sys
own, compiled = re._compiler.compile, []
def counted(pattern, flags=0):
    asker = sys._getframe(1)
    while asker.f_code.co_filename.endswith(("re/__init__.py", "lazy.py")):
        asker = asker.f_back
    if "/pipeline/" in asker.f_code.co_filename:
        compiled.append(pattern)
    return own(pattern, flags)
re._compiler.compile = counted
import pipeline.run
print(len(compiled))
"""
MOST_COMPILED = 5  # by those that build other patterns


def test_patterns_wait_until_they_are_asked():
    """Compiling all of them takes longer than converting a short paper: they are `lazy.compile`d."""
    command = [sys.executable, "-c", _COMPILED]
    done = subprocess.run(command, cwd=PACKAGE.parent, capture_output=True, text=True, check=True)
    assert int(done.stdout) <= MOST_COMPILED


def test_functions_are_short():
    long = [
        f"{name(path)}:{node.lineno} {node.name}: {node.end_lineno - node.lineno + 1} lines"
        for path in MODULES
        for node in nodes(path)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno - node.lineno + 1 > MAX_FUNCTION
    ]
    assert long == []


def test_modules_are_short():
    lengths = {name(path): len(path.read_text("utf-8").splitlines()) for path in MODULES}
    assert {module: lines for module, lines in lengths.items() if lines > MAX_MODULE} == {}


def written_length(pattern: ast.expr) -> int:
    """Characters of a pattern as it is written here; a part of it that has a name of its own counts as one."""
    if isinstance(pattern, ast.JoinedStr):
        return sum(map(written_length, pattern.values))
    return len(pattern.value) if isinstance(pattern, ast.Constant) and isinstance(pattern.value, str) else 1


def test_patterns_are_short():
    asks = ("compile", "search", "match", "fullmatch", "sub", "split", "finditer", "findall")
    long = [
        f"{name(path)}:{node.lineno}"
        for path in MODULES
        for node in nodes(path)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in asks
        and ast.unparse(node.func.value) in ("re", "lazy")
        and written_length(node.args[0]) > MAX_PATTERN
    ]
    assert long == [], "give the parts of these patterns names"


def hanzi_literals(path: Path) -> list[str]:
    """String literals with a word in hanzi; docstrings and what a schema says to people (`says=`) left out."""
    docstrings = {
        id(node.body[0].value)
        for node in nodes(path)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    } | {id(node.value) for node in nodes(path) if isinstance(node, ast.keyword) and node.arg == "says"}
    return [
        node.value
        for node in nodes(path)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings
        and len(node.value) > 1
        and HANZI.search(HANZI_RANGE.sub("", node.value))
    ]


def test_words_of_a_language_are_data():
    """A stage holds mechanism; the words that it looks for are rows of knowledge/. The exceptions only get fewer."""
    counts = Counter({name(path): len(hanzi_literals(path)) for path in MODULES if room(path) in STAGES})
    more = {module: count for module, count in counts.items() if count > WORDS_IN_CODE.get(module, 0)}
    assert more == {}, "put these words into knowledge/"
    done = [module for module in WORDS_IN_CODE if not counts[module]]
    assert done == [], "no words are left here: take these modules off the list"


def written_attributes(path: Path) -> list[str]:
    """Where a module writes an attribute of a value: `item.label = …`, `setattr(item, …)`."""
    stores = (
        node
        for node in nodes(path)
        if (isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store | ast.Del))
        or (isinstance(node, ast.Name) and node.id in ("setattr", "delattr"))
        or (isinstance(node, ast.Attribute) and node.attr == "__setattr__")
    )
    return [f"{name(path)}:{node.lineno} {ast.unparse(node)}" for node in stores]


@pytest.mark.parametrize("path", sorted((PACKAGE / "label").rglob("*.py")), ids=name)
def test_a_step_of_labelling_changes_nothing_that_it_is_given(path):
    """It says what it takes blocks and lines for; that alone decides what the next step sees."""
    assert written_attributes(path) == []
    thawed = [
        f"{name(path)}:{node.lineno} {node.name}"
        for node in nodes(path)
        if isinstance(node, ast.ClassDef)
        and any(
            "dataclass" in ast.unparse(mark) and "frozen=True" not in ast.unparse(mark) for mark in node.decorator_list
        )
    ]
    assert thawed == []


RULES_NAME = re.compile(r"(?:labels|front|furniture|zones|core|layout|headings|captions|body)\.[a-z][a-z.-]+\Z")


@pytest.mark.parametrize("path", [path for path in MODULES if room(path) in STAGES], ids=name)
def test_no_stage_asks_for_a_rules_name(path):
    """What a later stage has to know of a block is a field of it: a name is given to a rule, never compared."""
    asked = [
        f"{name(path)}:{node.lineno} {literal.value!r}"
        for node in nodes(path)
        if isinstance(node, ast.Compare)
        for literal in ast.walk(node)
        if isinstance(literal, ast.Constant) and isinstance(literal.value, str) and RULES_NAME.match(literal.value)
    ]
    compared = [
        f"{name(path)}:{node.lineno} .rule"
        for node in nodes(path)
        if isinstance(node, ast.Compare)
        for side in (node.left, *node.comparators)
        if getattr(side, "attr", getattr(side, "id", "")) == "rule"
    ]
    assert asked + compared == []


def names_in_place(path: Path) -> list[str]:
    """Where a rule is given by its name: `Source(page, box, "front.title")`, `replace(source, rule="front.title")`."""
    calls = [node for node in nodes(path) if isinstance(node, ast.Call)]
    given = [argument.value for node in calls for argument in node.keywords if argument.arg == "rule"]
    makers = ("Aside", "Source", "Source.over", "LabelledBlock")
    given += [argument for node in calls if ast.unparse(node.func) in makers for argument in node.args]
    return [
        f"{name(path)}:{node.lineno} {ast.unparse(node)}"
        for node in given
        if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))
    ]


@pytest.mark.parametrize("path", [path for path in MODULES if room(path) in STAGES], ids=name)
def test_rules_are_values_in_one_module_of_their_room(path):
    """There they have a room and a sentence, which `explain` shows."""
    assert names_in_place(path) == []
    made = [node for node in nodes(path) if isinstance(node, ast.Call) and ast.unparse(node.func) == "Rule"]
    assert not made or path.name == "rules.py"


def is_number(value: ast.expr) -> bool:
    """A number, or several of them."""
    if isinstance(value, ast.Tuple):
        return bool(value.elts) and all(map(is_number, value.elts))
    inner = value.operand if isinstance(value, ast.UnaryOp) else value
    return isinstance(inner, ast.Constant) and type(inner.value) in (int, float)


@pytest.mark.parametrize(
    "path", [path for path in MODULES if room(path) in {"typeset", "layout", "label", "parse"}], ids=name
)
def test_a_number_that_has_a_name_has_a_reason(path):
    """Behind it, or over the numbers that it stands among."""
    lines = path.read_text("utf-8").splitlines()

    def has_reason(node: ast.Assign) -> bool:
        if "#" in "".join(lines[node.lineno - 1 : node.end_lineno]):
            return True
        above = next((line for line in reversed(lines[: node.lineno - 1]) if " = " not in line), "")
        return above.startswith("#")

    named = [node for node in tree(path).body if isinstance(node, ast.Assign) and is_number(node.value)]
    assert [f"{name(path)}:{node.lineno} {ast.unparse(node)}" for node in named if not has_reason(node)] == []


@pytest.mark.parametrize(
    "path", [path for path in MODULES if room(path) in {"typeset", "layout", "label", "parse"}], ids=name
)
def test_a_number_in_a_condition_has_a_name(path):
    """But for none, one, a pair."""
    functions = [node for node in nodes(path) if isinstance(node, ast.FunctionDef | ast.Lambda)]
    compared = {node for inner in functions for node in ast.walk(inner) if isinstance(node, ast.Compare)}
    found = {node for compare in compared for node in ast.walk(compare) if isinstance(node, ast.Constant)}
    bare = sorted(node.lineno for node in found if type(node.value) in (int, float) and node.value not in (0, 1, 2))
    assert [f"{name(path)}:{line}" for line in bare] == []


# Where two type sizes are compared by hand, and why: the text's own slack is wide in a layer that a program guessed.
SIZES_BY_HAND = {"label/body/setting.py": 1}
A_SIZE = re.compile(r"(?:^|[._])size$")
MARKS = re.compile(r"[。．！？!?，、；：,.;:]{3,}\Z")


@pytest.mark.parametrize("path", [path for path in MODULES if room(path) in {"layout", "label", "parse"}], ids=name)
def test_whether_sizes_are_one_is_told_by_print_s_measures(path):
    inner = (node.args[0] for node in nodes(path) if isinstance(node, ast.Call) and ast.unparse(node.func) == "abs")
    differences = [node for node in inner if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub)]
    by_hand = [
        node for node in differences if A_SIZE.search(ast.unparse(node.left)) and "size" in ast.unparse(node.right)
    ]
    assert len(by_hand) == SIZES_BY_HAND.get(name(path), 0), "ask `same_size`"


@pytest.mark.parametrize("path", [path for path in MODULES if room(path) == "label"], ids=name)
def test_marks_stand_once_by_what_they_do(path):
    """Three stops and pauses in a text are a list of them: `text/marks.py` has each."""
    found = [node.value for node in nodes(path) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    assert [text for text in found if MARKS.match(text)] == []


def identifiers_made(path: Path) -> list[str]:
    """Where a module puts an identifier together: `f"ref{place}"`."""
    made = re.compile(r"f'(?:aff|ref|sec|fig|tab|eq|fn|kwd|s)-?\{")
    joined = (node for node in nodes(path) if isinstance(node, ast.JoinedStr))
    return [f"{name(path)}:{node.lineno} {ast.unparse(node)}" for node in joined if made.match(ast.unparse(node))]


@pytest.mark.parametrize("path", [path for path in MODULES if room(path) == "write"], ids=name)
def test_writers_make_no_identifiers(path):
    """They are told by `model/ids.py` and by the stages, so that JSON, JATS and citations call a thing alike."""
    assert identifiers_made(path) == []


def named(path: Path) -> Iterator[str]:
    """The names that a module gives to values."""
    for node in tree(path).body:
        targets = getattr(node, "targets", [node.target] if isinstance(node, ast.AnnAssign) else [])
        yield from (own.id for target in targets for own in ast.walk(target) if isinstance(own, ast.Name))


def test_a_measure_of_print_has_one_name_and_its_name_one_measure() -> None:
    measures = {name for name in named(PACKAGE / "typeset" / "measures.py") if name.isupper()}
    rooms = [path for room in ("layout", "label", "parse") for path in (PACKAGE / room).rglob("*.py")]
    assert [f"{path.relative_to(PACKAGE)}: {name}" for path in rooms for name in {*named(path)} & measures] == []
