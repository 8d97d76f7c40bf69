"""The next change that an answer names is one: duty or level is another than on the day before, by the same
knowledge."""

from __future__ import annotations

from datetime import date, timedelta

from conftest import TODAY
from hypothesis import given, settings
from hypothesis import strategies as st

from warrantcheck.answer.trip.trip import Stop, case_of, trip
from warrantcheck.clock import Clock
from warrantcheck.dataset.records import Person
from warrantcheck.dataset.store import Dataset
from warrantcheck.law.office import assumed, office_held
from warrantcheck.lookup.find import place_of
from warrantcheck.risk.estimate import estimate
from warrantcheck.vocabulary import Standing

DATA = Dataset.shipped()
PLACES = [s.id for s in DATA.states] + [f"@{t.id}" for t in DATA.territories]
DAYS = st.dates(date(2005, 1, 1), date(2028, 12, 31))
PAST = st.dates(date(2005, 1, 1), TODAY)
OFFICES: list[Standing | None] = [None, None, "former", "head"]


def gist(person: Person, stop: Stop, clock: Clock, assume: Standing | None) -> tuple[str, str]:
    office = assumed(assume) if assume else office_held(person, clock)
    case = case_of(DATA, person, office, stop, clock)
    return case.duty.value, estimate(case, DATA.model).level


@settings(max_examples=150)
@given(
    st.sampled_from(DATA.people), st.sampled_from(PLACES), DAYS, st.none() | PAST, st.sampled_from(OFFICES), st.data()
)
def test_a_change_that_is_named_is_one_and_none_comes_before_it(
    person: Person, place: str, on: date, known: date | None, assume: Standing | None, draw: st.DataObject
) -> None:
    stop, clock = Stop.at(place_of(DATA, place)), Clock.of(TODAY, on, known)
    named = trip(DATA, person, [stop], clock, assume).legs[0].next_change
    end = named.date - timedelta(days=1) if named else on + timedelta(days=2000)
    now = gist(person, stop, clock, assume)
    if named:
        assert gist(person, stop, clock.at(end), assume) != gist(person, stop, clock.at(named.date), assume)
    between = draw.draw(st.dates(on, end))
    assert gist(person, stop, clock.at(between), assume) == now


def test_an_arrest_is_no_news_after_a_month() -> None:
    clock = Clock.of(TODAY, date(2011, 12, 10))
    (leg,) = trip(DATA, DATA.person("saif-al-islam-gaddafi"), [Stop(DATA.state("LY"))], clock).legs
    assert (leg.level, leg.next_change and leg.next_change.date) == ("high", date(2011, 12, 20))


def test_the_end_of_a_warrant_is_a_change_where_it_is_known_already() -> None:
    clock = Clock.of(TODAY, date(2008, 6, 19), date(2024, 8, 13))
    person = DATA.person("jean-pierre-bemba")
    named = trip(DATA, person, [Stop(DATA.state("ML"))], clock).legs[0].next_change
    assert named is not None
    assert named.date == date(2008, 7, 3)
