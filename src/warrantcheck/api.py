"""The Python API: everything the command line can answer, as functions that take plain values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from warrantcheck.answer import diff as _diff
from warrantcheck.answer import event as _events
from warrantcheck.answer import people as _people
from warrantcheck.answer import states as _states
from warrantcheck.answer.calendar import MONTHS, CalendarResult
from warrantcheck.answer.calendar import calendar as _calendar
from warrantcheck.answer.data import require_fresh
from warrantcheck.answer.diff import DiffResult
from warrantcheck.answer.event import EventResult
from warrantcheck.answer.matrix import MatrixResult
from warrantcheck.answer.matrix import matrix as _matrix
from warrantcheck.answer.people import PeopleResult, PersonResult
from warrantcheck.answer.results import TripResult
from warrantcheck.answer.states import StateResult, StatesResult
from warrantcheck.answer.trip import Stop
from warrantcheck.answer.trip import trip as _trip
from warrantcheck.answer.world import WorldResult
from warrantcheck.answer.world import world as _world
from warrantcheck.bulk.columns import Naming
from warrantcheck.bulk.run import BatchResult, Kind, kind_of, require_kind
from warrantcheck.bulk.run import batch as _batch
from warrantcheck.citation import paragraph as _paragraph
from warrantcheck.citation.results import CiteResult
from warrantcheck.clock import Clock
from warrantcheck.dataset.store import Dataset
from warrantcheck.days import parse_day
from warrantcheck.errors import UsageError
from warrantcheck.export.intervals import IntervalRow, interval_rows
from warrantcheck.geography.regions import find_region
from warrantcheck.lookup.event import find_event, find_series
from warrantcheck.lookup.find import find_person, find_place, find_state
from warrantcheck.vocabulary import Level, Standing
from warrantcheck.whole_file import whole_file

if TYPE_CHECKING:
    from warrantcheck.answer.route_results import RouteResult

if TYPE_CHECKING:
    from warrantcheck.plan.results import CheckResult
    from warrantcheck.vocabulary import Limit

Day = date | str


@cache
def load(folder: Path | None = None) -> Dataset:
    """Open the data shipped with the package, or a folder of YAML files.

    Raises:
        DataError: it cannot be read or is not sound.
    """
    return Dataset.from_folder(folder) if folder else Dataset.shipped()


def trip(
    person: str,
    to: Iterable[str],
    *,
    via: Iterable[str] = (),
    on: Day | None = None,
    known: Day | None = None,
    assume: Standing | None = None,
    data: Dataset | None = None,
) -> TripResult:
    """Say what each state must do, and what is likely to happen, if a person travels.

    Args:
        person: name, alias or id.
        to: destinations, as names or ISO codes.
        via: stops on the way.
        on: day of travel; today if not given.
        known: use only what was public on this day; the earlier of today and `on` if not given.
        assume: judge as if this office were held.
        data: the data to use; the shipped data if not given.

    Raises:
        UnknownName: nobody, or no state, is called so.
        AmbiguousName: several are.
        BadDate: a day is not written as YYYY-MM-DD, or out of range.
    """
    source = data or load()
    stops = [Stop.at(find_place(source, place), "transit") for place in via]
    stops += [Stop.at(find_place(source, place)) for place in to]
    return _trip(source, find_person(source, person), stops, _clock(on, known), assume)


def world(
    person: str,
    *,
    on: Day | None = None,
    known: Day | None = None,
    assume: Standing | None = None,
    sort: Literal["risk", "name"] = "risk",
    region: str | None = None,
    level: Level | None = None,
    data: Dataset | None = None,
) -> WorldResult:
    """Say what every state must do, and what is likely to happen there.

    Args:
        person: name, alias or id.
        on: day of travel; today if not given.
        known: use only what was public on this day; the earlier of today and `on` if not given.
        assume: judge as if this office were held.
        sort: `risk`, the highest first, or `name`.
        region: only the states of this region, such as `Europe` or `Western Africa`.
        level: keep only the states of this level; `counts` are of all.
        data: the data to use; the shipped data if not given.

    Raises:
        UnknownName: nobody, or no region, is called so.
        AmbiguousName: several people are.
        BadDate: a day is not written as YYYY-MM-DD, or out of range.
    """
    source = data or load()
    within = find_region(region) if region is not None else None
    who = find_person(source, person)
    return _world(source, who, _clock(on, known), assume, sort, region=within, level=level)


def world_map(
    person: str,
    *,
    form: Literal["svg", "html"] = "svg",
    on: Day | None = None,
    known: Day | None = None,
    assume: Standing | None = None,
    region: str | None = None,
    level: Level | None = None,
    data: Dataset | None = None,
) -> str:
    """Draw a map of the world for a person: the text of an SVG or of a page that fetches nothing.

    The arguments besides `form`, and the errors, are those of `world`; docs/map.md tells what the map shows.

    Raises:
        DataError: the shapes that are shipped cannot be read.
    """
    from warrantcheck.answer.map import map_of
    from warrantcheck.report.map.html import html_map
    from warrantcheck.report.map.svg import svg_map

    source, clock = data or load(), _clock(on, known)
    result = world(person, on=clock.on, known=clock.known, assume=assume, region=region, level=level, data=source)
    drawn = map_of(source, source.person(result.person), clock, result, assume)
    return html_map(drawn) if form == "html" else svg_map(drawn)


def map_png(svg: str) -> bytes:
    """Turn the SVG of `world_map` into a PNG, 2000 pixels wide.

    Raises:
        UsageError: the optional package is not installed: `pip install 'warrantcheck[png]'`.
    """
    from warrantcheck.report.map.png import png_of

    return png_of(svg)


def route(
    person: str,
    begin: str | None = None,
    to: str | None = None,
    *,
    via: Iterable[str] = (),
    track: Path | str | None = None,
    on: Day | None = None,
    known: Day | None = None,
    assume: Standing | None = None,
    data: Dataset | None = None,
) -> RouteResult:
    """Say whose airspace a flight crosses, and what each state must and may do about it.

    Args:
        person: name, alias or id.
        begin: where the flight begins: airport, large city, or a state (its capital).
        to: where it ends.
        via: landings on the way.
        track: instead of places, a file of observed positions (GPX, GeoJSON or CSV).
        on: day of the flight; if not given, the day of the track's first position, else today.
        known: use only what was public on this day; the earlier of today and `on` if not given.
        assume: judge as if this office were held.
        data: the data to use; the shipped data if not given.

    Raises:
        UsageError: neither both places nor a track are given, or all; the track cannot be read.
        DataError: the files of airspace are missing or damaged.
        UnknownName, AmbiguousName, BadDate: as for `trip`.
    """
    from warrantcheck.answer.flight import fly
    from warrantcheck.answer.route import route as _route

    source = data or load()
    flight = fly(source, begin, to, tuple(via), Path(track) if track is not None else None)
    return _route(source, find_person(source, person), flight, _clock(on or flight.day, known), assume)


def person(query: str, *, on: Day | None = None, known: Day | None = None, data: Dataset | None = None) -> PersonResult:
    """Say what is known of a person on a day; errors as for `trip`."""
    return _people.person(find_person(data or load(), query), _clock(on, known))


def people(*, on: Day | None = None, known: Day | None = None, data: Dataset | None = None) -> PeopleResult:
    """List everyone named in a warrant or summons that was public on a day."""
    return _people.people(data or load(), _clock(on, known))


def state(query: str, *, on: Day | None = None, known: Day | None = None, data: Dataset | None = None) -> StateResult:
    """Say where a state stands under the Rome Statute on a day; errors as for `trip`."""
    source = data or load()
    return _states.state(source, find_state(source, query), _clock(on, known))


def states(*, on: Day | None = None, known: Day | None = None, data: Dataset | None = None) -> StatesResult:
    """List every state with its status on a day, and count the States Parties."""
    return _states.states(data or load(), _clock(on, known))


def batch(
    source: Path | str,
    out: Path | str,
    *,
    kind: Kind | None = None,
    columns: Mapping[str, str] | None = None,
    encoding: str | None = None,
    data: Dataset | None = None,
) -> BatchResult:
    """Answer every row of a CSV, JSON lines or Parquet file, and write the rows with the answers to `out`.

    Args:
        source: the file with the rows.
        out: the file to write, of the same kind.
        kind: `csv`, `jsonl` or `parquet`; by the ending of `source` if not given.
        columns: what the columns that ask are called in the file, such as `{"person": "name", "to": "country"}`.
        encoding: of a text that is neither UTF-8 nor UTF-16 with its mark, such as `cp1252`.
        data: the data to use; the shipped data if not given.

    Raises:
        UsageError: the input cannot be used, or the output cannot be written; what stood at `out` is untouched.
    """
    source = Path(source)
    which = kind_of(source, kind)
    require_kind(Path(out), which)
    naming = Naming(columns)
    try:
        stream = source.open("rb")
    except OSError as error:
        raise UsageError(f"{source}: cannot be read: {error.strerror or error}.") from error
    with stream, whole_file(Path(out)) as sink:
        return _batch(data or load(), _today(), stream, sink, which, naming=naming, encoding=encoding)


def intervals(*, data: Dataset | None = None) -> Iterator[IntervalRow]:
    """Yield what holds for every person in every state, from which day to which."""
    return interval_rows(data or load(), _today())


def _today() -> date:
    return date.today()  # noqa: DTZ011 (the caller's calendar day is meant)


def calendar(
    person: str,
    *,
    on: Day | None = None,
    known: Day | None = None,
    months: int = MONTHS,
    series: str | None = None,
    data: Dataset | None = None,
) -> CalendarResult:
    """List the events of the next months with duty and risk for one person at each host; errors as for `trip`.

    Args:
        person: name, alias or id.
        on: the day from which to look ahead; today if not given.
        known: leave out what was announced after this day; the earlier of today and `on` if not given.
        months: how far to look ahead.
        series: only events of this series, such as `G20`.
        data: the data to use; the shipped data if not given.
    """
    source = data or load()
    chosen = find_series(source, series) if series is not None else None
    return _calendar(source, find_person(source, person), _clock(on, known), months, chosen)


def event(name: str, *, known: Day | None = None, data: Dataset | None = None) -> EventResult:
    """Judge a visit of everyone wanted to the host of an event, on its first day.

    Args:
        name: id, name or alias of the event, such as `BRICS 2023`.
        known: use only what was public on this day; if not given, the day before a past event began, or today.
        data: the data to use; the shipped data if not given.

    Raises:
        UnknownName: no event is called so, or it had not been announced by `known`.
        AmbiguousName: several are called so, or the name is that of a series.
        BadDate: a day is not written as YYYY-MM-DD, or out of range.
    """
    source = data or load()
    found = find_event(source, name)
    today = _today()
    return _events.event(source, _events.asked(source, found, today, _day(known, today)))


def matrix(
    people: Iterable[str],
    to: Iterable[str],
    *,
    on: Day | None = None,
    known: Day | None = None,
    data: Dataset | None = None,
) -> MatrixResult:
    """Judge a visit of each of several people to each of several places; errors as for `trip`."""
    source = data or load()
    who = [find_person(source, name) for name in people]
    return _matrix(source, who, [find_place(source, place) for place in to], _clock(on, known))


def check(
    plan: Path | str,
    *,
    fail_on: Limit | None = None,
    fail_on_unclear: bool | None = None,
    today: date | None = None,
    data: Dataset | None = None,
) -> CheckResult:
    """Hold a plan of trips to a limit: the plan's own, unless another is given.

    Args:
        plan: the YAML file; `docs/ci.md` says what stands in it. Its `max_age` counts too.
        fail_on: a level, or `duty`.
        fail_on_unclear: object to trips whose level is unclear.
        today: the day on which acceptances must not have expired; the calendar's if not given.
        data: the data to use; the shipped data if not given.

    Raises:
        BadPlan: the plan cannot be read, or names what nobody knows.
        StaleData: the facts were checked longer ago than the plan allows.
    """
    from warrantcheck.plan.check import check as _check
    from warrantcheck.plan.source import load as _load_plan

    source = _load_plan(Path(plan))
    known = data or load()
    day = today or _today()
    if source.plan.max_age is not None:
        require_fresh(known, day, source.plan.max_age)
    unclear = source.plan.fail_on_unclear if fail_on_unclear is None else fail_on_unclear
    return _check(known, source, day, fail_on or source.plan.fail_on, bool(unclear))


def schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema of an answer (`trip`), of its rows (`trip-row`), of a failure (`error`), of a `plan`.

    Raises:
        UnknownName: there is no schema of that name.
    """
    from warrantcheck.report import schemas

    return schemas.schema(name)


def cite(
    person: str, place: str, *, on: Day | None = None, known: Day | None = None, data: Dataset | None = None
) -> CiteResult:
    """Write a paragraph for a story about a person and a place, each sentence with its claims; errors as for `trip`."""
    source, clock = data or load(), _clock(on, known)
    stop = Stop.at(find_place(source, place))
    past = clock.on < _today()
    return _paragraph.cite(source, find_person(source, person), stop, clock, past=past, with_bibtex=True)


def diff(old: Dataset, new: Dataset, *, on: Day | None = None) -> DiffResult:
    """Compare two versions of the data: their claims, and the answers of a day for everyone wanted in every state."""
    return _diff.diff(old, new, _clock(on, None))


def _clock(on: Day | None, known: Day | None) -> Clock:
    today = _today()
    return Clock.of(today, _day(on, today), _day(known, today))


def _day(value: Day | None, today: date) -> date | None:
    return parse_day(value, today) if isinstance(value, str) else value
