"""What answers share that judge one place or many: the facts of a leg, its reasons, legs a line each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from warrantcheck.answer.results import Leg, LegNote
from warrantcheck.document.blocks import (
    Block,
    Column,
    Facts,
    Grid,
    Item,
    Items,
    Span,
    Text,
    Title,
    facts,
    grid,
    said,
    section,
)
from warrantcheck.document.words import (
    DUTY_WORDS,
    arrest_words,
    chance_words,
    level_words,
    risk_words,
)
from warrantcheck.law.articles import spell_all

DUTY = Column("Duty", "duty")
RISK = Column("Risk of 100", "risk")
LEVEL = Column("Level", "level")


def when(on: object, known: object, office: str | None = None) -> str:
    """Say for which day an answer holds, by whose knowledge, and for which office."""
    return f"on {on}, known on {known}" + (f"; office: {office}" if office else "")


def duty(code: str) -> Span:
    """Return a duty in words."""
    return Span(DUTY_WORDS[code], "duty", code)


def level(code: str, text: str | None = None) -> Span:
    """Return a level."""
    return Span(text or code, "level", code)


def leg_facts(leg: Leg) -> Facts:
    """Return the facts of a leg: duty, risk, arrest, confidence, what is unclear, what changes."""
    articles = f" ({spell_all(leg.articles)})" if leg.articles else ""
    place = ("Place", leg.place_note)
    law = ("Duty", (duty(leg.duty), Span(articles)))
    change = leg.next_change
    if leg.duty == "not-wanted":
        return facts(place, law)
    chance = Span(f"  {chance_words(leg.risk, leg.question)}")
    arrest = arrest_words(leg.arrest.low, leg.arrest.high, leg.arrest.term)
    return facts(
        place,
        law,
        ("Risk", (level(leg.level, leg.level.upper()), chance)),
        ("Arrest", f"{arrest}, {'if the person arrives' if leg.question == 'trip' else 'within a year'}"),
        ("If out of office", _without_office(leg)),
        ("Confidence", leg.confidence),
        *(("Unclear", doubt) for doubt in leg.doubts),
        ("Gap", leg.gap),
        ("Next change", f"{change.date}: {change.text}" if change else None),
    )


def _without_office(leg: Leg) -> Text | None:
    """Return the risk without an office that nobody can say is still held."""
    doubt = leg.office_doubt
    if doubt is None:
        return None
    other = level(doubt.level_if_former, doubt.level_if_former.upper())
    return (other, Span(f"  {chance_words(doubt.risk_if_former, leg.question)}"))


def leg_reasons(leg: Leg, cited: Sequence[str]) -> Iterator[Block]:
    """Yield the legal reasoning, the disputes, the factors with their points, and the law around the trip.

    `cited` are the sources of the whole answer, by whose numbers a note names its own.
    """
    law = [Item(said(_with_articles(reason.text, reason.articles))) for reason in leg.reasoning]
    law += [Item(said(dispute.text), "?") for dispute in leg.disputes]
    yield Title(said("Law"))
    yield Items(tuple(law))
    factors = tuple(Item(said(f.text), f"{f.effect:+d}") for f in leg.factors if f.id != "duty")
    if factors:
        yield Title(said("Practice"))
        yield Items(factors)
    yield from section("Law around the trip", (note_words(note, cited) for note in leg.notes), "§")


def note_words(note: LegNote, cited: Sequence[str]) -> str:
    """Write a note with its articles, what is not confirmed of it, and the numbers of its sources."""
    numbers = ", ".join(str(cited.index(id_) + 1) for id_ in note.sources)
    sources = f"source{'s' if len(note.sources) > 1 else ''} {numbers}"
    unsure = () if note.reliability == "official" else (note.reliability,)
    return f"{note.text} [{'; '.join((*note.articles, *unsure, sources))}]"


def legs_grid(caption: str, legs: Iterable[Leg]) -> Grid:
    """Return legs, a line each; below the level the one without an office that may be lost, where it is another."""
    columns = (Column("State", "name"), DUTY, RISK, LEVEL, "Arrest on arrival", "Confidence")
    rows = (
        (
            (Span(leg.name),),
            (duty(leg.duty),),
            risk_words(leg.risk),
            (level(leg.level), *_level_out(leg)),
            leg.arrest.term,
            leg.confidence,
        )
        for leg in legs
    )
    return grid(caption, columns, rows)


def _level_out(leg: Leg) -> Text:
    doubt = leg.office_doubt
    if doubt is None or doubt.level_if_former == leg.level:
        return ()
    return (Span("\nif out: "), level(doubt.level_if_former))


def risk_and_level(leg: Leg) -> Text:
    """Return risk and level in one cell; a dash for who is not wanted."""
    words = level_words(leg)
    return said(words) if leg.duty == "not-wanted" else (level(leg.level, words),)


def judgement(leg: Leg) -> Text:
    """Return duty, and risk with level below it."""
    return (duty(leg.duty), Span("\n"), *risk_and_level(leg))


def _with_articles(text: str, articles: tuple[str, ...]) -> str:
    return f"{text} [{spell_all(articles)}]" if articles else text
