"""What became of a trip, and what the Court found afterwards, as sentences of a story."""

from __future__ import annotations

from datetime import date

from warrantcheck.answer.source.best_source import best_source, quality
from warrantcheck.citation.results import Sentence
from warrantcheck.citation.wording import became_known, day, listed, months, period, spelled
from warrantcheck.dataset import claims
from warrantcheck.dataset.records import CustodyEvent, Finding, Person, State, Visit
from warrantcheck.dataset.store import Dataset
from warrantcheck.days import first_day

_WHOLE_DAY = len("2012-05-07")
_CAUSE = {
    "warrant": "; the warrant was reported to be the reason",
    "mixed": "; the warrant was reported to be one of the reasons",
    "other": ", for reasons reported to have nothing to do with the warrant",
}
_WHY = {
    "warrant": "The warrant was reported to be the reason",
    "mixed": "The warrant was reported to be one of the reasons",
    "other": "The reasons were reported to have nothing to do with the warrant",
}
_REFERRED = {"ASP": "the Assembly of States Parties", "UNSC": "the UN Security Council"}
_ASKED = {
    "arrest-and-surrender": " for arrest and surrender",
    "provisional-arrest": " for provisional arrest",
    "records": " for records",
    "consultation": " for consultations",
}


def happened(data: Dataset, visit: Visit, person: Person, host: State, known: date) -> Sentence:
    """Say how a trip went, as far as it was known: that it is over only on a source from its last day or later, and on
    which day it ended only on one from after it."""
    name, to, aim = person.name, host.in_text, visit.aim(",")
    goes_on = f"{aim}," if aim.startswith(",") else aim
    when = period(visit.since, visit.until) if visit.day_known else months(visit.since, visit.until)
    over = visit.kind == "overflight"
    last = _last_reported(data, visit, known)
    match visit.outcome:
        case "completed" if over:
            text = f"{name} flew over {to} {when}{aim}"
        case "completed" | "cut-short" if known < max(visit.until, visit.public) or (known == visit.until and not last):
            text = f"{name} came to {to} {_begun(visit)}{aim}"
        case "completed" if visit.until > visit.since and (last is None or last <= visit.until):
            text = f"{name} came to {to} {_begun(visit)}{goes_on} and was not arrested"
            return Sentence(text, (visit.id,), _both_ends(data, visit, known))
        case "completed":
            verb = "passed through" if visit.kind == "transit" else "was in" if aim else "visited"
            text = f"{name} {verb} {to} {when}{goes_on} and was not arrested"
            return Sentence(text, (visit.id,), _both_ends(data, visit, known))
        case "cut-short":
            text = f"{name} came to {to} {_begun(visit)}{goes_on} and left early, {_left(visit)}without an arrest"
            text += _CAUSE.get(visit.cause or "", "")
        case "cancelled" | "refused":
            trip = f"A flight of {name} over {to}" if over else f"A trip of {name} to {to}"
            ended = "was refused" if visit.outcome == "refused" else "was called off"
            planned = when.removeprefix("on ").removeprefix("from ").removeprefix("in ")
            known_on = f"on {day(visit.public)}" if visit.day_known else months(visit.public, visit.public)
            cause = _CAUSE.get(visit.cause or "", "")
            text = f"{trip} planned for {planned}{goes_on} {ended}, as became known {known_on}{cause}"
        case "arrested" | "surrendered":
            return _ended_in_custody(data, visit, person, host, known, goes_on)
    return Sentence(text, (visit.id,), ())


def why_dropped(visit: Visit) -> Sentence | None:
    """Say why a trip was dropped after its host was told to have said that it was; None if no reason was reported."""
    why = _WHY.get(visit.cause or "")
    return Sentence(why, (visit.id,), ()) if why else None


def _last_reported(data: Dataset, visit: Visit, known: date) -> date | None:
    """Return the day of the newest page on a trip that was published on its last day or later."""
    days = (data.source(id_).published for id_ in visit.sources)
    return max((day for day in days if day and visit.until <= day <= known), default=None)


def _both_ends(data: Dataset, visit: Visit, known: date) -> tuple[str, ...]:
    """Return the first good page of a trip's beginning and the best of its end; nothing of a trip of a day, or if one
    lacks."""
    days = {id_: day for id_ in visit.sources if (day := data.source(id_).published) and day <= known}
    first = [id_ for id_, day in days.items() if visit.since <= day < visit.until]
    last = best_source((data.source(id_) for id_, day in days.items() if day >= visit.until), known)
    if not first or last is None:
        return ()
    return min(first, key=lambda id_: (quality(data.source(id_)), days[id_])), last.id


def _ended_in_custody(data: Dataset, visit: Visit, person: Person, host: State, known: date, goes_on: str) -> Sentence:
    """Say that a trip ended with an arrest or a hand-over, on the day of that, which may be later than the arrival, and
    by whom if not by the host; of a hand-over still to come, that the person had surrendered, and to whom."""
    name, to, began = person.name, host.in_text, _begun(visit)
    event = next((e for e in person.custody if is_end_of(e, visit)), None)
    did = "arrested" if visit.outcome == "arrested" else "handed over to the Court"
    if event and first_day(event.date) > known:
        if visit.outcome == "arrested":
            return Sentence(f"{name} came to {to} {began}", (visit.id,), ())
        begun = (e for e in person.custody if e.event == "appeared-voluntarily" and e.date == str(visit.since))
        gave_up = next(begun, None)
        received = f" to {data.state(gave_up.by).in_text}" if gave_up and _not_host(gave_up, host) else ""
        claimed = (visit.id, *((claims.of_custody(person, gave_up),) if gave_up else ()))
        return Sentence(f"{name} surrendered{received} in {to} {began}", claimed, ())
    by = f" by {data.state(event.by).in_text}" if event and _not_host(event, host) else ""
    claimed = (visit.id, *((claims.of_custody(person, event),) if event else ()))
    if event and first_day(event.date) > visit.since:
        text = f"{name} came to {to} {began}{goes_on} and was {did}{by} on {day(first_day(event.date))}"
        return Sentence(text, claimed, ())
    where = "in" if visit.outcome == "arrested" else "from"
    return Sentence(f"{name} was {did} {where} {to}{by} {began}{goes_on.removesuffix(',')}", claimed, ())


def _not_host(event: CustodyEvent, host: State) -> bool:
    return event.by not in (host.id, "ICC", "others")


def is_end_of(event: CustodyEvent, visit: Visit) -> bool:
    """Say whether the arrest or the hand-over, by whomever, is that in which the trip ended."""
    same = event.event == visit.outcome and len(event.date) == _WHOLE_DAY
    return same and visit.since <= first_day(event.date) <= visit.until


def _begun(visit: Visit) -> str:
    return f"on {day(visit.since)}" if visit.day_known else months(visit.since, visit.since)


def _left(visit: Visit) -> str:
    return f"on {day(visit.until)}, " if visit.day_known and visit.until > visit.since else ""


def planned(visit: Visit, person: Person, host: State, since: date, sources: tuple[str, ...]) -> Sentence:
    """Say, before it was known whether it took place, that a trip was reported to be planned; nothing of its days, as
    they may have been others then."""
    trip = f"a flight of {person.name} over" if visit.kind == "overflight" else f"a trip of {person.name} to"
    return Sentence(f"by {day(since)}, {trip} {host.in_text} was reported to be planned", (), sources)


def found(finding: Finding, host: State, known: date) -> Sentence:
    """Say what a chamber found about the host (art. 87(7)), whether it referred the matter, what became of that."""
    referred = listed([_REFERRED[name] for name in finding.referred])
    onward = [f"referred the matter to {referred}"] if referred else []
    onward += ["decided not to refer the matter"] if finding.not_referred else []
    asked = f"request{_ASKED[finding.asked]}" if finding.asked else "requests"
    failed = [f"found that {host.in_text} had failed to comply with its {asked} (art. 87(7))"]
    told = [*(failed if finding.kind == "non-compliance" else []), *onward]
    known_on = became_known(finding.date, finding.published)
    when = f"On {day(finding.date)}{f', {known_on}' if known_on else ''}"
    text = f"{when}, the Court's {finding.body} {' and '.join(told)}"
    if finding.kind == "referral":
        text += f", as it had found before that {host.in_text} had failed to comply"
    if finding.appeal and finding.appeal_public and finding.appeal_public <= known:
        text += f"; {_lower(spelled(finding.appeal).rstrip('.'))}"
    return Sentence(text, (finding.id,), ())


def _lower(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"
