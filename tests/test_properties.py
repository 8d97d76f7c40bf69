"""What must hold for every person, state and day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from conftest import TODAY
from hypothesis import given, settings
from hypothesis import strategies as st

from warrantcheck.answer.trip.trip import Stop, trip
from warrantcheck.clock import FIRST_DAY, Clock
from warrantcheck.dataset.store import Dataset
from warrantcheck.law.duty import BINDING
from warrantcheck.law.membership import membership
from warrantcheck.vocabulary import ORDER

DATA = Dataset.shipped()
people = st.sampled_from(DATA.people)
states = st.sampled_from(DATA.states)
days = st.dates(FIRST_DAY, TODAY + timedelta(days=1000))
past = st.dates(FIRST_DAY, TODAY)


@settings(max_examples=150)
@given(people, states, days)
def test_every_answer_is_within_bounds(person: Any, state: Any, on: date) -> None:
    leg = trip(DATA, person, [Stop(state)], Clock.of(TODAY, on)).legs[0]
    assert 0 <= leg.risk <= 100
    assert 0 <= leg.arrest.low <= leg.arrest.high <= 100
    assert leg.level in ORDER
    assert all(DATA.claim(claim) for factor in leg.factors for claim in factor.claims)
    assert all(DATA.source(source) for source in leg.sources)


@settings(max_examples=80)
@given(people, st.lists(states, min_size=1, max_size=4), states, past)
def test_more_legs_never_lower_the_risk(person: Any, some: list[Any], another: Any, on: date) -> None:
    clock = Clock.of(TODAY, on)
    short = trip(DATA, person, [Stop(s) for s in some], clock)
    long = trip(DATA, person, [Stop(s) for s in (*some, another)], clock)
    assert long.risk >= short.risk
    assert ORDER.index(long.level) >= ORDER.index(short.level)


@settings(max_examples=150)
@given(people, states, past, past)
def test_nobody_is_wanted_before_a_warrant_is_public(person: Any, state: Any, on: date, known: date) -> None:
    leg = trip(DATA, person, [Stop(state)], Clock.of(TODAY, on, known)).legs[0]
    if all(w.public > min(on, known) for w in person.warrants):
        assert leg.duty == "not-wanted"


@settings(max_examples=100)
@given(people, states, past)
def test_a_party_always_owes_arrest_to_a_warrant(person: Any, state: Any, on: date) -> None:
    clock = Clock.of(TODAY, on)
    leg = trip(DATA, person, [Stop(state)], clock).legs[0]
    if membership(state, clock).status == "party" and leg.duty not in ("not-wanted", "none-summons"):
        assert leg.duty == "arrest"
    if leg.duty in BINDING:
        assert leg.articles


@settings(max_examples=60)
@given(people, states, past)
def test_later_knowledge_of_today_does_not_change_what_was_known_then(person: Any, state: Any, on: date) -> None:
    """Asked on any later day, a question with both days fixed has one answer."""
    first = trip(DATA, person, [Stop(state)], Clock.of(on, on))
    second = trip(DATA, person, [Stop(state)], Clock.of(TODAY, on, on))
    assert first == second
