"""Python as people use it: what may be handed over, what comes back, and that it can all that the command line can."""

from __future__ import annotations

import copy
import inspect
import json
import pydoc
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from conftest import TODAY

import warrantcheck
from warrantcheck.answer.person.timeline import KINDS
from warrantcheck.answer.result import Result
from warrantcheck.api import bulk, question
from warrantcheck.api.data import max_age_of
from warrantcheck.cli.app import build
from warrantcheck.cli.call import READING, SHARED
from warrantcheck.cli.commands.timeline import Kind
from warrantcheck.errors import StaleData, UsageError, WrongType
from warrantcheck.report.as_frame import DAYS, columns_of, kind_of
from warrantcheck.report.report import Report
from warrantcheck.vocabulary import ORDER

KNOWN = "2026-11-20"
CALLS: dict[str, tuple[list[str], dict[str, Any]]] = {
    "trip": (
        [
            "putin",
            "--to",
            "MN",
            "--to",
            "Hong Kong",
            "--via",
            "AE",
            "--assume",
            "former",
            "--without",
            "mn-putin-2024-08-30",
        ],
        {
            "person": "putin",
            "to": ["MN", "Hong Kong"],
            "via": "AE",
            "assume": "former",
            "without": "mn-putin-2024-08-30",
        },
    ),
    "explain": (["putin", "MN", "--role", "transit"], {"person": "putin", "place": "MN", "role": "transit"}),
    "world": (
        ["putin", "--region", "Asia", "--group", "BRICS", "--duty", "none"],
        {"person": "putin", "region": "Asia", "group": "BRICS", "duty": "none"},
    ),
    "route": (["netanyahu", "--from", "TLV", "--to", "ATH"], {"person": "netanyahu", "begin": "TLV", "to": "ATH"}),
    "matrix": (["putin", "bashir", "--group", "GCC"], {"people": ["putin", "bashir"], "group": "GCC"}),
    "cite": (["putin", "MN", "--bibtex"], {"person": "putin", "place": "MN"}),
    "calendar": (["putin", "--all", "--months", "6"], {"person": "putin", "every": True, "months": 6}),
    "person": (["netanyahu"], {"query": "netanyahu"}),
    "people": (
        ["--wanted", "--situation", "ukraine", "--nationality", "Russia"],
        {"wanted": True, "situation": "ukraine", "nationality": "Russia"},
    ),
    "state": (["Crimea"], {"query": "Crimea"}),
    "states": ([], {}),
}
"""Calls with days, by command and function: the arguments of both."""

UNDATED: dict[str, tuple[list[str], dict[str, Any]]] = {
    "event": (["BRICS 2023"], {"name": "BRICS 2023"}),
    "history": (["bashir"], {"person": "bashir"}),
    "record": (
        ["--kind", "arrest", "--kind", "finding", "--year", "2025", "--since", "2025-03-01"],
        {"kind": ["arrest", "finding"], "year": 2025, "since": date(2025, 3, 1)},
    ),
    "claim": (["mn.ratification.2002-04-11"], {"claim": "mn.ratification.2002-04-11"}),
    "source": (["politico-mongolia-2024-09-03"], {"source": "politico-mongolia-2024-09-03"}),
    "factors": ([], {}),
    "search": (["gaddafi"], {"text": "gaddafi"}),
    "data_status": ([], {}),
    "data_stale": ([], {}),
}


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(question, "this_day", lambda: TODAY)
    monkeypatch.setattr(bulk, "this_day", lambda: TODAY)


def ask(name: str) -> tuple[Result, list[str]]:
    """Call a function; return its answer, and the same question as a command line."""
    words, arguments = (CALLS | UNDATED)[name]
    days = {"on": TODAY, "known": KNOWN} if name in CALLS else {}
    options = ["--on", str(TODAY), "--known", KNOWN] if days else []
    return getattr(warrantcheck, name)(**arguments, **days), [*name.split("_"), *words, *options]


@pytest.mark.parametrize("name", [*CALLS, *UNDATED])
def test_an_answer_has_every_form_and_gives_the_envelope_of_the_command_line(name: str, cli: Any) -> None:
    answer, line = ask(name)
    run = cli(*line, "-o", "json")
    assert (run.status, answer.to_dict()) == (0, run.json)
    assert json.loads(answer.to_json()) == run.json
    assert answer.to_text("csv") == cli(*line, "-o", "csv").out
    (told,) = repr(answer).splitlines()
    assert told.startswith(f"<{type(answer).__name__}: ")
    assert told.endswith("; estimates, not legal advice>")
    piece = str(answer._repr_html_())
    assert "estimates, not legal advice" in piece
    assert "<script" not in piece
    ids = re.findall(r'id="([^"]*)"', piece)
    assert len(set(ids)) == len(ids)
    assert set(re.findall(r'href="#([^"]*)"', piece)) <= set(ids)
    columns = columns_of(Report(name, {}, answer, None))
    assert {column for column, values in columns.items() if kind_of(column, values) == "datetime64[s]"} <= DAYS


def test_an_event_can_stand_for_the_day_and_its_host_for_the_destination(cli: Any) -> None:
    with pytest.warns(UserWarning, match="is used"):
        answer = warrantcheck.trip("putin", on="BRICS 2023")
    assert answer.to_dict() == cli("trip", "putin", "--on", "BRICS 2023", "-o", "json").json
    assert [leg.state for leg in answer.legs] == ["ZA"]
    with pytest.raises(UsageError, match=r"^to: "):
        warrantcheck.trip("putin", on="2023-08-22")


def test_a_trip_in_one_line_says_who_where_when_and_what() -> None:
    told = repr(warrantcheck.trip("putin", to="MN", on="2024-09-03"))
    assert "Vladimir Putin → Mongolia; on 2024-09-03; duty arrest; risk " in told
    assert re.search(r"risk \d+ of 100, moderate; arrest on arrival [\d.]+ to \d+ %", told)
    assert re.search(
        r"duty none, arrest; risk below 1 to \d+ of 100, at worst severe",
        repr(warrantcheck.trip("putin", ["CN", "DE"])),
    )


def test_footnotes_of_two_answers_in_a_notebook_lead_to_their_own() -> None:
    pieces = [str(warrantcheck.trip("putin", to)._repr_html_()) for to in ("MN", "HU")]
    first, second = (set(re.findall(r'id="([^"]*)"', piece)) for piece in pieces)
    assert first
    assert not first & second
    style = re.findall(r"<style>(.*?)</style>", pieces[0], re.DOTALL)[0]
    rules = re.findall(r"([^{}]+)\{", style)
    assert all(selector.strip().startswith(".warrantcheck") for rule in rules for selector in rule.split(","))


def test_an_age_given_when_data_is_opened_holds_for_its_answers_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    data = warrantcheck.load(max_age=36500)
    assert (max_age_of(data), max_age_of(warrantcheck.load())) == (36500, None)
    assert warrantcheck.trip("putin", "MN", data=data).facts_to
    monkeypatch.setattr(question, "max_age_of", lambda opened: 0 if opened is data else None)
    with pytest.raises(StaleData):
        warrantcheck.trip("putin", "MN", data=data)
    with pytest.raises(StaleData):
        warrantcheck.world_map("putin", region="Europe", data=data)
    assert warrantcheck.trip("putin", "MN").legs
    with pytest.raises(StaleData):
        warrantcheck.load(max_age=0)


def test_a_copy_is_shown_as_a_struct_and_says_what_it_lacks() -> None:
    answer = copy.copy(warrantcheck.trip("putin", "MN"))
    assert repr(answer).startswith("TripResult(person='vladimir-putin'")
    assert answer._repr_html_() is None
    with pytest.raises(UsageError, match="ask again"):
        answer.to_json()


# --- what is handed over -----------------------------------------------------------


class Timestamp(datetime):
    """As pandas has it: a datetime; one that is missing has no date."""


class Missing(datetime):
    """As the NaT of pandas 2."""

    def date(self) -> date:  # noqa: D102
        raise ValueError("NaT")


class MissingSince3(datetime):
    """As that of pandas 3."""

    def date(self) -> date:  # noqa: D102
        return self


DAY = date(2024, 9, 3)
DAYS_AS = [
    DAY,
    datetime(2024, 9, 3, 23, 59, tzinfo=UTC),
    Timestamp(2024, 9, 3, 1),
    np.datetime64("2024-09-03T10:00", "ns"),
]


@pytest.mark.parametrize("day", [*DAYS_AS, "3 Sept 2024"], ids=repr)
def test_a_day_is_a_date_a_moment_or_a_text(day: Any) -> None:
    assert warrantcheck.trip("putin", "MN", on=day, known=day).on == DAY


@pytest.mark.parametrize(
    ("name", "arguments", "parameter"),
    [
        ("trip", {"person": 5, "to": "MN"}, "person"),
        ("trip", {"person": "putin", "to": 5}, "to"),
        ("trip", {"person": "putin", "to": ["MN", None]}, "to"),
        ("trip", {"person": "putin", "to": "MN", "via": 5}, "via"),
        ("trip", {"person": "putin", "to": "MN", "on": 20240903}, "on"),
        ("trip", {"person": "putin", "to": "MN", "on": np.int64(5)}, "on"),
        ("trip", {"person": "putin", "to": "MN", "known": True}, "known"),
        ("trip", {"person": "putin", "to": "MN", "assume": 5}, "assume"),
        ("trip", {"person": "putin", "to": "MN", "without": 5}, "without"),
        ("trip", {"person": "putin", "to": "MN", "data": "folder"}, "data"),
        ("world", {"person": "putin", "level": 5}, "level"),
        ("calendar", {"person": "putin", "months": "12"}, "months"),
        ("route", {"person": "putin", "begin": 5}, "begin"),
        ("route", {"person": "putin", "track": 5}, "track"),
        ("check", {"plan": "p", "fail_on_unclear": "no"}, "fail_on_unclear"),
        ("cite", {"person": "putin", "place": "MN", "bibtex": 1}, "bibtex"),
        ("batch", {"source": 5}, "source"),
        ("batch", {"source": {"person": "putin", "to": "MN"}}, "source"),
        ("batch", {"source": ["putin"]}, "source"),
        ("load", {"folder": 5}, "folder"),
        ("load", {"edition": 5}, "edition"),
    ],
)
def test_a_value_of_a_wrong_type_is_refused_in_a_sentence_that_names_the_parameter(
    name: str, arguments: dict[str, Any], parameter: str
) -> None:
    with pytest.raises(WrongType, match=f"^{parameter}: .*\\.$") as told:
        getattr(warrantcheck, name)(**arguments)
    assert isinstance(told.value, TypeError)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    ("name", "arguments", "parameter"),
    [
        ("trip", {"person": "putin", "to": "MN", "assume": "king"}, "assume"),
        ("trip", {"person": "putin", "to": "MN", "on": Missing(2024, 9, 3)}, "on"),
        ("trip", {"person": "putin", "to": "MN", "on": MissingSince3(2024, 9, 3)}, "on"),
        ("trip", {"person": "putin", "to": "MN", "on": np.datetime64("NaT")}, "on"),
        ("explain", {"person": "putin", "place": "MN", "role": "guest"}, "role"),
        ("world", {"person": "putin", "sort": "day"}, "sort"),
        ("world", {"person": "putin", "duty": "some"}, "duty"),
        ("record", {"kind": "gossip"}, "kind"),
        ("record", {"year": 1900}, "year"),
        ("record", {}, "place"),
        ("matrix", {"people": "putin"}, "to"),
        ("calendar", {"person": "putin", "months": 0}, "months"),
        ("check", {"plan": "p", "fail_on": "extreme"}, "fail_on"),
        ("check", {"plan": "p", "report": "annotations"}, "report"),
        ("map_png", {"svg": "putin"}, "svg"),
        ("batch", {"source": "trips.csv"}, "out"),
        ("batch", {"source": [], "out": "x.csv"}, "out"),
    ],
)
def test_a_value_that_cannot_be_is_refused_and_never_replaced(
    name: str, arguments: dict[str, Any], parameter: str
) -> None:
    with pytest.raises(UsageError, match=f"^{parameter}: .*\\.$"):
        getattr(warrantcheck, name)(**arguments)


# --- the functions and the command line --------------------------------------------

NO_FUNCTION = {
    "data compile": "makes what is shipped; a part of building the package",
    "config show": "settings are of the command line",
    "data new": "writes YAML for people who edit the data",
    **dict.fromkeys(
        ("data install", "data update", "data list", "data use", "data remove"),
        "keep the editions of the command line; `load` opens one",
    ),
    "watch add": "the list is kept for a scheduled job, which reads exit statuses",
    "watch list": "as `watch add`",
    "watch remove": "as `watch add`",
    "watch run": "as `watch add`",
}
CALLED = {"backtest": "run_backtest"}  # `warrantcheck.backtest` is a package

PRINTING = "says how an answer is printed: `to_text` has it"
STATUS = "sets the exit status; the answer says the same"
ELSEWHERE = {
    "help": "`help(warrantcheck.trip)`",
    "output": PRINTING, "color": PRINTING, "width": PRINTING, "sources": PRINTING, "verbose": PRINTING,
    "quiet": "Python has no stderr to keep quiet",
    "max_age": "of `load`, whose data is handed over",
    "cache": "of `load`, whose data is handed over", "edition": "of `load`, whose data is handed over",
    "fail_on": STATUS, "fail_on_unclear": STATUS, "strict": STATUS,
}  # fmt: skip
RENAMED = {
    ("batch", "file"): "source",
    **{("batch", f"{name}_column"): "columns" for name in ("person", "to", "on", "known", "assume")},
    ("world", "map_file"): None,  # `world_map` and `map_png`
    ("diff", "data"): None,  # the two versions are the data
    ("data lint", "data"): "folder",
}


def commands(command: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    below = getattr(command, "commands", None)
    if not below:
        yield name, command
    for word, child in (below or {}).items():
        yield from commands(child, f"{name} {word}".strip())


def test_every_command_has_a_function_and_every_option_a_parameter() -> None:
    import typer

    found = dict(commands(typer.main.get_command(build())))
    assert NO_FUNCTION.keys() <= found.keys()
    for name, command in found.items():
        if name in NO_FUNCTION:
            continue
        function = getattr(warrantcheck, CALLED.get(name, name.replace(" ", "_")))
        parameters = inspect.signature(function).parameters
        for option in (p.name for p in command.params):
            meant = RENAMED.get((name, option), option)
            if meant is not None and meant not in parameters:
                assert option in ELSEWHERE, f"{name}: {option}"


def test_what_is_said_to_be_elsewhere_is_there() -> None:
    assert {"output", "verbose", "sources", "width", "color"} <= inspect.signature(Result.to_text).parameters.keys()
    assert {"max_age", "cache", "edition"} <= inspect.signature(warrantcheck.load).parameters.keys()
    assert {kind.value for kind in Kind} == set(KINDS)
    assert set(ELSEWHERE) - {"help", "fail_on", "fail_on_unclear", "strict"} <= {*SHARED, *READING}


def test_dir_and_help_list_the_functions() -> None:
    listed = {name for name in dir(warrantcheck) if not name.startswith("__")}
    assert listed == {*warrantcheck.__all__, "errors"} - {"__version__"}
    assert warrantcheck.errors.UsageError is UsageError
    text = pydoc.render_doc(warrantcheck, renderer=pydoc.plaintext)
    for name in set(warrantcheck.__all__) - {"__version__"}:
        assert re.search(rf"^    {name}\(", text, re.MULTILINE), name
        assert inspect.getdoc(getattr(warrantcheck, name))


def test_every_function_that_answers_a_question_is_asked_here() -> None:
    answering = {
        name
        for name in set(warrantcheck.__all__) - {"__version__"}
        if str(inspect.signature(getattr(warrantcheck, name)).return_annotation).endswith("Result")
    }
    others = {"check", "data_lint", "diff", "run_backtest"}  # of files and of two versions: asked elsewhere
    assert answering - others <= CALLS.keys() | UNDATED.keys()


# --- rows in memory ----------------------------------------------------------------

ROWS: list[dict[str, Any]] = [
    {"person": "putin", "to": "MN", "on": "2024-09-03", "n": 1},
    {"person": "putni", "to": "Atlantis", "on": "", "n": 2},
    {"person": "bashir", "to": "ZA", "on": "soon", "n": 3},
    {"person": "netanyahu", "to": "HU", "on": "2025-04-03", "n": 4},
]


def test_rows_in_memory_are_answered_as_those_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ROWS))
    warrantcheck.batch(tmp_path / "a.jsonl", tmp_path / "b.jsonl")
    expected = [json.loads(line) for line in (tmp_path / "b.jsonl").read_text().splitlines()]
    with pytest.warns(UserWarning, match="4 rows, 2 could not be judged"):
        assert warrantcheck.batch(iter(ROWS)) == expected
    with pytest.warns(UserWarning, match="4 rows, 2 could not be judged"):
        table = warrantcheck.batch(pa.Table.from_pylist(ROWS))
    plain = [row | {"on_used": row["on_used"] and str(row["on_used"])} for row in table.to_pylist()]
    assert plain == expected
    assert warrantcheck.batch(pa.RecordBatch.from_pylist(ROWS[:1])).to_pylist()[0]["risk"] == expected[0]["risk"]


def test_a_moment_in_a_row_is_its_day_and_what_is_missing_is_empty() -> None:
    moments = [*DAYS_AS, Timestamp(2024, 9, 3)]
    rows = [{"Who": "putin", "to": "MN", "on": moment, "assume": float("nan")} for moment in moments]
    found = warrantcheck.batch(rows, columns={"person": "Who"})
    assert {row["on_used"] for row in found} == {"2024-09-03"}
    assert {row["error"] for row in found} == {None}
    assert [row["on"] for row in found] == moments
    assert warrantcheck.batch([]) == []


def test_a_frame_comes_back_as_a_frame() -> None:
    pd = pytest.importorskip("pandas", reason="pandas is not installed (pip install --group frames)")
    frame = pd.DataFrame(
        {"person": ["putin", "bashir"], "to": ["MN", "ZA"], "on": [pd.Timestamp("2024-09-03"), pd.NaT]},
        index=["a", "b"],
    )
    found = warrantcheck.batch(frame)
    assert list(found.index) == ["a", "b"]
    assert found.loc["a", ["duty", "risk"]].tolist() == ["arrest", warrantcheck.trip("putin", "MN", on=DAY).risk]
    assert str(found["on_used"].dtype) == "datetime64[s]"
    assert list(frame.columns) == ["person", "to", "on"]
    rows = warrantcheck.trip("putin", ["MN", "CN"]).to_frame()
    assert str(rows["on"].dtype) == str(rows["next_change"].dtype) == "datetime64[s]"
    assert str(rows["risk"].dtype) == "float64"
    assert list(rows["level"].cat.categories) == list(ORDER)
