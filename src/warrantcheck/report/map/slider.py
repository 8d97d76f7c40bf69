"""The slider of the page: the days on which answers change, what changed on each, and the script that redraws the map.

The script is one fixed text, which the policy of the page allows by its checksum; the data are no script.
"""

from __future__ import annotations

import json
from base64 import b64encode
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from warrantcheck.answer.trip.results import Leg
from warrantcheck.answer.world.map import MapResult, at_home, main_reason
from warrantcheck.answer.world.map_days import MapDays, moved
from warrantcheck.document.parts.words import DUTY_WORDS, arrest_cell, day_words, plain_text, risk_of
from warrantcheck.errors import DataError
from warrantcheck.law.duty import BINDING
from warrantcheck.report.map.legend import kinds, seen_in
from warrantcheck.report.map.svg import mark
from warrantcheck.report.map.wording import LONGEST_REASON, lead, person, risk_cell, shorten, suffix, titled, words
from warrantcheck.vocabulary import ORDER

FILE = Path(__file__).with_name("slider.js")
LEVELS = tuple(reversed(ORDER))
TOLD = 3
"""Of how many changes of a day the cause is told."""
NAMED = 9
"""How many more places that changed are named."""
LONGEST_CAUSE, ALL_CAUSES = 150, 30_000
"""How long a cause is told, and about how much room there is for those of all days: the page stays below 400 kB."""
YEAR_APART, YEAR_APART_NARROW = 5, 24
"""How far apart years are written under the slider, in per cent of its length: on a wide page and on a narrow one."""


@cache
def script() -> str:
    """Return the script of the page.

    Raises:
        DataError: it is missing.
    """
    try:
        return FILE.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{FILE.name} cannot be read: reinstall warrantcheck.") from error


def policy() -> str:
    """Return what the page may do: use its own style, and run its own script."""
    checksum = b64encode(sha256(script().encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{checksum}'; base-uri 'none'; "
        "form-action 'none'"
    )


def other_kinds(result: MapResult, found: MapDays) -> set[str]:
    """Return what is drawn of answers on any of the days."""
    seen = [spot.key for spot in result.spots if spot.key in found.legs and seen_in(result, spot)]
    return {kind for key in seen for _, leg in found.legs[key] for kind in kinds(key, leg)}


def shown_days(found: MapDays) -> MapDays:
    """Leave out days on which an answer moves by less than is shown, but for the day asked about and today."""
    today = max(day.known for day in found.days)
    kept = {0, found.start, *(i for i, day in enumerate(found.days) if day.events or day.on == today)}
    for turns in found.legs.values():
        kept |= {since for (_, before), (since, after) in pairwise(turns) if words(before) != words(after)}
    stops = sorted(kept)
    legs = {}
    for key, turns in found.legs.items():
        moved_to = {bisect_left(stops, since): leg for since, leg in turns}  # of several on one stop, the last
        legs[key] = tuple((index, leg) for index, leg in moved_to.items() if index < len(stops))
    return MapDays(tuple(found.days[i] for i in stops), stops.index(found.start), legs)


def controls(result: MapResult, found: MapDays) -> str:
    """Return the slider, hidden until the script runs, with the data that it needs."""
    first, last = (day_words(found.days[i].on) for i in (0, -1))
    return (
        '<section id="time" hidden>\n<p><label for="day">Day shown:</label> <strong id="shown-day"></strong></p>\n'
        '<div class="turn"><button type="button" id="earlier">Earlier</button>\n'
        f'<div class="track"><input type="range" id="day" min="0" max="{len(found.days) - 1}" step="1" '
        f'value="{found.start}" aria-describedby="range">\n'
        f'<p class="years" aria-hidden="true">{_years(found)}</p></div>\n'
        '<button type="button" id="later">Later</button></div>\n'
        f'<p class="soft" id="range">{first} to {last}: the days on which an answer changes, with the day '
        "asked about and today. Each is judged by what was public on it.</p>\n"
        '<p id="changed" role="status" aria-live="polite"></p>\n</section>\n'
        f'<script type="application/json" id="days-data">{_json(_data(result, found))}</script>\n'
    )


def _years(found: MapDays) -> str:
    """Return the years under the slider, each where its first day stands, as far as there is room."""
    labels, wide, narrow = [], -100.0, -100.0
    years = [day.on.year for day in found.days]
    for year in sorted(set(years)):
        at = 100 * years.index(year) / max(len(years) - 1, 1)
        if at - wide < YEAR_APART or at > 100 - YEAR_APART / 2:
            continue
        minor = at - narrow < YEAR_APART_NARROW
        labels.append(f'<span class="{"minor" if minor else "major"}" style="left:{at:.1f}%">{year}</span>')
        wide, narrow = at, narrow if minor else at
    return "".join(labels)


class _Strings:
    """Texts by number, each once."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def __call__(self, text: str) -> int:
        return self.numbers.setdefault(plain_text(text), len(self.numbers))


def _data(result: MapResult, found: MapDays) -> dict[str, object]:
    strings, cells = _Strings(), dict[tuple[object, ...], int]()
    places = {}
    for spot in result.spots:
        if spot.key in found.legs:
            turns: list[int] = []
            for index, leg in found.legs[spot.key]:
                cell = cells.setdefault(_cell(leg, strings, spot.key), len(cells))
                turns += [index, cell] if turns[-1:] != [cell] else []
            at = mark(result, spot)
            places[spot.key] = [
                plain_text(spot.name),
                plain_text(suffix(spot)),
                *(round(value, 2) for value in (at.x, at.y, at.radius)),
                turns,
                int(seen_in(result, spot)),
            ]
    days = [
        (
            day.on.isoformat(),
            day.known.isoformat() if day.known != day.on else 0,
            strings(person(day.status, day.office)),
            plain_text(" ".join(_changed(result, found, index))),
        )
        for index, day in enumerate(found.days)
    ]
    return {
        "start": found.start,
        "levels": LEVELS,
        "titles": [plain_text(titled(result, unwanted, "{day}")) for unwanted in (False, True)],
        "leads": [lead(unwanted) for unwanted in (False, True)],
        "days": days,
        "places": places,
        "cells": list(cells),
        "strings": list(strings.numbers),
    }


def _cell(leg: Leg, strings: _Strings, key: str) -> tuple[object, ...]:
    """Return what the script shows of an answer; its fields are those that `draw` in the script takes."""
    home = at_home(leg) and not key.startswith("@")
    flags = (leg.duty in BINDING, leg.own_evidence, home, leg.duty == "not-wanted")
    return (
        LEVELS.index(leg.level),
        sum(1 << bit for bit, holds in enumerate(flags) if holds),
        leg.risk,
        strings(DUTY_WORDS[leg.duty]),
        strings(risk_cell(leg)),
        strings(arrest_cell(leg)),
        strings(words(leg)),
        strings(shorten(main_reason(leg), LONGEST_REASON)),
        int(leg.question == "home"),
    )


def _changed(result: MapResult, found: MapDays, index: int) -> Iterator[str]:
    """Yield the sentences that say what changed on a day."""
    day = found.days[index]
    for event in day.events:
        yield f"{event[0].upper()}{event[1:]}."
    if index == 0:
        yield "The first day shown."
        return
    names = {spot.key: spot.name for spot in result.spots}
    changes = []
    for key, turns in found.legs.items():
        for (_, before), (since, after) in pairwise(turns):
            if since == index and words(before) != words(after):
                changes.append((key.startswith("@"), -abs(after.risk - before.risk), names[key], before, after))
    changes.sort(key=lambda change: change[:3])
    if not changes:
        yield "No answer changes on this day by as much as is shown."
        return
    told, rest = changes[:TOLD], changes[TOLD:]
    yield f"{len(changes)} answer{'s change' if len(changes) > 1 else ' changes'}."
    steps: dict[str, list[str]] = {}
    for _, _, name, before, after in told:
        cause = shorten(moved(before, after), min(LONGEST_CAUSE, ALL_CAUSES // len(found.days)))
        steps.setdefault(cause, []).append(f"{name}: {_step(before, after)}")
    for cause, of_cause in steps.items():
        yield f"{'; '.join(of_cause)}.{f' {cause}' if cause else ''}"
    if rest:
        more = len(rest) - NAMED
        also = ", ".join(name for _, _, name, _, _ in rest[:NAMED])
        yield f"Also: {also}{f', and {more} more' if more > 0 else ''}."


def _step(before: Leg, after: Leg) -> str:
    """Say from what to what an answer moved: `must arrest; from 34 (moderate) to 12 (low)`."""
    if "not-wanted" in (before.duty, after.duty):
        return words(after)
    duty = f"{DUTY_WORDS[after.duty]} (before: {DUTY_WORDS[before.duty]}); " if before.duty != after.duty else ""
    one, other = (f"{risk_of(leg)} ({leg.level})" for leg in (before, after))
    return f"{duty}from {one} to {other}" if one != other else f"{duty}{one}, as before"


def _json(value: object) -> str:
    """Write data so that nothing in it ends the element around it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    clean = text.encode("utf-8", "replace").decode("utf-8")
    return clean.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
