"""Every result as rows and columns: what CSV, Markdown, JSON lines and list tables share."""

from __future__ import annotations

from collections.abc import Callable
from functools import singledispatch
from typing import Any

from warrantcheck.answer.data.configuration import ConfigurationResult
from warrantcheck.answer.data.coverage import Coverage
from warrantcheck.answer.data.diff import DiffResult, Short
from warrantcheck.answer.data.editions import EditionRow, EditionsResult
from warrantcheck.answer.data.search import SearchResult
from warrantcheck.answer.data.sourcing import KindSources, MissingClaim
from warrantcheck.answer.data.status import DataStatus, LintResult
from warrantcheck.answer.event.calendar import CalendarResult
from warrantcheck.answer.event.event import EventResult
from warrantcheck.answer.explain.explain import ExplainResult
from warrantcheck.answer.explain.factors import FactorsResult
from warrantcheck.answer.person.people import PeopleResult, PersonResult
from warrantcheck.answer.person.stale import StaleFact, StaleResult
from warrantcheck.answer.person.timeline import TimelineResult
from warrantcheck.answer.route.results import RouteResult
from warrantcheck.answer.source.claim import ClaimResult
from warrantcheck.answer.source.source import CitedSource
from warrantcheck.answer.trip import results as r
from warrantcheck.answer.world.matrix import MatrixResult
from warrantcheck.answer.world.states import StateResult, StatesResult
from warrantcheck.answer.world.world import WorldResult
from warrantcheck.backtest.run import BacktestResult
from warrantcheck.citation.results import CiteResult
from warrantcheck.errors import Problem
from warrantcheck.plan.results import CheckResult
from warrantcheck.report.columns import (
    LAST_COLUMNS,
    LEG_COLUMNS,
    OWN_COLUMNS,
    STATE_COLUMNS,
    Column,
    Rows,
    fields,
    of_leg,
)
from warrantcheck.watch.results import WatchList, WatchRun


@singledispatch
def rows_of(result: Any) -> Rows:
    """Return the rows of a result."""
    raise TypeError(type(result).__name__)


def _legs(result: Any, legs: tuple[r.Leg, ...]) -> Rows:
    """Return legs with the question they answer: the same columns wherever legs are listed."""
    asked: tuple[Column, ...] = (
        ("person", lambda leg: result.person),
        ("on", lambda leg: result.on),
        ("known", lambda leg: result.known),
    )
    own: tuple[Column, ...] = (
        ("status", lambda leg: result.status.kind),
        ("office_seen", lambda leg: result.office_seen),
    )
    return Rows(legs, (*asked, *LEG_COLUMNS, *LAST_COLUMNS, *own, *OWN_COLUMNS))


@rows_of.register
def _(result: r.TripResult) -> Rows:
    return _legs(result, result.legs)


@rows_of.register
def _(result: WorldResult) -> Rows:
    return _legs(result, result.legs)


@rows_of.register
def _(result: RouteResult) -> Rows:
    return Rows(
        result.crossed,
        (
            ("person", lambda c: result.person),
            ("on", lambda c: result.on),
            ("known", lambda c: result.known),
            *fields("state", "name", "role", "zone", "begin_km", "end_km", "km", "certain", "held_by"),
            *fields("duty", "articles", "risk", "level", "confidence", "note", "reasons", "sources", "path", "credit"),
            LAST_COLUMNS[-1],
            *fields("facts_to"),
        ),
    )


@rows_of.register
def _(result: PersonResult) -> Rows:
    return Rows(
        result.warrants,
        (
            ("person", lambda w: result.person),
            ("name", lambda w: result.name),
            ("wanted", lambda w: result.wanted),
            *fields("id", "kind", "issued", "public", "ended", "ended_how", "status", "situation", "crimes", "sources"),
        ),
    )


@rows_of.register
def _(result: PeopleResult) -> Rows:
    return Rows(
        result.people,
        (
            *fields("person", "name", "wanted", "status", "office"),
            ("situations", lambda p: tuple(dict.fromkeys(w.situation for w in p.warrants))),
            ("issued", lambda p: tuple(w.issued for w in p.warrants)),
            ("public", lambda p: tuple(w.public for w in p.warrants)),
            ("ended", lambda p: tuple(w.ended for w in p.warrants if w.ended)),
            ("status_kind", lambda p: p.status_as_seen.kind),
            ("status_seen", lambda p: p.status_as_seen.seen),
            *fields("office_seen", "verified", "nationality"),
        ),
    )


@rows_of.register
def _(result: ExplainResult) -> Rows:
    return _legs(result, (result.leg,))


@rows_of.register
def _(result: DiffResult) -> Rows:
    def short(side: str, field: str) -> Callable[[Any], Any]:
        return lambda row: getattr(getattr(row, side), field, None) if hasattr(row, "person") else None

    return Rows(
        (*result.claims, *result.answers),
        (
            ("kind", lambda row: "answer" if hasattr(row, "person") else "claim"),
            *((name, lambda row, name=name: getattr(row, name, None)) for name in ("person", "state")),
            *((f"{side}_{field}", short(side, field)) for side in ("old", "new") for field in Short.__struct_fields__),
            ("claims", lambda row: getattr(row, "claims", None) or getattr(row, "claim", None)),
            *((name, lambda row, name=name: getattr(row, name, None)) for name in ("change", "about", "fields")),
            ("old_text", lambda row: row.old if isinstance(row.old, str) else None),
            ("new_text", lambda row: row.new if isinstance(row.new, str) else None),
        ),
    )


@rows_of.register
def _(result: WatchList) -> Rows:
    last = tuple(
        (name, lambda one, name=name: getattr(one.answer, name)) for name in ("day", "duty", "risk", "level", "version")
    )
    return Rows(result.entries, (*fields("name", "person", "place", "on", "added"), *last))


@rows_of.register
def _(result: WatchRun) -> Rows:
    pairs = tuple(
        (f"{side}_{name}", lambda change, side=side, name=name: getattr(getattr(change, side), name))
        for side in ("old", "new")
        for name in ("duty", "risk", "level", "version")
    )
    claims = ("claims", lambda change: [moved.claim for moved in change.claims])
    return Rows(result.changes, (*fields("name", "person", "place", "on"), *pairs, claims, *fields("reason")))


@rows_of.register
def _(result: CiteResult) -> Rows:
    return Rows(result.sentences, fields("text", "claims", "sources"))


@rows_of.register
def _(result: ClaimResult) -> Rows:
    columns = fields("claim", "about", "text", "holds", "public", "reliability")
    last: tuple[Column, ...] = (
        ("sources", lambda c: [s.id for s in c.sources]),
        ("joined", lambda c: [one.state for one in c.joined if one.left is None]),
        ("left", lambda c: [one.state for one in c.joined if one.left]),
        *fields("about_name", "weak"),
        ("weakness", lambda c: [f"{s.id}: {s.weakness}" for s in c.sources if s.weakness]),
        ("lacks", lambda c: c.missing and c.missing.lacks),
        ("why", lambda c: c.missing and c.missing.why),
        ("looked", lambda c: c.missing and c.missing.text),
        ("missing_sources", lambda c: [s.id for s in c.missing_sources]),
        ("in_favour", lambda c: [one.state for one in c.states if one.value == "for"]),
        ("against", lambda c: [one.state for one in c.states if one.value == "against"]),
        ("abstained", lambda c: [one.state for one in c.states if one.value == "abstain"]),
        *fields("precision"),
    )
    return Rows((result,), (*columns, *last))


@rows_of.register
def _(result: CitedSource) -> Rows:
    columns = fields("source", "title", "publisher", "url", "date", "month", "kind")
    last: tuple[Column, ...] = (
        ("class", lambda s: s.class_),
        *fields("weakness", "record", "read", "read_at"),
        ("of", lambda s: [one.source for one in s.of]),
        *fields("carried_by", "notes"),
        ("claims", lambda s: [one.claim for one in s.claims]),
        *fields("law_notes"),
        ("shows_missing", lambda s: [one.claim for one in s.shows_missing]),
    )
    return Rows((result,), (*columns, *last))


@rows_of.register
def _(result: FactorsResult) -> Rows:
    pairs = tuple((f, w) for f in result.factors for w in f.weights)
    return Rows(
        pairs,
        (
            ("factor", lambda pair: pair[0].factor),
            ("weight", lambda pair: pair[1].key),
            ("risk", lambda pair: pair[1].risk),
            ("arrest", lambda pair: pair[1].arrest),
            ("reason", lambda pair: pair[1].reason),
            ("explanation", lambda pair: pair[0].explanation),
        ),
    )


@rows_of.register
def _(result: TimelineResult) -> Rows:
    return Rows(
        result.events,
        fields(
            "date",
            "kind",
            "text",
            "claim",
            "reliability",
            "sources",
            "kinds",
            "deed",
            "people",
            "state",
            "by",
            "also",
            "precision",
        ),
    )


@rows_of.register
def _(result: SearchResult) -> Rows:
    return Rows(result.hits, fields("kind", "id", "name", "why", "ask", "text"))


@rows_of.register
def _(result: BacktestResult) -> Rows:
    return Rows(result.misses, fields("visit", "person", "state", "on", "predicted", "outcome", "reason"))


@rows_of.register
def _(result: CalendarResult) -> Rows:
    asked: tuple[Column, ...] = (
        ("person", lambda e: result.person),
        ("on", lambda e: result.on),
        ("known", lambda e: result.known),
        ("event", lambda e: e.event),
        ("event_name", lambda e: e.name),
    )
    columns = fields(
        "series", "host", "place", "since", "until", "precision", "status", "changed", "moved_to", "announced", "judged"
    )
    own = (("expected", lambda e: result.person in e.expected), *fields("office"))
    last: tuple[Column, ...] = (("person_status", lambda e: result.status.kind),)
    attends: Column = ("attends", lambda e: e.attends.reason if e.attends else None)
    newest = (attends, *fields("passed"))
    return Rows(result.events, (*asked, *columns, *own, *of_leg(), *last, *of_leg(OWN_COLUMNS), *newest))


@rows_of.register
def _(result: EventResult) -> Rows:
    names = ("event", "name", "host", "since", "until", "precision", "status", "judged", "known")
    asked = tuple(
        ("event_name" if name == "name" else name, lambda g, name=name: getattr(result, name)) for name in names
    )
    own: tuple[Column, ...] = (*fields("person"), ("person_name", lambda g: g.name), *fields("office", "expected"))
    last: tuple[Column, ...] = (("person_status", lambda g: g.status.kind), *fields("could_come", "office_seen"))
    return Rows(result.people, (*asked, *own, *of_leg(), *last, *of_leg(OWN_COLUMNS)))


@rows_of.register
def _(result: MatrixResult) -> Rows:
    asked: tuple[Column, ...] = (("on", lambda c: result.on), ("known", lambda c: result.known))
    last: tuple[Column, ...] = (("status", lambda c: c.status.kind), *fields("office_seen"))
    return Rows(
        result.cells,
        (*fields("person"), *LEG_COLUMNS, *fields("person_name", "office"), *asked, *LAST_COLUMNS, *last, *OWN_COLUMNS),
    )


@rows_of.register
def _(result: StatesResult) -> Rows:
    return Rows(result.states, STATE_COLUMNS)


@rows_of.register
def _(result: StateResult) -> Rows:
    return Rows((result,), (*STATE_COLUMNS, *fields("no_intention", "apic", "verified", "sources")))


@rows_of.register
def _(result: DataStatus) -> Rows:
    about = ("version", "checked", "age_days", "oldest_verification", "newest_verification")
    voices = ("own", "joint")
    return Rows(
        result.coverage or (None,),
        (
            *((name, lambda hosts, name=name: getattr(result, name)) for name in about),
            *((name, lambda hosts, count=count: count) for name, count in result.counts.items()),
            ("digest", lambda hosts: result.digest),
            *((name, lambda hosts, name=name: getattr(hosts, name, None)) for name in Coverage.__struct_fields__),
            *((f"voices_{name}", lambda hosts, name=name: getattr(result.voices, name, None)) for name in voices),
        ),
        (result,),
    )


@rows_of.register
def _(result: EditionsResult) -> Rows:
    return Rows(result.editions, fields(*EditionRow.__struct_fields__))


@rows_of.register
def _(result: StaleResult) -> Rows:
    return Rows(result.facts, (*fields(*StaleFact.__struct_fields__), ("on", lambda fact: result.on)))


@rows_of.register
def _(result: LintResult) -> Rows:
    if result.weak is not None:
        why: Column = ("why", lambda claim: [f"{one.source}: {one.weakness}" for one in claim.why])
        return Rows(result.weak, (*fields("claim", "kind", "sources", "text"), why))
    if result.missing is not None:
        return Rows(result.missing, fields(*MissingClaim.__struct_fields__))
    if result.sources:
        return Rows((result.sources.all, *result.sources.kinds), fields(*KindSources.__struct_fields__))
    return Rows(result.problems, fields(*Problem.__struct_fields__))


@rows_of.register
def _(result: CheckResult) -> Rows:
    columns = fields("id", "person", "name", "to", "on", "known", "duty", "risk", "level", "verdict")
    return Rows(result.trips, (*columns, *fields("at_or_above", "accepted_by", "reason", "line")))


@rows_of.register
def _(result: ConfigurationResult) -> Rows:
    return Rows(result.settings, fields("name", "value", "origin"))
