"""Every state for one person, as a result and as a map."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal, get_args

from warrantcheck.answer.world.world import WorldResult
from warrantcheck.answer.world.world import world as _world
from warrantcheck.api.arguments import Day, one_of, text, texts
from warrantcheck.api.question import Question
from warrantcheck.clock import Clock
from warrantcheck.dataset.records import Person
from warrantcheck.dataset.store import Dataset
from warrantcheck.geography.regions import find_region
from warrantcheck.vocabulary import ORDER, DutyValue, Level, Standing


def world(
    person: str,
    *,
    on: Day | None = None,
    known: Day | None = None,
    assume: Standing | None = None,
    sort: Literal["risk", "name"] = "risk",
    region: str | None = None,
    group: str | Iterable[str] = (),
    level: Level | None = None,
    duty: DutyValue | None = None,
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
        group: only the members, on the day of travel, of groups such as `EU` or `BRICS`.
        level: keep only the states of this level; `counts` are of all.
        duty: keep only the states with this duty; `counts` are of all.
        data: the data to use; the shipped data if not given.

    Raises:
        UnknownName: nobody, or no region, is called so.
        AmbiguousName: several people are.
        BadDate: a day cannot be read, can mean two, or is out of range.
        WrongType: a value is of a type that the parameter cannot be.
    """
    group = texts("group", group)
    words = {"region": region, "group": group, "level": level, "duty": duty}
    asked = Question("world", data, person=person, assume=assume, sort=sort, **words)
    result, _, _ = _asked(asked, person, on, known, assume, sort, **words)
    return asked.answer(result)


def world_map(
    person: str,
    *,
    form: Literal["svg", "html"] = "svg",
    on: Day | None = None,
    known: Day | None = None,
    assume: Standing | None = None,
    region: str | None = None,
    group: str | Iterable[str] = (),
    level: Level | None = None,
    duty: DutyValue | None = None,
    data: Dataset | None = None,
) -> str:
    """Draw a map of the world for a person: the text of an SVG, or of a page that fetches nothing.

    The page has a slider of the days on which answers change, where neither `known` nor `assume` nor `level` is given.

    The arguments besides `form`, and the errors, are those of `world`; docs/map.md explains what the map shows.

    Raises:
        DataError: the shapes that are shipped cannot be read.
    """
    from warrantcheck.answer.world.map import map_of
    from warrantcheck.report.map.html import html_map
    from warrantcheck.report.map.svg import svg_map

    one_of("form", form, ("svg", "html"))
    asked = Question("world", data)
    words = {"region": region, "group": texts("group", group), "level": level, "duty": duty}
    result, who, clock = _asked(asked, person, on, known, assume, "risk", **words)
    asked.require_looked_up(result, asked.data)
    drawn = map_of(asked.data, who, clock, result, assume, asked.today if form == "html" else None)
    return html_map(drawn) if form == "html" else svg_map(drawn)


def map_png(svg: str) -> bytes:
    """Turn the SVG of `world_map` into a PNG, 2000 pixels wide.

    Raises:
        UsageError: the optional package is not installed (`pip install 'warrantcheck[png]'`), or the text is no SVG.
    """
    from warrantcheck.report.map.png import png_of

    return png_of(text("svg", svg))


def _asked(
    asked: Question,
    person: str,
    on: Day | None,
    known: Day | None,
    assume: Standing | None,
    sort: str,
    region: Any,
    group: Any,
    level: Any,
    duty: Any,
) -> tuple[WorldResult, Person, Clock]:
    one_of("sort", sort, ("risk", "name"))
    if level is not None:
        one_of("level", level, ORDER)
    if duty is not None:
        one_of("duty", duty, get_args(DutyValue))
    within = find_region(text("region", region)) if region is not None else None
    office = asked.assumed(assume)
    clock = asked.clock(on, known)
    who, groups = asked.person(person), asked.groups(group, clock)
    result = _world(asked.data, who, clock, office, sort, region=within, level=level, duty=duty, groups=groups)
    return result, who, clock
