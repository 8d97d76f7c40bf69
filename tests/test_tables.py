"""Snapshots of a few tables, so that a change of what readers see is seen in review."""

from __future__ import annotations

import io
from collections import Counter
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from warrantcheck.report.terminal_grid import Fitting


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_table_of_a_trip(width: int, cli: Any, snapshot: Any) -> None:
    run = cli("trip", "putin", "--to", "MN", "--on", "2024-09-03", "--known", "2024-09-01", "--width", str(width))
    assert run.out == snapshot


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_table_of_a_route(width: int, cli: Any, snapshot: Any) -> None:
    run = cli("route", "netanyahu", "--from", "TLV", "--to", "GVA", "--on", "2025-09-25", "--width", str(width))
    assert run.out == snapshot


def test_the_table_of_a_state(cli: Any, snapshot: Any) -> None:
    assert cli("state", "hungary").out == snapshot


def test_the_table_of_several_legs_in_colour(cli: Any, snapshot: Any) -> None:
    run = cli("trip", "netanyahu", "--to", "US", "--via", "IE", "--on", "2025-09-25", "--color", "always")
    assert run.out == snapshot


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_table_of_a_calendar(width: int, cli: Any, snapshot: Any) -> None:
    question = ("calendar", "putin", "--on", "2023-05-25", "--months", "5", "--known", "2023-08-29")
    assert cli(*question, "--width", str(width)).out == snapshot


def test_the_table_of_an_event(cli: Any, snapshot: Any) -> None:
    assert cli("event", "BRICS 2023").out == snapshot


@pytest.mark.parametrize("width", [60, 80])
def test_the_table_of_a_matrix(width: int, cli: Any, snapshot: Any) -> None:
    places = ("--to", "ZA", "--to", "MN", "--to", "Crimea", "--to", "HU")
    question = ("matrix", "putin", "netanyahu", "gallant", "kony", *places, "--on", "2025-06-01")
    assert cli(*question, "--width", str(width)).out == snapshot


@example([("", "aaaaaaa", "")], 20, 0)  # a letter of two columns
@given(
    st.lists(st.tuples(*[st.text("ab é中\n", max_size=9)] * 3), max_size=5),
    st.integers(20, 60),
    st.sampled_from([0, 1]),
)
def test_a_table_that_fits_is_what_rich_would_draw_and_no_other_loses_a_letter(
    rows: list[tuple[str, str, str]], width: int, right: int
) -> None:
    own, theirs = (
        kind(box=None, padding=(0, 2, 0, 0), show_edge=False, header_style="bold") for kind in (Fitting, Table)
    )
    for table in (own, theirs):
        for header in ("Person", "État", "中"):
            table.add_column(header, overflow="fold")
    drawn = []
    for table in (own, theirs):
        table.columns[right].justify = "right"
        for row in rows:
            table.add_row(*(Text(cell.strip(" ")) for cell in row))
        console = Console(file=io.StringIO(), width=width, color_system=None, legacy_windows=False)
        console.print(table)
        drawn.append([line.rstrip() for line in console.file.getvalue().splitlines()])  # type: ignore[attr-defined]
    letters = Counter("".join("".join(cell.split()) for row in rows for cell in row))
    columns = zip(("Person", "État", "中"), *rows, strict=True)
    if (
        sum(2 + max(cell_len(line) for cell in column for line in cell.strip(" ").split("\n")) for column in columns)
        <= width
    ):
        assert drawn[0] == drawn[1]
    assert letters <= Counter("".join("".join(drawn[0]).split()))


def test_a_table_too_narrow_for_its_words_is_a_list() -> None:
    table = Fitting(box=None, padding=(0, 2, 0, 0), show_edge=False)
    table.add_column("Kind")
    table.add_column("Two sources", justify="right", no_wrap=True)
    table.add_column("Oldest", no_wrap=True)
    table.add_row(Text("treaty-act"), Text("44 %"), Text("2026-10-02"))
    drawn = {}
    for width in (40, 33, 30):
        console = Console(file=io.StringIO(), width=width, color_system=None, legacy_windows=False)
        console.print(table)
        drawn[width] = [line.rstrip() for line in console.file.getvalue().splitlines()]  # type: ignore[attr-defined]
    assert drawn[40] == ["Kind        Two sources  Oldest", "treaty-act         44 %  2026-10-02"]
    assert drawn[33] == ["                Two", "Kind        sources  Oldest", "treaty-act     44 %  2026-10-02"]
    assert drawn[30] == ["treaty-act: two sources 44", "    %; oldest 2026-10-02"]


def test_no_heading_takes_more_than_two_lines_where_there_is_room() -> None:
    table = Fitting(box=None, padding=(0, 2, 0, 0), show_edge=False)
    for heading in ("About", "What the data says", "Why"):
        table.add_column(heading)
    table.add_row(Text("COP31, UN Climate Change Conference"), Text("planned"), Text("It is not recorded. " * 3))
    console = Console(file=io.StringIO(), width=50, color_system=None, legacy_windows=False)
    console.print(table)
    drawn = console.file.getvalue().splitlines()  # type: ignore[attr-defined]
    assert next(line for line in drawn if "Why" in line) == drawn[1]


def test_the_further_lines_of_an_indented_cell_keep_its_indent() -> None:
    table = Fitting(box=None, padding=(0, 2, 0, 0), show_edge=False)
    table.add_column("Count")
    table.add_row(Text("States"))
    table.add_row(Text("  that have spoken of the person"))
    console = Console(file=io.StringIO(), width=20)
    with console.capture() as drawn:
        console.print(table)
    lines = [line.rstrip() for line in drawn.get().splitlines()]
    assert lines == ["Count", "States", "  that have spoken", "  of the person"]
