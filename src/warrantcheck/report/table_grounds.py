"""Tables of the long answers: an explanation, a claim, the factors, a timeline, the back-test."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from warrantcheck.answer.claim import ClaimResult
from warrantcheck.answer.explain import ExplainResult
from warrantcheck.answer.factors import FactorsResult
from warrantcheck.answer.timeline import TimelineResult
from warrantcheck.backtest.run import BacktestResult
from warrantcheck.report.table_parts import Item, draw, facts, grid, leg_facts, leg_reasons
from warrantcheck.report.words import ARROWS, LEVEL_STYLES, risk_words

HEADING = "bold"


@draw.register
def _(result: ExplainResult) -> Iterator[RenderableType]:
    leg = result.leg
    yield Text(f"{result.name} {ARROWS[leg.role]} {leg.name}", style=HEADING)
    yield Text(f"on {result.on}, known on {result.known}; office: {result.office}", style="dim")
    yield leg_facts(leg)
    yield from leg_reasons(leg)
    if result.said:
        yield Text("What was said", style=HEADING)
        for said in result.said:
            yield Item("·", Text(f"{said.text} [{said.id}]"))
    if result.precedents:
        yield Text("Precedents", style=HEADING)
        for precedent in result.precedents:
            yield Item("·", Text(f"{precedent.text} [{precedent.id}]"))
    yield Text("Not known", style=HEADING)
    for gap in result.not_known:
        yield Item("?", Text(gap))
    for claim in result.uncounted:
        yield Item("?", Text(f"Not counted, because nobody could verify it: {claim.text} [{claim.id}]"))
    if result.flips:
        yield Text("What would change the level", style=HEADING)
        for flip in result.flips:
            text = Text(f"if {flip.change}: ") + Text(flip.level.upper(), style=LEVEL_STYLES[flip.level])
            yield Item("⇄", text + Text(f", {risk_words(flip.risk)} of 100"))
    yield Text("Who enforces", style=HEADING)
    yield Item("·", Text(result.enforcement))
    yield Text("Claims used", style=HEADING)
    used = dict.fromkeys((*(c for r in leg.reasoning for c in r.claims), *(c for f in leg.factors for c in f.claims)))
    yield Item("·", Text(", ".join(used)))
    yield Text("")


@draw.register
def _(result: ClaimResult) -> Iterator[RenderableType]:
    yield Text(result.claim, style=HEADING)
    table = facts()
    for label, value in (
        ("Says", result.text),
        ("About", result.about),
        ("Holds from", result.holds),
        ("Public since", result.public),
        ("Reliability", result.reliability),
        *((("Origin", "your own data"),) if result.own else ()),
    ):
        table.add_row(label, Text(str(value if value is not None else "not known")))
    for source in result.sources:
        day = f", {source.date}" if source.date else ""
        table.add_row("Source", Text(f"{source.publisher}: {source.title}{day} {source.url or ''}".strip()))
        if source.notes:
            table.add_row("", Text(source.notes, style="dim"))
    yield table


@draw.register
def _(result: FactorsResult) -> Iterator[RenderableType]:
    base = f"base: risk {result.base_risk:+.2f}, arrest {result.base_arrest:+.2f}"
    yield Text(f"Model {result.model}; {base} (log-odds)", style=HEADING)
    for factor in result.factors:
        yield Text(f"\n{factor.factor}", style=HEADING)
        yield Text(factor.explanation)
        for weight in factor.weights:
            line = f"{weight.key}  risk {weight.risk:+.2f}  arrest {weight.arrest:+.2f}  "
            yield Item("·", Text(line) + Text(weight.reason, style="dim"))


@draw.register
def _(result: TimelineResult) -> Iterator[RenderableType]:
    tally = result.tally
    yield Text(f"{result.name}, as known on {result.known}", style=HEADING)
    yield Text(
        f"Trips: {tally.received} took place, {tally.dropped} dropped or refused, {tally.arrested} ended in arrest "
        f"or hand-over."
    )
    table = grid("Date", "Kind", "What")
    for event in result.events:
        mark = "" if event.reliability != "unverified" else " (unverified)"
        table.add_row(Text(str(event.date or "?")), Text(event.kind), Text(event.text + mark))
    yield table


@draw.register
def _(result: BacktestResult) -> Iterator[RenderableType]:
    yield Text(f"{result.n} trips replayed from {result.source}, {result.defeated} defeated", style=HEADING)
    table = grid("Score", "Trips", "AUC", "Brier")
    scores = result.scores
    rows: list[tuple[str, Any]] = [("expanding window", scores | {"n": result.n})]
    rows += [
        ("without overflights", scores["without_overflights"]),
        ("States Parties only", scores["parties"]),
        ("not bound", scores["non_parties"]),
        ("weights as shipped", scores["shipped_weights"]),
        ("naive: party means defeated", scores["naive"]["party_means_defeated"]),
        ("naive: never", scores["naive"]["never"]),
        ("naive: the average", scores["naive"]["always_the_average"]),
    ]
    for name, row in rows:
        table.add_row(Text(name), *(Text("" if row[k] is None else f"{row[k]:g}") for k in ("n", "auc", "brier")))
    yield table
    yield Text("Calibration (per cent)", style=HEADING)
    table = grid("Level", "Trips", "Predicted", "Defeated")
    for level in result.calibration:
        span = f"{level.low:g} to {level.high:g}"
        table.add_row(Text(span), Text(str(level.n)), Text(f"{level.predicted:g}"), Text(f"{level.defeated:g}"))
    yield table
    yield Text("Arrest on arrival", style=HEADING)
    for label, key in (("people in power", "arrest_of_people_in_power"), ("others", "arrest_of_others")):
        row = scores[key]
        share = f"{label}: {row['arrested']} of {row['n']} arrested"
        yield Item("·", Text(f"{share}; Brier {row['brier']}, of `never` {row['brier_of_never']}"))
    yield Text(f"Misses ({len(result.misses)})", style=HEADING)
    for miss in result.misses:
        yield Item("·", Text(f"{miss.visit}: {miss.outcome}, predicted {miss.predicted:g} %; {miss.reason}"))
    yield Text("")
