"""Completion: what is offered begins as was typed and selects what it was offered for, in the shells themselves."""

from __future__ import annotations

import os
import pty
import select
import shutil
import subprocess
import sys
from collections.abc import Iterable
from functools import cache, partial
from pathlib import Path

import pytest

from warrantcheck.cli import complete
from warrantcheck.dataset.store import Dataset
from warrantcheck.geography.regions import find_region
from warrantcheck.lookup.event import find_event, find_series
from warrantcheck.lookup.find import find_person, find_place
from warrantcheck.lookup.group import find_group
from warrantcheck.lookup.situation import find_situations

TYPED = (
    ("trip put", "putin"),
    ("trip PUT", "PUTin"),
    ("trip gaddafi-s", "gaddafi-saif-al-islam"),
    ("trip putin --to Mong", "Mongolia"),
    ("trip putin --to mong", "mongolia"),
    ("trip putin --to Saudi", "Saudi-Arabia"),
    ("event 15th-BRICS-Summit-D", "15th-BRICS-Summit-Durban"),
    ("world putin --region Western-Af", "Western-Africa"),
    ("world putin --group BRI", "BRICS"),
    ("people --situation ukr", "ukraine"),
    ("record --kind surr", "surrender"),
    ("trip putin --on g20-2026", "g20-2026-miami"),
)
"""What is typed before the tabulator, and what then stands at the end of the line."""
MANY = ("event G20", "G20-2024-rio-de-janeiro")
SPOKEN = "spoken for: "


def beginnings(texts: Iterable[str]) -> set[str]:
    """Ways in which somebody may begin to type one of these texts."""
    return {typed for text in texts for typed in (text[:2], text[:3].upper())}


@pytest.mark.long
def test_whatever_is_offered_selects_whom_it_was_offered_for(data: Dataset) -> None:
    person, place = cache(partial(find_person, data)), cache(partial(find_place, data))
    for typed in beginnings(word for person in data.people for word in (person.id, *person.name.split())):
        for text, name in complete.people(typed):
            assert text.startswith(typed)
            assert person(text).name == name
    for typed in beginnings(word for state in data.states for word in (state.id, state.name)):
        for text, name in complete.places(typed):
            assert text.startswith(typed)
            assert place(text).state.name == name


@pytest.mark.long
def test_whatever_is_offered_of_events_series_regions_groups_and_situations_selects(data: Dataset) -> None:
    for typed in beginnings(text for event in data.events for text in (event.id, event.name)):
        for text, names in complete.events(typed):
            assert text.startswith(typed)
            assert find_event(data, text).name == names.split(" · ")[0]
        for text, _ in complete.series(typed):
            assert text.startswith(typed)
            assert find_series(data, text)
    for typed in ("", "e", "br", "Arab", "NAT"):
        for text, name in complete.groups(typed):
            assert text.startswith(typed)
            assert find_group(data, text).name == name
    for typed in ("", "u", "Central", "PALE"):
        for text, name in complete.situations(typed):
            assert text.startswith(typed)
            assert find_situations(data, text)[0].name == name
    for typed in ("", "e", "West", "SOUTH"):
        for text in complete.regions(typed):
            assert find_region(text)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with the program on its path."""
    program = tmp_path / "bin" / "warrantcheck"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\nexec '{sys.executable}' -m warrantcheck \"$@\"\n")
    program.chmod(0o755)
    return tmp_path


def surroundings(home: Path) -> dict[str, str]:
    return {"PATH": f"{home}/bin:{os.environ['PATH']}", "HOME": str(home), "TERM": "dumb", "LC_ALL": "C.UTF-8"}


def script(home: Path, shell: str) -> Path:
    """Write what the program itself gives a shell to source."""
    environ = surroundings(home) | {"_WARRANTCHECK_COMPLETE": f"source_{shell}"}
    made = subprocess.run([str(home / "bin" / "warrantcheck")], env=environ, capture_output=True, text=True, check=True)
    file = home / f"completion.{shell}"
    file.write_text(made.stdout)
    return file


def needs(shell: str) -> str:
    found = shutil.which(shell)
    if found is None:
        pytest.skip(f"{shell} is not installed")
    return found


def typed_in(command: list[str], environ: dict[str, str], prepare: str, lines: Iterable[str]) -> list[str]:
    """Type lines with a tabulator behind each into a shell on a terminal, and return what then stood on the line."""
    child, terminal = pty.fork()
    if child == 0:
        os.execve(command[0], command, environ)  # noqa: S606
    said = b""
    try:
        _expect(terminal, f"{prepare}; echo rea''dy\r", b"ready\r\n")
        answers = []
        for line in lines:
            # Ctrl-A puts an echo before the line, so that the shell says what the line became.
            said = _expect(terminal, f"warrantcheck {line}\t\x01echo '{SPOKEN}'\x05 ;echo e''nd\r", b"\r\nend\r\n")
            shown = said.decode(errors="replace").split("\n" + SPOKEN)[-1]
            answers.append(shown.splitlines()[0].strip())
    finally:
        os.close(terminal)
        os.waitpid(child, 0)
    return answers


def _expect(terminal: int, text: str, end: bytes) -> bytes:
    os.write(terminal, text.encode())
    said = b""
    while end not in said:
        ready, _, _ = select.select([terminal], [], [], 60)
        assert ready, said
        said += os.read(terminal, 4096)
    return said


@pytest.mark.shell
@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_a_shell_completes_by_name(shell: str, home: Path) -> None:
    start = {"bash": ["--norc", "--noprofile", "-i"], "zsh": ["-f", "-i"]}[shell]
    source = f". '{script(home, shell)}'"
    prepare = {"bash": source, "zsh": f"unsetopt zle_bracketed_paste; autoload -Uz compinit; compinit -D; {source}"}[
        shell
    ]
    answers = typed_in([needs(shell), *start], surroundings(home), prepare, [line for line, _ in TYPED])
    assert answers == [f"warrantcheck {line.rpartition(' ')[0]} {became}" for line, became in TYPED]


@pytest.mark.shell
def test_fish_completes_by_name(home: Path) -> None:
    fish = needs("fish")
    source = script(home, "fish")
    for line, became in (*TYPED, MANY):
        asked = f"source '{source}'; complete -C 'warrantcheck {line}'"
        run = subprocess.run(
            [fish, "--no-config", "-c", asked], env=surroundings(home), capture_output=True, text=True, check=True
        )
        assert became in [offer.split("\t")[0] for offer in run.stdout.splitlines()]


def test_bash_is_offered_every_summit_of_a_series(home: Path) -> None:
    asked = (
        f". '{script(home, 'bash')}'; COMP_WORDS=(warrantcheck {MANY[0]}); COMP_CWORD=2; "
        '_warrantcheck_completion warrantcheck; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    run = subprocess.run(
        [needs("bash"), "-c", asked], env=surroundings(home), capture_output=True, text=True, check=True
    )
    offers = run.stdout.splitlines()
    assert MANY[1] in offers
    assert all(offer.startswith("G20") for offer in offers)
