"""What must hold between records: each rule is a function that yields problems.

What must hold within one record stands in `authoring.record_rules`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from warrantcheck.authoring import (
    groups,
    lint_events,
    lint_evidence,
    lint_forms,
    lint_governments,
    lint_notes,
    lint_records,
)
from warrantcheck.authoring.validate import GOVERNMENTS, MISSING_RECORDS, DataFiles
from warrantcheck.authoring.yaml_source import Path_
from warrantcheck.dataset.names import fold_person
from warrantcheck.dataset.records import TAKEN, Record
from warrantcheck.days import first_day
from warrantcheck.errors import Problem

Rule = Callable[[DataFiles], Iterator[Problem]]

_STATE_ID = re.compile(r"[A-Z]{2}")
_PERSON_ID = re.compile(r"[a-z]+(-[a-z0-9]+)*")


def check(files: DataFiles) -> list[Problem]:
    """Apply every rule; an empty list means that the data may be compiled."""
    found = {problem for rule in RULES for problem in rule(files)}
    return sorted(found, key=lambda p: (p.file, p.line, p.column, p.message))


# --- identity and sources ------------------------------------------------------


def ids_are_unique(files: DataFiles) -> Iterator[Problem]:
    """No two sources, states, situations, people or warrants share an id; no two states an alpha-3 code."""
    seen: dict[tuple[str, str], Path_] = {}
    for kind, file, path, key in _identifiers(files):
        if (kind, key) in seen:
            yield files.problem(file, path, f"the {kind} id {key!r} is used twice")
        seen[kind, key] = path


def ids_have_their_form(files: DataFiles) -> Iterator[Problem]:
    """A state's id is its ISO alpha-2 code, a person's is a name in ASCII with hyphens."""
    for i, state in enumerate(files.states):
        if not _STATE_ID.fullmatch(state.id):
            yield files.problem("states.yaml", (i, "id"), "must be two capital letters")
        if not re.fullmatch(r"[A-Z]{3}", state.alpha3):
            yield files.problem("states.yaml", (i, "alpha3"), "must be three capital letters")
    for i, person in enumerate(files.people):
        if not _PERSON_ID.fullmatch(person.id):
            yield files.problem("warrants.yaml", ("people", i, "id"), "must be a name in small letters with hyphens")


def claims_have_known_sources(files: DataFiles) -> Iterator[Problem]:
    """Each list of sources names at least one, and only such as stand in sources.yaml."""
    known = {source.id for source in files.sources}
    for file, path, value in _walk(files):
        if path[-1:] == ("sources",) and file != "model.yaml":
            if not value and file not in ("territories.yaml", MISSING_RECORDS):
                yield files.problem(file, path, "a claim needs at least one source")
            for i, source in enumerate(value):
                if source not in known:
                    yield files.problem(file, (*path, i), f"no source {source!r} in sources.yaml")


def sources_are_used(files: DataFiles) -> Iterator[Problem]:
    """A source that no claim stands on is left over from a change; under an overlay, only its own are meant.

    A page that copies or quotes a document of record is used where the document is.
    """
    used = {source for _, path, value in _walk(files) if path[-1:] == ("sources",) for source in value}
    used |= lint_evidence.sources(files)
    for i, source in enumerate(files.sources):
        if source.id not in used and used.isdisjoint(source.of):
            found = files.problem("sources.yaml", (i,), "no claim uses this source")
            if not files.laid_over or found.file != "sources.yaml":
                yield found


def references_resolve(files: DataFiles) -> Iterator[Problem]:
    """Codes of states, and ids of people, situations and visits that records mention, exist."""
    states = {state.id for state in files.states}
    people = {person.id for person in files.people} | {"all"}
    situations = {situation.id for situation in files.situations}
    territories = {territory.id for territory in files.territories}
    known = {
        "nationality": states, "members": states,
        "binds": states, "states": states,
        "controlled_by": states | {"contested"}, "addressed": states, "within": states, "state": states,
        "toward": states, "by": states | {"ICC", "others"}, "about": people, "people": people, "person": people,
        "host": states, "expected": people - {"all"},
        "situation": situations, "situations": situations, "territories": territories, "outside": territories,
        "visit": {visit.id for visit in files.visits},
    }  # fmt: skip
    for file, path, value in _walk(files):
        field = path[-1] if path else None
        if not isinstance(field, str) or field not in known:
            continue
        mentioned = value if isinstance(value, tuple) else (value,)
        for i, name in enumerate(mentioned):
            if isinstance(name, str) and name not in known[field]:
                at = (*path, i) if isinstance(value, tuple) else path
                yield files.problem(file, at, f"nothing is called {name!r}")


def names_are_those_of_somebody(files: DataFiles) -> Iterator[Problem]:
    """Names belong to people of the data; a bare name selects one person at most, and none if it is shared."""
    people = {person.id for person in files.people}
    short: dict[str, str] = {}
    shared = {fold_person(name) for entry in files.person_names for name in entry.shared}
    for i, entry in enumerate(files.person_names):
        path: Path_ = ("people", i)
        if entry.id not in people:
            yield files.problem("names.yaml", (*path, "id"), f"no person has the id {entry.id!r}")
        for j, name in enumerate(entry.short):
            folded = fold_person(name)
            if short.setdefault(folded, entry.id) != entry.id or folded in shared:
                yield files.problem("names.yaml", (*path, "short", j), f"{name!r} can mean another person")
    places = {state.id for state in files.states} | {f"@{territory.id}" for territory in files.territories}
    for i, place in enumerate(files.place_names.shared):
        for j, meaning in enumerate(place.of):
            if meaning not in places:
                yield files.problem("names.yaml", ("places", "shared", i, "of", j), f"no place {meaning!r}")


# --- dates -----------------------------------------------------------------------


def a_hosts_word_comes_before_the_trip(files: DataFiles) -> Iterator[Problem]:
    """What a host said of a trip was public before it."""
    said = {s.id: s.published for s in files.statements}
    for i, visit in enumerate(files.visits):
        if visit.host_said is not None and said.get(visit.host_said, visit.since) >= visit.since:
            path: Path_ = ("visits", i, "host_said")
            yield files.problem("visits.yaml", path, "is not a statement made before the trip")


def a_trip_that_took_place_is_told_after_it(files: DataFiles) -> Iterator[Problem]:
    """Of a completed trip there is a source that is not from before its last day, or the row says it is unverified."""
    days = {source.id: source.published for source in files.sources}
    for i, visit in enumerate(files.visits):
        if visit.outcome != "completed" or visit.reliability == "unverified" or not visit.sources:
            continue
        told = [days.get(source) for source in visit.sources]
        if all(day is not None and day < visit.until for day in told):
            path: Path_ = ("visits", i, "sources")
            yield files.problem(
                "visits.yaml", path, "all are from before its last day: such a trip is `reliability: unverified`"
            )


def a_hand_over_is_public_after_it(files: DataFiles) -> Iterator[Problem]:
    """That a trip ended in an arrest or a hand-over is not public before the day of that in `custody`."""
    ends = {(person.id, e.event, e.date) for person in files.people for e in person.custody if e.event in TAKEN}
    for i, visit in enumerate(files.visits):
        days = (first_day(day) for who, event, day in ends if (who, event) == (visit.person, visit.outcome))
        if any(visit.public < day <= visit.until for day in days):
            path: Path_ = ("visits", i, "public")
            message = "before the arrest or the hand-over; the arrival has the day `arrival_public`"
            yield files.problem("visits.yaml", path, message)


def what_was_said_is_told_after_it(files: DataFiles) -> Iterator[Problem]:
    """Of what was said there is a source that is not from before that day."""
    days = {source.id: source.published for source in files.sources}
    for i, one in enumerate(files.statements):
        told = [days.get(source) for source in one.sources]
        if told and all(day is not None and day < one.date for day in told):
            yield files.problem("statements.yaml", (i, "sources"), "all are from before the day on which it was said")


def verification_is_not_in_the_future(files: DataFiles) -> Iterator[Problem]:
    """No row was verified after the day up to which the whole data was."""
    for i, state in enumerate(files.states):
        if state.verified > files.edition.checked:
            yield files.problem("states.yaml", (i, "verified"), "later than `checked` in edition.yaml")
    for i, person in enumerate(files.people):
        if person.verified > files.edition.checked:
            yield files.problem("warrants.yaml", ("people", i, "verified"), "later than `checked` in edition.yaml")


RULES: tuple[Rule, ...] = (
    ids_are_unique,
    ids_have_their_form,
    claims_have_known_sources,
    sources_are_used,
    references_resolve,
    names_are_those_of_somebody,
    a_hosts_word_comes_before_the_trip,
    a_trip_that_took_place_is_told_after_it,
    a_hand_over_is_public_after_it,
    what_was_said_is_told_after_it,
    verification_is_not_in_the_future,
    groups.bodies_are_sound,
    *lint_events.RULES,
    *lint_evidence.RULES,
    *lint_forms.RULES,
    *lint_governments.RULES,
    *lint_notes.RULES,
    *lint_records.RULES,
)


# --- walking ---------------------------------------------------------------------


def _identifiers(files: DataFiles) -> Iterator[tuple[str, str, Path_, str]]:
    for i, source in enumerate(files.sources):
        yield "source", "sources.yaml", (i, "id"), source.id
    for i, state in enumerate(files.states):
        yield "state", "states.yaml", (i, "id"), state.id
        yield "alpha-3", "states.yaml", (i, "alpha3"), state.alpha3
    for i, territory in enumerate(files.territories):
        yield "territory", "territories.yaml", (i, "id"), territory.id
    for i, situation in enumerate(files.situations):
        yield "situation", "warrants.yaml", ("situations", i, "id"), situation.id
    rows: tuple[tuple[str, Path_, tuple[Any, ...]], ...] = (
        ("statements.yaml", (), files.statements),
        ("visits.yaml", ("visits",), files.visits),
        ("visits.yaml", ("findings",), files.findings),
        ("events.yaml", (), files.events),
        ("law-notes.yaml", (), files.law_notes),
    )
    for file, within, claims in rows:
        for i, claim in enumerate(claims):
            yield "claim", file, (*within, i, "id"), claim.id
    for i, person in enumerate(files.people):
        yield "person", "warrants.yaml", ("people", i, "id"), person.id
        for j, warrant in enumerate(person.warrants):
            yield "claim", "warrants.yaml", ("people", i, "warrants", j, "id"), warrant.id


def _walk(files: DataFiles) -> Iterator[tuple[str, Path_, Any]]:
    """Yield every value of every file with its path, records and lists included."""
    roots = _roots(files)
    while roots:
        file, path, value = roots.pop()
        yield file, path, value
        if isinstance(value, Record):
            roots += [(file, (*path, name), getattr(value, name)) for name in value.__struct_fields__]
        elif isinstance(value, tuple) and path[-1:] != ("sources",):
            roots += [(file, (*path, i), item) for i, item in enumerate(value)]
        elif isinstance(value, dict):
            roots += [(file, (*path, key), item) for key, item in value.items()]


def _roots(files: DataFiles) -> list[tuple[str, Path_, Any]]:
    return [
        ("edition.yaml", (), files.edition),
        ("states.yaml", (), files.states),
        ("territories.yaml", (), files.territories),
        ("warrants.yaml", ("situations",), files.situations),
        ("warrants.yaml", ("people",), files.people),
        ("bodies.yaml", (), files.bodies),
        ("statements.yaml", (), files.statements),
        ("visits.yaml", ("visits",), files.visits),
        ("visits.yaml", ("findings",), files.findings),
        ("events.yaml", (), files.events),
        ("law-notes.yaml", (), files.law_notes),
        ("model.yaml", (), files.model),
        (GOVERNMENTS, (), files.governments),
        (MISSING_RECORDS, (), files.missing_records),
    ]
