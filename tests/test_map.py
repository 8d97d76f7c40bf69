"""Maps of the world: complete, true to the answer, safe to open, legible without colour."""

from __future__ import annotations

import itertools
import json
import math
import re
import runpy
import subprocess
import sys
from base64 import b64encode
from datetime import date
from errno import EFBIG
from hashlib import sha256
from html.parser import HTMLParser
from os import strerror
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from conftest import ROOT, TODAY, plain
from hypothesis import given, settings
from hypothesis import strategies as st

import warrantcheck
from warrantcheck.answer.trip.intervals import Table
from warrantcheck.answer.trip.trip import Stop
from warrantcheck.answer.world.map import MapResult, main_reason, map_of
from warrantcheck.answer.world.states import states
from warrantcheck.answer.world.world import world
from warrantcheck.clock import FIRST_DAY, Clock
from warrantcheck.dataset import shipped
from warrantcheck.dataset.store import Dataset
from warrantcheck.document.parts.words import DUTY_WORDS, arrest_cell, day_words
from warrantcheck.errors import DataError, UnknownName
from warrantcheck.geography.canvas import canvas, rings
from warrantcheck.geography.frame import frame_of, holds
from warrantcheck.geography.regions import find_region, regions
from warrantcheck.law.duty import BINDING
from warrantcheck.report.map.html import html_map
from warrantcheck.report.map.legend import legend
from warrantcheck.report.map.style import FILLS
from warrantcheck.report.map.svg import drawing, svg_map
from warrantcheck.report.map.text import LETTERS, raster, text_map
from warrantcheck.report.map.wording import LONGEST_REASON, risk_cell, shorten
from warrantcheck.report.report import Page
from warrantcheck.vocabulary import ORDER, RISK_MEANS, THRESHOLDS

DATA = Dataset.shipped()
MOST, MOST_OF_A_PAGE = 200_000, 400_000
SVG = "{http://www.w3.org/2000/svg}"
MAPS = [
    ("vladimir-putin", TODAY),
    ("vladimir-putin", date(2023, 3, 20)),
    ("benjamin-netanyahu", TODAY),
    ("omar-al-bashir", date(2015, 6, 13)),
    ("sergei-shoigu", TODAY),
    ("omar-al-bashir", date(2008, 1, 1)),
]


def result_of(person: str, on: date, *, days: bool = False, **asked: Any) -> MapResult:
    clock = Clock.of(TODAY, on)
    who = DATA.person(person)
    return map_of(DATA, who, clock, world(DATA, who, clock, **asked), today=TODAY if days else None)


def changed(record: Any, **fields: Any) -> Any:
    """Return a record with other values in some fields."""
    return type(record)(**{name: getattr(record, name) for name in type(record).__annotations__} | fields)


def places(svg: str) -> dict[str, list[Any]]:
    """Return the pictures of every place in an SVG, which must be well-formed."""
    root = ET.fromstring(svg)  # noqa: S314 (our own output)
    return {e.attrib["data-place"]: list(e) for e in root.iter() if "data-place" in e.attrib}


@pytest.fixture(scope="module", params=MAPS, ids=lambda case: f"{case[0]} {case[1]}")
def drawn(request: pytest.FixtureRequest) -> MapResult:
    return result_of(*request.param)


def test_a_map_is_small_and_fetches_nothing(drawn: MapResult) -> None:
    for text, most in ((svg_map(drawn), MOST), (html_map(drawn), MOST_OF_A_PAGE)):
        assert len(text.encode()) <= most
        bare = text.replace('xmlns="http://www.w3.org/2000/svg"', "")
        for word in ("http:", "https:", "<script", "<image", "<link", "@import", "src=", "//"):
            assert word not in bare
        assert bare.count("url(") == bare.count("url(#")
        assert bare.count("href=") == bare.count('href="#')


def test_every_state_is_drawn_with_its_level_and_duty(drawn: MapResult) -> None:
    found = places(svg_map(drawn))
    answers = {leg.state: leg for leg in drawn.world.legs}
    assert set(answers) == {state.id for state in DATA.states}
    for code, leg in answers.items():
        _, *pictures = found[code]
        assert pictures, code
        classes = pictures[0].attrib["class"].split()
        assert [word for word in classes if word in ORDER] == [leg.level]
        assert ("duty" in classes) is (leg.duty in BINDING)


def test_every_state_party_of_the_day_has_a_dot_and_every_figure_of_its_own_a_ring(drawn: MapResult) -> None:
    svg = drawing(drawn)
    parties = {s.state for s in states(DATA, Clock.of(TODAY, drawn.world.on)).states if s.status == "party"}
    wanted = any(leg.duty != "not-wanted" for leg in drawn.world.legs)
    dots = svg.split('class="dot" d="')[1].split('"')[0] if 'class="dot"' in svg else ""
    points = {tuple(map(float, point.split())) for point in dots.replace("h0", "").split("M") if point}
    rings = re.findall(r'class="ring" cx="([^"]*)" cy="([^"]*)"', svg)
    assert len(rings) == sum(spot.leg.own_evidence for spot in drawn.spots)
    for spot in drawn.spots:
        shape = drawn.canvas.shapes[spot.key]
        at = shape.circle or shape.at
        assert (at in points) is spot.binds, spot.name
        assert (at in {tuple(map(float, ring)) for ring in rings}) is spot.leg.own_evidence, spot.name
        if spot.key in parties:
            assert spot.binds is wanted
    assert len(points) == sum(spot.binds for spot in drawn.spots)


def test_the_title_says_who_when_and_from_which_data(drawn: MapResult) -> None:
    for text in (svg_map(drawn), html_map(drawn), text_map(drawn, Page(80))):
        words = " ".join(re.sub(r"</text>\s*<text[^>]*>", " ", text).split())
        for part in (drawn.world.name, f"On {drawn.world.on}", f"known on {drawn.world.known}", DATA.version):
            assert part in words
        assert "Estimates, not legal advice." in words
        assert "Natural Earth" in words
        assert "warrantcheck" in words
        assert day_words(drawn.world.on) in words
        free = {leg.duty for leg in drawn.world.legs} == {"not-wanted"}
        assert (RISK_MEANS["trip"] in words) is not free


def test_a_selection_without_states_is_not_taken_for_a_person_who_is_not_wanted() -> None:
    empty = result_of("vladimir-putin", TODAY, level="unclear")
    assert empty.world.legs == ()
    free = result_of("omar-al-bashir", date(2008, 1, 1))
    for draw in (svg_map, html_map, lambda result: text_map(result, Page(80))):
        assert "No public warrant in force" not in draw(empty)
        assert "Only states at this level: unclear" in draw(empty)
        assert "No public warrant in force" in draw(free)


def test_tooltips_tell_duty_risk_and_reason() -> None:
    svg = svg_map(result_of("vladimir-putin", date(2024, 9, 1)))
    title = places(svg)["MN"][0].text
    assert title.startswith("Mongolia: must arrest; risk ")
    assert title.count(" of 100") == 1
    assert "; rests on its own word or record. " in title
    label = next(e for e in ET.fromstring(svg).iter() if e.get("data-place") == "MN")  # noqa: S314 (our own output)
    assert label.attrib["tabindex"] == "0"
    assert label.attrib["aria-label"].startswith("Mongolia: must arrest; risk ")


def test_the_reason_is_about_the_place_and_not_about_the_office() -> None:
    legs = world(DATA, DATA.person("vladimir-putin"), Clock.of(TODAY)).legs
    assert not any(main_reason(leg).startswith("Standing") for leg in legs)
    assert all(main_reason(leg) for leg in legs)


# --- shapes ---------------------------------------------------------------------------


def test_every_state_has_a_shape_and_small_ones_a_circle() -> None:
    shapes = canvas().shapes
    for state in DATA.states:
        assert shapes[state.id].path or shapes[state.id].circle
    for code in ("CK", "SM", "NR", "TV", "LI", "MH", "AG", "VU", "MT"):
        assert shapes[code].circle


def test_circles_do_not_overlap_and_stay_on_the_canvas() -> None:
    drawn = canvas()
    circles = {key: shape.circle for key, shape in drawn.shapes.items() if shape.circle}
    for a, b in itertools.combinations(circles, 2):
        assert math.dist(circles[a], circles[b]) > 2 * drawn.radius, (a, b)
    for x, y in circles.values():
        assert drawn.radius < x < drawn.width - drawn.radius
        assert drawn.radius < y < drawn.height - drawn.radius


def test_the_table_of_territories_decides_what_is_disputed() -> None:
    within = plain(ROOT / "tools" / "disputed.yaml")
    territories = plain(ROOT / "data" / "territories.yaml")
    disputed = {t["id"] for t in territories if t.get("disputed")}
    result = result_of("vladimir-putin", TODAY)
    spots = {spot.key[1:]: spot for spot in result.spots if spot.key.startswith("@")}
    for id_ in disputed:
        home = id_
        while "within" in within.get(home, {}):
            home = within[home]["within"]
        assert spots[home].disputed, id_
    assert {id_ for id_, spot in spots.items() if spot.disputed} <= disputed
    assert spots["crimea"].held_by == "held by Russia"
    assert spots["crimea"].leg.state == "UA"
    assert spots["western-sahara"].held_by == "held by Morocco"
    found = places(svg_map(result))
    for id_, spot in spots.items():
        classes = " ".join(str(e.attrib.get("class")) for e in found[f"@{id_}"])
        assert ("disputed" in classes) is spot.disputed
        assert not spot.disputed or "hatch" in classes or "circle" in classes


def test_data_of_ones_own_may_lack_a_territory(cli: Any, folder: Path, tmp_path: Path) -> None:
    file = folder / "territories.yaml"
    drawn = []
    for text in (file.read_text(), file.read_text().replace("- id: puerto-rico", "- id: porto-rico")):
        file.write_text(text)
        run = cli("world", "vladimir-putin", "--data", str(folder), "--map", str(tmp_path / "map.svg"))
        assert run.status == 0
        drawn.append(set(places((tmp_path / "map.svg").read_text())))
    assert drawn[0] - drawn[1] == {"@puerto-rico"}


@pytest.mark.parametrize("content", [None, b"{", b'{"shapes": 1}', b"\xff"])
@pytest.mark.parametrize("name", ["canvas", "regions"])
def test_a_damaged_file_is_an_error_of_the_data(
    name: str, content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = sys.modules[f"warrantcheck.geography.{name}"]
    monkeypatch.setattr(shipped, "yaml_folder", lambda: tmp_path)
    if content is not None:
        (tmp_path / "generated").mkdir()
        (tmp_path / "generated" / module.FILE_NAME).write_bytes(content)
    for compiled in (shipped.COMPILED, tmp_path / "none"):  # with a checksum to hold it to, and without
        monkeypatch.setattr(shipped, "COMPILED", compiled)
        with pytest.raises(DataError):
            getattr(module, name).__wrapped__()


def test_nothing_of_a_map_is_loaded_unless_one_is_asked_for() -> None:
    code = (
        "import sys; from warrantcheck.cli.app import run; run(['world', 'vladimir-putin', '-o', 'json']);"
        "sys.exit(any('.map' in m or 'canvas' in m or 'resvg' in m for m in sys.modules if 'warrantcheck' in m))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert run.returncode == 0, run.stderr


CITIES = {
    "FR": (48.86, 2.35), "KE": (-1.29, 36.82), "BR": (-15.79, -47.88), "RU": (55.75, 37.62), "US": (39.1, -94.58),
    "CN": (39.9, 116.4), "AU": (-23.7, 133.87), "MN": (47.92, 106.92), "ZA": (-26.2, 28.04), "CA": (51.05, -114.07),
    "IN": (28.61, 77.2), "UA": (50.45, 30.52), "HU": (47.5, 19.04), "RS": (44.8, 20.47), "CD": (-2.5, 23.6),
    "AM": (40.18, 44.51), "KZ": (51.17, 71.45), "TD": (12.1, 16.5), "PY": (-23.0, -59.0), "SD": (15.5, 32.56),
    "@crimea": (45.2, 34.1), "@western-sahara": (25.0, -13.0), "@somaliland": (9.56, 44.06),
    "@greenland": (72.0, -40.0),
}  # fmt: skip


@pytest.mark.parametrize("key", CITIES)
def test_places_lie_where_they_are(key: str) -> None:
    """A check of the projection by formulas of its own: Equal Earth (2018), centred on 11 degrees east."""
    latitude, longitude = map(math.radians, CITIES[key])
    t = math.asin(math.sqrt(3) / 2 * math.sin(latitude))
    a = (1.340264, -0.081106, 0.000893, 0.003796)

    def plane(lon: float, theta: float) -> tuple[float, float]:
        slope = 9 * a[3] * theta**8 + 7 * a[2] * theta**6 + 3 * a[1] * theta**2 + a[0]
        y = a[3] * theta**9 + a[2] * theta**7 + a[1] * theta**3 + a[0] * theta
        return 2 * math.sqrt(3) * lon * math.cos(theta) / (3 * slope), y

    drawn = canvas()
    scale = drawn.width / 2 / plane(math.pi, 0)[0]
    top = plane(0, math.asin(math.sqrt(3) / 2 * math.sin(math.radians(83.7))))[1]
    x, y = plane(longitude - math.radians(11), t)
    x, y = drawn.width / 2 + x * scale, (top - y) * scale
    inside = [name for name, shape in drawn.shapes.items() if within(x, y, shape.path)]
    assert inside == [key]


def within(x: float, y: float, path: str) -> bool:
    odd = False
    for ring in rings(path):
        for (x1, y1), (x2, y2) in itertools.pairwise([*ring, ring[0]]):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
                odd = not odd
    return odd


# --- no colour ------------------------------------------------------------------------


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_levels_stay_in_order_in_grey() -> None:
    grey = [luminance(FILLS[level]) for level in THRESHOLDS]
    for lighter, darker in itertools.pairwise(grey):
        assert (lighter + 0.05) / (darker + 0.05) > 1.2


def test_every_level_between_the_ends_has_a_pattern_of_its_own() -> None:
    svg = svg_map(result_of("vladimir-putin", TODAY))
    root = ET.fromstring(svg)  # noqa: S314 (our own output)
    patterns = {e.attrib["id"]: ET.tostring(e) for e in root.iter(f"{SVG}pattern")}
    assert {f"p-{level}" for level in ("low", "moderate", "high", "unclear")} | {"p-hatch"} == set(patterns)
    assert len({content.split(b">", 1)[1] for content in patterns.values()}) == len(patterns)


@pytest.mark.parametrize("width", [60, 80, 120, 300])
def test_the_map_of_the_terminal_fits_and_uses_letters_without_colour(width: int, cli: Any) -> None:
    run = cli("world", "putin", "--map", "-", "--width", str(width))
    assert run.status == 0
    assert max(map(len, run.out.splitlines())) <= min(width, 160)
    assert "\x1b" not in run.out
    for level, count in result_of("vladimir-putin", TODAY).world.counts["level"].items():
        assert f"{LETTERS[level]} {level}: " in run.out
        assert f"({count} state" in run.out
    assert "estimates, not legal advice" in " ".join(run.out.split()).lower()


def test_a_capital_in_the_terminal_is_a_duty() -> None:
    result = result_of("vladimir-putin", TODAY)
    grid = raster(result, 80)
    lines = text_map(result, Page(80)).split("\n\n")[1].splitlines()
    checked = 0
    for row, line in enumerate(lines):
        for column, sign in enumerate(line):
            spot = grid[2 * row][column] or grid[2 * row + 1][column]
            assert (spot is None) is (sign == " ")
            if spot and not spot.disputed:
                assert sign.lower() == LETTERS[spot.leg.level]
                assert sign.isupper() is spot.binds
                checked += 1
    assert checked > 300


@pytest.mark.parametrize(("options", "coloured"), [((), True), (("--color", "never"), False)])
def test_the_map_of_the_terminal_is_coloured_on_request(options: tuple[str, ...], coloured: bool, cli: Any) -> None:
    run = cli("world", "putin", "--map", "-", *options, environ={"FORCE_COLOR": "1"})
    assert ("\x1b[38;5;" in run.out) is coloured
    assert ("▀" in run.out) is coloured


# --- hostile text, any question -------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", "a\"b'c&d", "x\x00\x1b[31m\u202ey\ufffe", "]]>", "\ud800"]
)
def test_a_hostile_name_is_text(name: str) -> None:
    result = result_of("fidele-babala", date(2013, 11, 25), days=True)
    result = changed(
        result,
        world=changed(result.world, name=name),
        spots=tuple(changed(spot, name=name, reason=name, held_by=name) for spot in result.spots),
    )
    svg = svg_map(result)
    assert places(svg)
    page = html_map(result)
    text_map(result, Page(80)).encode()
    assert json.loads(page.split('id="days-data">')[1].split("</script>")[0])["places"]["MN"][0]
    for text in (svg, page):
        text.encode()
        assert text.count("<script") == (2 if text is page else 0)
        assert not any(ord(c) < 32 and c != "\n" for c in text)


@settings(max_examples=12)
@given(st.sampled_from(DATA.people), st.dates(FIRST_DAY, TODAY), st.sampled_from([None, *regions()]))
def test_every_question_gives_a_sound_map(person: Any, on: date, region: str | None) -> None:
    within = find_region(region) if region else None
    result = result_of(person.id, on, region=within)
    svg = svg_map(result)
    assert len(svg.encode()) <= MOST
    assert len(html_map(result).encode()) <= MOST_OF_A_PAGE
    found = places(svg)
    assert {spot.key for spot in result.spots} == set(found)
    for spot in result.spots:
        classes = found[spot.key][1].attrib["class"].split()
        assert (spot.leg.level in classes) is spot.shown
    x, y, width, height = result.frame
    assert min(x, y) >= 0
    assert x + width <= result.canvas.width
    assert y + height <= result.canvas.height + 1


@pytest.mark.parametrize(
    ("person", "region"),
    [("benjamin-netanyahu", "Europe"), ("sergei-shoigu", None), ("vladimir-putin", "Western Asia")],
)
def test_the_legend_explains_what_is_drawn_and_nothing_else(person: str, region: str | None) -> None:
    result = result_of(person, TODAY, region=find_region(region) if region else None)
    explained = {line.kind for line in legend(result)}
    svg, shapes = svg_map(result), result.canvas.shapes
    within = {spot.key for spot in result.spots if region is None or holds(result.frame, shapes[spot.key])}
    drawn_as = {
        word
        for key, pictures in places(svg).items()
        if key in within
        for picture in pictures
        for word in picture.attrib.get("class", "").split()
    }
    drawn_as |= {"hatch"} if '<path class="hatch" d=' in svg else set()  # on the land under a symbol
    same = {"duty": "duty", "own": "own", "home": "home", "off": "off", "hatched": "hatch"} | {o: o for o in ORDER}
    assert {kind for kind in explained if kind in same} == {kind for kind, word in same.items() if word in drawn_as}
    words = " ".join(line.text for line in legend(result))
    for level, count in result.world.counts["level"].items():
        assert f"{level}: " in words
        assert f"({count} state" in words


@pytest.mark.parametrize("name", regions())
def test_a_region_fills_its_picture_and_what_lies_outside_is_told(name: str) -> None:
    drawn, states_of = canvas(), find_region(name).states
    x, y, width, height = frame = frame_of(drawn, states_of)
    outside = {code for code in states_of if not holds(frame, drawn.shapes[code])}
    assert outside <= {"CK"}  # beyond the edge of the map
    assert 0 <= x <= x + width <= drawn.width
    assert 0 <= y <= y + height <= drawn.height
    points = [drawn.shapes[code].circle or drawn.shapes[code].at for code in states_of - outside - {"RU"}]
    assert all(x <= px <= x + width and y <= py <= y + height for px, py in points)


def test_a_state_that_is_not_in_the_picture_of_its_region_is_named_beside_it() -> None:
    far = result_of("benjamin-netanyahu", TODAY, region=find_region("Oceania"))
    for draw in (svg_map, html_map, lambda result: text_map(result, Page(80))):
        assert "Too far away to be in the picture: Cook Islands" in " ".join(draw(far).split())


# --- the days ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def page_of_days() -> tuple[MapResult, str]:
    result = result_of("benjamin-netanyahu", TODAY, days=True)
    return result, html_map(result)


def shown_on(page: str) -> tuple[dict[str, Any], Any]:
    """Return the data of a page's slider, and what it shows of a place on the day of an index."""
    data = json.loads(page.split('id="days-data">')[1].split("</script>", maxsplit=1)[0])

    def cell(key: str, index: int) -> list[Any]:
        turns = data["places"][key][5]
        number = [turns[i + 1] for i in range(0, len(turns), 2) if turns[i] <= index][-1]
        found: list[Any] = data["cells"][number]
        return found

    return data, cell


def test_on_the_day_asked_about_the_slider_says_what_the_table_says(page_of_days: tuple[MapResult, str]) -> None:
    result, page = page_of_days
    data, cell = shown_on(page)
    for leg in result.world.legs:
        _, _, _, duty, risk, arrest, _, reason, _ = cell(leg.state, data["start"])
        said = [data["strings"][number] for number in (duty, risk, arrest, reason)]
        assert said == [
            DUTY_WORDS[leg.duty],
            risk_cell(leg),
            arrest_cell(leg),
            shorten(main_reason(leg), LONGEST_REASON),
        ]


def test_the_slider_stops_on_every_day_on_which_an_answer_changes(page_of_days: tuple[MapResult, str]) -> None:
    result, page = page_of_days
    data, cell = shown_on(page)
    days = [date.fromisoformat(day[0]) for day in data["days"]]
    who = DATA.person("benjamin-netanyahu")
    table = Table(DATA, TODAY)
    for code in ("HU", "FR", "US", "VA"):
        spans = table.intervals(who, Stop(DATA.state(code)))
        for before, span in itertools.pairwise(spans):
            if (before.decision.duty, before.decision.level) != (span.decision.duty, span.decision.level):
                assert span.since in days or span.since > days[-1]
        for index, day in enumerate(days):
            decision = next(span.decision for span in spans if span.since <= day < span.until)
            level, flags, *_ = cell(code, index)
            assert data["levels"][level] == decision.level
            assert bool(flags & 1) is (decision.duty in BINDING)
    assert days == sorted(days)
    assert days[0] == date(2024, 11, 21)
    assert days[data["start"]] == TODAY
    assert [day > TODAY for day in days].count(True) <= 1
    on = days.index(date(2026, 5, 29))
    assert "Hungary: from " in data["days"][on][3]
    assert {spot.key for spot in result.spots} == set(data["places"])


def test_the_page_of_days_shows_what_the_answer_of_that_day_is(page_of_days: tuple[MapResult, str]) -> None:
    data, cell = shown_on(page_of_days[1])
    for on in (date(2025, 4, 3), date(2026, 5, 29)):
        index = max(i for i, day in enumerate(data["days"]) if day[0] <= on.isoformat())
        for spot in result_of("benjamin-netanyahu", on).spots[::7]:
            level, flags, _, duty, risk, *_ = cell(spot.key, index)
            assert data["levels"][level] == spot.leg.level
            assert data["strings"][duty] == DUTY_WORDS[spot.leg.duty]
            assert data["strings"][risk] == risk_cell(spot.leg)
            assert bool(flags & 2) is spot.leg.own_evidence


def test_the_page_of_most_days_is_small_too() -> None:
    assert len(html_map(result_of("omar-al-bashir", TODAY, days=True)).encode()) <= MOST_OF_A_PAGE


def test_the_page_runs_its_own_script_and_no_other(page_of_days: tuple[MapResult, str]) -> None:
    _, page = page_of_days
    assert len(page.encode()) <= MOST_OF_A_PAGE
    scripts = re.findall(r"<script([^>]*)>(.*?)</script>", page, re.DOTALL)
    assert [kind for kind, _ in scripts] == [' type="application/json" id="days-data"', ""]
    checksum = b64encode(sha256(scripts[1][1].encode()).digest()).decode()
    policy = page.split('http-equiv="Content-Security-Policy" content="')[1].split('"')[0]
    assert policy.split("; ") == [
        "default-src 'none'", "style-src 'unsafe-inline'", f"script-src 'sha256-{checksum}'", "base-uri 'none'",
        "form-action 'none'",
    ]  # fmt: skip
    assert not re.search(r"<[^>]* on[a-z]+=", page.split("<script")[0])
    bare = page.replace("http://www.w3.org/2000/svg", "").replace("http-equiv", "")
    for word in ("http", "fetch(", "import(", "@import", "eval(", "innerHTML", "src="):
        assert word not in bare
    assert '<section id="time" hidden>' in page
    assert 'aria-live="polite"' in page


@pytest.mark.parametrize("asked", [{"known": "2025-01-01"}, {"assume": "former"}, {"level": "high"}])
def test_a_page_of_chosen_knowledge_office_or_level_shows_one_day_and_says_so(asked: dict[str, Any]) -> None:
    page = warrantcheck.world_map("benjamin-netanyahu", form="html", on="2025-06-01", **asked)
    assert "This day alone" in page
    assert "<script" not in page


# --- the page -------------------------------------------------------------------------


class Reader(HTMLParser):
    """Collects what a reader could reach."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.rows: list[str] = []
        self.tables = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note ids, links, tables and rows."""
        named = dict(attrs)
        if named.get("id"):
            self.ids.append(str(named["id"]))
        if tag == "a":
            self.links.append(str(named.get("href")))
        self.tables += tag == "table"
        if tag == "tr" and named.get("id"):
            self.rows.append(str(named["id"]))


def test_the_page_has_a_skip_link_first_and_a_table_by_risk(drawn: MapResult) -> None:
    reader = Reader()
    reader.feed(html_map(drawn))
    assert reader.links[0] == "#table"
    assert len(reader.ids) == len(set(reader.ids))
    assert {link[1:] for link in reader.links} <= set(reader.ids)
    by_risk = sorted(drawn.world.legs, key=lambda leg: (-leg.risk, leg.name))
    assert reader.rows[: len(by_risk)] == [f"row-{leg.state}" for leg in by_risk]
    assert reader.tables == 2


# --- regions --------------------------------------------------------------------------


def test_every_state_lies_in_one_large_region_and_in_one_part_of_it() -> None:
    known = regions()
    large = [known[name] for name in ("Africa", "Americas", "Asia", "Europe", "Oceania")]
    for state in DATA.states:
        assert sum(state.id in region.states for region in large) == 1
    assert {"MN", "JP", "TW"} <= known["Eastern Asia"].states
    assert known["Northern America"].states == {"US", "CA"}
    assert {"US", "CA", "MX", "CU"} <= known["North America"].states


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("europe", "Europe"), ("West Africa", "Western Africa"), ("south-eastern asia", "South-Eastern Asia")],
)
def test_regions_are_typed_as_people_type_them(typed: str, meant: str) -> None:
    assert find_region(typed).name == meant


def test_an_unknown_region_lists_all(cli: Any) -> None:
    with pytest.raises(UnknownName) as error:
        find_region("Atlantis")
    assert "Europe" in error.value.candidates
    run = cli("world", "putin", "--region", "")
    assert run.status == 2
    assert len(run.err.splitlines()) == 1


def test_region_and_level_narrow_the_answer_and_counts_stay(cli: Any) -> None:
    whole = cli("world", "putin", "--region", "Europe", "-o", "json").json["result"]
    part = cli("world", "putin", "--region", "europe", "--level", "severe", "-o", "json").json["result"]
    assert len(whole["legs"]) == len(find_region("Europe").states)
    assert part["counts"] == whole["counts"]
    assert part["counts"]["level"]["severe"] == len(part["legs"])
    assert {leg["level"] for leg in part["legs"]} == {"severe"}


# --- files ----------------------------------------------------------------------------


@pytest.mark.parametrize(("ending", "begins"), [("svg", b"<svg"), ("HTML", b"<!doctype html>"), ("png", b"\x89PNG")])
def test_the_ending_decides_the_format(ending: str, begins: bytes, cli: Any, tmp_path: Path) -> None:
    file = tmp_path / f"map.{ending}"
    file.write_text("old")
    run = cli("world", "putin", "--map", str(file), "-o", "json")
    assert run.status == 0
    assert len(run.json["result"]["legs"]) == len(DATA.states)
    assert file.read_bytes().startswith(begins)
    assert list(tmp_path.iterdir()) == [file]
    assert (b'<input type="range" id="day"' in file.read_bytes()) is (ending == "HTML")
    if ending == "png":
        assert int.from_bytes(file.read_bytes()[16:20], "big") == 2000


@pytest.mark.parametrize("name", ["map.jpg", "map", "", "no/such/folder/map.svg", "folder.svg", f"{'x' * 300}.svg"])
def test_a_map_that_cannot_be_written_is_one_sentence(name: str, cli: Any, tmp_path: Path) -> None:
    (tmp_path / "folder.svg").mkdir()
    run = cli("world", "vladimir-putin", "--map", str(tmp_path / name) if name else "")
    assert run.status == 2
    assert run.out == ""
    assert len(run.err.splitlines()) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["folder.svg"]


def test_a_disk_that_takes_no_more_leaves_the_old_map(cli: Any, tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="limits of files are of POSIX")
    file = tmp_path / "map.svg"
    file.write_text("old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, hard))
    try:
        run = cli("world", "vladimir-putin", "--map", str(file))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert run.status == 2
    assert f"cannot be written: {strerror(EFBIG)}" in run.err
    assert len(run.err.splitlines()) == 1
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_a_png_without_its_package_says_what_to_install(
    cli: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    run = cli("world", "vladimir-putin", "--map", str(tmp_path / "map.png"))
    assert run.status == 2
    assert "pip install 'warrantcheck[png]'" in run.err
    assert len(run.err.splitlines()) == 1


def test_a_map_of_the_terminal_is_no_json(cli: Any) -> None:
    run = cli("world", "putin", "--map", "-", "-o", "json")
    assert run.status == 2
    assert run.json["error"]["code"] == "usage"


def test_the_api_draws_what_the_command_writes(cli: Any, tmp_path: Path) -> None:
    file = tmp_path / "map.svg"
    cli("world", "bashir", "--on", "2015-06-13", "--region", "Africa", "--map", str(file))
    assert file.read_text() == warrantcheck.world_map("bashir", on="2015-06-13", region="Africa")
    assert warrantcheck.world("bashir", on="2015-06-13", region="Africa", level="low").region == "Africa"


DOCS = runpy.run_path(str(ROOT / "tools" / "make_docs_maps.py"))


@pytest.mark.parametrize("name", DOCS["MAPS"])
def test_the_maps_in_the_documentation_are_those_of_the_code(name: str) -> None:
    assert (ROOT / "docs" / "maps" / name).read_text() == DOCS["drawn"](name), "run tools/make_docs_maps.py"
