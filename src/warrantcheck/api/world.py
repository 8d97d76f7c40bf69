"""Every state for one person, as a result and as a map."""

from __future__ import annotations

from typing import Literal

from warrantcheck.answer.world import WorldResult
from warrantcheck.answer.world import world as _world
from warrantcheck.api.data import load
from warrantcheck.api.question import Day, clock_of, this_day
from warrantcheck.dataset.store import Dataset
from warrantcheck.geography.regions import find_region
from warrantcheck.lookup.find import find_person
from warrantcheck.vocabulary import Level, Standing


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
        BadDate: a day cannot be read, can mean two, or is out of range.
    """
    source = data or load()
    within = find_region(region) if region is not None else None
    who = find_person(source, person)
    return _world(source, who, clock_of(on, known), assume, sort, region=within, level=level)


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
    """Draw a map of the world for a person: the text of an SVG, or of a page that fetches nothing.

    The page has a slider of the days on which answers change, where neither `known` nor `assume` nor `level` is given.

    The arguments besides `form`, and the errors, are those of `world`; docs/map.md tells what the map shows.

    Raises:
        DataError: the shapes that are shipped cannot be read.
    """
    from warrantcheck.answer.map import map_of
    from warrantcheck.report.map.html import html_map
    from warrantcheck.report.map.svg import svg_map

    source, clock = data or load(), clock_of(on, known)
    result = world(person, on=clock.on, known=clock.known, assume=assume, region=region, level=level, data=source)
    today = this_day() if form == "html" else None
    drawn = map_of(source, source.person(result.person), clock, result, assume, today)
    return html_map(drawn) if form == "html" else svg_map(drawn)


def map_png(svg: str) -> bytes:
    """Turn the SVG of `world_map` into a PNG, 2000 pixels wide.

    Raises:
        UsageError: the optional package is not installed: `pip install 'warrantcheck[png]'`.
    """
    from warrantcheck.report.map.png import png_of

    return png_of(svg)
