"""Whether a state is a State Party on a day (arts. 125 to 127)."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from warrantcheck.clock import Clock
from warrantcheck.dataset import claims
from warrantcheck.dataset.records import CONSENT, Declaration, State, TreatyAct

Status = Literal["party", "signatory", "non-party", "former-party"]


class Withdrawal(Struct, frozen=True):
    """A notice of withdrawal: received by the depositary, effective a year later or revoked before (art. 127(1)).

    `confirmed` is False while no official word of the depositary stands behind it.
    """

    notified: date
    effective: date
    revoked: date | None = None
    confirmed: bool = True


class Membership(Struct, frozen=True):
    """A state's relation to the Rome Statute on a day; `claims` are the acts it follows from, `leaving_claims` those of
    them that are a notice of withdrawal and its revocation."""

    status: Status
    signed: date | None = None
    no_intention: date | None = None
    mode: str | None = None
    deposited: date | None = None
    in_force: date | None = None
    withdrawal: Withdrawal | None = None
    claims: tuple[str, ...] = ()
    leaving_claims: tuple[str, ...] = ()

    @property
    def joining_claims(self) -> tuple[str, ...]:
        """The acts by which the state became a party, or did not."""
        return tuple(claim for claim in self.claims if claim not in self.leaving_claims)

    @property
    def leaving(self) -> bool:
        """A notice of withdrawal stands, and its day has not come: the state is still bound."""
        return self.status == "party" and self.withdrawal is not None and self.withdrawal.revoked is None


def membership(state: State, clock: Clock) -> Membership:
    """Say where a state stands on a day.

    Deposit is not entry into force (art. 126); a notice of withdrawal binds nobody to leave before its day, and can be
    revoked until then; a signature is not membership, and ends in effect with a statement of no intention to become a
    party (Vienna Convention on the Law of Treaties, art. 18).
    """
    acts = [act for act in state.rome_statute if _counts(act, clock)]
    consent = _last(acts, CONSENT)
    taken_back = _last(acts, ("instrument-withdrawn",))
    if consent and taken_back and taken_back.date >= consent.date:
        consent = None
    signature = _last(acts, ("signature",))
    no_intention = _last(acts, ("no-intention",))
    notice = _last(acts, ("withdrawal",))
    withdrawal = _withdrawal(notice, clock) if consent and notice and notice.date >= consent.date else None

    status: Status
    if consent and consent.in_force and consent.in_force <= clock.on:
        left = withdrawal is not None and withdrawal.revoked is None and withdrawal.effective <= clock.on
        status = "former-party" if left else "party"
    else:
        status = "signatory" if signature and not no_intention else "non-party"
    used = [act for act in (signature, no_intention, consent, taken_back, notice) if act]
    left_by: tuple[str, ...] = (claims.of_act(state, notice),) if notice and withdrawal else ()
    left_by += (claims.of_revocation(state, notice),) if notice and withdrawal and withdrawal.revoked else ()
    return Membership(
        status=status,
        signed=signature.date if signature else None,
        no_intention=no_intention.date if no_intention else None,
        mode=consent.act if consent else None,
        deposited=consent.date if consent else None,
        in_force=consent.in_force if consent else None,
        withdrawal=withdrawal,
        claims=tuple(dict.fromkeys((*(claims.of_act(state, act) for act in used), *left_by))),
        leaving_claims=left_by,
    )


def accepted(state: State, situation: str, clock: Clock) -> Declaration | None:
    """Return the declaration under art. 12(3) by which a state accepted jurisdiction over a situation, if any.

    A declaration that the Registrar or the Chambers did not act upon binds nobody. Of several, the newest whose period
    has not run out bears on a warrant that may be of any day in it; failing that, the newest.
    """
    day = clock.seen
    holding = [
        d
        for d in state.declarations
        if d.kind == "article-12-3"
        and d.lodged <= day
        and not (d.ended and d.ended <= day)
        and d.accepted
        and d.situation == situation
    ]
    return max(holding, key=lambda d: (d.until is None or d.until >= day, d.lodged), default=None)


def _counts(act: TreatyAct, clock: Clock) -> bool:
    """An act counts once it is made and public; a succession reaches back to the day of independence."""
    begins = min(act.date, act.in_force or act.date)
    return act.date <= clock.known and begins <= clock.on


def _last(acts: list[TreatyAct], kinds: tuple[str, ...]) -> TreatyAct | None:
    return next((act for act in reversed(acts) if act.act in kinds), None)


def _withdrawal(notice: TreatyAct, clock: Clock) -> Withdrawal | None:
    if notice.effective is None:
        return None
    revoked = notice.revoked if notice.revoked and notice.revoked <= clock.known else None
    return Withdrawal(notice.date, notice.effective, revoked, notice.reliability == "official")
