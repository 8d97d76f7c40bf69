"""What must hold between records, beyond their shape: each rule is a function that yields problems.

Rules speak of the law where the law fixes dates: entry into force (art. 126), withdrawal (art. 127),
closing day for signature (art. 125).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from warrantcheck.dataset import lint_events, lint_forms
from warrantcheck.dataset.names import fold_person
from warrantcheck.dataset.possible import impossible
from warrantcheck.dataset.records import CONSENT, Record, TreatyAct
from warrantcheck.dataset.validate import DataFiles
from warrantcheck.dataset.yaml_source import Path_
from warrantcheck.days import first_day, last_day
from warrantcheck.errors import Problem

Rule = Callable[[DataFiles], Iterator[Problem]]

ENTRY_OF_THE_STATUTE = date(2002, 7, 1)
SIXTIETH_INSTRUMENT = date(2002, 4, 11)
CLOSED_FOR_SIGNATURE = date(2000, 12, 31)

ENTRY_EXCEPTIONS = {
    "ME": "succession: bound as of 3 June 2006, the day of independence, by a notification received later",
}
"""States whose entry into force does not follow art. 126(2), each with its reason."""

_STATE_ID = re.compile(r"[A-Z]{2}")
_PERSON_ID = re.compile(r"[a-z]+(-[a-z0-9]+)*")


def check(files: DataFiles) -> list[Problem]:
    """Apply every rule; an empty list means that the data may be compiled."""
    found = set(values_are_possible(files)) or {p for rule in RULES for p in rule(files)}
    return sorted(found, key=lambda p: (p.file, p.line, p.column, p.message))


def entry_into_force(deposit: date) -> date:
    """Return the day on which the Statute enters into force for a state that deposits on `deposit` (art. 126).

    The first day of the month after the 60th day following the deposit; 1 July 2002 for the first sixty and all
    who deposited with them.
    """
    if deposit <= SIXTIETH_INSTRUMENT:
        return ENTRY_OF_THE_STATUTE
    sixtieth = deposit + timedelta(days=60)
    return date(sixtieth.year + sixtieth.month // 12, sixtieth.month % 12 + 1, 1)


def one_year_after(day: date) -> date:
    """Return the same day of the next year (art. 127(1)); 29 February becomes 1 March."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return date(day.year + 1, 3, 1)


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
            if not value and file != "territories.yaml":
                yield files.problem(file, path, "a claim needs at least one source")
            for i, source in enumerate(value):
                if source not in known:
                    yield files.problem(file, (*path, i), f"no source {source!r} in sources.yaml")


def sources_are_used(files: DataFiles) -> Iterator[Problem]:
    """A source that no claim stands on is left over from a change; under an overlay, only its own are meant."""
    used = {source for _, path, value in _walk(files) if path[-1:] == ("sources",) for source in value}
    for i, source in enumerate(files.sources):
        if source.id not in used:
            found = files.problem("sources.yaml", (i,), "no claim uses this source")
            if not files.laid_over or found.file != "sources.yaml":
                yield found


def references_resolve(files: DataFiles) -> Iterator[Problem]:
    """Codes of states, and ids of people, situations and visits that records mention, exist."""
    states = {state.id for state in files.states}
    people = {person.id for person in files.people} | {"all"}
    situations = {situation.id for situation in files.situations}
    known = {
        "nationality": states, "members": states,
        "binds": states, "states": states,
        "controlled_by": states | {"contested"}, "addressed": states, "state": states,
        "toward": states, "by": states | {"ICC"}, "about": people, "people": people, "person": people,
        "host": states, "expected": people - {"all"},
        "situation": situations, "visit": {visit.id for visit in files.visits},
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


# --- dates of treaty acts --------------------------------------------------------


def names_are_those_of_somebody(files: DataFiles) -> Iterator[Problem]:
    """Names belong to people of the data; a bare name selects one person at most, and none if it is shared."""
    people = {person.id for person in files.people}
    short: dict[str, str] = {}
    shared = {fold_person(name) for entry in files.person_names for name in entry.shared}
    for i, entry in enumerate(files.person_names):
        path: Path_ = ("people", i)
        if entry.id not in people:
            yield files.problem("names.yaml", (*path, "id"), f"nobody is called {entry.id!r}")
        for j, name in enumerate(entry.short):
            folded = fold_person(name)
            if short.setdefault(folded, entry.id) != entry.id or folded in shared:
                yield files.problem("names.yaml", (*path, "short", j), f"{name!r} can mean somebody else")
    places = {state.id for state in files.states} | {f"@{territory.id}" for territory in files.territories}
    for i, place in enumerate(files.place_names.shared):
        for j, meaning in enumerate(place.of):
            if meaning not in places:
                yield files.problem("names.yaml", ("places", "shared", i, "of", j), f"no place {meaning!r}")


def treaty_acts_follow_the_statute(files: DataFiles) -> Iterator[Problem]:
    """Signatures, entries into force and withdrawals have the dates that arts. 125 to 127 allow."""
    for i, state in enumerate(files.states):
        acts = state.rome_statute
        for j, act in enumerate(acts):
            path: Path_ = (i, "rome_statute", j)
            if j and act.date < acts[j - 1].date:
                yield files.problem("states.yaml", (*path, "date"), "acts must stand in order of time")
            for field, message in _act_faults(act, state.id):
                yield files.problem("states.yaml", (*path, field), message)


def _act_faults(act: TreatyAct, state: str) -> Iterator[tuple[str, str]]:
    if act.act == "signature" and act.date > CLOSED_FOR_SIGNATURE:
        yield "date", "the Statute closed for signature on 2000-12-31 (art. 125)"
    if act.act in CONSENT:
        expected = entry_into_force(act.date)
        if act.in_force is None:
            yield "in_force", f"missing; art. 126 gives {expected}"
        elif act.in_force != expected and state not in ENTRY_EXCEPTIONS:
            yield "in_force", f"art. 126 gives {expected}, not {act.in_force}"
    elif act.in_force:
        yield "in_force", f"a {act.act} does not enter into force"
    if act.act == "withdrawal":
        earliest = one_year_after(act.date)
        if act.effective is None or act.effective < earliest:
            yield "effective", f"a withdrawal takes effect one year after receipt, {earliest}, or later (art. 127(1))"
        elif act.revoked and not act.date <= act.revoked < act.effective:
            yield "revoked", "a notice can be revoked only between its receipt and the day it takes effect"
    elif act.effective or act.revoked:
        yield "effective" if act.effective else "revoked", f"belongs to a withdrawal, not to a {act.act}"


# --- dates of people and warrants ------------------------------------------------


def warrants_have_possible_dates(files: DataFiles) -> Iterator[Problem]:
    """A warrant is issued, made public, ended, in this order; it is not ended before the Court existed."""
    for i, person in enumerate(files.people):
        for j, warrant in enumerate(person.warrants):
            path: Path_ = ("people", i, "warrants", j)
            if warrant.issued < ENTRY_OF_THE_STATUTE:
                yield files.problem("warrants.yaml", (*path, "issued"), "before the Statute entered into force")
            if warrant.public < warrant.issued:
                yield files.problem("warrants.yaml", (*path, "public"), "made public before it was issued")
            if warrant.ended and warrant.ended.date < warrant.issued:
                yield files.problem("warrants.yaml", (*path, "ended", "date"), "ended before it was issued")
            if warrant.ended and warrant.ended.public and warrant.ended.public < warrant.ended.date:
                yield files.problem("warrants.yaml", (*path, "ended", "public"), "public before it happened")
            if not warrant.id.startswith(person.id):
                yield files.problem("warrants.yaml", (*path, "id"), f"must begin with {person.id!r}")


def periods_are_possible(files: DataFiles) -> Iterator[Problem]:
    """`since` is not after `until`, and both are a year, a month or a day."""
    for file, path, value in _walk(files):
        if not (isinstance(value, Record) and hasattr(value, "since") and hasattr(value, "until")):
            continue
        record: Any = value
        bounds = []
        for name, bound in (("since", first_day), ("until", last_day)):
            text = getattr(record, name)
            try:
                bounds.append(bound(str(text)) if text else None)
            except ValueError:
                yield files.problem(file, (*path, name), f"{text!r} is not YYYY, YYYY-MM or YYYY-MM-DD")
        if len(bounds) == 2 and bounds[0] and bounds[1] and bounds[0] > bounds[1]:
            yield files.problem(file, (*path, "since"), "begins after it ends")


def values_are_possible(files: DataFiles) -> Iterator[Problem]:
    """Every day is of the calendar and of these centuries, every text is plain: the other rules rely on it."""
    more: list[tuple[str, Path_, Any]] = [
        ("sources.yaml", (), files.sources),
        ("names.yaml", ("people",), files.person_names),
        ("names.yaml", ("places",), files.place_names),
    ]
    for file, path, value in (*_roots(files), *more):
        for at, message in impossible(value):
            yield files.problem(file, (*path, *at), message)


def deaths_are_public_after_them(files: DataFiles) -> Iterator[Problem]:
    """A death is public on its day or later."""
    for i, person in enumerate(files.people):
        if person.died and person.died.public < first_day(person.died.date):
            yield files.problem("warrants.yaml", ("people", i, "died", "date"), "public before it happened")


def custody_is_told_in_order(files: DataFiles) -> Iterator[Problem]:
    """Custody events stand in order of time: the last before a day says who held the person then."""
    for i, person in enumerate(files.people):
        for j, (one, after) in enumerate(pairwise(person.custody)):
            if after.date[: len(one.date)] < one.date[: len(after.date)]:
                yield files.problem(
                    "warrants.yaml", ("people", i, "custody", j + 1, "date"), "earlier than the one before"
                )


def statements_have_possible_dates(files: DataFiles) -> Iterator[Problem]:
    """A statement is not public or lapsed before it is made, and is made by a state or by a body."""
    for i, statement in enumerate(files.statements):
        if statement.public and statement.public < statement.date:
            yield files.problem("statements.yaml", (i, "public"), "public before it was said")
        if statement.until and statement.until.date < statement.date:
            yield files.problem("statements.yaml", (i, "until"), "lapsed before it was said")
        if (statement.state is None) == (statement.body is None):
            yield files.problem("statements.yaml", (i,), "names a state or a body, and not both")


def visits_have_possible_dates(files: DataFiles) -> Iterator[Problem]:
    """A trip does not end before it begins, nor is it known before it happens; a host's word comes before it."""
    said = {s.id: s.published for s in files.statements}
    late = "is no statement made before the trip"
    for i, visit in enumerate(files.visits):
        faults = (
            ("until", visit.until < visit.since, "ends before it begins"),
            ("public", visit.outcome == "completed" and visit.public < visit.since, "public before it happened"),
            ("announced", bool(visit.announced and visit.announced > visit.public), "announced after its outcome"),
            ("host_said", visit.host_said is not None and said.get(visit.host_said, visit.since) >= visit.since, late),
        )
        for field, wrong, message in faults:
            if wrong:
                yield files.problem("visits.yaml", ("visits", i, field), message)
    for i, finding in enumerate(files.findings):
        if finding.public and finding.public < finding.date:
            yield files.problem("visits.yaml", ("findings", i, "public"), "public before it was decided")


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
    treaty_acts_follow_the_statute,
    warrants_have_possible_dates,
    periods_are_possible,
    deaths_are_public_after_them,
    custody_is_told_in_order,
    statements_have_possible_dates,
    visits_have_possible_dates,
    verification_is_not_in_the_future,
    *lint_events.RULES,
    *lint_forms.RULES,
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
        ("model.yaml", (), files.model),
    ]
