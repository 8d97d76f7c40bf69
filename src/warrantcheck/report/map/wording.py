"""The words on a map: its title, its legend, what each place says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape

from warrantcheck.answer.trip.results import DISCLAIMER, Leg, trips_of
from warrantcheck.answer.world.map import MapResult, Spot
from warrantcheck.document.parts.words import DUTY_WORDS, day_words, own_mark, plain_text, risk_of, under_summons
from warrantcheck.vocabulary import QUESTIONS, RISK_MEANS, DutyValue, Level, Question

LONGEST_REASON = 70
LONGEST_NAME = 44

OTHERWISE = (
    "Others are judged by their duty and by what else is known of them, such as how they vote and whom they join."
)
"""On what a figure rests where nothing is known that the state said or did about the person."""

RING_MEANS = f"Ring: the figure rests on what the state itself said or did about the person. {OTHERWISE}"


def safe(text: str) -> str:
    """Write text so that neither markup nor control characters in it do anything."""
    clean = plain_text(text).replace("\n", " ").encode("utf-8", "replace").decode("utf-8")
    return escape(clean, quote=True)


def shorten(text: str, most: int) -> str:
    """Cut a text at a word and say so by an ellipsis."""
    if len(text) <= most:
        return text
    return f"{text[: most - 1].rsplit(' ', 1)[0].rstrip(' ,;:')}…"


def heading(result: MapResult) -> str:
    """Return what the map shows: whose risk, on which day, where."""
    return titled(result, not_wanted(result), day_words(result.world.on))


def titled(result: MapResult, unwanted: bool, day: str) -> str:
    """Return the title of a map on a day written in words."""
    what = "no public warrant" if unwanted else "risk of a trip"
    where = f", {result.world.region}" if result.world.region else ""
    return f"{shorten(result.world.name, LONGEST_NAME)}{where}: {what} on {day}"


def not_wanted(result: MapResult) -> bool:
    """Say whether nobody is wanted on the day."""
    return set(result.world.counts["duty"]) == {"not-wanted"}


def lead(unwanted: bool, duties: Iterable[DutyValue] = ()) -> str:
    """Return what the colours say; `duties` are those of the states on the map."""
    if unwanted:
        return "No public warrant in force on this day"
    return under_summons("Colour: chance, of 100, that the warrant defeats a trip to the state", duties)


def lead_of(result: MapResult) -> str:
    """Return what the colours of a map of one day say."""
    return lead(not_wanted(result), (leg.duty for leg in result.world.legs))


def selection(result: MapResult) -> str:
    """Return what was asked for besides a person and a day: an office, a level, a duty, groups; else nothing."""
    world = result.world
    parts = [f"Only states at this level: {world.shown}."] if world.shown else []
    parts += [f"Only states with this duty: {world.duty}."] if world.duty else []
    parts += [f"Only members of {' and '.join(group.id for group in world.groups)}."] if world.groups else []
    parts += [f"{world.office}."] if world.office.startswith("assumed") else []
    return " ".join(parts)


def days(result: MapResult) -> str:
    """Return the two days of the question, as other programs write them."""
    return f"On {result.world.on}, known on {result.world.known}."


def edition(result: MapResult) -> str:
    """Return who made the map of which data, and what it is not."""
    return (
        f"{DISCLAIMER[0].upper()}{DISCLAIMER[1:]}. Made with warrantcheck, data {result.version}, facts checked to "
        f"{result.checked}."
    )


def credit(result: MapResult) -> str:
    """Return whose borders they are, and how they were made flat."""
    return f"Borders: {result.canvas.source.split(',')[0]}, public domain. Projection: Equal Earth, without Antarctica."


def meaning(result: MapResult, questions: Iterable[Question]) -> Iterator[str]:
    """Yield what the risk is, for the questions that are answered, and what does not lie in the picture."""
    yield under_summons(RISK_MEANS["trip"], (leg.duty for leg in result.world.legs))
    if "home" in questions:
        yield f"In the country where the person lives: the chance {QUESTIONS['home']}."
    if result.outside:
        lie = ", ".join(f"{spot.name} ({words(spot.leg)})" for spot in result.outside)
        yield f"Too far away to be in the picture: {lie}."


def level_range(limits: Mapping[str, float], level: Level) -> str:
    """Return what a level means, of 100."""
    if level == "unclear":
        return "facts do not settle it"
    if level == "minimal":
        return f"below {limits['low']:g}"
    above = {"low": "moderate", "moderate": "high", "high": "severe"}.get(level)
    return f"{limits[level]:g} to under {limits[above]:g}" if above else f"{limits[level]:g} or more"


def one_day_only(result: MapResult) -> str:
    """Say why the page shows no other day, if the reader chose more than a person, a day and a region."""
    if not_wanted(result):
        return "No other day: on none was the person sought under a public warrant."
    return "This day alone: other days are drawn where no knowledge, office or selection of states is chosen."


def words(leg: Leg) -> str:
    """Return an answer in a few words: duty, risk, and whether it rests on what the state itself said or did."""
    if leg.duty == "not-wanted":
        return "not wanted"
    home = f"; {QUESTIONS['home']}" if leg.question == "home" else ""
    own = "; rests on its own word or record" if leg.own_evidence else ""
    return f"{DUTY_WORDS[leg.duty]}; risk {leg.level}, {risk_of(leg)} of 100{home}{own}"


def risk_cell(leg: Leg) -> str:
    """Return a risk for a table, with the mark of a figure that rests on nothing the state itself said or did."""
    home = " (at home)" if leg.question == "home" else ""
    return f"{own_mark(leg)}{' ' if own_mark(leg) else ''}{risk_of(leg)}{home}"


def suffix(spot: Spot) -> str:
    """Return what is said of a place on every day."""
    disputed = f"; disputed{f', {spot.held_by}' if spot.held_by else ''}" if spot.disputed else ""
    return f"{disputed}{'; own country' if spot.home else ''}"


def label(spot: Spot) -> str:
    """Return the short name of a place for a reader who tabs through: name, duty, risk."""
    if not spot.shown:
        return f"{spot.name}: not in the selection"
    return f"{spot.name}: {words(spot.leg)}{suffix(spot)}"


def tooltip(spot: Spot) -> str:
    """Return the label with the main reason."""
    if not spot.shown or spot.leg.duty == "not-wanted":
        return label(spot)
    return f"{label(spot)}. {shorten(spot.reason, LONGEST_REASON)}"


def summary(result: MapResult) -> str:
    """Return the map in words: counts by level and duty, and the states with the highest risk."""
    world = result.world
    levels_ = ", ".join(f"{level} {count}" for level, count in world.counts["level"].items())
    duties = ", ".join(f"{DUTY_WORDS[duty]} {count}" for duty, count in world.counts["duty"].items())
    top = sorted(trips_of(world.legs), key=lambda leg: (-leg.risk, leg.name))[:10]
    highest = ", ".join(f"{leg.name} {risk_of(leg)}" for leg in top if leg.risk > 0)
    return (
        f"States by level: {levels_}. By duty: {duties}. {f'Highest risk, of 100: {highest}. ' if highest else ''}"
        f"{person(world.status.text, world.office)}"
    )


def person(status: str, office: str) -> str:
    """Return where and what the person was."""
    return f"{status}. Office: {office}."
