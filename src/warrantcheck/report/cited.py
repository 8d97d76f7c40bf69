"""A cited paragraph as text: the same words for the terminal, Markdown and HTML."""

from __future__ import annotations

from collections.abc import Callable

from warrantcheck.citation.results import CiteResult, EstimateLine, Footnote
from warrantcheck.citation.wording import day
from warrantcheck.report.words import arrest_words, risk_words


def paragraph(result: CiteResult, mark: Callable[[int], str], escape: Callable[[str], str] = str) -> str:
    """Return the sentences in a row, each with its footnote marks."""
    return " ".join(escape(one.text) + "".join(map(mark, one.footnotes)) for one in result.sentences)


def footnote_text(note: Footnote) -> str:
    """Write a footnote without its number and address: publisher, title, day."""
    when = f", {day(note.date)}" if note.date else ", undated"
    late = " (published after the day of knowledge; no older source is at hand)" if note.later else ""
    return f"{note.publisher}: {note.title}{when}{late}"


def estimate_text(result: CiteResult) -> str:
    """Write what stands below the paragraph: the estimate, by what was known, on which data."""
    known = f"As known on {day(result.known)}"
    data = f"warrantcheck data {result.version}"
    if result.estimate is None:
        return f"{known}; {data}; {result.note}."
    return f"{known}, {_chance(result.estimate)}; {data}; {result.note}."


def _chance(found: EstimateLine) -> str:
    level = "not settled" if found.level == "unclear" else found.level
    arrest = arrest_words(found.arrest.low, found.arrest.high, found.arrest.term)
    return (
        f"the chance that the warrant defeats such a trip is put at {risk_words(found.risk)} of 100 (level: {level}; "
        f"confidence: {found.confidence}); arrest after an arrival: {arrest}"
    )


def cite_markdown(result: CiteResult, escape: Callable[[str], str]) -> str:
    """Render paragraph, remark, estimate, footnotes and BibTeX as Markdown with footnotes (`[^1]`)."""
    text = f"{paragraph(result, '[^{}]'.format, escape)}\n\n"
    text += f"{escape(result.remark)}\n\n" if result.remark else ""
    text += f"_{escape(estimate_text(result))}_\n\n"
    for note in result.footnotes:
        address = f" <{note.url}>" if note.url else ""
        text += f"[^{note.number}]: {escape(footnote_text(note))}{address}\n"
    return text + (f"\n```bibtex\n{result.bibtex}```\n" if result.bibtex else "")
