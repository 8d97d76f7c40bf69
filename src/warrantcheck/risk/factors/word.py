"""Factors of what the host's government said about the person, and what its courts did."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from warrantcheck.dataset.claims import body_name
from warrantcheck.dataset.names import fold
from warrantcheck.dataset.records import Statement
from warrantcheck.risk.case import Case, Effect
from warrantcheck.risk.evidence import Tenure

ONE_TRIP = timedelta(days=180)
"""A statement about a trip speaks of a trip within half a year after it; later it counts as a standing word."""

FADING = timedelta(days=2 * 365)
FADED = timedelta(days=5 * 365)
"""A standing word counts in full until it is fading, by two thirds until it has faded, by a third after that."""

HONOURS = ("pledge", "acknowledged", "supports")
"""Words that keep to the Court: a notice of withdrawal taken back does not set them aside."""

OPINIONS = ("supports", "rejects")
"""Words on the warrant that do not say what the host would do: they speak of no trip, and replace no word that does."""

INVITATION = "invitation"
"""A host that invited or welcomed the person and said nothing of the warrant: it counts where nothing else was said."""

_LONG = 200
"""Of a text with more characters, a short answer tells who spoke and when alone."""

_GOVERNMENT = {
    "pledge": "pledge",
    "acknowledged": "acknowledged",
    "assurance": "assurance",
    "legal-opinion": "assurance",
    "supports": "supports",
    "rejects": "rejects",
    INVITATION: INVITATION,
    "evasive": "evasive",
}
_COURTS = ("court-order", "court-filing")
_SAID = {
    "pledge": "A pledge to honour the warrant",
    "acknowledged": "A bare acknowledgement of the duty",
    "assurance": "An assurance, or a denial of any duty",
    "legal-opinion": "A legal opinion that the duty does not hold, or not without more",
    "supports": "Support for the Court or its warrant, without saying what it would do itself",
    "rejects": "A rejection of the warrant, without saying what it would do itself",
    INVITATION: "An invitation or a welcome, and no word on the warrant",
    "evasive": "No clear answer",
}


def trip_word(case: Case) -> Effect | None:
    """What the host said about this very trip: a pledge to arrest has kept nearly every head of state away; a bare
    acknowledgement of the duty counts far less; after an assurance most trips took place; a host that gives no clear
    answer has often preferred that the guest stay at home. An invitation that does not mention the warrant counts for
    little, and only where the host has said nothing else. A statement of a bound host counts for two thirds once
    somebody else directs its government."""
    said = last_word([s for s in _of_government(case) if of_this_trip(s, case)])
    if said is None:
        return None
    return _effect(case, said, "trip", 1.0)


def standing_word(case: Case) -> Effect | None:
    """What the host has said about the person in general, where it has not spoken about this trip. It fades: full
    weight for two years, two thirds up to five, a third after that, because governments change; and once somebody else
    directs the government of a bound host, it counts for two thirds of that. Approving of the warrant or rejecting it,
    without saying what the host would do, counts for little; so does an invitation that does not mention the
    warrant."""
    words = _of_government(case)
    if any(of_this_trip(s, case) for s in words):
        return None
    said = last_word(words)
    if said is None:
        return None
    return _effect(case, said, "standing", _strength(case.clock.on - said.published))


def courts(case: Case) -> Effect | None:
    """A ruling of a domestic court in a case about an arrest, or a case filed for one: both have kept wanted people
    away, or made them leave in haste. A ruling fades like a general statement."""
    orders = [s for s in case.evidence.statements if s.stance in _COURTS and _counts(s)]
    if not orders or not case.judged:
        return None
    last = _latest([s for s in orders if s.stance == "court-order"]) or orders[-1]
    age = case.clock.on - last.published
    if last.stance == "court-filing" and age > ONE_TRIP:
        return None
    name = case.state.in_text
    ruled = last.stance == "court-order"
    head = (
        f"In {name} a court ruled in a case about an arrest"
        if ruled
        else f"A case for arrest was before the courts of {name}"
    )
    head += f" ({last.known_when})"
    text = f"{head}: {last.told}."
    times = _strength(age)
    return Effect(
        f"courts.{last.stance[6:]}", text, claims=(last.id,), times=times, evidence=2, brief=_brief(text, head)
    )


def regional_word(case: Case) -> Effect | None:
    """A body to which the host belongs has decided that its members shall not act on the warrant: the African Union
    and the Arab League did so for the President of Sudan, and hosts have given it as their reason."""
    said = _latest([s for s in _calls(case) if s.body and s.stance == "assurance" and case.state.id not in s.addressed])
    if said is None or not case.protected:
        return None
    text = f"{body_name(said.body or '')} ({said.known_when}): {said.told}."
    return Effect("regional_word", text, ("98(1)",), (said.id,), evidence=1)


def reminded(case: Case) -> Effect | None:
    """The Court, or others, have called on this host about this trip within the last half year: such attention raises
    the cost of the visit."""
    recent = [s for s in _calls(case) if s.stance == "reminder" and case.state.id in s.addressed]
    recent = [s for s in recent if case.clock.on - s.published <= ONE_TRIP]
    said = _latest([s for s in recent if s.body == "ICC"]) or _latest(recent)
    if said is None:
        return None
    who = case.evidence.names[said.state] if said.state else f"The {body_name(said.body or '')}"
    head = f"{who} called on {case.state.in_text} ({said.known_when})"
    text = f"{head}: {said.told}."
    return Effect("reminded", text, claims=(said.id,), evidence=1, brief=_brief(text, head))


def ageing(case: Case) -> tuple[Statement, ...]:
    """Return what was said that counts for less as days go by in which nothing more becomes known.

    That is the last word of the host, its words on this trip, what its courts did, and recent reminders. A word that
    another has replaced counts for nothing, whatever its age.
    """
    words, now = _of_government(case), case.clock.on
    last = last_word(words)
    own = (s for s in words if s is last or of_this_trip(s, case))
    orders = (s for s in case.evidence.statements if s.stance in _COURTS and _counts(s))
    reminders = (s for s in _calls(case) if s.stance == "reminder" and now - s.published <= ONE_TRIP)
    return (*own, *orders, *reminders)


def last_word(words: Sequence[Statement]) -> Statement | None:
    """Return the latest word; one that only acknowledges the duty takes no pledge back, and one that only approves of
    the warrant or rejects it replaces nothing but the want of a clear answer."""
    firm = [s for s in words if s.stance not in OPINIONS]
    clear = _latest([s for s in firm if s.stance != "acknowledged"])
    last = clear if clear is not None and clear.stance == "pledge" else _latest(firm)
    return last if last is not None and last.stance != "evasive" else _latest(words)


def beyond_invitations(words: Sequence[Statement]) -> Sequence[Statement]:
    """Leave out invitations that say nothing of the warrant, unless nothing else was said: they replace no word."""
    return [s for s in words if s.stance != INVITATION] or words


def of_this_trip(said: Statement, case: Case) -> bool:
    """Say whether a word tells what the host would do on the trip asked about."""
    return said.scope == "trip" and said.stance not in OPINIONS and case.clock.on - said.published <= ONE_TRIP


def bears_on(said: Statement, case: Case) -> bool:
    """Leave to fly over says nothing of a landing; what is said of arrests bears on a flight over, too."""
    return said.role in (None, case.role)


def _calls(case: Case) -> list[Statement]:
    return [s for s in case.evidence.calls if _counts(s)] if case.evidence.calls and case.judged else []


def _of_government(case: Case) -> Sequence[Statement]:
    if not (case.evidence.statements and case.judged):
        return []
    said = [s for s in case.evidence.statements if s.stance in _GOVERNMENT and _counts(s) and bears_on(s, case)]
    return beyond_invitations(
        [s for s in said if s.stance in HONOURS or case.turned is None or s.published >= case.turned]
    )


def _counts(said: Statement) -> bool:
    """A statement that nobody could verify is shown where it is asked for, and decides nothing."""
    return said.reliability != "unverified"


def _latest(words: Sequence[Statement]) -> Statement | None:
    return max(words, key=lambda s: (s.published, s.formal, s.id), default=None)


def _effect(case: Case, said: Statement, scope: str, times: float) -> Effect:
    stance = _GOVERNMENT[said.stance]
    if stance in ("assurance", "rejects", INVITATION) and not case.protected:
        times *= 0.5  # said of an office-holder, or before a fall from power
    if said.reliability == "reported":
        times *= 0.8
    if stance == "evasive" and case.allied:
        times *= 0.4  # the silence of an ally is no warning
    if case.role == "overflight":
        times *= 0.4  # said of arrests on the ground
    about = "" if stance in (*OPINIONS, INVITATION) else " on this trip" if scope == "trip" else " in general"
    now = changed_since(said, case)
    when = f", said under a government before that of {now.head.name}, in office {now.head.in_office}" if now else ""
    head = f"{_SAID[said.stance]}{about}{when}"
    text = f"{head} ({said.known_when}): {said.told}."
    return Effect(
        f"{scope}_word.{stance}",
        text,
        claims=(now.claim, said.id) if now else (said.id,),
        times=times,
        evidence=3 if scope == "trip" and stance != INVITATION else 2,
        since_then=now,
        brief=_brief(text, f"{head}: {said.by}, {said.known_when}"),
    )


def _brief(text: str, head: str) -> str | None:
    return f"{head}." if len(text) > _LONG else None


def changed_since(said: Statement, case: Case) -> Tenure | None:
    """Return who directs the government of a bound host now, if somebody else did when this was said; else None.

    A word that the present head spoke in an earlier office is not an earlier government's alone. Without a duty nothing
    is to be returned to: there words of earlier governments have held.
    """
    return since_then(said, case.evidence.tenures) if case.duty.binds else None


def since_then(said: Statement, tenures: Sequence[Tenure]) -> Tenure | None:
    """Return the last of `tenures` if somebody else directed the government when this was said, and did not say it."""
    then = next((tenure for tenure in reversed(tenures) if tenure.head.since <= said.date), None)
    if not tenures or (then and then.head.name == tenures[-1].head.name):
        return None
    now = tenures[-1]
    spoke = f" {fold(now.head.name)} " in f" {fold(said.speaker)} "
    return None if spoke else now


def _strength(age: timedelta) -> float:
    return 1.0 if age < FADING else 0.67 if age < FADED else 0.33
