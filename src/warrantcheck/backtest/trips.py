"""Past trips to be replayed: from the data, or from a CSV file with the same columns."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

from msgspec import Struct

from warrantcheck.dataset.records import DROPPED, TAKEN, Stance, Statement, Visit
from warrantcheck.dataset.store import Dataset
from warrantcheck.days import first_day, last_day
from warrantcheck.errors import DataError, WarrantcheckError
from warrantcheck.lookup.find import find_person, find_state
from warrantcheck.vocabulary import Role

DAY = timedelta(days=1)
NEAR = timedelta(days=7)
DEFEATED = (*DROPPED, *TAKEN, "cut-short", "left_early")
ROLES: dict[str, Role] = {
    "visit": "destination",
    "announced_cancelled": "destination",
    "surrender": "destination",
    "summons": "destination",
    "transit": "transit",
    "overflight": "overflight",
}
STANCES: dict[str, Stance] = {
    "assurance_no_arrest": "assurance",
    "pledge_to_arrest": "pledge",
    "court_case_filed": "court-filing",
    "ambiguous": "evasive",
}
COLUMNS = ("person_slug", "dest_iso2", "date_from", "kind", "outcome", "domestic", "warrant_status")


class PastTrip(Struct, frozen=True):
    """A cross-border trip under a public warrant; `known` is the last day whose knowledge may be used."""

    id: str
    person: str
    state: str
    day: date
    known: date
    settled: date
    role: Role
    outcome: str
    heard: tuple[Statement, ...] = ()

    @property
    def defeated(self) -> bool:
        """The trip was called off, cut short, refused, or ended in arrest or hand-over."""
        return self.outcome in DEFEATED

    @property
    def arrested(self) -> bool:
        """It ended in arrest or hand-over."""
        return self.outcome in TAKEN


def from_data(data: Dataset) -> tuple[PastTrip, ...]:
    """Return the trips of the data that can be scored, in order of time.

    Left out: what happened in the own country, trips under a sealed warrant or a summons, trips dropped for reasons
    that had nothing to do with the warrant, rows that nobody could verify.
    """
    trips = [_past(v) for v in data.visits if _scored(v)]
    return tuple(sorted(trips, key=lambda t: (t.day, t.id)))


def from_csv(data: Dataset, lines: Iterable[str], name: str) -> tuple[PastTrip, ...]:
    """Return the trips of a CSV file with the columns of the data's research sheet.

    Raises:
        DataError: a column is missing, or a row cannot be read; the message names the line.
    """
    reader = csv.DictReader(lines)
    trips = []
    try:
        missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
        if missing:
            raise DataError(f"{name}: the column {missing[0]!r} is missing.")
        for number, row in enumerate(reader, 2):
            try:
                _check_whole(row)
                if row["domestic"] == "no" and row["warrant_status"] == "public":
                    trips.append(_from_row(data, row))
            except (ValueError, KeyError, WarrantcheckError) as error:
                raise DataError(f"{name}: line {number}: {error}") from error
    except csv.Error as error:
        raise DataError(f"{name}: not readable as CSV: {error}.") from error
    return tuple(sorted(trips, key=lambda t: (t.day, t.id)))


def from_file(data: Dataset, file: Path) -> tuple[PastTrip, ...]:
    """Return the trips of a CSV file; errors as for `from_csv`, and where it cannot be read."""
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    except OSError as error:
        raise DataError(f"{file}: cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{file.name}: not UTF-8 at byte {error.start}.") from error
    return from_csv(data, lines, file.name)


def _check_whole(row: Mapping[str, str | None]) -> None:
    lacking = next((column for column in COLUMNS if row[column] is None), None)
    if lacking:
        raise ValueError(f"the column {lacking!r} is missing")


def _scored(visit: Visit) -> bool:
    return (
        visit.kind != "domestic"
        and visit.warrant_status == "public"
        and visit.reliability != "unverified"
        and not (visit.outcome in (*DROPPED, "cut-short") and visit.cause == "other")
    )


def _past(visit: Visit) -> PastTrip:
    return PastTrip(
        id=visit.id,
        person=visit.person,
        state=visit.state,
        day=visit.since,
        known=min(visit.since, visit.public) - DAY,
        settled=max(visit.public, visit.since),
        role=ROLES[visit.kind],
        outcome=visit.outcome,
    )


def _from_row(data: Dataset, row: dict[str, str]) -> PastTrip:
    person, state = find_person(data, row["person_slug"]), find_state(data, row["dest_iso2"])
    day = first_day(row["date_from"])
    role = ROLES[row["kind"]]
    twin = next((v for v in data.visits_to(state.id) if _is_twin(v, person.id, day, role)), None)
    known = min(day, twin.public if twin else day) - DAY
    return PastTrip(
        id=row.get("id") or f"{person.id}-{state.id}-{day}",
        person=person.id,
        state=state.id,
        day=day,
        known=known,
        settled=max(day, twin.public if twin else day),
        role=role,
        outcome=row["outcome"],
        heard=tuple(_heard(row, person.id, state.id, known)),
    )


def _is_twin(visit: Visit, person: str, day: date, role: Role) -> bool:
    """Say whether a visit of the data is the trip of a row: what became known of it must not be used to judge it."""
    return visit.person == person and abs(visit.since - day) <= NEAR and ROLES.get(visit.kind) == role


def _heard(row: dict[str, str], person: str, state: str, known: date) -> Iterator[Statement]:
    """Yield what the row says the host had said, if it was said in time."""
    stance, said = STANCES.get(row.get("prior_signal") or ""), row.get("prior_signal_date") or ""
    if stance is None:
        return
    day = min(last_day(said), known) if said else known
    if said and first_day(said) > known:
        return
    yield Statement(
        id=f"{row.get('id', state)}.row",
        state=state,
        about=(person,),
        date=day,
        speaker="the host",
        stance=stance,
        scope="trip" if row.get("prior_scope") == "trip" else "standing",
        summary="",
        reliability="official",
        sources=(),
    )
