"""The document of the back-test."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from warrantcheck.backtest.run import BacktestResult
from warrantcheck.document.blocks import Block, Column, Document, Title, grid, said, section


def document(result: BacktestResult) -> Document:
    """Make a document of scores, calibration, the record at home, and misses."""
    heading = f"{result.n} trips replayed from {result.source}, {result.defeated} defeated"
    return Document(said(heading), tuple(_blocks(result)))


def _blocks(result: BacktestResult) -> Iterator[Block]:
    scores = result.scores
    rows: list[tuple[str, Any]] = [
        ("expanding window", scores | {"n": result.n}),
        ("without overflights", scores["without_overflights"]),
        ("States Parties only", scores["parties"]),
        ("not bound", scores["non_parties"]),
        ("weights as shipped", scores["shipped_weights"]),
        ("naive: party means defeated", scores["naive"]["party_means_defeated"]),
        ("naive: never", scores["naive"]["never"]),
        ("naive: the average", scores["naive"]["always_the_average"]),
    ]
    numbers = tuple(Column(name, "number") for name in ("Trips", "AUC", "Brier"))
    cells = ((name, *("" if row[k] is None else f"{row[k]:g}" for k in ("n", "auc", "brier"))) for name, row in rows)
    yield grid("Scores", (Column("Score", "name"), *numbers), cells)
    yield Title(said("Calibration (per cent)"))
    bins = ((f"{b.low:g} to {b.high:g}", b.n, f"{b.predicted:g}", f"{b.defeated:g}") for b in result.calibration)
    yield grid(
        "Calibration",
        (Column("Level", "name"), *(Column(n, "number") for n in ("Trips", "Predicted", "Defeated"))),
        bins,
    )
    lines = []
    for label, key in (("people in power", "arrest_of_people_in_power"), ("others", "arrest_of_others")):
        row = scores[key]
        share = f"{label}: {row['arrested']} of {row['n']} arrested"
        lines.append(f"{share}; Brier {row['brier']}, of `never` {row['brier_of_never']}")
    yield from section("Arrest on arrival", lines)
    yield Title(said("At home: arrested or handed over by the own state"))
    homes = ((h.conduct, h.people, f"{h.years:g}", len(h.taken), f"{h.estimate:g} %") for h in result.homes)
    yield grid(
        "People under a public warrant in their own country",
        (Column("Home state", "name"), *(Column(n, "number") for n in ("People", "Years", "Taken", "Estimate a year"))),
        homes,
    )
    misses = (f"{m.visit}: {m.outcome}, predicted {m.predicted:g} %; {m.reason}" for m in result.misses)
    yield from section(f"Misses ({len(result.misses)})", misses)
