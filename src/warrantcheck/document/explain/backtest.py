"""The document of the back-test."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from warrantcheck.backtest.run import BacktestResult
from warrantcheck.backtest.uncertainty import Interval, Uncertainty
from warrantcheck.document.parts.blocks import Block, Column, Document, Title, grid, said, section


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
    if result.uncertainty:
        yield from _uncertainty(result.uncertainty)
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


def _uncertainty(found: Uncertainty) -> Iterator[Block]:
    yield Title(said("Calibration by decile (per cent, 95 % intervals)"))
    heads = ("Trips", "People", "Predicted", "Defeated")
    deciles = (
        (
            f"{d.low:g} to {d.high:g}",
            *(f"{value:g}" for value in (d.n, d.people, d.predicted, d.defeated)),
            f"{d.defeated_low:g} to {d.defeated_high:g}",
        )
        for d in found.deciles
    )
    columns = (Column("Estimate", "name"), *(Column(head, "number") for head in heads), Column("Interval"))
    yield grid("Calibration by decile", columns, deciles)
    parts = found.decomposition
    brier = f"Brier score: {parts.uncertainty:g} (of the average) - {parts.resolution:g} (resolution)"
    lines = [
        f"{brier} + {parts.reliability:g} (reliability) {parts.within:+g} (within deciles)",
        *(f"{name}: {_interval(one)}" for name, one in _scores(found)),
    ]
    yield from section(f"Uncertainty (95 %, {found.draws} draws of {found.people} people)", lines)


def _scores(found: Uncertainty) -> tuple[tuple[str, Interval], ...]:
    return (
        ("AUC", found.auc),
        ("Brier", found.brier),
        ("AUC, States Parties only", found.auc_of_parties),
        ("Brier, States Parties only", found.brier_of_parties),
    )


def _interval(one: Interval) -> str:
    if one.score is None:
        return "not defined"
    return f"{one.score:g}" if one.low is None else f"{one.score:g}, {one.low:g} to {one.high:g}"
