"""What answers share that judge one place or many: the facts of a leg, its reasons, legs a line each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from warrantcheck.answer.trip.results import FactorResult, Leg, LegNote, ReasonResult
from warrantcheck.document.parts.blocks import (
    Block,
    Column,
    Grid,
    Item,
    Items,
    Paragraph,
    Span,
    Text,
    Title,
    facts,
    grid,
    said,
    section,
)
from warrantcheck.document.parts.citations import Citations
from warrantcheck.document.parts.words import (
    DUTY_WORDS,
    NOT_OWN_WORDS,
    RESTS_ON,
    arrest_cell,
    level_words,
    likely_words,
    own_mark,
    risk_of,
    risk_words,
    under_summons,
)
from warrantcheck.law.articles import spell_all
from warrantcheck.vocabulary import QUESTIONS, RISK_MEANS

if TYPE_CHECKING:
    from warrantcheck.plan.results import CheckedLeg

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


def leg_facts(leg: Leg, cites: Citations, *, soon: date | None = None) -> Block:
    """Return the facts of a leg: duty, what is likely, risk, what is unclear, what changes.

    `soon`: in short, with the next change only if it comes by then, and the confidence beside the risk.
    """
    grounds = _grounds(leg)
    articles = f" ({spell_all(leg.articles)})" if leg.articles else ""
    because = (part for r in grounds for part in (Span(f" {r.text}"), *cites.of_claims(r.claims)))
    law = (duty(leg.duty), Span(f"{articles}."), *because)
    place = ("Place", leg.place_note)
    sure = "; ".join(filter(None, (leg.confidence, RESTS_ON.get(leg.rests_on))))
    if leg.duty == "not-wanted":
        return facts(place, ("Duty", law))
    return facts(
        place,
        ("Duty", law),
        ("Likely", likely_words(leg)),
        ("Risk", _risk(leg) if soon is None else (*_risk(leg), Span(f"; confidence {sure}"))),
        ("Confidence", sure if soon is None else None),
        *(("Unclear", doubt) for doubt in leg.doubts),
        ("Gap", leg.gap if cites.view.verbose else None),
        ("Next change", _change(leg, soon=soon)),
    )


def _grounds(leg: Leg) -> tuple[ReasonResult, ...]:
    """Return the step of the law on which the duty rests, which follows the warrant; of a state that left, two."""
    return leg.reasoning[1 : 3 if leg.duty == "residual" else 2] or leg.reasoning


def _risk(leg: Leg) -> Text:
    """Return the risk with what it means, and what it would be without an office that nobody can say is still held."""
    asked = under_summons(QUESTIONS[leg.question], [leg.duty])
    text = (level(leg.level, leg.level.upper()), Span(f"  {risk_of(leg)} of 100 {asked}"))
    doubt = leg.office_doubt
    if doubt is None:
        return text
    other = level(doubt.level_if_former, doubt.level_if_former.upper())
    return (*text, Span("; if out of office "), other, Span(f" {risk_words(doubt.risk_if_former)}"))


def _change(leg: Leg, *, soon: date | None) -> str | None:
    """Return the next change; `soon`: if it comes by that day."""
    change = leg.next_change
    return f"{change.date}: {change.text}" if change and (soon is None or change.date <= soon) else None


def leg_reasons(leg: Leg, cites: Citations) -> Iterator[Block]:
    """Yield the legal reasoning, the disputes, the factors with their points, and the law around the trip."""
    law = [Item((Span(_with_articles(r.text, r.articles)), *_sources(r, cites))) for r in leg.reasoning]
    law += [Item((Span(dispute.text), *cites.of_claims(dispute.claims)), "?") for dispute in leg.disputes]
    yield Title(said("Law"))
    yield Items(tuple(law))
    factors = tuple(factor_item(f, f.text, cites) for f in leg.factors if f.id != "duty")
    if factors:
        yield Title(said("Practice, in points of risk"))
        yield Items(factors)
    yield from section("Law around the trip", (note_text(note, cites) for note in leg.notes), "§")


def _sources(reason: ReasonResult, cites: Citations) -> Text:
    """Cite a step of the law; of a withdrawal, its last act."""
    return cites.of_last(reason.claims) if "127(1)" in reason.articles else cites.of_claims(reason.claims)


def factor_item(factor: FactorResult, text: str, cites: Citations) -> Item:
    """Return a factor as a line of a list, its points before it."""
    told = factor.claims[:2] if factor.id == "alliance" else factor.claims  # of several ties, two are named
    return Item((Span(text), *cites.of_last(told)), f"{factor.effect:+d}")


def note_text(note: LegNote, cites: Citations) -> Text:
    """Return a note with its articles, what is not confirmed of it, and its sources."""
    unsure = () if note.reliability == "official" else (note.reliability,)
    marks = "; ".join((*note.articles, *unsure))
    return (Span(f"{note.text} [{marks}]" if marks else note.text), *cites.of(note.sources))


def legs_grid(caption: str, legs: Iterable[Leg], *, mark: bool = False) -> Grid:
    """Return legs, a line each; below the level the one without an office that may be lost, where it is another.

    `mark`: figures that do not rest on the host's own word or record are marked.
    """
    columns = (Column("State", "name"), DUTY, RISK, LEVEL, "Arrest on arrival", "Confidence")
    rows = (
        (
            (Span(leg.name),),
            (duty(leg.duty),),
            risk_of(leg) + (own_mark(leg) if mark else ""),
            (level(leg.level), *_level_out(leg)),
            arrest_cell(leg),
            leg.confidence,
        )
        for leg in legs
    )
    return grid(caption, columns, rows)


def risk_meanings(legs: Iterable[Leg | CheckedLeg]) -> Iterator[Block]:
    """Yield what the figures mean: those of trips first, then those of somebody at home."""
    asked = [leg for leg in legs if leg.duty != "not-wanted"]
    questions = {leg.question for leg in asked}
    if "trip" in questions:
        yield Paragraph(said(under_summons(RISK_MEANS["trip"], (leg.duty for leg in asked))), "soft")
    if "home" in questions:
        mixed = len(questions) > 1
        text = RISK_MEANS["home"]
        yield Paragraph(said(f"At home, r{text[1:]}" if mixed else text), "soft")


def not_own_legend(legs: Iterable[Leg]) -> Iterator[Block]:
    """Yield the line that explains the mark, where a figure bears it."""
    if any(map(own_mark, legs)):
        yield Paragraph(said(NOT_OWN_WORDS), "soft")


def _level_out(leg: Leg) -> Text:
    doubt = leg.office_doubt
    if doubt is None or doubt.level_if_former == leg.level:
        return ()
    return (Span("\nif out: "), level(doubt.level_if_former))


def risk_and_level(leg: Leg, *, mark: bool = False) -> Text:
    """Return risk and level in one cell; a dash for who is not wanted."""
    words = level_words(leg) + (own_mark(leg) if mark else "")
    return said(words) if leg.duty == "not-wanted" else (level(leg.level, words),)


def judgement(leg: Leg, *, mark: bool = False) -> Text:
    """Return duty, and risk with level below it."""
    return (duty(leg.duty), Span("\n"), *risk_and_level(leg, mark=mark))


def _with_articles(text: str, articles: tuple[str, ...]) -> str:
    return f"{text} [{spell_all(articles)}]" if articles else text
