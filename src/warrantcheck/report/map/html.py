"""The map as a page: the picture, a legend in words, and the same answers as a table, which is also the print form."""

from __future__ import annotations

from collections.abc import Iterable

from warrantcheck.answer.map import MapResult, Spot, main_reason
from warrantcheck.answer.results import Leg
from warrantcheck.document.words import DUTY_WORDS, arrest_cell, risk_of
from warrantcheck.report.map.style import CSS, DARK, definitions
from warrantcheck.report.map.svg import drawing, legend_lines, row_id
from warrantcheck.report.map.wording import (
    credit,
    days,
    heading,
    question,
    safe,
    selection,
    shorten,
    summary,
)

LONGEST_REASON = 70

_PAGE_CSS = """
:root{color-scheme:light dark;--ink:#1b1b1b;--soft:#444;--page:#fff;--line:#c9c9c9;--link:#0050d8}
@media (prefers-color-scheme:dark){:root{--ink:#f2f2f2;--soft:#c8c8c8;--page:#10151c;--line:#444c55;--link:#9cc2ff}}
body{margin:0 auto;max-width:1280px;padding:0 1rem 2rem;color:var(--ink);background:var(--page);
font:1rem/1.45 "DejaVu Sans",Verdana,Arial,sans-serif}
h1{font-size:clamp(1.4rem,4vw,2.4rem);line-height:1.15;margin:1rem 0 .3rem}h2{font-size:1.2rem;margin:2rem 0 .5rem}
p{margin:.3rem 0}.soft,caption{color:var(--soft)}a{color:var(--link)}
.skip{position:absolute;left:-99rem}.skip:focus{position:static;display:inline-block;padding:.5rem}
figure{margin:1rem 0}figure svg.world{width:100%;height:auto;display:block}
ul{list-style:none;padding:0;margin:.8rem 0;display:grid;
grid-template-columns:repeat(auto-fill,minmax(19rem,1fr));gap:.35rem 1.5rem}
li{display:flex;align-items:center;gap:.6rem}li svg{width:44px;height:28px;flex:none}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.9rem}
caption{text-align:left;padding:.3rem 0}
th,td{text-align:left;vertical-align:top;padding:.3rem .8rem .3rem 0;border-bottom:1px solid var(--line)}
td:nth-child(2){white-space:nowrap}td:nth-child(3){text-align:right}tr:target{outline:3px solid var(--link)}
@media (max-width:640px){tr>:nth-child(5),tr>:nth-child(6){display:none}}
@media print{html{font-size:8.5pt}.skip{display:none}h2{break-after:avoid}
body{max-width:none;color:#000;background:#fff}
thead{display:table-header-group}tr{break-inside:avoid}}
"""


def html_map(result: MapResult) -> str:
    """Return one page that fetches nothing."""
    drawn = result.canvas
    title = safe(f"{heading(result)}. {days(result)}")
    chosen = f"<p>{safe(selection(result))}</p>\n" if selection(result) else ""
    lines = "".join(
        f'<li><svg viewBox="-2 -2 68 44" aria-hidden="true">{picture}</svg><span>{safe(words)}</span></li>\n'
        for picture, words in legend_lines(result)
    )
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{title}</title>
<style>{_PAGE_CSS}{CSS}
{DARK}</style>
</head>
<body>
<header>
<h1>{safe(heading(result))}</h1>
<p>{safe(question(result))}</p>
{chosen}<p class="soft">{safe(days(result))} {safe(credit(result))}</p>
<p><a class="skip" href="#table">Skip the map: go to the table</a></p>
</header>
<main>
<figure>
<svg class="world" viewBox="{" ".join(map(str, result.frame))}" role="group" aria-labelledby="map-title map-text">
<title id="map-title">{safe(heading(result))}</title>
<desc id="map-text">{safe(summary(result))}</desc>
{definitions()}
<path class="sea" d="M0 0h{drawn.width}v{drawn.height}h-{drawn.width}z"/>
{drawing(result, links=True)}</svg>
<figcaption>
<ul>
{lines}</ul>
</figcaption>
</figure>
{_table(result)}{_territories(result.spots)}</main>
<footer>
<p class="soft">{safe(summary(result))}</p>
</footer>
</body>
</html>
"""


def _table(result: MapResult) -> str:
    legs = sorted(result.world.legs, key=lambda leg: (-leg.risk, leg.name))
    rows = "".join(_row(leg.state, leg, main_reason(leg)) for leg in legs)
    return _framed("table", "States by risk", f"{len(legs)} states, the highest risk first", rows)


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
    home = " (at home)" if leg.question == "home" else ""
    return (
        f'<tr id="{safe(row_id(key))}"><th scope="row">{safe(name)}<td>{DUTY_WORDS[leg.duty]}'
        f"<td>{risk_of(leg)}{home}<td>{leg.level}<td>{safe(arrest_cell(leg))}"
        f"<td>{safe(shorten(reason, LONGEST_REASON))}\n"
    )
