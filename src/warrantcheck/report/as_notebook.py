"""An answer in a notebook: the page that `-o html` writes, as a piece of the notebook's own page.

It takes colours and letters from the notebook, light or dark, and no rule of its style reaches beyond it. Where a
notebook is not trusted and its style is dropped, the text says the same.
"""

from __future__ import annotations

from hashlib import sha256

from msgspec.structs import replace

from warrantcheck.document.kinds import document_of
from warrantcheck.report.html import Html, draw, element, text, written
from warrantcheck.report.report import Report

# The class stands twice where a rule of JupyterLab's would weigh more.
STYLE = """
.warrantcheck { max-width: 60rem; line-height: 1.5; color: inherit }
.warrantcheck dl { display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; gap: .2rem 1rem;
  margin: .5rem 0 }
.warrantcheck dt, .warrantcheck .soft, .warrantcheck .mark { opacity: .75; font-weight: 400 }
.warrantcheck dd { margin: 0; min-width: 0; float: none; width: auto }
.warrantcheck dt { float: none; width: auto }
.warrantcheck ul.marked { list-style: none; padding-left: 0; margin-left: 0 }
.warrantcheck ul.marked li { display: grid; grid-template-columns: 2.6rem 1fr; gap: .6rem }
.warrantcheck .mark { text-align: right; font-variant-numeric: tabular-nums }
.warrantcheck table { margin: .5rem 0; border-collapse: collapse; table-layout: auto }
.warrantcheck.warrantcheck table caption, .warrantcheck.warrantcheck table th, .warrantcheck.warrantcheck table td {
  text-align: left; vertical-align: top; white-space: normal; max-width: 40rem }
.warrantcheck.warrantcheck table .col-number { text-align: right; font-variant-numeric: tabular-nums }
.warrantcheck time { white-space: nowrap }
.warrantcheck .level { font-weight: 600 }
.warrantcheck .warning { border-left: 4px solid; padding-left: .75rem }
.warrantcheck .heading { font-size: 1.2em }
"""


def notebook_piece(report: Report) -> str:
    """Return an answer as HTML to stand among others: ids are its own, and nothing is loaded."""
    found = document_of(report.result, report.data, report.warnings, replace(report.view, options=False))
    body = [
        element("p", element("strong", written(found.heading)), class_="heading"),
        *(element("p", text(warning), class_="warning", role="note") for warning in found.warnings),
        *map(draw, found.blocks),
    ]
    own = f"w{sha256(''.join(body).encode()).hexdigest()[:8]}-note-"
    # Several answers stand in one notebook: a footnote must lead to the list of its own answer. Where the style is
    # dropped, only a space parts a mark from its sentence.
    inside = "".join(body).replace('href="#note-', f'href="#{own}').replace('id="note-', f'id="{own}')
    inside = inside.replace("</span><span>", "</span> <span>").replace("<details>", "<details open>")
    return element("div", Html(f"<style>{STYLE}</style>{inside}"), class_="warrantcheck")
