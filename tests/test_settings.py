"""Settings: option, environment, project file, user file, default, in this order."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import Run

from warrantcheck.cli.app import build
from warrantcheck.cli.settings import SETTINGS
from warrantcheck.cli.settings_sources import _READERS


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A user's folder of settings."""
    folder = tmp_path / "home"
    (folder / "warrantcheck").mkdir(parents=True)
    return folder


def origins(run: Run) -> dict[str, tuple[Any, str]]:
    return {one["name"]: (one["value"], one["origin"]) for one in run.json["result"]["settings"]}


def test_each_source_beats_the_next(cli: Any, tmp_path: Path, home: Path) -> None:
    (home / "warrantcheck" / "config.toml").write_text("width = 50\nmax_age = 500\nfail_on = 'low'\nquiet = true\n")
    (tmp_path / "warrantcheck.toml").write_text("# ours\nwidth = 60\nmax_age = 600\nfail_on = 'high'\n")
    environ = {"XDG_CONFIG_HOME": str(home), "WARRANTCHECK_WIDTH": "70", "WARRANTCHECK_MAX_AGE": "700"}
    run = cli("config", "show", "--width", "80", "-o", "json", environ=environ, folder=tmp_path)
    assert origins(run) == {
        "output": ("json", "option"),
        "color": ("auto", "default"),
        "width": (80, "option"),
        "data": (None, "default"),
        "edition": (None, "default"),
        "index": (None, "default"),
        "max_age": (700, "WARRANTCHECK_MAX_AGE"),
        "fail_on": ("high", "warrantcheck.toml:4"),
        "fail_on_unclear": (False, "default"),
        "quiet": (True, f"{home}/warrantcheck/config.toml:4"),
        "cache": (True, "default"),
    }


def test_settings_reach_every_command(cli: Any, tmp_path: Path) -> None:
    (tmp_path / "warrantcheck.toml").write_text('output = "json"\n')
    for question in (["trip", "putin", "--to", "MN"], ["states"], ["data", "status"], ["config", "show"]):
        assert cli(*question, folder=tmp_path).json["result"]
    assert cli("states", "-o", "csv", folder=tmp_path).out.startswith("state,")


def test_a_limit_in_a_file_counts(cli: Any, tmp_path: Path) -> None:
    (tmp_path / "warrantcheck.toml").write_text('fail_on = "duty"\nfail_on_unclear = true\n')
    assert cli("trip", "putin", "--to", "MN", folder=tmp_path).status == 3
    unclear = ("trip", "putin", "--to", "NE", "--on", "2027-08-01", "--fail-on", "severe")
    assert cli(*unclear, folder=tmp_path).status == 4
    assert cli(*unclear, "--no-fail-on-unclear", folder=tmp_path).status == 0


@pytest.mark.parametrize(
    ("environ", "value", "origin"),
    [
        ({}, "always", "warrantcheck.toml:1"),
        ({"NO_COLOR": "1"}, "never", "NO_COLOR"),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, "never", "NO_COLOR"),
        ({"NO_COLOR": "1", "WARRANTCHECK_COLOR": "always"}, "always", "WARRANTCHECK_COLOR"),
    ],
)
def test_no_color_is_environment_and_beats_a_file(
    environ: dict[str, str], value: str, origin: str, cli: Any, tmp_path: Path
) -> None:
    (tmp_path / "warrantcheck.toml").write_text('color = "always"\n')
    assert origins(cli("config", "show", "-o", "json", environ=environ, folder=tmp_path))["color"] == (value, origin)
    assert ("\x1b[" in cli("states", environ=environ, folder=tmp_path).out) is (value == "always")


def test_a_failure_is_json_where_a_setting_asks_for_it(cli: Any) -> None:
    environ = {"WARRANTCHECK_OUTPUT": "json"}
    assert cli("trip", "nobody", "--to", "MN", environ=environ).json["error"]["code"] == "unknown"
    assert cli("trip", "nobody", "--to", "MN", "-o", "table", environ=environ).out == ""


def test_the_folder_of_data_is_seen_from_the_file_that_names_it(cli: Any, home: Path) -> None:
    (home / "warrantcheck" / "config.toml").write_text('data = "mine"\n')
    run = cli("states", environ={"HOME": "/nowhere", "XDG_CONFIG_HOME": str(home)})
    assert run.status == 5
    assert f"{home}/warrantcheck/mine: no such folder" in run.err


def test_without_xdg_the_users_file_lies_in_dot_config(cli: Any, tmp_path: Path) -> None:
    file = tmp_path / ".config" / "warrantcheck" / "config.toml"
    file.parent.mkdir(parents=True)
    file.write_text("width = 99\n")
    for environ in ({"HOME": str(tmp_path)}, {"HOME": str(tmp_path), "XDG_CONFIG_HOME": "relative"}):
        found = origins(cli("config", "show", "-o", "json", environ=environ))["width"]
        assert found == (99, f"{file}:1")


BAD = [
    ('colour = "red"', "warrantcheck.toml:1: unknown setting 'colour'; there are output, color,"),
    ("\n\nmax-age = 1", "warrantcheck.toml:3: unknown setting 'max-age'. Did you mean max_age?"),
    ('person = "putin"', "warrantcheck.toml:1: unknown setting 'person'"),
    ('output = "xml"', "warrantcheck.toml:1: output: 'xml' is not one of table, json,"),
    ("width = 12", "warrantcheck.toml:1: width: 12 is not a whole number from 40 to 1000."),
    ("max_age = true", "warrantcheck.toml:1: max_age: True is not a whole number"),
    ("max_age = 1.5", "warrantcheck.toml:1: max_age: 1.5 is not a whole number"),
    ("a = 1\n[tool.x]\ny=1", "warrantcheck.toml:1: unknown setting 'a'"),
    ("[tool.x]\ny=1", "warrantcheck.toml:1: unknown setting 'tool'"),
    ('"quiet" = "no"', "warrantcheck.toml:1: quiet: 'no' is neither true nor false."),
    ("data = ''", "warrantcheck.toml:1: data: '' is not the name of a folder."),
    ("output = ", "warrantcheck.toml: not valid TOML: "),
    ("a = 1\na = 2\n", "warrantcheck.toml: not valid TOML: "),
    ("width = " + "9" * 5000, "warrantcheck.toml: not valid TOML: "),
    ("width = " + "[" * 5000, "warrantcheck.toml: "),
]


@pytest.mark.parametrize(("text", "said"), BAD, ids=[text[:20].strip() for text, _ in BAD])
def test_a_bad_file_is_one_sentence_with_its_line(text: str, said: str, cli: Any, tmp_path: Path) -> None:
    (tmp_path / "warrantcheck.toml").write_text(text)
    run = cli("trip", "putin", "--to", "MN", folder=tmp_path)
    assert run.status == 2
    assert run.out == ""
    assert said in run.err
    assert len(run.err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "value"), [("OUTPUT", "xml"), ("WIDTH", "abc"), ("MAX_AGE", "-1"), ("FAIL_ON", "x"), ("QUIET", "maybe")]
)
def test_a_bad_variable_is_named(name: str, value: str, cli: Any) -> None:
    run = cli("states", environ={f"WARRANTCHECK_{name}": value})
    assert run.status == 2
    assert run.err.startswith(f"warrantcheck: WARRANTCHECK_{name}: ")


def test_an_empty_variable_says_nothing(cli: Any) -> None:
    run = cli("config", "show", "-o", "json", environ={"WARRANTCHECK_FAIL_ON": ""})
    assert origins(run)["fail_on"] == (None, "default")


def test_help_is_given_whatever_the_files_say(cli: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "warrantcheck.toml").write_text("nonsense")
    assert cli("trip", "--help", folder=tmp_path).status == 0
    assert "warrantcheck trip" in capsys.readouterr().out


def test_quiet_hushes_all_but_errors(cli: Any) -> None:
    assert cli("trip", "putin", "--to", "MN").err != ""
    hushed = cli("trip", "putin", "--to", "MN", "--quiet")
    assert hushed.err == ""
    assert "Mongolia" in hushed.out
    assert cli("trip", "nobody", "--to", "MN", "-q").err != ""


def test_all_settings_are_read_and_shown() -> None:
    assert set(_READERS) == set(SETTINGS)
    assert build("config").registered_groups


def test_where_there_is_no_file_no_toml_is_read(tmp_path: Path) -> None:
    code = (
        "import sys; from warrantcheck.cli.app import run; run(['trip','putin','--to','MN','-o','json']);"
        "sys.exit(1 if {'tomllib', 'warrantcheck.cli.settings_sources'} & set(sys.modules) else 0)"
    )
    environ = {"HOME": str(tmp_path)}
    run = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environ, capture_output=True, check=False)
    assert run.returncode == 0, run.stderr


def test_the_home_of_nobody_is_a_folder_that_is_not_there(cli: Any, tmp_path: Path) -> None:
    (tmp_path / "warrantcheck.toml").write_text('data = "~nobody-of-this-name"\n')
    run = cli("trip", "putin", "--to", "MN", folder=tmp_path)
    assert run.status == 5
    assert "~nobody-of-this-name" in run.err
