"""The map as a page: the picture, a legend in words, and the same answers as a table, which is also the print form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from warrantcheck.answer.trip.results import Leg
from warrantcheck.answer.world.map import MapResult, Spot, main_reason
from warrantcheck.document.parts.words import DUTY_WORDS, NOT_OWN_WORDS, arrest_cell
from warrantcheck.report.html_page import POLICY
from warrantcheck.report.map.legend import PLACES, Line, counted, legend
from warrantcheck.report.map.slider import controls, other_kinds, policy, script, shown_days
from warrantcheck.report.map.style import css, definitions
from warrantcheck.report.map.svg import drawing, pattern_scale, row_id, symbol_scale
from warrantcheck.report.map.wording import (
    LONGEST_REASON,
    RING_MEANS,
    credit,
    days,
    edition,
    heading,
    lead_of,
    meaning,
    not_wanted,
    one_day_only,
    person,
    risk_cell,
    safe,
    selection,
    shorten,
    summary,
)

_PAGE_CSS = """
:root{color-scheme:light dark;--ink:#1b1b1b;--soft:#444;--page:#fff;--line:#c9c9c9;--link:#0050d8}
@media screen and (prefers-color-scheme:dark){:root{--ink:#f2f2f2;--soft:#c8c8c8;--page:#10151c;
--line:#444c55;--link:#9cc2ff}}
body{margin:0 auto;max-width:1280px;padding:0 1rem 2rem;color:var(--ink);background:var(--page);
font:1rem/1.45 "DejaVu Sans",Verdana,Arial,sans-serif}
h1{font-size:clamp(1.4rem,4vw,2.4rem);line-height:1.15;margin:1rem 0 .3rem}h2{font-size:1.2rem;margin:2rem 0 .5rem}
p{margin:.3rem 0}.soft,caption{color:var(--soft)}a{color:var(--link)}
.skip{position:absolute;left:-99rem}.skip:focus{position:static;display:inline-block;padding:.5rem}
[hidden]{display:none!important}figure{margin:1rem 0}figure svg.world{width:100%;height:auto;display:block}
.key{display:grid;grid-template-columns:repeat(auto-fit,minmax(19rem,1fr));gap:.35rem 1.5rem;margin:.8rem 0}
ul{list-style:none;padding:0;margin:0;display:grid;gap:.35rem;align-content:start}
li{display:flex;align-items:center;gap:.6rem}li svg{width:44px;height:28px;flex:none}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.9rem}
caption{text-align:left;padding:.3rem 0}
th,td{text-align:left;vertical-align:top;padding:.3rem .8rem .3rem 0;border-bottom:1px solid var(--line)}
td:nth-child(2){white-space:nowrap}tr>:nth-child(3){text-align:right}
tr:target{outline:3px solid var(--link)}
@media (max-width:640px){tr>:nth-child(5),tr>:nth-child(6),.years .minor{display:none}
table{font-size:.82rem}th,td{padding-right:.4rem}td:nth-child(3){min-width:6em}}
.turn{display:flex;align-items:start;gap:.6rem}.track{flex:1;min-width:0}#day{width:100%;margin:0;height:2rem;
accent-color:var(--link)}.years{position:relative;height:1.3em;margin:0 8px;font-size:.8rem;color:var(--soft)}
.years span{position:absolute;transform:translateX(-50%)}.years span:first-child{transform:translateX(-8px)}
button{font:inherit;padding:.3rem .7rem}#changed{min-height:4.4em}
@media print{html{font-size:8.5pt}
.skip,#range,#earlier,#later,.track{display:none}h2{break-after:avoid}#table{break-before:page}
body{max-width:none;color:#000;background:#fff}
thead{display:table-header-group}tr{break-inside:avoid}}
"""


def html_map(result: MapResult) -> str:
    """Return one page that fetches nothing; with the days of the result, a slider goes through them."""
    found, frame, title = result.days and shown_days(result.days), result.frame, safe(heading(result))
    told = f"<p>{safe(selection(result))}</p>\n" if selection(result) else ""
    now = {line.kind for line in legend(result)}
    lines = legend(result, other_kinds(result, found) if found else ())
    fills, outlines = ("".join(_line(line, line.kind in now) for line in lines if line.fill is fill)
                       for fill in (True, False))  # fmt: skip
    asked = {leg.question for leg in _legs(result)}
    told_apart = found or not not_wanted(result)
    meanings = "".join(f"<p>{safe(text)}</p>\n" for text in (*meaning(result, asked), RING_MEANS)) if told_apart else ""
    time = controls(result, found) if found else f'<p class="soft">{safe(one_day_only(result))}</p>\n'
    who = person(result.world.status.text, result.world.office)
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy() if found else POLICY}">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>{_PAGE_CSS}{css(symbol_scale(result))}</style>
</head>
<body>
<header>
<h1>{title}</h1>
<p class="lead-words">{safe(lead_of(result))}</p>
{told}<p class="soft"><span class="days">{safe(days(result))}</span> <span class="person">{safe(who)}</span></p>
<p><a class="skip" href="#table">Skip the map: go to the table</a></p>
</header>
<main>
{time}<figure>
<svg class="world" viewBox="{" ".join(map(str, frame))}" role="group" aria-labelledby="map-title map-text">
<title id="map-title">{title}</title>
<desc id="map-text" class="counts">{safe(summary(result))}</desc>
{definitions(symbol_scale(result), pattern_scale(result))}
<path class="sea" d="M{frame[0]} {frame[1]}h{frame[2]}v{frame[3]}h-{frame[2]}z"/>
{drawing(result, links=True)}</svg>
<figcaption>
<div class="key">
<ul>
{fills}</ul>
<ul>
{outlines}</ul>
</div>
{meanings}<p class="soft">{safe(credit(result))} {safe(edition(result))}</p>
</figcaption>
</figure>
{_table(result)}{_territories(result.spots)}</main>
<footer>
<p class="soft counts">{safe(summary(result))}</p>
</footer>
{f"<script>{script()}</script>" if found else ""}</body>
</html>
"""


def _legs(result: MapResult) -> Iterator[Leg]:
    """Yield the answers that the page shows, on whatever day."""
    if result.days is None:
        yield from (spot.leg for spot in result.spots if spot.shown)
    else:
        yield from (leg for turns in result.days.legs.values() for _, leg in turns)


def _line(line: Line, drawn: bool) -> str:
    """Return a line of the legend; the script shows and counts those that depend on the day."""
    by_day = "" if line.kind in PLACES else f' data-kind="{line.kind}"'
    count = f' <span class="count">{counted(line.count)}</span>' if line.count is not None else ""
    return (
        f'<li{by_day}{"" if drawn else " hidden"}><svg viewBox="-2 -2 68 44" aria-hidden="true">{line.picture}</svg>'
        f"<span>{safe(line.words)}{count}</span></li>\n"
    )


def _table(result: MapResult) -> str:
    legs = sorted(result.world.legs, key=lambda leg: (-leg.risk, leg.name))
    rows = "".join(_row(leg.state, leg, main_reason(leg)) for leg in legs)
    return _framed("table", "States by risk", f"{len(legs)} states, the highest risk first. {NOT_OWN_WORDS}", rows)


def _territories(spots: Iterable[Spot]) -> str:
    rows = "".join(
        _row(spot.key, spot.leg, spot.held_by or "", "disputed" if spot.disputed else "")
        for spot in sorted(spots, key=lambda spot: spot.name)
        if spot.key.startswith("@") and spot.shown
    )
    return _framed("territories", "Territories drawn apart", "Judged by the state responsible for the duty, and by "
                   "whoever controls the place for the risk", rows) if rows else ""  # fmt: skip


def _framed(name: str, title: str, caption: str, rows: str) -> str:
    heads = "".join(
        f'<th scope="col">{word}</th>'
        for word in ("Place", "Duty", "Risk of 100", "Level", "Arrest on arrival", "Main reason")
    )
    return (
        f'<h2 id="{name}">{title}</h2>\n<div class="scroll"><table>\n<caption>{caption}</caption>\n'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table></div>\n"
    )


def _row(key: str, leg: Leg, reason: str, mark: str = "") -> str:
    name = f"{leg.name} ({mark})" if mark else leg.name
    return (
        f'<tr id="{safe(row_id(key))}"><th scope="row">{safe(name)}<td>{DUTY_WORDS[leg.duty]}'
        f"<td>{risk_cell(leg)}<td>{leg.level}<td>{safe(arrest_cell(leg))}"
        f"<td>{safe(shorten(reason, LONGEST_REASON))}\n"
    )
