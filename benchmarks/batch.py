"""`batch` beside DuckDB merely copying the same file: CSV and Parquet, many rows and few, all names distinct, no extra.

    python benchmarks/batch.py [ROWS ...]       default: 100000 1000000 10000000

Trips are random: half ids, half names, 0.3 % that cannot be judged. The files take some gigabytes for 10 million rows.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

from side_by_side import Program, measure, report

from warrantcheck.clock import FIRST_DAY
from warrantcheck.dataset.store import Dataset

COPY = """
import sys, duckdb
source, target = sys.argv[1:]
base = duckdb.connect()
base.execute("SET threads = 2")
if source.endswith("parquet"):
    base.execute(f"COPY (SELECT * FROM '{source}') TO '{target}' (FORMAT parquet)")
else:
    rows = f"read_csv('{source}', header = true, all_varchar = true)"
    base.execute(f"COPY (SELECT * FROM {rows}) TO '{target}' (FORMAT csv, HEADER true)")
"""
AS_PARQUET = """
import sys, duckdb
duckdb.read_csv(sys.argv[1], all_varchar=True).write_parquet(sys.argv[1].replace(".csv", ".parquet"))
"""
ALONE = "import sys; sys.modules['pyarrow'] = None; from warrantcheck.cli.app import main; main()"
PIECE = 1_000_000


def write_trips(folder: Path, name: str, rows: int, *, distinct: bool = False) -> Path:
    """Write random trips as CSV; the same million is repeated for more, but for the numbers of the rows."""
    data = Dataset.shipped()
    chance = random.Random(1)  # noqa: S311 (dice)
    people = [p.id for p in data.people] + [p.name for p in data.people]
    places = [s.id for s in data.states] + [s.name for s in data.states if "," not in s.name]
    days = [str(FIRST_DAY + timedelta(n)) for n in range(9900)]
    file = folder / f"{name}.csv"
    with file.open("w") as out:
        out.write("id,person,to,on\n")
        for begin in range(0, rows, PIECE):
            count = min(PIECE, rows - begin)
            who, where, when = (chance.choices(many, k=count) for many in (people, places, days))
            for n in range(0, count, 1000):
                who[n], where[(n + 1) % count], when[(n + 2) % count] = "nobody", "Atlantis", "2024-13-01"
            if distinct:
                who = [f"{name} {begin + n}" for n, name in enumerate(who)]
            numbers = range(begin, begin + count)
            out.writelines(map("{},{},{},{}\n".format, numbers, who, where, when))
    return file


def compare(file: Path, rows: int, *, alone: bool = False) -> None:
    """Measure one file."""
    target = str(file.with_name("copy" + file.suffix))
    answered = str(file.with_name("answered" + file.suffix))
    whole = [str(Path(sys.executable).parent / "warrantcheck")]
    runner = [sys.executable, "-c", ALONE] if alone else whole
    programs: list[Program] = [
        (f"DuckDB copies {file.name}, {rows:,} rows", [sys.executable, "-c", COPY, str(file), target], {}),
        (f"batch{' without pyarrow' if alone else ''}", [*runner, "batch", str(file), "--out", answered], {}),
    ]
    report(measure(programs, 3 if rows > PIECE else 5))


def made(folder: Path, name: str, rows: int, *, distinct: bool = False) -> Path:
    """Write trips in a process of its own: what that takes must not be counted as memory of a child."""
    file = folder / f"{name}.csv"
    call = f"from batch import write_trips, Path; write_trips(Path({str(folder)!r}), {name!r}, {rows}, {distinct=})"
    subprocess.run([sys.executable, "-c", call], cwd=Path(__file__).parent, check=True)
    return file


def main() -> None:
    """Measure and print."""
    sizes = [int(size) for size in sys.argv[1:]] or [100_000, 1_000_000, 10_000_000]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for rows in sizes:
            file = made(folder, "trips", rows)
            compare(file, rows)
            if rows <= PIECE:
                compare(file, rows, alone=True)
            subprocess.run([sys.executable, "-c", AS_PARQUET, str(file)], check=True)
            file.unlink()
            compare(file.with_suffix(".parquet"), rows)
            for left in folder.iterdir():
                left.unlink()
            compare(made(folder, "distinct", rows, distinct=True), rows)
            for left in folder.iterdir():
                left.unlink()


if __name__ == "__main__":
    main()
