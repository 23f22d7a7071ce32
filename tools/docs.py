"""Gather the pages of the documentation in build/docs, from README, CONTRIBUTING, docs/, the commands and the schema.

    python tools/docs.py [--json]     # --json: only bring docs/json.md to the schema

No text is kept twice: a page is a file of docs/, sections of README, or made here. `mkdocs build` makes the site of it.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from pipeline import cli
from pipeline.write.schema import schema

ROOT = Path(__file__).parents[1]
DOCS, BUILT, JSON = ROOT / "docs", ROOT / "build" / "docs", ROOT / "docs" / "json.md"
# {page: what it is made of, in this order}: a file, or a section of README by its heading.
PAGES: dict[str, tuple[str, ...]] = {
    "index.md": ("README.md#", "README.md#Two commands", "README.md#More commands", "README.md#What it reads",
                 "README.md#What it writes", "README.md#Limits", "README.md#Licence"),
    "install.md": ("docs/install.md",),
    "json.md": ("docs/json.md",),
    "jats.md": ("docs/jats.md", "README.md#Before handing it in"),
    "knowledge.md": ("README.md#Teaching it a journal's habit",),
    "archive.md": ("README.md#Archives",),
    "search.md": ("README.md#Searching",),
    "opensearch.md": ("docs/opensearch.md",),
    "service.md": ("README.md#Looking and correcting: the page", "README.md#Corrections"),
    "exports.md": ("README.md#Exports",),
    "quality.md": ("README.md#How good it is", "README.md#What a confidence means", "docs/confidence.md"),
    "architecture.md": ("docs/house.md", "docs/style.md"),
    "contributing.md": ("CONTRIBUTING.md",),
    "zh.md": ("README.zh-CN.md",),
}  # fmt: skip
# Where a link of a source leads in the site.
_MOVED = {
    "README.zh-CN.md": "zh.md",
    "README.md": "index.md",
    "CONTRIBUTING.md": "contributing.md",
    "LICENSE": "index.md#licence",
    "#exports": "exports.md",
}
_HEADING = re.compile(r"^(#+) (.+)$")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_BY_HAND = "<!-- What stands below is made from the schema: `python tools/docs.py --json`. -->"


def main(arguments: list[str]) -> None:
    """Write docs/json.md; and, but with --json, the pages."""
    JSON.write_text(json_page(JSON.read_text("utf-8")), "utf-8")
    if "--json" in arguments:
        return
    shutil.rmtree(BUILT, ignore_errors=True)
    BUILT.mkdir(parents=True)
    for page, text in pages().items():
        (BUILT / page).write_text(text, "utf-8")
    for picture in (*DOCS.glob("*.png"), *DOCS.glob("*.svg")):
        shutil.copy(picture, BUILT)


def pages() -> dict[str, str]:
    """{page: its text} of the whole site."""
    found = {page: "\n\n".join(map(_part, parts)) + "\n" for page, parts in PAGES.items()}
    return {page: _LINK.sub(_moved, text) for page, text in {**found, "commands.md": commands_page()}.items()}


def _part(name: str) -> str:
    path, is_section, heading = name.partition("#")
    text = (ROOT / path).read_text("utf-8").strip()
    return _section(text, heading) if is_section else text


def _section(text: str, heading: str) -> str:
    """A section with those below it, its heading the page's first level; "" is what stands before the second heading.

    Of a section that has pages of its own below it, only what comes before them. Raises KeyError where it is gone.
    """
    own = {part.partition("#")[2] for parts in PAGES.values() for part in parts if "#" in part}
    kept: list[str] = []
    depth = 1 if not heading else 0
    within = not heading
    fenced = False
    for line in text.splitlines():
        fenced ^= line.startswith("```")
        if not fenced and (match := _HEADING.match(line)):
            level = len(match[1])
            if match[2] == heading:
                within, depth = True, level
            elif (within and (level <= depth if kept and heading else level > 1)) or (within and match[2] in own):
                break
            line = f"{'#' * max(1, level - max(depth, 1) + 1)} {match[2]}"
        if within:
            kept.append(line)
    if not kept:
        raise KeyError(heading)
    return "\n".join(kept).strip()


def _moved(match: re.Match[str]) -> str:
    target = match[1]
    return f"]({_MOVED.get(target, target.removeprefix('docs/'))})"


# The commands


def commands_page() -> str:
    """Every command with its arguments and options, from the program itself."""
    lines = [
        "# Commands",
        "",
        "`duizhao` and `python -m pipeline` are the same program; `COMMAND --help` says the same.",
    ]
    for path, command in commands(typer.main.get_command(cli.app), ()):
        lines += ["", f"## {' '.join(path)}", "", *_paragraphs(command.help or ""), ""]
        rows = [row for parameter in command.params if (row := _row(parameter))]
        lines += ["| | what it is |", "|---|---|", *rows] if rows else []
    return "\n".join(lines) + "\n"


def commands(command: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Each command that does something, by the words that name it."""
    everything = getattr(command, "commands", {})
    inner = {name: one for name, one in everything.items() if not one.hidden}
    if not path or not inner:
        yield (path or ("duizhao",)), command
    for name in everything.keys() - inner.keys():  # what a group does where none of its commands is named
        yield path, everything[name]
    for name, one in inner.items():
        yield from commands(one, (*path, name))


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.replace("\f", "").splitlines()]


def _row(parameter: Any) -> str:
    said = (getattr(parameter, "help", None) or "").replace("|", "\\|")
    names = ", ".join(f"`{name}`" for name in (*parameter.opts, *parameter.secondary_opts) if name.startswith("-"))
    takes = f" {', '.join(parameter.metavar.split('|'))}" if names and "|" in (parameter.metavar or "") else ""
    return f"| {names or f'`{parameter.name.upper()}`'}{takes} | {said} |"


# The JSON


def json_page(now: str) -> str:
    """docs/json.md: its part by hand as it is, and the keys from the schema."""
    by_hand = now.partition(_BY_HAND)[0].rstrip()
    own: dict[str, Any] = json.loads(schema())
    lines = [by_hand, "", _BY_HAND, "", "## The whole", "", own["description"], "", *_table(own)]
    for name, told in own["$defs"].items():
        lines += ["", f"## {name}", ""]
        lines += [told["description"], ""] if "description" in told else []
        lines += _table(told) if "properties" in told else [f"Is {_type(told)}."]
    return "\n".join(lines) + "\n"


def _table(told: dict[str, Any], prefix: str = "") -> list[str]:
    head = [] if prefix else ["| key | type | what it says |", "|---|---|---|"]
    needed = set(told.get("required", ()))
    for name, value in told["properties"].items():
        mark = "" if name in needed else " (may be left out)"
        says = value.get("description", "").replace("|", "\\|")
        head.append(f"| `{prefix}{name}`{mark} | {_type(value)} | {says} |")
        inner = value.get("items", value)
        if "properties" in inner:
            head += _table(inner, f"{prefix}{name}{'[]' if inner is not value else ''}.")
    return head


def _type(value: dict[str, Any]) -> str:
    if "$ref" in value:
        name = value["$ref"].rpartition("/")[2]
        return f"[{name}](#{name})"
    if choices := value.get("anyOf") or value.get("oneOf"):
        return " or ".join(map(_type, choices))
    if "const" in value:
        return f"`{json.dumps(value['const'])}`"
    if "enum" in value:
        return ", ".join(f"`{json.dumps(item)}`" for item in value["enum"])
    kinds = value.get("type", "any")
    named = " or ".join(kinds) if isinstance(kinds, list) else kinds
    return f"{named} of {_type(value['items'])}" if "items" in value else named


if __name__ == "__main__":
    main(sys.argv[1:])
