"""The document of a cited paragraph: the paragraph, the estimate, footnotes, BibTeX."""

from __future__ import annotations

from collections.abc import Iterator

from warrantcheck.citation.results import CiteResult, EstimateLine, Footnote, Sentence
from warrantcheck.citation.styles.plain import address
from warrantcheck.citation.wording import day
from warrantcheck.document.parts.blocks import Block, Code, Document, Paragraph, Source, Sources, Span, Text, said
from warrantcheck.document.parts.words import arrest_words, risk_of, risk_words, under_summons
from warrantcheck.vocabulary import CitationStyle


def document(result: CiteResult) -> Document:
    """Make a document of a paragraph for a story."""
    return Document(said(f"{result.name}: {result.place}"), tuple(_blocks(result)))


def _blocks(result: CiteResult) -> Iterator[Block]:
    yield Paragraph(_told(result.sentences), "story")
    if result.beside:
        yield Paragraph(_told(result.beside), "remark")
    yield Paragraph(said(_estimate(result)), "soft")
    notes = tuple(Source(note.number, note.text, _address(note, result.style)) for note in result.footnotes)
    yield Sources("Footnotes", notes)
    if result.bibtex:
        yield Code("BibTeX", result.bibtex, "bibtex")


def _told(sentences: tuple[Sentence, ...]) -> Text:
    """Write sentences one after another, each with its footnotes."""
    told: list[Span] = []
    for sentence in sentences:
        told.append(Span(f"{' ' if told else ''}{sentence.text}"))
        told += (Span(f"[{number}]", "note", str(number)) for number in sentence.footnotes)
    return tuple(told)


def _address(note: Footnote, style: CitationStyle) -> str:
    """Return the address that stands behind a footnote; lawyers and scholars have it inside."""
    return address(note) if style in ("plain", "bibtex") else ""


def _estimate(result: CiteResult) -> str:
    """Write what stands below the paragraph: the estimate, by what was known, on which data."""
    rows = ", ".join(f"{name} to {day(verified)}" for name, verified in result.verified)
    checked = f" ({rows})" if rows else ""
    known = f"As known on {day(result.known)}{checked}"
    data = f"warrantcheck data {result.version}"
    if result.estimate is None:
        return f"{known}; {data}; {result.note}."
    if result.estimate.leaves_out:
        known = f"As known on {day(result.known)}{checked}, apart from what happened that day"
    return f"{known}, {_chance(result.estimate, result)}; {data}; {result.note}."


def _chance(found: EstimateLine, result: CiteResult) -> str:
    arrest = arrest_words(found.arrest.low, found.arrest.high, found.arrest_word)
    home = found.question == "home"
    flight = result.role == "overflight"
    day_of = "" if result.on == result.known else f" on {day(result.on)}"
    trip = f"that the warrant defeats such a {'flight' if flight else 'trip'}{day_of}"
    at_home = f"that the home state arrests or hands over {result.name} within a year"
    asked = at_home if home else under_summons(trip, [found.duty])
    doubt = result.office_doubt
    out = f"; out of office {risk_words(doubt.risk_if_former)} (level: {doubt.level_if_former})" if doubt else ""
    then = (
        "arrest within a year" if home else "arrest if the flight took place" if flight else "arrest after an arrival"
    )
    return (
        f"the chance {asked} is put at {risk_of(found)} of 100 (level: {found.level}; confidence: "
        f"{found.confidence}){out}; {then}: {arrest}"
    )
