"""The command line, as a user meets it: formats, exit statuses, bad input."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

import warrantcheck
from warrantcheck.exit_status import ExitStatus

TRIP = ("trip", "Vladimir Putin", "--to", "MN", "--on", "2024-09-03")
QUESTIONS = [
    TRIP,
    ("trip", "netanyahu", "--to", "US", "--via", "Greece", "--to", "NO"),
    ("person", "ntaganda"),
    ("people", "--on", "2012-01-01"),
    ("state", "hungary"),
    ("states", "--on", "2017-10-28"),
    ("calendar", "putin", "--on", "2023-06-01", "--known", "2026-10-07"),
    ("event", "BRICS 2023"),
    ("matrix", "putin", "netanyahu", "gallant", "kony", "--to", "ZA", "--to", "Crimea", "--to", "HU", "--to", "LY"),
    ("data", "status"),
]


def test_the_envelope_keeps_its_contract(cli: Any) -> None:
    answer = cli(*TRIP, "-o", "json").json
    assert answer["schema"] == "warrantcheck.trip/1"
    assert set(answer["data"]) == {"version", "checked", "digest"}
    assert answer["warnings"] == []
    result = answer["result"]
    assert (result["person"], result["name"], result["on"]) == ("vladimir-putin", "Vladimir Putin", "2024-09-03")
    leg = result["legs"][0]
    assert (leg["state"], leg["name"], leg["role"], leg["duty"]) == ("MN", "Mongolia", "destination", "arrest")
    assert {"59", "86", "89(1)"} <= set(leg["articles"])
    assert set(leg["arrest"]) == {"low", "high", "term"}
    assert 0 <= leg["arrest"]["low"] <= leg["arrest"]["high"] <= 100
    assert {"id", "effect", "text", "articles", "claims"} <= set(leg["factors"][0])
    assert set(leg["next_change"]) == {"date", "text"}
    assert leg["sources"]
    assert leg["precedents"] is not None


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "md"])
def test_every_question_is_answered_in_every_format(question: tuple[str, ...], form: str, cli: Any) -> None:
    run = cli(*question, "-o", form)
    assert run.status == ExitStatus.DONE
    assert run.out.endswith("\n")
    if form == "json":
        assert run.json["note"] == "estimates, not legal advice"
    elif form == "jsonl":
        assert all(json.loads(line) for line in run.out.splitlines())
    elif form == "csv":
        rows = list(csv.reader(io.StringIO(run.out)))
        assert len({len(row) for row in rows}) == 1
    else:
        assert "estimates, not legal advice" in " ".join(run.out.split())


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_tables_fit_the_width(question: tuple[str, ...], width: int, cli: Any) -> None:
    run = cli(*question, environ={"COLUMNS": str(width)})
    assert max(len(line) for line in run.out.splitlines()) <= width


def test_the_table_says_everything_in_words(cli: Any) -> None:
    text = " ".join(cli(*TRIP).out.split())
    for part in ("must arrest", "of 100", "confidence", "very unlikely", "Sources", "Facts checked to"):
        assert part in text
    assert "\x1b" not in text


@pytest.mark.parametrize(
    ("environ", "options", "coloured"),
    [
        ({}, (), False),
        ({"FORCE_COLOR": "1"}, (), True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, (), False),
        ({"NO_COLOR": "1"}, ("--color", "always"), True),
        ({"FORCE_COLOR": "1"}, ("--color", "never"), False),
        ({"GITHUB_ACTIONS": "true", "NO_COLOR": "1"}, (), False),
    ],
)
def test_colour_follows_option_then_environment(
    environ: dict[str, str], options: tuple[str, ...], coloured: bool, cli: Any
) -> None:
    assert ("\x1b[" in cli(*TRIP, *options, environ=environ).out) is coloured


# --- exit statuses -----------------------------------------------------------------


def test_a_risky_trip_is_no_failure(cli: Any) -> None:
    assert cli(*TRIP).status == 0


@pytest.mark.parametrize(
    ("options", "status"),
    [
        (("--fail-on", "duty"), 3),
        (("--fail-on", "low"), 3),
        (("--fail-on", "severe"), 0),
        (("--fail-on-unclear",), 0),
    ],
)
def test_a_limit_turns_an_answer_into_a_status(options: tuple[str, ...], status: int, cli: Any) -> None:
    run = cli(*TRIP, *options)
    assert run.status == status
    assert "Mongolia" in run.out


def test_an_unclear_answer_fails_only_on_request(cli: Any) -> None:
    question = ("trip", "putin", "--to", "NE", "--on", "2027-08-01")
    assert cli(*question).status == 0
    assert cli(*question, "--fail-on-unclear").status == 4


def test_old_facts_fail_only_on_request(cli: Any) -> None:
    assert cli(*TRIP, "--max-age", "9999").status == 0
    run = cli(*TRIP, "--max-age", "1")
    assert run.status == 6
    assert "days ago" in run.err


BAD = [
    (("trip", "nobody-at-all", "--to", "MN"), 2, "unknown"),
    (("trip", "gaddafi", "--to", "MN"), 2, "ambiguous"),
    (("trip", "putin", "--to", "Atlantis"), 2, "unknown"),
    (("trip", "putin", "--to", "Korea"), 2, "ambiguous"),
    (("trip", "putin", "--to", "MN", "--on", "2024-02-30"), 2, "bad-date"),
    (("trip", "putin", "--to", "MN", "--on", "soon"), 2, "bad-date"),
    (("trip", "putin", "--to", "MN", "--on", "1999-01-01"), 2, "bad-date"),
    (("trip", "putin", "--to", "MN", "--known", "2030-01-01"), 2, "bad-date"),
    (("trip", "putin"), 2, "usage"),
    (("trip", "putin", "--to", "MN", "--assume", "king"), 2, "usage"),
    (("person", "putin", "--on", "2020-01-01"), 2, "unknown"),
    (("event", "no such summit"), 2, "unknown"),
    (("event", "BRICS"), 2, "ambiguous"),
    (("event", "BRICS 2023", "--known", "2030-01-01"), 2, "bad-date"),
    (("event", "BRICS 2023", "--known", "08/2023"), 2, "bad-date"),
    (("calendar", "Vladimir Putin", "--series", "no such series"), 2, "unknown"),
    (("calendar", "Vladimir Putin", "--months", "0"), 2, "usage"),
    (("matrix", "--to", "MN"), 2, "usage"),
    (("matrix", "Vladimir Putin"), 2, "usage"),
    (("nonsense",), 2, "usage"),
    (("trip", "putin", "--to", "MN", "--data", "/no/such/folder"), 5, "data"),
]


@pytest.mark.parametrize(("arguments", "status", "code"), BAD, ids=[" ".join(a) for a, _, _ in BAD])
def test_bad_input_gets_one_sentence_and_its_status(
    arguments: tuple[str, ...], status: int, code: str, cli: Any
) -> None:
    run = cli(*arguments)
    assert run.status == status
    assert run.out == ""
    assert len(run.err.strip().splitlines()) == 1
    machine = cli(*arguments, "-o", "json")
    assert machine.status == status
    assert machine.json["error"]["code"] == code
    assert machine.json["result"] is None


def test_broken_yaml_is_named_with_line_and_column(cli: Any, folder: Path) -> None:
    file = folder / "states.yaml"
    file.write_text(file.read_text().replace("  alpha3: AND", "  alpha3: [AND", 1))
    run = cli(*TRIP, "--data", str(folder))
    assert run.status == 5
    assert "states.yaml:" in run.err
    assert len(run.err.strip().splitlines()) == 1
    listed = cli("data", "lint", str(folder))
    assert listed.status == 5
    assert "1 problem in" in listed.out


def test_a_folder_of_ones_own_is_used(cli: Any, folder: Path) -> None:
    file = folder / "edition.yaml"
    file.write_text(file.read_text().replace('version: "2026.11.28"', 'version: "mine"'))
    assert cli(*TRIP, "--data", str(folder), "-o", "json").json["data"]["version"] == "mine"


@pytest.mark.parametrize("text", ["[red]putin[/red]", "\x1b[31mputin", "=cmd()", "\u202enitup", "{{x}}"])
@pytest.mark.parametrize("form", ["table", "json", "csv", "md"])
def test_markup_and_escapes_in_a_name_do_nothing(text: str, form: str, cli: Any) -> None:
    run = cli("trip", text, "--to", "MN", "-o", form)
    assert run.status == 2
    assert "\x1b" not in run.out + run.err
    assert "\u202e" not in run.err


def test_version_names_tool_data_and_day(cli: Any) -> None:
    run = cli("--version")
    assert run.status == 0
    assert run.out.startswith("warrantcheck 0.2.0, data 2026.")


def test_what_if_he_were_deposed(cli: Any) -> None:
    def risk(*options: str) -> int:
        return int(cli(*TRIP, *options, "-o", "json").json["result"]["risk"])

    assert risk("--assume", "former") > risk()


@pytest.mark.parametrize(
    "command",
    ["trip", "person", "people", "state", "states", "calendar", "event", "matrix", "data status", "data lint"],
)
def test_every_command_has_help(command: str, cli: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli(*command.split(), "--help").status == 0
    assert f"warrantcheck {command}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("short", "long"),
    [
        (("putin", "MN"), ("trip", "putin", "--to", "MN")),
        (("putin", "MN", "2024-09-03"), ("trip", "putin", "--to", "MN", "--on", "2024-09-03")),
        (("putin", "--group", "GCC"), ("trip", "putin", "--group", "GCC")),
        (("putin", "--on=G20 2026"), ("trip", "putin", "--on", "G20 2026")),
        (("netanyahu", "New York", "yesterday"), ("trip", "netanyahu", "--to", "New York", "--on", "yesterday")),
    ],
)
def test_a_trip_needs_no_command(short: tuple[str, ...], long: tuple[str, ...], cli: Any) -> None:
    assert cli(*short).out == cli(*long).out
    assert cli(*short, "-o", "json").out == cli(*long, "-o", "json").out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("putin",), "Vladimir Putin is a person"),
        (("Mongolia",), "Mongolia is a place"),
        (("tirp", "putin"), "Did you mean `warrantcheck trip`?"),
        (("arrests",), "Did you mean `warrantcheck record --kind arrest`?"),
        (("nobody-of-that-name",), "There is no command 'nobody-of-that-name'."),
        (("netanyahu", "New", "York"), "quotation marks"),
        (("netanyahu", "New", "York", "City"), "quotation marks"),
    ],
)
def test_a_first_word_that_is_no_command_is_told_what_it_is(words: tuple[str, ...], sentence: str, cli: Any) -> None:
    run = cli(*words)
    assert run.status == ExitStatus.USAGE
    assert sentence in run.err
    assert not run.out


def test_functions_take_one_name_or_several_and_any_kind_of_day() -> None:
    one = warrantcheck.trip("putin", to="MN", on="2024-09-03")
    assert one == warrantcheck.trip("putin", to=["MN"], on=date(2024, 9, 3))
    assert one == warrantcheck.trip("putin", "MN", on=datetime(2024, 9, 3, 23, 59, tzinfo=UTC))
    assert warrantcheck.matrix("putin", "MN", on="2024-09-03") == warrantcheck.matrix(
        ["putin"], ["MN"], on="2024-09-03"
    )
