"""What a host did about the Court or at home about the warrant, and how far the Court's own proceedings went."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from warrantcheck.citation.results import Sentence
from warrantcheck.citation.sentences.steps import clause, shown_by
from warrantcheck.citation.sentences.steps import taken as steps_taken
from warrantcheck.citation.wording import became_known, dated, day, month, spelled
from warrantcheck.dataset import claims
from warrantcheck.dataset.records import Attribute, Home, Statement
from warrantcheck.dataset.store import Dataset
from warrantcheck.days import first_day
from warrantcheck.risk.case import Case
from warrantcheck.risk.factors.host import hostile
from warrantcheck.risk.home import conduct

_WHOLE_DAY = len("2012-05-07")
_LEAVING = re.compile(r"\bleav(?:e|ing) the Court|\bwithdrawal from the Rome Statute")
_COMMON = ("The ", "A ", "An ", "In ", "After ", "Parliament ")


def host_acts(case: Case, told: list[Statement]) -> Iterator[tuple[date, Sentence]]:
    """Yield what the host did against the Court, or the home state about the warrant, where the estimate counts it.

    `told`: the statements that are told; an act that one of them announced, or that is of the day of one, is not told
    again, nor the announcement of a withdrawal of which notice was given.
    """
    at_home = case.question == "home"
    effect = conduct(case)[1] if at_home else hostile(case)
    counted = effect.claims if effect and effect.times else ()
    acts = [a for a in case.evidence.attributes if claims.of_attribute(case.state, a) in counted]
    for attribute in [a for a in acts if not (case.member.withdrawal and _LEAVING.search(a.text))][-1:]:
        on_that_day = any((one.state, one.published) == (case.state.id, attribute.published) for one in told)
        if not on_that_day and not _announced(attribute.sources, told):
            text = f"{begun(attribute)}, {case.state.in_text} moved against the Court: {_inside(attribute.text)}"
            yield attribute.published, Sentence(text, (claims.of_attribute(case.state, attribute),), ())
    for home in case.person.home if at_home else ():
        claim = claims.of_home(case.person, home)
        if claim in counted and not _announced(home.sources, told):
            yield first_day(home.since), Sentence(_at_home(home), (claim,), ())


def begun(attribute: Attribute) -> str:
    """Begin a sentence with the day of an act of a state, or the day by which it was done, and when it became known."""
    known = became_known(attribute.since, attribute.published)
    when = f"{'by' if attribute.by else 'on'} {day(attribute.since)}"
    return f"{when}, {known}" if known else when


def _announced(sources: tuple[str, ...], told: list[Statement]) -> bool:
    return any(set(sources) & set(one.sources) for one in told)


def _at_home(home: Home) -> str:
    """Write what the home state does, with its day; of a month or a year where the text does not name it."""
    if len(home.since) == _WHOLE_DAY:
        return f"On {day(first_day(home.since))}, {_inside(home.text)}"
    return home.text if home.since[:4] in home.text else f"In {_period(home.since)}, {_inside(home.text)}"


def _period(when: str) -> str:
    return month(when) if "-" in when else when


def last_step(data: Dataset, case: Case) -> Iterator[tuple[date, Sentence]]:
    """Yield the last step of the case before the Court that was taken by the day, on sources that can show it."""
    for step in [*steps_taken(case.person, case.clock.seen)][-1:]:
        text = f"{dated(step.date)}, {clause(step, case.person)}"
        yield first_day(step.date), Sentence(text, (), shown_by(data, step, case.clock.known))


def _inside(text: str) -> str:
    """Write a sentence of the data within another."""
    text = text.replace("Law signed", "a law was signed", 1)
    return spelled(f"{text[:1].lower()}{text[1:]}" if text.startswith(_COMMON) else text).rstrip(".")
