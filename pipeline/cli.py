"""The commands: they parse, call, and print."""

from __future__ import annotations

import contextlib
import errno
import functools
import io
import logging
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from pipeline.archive.command import app as archive
from pipeline.commands.convert import check, explain, extract
from pipeline.commands.doctor import doctor
from pipeline.corrections.command import lessons, write
from pipeline.errors import ExitStatus, UsageError, no_such_path
from pipeline.export.command import export
from pipeline.index.command import index, search
from pipeline.regular import appended, below, content, refuse_stdout
from pipeline.said import EN, counted, install, language, later, said
from pipeline.serve.command import serve
from pipeline.startup import CONSOLE_SCRIPT, INTERRUPTED, hear_interrupts
from pipeline.write.characters import printable

if TYPE_CHECKING:
    from pipeline.write.style import Check, Remark

# plain help: boxes and colours would take longer to load than all else
app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)


NAME = CONSOLE_SCRIPT  # which alone a shell can complete


class _Log(logging.StreamHandler[TextIO]):
    """What goes to `--log-file`; where nothing can be written there, a line says so."""

    def __init__(self, path: Path) -> None:
        super().__init__(appended(path))
        self.path = path

    def handleError(self, record: logging.LogRecord) -> None:
        why = getattr(sys.exc_info()[1], "strerror", None) or later("it cannot be written")
        print(said(printable(f"{self.path}: {why}")), file=sys.stderr)


def _version(wanted: bool) -> None:
    if wanted:
        from pipeline.settings import program_version

        print(f"{NAME} {program_version()}")
        raise typer.Exit


@app.callback()
def duizhao(
    log_file: Annotated[Path | None, typer.Option("--log-file", help="where tracebacks of defects go")] = None,
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and exit.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Chinese journal PDFs with parallel Chinese and English text -> aligned JATS XML and JSON."""
    handler = _Log(log_file) if log_file else logging.NullHandler()
    logging.basicConfig(handlers=[handler], level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")


app.command()(extract)
app.command()(check)
app.command()(explain)
app.add_typer(archive, name="archive")
app.command()(export)
app.command()(index)
app.command(context_settings={"ignore_unknown_options": True})(search)  # -word: without it
app.command()(write)
app.command()(lessons)
app.command()(serve)
app.command()(doctor)

lexicon_app = typer.Typer(no_args_is_help=True, help="Learn translations from what has been aligned.")
app.add_typer(lexicon_app, name="lexicon")


@lexicon_app.callback()
def _lexicon() -> None:
    """Learn translations from what has been aligned."""


@lexicon_app.command()
def build(
    outputs: Annotated[list[Path], typer.Argument(help="JSON results, or folders of them")],
    to: Annotated[Path, typer.Option(help="the file to write")] = Path("lexicon.sqlite"),
) -> None:
    """Learn from JSON results and write one file, for `extract --lexicon`.

    Exit status 0: learned from all; 1: some could not be read, or there is nothing to learn from; 2: bad usage.
    """
    from pipeline.align.lexicon import build as learn

    refuse_stdout(to)
    skipped: list[str] = []
    count = learn(outputs, to, skipped.append)
    for line in skipped:
        print(said(printable(line)), file=sys.stderr)
    print(said(f"{to}: learned from {counted(count, 'pair')}"))
    raise typer.Exit(ExitStatus.OK if count and not skipped else ExitStatus.SOME_FAILED)


class Style(StrEnum):
    PMC = "pmc"
    JATS4R = "jats4r"


@app.command()
def validate(
    files: Annotated[list[Path], typer.Argument(help="JATS XML files, or folders of them")],
    style: Annotated[Style | None, typer.Option(help="also by the rules of PubMed Central or JATS4R")] = None,
    style_files: Annotated[Path | None, typer.Option(help="the folder with these rules")] = None,
) -> None:
    """Validate XML files against the JATS 1.3 Journal Publishing DTD, and against what services ask beyond it.

    A remark with [editor] is on what no page prints: `--details` can add it.
    """
    from pipeline.write.style import checker

    if style_files is not None and style is None:
        raise UsageError("--style-files is for --style")
    found = list(_xml_files(files))
    if not found:
        print(said("no XML file found"), file=sys.stderr)
        raise typer.Exit(ExitStatus.SOME_FAILED)
    with checker(style.value, style_files) if style else contextlib.nullcontext(_unstyled) as check:
        bad = sum(_invalid(file, why, check) for file, why in found)
    raise typer.Exit(ExitStatus.SOME_FAILED if bad else ExitStatus.OK)


def _unstyled(data: bytes) -> Iterator[Remark]:
    return iter(())


def _xml_files(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """These files, and those in these folders, and why one is not to be read.

    Raises UsageError for a path that does not exist.
    """
    for path in paths:
        if not path.exists():
            raise no_such_path(path)
        yield from below(path, ".xml") if path.is_dir() else [(path, "")]


def _invalid(file: Path, why: str, check: Check) -> int:
    """Print what is wrong with a file, a line each; how many lines. `why` it cannot be read, where that is known."""
    from pipeline.write.validate import validate as problems

    try:
        data = b"" if why else content(file)
        found = [f" {why}"] if why else problems(data)
        found += [] if found else [f" {remark}" for remark in check(data)]
    except OSError as error:
        found = [f" {error.strerror or error}"]
    for problem in found:
        print(printable(f"{file}:{problem}"))
    return len(found)


@app.command()
def schema(
    exact: Annotated[bool, typer.Option("--exact", help="of this version alone, with no key unknown")] = False,
) -> None:
    """Print the JSON Schema of the JSON results, which those of later minor versions keep, too."""
    from pipeline.write.schema import promised
    from pipeline.write.schema import schema as closed

    sys.stdout.write((closed() if exact else promised()).decode("utf-8"))


_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EIO})
_COMPLETION = {"--install-completion", "--show-completion"}
_SHELLS = {"bash", "zsh", "fish", "powershell", "pwsh"}
_NAMED_SHELL = "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION"  # typer's only way to take a shell by its name
_Refusal: Any = next(kind for kind in typer.BadParameter.__mro__ if kind.__name__ == "ClickException")


def main() -> None:
    """The console script."""
    _open_streams()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal may not know every hanzi
    try:
        try:
            hear_interrupts()
            _command()()
        finally:
            sys.stdout.flush()  # what cannot be written is to be told, and not when nobody listens any more
    except UsageError as error:
        _end(str(error))
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except BrokenPipeError:  # whoever read the output has enough; nothing more is to be said, at exit neither
        _say_no_more()
        sys.exit(ExitStatus.SOME_FAILED)
    except OSError as error:
        if error.filename is None and error.errno in _FULL:  # files have names
            _say_no_more()
            _end(f"stdout: {error.strerror}")
        _end(f"{error.filename}: {error.strerror}" if error.filename and error.strerror else str(error))


def _say_no_more() -> None:
    """Let what is still to be written to stdout go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _open_streams() -> None:
    """Have each of the standard streams be one: a shell may close them (`>&-`), as services do."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "r" if name == "stdin" else "w", encoding="utf-8"))  # noqa: SIM115


def _command() -> Callable[[], object]:
    """What runs the command that is asked for."""
    called = NAME if _COMPLETION & set(sys.argv[1:]) else None  # by whatever name, the script is what is completed
    if called and _SHELLS & set(sys.argv[1:]):  # else typer asks which shell has called, and there may be none
        os.environ.setdefault(_NAMED_SHELL, "1")
    if language() != EN:
        install()
    return functools.partial(_run, _commands(language()), called)


@functools.cache
def _commands(reader: str) -> Any:
    """The commands, their help in a reader's language: made once, which takes as long as many of them do."""
    command = typer.main.get_command(app)
    _refuse_nothing(command)
    if reader != EN:
        _translate(command)
    return command


def _refuse_nothing(command: Any) -> None:
    """Have no command take an empty value, which a shell makes of a variable without one: as a path it is the folder
    in which one stands, and all in it would be converted, or written over."""
    for parameter in command.params:
        parameter.process_value = functools.partial(_given, parameter, parameter.process_value)
    for inner in getattr(command, "commands", {}).values():
        _refuse_nothing(inner)


def _given(parameter: Any, process: Callable[[Any, Any], object], context: Any, value: Any) -> object:
    source = context.get_parameter_source(parameter.name)
    is_typed = source is not None and source.name == "COMMANDLINE" and not context.resilient_parsing
    if is_typed and "" in (value if isinstance(value, list | tuple) else (value,)):
        own = parameter.opts[0] if parameter.param_type_name == "option" else parameter.name
        raise UsageError(f"{own}: nothing is given")
    return process(context, value)


def _run(command: Any, called: str | None) -> None:
    """The command, and what the library says of bad usage in the reader's language; some of it asks no catalogue."""
    try:
        status = command(standalone_mode=False, prog_name=called)
    except _Refusal as error:
        is_help = type(error).__name__ == "NoArgsIsHelpError"  # its text is the help, which is translated by itself
        shown = io.StringIO()
        error.show(shown)
        for line in shown.getvalue().splitlines():
            print(line if is_help else said(line), file=sys.stderr)
        sys.exit(error.exit_code)
    except typer.Abort as error:
        if isinstance(error.__cause__, KeyboardInterrupt):  # the library's word for it
            raise error.__cause__ from None
        _end("Aborted!", ExitStatus.SOME_FAILED)
    sys.exit(status if isinstance(status, int) else ExitStatus.OK)


def _translate(command: Any) -> None:
    command.help = said(command.help or "")
    command.options_metavar = said(command.options_metavar)
    if getattr(command, "subcommand_metavar", None):
        command.subcommand_metavar = said(command.subcommand_metavar)
    command.context_class = _context(command.context_class)
    if option := command.get_help_option(command.context_class(command)):
        option.help = said(option.help)
    for parameter in command.params:
        if getattr(parameter, "help", None):
            parameter.help = said(parameter.help)
    for inner in getattr(command, "commands", {}).values():
        _translate(inner)


@functools.cache
def _context(own: Any) -> Any:
    """A context whose help begins with the reader's word for usage, which the library has as it is."""

    class Formatter(own.formatter_class):  # type: ignore[misc]
        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
            super().write_usage(prog, args, prefix or f"{said('Usage')}: ")

    return type(own.__name__, (own,), {"formatter_class": Formatter})


def _end(message: str, status: ExitStatus = ExitStatus.USAGE) -> None:
    print(said(printable(message)), file=sys.stderr)
    sys.exit(status)
