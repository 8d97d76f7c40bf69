"""The HTML page: whole, escaped, without network or script, with tables that a screen reader can read."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest
from msgspec.structs import replace

import warrantcheck
from warrantcheck.answer.source.claim import claim
from warrantcheck.dataset.store import Dataset
from warrantcheck.document.parts.citations import OPEN
from warrantcheck.report.html import html_report, link, text
from warrantcheck.report.report import Page, Report

QUESTIONS = [
    ("trip", "Vladimir Putin", "--to", "MN", "--via", "KZ"),
    ("explain", "putin", "CN"),
    ("world", "netanyahu"),
    ("person", "ntaganda"),
    ("people",),
    ("state", "hungary"),
    ("states",),
    ("history", "bashir"),
    ("record", "ZA"),
    ("cite", "putin", "MN", "--on", "2024-09-03", "--bibtex"),
    ("claim", "mn.ratification.2002-04-11"),
    ("factors",),
    ("data", "status"),
    ("search", "ber"),
]
EMPTY = {"meta", "br", "hr", "img", "link", "input"}


class Outline(HTMLParser):
    """What a page is made of; unbalanced tags are an error."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag, and that it is open."""
        self.tags.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the tag opened last."""
        assert self.open, tag
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep what a reader sees."""
        if "style" not in self.open:
            self.text += data


def outline(page: str) -> Outline:
    found = Outline()
    found.feed(page)
    found.close()
    assert found.open == []
    return found


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_every_answer_is_a_whole_page_that_asks_the_network_for_nothing(question: tuple[str, ...], cli: Any) -> None:
    run = cli(*question, "-o", "html")
    assert run.status == 0
    page = outline(run.out)
    names = [name for name, _ in page.tags]
    assert names.count("h1") == names.count("main") == names.count("title") == 1
    assert not {"script", "img", "link", "iframe", "object", "form", "base"} & set(names)
    for name, attributes in page.tags:
        assert not any(key.startswith("on") or key in ("src", "style") for key in attributes), (name, attributes)
        address = attributes.get("href")
        assert address is None or address.startswith(("https://", "http://", "#"))
    assert "default-src 'none'" in run.out
    assert "url(" not in run.out
    assert "@import" not in run.out
    assert "estimates, not legal advice" in page.text


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_every_table_has_a_caption_and_headers_for_its_columns_and_rows(question: tuple[str, ...], cli: Any) -> None:
    page = outline(cli(*question, "-o", "html").out)
    tables = sum(name == "table" for name, _ in page.tags)
    assert sum(name == "caption" for name, _ in page.tags) == tables
    scopes = [attributes.get("scope") for name, attributes in page.tags if name == "th"]
    assert None not in scopes
    rows = sum(name == "tr" for name, _ in page.tags)
    assert scopes.count("row") == rows - tables
    cells = [attributes for name, attributes in page.tags if name == "td"]
    assert all("data-label" in attributes for attributes in cells)  # its heading, where a row becomes a card


def test_footnotes_lead_to_their_sources(cli: Any) -> None:
    page = outline(cli("cite", "putin", "MN", "--on", "2024-09-03", "-o", "html").out)
    ids = {attributes.get("id") for _, attributes in page.tags}
    marks = [a["href"] for name, a in page.tags if name == "a" and str(a.get("href")).startswith("#")]
    assert marks
    assert all(str(mark)[1:] in ids for mark in marks)


def test_a_long_list_of_sources_is_folded_on_a_page_and_nowhere_else(cli: Any) -> None:
    short, long = (cli("explain", "putin", "MN", "--sources", sources, "-o", "html").out for sources in ("best", "all"))
    opened, folded = (outline(page).tags for page in (short, long))
    for tags in (opened, folded):
        count = sum(name == "li" and "value" in attributes for name, attributes in tags)
        assert any(name == "summary" for name, _ in tags) is (count > OPEN)
    assert any(name == "details" and "open" not in attributes for name, attributes in folded)
    assert "<details>" not in warrantcheck.explain("putin", "MN").to_text("md")


HOSTILE = ['<script>alert("x")</script>', '"><img src=x onerror=alert(1)>', "&amp;<b>", "\x1b[31m\x00", "</style>"]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_text_from_the_data_is_never_markup(hostile: str, data: Dataset) -> None:
    found = claim(data, "mn.ratification.2002-04-11")
    spoilt = replace(found, text=hostile, about=hostile)
    page = html_report(Report("claim", {}, spoilt, data, (hostile,)), Page())
    seen = outline(page)
    assert not {"script", "img", "b"} & {name for name, _ in seen.tags}
    assert "\x1b" not in page
    assert "\x00" not in page
    assert hostile.replace("\x1b", "\\x1b").replace("\x00", "\\x00") in seen.text


def test_an_address_that_is_none_is_not_linked() -> None:
    assert link("javascript:alert(1)", text("x")) == "x"
    assert link(None, text("x")) == "x"
    assert 'href="https://e.org/?a=1&amp;b=2"' in link("https://e.org/?a=1&b=2", text("x"))
