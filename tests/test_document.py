"""Answers as documents: every kind has one, every format draws every block, and all say the same in the same order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from importlib import import_module
from typing import Any, get_args

import pytest
from conftest import TODAY
from msgspec import Struct
from rich.console import Console, Group

from warrantcheck.dataset.store import Dataset
from warrantcheck.document.kinds import KINDS, document_of
from warrantcheck.document.parts import blocks as b
from warrantcheck.report import html, markdown, terminal
from warrantcheck.report.report import Page, Report

TEXT = tuple(b.Span(f"word-{role}", role, "low" if role == "level" else "arrest") for role in get_args(b.Role))
EACH: dict[type[Any], Any] = {
    b.Title: b.Title(TEXT, 2),
    b.Facts: b.Facts((("label", TEXT),)),
    b.Items: b.Items((b.Item(TEXT), b.Item(TEXT, "+5"), b.Item(TEXT, "?"))),
    b.Grid: b.grid("caption", tuple(b.Column(role, role) for role in get_args(b.ColumnRole)), [[TEXT] * 9]),
    b.Cross: b.Cross("caption", ("a", "c"), ("row",), ("column",), ((TEXT,),)),
    b.Paragraph: b.Paragraph(TEXT),
    b.Sources: b.Sources("Sources", (b.Source(1, "source", "https://example.org/"),)),
    b.Code: b.Code("heading", "x = 1\n", "text"),
    b.Picture: b.Picture("<svg></svg>", "a picture"),
}
QUESTIONS = [
    ("trip", "putin", "--to", "MN", "--via", "KZ"),
    ("trip", "dela-rosa", "--to", "PH"),
    ("trip", "lubanga", "--to", "FR"),
    ("explain", "netanyahu", "HU"),
    ("world", "putin", "--region", "Europe"),
    ("person", "gallant"),
    ("people",),
    ("state", "PS"),
    ("states",),
    ("history", "kony"),
    ("record", "ZA"),
    ("event", "g20-2026"),
    ("calendar", "netanyahu"),
    ("matrix", "putin", "gallant", "--to", "ZA", "--to", "Crimea"),
    ("route", "putin", "--from", "SVO", "--to", "PEK"),
    ("cite", "putin", "MN", "--on", "2024-09-03"),
    ("claim", "mn.ratification.2002-04-11"),
    ("source", "miragenews-icc-mongolia-2024-10-24"),
    ("factors",),
    ("data", "status"),
    ("search", "ber"),
    ("config", "show"),
]


def html_words(page: str) -> list[str]:
    class Words(HTMLParser):
        found = ""
        skipped = 0

        def handle_starttag(self, tag: str, attrs: Any) -> None:  # noqa: ARG002
            self.skipped += tag in ("head", "caption")
            self.found += " " if tag not in ("span", "strong", "a") else ""

        def handle_endtag(self, tag: str) -> None:
            self.skipped -= tag in ("head", "caption")

        def handle_data(self, data: str) -> None:
            self.found += "" if self.skipped else data

    parser = Words()
    parser.feed(page)
    return words(parser.found)


def words(text: str) -> list[str]:
    """Return the words of a text, whatever stands between them."""
    return re.findall(r"\w+", text.casefold())


def plain(text: b.Text) -> str:
    return "".join(f" {span.text} " if span.role != "plain" else span.text for span in text)


def told(document: b.Document, *, brief: bool = False) -> Iterator[tuple[str, ...]]:
    """Yield the facts of a document in order, sources short if `brief`; those of a row stand side by side."""
    yield (plain(document.heading),)
    for block in document.blocks:
        if isinstance(block, b.Facts):
            yield from ((f"{label} {plain(value)}",) for label, value in block.rows)
        elif isinstance(block, b.Items):
            yield from ((plain(item.text),) for item in block.items)
        elif isinstance(block, b.Grid):
            yield from (tuple(line for cell in row for line in plain(cell).split("\n")) for row in block.rows)
        elif isinstance(block, b.Cross):
            rows = zip(block.rows, block.cells, strict=True)
            yield from ((name, *(line for c in cells for line in plain(c).split("\n"))) for name, cells in rows)
        elif isinstance(block, (b.Title, b.Paragraph)):
            yield (plain(block.text),)
        elif isinstance(block, b.Sources):
            yield from ((source.short if brief and block.brief else source.text,) for source in block.entries)


def missing(facts: Iterable[tuple[str, ...]], text: list[str]) -> str | None:
    """Return the first fact whose words do not stand in a text behind the facts before it."""
    at, joined = 0, " ".join(text)
    for group in facts:
        found = {fact: joined.find(" ".join(words(fact)), at) for fact in group if words(fact)}
        lost = next((fact for fact, place in found.items() if place < 0), None)
        if lost is not None:
            return lost
        at = min(found.values(), default=at)
    return None


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_all_formats_tell_the_same_facts_in_the_same_order(
    question: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, cli: Any
) -> None:
    kept: list[Report] = []
    real = terminal.terminal_report
    monkeypatch.setattr(terminal, "terminal_report", lambda report, page: (kept.append(report), real(report, page))[1])
    assert cli(*question, "--width", "400").status == 0
    (report,) = kept
    document = document_of(report.result, report.data, view=report.view)
    facts = [*told(document)]
    assert missing(told(document, brief=True), words(real(report, Page(1000)))) is None
    assert missing(facts, html_words(html.html_report(report, Page()))) is None
    written = markdown.markdown_report(report, Page())
    assert missing(facts, words(re.sub(r"\\(.)", r"\1", written.replace("<br>", " ")))) is None


@pytest.mark.parametrize("block", EACH.values(), ids=[kind.__name__ for kind in EACH])
def test_every_format_draws_every_block_and_every_role(block: Any) -> None:
    console = Console(width=2000)
    with console.capture() as drawn:
        console.print(Group(*terminal.draw(block)))
    seen = {"terminal": drawn.get(), "markdown": markdown.draw(block), "html": html.draw(block)}
    if isinstance(block, b.Code):
        seen.pop("terminal")  # stands below the drawing, unwrapped
    for name, text in seen.items():
        assert text.strip(), name
        if isinstance(block, (b.Title, b.Facts, b.Items, b.Grid, b.Paragraph)):
            roles = set(get_args(b.Role)) - {"note", "link"}
            assert all(f"word-{role}" in text for role in roles), name


def test_the_blocks_of_this_page_are_all_there_are() -> None:
    assert set(EACH) == set(b.BLOCKS) == set(get_args(b.Block))
    for drawn in (terminal.DRAWN, markdown.DRAWN, html.DRAWN):
        assert set(drawn) == set(b.BLOCKS)


def test_a_block_that_nobody_draws_is_no_silence() -> None:
    class Strange(Struct):
        """A block of nowhere."""

    for draw in (terminal.draw, markdown.draw, html.draw):
        with pytest.raises(KeyError):
            draw(Strange())  # type: ignore[arg-type]


@pytest.mark.parametrize("module", KINDS.values())
def test_every_kind_of_answer_has_a_module_that_makes_its_document(module: str) -> None:
    assert callable(import_module(f"warrantcheck.document.{module}").document)


def test_every_answer_with_rows_has_a_document() -> None:
    from warrantcheck.report.rows import rows_of

    assert {kind.__name__ for kind in rows_of.registry if kind is not object} == set(KINDS)


def test_no_address_of_a_source_becomes_markup() -> None:
    evil = "https://example.org/><img src=x onerror=alert(1)>\n# x"
    block = b.Sources("Sources", (b.Source(1, "a", evil),))
    assert "<img" not in markdown.draw(block)
    assert "<img" not in html.draw(block)
    assert len(markdown.draw(block).strip().splitlines()) == 3


def test_a_document_ends_with_what_it_is_not(data: Dataset) -> None:
    from warrantcheck.answer.data.status import status

    last = document_of(status(data, TODAY), data).blocks[-1]
    assert isinstance(last, b.Paragraph)
    assert "not legal advice" in plain(last.text)


@pytest.mark.parametrize("text", ["&lt;b&gt;", "~~x~~", "1. January", "- x", "+ x", "---", "2) x", "=== x"])
def test_no_text_of_an_item_becomes_markup(text: str) -> None:
    from markdown_it import MarkdownIt

    tokens = MarkdownIt().enable("strikethrough").parse(markdown.draw(b.items([text])))
    assert [token.type for token in tokens].count("bullet_list_open") == 1
    assert not {"ordered_list_open", "hr", "heading_open"} & {token.type for token in tokens}
    (inline,) = (token for token in tokens if token.type == "inline")
    assert "".join(child.content for child in inline.children or ()) == text


def test_an_address_that_is_none_of_the_web_stays_text() -> None:
    assert markdown.address("ftp://example.org/_a_") == " ftp://example.org/\\_a\\_"
