"""What became of a trip, and what the Court found afterwards, as sentences of a story."""

from __future__ import annotations

from datetime import date

from warrantcheck.citation.results import Sentence
from warrantcheck.citation.wording import day, listed, period, spelled
from warrantcheck.dataset import claims
from warrantcheck.dataset.records import CustodyEvent, Finding, Person, State, Visit
from warrantcheck.days import first_day

_WHOLE_DAY = len("2012-05-07")
_CAUSE = {
    "warrant": "; the warrant was reported to be the reason",
    "mixed": "; the warrant was reported to be one of the reasons",
    "other": ", for reasons reported to have nothing to do with the warrant",
}
_REFERRED = {"ASP": "the Assembly of States Parties", "UNSC": "the UN Security Council"}
_ASKED = {
    "arrest-and-surrender": " for arrest and surrender",
    "provisional-arrest": " for provisional arrest",
    "records": " for records",
    "consultation": " for consultations",
}


def happened(visit: Visit, person: Person, host: State, known: date) -> Sentence:
    """Say how a trip went, as far as it was known."""
    name, to, purpose = person.name, host.in_text, f" ({visit.purpose})" if visit.purpose else ""
    when = period(visit.since, visit.until) if visit.day_known else f"around {day(visit.since)}"
    over = visit.kind == "overflight"
    match visit.outcome:
        case "completed" if over:
            text = f"{name} flew over {to} {when}{purpose}"
        case "completed" | "cut-short" if known < max(visit.until, visit.public):
            text = f"{name} came to {to} on {day(visit.since)}{purpose}"
        case "completed":
            verb = "passed through" if visit.kind == "transit" else "visited"
            text = f"{name} {verb} {to} {when}{purpose} and was not arrested"
        case "cut-short":
            text = f"{name} came to {to} {_begun(visit, when)}{purpose} and left early, {_left(visit)}without an arrest"
            text += _CAUSE.get(visit.cause or "", "")
        case "cancelled" | "refused":
            trip = f"A flight of {name} over {to}" if over else f"A trip of {name} to {to}"
            ended = "was refused" if visit.outcome == "refused" else "was called off"
            planned = when.removeprefix("on ").removeprefix("from ")
            text = f"{trip} planned for {planned}{purpose} {ended}, as became known on {day(visit.public)}"
            text += _CAUSE.get(visit.cause or "", "")
        case "arrested" | "surrendered":
            return _ended_in_custody(visit, person, host, purpose)
    return Sentence(text, (visit.id,), ())


def _ended_in_custody(visit: Visit, person: Person, host: State, purpose: str) -> Sentence:
    """Say that a trip ended with an arrest or a hand-over, on the day of that, which may be later than the arrival."""
    name, to, began = person.name, host.in_text, _begun(visit, f"around {day(visit.since)}")
    event = next((e for e in person.custody if is_end_of(e, visit)), None)
    did = "arrested" if visit.outcome == "arrested" else "handed over to the Court"
    if event and first_day(event.date) > visit.since:
        text = f"{name} came to {to} {began}{purpose} and was {did} on {day(first_day(event.date))}"
        return Sentence(text, (visit.id, claims.of_custody(person, event)), ())
    where = "in" if visit.outcome == "arrested" else "from"
    return Sentence(f"{name} was {did} {where} {to} {began}{purpose}", (visit.id,), ())


def is_end_of(event: CustodyEvent, visit: Visit) -> bool:
    """Say whether the arrest or the hand-over is that in which the trip ended."""
    same = event.event == visit.outcome and event.by == visit.state and len(event.date) == _WHOLE_DAY
    return same and visit.since <= first_day(event.date) <= visit.until


def _begun(visit: Visit, when: str) -> str:
    return f"on {day(visit.since)}" if visit.day_known else when


def _left(visit: Visit) -> str:
    return f"on {day(visit.until)}, " if visit.day_known and visit.until > visit.since else ""


def taken(event: CustodyEvent, person: Person, host: State) -> Sentence:
    """Say that the host arrested the person, or handed him or her over."""
    when = f"on {day(first_day(event.date))}" if len(event.date) == _WHOLE_DAY else f"in {event.date}"
    if event.event == "arrested":
        text = f"{person.name} was arrested in {host.in_text} {when}"
    else:
        text = f"{person.name} was surrendered to the Court by {host.in_text} {when}"
    return Sentence(text, (claims.of_custody(person, event),), ())


def found(finding: Finding, host: State, known: date) -> Sentence:
    """Say what a chamber found about the host (art. 87(7)), whether it referred the matter, what became of that."""
    referred = listed([_REFERRED[name] for name in finding.referred])
    onward = [f"referred the matter to {referred}"] if referred else []
    onward += ["decided not to refer the matter"] if finding.not_referred else []
    asked = f"request{_ASKED[finding.asked]}" if finding.asked else "requests"
    failed = [f"found that {host.in_text} had failed to comply with its {asked} (art. 87(7))"]
    told = [*(failed if finding.kind == "non-compliance" else []), *onward]
    text = f"On {day(finding.published)}, the Court's {finding.body} {' and '.join(told)}"
    if finding.kind == "referral":
        text += f", as it had found before that {host.in_text} had failed to comply"
    if finding.appeal and finding.appeal_public and finding.appeal_public <= known:
        text += f"; {_lower(spelled(finding.appeal).rstrip('.'))}"
    return Sentence(text, (finding.id,), ())


def _lower(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"
