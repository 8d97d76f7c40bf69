"""Imports run one way, by the list of layers in tools/make_architecture.py; the picture of them is of this code."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

DRAWN: dict[str, Any] = runpy.run_path(str(ROOT / "tools" / "make_architecture.py"))


def tree(folder: Path, **files: str) -> Path:
    """Write a small package of that name; `a__b` is the module b of the package a."""
    for name, text in files.items():
        file = folder / "warrantcheck" / f"{name.replace('__', '/')}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return folder / "warrantcheck"


def test_no_import_runs_upwards_or_sideways() -> None:
    assert DRAWN["upward"](DRAWN["imports"](DRAWN["PACKAGE"])) == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert DRAWN["circle"](DRAWN["imports"](DRAWN["PACKAGE"])) == []


@pytest.mark.parametrize("package", ["answer", "document"])
def test_the_rooms_of_a_package_import_each_other_one_way(package: str) -> None:
    found = DRAWN["rooms"](DRAWN["imports"](DRAWN["PACKAGE"]), package)
    assert found
    assert DRAWN["circle"](found) == []


def test_every_package_stands_in_the_list_of_layers() -> None:
    listed = {box for row in DRAWN["LAYERS"] for box in row.split()}
    assert {path.parent.name for path in DRAWN["PACKAGE"].glob("*/__init__.py")} <= listed


def test_the_picture_is_of_this_code() -> None:
    assert DRAWN["PICTURE"].read_text() == DRAWN["draw"](DRAWN["PACKAGE"]), "run tools/make_architecture.py"


@pytest.mark.parametrize(
    "text",
    [
        "from warrantcheck.cli import call",
        "import warrantcheck.cli.call",
        "def f():\n    from warrantcheck.cli.call import Call",
        "def f():\n    if f:\n        import warrantcheck.cli.call",
        "f = lambda: import_module('warrantcheck.cli.call')",
        "def f(name):\n    importlib.import_module(f'warrantcheck.cli.{name}')\nNAMES = ('call',)",
    ],
)
def test_an_import_upwards_is_found_wherever_it_stands(tmp_path: Path, text: str) -> None:
    package = tree(tmp_path, law__duty=text, cli__call="")
    assert DRAWN["upward"](DRAWN["imports"](package)) == ["warrantcheck.law.duty imports warrantcheck.cli.call"]


def test_an_import_for_type_checkers_alone_does_not_count(tmp_path: Path) -> None:
    text = "if TYPE_CHECKING:\n    from warrantcheck.cli import call\nelse:\n    from warrantcheck.law import office\n"
    package = tree(tmp_path, law__duty=text, law__office="", cli__call="")
    assert [one.target for one in DRAWN["imports"](package)] == ["warrantcheck.law.office"]


def test_packages_side_by_side_may_not_import_each_other(tmp_path: Path) -> None:
    package = tree(tmp_path, plan__check="from warrantcheck.watch import plan", watch__plan="")
    assert DRAWN["upward"](DRAWN["imports"](package)) == ["warrantcheck.plan.check imports warrantcheck.watch.plan"]


def test_a_circle_is_found_though_one_import_stands_in_a_function(tmp_path: Path) -> None:
    package = tree(
        tmp_path,
        law__duty="from warrantcheck.law.office import x",
        law__office="def f():\n    import warrantcheck.law.duty",
    )
    assert set(DRAWN["circle"](DRAWN["imports"](package))) == {"warrantcheck.law.duty", "warrantcheck.law.office"}


def test_a_circle_of_rooms_is_found_though_no_modules_make_one(tmp_path: Path) -> None:
    trip, route = (f"from warrantcheck.answer.{room}" for room in ("trip", "route"))
    package = tree(
        tmp_path,
        answer__trip__trip=f"{route}.flight import x",
        answer__trip__leg="",
        answer__route__route=f"{trip}.leg import x",
        answer__route__flight="",
    )
    found = DRAWN["imports"](package)
    assert DRAWN["circle"](found) == []
    assert set(DRAWN["circle"](DRAWN["rooms"](found, "answer"))) == {
        "warrantcheck.answer.trip",
        "warrantcheck.answer.route",
    }
