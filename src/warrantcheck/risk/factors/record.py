"""Factors of the record: what this host did before, with this person and with others."""

from __future__ import annotations

from collections.abc import Iterable

from warrantcheck.dataset.records import CAME, Visit
from warrantcheck.risk.case import Case, Effect

STAYS = ("visit", "transit")


def same_guest(case: Case) -> Effect | None:
    """The same host has received the same person since the warrant. Once received, nearly all were received again. The
    effect grows with the number of visits, and counts for less once the person has lost power."""
    visits = [v for v in _received(case) if _same(v, case) and _alike(v, case)]
    if not visits:
        return None
    times = {1: 1.0, 2: 1.3}.get(len(visits), 1.5) * (1.0 if case.protected else 0.4)
    last = visits[-1]
    count = "once" if len(visits) == 1 else f"{len(visits)} times"
    began = f"{'on' if last.day_known else 'in'} {last.when}"
    let = f"has received {case.person.name} {count}"
    if case.role == "overflight":
        let = f"has let {case.person.name} fly over it {count}"
    text = f"{case.state.opening} {let} under the warrant, last {began}."
    return Effect("same_guest", text, claims=_ids(visits), precedents=_ids(visits), times=times, evidence=3)


def same_guest_stayed_away(case: Case) -> Effect | None:
    """A trip of the same person to the same host was dropped, refused or cut short before, and none has succeeded
    since."""
    flight = case.role == "overflight"
    visits = [v for v in _visits(case) if _same(v, case) and v.cause != "other" and (v.kind == "overflight") is flight]
    if not visits or visits[-1].outcome not in _OUTCOME:
        return None
    last = visits[-1]
    trip = f"flight of {case.person.name} over" if flight else f"trip of {case.person.name} to"
    which = "The last" if last.outcome in CAME else "An earlier"
    text = f"{which} {trip} {case.state.in_text} ({last.when}) was {_OUTCOME[last.outcome]}."
    return Effect("same_guest_stayed_away", text, claims=(last.id,), precedents=(last.id,), evidence=2)


def other_guests(case: Case) -> Effect | None:
    """The host has let other wanted people come and go. Most of them were heads of state, so the record says less
    about a person without office."""
    visits = [v for v in _received(case) if not _same(v, case) and v.kind in STAYS]
    if not visits:
        return None
    people = tuple(dict.fromkeys(v.person for v in visits))
    times = (1.0 if len(visits) == 1 else 1.5) * (1.0 if case.protected else 0.4)
    many = f"{len(visits)} visits" if len(visits) > 1 else "a visit"
    whom = "other wanted persons" if len(people) > 1 else "another wanted person"
    text = f"{case.state.opening} has let {many} by {whom} pass ({_names(people, case)})."
    bound = "bound" if case.duty.binds else "free"
    return Effect(f"other_guests.{bound}", text, claims=_ids(visits), precedents=_ids(visits), times=times, evidence=1)


def arrests_made(case: Case) -> Effect | None:
    """The host has arrested or handed over people wanted by the Court: it can, and it has. An arrest does not count
    from the day on which the person was let go without a hand-over to the Court. So far none of them was a head of
    state in office."""
    visits = [*case.evidence.taken] if case.judged else []
    if not visits:
        return None
    key = "arrests_made.protected" if case.protected else "arrests_made.unprotected"
    people = _names((v.person for v in visits), case)
    text = f"{case.state.opening} has arrested or handed over persons wanted by the Court ({people})."
    return Effect(key, text, ("89(1)",), _ids(visits), _ids(visits), evidence=1)


def findings(case: Case) -> Effect | None:
    """The Court has found that the host failed to arrest somebody (art. 87(7)). The finding has carried no sanction,
    and some hosts repeated what it censured."""
    found = [f for f in case.evidence.findings if f.kind == "non-compliance"] if case.judged else []
    if not found:
        return None
    days = ", ".join(str(f.date) for f in found)
    text = f"The Court found that {case.state.in_text} failed to comply with requests ({days})."
    return Effect("findings", text, ("87(7)",), tuple(f.id for f in found), evidence=1)


_OUTCOME = {"cancelled": "dropped", "refused": "refused", "cut-short": "cut short"}


def _visits(case: Case) -> list[Visit]:
    """Trips under a public warrant, in order of time; what nobody could verify decides nothing."""
    if not (case.evidence.visits and case.judged):
        return []
    return [
        v
        for v in case.evidence.visits
        if v.warrant_status == "public" and v.kind != "domestic" and v.reliability != "unverified"
    ]


def _received(case: Case) -> list[Visit]:
    """Trips that took place, since the host took back a notice of withdrawal if it did."""
    return [v for v in _visits(case) if v.outcome in CAME and (case.turned is None or v.since >= case.turned)]


def _same(visit: Visit, case: Case) -> bool:
    return visit.person == case.person.id


def _alike(visit: Visit, case: Case) -> bool:
    """Leave to fly over and leave to land are given by different people: each speaks for itself."""
    return (visit.kind == "overflight") is (case.role == "overflight")


def _names(people: Iterable[str], case: Case) -> str:
    return ", ".join(case.evidence.names[person] for person in dict.fromkeys(people))


def _ids(visits: list[Visit]) -> tuple[str, ...]:
    return tuple(v.id for v in visits)
