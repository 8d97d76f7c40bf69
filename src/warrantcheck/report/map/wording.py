"""The words on a map: its title, its legend, what each place says."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from warrantcheck.answer.map import MapResult, Spot
from warrantcheck.answer.results import DISCLAIMER, trips_of
from warrantcheck.document.words import DUTY_WORDS, plain_text, risk_of
from warrantcheck.vocabulary import ORDER, QUESTIONS, Level

LONGEST_REASON = 70
LONGEST_NAME = 44


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
    """Return who the map is about."""
    where = f" and {result.world.region}" if result.world.region else " and the world"
    return f"{shorten(result.world.name, LONGEST_NAME)}{where}"


def question(result: MapResult) -> str:
    """Return what the colours say."""
    if set(result.world.counts["duty"]) == {"not-wanted"}:
        return "No public warrant in force on this day"
    return "Chance that the warrant defeats the trip, of 100; duty to arrest"


def selection(result: MapResult) -> str:
    """Return what was asked for besides a person and a day: an office, a level, a duty, groups; else nothing."""
    world = result.world
    parts = [f"Only level {world.shown}."] if world.shown else []
    parts += [f"Only duty {world.duty}."] if world.duty else []
    parts += [f"Only members of {' and '.join(group.id for group in world.groups)}."] if world.groups else []
    parts += [f"{world.office}."] if world.office.startswith("assumed") else []
    return " ".join(parts)


def days(result: MapResult) -> str:
    """Return the two days of the question and the edition of the data."""
    world = result.world
    return f"On {world.on}, known on {world.known}. Data {result.version}, facts checked to {result.checked}."


def credit(result: MapResult) -> str:
    """Return whose shapes they are, and what the map is not."""
    return f"{DISCLAIMER[0].upper()}{DISCLAIMER[1:]}. Shapes: {result.canvas.source.split(',')[0]}; Equal Earth."


def levels(result: MapResult) -> Iterator[tuple[Level, str]]:
    """Yield each level, highest first, with what it means and how many states have it."""
    counts = result.world.counts["level"]
    for level in reversed(ORDER):
        if level != "unclear":
            yield level, f"{level}: {_range(result, level)} of 100 ({counts.get(level, 0)})"
    yield "unclear", f"unclear: the facts do not settle it ({counts.get('unclear', 0)})"


def bound(result: MapResult) -> int:
    """Return how many of the states asked for have a duty."""
    free = {"none", "none-summons", "not-wanted"}
    return sum(count for duty, count in result.world.counts["duty"].items() if duty not in free)


def label(spot: Spot) -> str:
    """Return the short name of a place for a reader who tabs through: name, risk, duty."""
    if not spot.shown:
        return f"{spot.name}: not in the selection"
    if spot.leg.duty == "not-wanted":
        return f"{spot.name}: not wanted"
    disputed = f"; disputed{f', {spot.held_by}' if spot.held_by else ''}" if spot.disputed else ""
    home = "; own country" if spot.home else ""
    home += f": {QUESTIONS['home']}" if spot.leg.question == "home" else ""
    risk = f"risk {spot.leg.level}, {risk_of(spot.leg)} of 100"
    return f"{spot.name}: {DUTY_WORDS[spot.leg.duty]}; {risk}{disputed}{home}"


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
        f"{world.status.text}. Office: {world.office}. Hatched places are disputed. Antarctica is left out. "
        f"{credit(result)}"
    )


def _range(result: MapResult, level: Level) -> str:
    limits = result.limits
    if level == "minimal":
        return f"below {limits['low']:g}"
    above = {"low": "moderate", "moderate": "high", "high": "severe"}.get(level)
    return f"{limits[level]:g} to {limits[above]:g}" if above else f"{limits[level]:g} and more"
