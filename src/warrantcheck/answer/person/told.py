"""What a claim said on a day: without an end that was still to come, and with one that was past."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from warrantcheck.answer.person import deeds
from warrantcheck.dataset import claims
from warrantcheck.dataset.claims import Claim
from warrantcheck.dataset.records import Person, State, Visit
from warrantcheck.dataset.store import Dataset
from warrantcheck.days import last_day


def of_person(person: Person, known: date) -> dict[str, str]:
    """Return the texts of offices and of what the own state does, by their claims, where they differ from these."""
    told = {}
    for office in person.offices:
        if office.until and last_day(office.until) > known:
            since = f", since {office.since}" if office.since else ""
            told[claims.of_office(person, office)] = f"{office.title}{since}"
    for home in person.home:
        if home.until and last_day(home.until) <= known:
            told[claims.of_home(person, home)] = _held(home.text, home.until)
    return told


def of_states(states: Iterable[State], known: date) -> dict[str, str]:
    """Return the texts of declarations and attributes, by their claims, where they differ from these."""
    told = {}
    for state in states:
        for one in state.declarations:
            if one.text and not one.text_on(known):
                told[claims.of_declaration(state, one)] = f"declaration under {one.article} lodged {one.lodged}"
        for attribute in state.attributes:
            if attribute.until and attribute.until <= known:
                told[claims.of_attribute(state, attribute)] = _held(attribute.text, attribute.until)
    return told


def text_of(data: Dataset, claim: Claim, trip: Visit | None, texts: Mapping[str, str], known: date) -> str:
    """Return the text of a claim as it was known; of a trip under way without its end."""
    if claim.id in texts:
        about = data.state(claim.about) if data.has("state", claim.about) else data.person(claim.about)
        return f"{about.name}: {texts[claim.id]}"
    if trip and trip.under_way(known):
        return f"{data.person(trip.person).name}, {data.state(trip.state).name}: {deeds.of_visit(trip, known).text}"
    ended = data.statement(claim.id).ended(known) if data.has("statement", claim.id) else ""
    return claim.text + ended


def _held(text: str, until: date | str) -> str:
    return f"held until {until}: {text}"  # first, as tables cut the rest
