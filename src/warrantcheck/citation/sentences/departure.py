"""What a story says of a state that has left the Statute (art. 127): what still binds it, and what is not settled."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from warrantcheck.citation.results import Sentence
from warrantcheck.citation.wording import Tense, day, owned
from warrantcheck.dataset.records import Situation, State
from warrantcheck.dataset.store import Dataset
from warrantcheck.law.articles import spell_all
from warrantcheck.law.departure import held_on_departure
from warrantcheck.law.membership import Withdrawal
from warrantcheck.law.warrants import Instruments
from warrantcheck.risk.case import Case


def reported(notice: Withdrawal) -> str:
    """Begin a sentence on a withdrawal that no official word of the depositary confirms."""
    return "" if notice.confirmed else "as reported (not confirmed by the depositary), "


def unless(notice: Withdrawal, tense: Tense) -> str:
    """End such a sentence with what the state must do if it gave no notice."""
    if notice.confirmed:
        return ""
    would = tense("it had to", "it must")
    return f"; if it gave no notice on {day(notice.notified)}, {would} arrest as a State Party"


_UNSETTLED = "ph-supreme-court-2021"
"""The note on the law that tells why the duty after a departure during an examination is not settled."""


def departure_claims(case: Case) -> tuple[str, ...]:
    """Return the claims on the withdrawal and on the proceedings that began before it."""
    return (*case.member.leaving_claims, *(c for c in case.duty.claims if c.startswith("situation.")))


def still_bound(
    data: Dataset, case: Case, state: State, notice: Withdrawal, against: Instruments, tense: Tense
) -> Sentence:
    """Say why a state that withdrew is still bound; what began earlier may be only a preliminary examination."""
    articles, left = spell_all(case.duty.articles), notice.effective
    takes, was = "takes" if left > case.clock.known else "took", tense("was", "is")
    began = f"{reported(notice)}{owned(state.in_text)} withdrawal from the Rome Statute {takes} effect on {day(left)}"
    if _examined_only(_situation(data, state, against), against, left):
        text = f"{began}, while the Prosecutor had the situation under preliminary examination"
    else:
        unsettled = any("127(2)" in dispute.articles for dispute in case.duty.disputes)
        later = f", though for a warrant issued after it that {was} not settled" if unsettled else ""
        remain = tense("remained", "remain")
        text = (
            f"{began}, but duties in proceedings that began before then {remain}, the duty to arrest and surrender "
            f"among them{later} ({articles})"
        )
    return Sentence(
        f"{text}{unless(notice, tense)}", departure_claims(case), _of_then(data, departure_claims(case), left)
    )


def _of_then(data: Dataset, claimed: tuple[str, ...], left: date) -> tuple[str, ...]:
    """Return the pages on a withdrawal from the month in which it took effect: they tell how far the Court was then."""
    days = ((id_, data.source(id_).published) for claim in claimed for id_ in data.claim(claim).sources)
    return tuple(dict.fromkeys(id_ for id_, day in days if day and left <= day <= left + timedelta(days=31)))[:2]


def ruling(data: Dataset, case: Case, state: State, against: Instruments, tense: Tense) -> Iterator[Sentence]:
    """Say of a departure during the examination that the duty is not settled, and what a chamber held of jurisdiction,
    on the source that showed it first."""
    notice, last = case.member.withdrawal, held_on_departure(case.clock)
    if case.duty.value != "residual" or notice is None:
        return
    situation = _situation(data, state, against)
    if not _examined_only(situation, against, notice.effective):
        return
    unsettled = f"Whether {state.in_text} {tense('still had to', 'must still')} arrest and surrender"
    notes = (
        n for n in data.law_notes_on(state.id, case.person.id) if n.id == _UNSETTLED and n.published <= case.clock.known
    )
    sources = next((note.sources for note in notes), ())
    text = f"{unsettled} {tense('was', 'is')} not settled ({spell_all(case.duty.articles)})"
    yield Sentence(text, departure_claims(case) if not sources else (), sources)
    if last is None:
        return
    since, chamber = last
    days = {id_: data.source(id_).published for id_ in situation.sources}
    showing = sorted((when > case.clock.known, when, id_) for id_, when in days.items() if when and when >= since)
    text = (
        f"On {day(since)}, the Court's {chamber.removeprefix('the ')} held that the Court {tense('kept', 'keeps')} its "
        f"jurisdiction over crimes allegedly committed while {state.in_text} was a party"
    )
    yield Sentence(text, (), tuple(id_ for _, _, id_ in showing[:1]))


def _situation(data: Dataset, state: State, against: Instruments) -> Situation:
    """Return the situation of a warrant in which a state that has left is still bound: its own, if it is one."""
    situations = [data.situation(warrant.situation) for warrant in against.warrants]
    return next((one for one in situations if state.id in one.states), situations[0])


def _examined_only(situation: Situation, against: Instruments, left: date) -> bool:
    """Say whether no more than a preliminary examination had begun when a state left."""
    issued = (warrant.issued for warrant in against.warrants if warrant.situation == situation.id)
    return min(began for began in (situation.investigation, *issued) if began) >= left
