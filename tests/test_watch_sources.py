"""The watch on the sources: it finds what was planted, is silent on pages that agree, and tells what it cannot read.

`watch_pages/README.md` says which of the pages are real and how old; the others are made here.
"""

from __future__ import annotations

import csv
import html
import json
import threading
from collections.abc import Callable, Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT, TODAY
from msgspec.structs import replace
from tools.watch_sources import fetch, pages
from tools.watch_sources.__main__ import main
from tools.watch_sources.defendants import MEANINGS
from tools.watch_sources.finding import Changed, Finding

from warrantcheck.clock import Clock
from warrantcheck.dataset.store import Dataset
from warrantcheck.law.membership import membership

STORED = ROOT / "tests" / "watch_pages"
Change = tuple[str, str, str]
"""A page, a text of it, and the text that takes its place."""


@pytest.fixture(scope="module")
def agreeing(data: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of pages that say what the data says, and of no page of anybody but Putin."""
    folder = tmp_path_factory.mktemp("pages")
    with (STORED / "depositary-cells.csv").open(encoding="utf-8", newline="") as lines:
        head, *cells = csv.reader(lines)
    parties = sum(1 for row in cells if row[2])
    above = f"<p>STATUS AS AT : 27-01-2014 05:00:33 EDT</p><p>Signatories : 139. Parties : {parties}</p>"
    write(folder, "depositary.html", above + table([head, *cells]))
    numbers = [source.record for source in data.sources if str(source.record).startswith("C.N.298.2026")]
    rows = [["Reference", "Title"], [f"{numbers[0]}.TREATIES-XVIII.10", "Venezuela: withdrawal"]]
    rows += [["C.N.999.2026.TREATIES-XVIII.10.a", "An amendment"], ["C.N.1.1999.TREATIES-XVIII.10", "An old one"]]
    write(folder, "notifications.html", table(rows))
    cards = "".join(card(person.full_name or person.name, word(person.status)) for person in data.people)
    write(folder, "defendants.html", f"<main>{cards}</main>")
    bound = [state for state in data.states if membership(state, Clock(TODAY, TODAY)).status == "party"]
    listed = "".join(f"<li><a href='#'>{html.escape(state.official)}</a></li>" for state in bound)
    write(folder, "assembly.html", f"<main><p>{len(bound)} countries are States Parties.</p><ul>{listed}</ul></main>")
    for name in ("releases.xml", "wikidata-Q7747.json"):
        (folder / name).write_bytes((STORED / name).read_bytes())
    entity = json.loads((STORED / "opensanctions.json").read_text())
    entity |= {"id": "Q7747", "caption": "Vladimir Putin"}
    entity["properties"]["name"] = ["PUTIN, Vladimir Vladimirovich"]
    (folder / "opensanctions-Q7747.json").write_text(json.dumps(entity))
    return folder


@pytest.fixture
def watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Watch no entry but Putin's."""
    (tmp_path / "people.csv").write_text("person,wikidata,seen\nvladimir-putin,Q7747,\n")
    monkeypatch.setattr(pages, "PEOPLE", tmp_path / "people.csv")


def write(folder: Path, name: str, body: str) -> None:
    (folder / name).write_text(f"<html><head><title>x</title></head><body>{body}</body></html>", encoding="utf-8")


def table(rows: list[list[str]]) -> str:
    lines = ("".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in rows)
    return f"<table><tr><td>layout<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table></td></tr></table>"


def card(name: str, status: str) -> str:
    return (
        f'<div class="card"><div class="card-header"><h5><a href="#">{html.escape(name)}</a></h5></div>'
        f'<div class="defendant_status_button">{status}</div></div>'
    )


def word(status: str) -> str:
    return next(word.capitalize() for word, meant in MEANINGS.items() if status in meant)


def death(day: str) -> str:
    value = {"time": f"+{day}T00:00:00Z", "precision": 11}
    snak = {"snaktype": "value", "property": "P570", "datavalue": {"value": value, "type": "time"}}
    return f'"claims": {{"P570": [{{"mainsnak": {json.dumps(snak)}, "rank": "normal"}}],'


NEWS = (
    "<item><title>A suspect arrives @ the Court: surrender</title><link>https://www.icc-cpi.int/news/made</link>"
    "<pubDate>Fri, 13 Nov 2026 10:00:00 +0000</pubDate></item>"
)
ENDED = json.dumps(
    {"snaktype": "value", "datavalue": {"value": {"time": "+2026-11-01T00:00:00Z", "precision": 11}, "type": "time"}}
)

PLANTED: dict[str, tuple[Change, tuple[str, str]]] = {
    "an accession": (
        ("depositary.html", "<td>Armenia</td><td>1 Oct 1999</td><td></td>",
         "<td>Armenia<sup>3</sup></td><td>1 Oct 1999</td><td>14 Jan 2014</td>"),
        ("new", "AM"),
    ),
    "another day of ratification": (
        ("depositary.html", "<td>11 Feb 1999</td><td>11 Apr 2002</td>", "<td>11 Feb 1999</td><td>12 Apr 2002</td>"),
        ("contradicted", "BG"),
    ),
    "another kind of consent": (("depositary.html", "19 May 2011 a", "19 May 2011 A"), ("contradicted", "GD")),
    "a signatory that is gone": (
        ("depositary.html", "<tr><td>Yemen</td><td>28 Dec 2000</td><td></td></tr>", ""), ("gone", "YE"),
    ),
    "a state in brackets": (
        ("depositary.html", "<td>9 Apr 1999</td><td>12 Nov 2001</td>", "<td>[ 9 Apr 1999]</td><td>[12 Nov 2001]</td>"),
        ("new", "PL"),
    ),
    "a notification": (("notifications.html", "An old one", "An old one C.N.401.2026.TREATIES-XVIII.10"),
                       ("new", "C.N.401.2026.TREATIES-XVIII.10")),
    "a new defendant": (("defendants.html", "<main>", "<main>" + card("Jane O'Doe <b>", "At large")),
                        ("new", "Jane O'Doe <b>")),
    "a surrender": (("defendants.html", card("Joseph Rao Kony", "At large"), card("Joseph Rao Kony", "In ICC custody")),
                    ("contradicted", "joseph-kony")),
    "a party that is gone": (("assembly.html", "<li><a href='#'>Mongolia</a></li>", ""), ("gone", "MN")),
    "a release": (
        ("releases.xml", "</channel>", f"{NEWS}</channel>"),
        ("new", "2026-11-13"),
    ),
    "a death": (("wikidata-Q7747.json", '"claims": {', death("2026-11-02")), ("new", "vladimir-putin")),
    "an office that ended": (
        ("wikidata-Q7747.json", '"qualifiers": {', f'"qualifiers": {{"P582": [{ENDED}],'), ("new", "vladimir-putin"),
    ),
    "a death in the other list": (
        ("opensanctions-Q7747.json", '"properties": {', '"properties": {"deathDate": ["2026-11-02"],'),
        ("new", "vladimir-putin"),
    ),
}  # fmt: skip
"""What is planted, and what has to be found: kind and whom it is about."""


def findings(data: Dataset, file: str, content: bytes) -> list[Finding]:
    page = next(page for page in pages.pages() if page.file == file)
    return list(page.compare(page.read(content), data, TODAY))


@pytest.mark.usefixtures("watched")
def test_pages_that_agree_raise_nothing(agreeing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--pages", str(agreeing), "--today", str(TODAY)], {}) == 0, capsys.readouterr().out
    assert capsys.readouterr().out.count("No difference.") == len(pages.pages())


@pytest.mark.usefixtures("watched")
@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_difference_is_found_and_no_other(name: str, agreeing: Path, data: Dataset) -> None:
    (file, old, new), expected = PLANTED[name]
    text = (agreeing / file).read_text(encoding="utf-8")
    assert old in text
    found = [one for one in findings(data, file, text.replace(old, new, 1).encode()) if one.about != "XVIII-10"]
    if file == "assembly.html":  # that the page now counts one more than it lists is told too
        assert found.pop(0).kind == "unread"
    assert [(one.kind, one.about) for one in found] == [expected]


@pytest.mark.usefixtures("watched")
def test_the_report_names_all_that_was_planted_and_offers_rows(agreeing: Path, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for file in agreeing.iterdir():
        text = file.read_text(encoding="utf-8")
        for (page, old, new), _ in PLANTED.values():
            text = text.replace(old, new, 1) if page == file.name else text
        (folder / file.name).write_text(text, encoding="utf-8")
    report, rows = tmp_path / "report.md", tmp_path / "rows.yaml"
    call = ["--pages", str(folder), "--today", str(TODAY), "--report", str(report), "--rows", str(rows)]
    assert main(call, {}) == 7
    text = report.read_text()
    assert all(text.count(f"**{kind}**") for kind in ("new", "contradicted", "gone", "unread"))
    assert "`Jane O'Doe <b>`" in text, "what a page says stands in a span of code"
    assert "`A suspect arrives @ the Court: surrender`" in text
    assert "No copy of the real page could be had" in text
    offered = yaml.safe_load_all("\n---\n".join(part for part in rows.read_text().split("\n\n") if part.strip()))
    row = next(row[0] for row in offered if isinstance(row, list) and row[0].get("act") == "ratification")
    assert row["in_force"] == date(2014, 4, 1), "entry into force by art. 126"


BROKEN: list[tuple[str, Callable[[str], str]]] = [
    ("depositary.html", lambda text: text.replace("Participant", "Country")),
    ("depositary.html", lambda text: text[:4000]),
    ("depositary.html", lambda text: text.replace("<title>x", "<title>Just a moment...")),
    ("notifications.html", lambda text: text.replace("C.N.", "CN ")),
    ("defendants.html", lambda text: text.replace("defendant_status_button", "badge")),
    ("defendants.html", lambda text: text[:3000]),
    ("assembly.html", lambda text: text[:3000]),
    ("releases.xml", lambda text: text.replace("item>", "entry>")),
    ("releases.xml", lambda _: ""),
    ("wikidata-Q7747.json", lambda text: text[:900]),
    ("wikidata-Q7747.json", lambda text: text.replace('"P39": [', '"P40": [')),
    ("wikidata-Q7747.json", lambda text: text.replace('"en"', '"de"')),
    ("opensanctions-Q7747.json", lambda text: text.replace('"Person"', '"Company"')),
    ("opensanctions-Q7747.json", lambda _: "[]"),
    ("opensanctions-Q7747.json", lambda text: text.replace('"name": [', '"name": [null,')),
    ("opensanctions-Q7747.json", lambda text: text.replace('"properties": {', '"properties": {"deathDate": ["soon"],')),
]


@pytest.mark.usefixtures("watched")
@pytest.mark.parametrize(("file", "damage"), BROKEN)
def test_a_page_of_another_structure_is_told(
    file: str, damage: Callable[[str], str], agreeing: Path, data: Dataset
) -> None:
    with pytest.raises(Changed):
        findings(data, file, damage((agreeing / file).read_text(encoding="utf-8")).encode())


@pytest.mark.usefixtures("watched")
@pytest.mark.parametrize(
    ("file", "old", "new", "about"),
    [
        ("depositary.html", "11 Feb 1999", "in 1999", "XVIII-10"),
        ("depositary.html", "<td>Bulgaria</td>", "<td>Ruritania</td>", "XVIII-10"),
        ("depositary.html", "Parties : 122", "Parties : 123", "XVIII-10"),
        ("depositary.html", "STATUS AS AT", "STATUS", "XVIII-10"),
        ("defendants.html", card("Joseph Rao Kony", "At large"), card("Joseph Rao Kony", "In orbit"), "joseph-kony"),
        ("assembly.html", "countries are", "nations", "States Parties"),
        ("releases.xml", "Mon, 06 Jul 2026", "Mo, 6. Juli 2026", "feed"),
        ("opensanctions-Q7747.json", "Vladimir", "Somebody", "vladimir-putin"),
    ],
)
def test_a_part_that_cannot_be_read_is_told(
    file: str, old: str, new: str, about: str, agreeing: Path, data: Dataset
) -> None:
    text = (agreeing / file).read_text(encoding="utf-8")
    assert old in text
    found = findings(data, file, text.replace(old, new).encode())
    assert ("unread", about) in [(one.kind, one.about) for one in found]


@pytest.mark.usefixtures("watched")
def test_an_entry_of_somebody_else_says_nothing_of_the_person(data: Dataset) -> None:
    (found,) = findings(data, "opensanctions-Q7747.json", (STORED / "opensanctions.json").read_bytes())
    assert (found.kind, found.about) == ("unread", "vladimir-putin")


def test_a_folder_without_pages_is_a_finding_for_each(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--pages", str(tmp_path), "--today", str(TODAY)], {}) == 7
    assert capsys.readouterr().out.count("**unread**") == len(pages.pages())


class Site(BaseHTTPRequestHandler):
    """Answers by the path: a status, or so many bytes."""

    def do_GET(self) -> None:
        """Answer."""
        kind, number = self.path.strip("/").split("/")
        body = b"x" * (int(number) if kind == "bytes" else 1)
        self.send_response(int(number) if kind == "status" else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Site) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_what_is_too_large_or_refused_is_told(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "LARGEST", 1000)
    web, page = fetch.Web({}), pages.FIXED[0]
    assert web.page(replace(page, url=f"{site}/bytes/1000")) == b"x" * 1000
    with pytest.raises(Changed, match="larger"):
        web.page(replace(page, url=f"{site}/bytes/1001"))
    with pytest.raises(Changed, match="403"):
        web.page(replace(page, url=f"{site}/status/403"))
    monkeypatch.setattr(fetch, "WHOLE", -1.0)
    with pytest.raises(Changed, match="not come whole"):
        web.page(replace(page, url=f"{site}/bytes/1"))
