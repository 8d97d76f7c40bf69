"""The page around an HTML answer: one file, no network, no script; for screens from 400 px, dark ones, and paper."""

from __future__ import annotations

from html import escape

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""What the page may load: nothing but its own style."""

STYLE = """
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --soft: #595959; --line: #c8c8c8; --link: #0b4f8a;
  --minimal: #1c6b32; --low: #1c6b32; --moderate: #7a4d00; --high: #a3260f; --severe: #8d0f0f; --unclear: #6b2a86 }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e8e8; --paper: #16181b; --soft: #b0b0b0; --line: #4a4d52;
  --link: #8ec5ff; --minimal: #7fd396; --low: #7fd396; --moderate: #f0b95a; --high: #ff9a85; --severe: #ff8080;
  --unclear: #dba6f2 } }
* { box-sizing: border-box }
body { margin: 0 auto; padding: 1rem; max-width: 60rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: break-word }
h1 { font-size: 1.4rem; line-height: 1.25; margin: 0 0 .25rem } h2 { font-size: 1.1rem; margin: 1.5rem 0 .25rem }
h3 { font-size: 1rem; margin: 1rem 0 .25rem }
a { color: var(--link); overflow-wrap: anywhere } sup { line-height: 0 } sup a { padding: 0 .1em }
p.soft, footer, figcaption, caption { color: var(--soft) }
p.story { font-size: 1.1rem; max-width: 40rem }
dl { display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; gap: .2rem 1rem; margin: .5rem 0 }
dt { color: var(--soft) } dd { margin: 0; min-width: 0 }
ul, ol { padding-left: 1.4rem; margin: .25rem 0 } li { margin: .2rem 0 }
.soft, .identifier, .claim { color: var(--soft) } h1 .identifier { font-size: 1rem; font-weight: 400 }
ol.sources { padding-left: 2.4rem }
summary { cursor: pointer; margin-top: 1.5rem } summary h2 { display: inline }
summary:focus-visible { outline: 2px solid var(--link); outline-offset: 2px }
ul.marked { list-style: none; padding-left: 0 }
ul.marked li { display: grid; grid-template-columns: 2.6rem 1fr; gap: .6rem }
.mark { text-align: right; color: var(--soft); font-variant-numeric: tabular-nums }
table { border-collapse: collapse; width: 100%; font-size: .95rem } caption { text-align: left; padding: .25rem 0 }
th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid var(--line);
  overflow-wrap: anywhere; min-width: 5.4rem }
.col-number { text-align: right; font-variant-numeric: tabular-nums; min-width: 3rem }
time, .col-date { white-space: nowrap }
thead th { border-bottom: 2px solid var(--ink); overflow-wrap: normal }
.minimal { color: var(--minimal) } .low { color: var(--low) } .moderate { color: var(--moderate) }
.high { color: var(--high) } .severe { color: var(--severe) } .unclear { color: var(--unclear) }
.level { font-weight: 600 } .warning { border-left: 4px solid var(--moderate); padding-left: .75rem }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: .85rem }
footer { margin-top: 2rem; border-top: 1px solid var(--line); padding-top: .5rem; font-size: .9rem }
@media (max-width: 45rem) { dl { grid-template-columns: 1fr; gap: 0 } dd { margin-bottom: .5rem }
  table, thead, tbody, tr, th, td { display: block } thead { position: absolute; clip-path: inset(50%); width: 1px }
  caption { display: block } tr { display: flex; flex-direction: column; border-bottom: 1px solid var(--ink);
  padding: .4rem 0 } tr > th { order: -1 }
  th, td, .col-number { border: 0; text-align: left; padding: .1rem 0; min-width: 0 }
  td { display: grid; grid-template-columns: 8rem 1fr; gap: .5rem } td.col-line, td[data-label=""] { display: block }
  td.col-line::before { display: none } td:has(> span:empty) { display: none }
  td::before { content: attr(data-label); color: var(--soft) } }
@media print { :root { --ink: #000; --paper: #fff; --soft: #333; --line: #999; --link: #000; --minimal: #000;
  --low: #000; --moderate: #000; --high: #000; --severe: #000; --unclear: #000;
  font-size: 10pt } body { max-width: none; padding: 0 }
  details::details-content { content-visibility: visible; block-size: auto; opacity: 1 } summary { list-style: none }
  thead { display: table-header-group } tr, li { break-inside: avoid } h2, h3 { break-after: avoid }
  a { text-decoration: none } }
"""


def page(title: str, body: str) -> str:
    """Return a whole document; `body` is markup, `title` text."""
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="referrer" content="no-referrer">'
        f"<title>{escape(title)} - warrantcheck</title><style>{STYLE}</style>"
    )
    return f'<!DOCTYPE html>\n<html lang="en"><head>{head}</head>\n<body>\n{body}\n</body></html>\n'
