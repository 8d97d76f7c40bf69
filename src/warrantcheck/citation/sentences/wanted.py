"""The first sentences of the paragraph: who is wanted, for what, and what the Statute asks of the state."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from warrantcheck.answer.trip.ground import Ground
from warrantcheck.citation.results import Sentence
from warrantcheck.citation.sentences.departure import departure_claims, reported, ruling, still_bound, unless
from warrantcheck.citation.wording import Tense, day, listed, spelled
from warrantcheck.dataset import claims
from warrantcheck.dataset.records import State, Warrant
from warrantcheck.dataset.store import Dataset
from warrantcheck.law.articles import spell_all
from warrantcheck.law.membership import accepted
from warrantcheck.law.office import OfficeHeld, held_before, within_sentence
from warrantcheck.law.warrants import Instruments, status_of
from warrantcheck.risk.case import Case

CRIMES = {
    "genocide": "genocide",
    "crimes-against-humanity": "crimes against humanity",
    "war-crimes": "war crimes",
    "aggression": "the crime of aggression",
    "offences-against-justice": "offences against the administration of justice",
}
ANYONE = "arrest and surrender, at the request of the Court, a person found on its territory"
_AIRSPACE = "airspace-sovereignty"
"""The note on the law that a flight over a state meets."""
MOST_CLAIMS = 2
"""How many claims stand behind what follows from no act of a state: as many as a sentence bears footnotes."""
LATELY = timedelta(days=2 * 365)
"""How long after it a notice taken back is worth a sentence."""


def wanted(case: Case, against: Instruments, tense: Tense, *, below: str = "") -> Iterator[Sentence]:
    """Say that the person is wanted or summoned, or was; of a later instrument in a sentence of its own. An office that
    the text `below` names is told there."""
    clock, person, ended = case.clock, case.person, not against.in_force
    issued = [w for w in person.warrants if status_of(w, clock) != "not-public"] if ended else against.in_force
    first, *later = [w for w in issued if w.kind == "warrant"] or issued
    verb, under = ("wanted by", "under a warrant of arrest issued")
    if first.kind == "summons":
        verb, under = ("under a summons to appear before", "issued")
    when = f"On {day(clock.seen)}, " if tense.past and not ended else ""
    if not tense.past and clock.on > clock.known:
        when = f"On {day(clock.on)}, as things are known on {day(clock.known)}, "
    office = _told_office(case)
    held = office.last_seen is None and office.standing != "former"
    since = (f"on {day(clock.seen)} " if tense.past else "now ") if ended and held else ""
    named_below = office.name.partition(" of ")[0].partition(" and ")[0] in below
    untold = office.standing == "none" or (ended and person.died) or named_below
    title = "" if untold else f", {since}{_title(office)},"
    text = (
        f"{when}{person.name}{title} {'was' if ended else tense('was', 'is')} {verb} the International Criminal Court "
        f"(ICC) for alleged {_crimes(first)}, {under} {_issued(first)}"
    )
    yield Sentence(text, (first.id, *(office.claims if title else ())), ())
    for before, warrant in pairwise((first, *later)):
        same = set(warrant.crimes) == set(before.crimes)
        instead = before.ended and before.ended.how == "replaced" and before.ended.date == warrant.issued
        charges = "in its place" if same and instead else f"{'also ' if same else ''}for alleged {_crimes(warrant)}"
        yield Sentence(f"Another {warrant.kind}, {charges}, was issued {_issued(warrant)}", (warrant.id,), ())


def _crimes(warrant: Warrant) -> str:
    return listed([CRIMES[crime] for crime in dict.fromkeys(warrant.crimes)])


def _told_office(case: Case) -> OfficeHeld:
    """Return the office by which a story names the person: of a legislator, or of who holds no office of a
    state, that in which he or she led or served a government."""
    before = held_before(case.person, case.clock) if case.office.standing in ("legislator", "none") else None
    return before if before and before.rank in ("head", "minister") else case.office


def _title(office: OfficeHeld) -> str:
    """Write an office, and if nobody can say that it is still held, on which day it was last seen to be."""
    if office.last_seen is None:
        return _in_text(office.title, office)
    held = "last seen" if office.standing in ("rebel", "none") else "last seen in office"
    return f"{held} as {_in_text(office.name, office)} on {day(office.last_seen)}"


def _in_text(title: str, office: OfficeHeld) -> str:
    """Write a title inside a sentence, without a semicolon."""
    before = "formerly " if title.startswith("formerly ") else ""
    title = title.removeprefix(before).replace("; ", " and ")
    role = office.rank in ("rebel", "military") or office.standing in ("rebel", "none")
    return before + within_sentence(title, role=role)


def doubted(case: Case) -> Iterator[Sentence]:
    """Say why nobody can tell whether the office is still held."""
    if case.office.doubt:
        yield Sentence(spelled(case.office.doubt.text), case.office.claims, ())


def _issued(warrant: Warrant) -> str:
    public = f" and made public on {day(warrant.public)}" if warrant.public != warrant.issued else ""
    return f"on {day(warrant.issued)}{public}"


def obliged(
    data: Dataset, case: Case, state: State, against: Instruments, tense: Tense, ground: Ground
) -> Iterator[Sentence]:
    """Say what the Statute asks of the state, and what is unsettled about it.

    What is unsettled about a place rests on sources of its own; where the data has none, the remark below says it.
    """
    yield from _asked(data, case, state, against, tense)
    member = case.member
    yield from ruling(data, case, state, against, tense)
    notice = member.withdrawal
    lately = notice and notice.revoked and timedelta() <= case.clock.on - notice.revoked <= LATELY
    if case.duty.value == "arrest" and notice and notice.revoked and lately:
        revoked = f"{state.in_text} revoked its notice of withdrawal of {day(notice.notified)} on {day(notice.revoked)}"
        text = f"{reported(notice)}{revoked}, before it took effect, and was bound throughout (art. 127(1))"
        yield Sentence(text, member.leaving_claims, ())
    elif member.leaving and notice:
        text = (
            f"{reported(notice)}{state.in_text} gave notice of withdrawal on {day(notice.notified)}, effective on "
            f"{day(notice.effective)}; until then the duty {tense('stood', 'stands')} (art. 127(1))"
        )
        yield Sentence(text, member.leaving_claims, ())
    if case.duty.doubt and case.duty.doubt == ground.doubt:
        if ground.sources:
            yield Sentence(spelled(case.duty.doubt), (), ground.sources)
    elif case.duty.doubt and member.claims and case.duty.value not in ("residual", "none"):
        yield Sentence(spelled(case.duty.doubt), member.leaving_claims or member.claims, ())
    for reason in case.duty.reasons:
        if "70(2)" in reason.articles:
            text = "National law sets the conditions of cooperation in such a case (art. 70(2))"
            yield Sentence(text, against.claims, ())
        if "13(b)" in reason.articles and not case.duty.binds:
            yield Sentence(spelled(reason.text), reason.claims, ())


def _asked(data: Dataset, case: Case, state: State, against: Instruments, tense: Tense) -> Iterator[Sentence]:
    """Yield the duty: of a summons first whether the state is a party, of a flight what the state can do about it."""
    if case.duty.value == "none-summons":
        party = "a party" if case.member.status == "party" else "not a party"
        text = f"{state.in_text} {tense('was', 'is')} {party} to the Rome Statute"
        yield Sentence(text, _membership_claims(case, state), ())
    yield _duty(data, case, state, against, tense)
    flown_over = case.role == "overflight" and case.duty.binds
    for note in data.law_notes_on(state.id, case.person.id) if flown_over else ():
        if note.id == _AIRSPACE:
            yield Sentence(f"{note.text.partition('. ')[0]} ({listed(note.articles)})", (), note.sources)


def _duty(data: Dataset, case: Case, state: State, against: Instruments, tense: Tense) -> Sentence:
    name, member, value = state.in_text, case.member, case.duty.value
    articles = f"({spell_all(case.duty.articles)})"
    own = _membership_claims(case, state)
    if value == "none-summons":
        text = f"A summons to appear asks no state to arrest anyone {articles}"
        return Sentence(text, against.claims, ())
    if value == "arrest" and member.in_force and member.in_force > case.clock.known:
        text = f"The Rome Statute was to enter into force for {name} on {day(member.in_force)}, and from then on to "
        return Sentence(f"{text}oblige it to {ANYONE} {articles}", own, ())
    if value == "arrest" and member.in_force:
        joined = f"; {member.mode} deposited on {day(member.deposited)}" if member.mode and member.deposited else ""
        text = f"The Rome Statute, in force for {name} since {day(member.in_force)} (art. 126{joined}), "
        return Sentence(f"{text}{tense('obliged', 'obliges')} it to {ANYONE} {articles}", own, ())
    if value == "residual" and member.withdrawal:
        return still_bound(data, case, state, member.withdrawal, against, tense)
    for warrant in against.warrants:
        resolution = data.situation(warrant.situation).resolution
        if value == "security-council" and resolution and state.id in resolution.binds:
            text = (
                f"{name} {tense('was', 'is')} not a party to the Rome Statute, but Security Council resolution "
                f"{resolution.number} of {day(resolution.date)} {tense('obliged', 'obliges')} it to cooperate fully "
                f"with the Court {articles}"
            )
            return Sentence(text, (claims.of_resolution(resolution),), ())
        declaration = accepted(state, warrant.situation, case.clock)
        if value == "declared" and declaration:
            text = (
                f"{name} {tense('was', 'is')} not a party to the Rome Statute, but on {day(declaration.lodged)} it "
                f"accepted the Court's jurisdiction over this situation, and with it the duty to arrest and surrender "
                f"{articles}"
            )
            return Sentence(text, (claims.of_declaration(state, declaration),), ())
    return _free(case, state, against, tense)


def _free(case: Case, state: State, against: Instruments, tense: Tense) -> Sentence:
    """Say that there is no duty. That a state did nothing is no claim: such a sentence has none, and no footnote."""
    name, member = state.in_text, case.member
    if member.status == "party" and member.in_force:
        left_out = spelled(case.duty.reasons[-1].text).removeprefix("The Statute ").removesuffix(".")
        text = f"The Rome Statute {tense('was', 'is')} in force for {name}, but {left_out}"
        return Sentence(
            f"{text}: no duty to arrest {tense('arose', 'arises')} there", _membership_claims(case, state), ()
        )
    may = f"the Court {tense('could', 'can')} only invite it to cooperate (art. 87(5))"
    if member.status == "former-party" and member.withdrawal:
        text = (
            f"{reported(member.withdrawal)}{name} left the Rome Statute on {day(member.withdrawal.effective)}, before "
            f"the proceedings began, and {tense('was', 'is')} under no duty to arrest (art. 127(2)); {may}"
            f"{unless(member.withdrawal, tense)}"
        )
        return Sentence(text, departure_claims(case), ())
    if member.deposited and member.in_force:
        text = (
            f"{name} {tense('had joined', 'joined')} the Rome Statute on {day(member.deposited)}, but "
            f"{tense('was', 'is')} bound only from {day(member.in_force)} (art. 126), and until then under no duty to "
            f"arrest; {may}"
        )
        return Sentence(text, _membership_claims(case, state), ())
    if member.status == "signatory" and member.signed:
        text = f"{name} signed the Rome Statute on {day(member.signed)} and {tense('had', 'has')} not ratified it, "
        return Sentence(f"{text}so it {tense('was', 'is')} under no duty to arrest; {may}", member.claims, ())
    text = (
        f"{name}, not a party to the Rome Statute, {tense('was', 'is')} under no duty to carry out the Court's "
        f"warrant{'s' if len(against.warrants) > 1 else ''}; {may}"
    )
    return Sentence(text, member.claims[-MOST_CLAIMS:], ())


def _membership_claims(case: Case, state: State) -> tuple[str, ...]:
    """Return the acts of consent, and of withdrawal where the sentence speaks of it; a signature binds nobody."""
    signatures = {claims.of_act(state, a) for a in state.rome_statute if a.act == "signature"}
    acts = tuple(c for c in case.member.claims if c not in signatures)
    if case.duty.value == "arrest":
        notices = {claims.of_act(state, a) for a in state.rome_statute if a.act == "withdrawal"}
        acts = tuple(c for c in acts if c not in notices and not c.endswith(".revoked"))
    return acts or case.member.claims
