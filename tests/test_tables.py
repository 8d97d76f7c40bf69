"""Snapshots of a few tables, so that a change of what readers see is seen in review."""

from __future__ import annotations

from typing import Any

import pytest


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


def test_every_form_is_drawn_by_the_module_that_is_listed() -> None:
    from importlib import import_module

    from warrantcheck.report.as_table import FORMS
    from warrantcheck.report.table_parts import draw

    for module in FORMS:
        import_module(f"warrantcheck.report.{module}")
    drawn = {(kind.__name__, form.__module__.rpartition(".")[2]) for kind, form in draw.registry.items()}
    listed = {(kind, module) for module, kinds in FORMS.items() for kind in kinds}
    assert drawn - {("object", "table_parts")} == listed
