"""Make docs/commands.md and docs/warrantcheck.1 from the commands themselves; with --check, compare.

python tools/make_reference.py [--check]
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from warrantcheck.answer.trip.results import DISCLAIMER
from warrantcheck.cli.app import build
from warrantcheck.cli.settings import PREFIX, PROJECT_FILE, SETTINGS, USER_FILE
from warrantcheck.exit_status import ExitStatus
from warrantcheck.version import VERSION

DOCS = Path(__file__).parent.parent / "docs"

Section = tuple[str, Any]
"""A command with its full name."""


def commands(command: Any, name: str) -> Iterator[Section]:
    """Yield a command and all below it, in the order of the help."""
    yield name, command
    for word, child in getattr(command, "commands", {}).items():
        yield from commands(child, f"{name} {word}")


def paragraphs(command: Any) -> list[tuple[bool, str]]:
    """Return the paragraphs of a command's help; True for those whose lines stand as they are."""
    found = []
    for part in re.split(r"\n\s*\n", (command.help or "").replace("\f", "").strip()):
        kept = part.startswith("\b")
        text = part.removeprefix("\b").strip("\n")
        found.append((kept, text if kept else " ".join(text.split())))
    return found


def usage(name: str, command: Any) -> str:
    """Return a command with its arguments."""
    arguments = [argument(p) for p in command.params if p.param_type_name == "argument"]
    below = ["COMMAND"] if getattr(command, "commands", None) else []
    return " ".join([name, *arguments, *below, "[OPTIONS]"])


def argument(parameter: Any) -> str:
    """Return the name of an argument, in brackets if it may be left out."""
    name = str(parameter.metavar or parameter.name.upper())
    return name if parameter.required else f"[{name}]"


def option(parameter: Any) -> str:
    """Return the spellings of an option with what it takes: `--output, -o table|json|csv`."""
    spellings = ", ".join([*parameter.opts, *parameter.secondary_opts])
    if parameter.is_flag:
        return spellings
    choices = getattr(parameter.type, "choices", None)
    taken = "|".join(str(getattr(c, "value", c)) for c in choices) if choices else parameter.metavar
    return f"{spellings} {taken or parameter.type.name.upper()}"


def parameters(command: Any) -> Iterator[tuple[str, str]]:
    """Yield arguments and options with their help."""
    for kind, spell in (("argument", argument), ("option", option)):
        for parameter in command.params:
            if parameter.param_type_name != kind or parameter.name in COMPLETION:
                continue
            required = " Required." if kind == "option" and parameter.required else ""
            yield spell(parameter), f"{parameter.help or ''}{required}{default(parameter)}"


def default(parameter: Any) -> str:
    """Say what holds if an option is not given, where that is a word or a number."""
    value = getattr(parameter.default, "value", parameter.default)
    if isinstance(value, bool) or not isinstance(value, (str, int)) or "Default:" in (parameter.help or ""):
        return ""
    return f" Default: {value}."


FIRST = "Some options can also be set in other places; of these, the first that sets an option counts"
COMPLETION = ("install_completion", "show_completion")
"""Options that come from typer: their words differ from version to version."""

PLACES = (
    ("option", "as in --output json"),
    ("environment", f"{PREFIX}OUTPUT=json, and so on for {', '.join(SETTINGS)}"),
    (PROJECT_FILE, 'TOML in the current folder, such as output = "json"'),
    (f"$XDG_CONFIG_HOME/{USER_FILE}", "the same; ~/.config if XDG_CONFIG_HOME is not set"),
)
COLOURS = (
    ("NO_COLOR", "no colour, unless --color always is given"),
    ("FORCE_COLOR", "colour also where the output is no terminal"),
)


def markdown(sections: list[Section]) -> str:
    """Write the reference for readers."""
    lines = ["# Commands", "", "Made from the program by `tools/make_reference.py`; do not edit.", ""]
    lines += [f"Everything it prints: {DISCLAIMER}.", ""]
    for name, command in sections:
        lines += [f"## {name}", ""]
        for kept, text in paragraphs(command):
            lines += ["```text", *without_margin(text), "```", ""] if kept else [text, ""]
        lines += ["```text", usage(name, command), "```", ""]
        table = [f"| {cell(spelled, code=True)} | {cell(said)} |" for spelled, said in parameters(command)]
        lines += ["| | |", "| --- | --- |", *table, ""] if table else []
    lines += ["## Exit status", "", "| status | means |", "| --- | --- |"]
    lines += [f"| {status.value} | {status.meaning} |" for status in ExitStatus]
    lines += ["", "## Settings", "", f"{FIRST}:", ""]
    lines += [f"{i}. {place}: {said}" for i, (place, said) in enumerate(PLACES, 1)]
    lines += ["", "`warrantcheck config show` says where each value comes from."]
    lines += ["The plan given to `check` comes after the environment and before the files.", ""]
    lines += [f"- `{name}`: {said}" for name, said in COLOURS]
    return "\n".join(lines) + "\n"


def cell(text: str, *, code: bool = False) -> str:
    """Write text as a cell of a Markdown table."""
    escaped = text.replace("|", r"\|")
    return f"`{escaped}`" if code else escaped.replace("<", r"\<")


def without_margin(text: str) -> list[str]:
    """Return lines without the spaces that all of them begin with."""
    return [line.rstrip() for line in text.split("\n")]


def manual(sections: list[Section]) -> str:
    """Write the manual page."""
    root = sections[0][1]
    lines = [
        r".\" Made from the program by tools/make_reference.py; do not edit.",
        f'.TH WARRANTCHECK 1 "" "warrantcheck {VERSION}" "User Commands"',
        ".SH NAME",
        r"warrantcheck \- duty and risk of a trip for a person wanted by the International Criminal Court",
        ".SH SYNOPSIS",
        r".B warrantcheck",
        r"\fICOMMAND\fR [\fIOPTIONS\fR]",
        ".SH DESCRIPTION",
        *described(root),
        ".SH COMMANDS",
    ]
    for name, command in sections[1:]:
        lines += [f".SS {roff(usage(name, command))}", *described(command), *listed(parameters(command))]
    lines += [".SH OPTIONS", *listed(parameters(root))]
    lines += [".SH EXIT STATUS", *listed((str(status.value), status.meaning) for status in ExitStatus)]
    lines += [".SH ENVIRONMENT AND FILES", ".PP", f"{FIRST}:"]
    lines += [*listed(PLACES), *listed(COLOURS)]
    lines += [".SH NOTES", ".PP", roff(f"Everything it prints: {DISCLAIMER}.")]
    return "\n".join(lines) + "\n"


def described(command: Any) -> Iterator[str]:
    """Yield the paragraphs of a command's help."""
    for kept, text in paragraphs(command):
        yield from (".PP", ".nf", *map(roff, without_margin(text)), ".fi") if kept else (".PP", roff(text))


def listed(pairs: Any) -> Iterator[str]:
    """Yield a list of terms and what they mean."""
    for term, said in pairs:
        yield from (".TP", rf"\fB{roff(term)}\fR", roff(said) or r"\&")


def roff(text: str) -> str:
    """Keep text from being read as requests; a hyphen in an option is a minus, so that it can be copied."""
    escaped = text.replace("\\", r"\e").replace("-", r"\-")
    escaped = "".join(c if c.isascii() else rf"\[u{ord(c):04X}]" for c in escaped)
    return rf"\&{escaped}" if escaped.startswith((".", "'")) else escaped


def main() -> int:
    """Write both files, or with --check compare them."""
    sections = list(commands(typer.main.get_command(build()), "warrantcheck"))
    made = {DOCS / "commands.md": markdown(sections), DOCS / "warrantcheck.1": manual(sections)}
    if "--check" not in sys.argv[1:]:
        for file, text in made.items():
            file.write_text(text, encoding="utf-8")
        return 0
    old = [file for file, text in made.items() if not file.exists() or file.read_text(encoding="utf-8") != text]
    for file in old:
        sys.stderr.write(f"{file.name} is not what the program says: run tools/make_reference.py\n")
    return 1 if old else 0


if __name__ == "__main__":
    sys.exit(main())
