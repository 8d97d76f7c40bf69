"""Draw docs/architecture.svg from the imports of src/warrantcheck; with --check, compare.

python tools/make_architecture.py [--check]

Imports inside functions count, and those that `import_module` makes of a name; those under TYPE_CHECKING load nothing
and do not count.
"""

from __future__ import annotations

import ast
import sys
import textwrap
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from html import escape
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "warrantcheck"
PICTURE = ROOT / "docs" / "architecture.svg"

LAYERS = (
    "start      start      start      start      package    package",
    "cli        cli        cli        cli        api        api",
    "report     report     report     report     .          .",
    "document   document   document   document   .          .",
    "plan       citation   watch      backtest   bulk       export",
    "answer     answer     answer     answer     answer     answer",
    "risk       risk       .          .          .          .",
    "law        law        lookup     geography  authoring  edition",
    "dataset    dataset    dataset    dataset    dataset    dataset",
    "ground     ground     ground     ground     ground     ground",
)
"""What may import what: only downwards, and what stands side by side not each other. A line is also a row of the
picture, cell by cell; a dot leaves room for an arrow to pass. Single modules, but for the two that start, are `ground`.
"""

WORDS = {
    "start": ("__main__", "The console script, and `python -m warrantcheck`."),
    "package": ("import warrantcheck", "The functions of the API, imported when they are first used."),
    "ground": ("single modules", ""),
}

WIDTH, COLUMN, GAP, INSET, LINE = 840, 140, 40, 7, 16

STYLE = """
svg { color-scheme: light dark; font-family: system-ui, "Segoe UI", "DejaVu Sans", sans-serif; font-size: 12px }
.page { fill: #fff } .box { fill: #f3f5f8; stroke: #8593a5 } text { fill: #1c2530 }
.name { font-size: 14px; font-weight: 600 } .late { stroke-dasharray: 5 4 }
path { fill: none; stroke: #45566b; stroke-width: 1.4 } marker path { fill: #45566b; stroke: none }
@media (prefers-color-scheme: dark) {
  .page { fill: #0d1117 } .box { fill: #1b2330; stroke: #66758a } text { fill: #e3e9f0 }
  path { stroke: #9fb0c5 } marker path { fill: #9fb0c5 }
}
"""


HEAD = (
    '<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
    '<path d="M0 0L8 4L0 8z"/></marker></defs>'
)


class Import(NamedTuple):
    """One module loads another: `late` if only when a function is called."""

    source: str
    target: str
    late: bool


def modules(package: Path) -> dict[str, Path]:
    """Return every module by its dotted name."""
    found = {}
    for file in sorted(package.rglob("*.py")):
        parts = file.relative_to(package.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = file
    return found


@cache
def imports(package: Path) -> list[Import]:
    """Read who imports whom."""
    known = modules(package)
    return [
        Import(name, target, late)
        for name, file in known.items()
        for target, late in sorted(set(_loaded(ast.parse(file.read_text(encoding="utf-8")), known)))
        if target != name
    ]


def _loaded(tree: ast.Module, known: dict[str, Path]) -> Iterator[tuple[str, bool]]:
    words = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    waiting: list[tuple[ast.AST, bool]] = [(tree, False)]
    while waiting:
        node, late = waiting.pop()
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            waiting += [(below, late) for below in node.orelse]
            continue
        inside = late or isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))
        waiting += [(below, inside) for below in ast.iter_child_nodes(node)]
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            if node.level:
                raise ValueError(f"line {node.lineno}: a relative import")
            below = [f"{node.module}.{alias.name}" for alias in node.names]
            names = [one if one in known else str(node.module) for one in below]
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
            start = ast.unparse(node.args[0]).strip("f'\"").partition("{")[0]
            names = [start + word for word in ("", *words)]
        yield from ((name, late) for name in names if name in known)


def box_of(module: str) -> str:
    """Return the box in which a module stands."""
    parts = module.split(".")
    named = {"warrantcheck": "package", "warrantcheck.__main__": "start"}
    return named.get(module) or (parts[1] if any(parts[1] in row.split() for row in LAYERS) else "ground")


def upward(found: list[Import]) -> list[str]:
    """Return the imports that run upwards or sideways, a sentence each."""
    level = {box: -number for number, row in enumerate(LAYERS) for box in row.split()}
    pairs = [(one, box_of(one.source), box_of(one.target)) for one in found]
    return [f"{one.source} imports {one.target}" for one, a, b in pairs if a != b and level[a] <= level[b]]


def rooms(found: list[Import], package: str) -> list[Import]:
    """Return the imports within a package from room to room; what stands in none counts as a room."""
    inside = [one for one in found if box_of(one.source) == box_of(one.target) == package]
    folders = [(one.source.rpartition(".")[0], one.target.rpartition(".")[0], one.late) for one in inside]
    return [Import(*one) for one in folders if one[0] != one[1]]


def circle(found: list[Import]) -> list[str]:
    """Return the modules of a circle of imports, if there is one."""
    graph: dict[str, set[str]] = {}
    for one in found:
        graph.setdefault(one.source, set()).add(one.target)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def arrows(found: list[Import]) -> dict[tuple[str, str], bool]:
    """Return which box imports which, and whether only late; what follows from other arrows is left out."""
    late: dict[tuple[str, str], bool] = {}
    for one in found:
        pair = box_of(one.source), box_of(one.target)
        if pair[0] != pair[1]:
            late[pair] = late.get(pair, True) and one.late
    reach: dict[str, set[str]] = {}
    for box in TopologicalSorter({a: {y for x, y in late if x == a} for a, _ in late}).static_order():
        direct = {b for a, b in late if a == box}
        reach[box] = direct.union(*(reach[b] for b in direct))
    implied = {(a, c) for a, b in late for c in reach[b]}
    return {pair: late[pair] for pair in sorted(late) if pair not in implied}


def draw(package: Path) -> str:
    """Return the picture."""
    known = modules(package)
    rows = [row.split() for row in LAYERS]
    texts: dict[str, tuple[str, list[str]]] = {}
    for box in dict.fromkeys(box for row in rows for box in row if box != "."):
        name, about = WORDS.get(box) or (box, _about(known[f"warrantcheck.{box}"]))
        if box == "ground":
            about = ", ".join(one.partition(".")[2] for one in known if box_of(one) == "ground")
        about = about.replace("`", "")
        wide = sum(row.count(box) for row in rows) * COLUMN - 2 * INSET - 16
        texts[box] = name, textwrap.wrap(about, int(wide / 6.4))
    tops, y = [], GAP // 2
    for row in rows:
        tops.append((y, height := LINE * (2 + max(len(texts[box][1]) for box in row if box != "."))))
        y += height + GAP
    paths = _paths(arrows(imports(package)), rows, tops)
    boxes = [
        line
        for number, row in enumerate(rows)
        for box in dict.fromkeys(row)
        if box != "."
        for line in _box(row.index(box), row.count(box), tops[number], *texts[box])
    ]
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y - GAP // 2}" width="{WIDTH}" role="img">',
        "<title>The packages of warrantcheck in layers; an arrow points to what is imported</title>",
        f"<style>{STYLE}</style>",
        HEAD,
        f'<rect class="page" width="{WIDTH}" height="{y - GAP // 2}"/>',
        *paths,
        *boxes,
        "</svg>\n",
    ])  # fmt: skip


def _about(file: Path) -> str:
    text = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    return text.split("\n\n")[0].replace("\n", " ")


def _box(column: int, span: int, place: tuple[int, int], name: str, about: list[str]) -> Iterator[str]:
    x, (y, height) = column * COLUMN + INSET, place
    yield f'<rect class="box" x="{x}" y="{y}" width="{span * COLUMN - 2 * INSET}" height="{height}" rx="5"/>'
    yield f'<text class="name" x="{x + 8}" y="{y + LINE + 3}">{escape(name)}</text>'
    for number, line in enumerate(about, 2):
        yield f'<text x="{x + 8}" y="{y + number * LINE + 4}">{escape(line)}</text>'


def _paths(drawn: dict[tuple[str, str], bool], rows: list[list[str]], tops: list[tuple[int, int]]) -> Iterator[str]:
    """Draw each arrow to the nearest cell of its target above which nothing stands."""
    level = {box: number for number, row in enumerate(rows) for box in row}
    landed: dict[tuple[str, int], list[str]] = {}
    for source, target in drawn:
        between = rows[level[source] + 1 : level[target]]
        free = [c for c, box in enumerate(rows[level[target]]) if box == target and all(r[c] == "." for r in between)]
        if not free:
            raise ValueError(f"no room for the arrow from {source} to {target}: leave a column of dots in LAYERS")
        own = [c for c, box in enumerate(rows[level[source]]) if box == source]
        nearest = min(free, key=lambda c: (min(abs(c - o) for o in own), abs(c - sum(own) / len(own))))
        landed.setdefault((target, nearest), []).append(source)
    for (target, column), sources in sorted(landed.items()):
        for place, source in enumerate(sorted(sources, key=lambda one: rows[level[one]].index(one)), 1):
            row = rows[level[source]]
            end = column * COLUMN + COLUMN * place / (len(sources) + 1)
            left, right = row.index(source) * COLUMN, (row.index(source) + row.count(source)) * COLUMN
            begin = min(max(end, left + 2 * INSET + 10), right - 2 * INSET - 10)
            top, bottom = tops[level[source]][0] + tops[level[source]][1], tops[level[target]][0]
            late = ' class="late"' if drawn[source, target] else ""
            bend = f"C{begin:g} {top + GAP / 2:g} {end:g} {top + GAP / 2:g} {end:g} {top + GAP - 6}"
            yield f'<path{late} marker-end="url(#head)" d="M{begin:g} {top}{bend}V{bottom}"/>'


def main() -> int:
    """Draw the picture, or with --check compare it."""
    made = draw(PACKAGE)
    if "--check" not in sys.argv[1:]:
        PICTURE.write_text(made, encoding="utf-8")
        return 0
    same = PICTURE.exists() and PICTURE.read_text(encoding="utf-8") == made
    if not same:
        sys.stderr.write("docs/architecture.svg is not of this code: run tools/make_architecture.py\n")
    return int(not same)


if __name__ == "__main__":
    sys.exit(main())
