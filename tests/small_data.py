"""A small folder of data for tests that need some: rows of the real files that speak of a few states and people.

Rows are cut out as they are written, so that what a test looks for in a file stands there as in data/.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

STATES = frozenset(
    ("AD", "AE", "AF", "CD", "CH", "CN", "FR", "HU", "IL", "LY", "MN", "NA", "NO", "PH", "PS", "RU", "SD", "TD", "UA",
     "UG", "US", "ZA")
)  # fmt: skip
PEOPLE = frozenset(
    ("benjamin-netanyahu", "joseph-kony", "omar-al-bashir", "rodrigo-duterte", "sergei-shoigu", "vladimir-putin")
)
SITUATIONS = frozenset(("afghanistan", "darfur", "dr-congo", "libya", "palestine", "philippines", "uganda", "ukraine"))
FIELDS = frozenset(
    ("about", "addressed", "binds", "by", "expected", "host", "host_said", "members", "moved_to", "nationality",
     "people", "person", "situation", "situations", "state", "states", "toward", "visit")
)  # fmt: skip
"""Fields whose values are ids of other rows."""

WORDS = frozenset({"all", "ICC", "contested", "others"})
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def cut(source: Path, target: Path) -> None:
    """Write the rows of `source` on the states and people above, and all that these rest on, to the folder `target`."""
    (target / "generated").mkdir(parents=True)
    for name in ("edition.yaml", "model.yaml"):
        shutil.copy(source / name, target)
    known = set(STATES | PEOPLE | SITUATIONS | WORDS)
    used = set(_sources(_read(source / "model.yaml")))

    def keep(name: str, also: Callable[[Any], bool] = lambda _: True) -> None:
        text = (source / name).read_text(encoding="utf-8")
        head, *parts = re.split(r"^(?=(?: {2})?- id: |[a-z]+:$)", text, flags=re.MULTILINE)
        kept = [head]
        for part in parts:
            (row,) = _read_text(part) if part.lstrip().startswith("- ") else (None,)
            if row is None:
                kept.append(part)
            elif also(row) and set(_mentioned(row)) <= known:
                kept.append(part)
                known.add(row["id"])
                used.update(_sources(row))
        (target / name).write_text("".join(kept), encoding="utf-8")

    _bodies(source, target, used)
    keep("states.yaml", lambda row: row["id"] in STATES)
    keep("territories.yaml", lambda row: row["controlled_by"] in known)
    keep("warrants.yaml", lambda row: row["id"] in PEOPLE | SITUATIONS)
    keep("statements.yaml")
    keep("visits.yaml")
    keep("law-notes.yaml")
    keep("events.yaml", lambda row: row["status"] != "moved")
    keep("sources.yaml", lambda row: row["id"] in used)
    _names(source, target, known)
    for file, column in (("airports.csv", 1), ("cities.csv", 0), ("state-names.csv", 0)):
        head, *lines = (source / "generated" / file).read_text(encoding="utf-8").splitlines(keepends=True)
        few = (line for line in lines if line.split(",")[column] in STATES)
        (target / "generated" / file).write_text("".join((head, *few)), encoding="utf-8")
    for file in ("regions.csv", "map.json", "codes.csv"):
        shutil.copy(source / "generated" / file, target / "generated")


def _bodies(source: Path, target: Path, used: set[str]) -> None:
    bodies = [body for body in _read(source / "bodies.yaml") if "table" not in body]
    for body in bodies:
        body["members"] = [code for code in body["members"] if code in STATES]
        for days in ("joined", "left"):
            if days in body:
                body[days] = {code: day for code, day in body[days].items() if code in STATES}
        used.update(body["sources"])
    _write(target / "bodies.yaml", bodies)


def _names(source: Path, target: Path, known: set[str]) -> None:
    names = _read(source / "names.yaml")
    names["people"] = [row for row in names["people"] if row["id"] in PEOPLE]
    places = names["places"]
    places["states"] = [row for row in places["states"] if row["state"] in STATES]
    places["territories"] = [row for row in places["territories"] if row["territory"] in known]
    places["cities"] = [row for row in places["cities"] if row["country"] in STATES]
    places["shared"] = [row for row in places["shared"] if {place.lstrip("@") for place in row["of"]} <= known]
    _write(target / "names.yaml", names)


def _mentioned(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for field, content in value.items():
            if field in FIELDS:
                yield from (name for name in _texts(content) if name)
            yield from _mentioned(content)
    elif isinstance(value, list):
        for item in value:
            yield from _mentioned(item)


def _texts(value: Any) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str):
            yield item


def _sources(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for field, content in value.items():
            if field == "sources":
                yield from content
            else:
                yield from _sources(content)
    elif isinstance(value, list):
        for item in value:
            yield from _sources(item)


def _read(file: Path) -> Any:
    return _read_text(file.read_text(encoding="utf-8"))


def _read_text(text: str) -> Any:
    return yaml.load(text, Loader=_LOADER)  # noqa: S506 (both are safe loaders)


def _write(file: Path, content: Any) -> None:
    file.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
