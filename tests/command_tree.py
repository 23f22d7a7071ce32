"""The commands of the program, from its own table."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import typer

from pipeline import cli


@cache  # hundreds of tests ask for it
def commands() -> tuple[tuple[tuple[str, ...], Any, Any], ...]:
    """The words of each command, () for what stands before all, its function, and the command as it is called."""

    def below(words: tuple[str, ...], app: typer.Typer, command: Any) -> Iterator[tuple[tuple[str, ...], Any, Any]]:
        for own in app.registered_commands:
            name = own.name or own.callback.__name__
            yield (*words, name), own.callback, command.commands[name]
        for group in app.registered_groups:
            yield from below((*words, group.name), group.typer_instance, command.commands[group.name])

    whole = typer.main.get_command(cli.app)
    return ((), cli.app.registered_callback.callback, whole), *below((), cli.app, whole)
