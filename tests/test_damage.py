"""A bit that flips or a byte that is replaced in any file read at run time: one sentence, or a notice, or the same
answer; never another answer without a word."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from conftest import TODAY

from warrantcheck.answer.world import decisions
from warrantcheck.authoring.validate import FILES, MISSING_RECORDS
from warrantcheck.dataset import generated, shipped
from warrantcheck.dataset.compiled import Records
from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import DataError
from warrantcheck.geography import airspace, position
from warrantcheck.geography.airspace import BAND, Airspace
from warrantcheck.geography.path import Node
from warrantcheck.geography.surroundings import Surroundings
from warrantcheck.report.map import png

DATA = Dataset.shipped()
SOUND = shipped.COMPILED
DAMAGES = 500
"""So many bits, and so many bytes."""

Read = Callable[[Path, int], Any]


def read_compiled(file: Path, at: int) -> Any:
    """Read the line that was damaged, all keys of its kind, and what the first line says."""
    whole = SOUND.read_bytes()
    start = whole.rfind(b"\n", 0, at) + 1
    kind, _, rest = whole[start : whole.find(b"\n", at)].partition(b"\t")
    records = Records(file.read_bytes())
    if not start or b"\t" not in rest or not kind.replace(b"-", b"").isalpha():
        return records.header  # the first line, or the index, which is compared whenever the file is opened
    key = rest.partition(b"\t")[0].decode()
    return records.header, records.find(kind.decode(), key), list(records.keys(kind.decode()))


def read_decisions(_: Path, __: int) -> Any:
    """Read the table whole, if it is used."""
    return decisions.shipped(DATA, TODAY)


def read_yaml(_: Path, __: int) -> Any:
    """Open the shipped data: edited YAML is told, and compiled anew."""
    return shipped.compiled().header


def read_generated(file: Path, _: int) -> Any:
    """Read a list or the shapes."""
    return generated.read(file.name)


def read_airspace(file: Path, _: int) -> Any:
    """Cross every band of rows, and at all that the first line says."""
    found = (Surroundings if "surroundings" in file.name else Airspace).shipped(file.stem.removeprefix("airspace-"))
    step, lowest = found.header["step"], found.header["lowest"]
    lats = [lowest + (row + 0.5) * step for row in range(0, found.rows, BAND)]
    return found.header, [list(found.under(Node(lat, 25.0, 0.0), Node(lat, 25.1, 10.0))) for lat in lats]


def read_font(file: Path, _: int) -> Any:
    """Read a font."""
    return png._sound(file.name).read_bytes()  # noqa: SLF001


READ: dict[Path, Read] = {
    shipped.COMPILED: read_compiled,
    decisions.FILE: read_decisions,
    **{shipped.yaml_folder() / name: read_yaml for name in (*FILES, MISSING_RECORDS)},
    **{shipped.yaml_folder() / generated.FOLDER / name: read_generated for name in generated.NAMES},
    **{airspace.FOLDER / f"airspace-{name}.bin": read_airspace for name in (*airspace.BASELINES, "surroundings")},
    **{png.FOLDER / name: read_font for name in png.FONTS},
}
"""Every file that is read at run time, and what reads it."""


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[Path, Path]:
    """Copies of all these files, in the places where the program now looks for them."""
    original, data, package = shipped.yaml_folder(), tmp_path / "data", tmp_path / "package"
    shutil.copytree(original, data)
    package.mkdir()
    copies = {}
    for file in READ:
        inside = file.is_relative_to(original)
        copies[file] = data / file.relative_to(original) if inside else package / file.name
        shutil.copy(file, copies[file])
    monkeypatch.setattr(shipped, "_CHECKOUT", data)
    monkeypatch.setattr(shipped, "COMPILED", copies[shipped.COMPILED])
    monkeypatch.setattr(decisions, "FILE", copies[decisions.FILE])
    monkeypatch.setattr(airspace, "FOLDER", package)
    monkeypatch.setattr(png, "FOLDER", package)
    return copies


def test_every_file_of_the_package_that_is_no_program_is_damaged_here() -> None:
    here = {file for file in shipped.PACKAGE.rglob("*") if file.is_file() and "__pycache__" not in file.parts}
    others = {file for file in here if file.suffix not in (".py", ".js") and not file.name.startswith("LICENSE")}
    others -= {file for file in others if file.name == "py.typed" or file.is_relative_to(shipped.PACKAGE / "data")}
    assert others <= set(READ)
    data = {file for file in shipped.yaml_folder().rglob("*") if file.is_file()}
    data -= {file for file in data if file.parent.name in {"schemas", "evidence"}}  # nothing reads them at run time
    assert data <= set(READ)


@pytest.mark.long
@pytest.mark.parametrize("times", [1, 5])
def test_no_damage_gives_another_answer_without_a_word(times: int, copy: dict[Path, Path]) -> None:
    dice = random.Random(20261127)
    files = list(READ)
    sound: dict[Path, bytes] = {file: file.read_bytes() for file in files}
    for number in range(2 * DAMAGES * times):
        file = files[number % len(files)]
        at = dice.randrange(len(sound[file]))
        content = bytearray(sound[file])
        other = dice.choice([byte for byte in range(256) if byte != content[at]])
        content[at] = content[at] ^ (1 << dice.randrange(8)) if number % 2 else other
        before = READ[file](copy[file], at)
        copy[file].write_bytes(content)
        with suppress(DataError):
            after = READ[file](copy[file], at)
            unused = file.name == "decisions.json" and after is None  # answers are worked out then
            assert unused or after == before, (file.name, at, content[at])
        copy[file].write_bytes(sound[file])


def test_a_city_that_moved_is_an_error_of_the_data(
    cli: Any, copy: dict[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(position, "_text", generated.read)
    route = ("route", "putin", "--from", "Tel Aviv", "--to", "Geneva")
    assert cli(*route).status == 0
    cities = next(file for name, file in copy.items() if name.name == "cities.csv")
    content = cities.read_bytes()
    line = content.index(b"\nIL,Tel Aviv,")
    at = content.index(b",32.", line) + 1
    cities.write_bytes(content[:at] + b"7" + content[at + 1 :])
    run = cli(*route)
    assert run.status == 5
    assert "cities.csv is damaged" in run.err


@pytest.mark.usefixtures("small_shipped")
def test_edited_yaml_under_data_of_ones_own_is_told(
    cli: Any, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shipped, "_CHECKOUT", folder)
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "bodies.yaml").write_text("[]\n")
    question = ("trip", "vladimir-putin", "--to", "MN", "--data", str(tmp_path / "own"))
    assert "changed since it was compiled" not in cli(*question).err
    edition = folder / "edition.yaml"
    edition.write_text(f"{edition.read_text()}\n# edited\n")
    run = cli(*question)
    assert run.status == 0
    assert "changed since it was compiled" in run.err
