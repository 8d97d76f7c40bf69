"""An answer in one line: who and where, on which day, the duty, the risk, the level."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from warrantcheck.answer.route.results import Crossing
from warrantcheck.answer.trip.results import DISCLAIMER, Leg, trips_of
from warrantcheck.dataset.store import Dataset
from warrantcheck.document.kinds import document_of
from warrantcheck.document.parts.words import arrest_words, plain_text, risk_of, risk_words
from warrantcheck.risk.scale import worst


def one_line(result: Any, data: Dataset | None) -> str:
    """Sum up an answer of any kind; where it has one stop, with the chance of arrest, else with the range of risks."""
    heading = "".join(span.text for span in document_of(result, data).heading)
    on = getattr(result, "on", None)
    dated = [f"on {on}"] if on and str(on) not in heading else []
    parts = [heading, *dated, *_judgement(result), DISCLAIMER]
    return f"<{type(result).__name__}: {plain_text('; '.join(parts))}>".replace("\n", " ")


def _judgement(result: Any) -> Iterator[str]:
    legs = [*_legs(result)]
    if not legs:
        return
    leg = legs[0]
    if len(legs) == 1 and isinstance(leg, Leg):
        yield f"duty {leg.duty}"
        if leg.duty == "not-wanted":
            return
        yield f"risk{' at home' if leg.question == 'home' else ''} {risk_of(leg)} of 100, {leg.level}"
        yield f"arrest on arrival {arrest_words(leg.arrest.low, leg.arrest.high, None)}"
        return
    judged = trips_of(leg for leg in legs if isinstance(leg, Leg)) or legs
    risks = [risk_words(risk(one.risk for one in judged)) for risk in (min, max)]
    yield f"duty {', '.join(dict.fromkeys(one.duty for one in legs))}"
    yield f"risk {' to '.join(dict.fromkeys(risks))} of 100, at worst {worst([one.level for one in judged])}"


def _legs(result: Any) -> Iterable[Leg | Crossing]:
    """Return whatever an answer judges."""
    if hasattr(result, "leg"):
        return (result.leg,)
    if hasattr(result, "crossed"):
        return (*result.stops, *result.crossed)
    found: Iterable[Any] = next((getattr(result, key) for key in ("legs", "cells") if hasattr(result, key)), ())
    held = next((getattr(result, key) for key in ("events", "people") if hasattr(result, key)), ())
    return (*found, *(one.leg for one in held if hasattr(one, "leg")))
