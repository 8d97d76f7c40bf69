"""What the treaty obliges a state to do when a person is on its territory on a day.

The reasoning reads like the law: a rule, then its exceptions in order, each naming its article. The duty covers the
whole territory, its airspace included (Chicago Convention, art. 1), so it does not depend on the role of the stop.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from warrantcheck.clock import Clock
from warrantcheck.dataset import claims
from warrantcheck.dataset.records import Person, Resolution, Situation, State, Warrant
from warrantcheck.law.departure import of_a_former_party
from warrantcheck.law.immunity import dispute
from warrantcheck.law.membership import Membership, accepted, membership
from warrantcheck.law.obligation import BINDING, Duty, Reason
from warrantcheck.law.office import OfficeHeld
from warrantcheck.law.warrants import Instruments, instruments
from warrantcheck.vocabulary import DutyValue

__all__ = ["BINDING", "Duty", "DutyValue", "Reason", "duty", "duty_under"]

SituationOf = Callable[[str], Situation]


_NATIONAL_LAW = Reason(
    "The warrant is for offences against the administration of justice: national law sets the conditions of "
    "cooperation.",
    ("70(2)",),
)


def duty(
    person: Person,
    office: OfficeHeld,
    state: State,
    situation_of: SituationOf,
    clock: Clock,
    own: tuple[State, ...] = (),
    member: Membership | None = None,
) -> Duty:
    """Say what a state must do about a person, by the two days of `clock`.

    `situation_of` returns the situation with a given id. A state's duty depends on its own acts, on the situation in
    which the warrant was issued, and, for a state that withdrew, on the proceedings begun before. `own` are the states
    whose national the person is: their immunity alone can be in question. `member` is the membership of `state` on the
    day, if it has been worked out already.
    """
    against = instruments(person, clock)
    if not against.in_force:
        return Duty("not-wanted", (), "No duty: no public warrant is in force.", (_why_not_wanted(against),))
    if not against.wanted:
        summons = Reason(against.reason, ("58(7)",), against.claims)
        return Duty("none-summons", ("58(7)",), "No duty to arrest: only a summons to appear exists.", (summons,))
    member = member or membership(state, clock)
    warrants = sorted(against.warrants, key=_for_justice_alone)
    found = [duty_under(state, member, warrant, situation_of(warrant.situation), clock) for warrant in warrants]
    strongest = min(found, key=lambda d: BINDING.index(d.value) if d.value in BINDING else len(BINDING))
    reasons = (Reason(against.reason, ("58(1)",), against.claims), *strongest.reasons)
    disputes = strongest.disputes
    doubt = dispute(office.standing, clock, person.id) if strongest.binds else None
    if doubt:
        reasons += (
            Reason(
                "Immunities that attach to an official capacity do not bar the Court from exercising its jurisdiction.",
                ("27(2)",),
                office.claims,
            ),
        )
        party = _state_that_gave_immunity_up(own, clock)
        if party:
            reasons += (party,)
        elif state not in own:
            disputes += (Reason(doubt, ("27(2)", "98(1)")),)
    return Duty(strongest.value, strongest.articles, strongest.text, reasons, disputes, _doubt(state, member))


def _state_that_gave_immunity_up(own: tuple[State, ...], clock: Clock) -> Reason | None:
    """Say that the person's own state is bound by art. 27(2), which holds between States Parties as well."""
    for state in own:
        member = membership(state, clock)
        if member.status == "party":
            text = f"{state.opening} is a State Party itself, and cannot invoke its office-holder's immunity."
            return Reason(text, ("27(2)",), member.claims)
    return None


def _doubt(state: State, member: Membership) -> str | None:
    """Name the unconfirmed fact on which the answer turns: a departure that no official source confirms."""
    if member.status != "former-party" or member.withdrawal is None or member.withdrawal.confirmed:
        return None
    return (
        f"That {state.in_text} gave notice on {member.withdrawal.notified}, and so left on "
        f"{member.withdrawal.effective}, is reported but not confirmed by the depositary; "
        f"if it did not, it must arrest as a State Party."
    )


def duty_under(state: State, member: Membership, warrant: Warrant, situation: Situation, clock: Clock) -> Duty:
    """Say what one warrant, issued in `situation`, asks of a state."""
    found = _duty_under(state, member, warrant, situation, clock)
    if found.binds and _for_justice_alone(warrant):
        return replace(found, reasons=(*found.reasons, _NATIONAL_LAW))
    return found


def _for_justice_alone(warrant: Warrant) -> bool:
    """Say whether a warrant is only for offences against the administration of justice (art. 70)."""
    return set(warrant.crimes) == {"offences-against-justice"}


def _duty_under(state: State, member: Membership, warrant: Warrant, situation: Situation, clock: Clock) -> Duty:
    """Apply the rules, which stand in order of precedence."""
    if member.status == "party":
        return _of_a_party(state, member)
    resolution = situation.resolution
    if resolution and state.id in resolution.binds and resolution.date <= clock.seen:
        return _under_the_council(state, resolution)
    declaration = accepted(state, warrant.situation, clock)
    if declaration:
        text = (
            f"{state.opening} is not a party, but accepted the Court's jurisdiction over this situation "
            f"on {declaration.lodged}, and with it the duty to cooperate."
        )
        reason = Reason(text, ("12(3)",), (claims.of_declaration(state, declaration),))
        return Duty("declared", ("12(3)", "59", "86", "89(1)"), "Must arrest: it accepted jurisdiction.", (reason,))
    if member.status == "former-party" and member.withdrawal:
        return of_a_former_party(state, member, member.withdrawal.effective, warrant, situation, clock)
    return _of_a_non_party(state, member, resolution if resolution and resolution.date <= clock.seen else None)


def _why_not_wanted(against: Instruments) -> Reason:
    return Reason(against.reason, (), against.claims)


def _of_a_party(state: State, member: Membership) -> Duty:
    reasons = [
        Reason(
            f"{state.opening} has been a State Party since {member.in_force}: it must arrest and surrender on request.",
            ("59", "86", "87(1)", "89(1)"),
            member.joining_claims,
        )
    ]
    if member.leaving and member.withdrawal:
        reasons.append(
            Reason(
                f"Its notice of withdrawal of {member.withdrawal.notified} takes effect on "
                f"{member.withdrawal.effective}; until then it is bound.",
                ("127(1)",),
                member.leaving_claims,
            )
        )
    elif member.withdrawal and member.withdrawal.revoked:
        reasons.append(
            Reason(
                f"Its notice of withdrawal of {member.withdrawal.notified} was revoked on "
                f"{member.withdrawal.revoked}, before it took effect: it never left.",
                ("127(1)",),
                member.leaving_claims,
            )
        )
    text = "Must arrest and surrender: State Party."
    return Duty("arrest", ("59", "86", "87(1)", "89(1)"), text, tuple(reasons))


def _under_the_council(state: State, resolution: Resolution) -> Duty:
    reason = Reason(
        f"{state.opening} is not a party, but Security Council resolution {resolution.number} ({resolution.date}), "
        f"which referred the situation, obliges it to cooperate fully with the Court.",
        ("13(b)", "UN Charter art. 25"),
        (claims.of_resolution(resolution),),
    )
    articles = ("13(b)", f"UNSC res. {resolution.number}", "UN Charter art. 25")
    return Duty("security-council", articles, "Must arrest: bound by the Security Council.", (reason,))


def _of_a_non_party(state: State, member: Membership, resolution: Resolution | None) -> Duty:
    if member.deposited:
        why = f"{state.opening} has deposited its instrument ({member.deposited}), but is bound only from "
        why += f"{member.in_force}."
        articles: tuple[str, ...] = ("126",)
    elif member.status == "signatory":
        why = f"{state.opening} signed the Statute ({member.signed}) and never ratified it; "
        why += "a signature is not membership."
        articles = ("125(2)",)
    else:
        why = f"{state.opening} is not a party to the Rome Statute."
        articles = ()
    reasons = (
        Reason(why, articles, member.claims),
        *((_urged_by(resolution),) if resolution else ()),
        Reason("The Court may invite it to cooperate; it is free to do so or not.", ("87(5)",)),
    )
    return Duty("none", ("87(5)",), "No duty: not a party; it may cooperate.", reasons)


def _urged_by(resolution: Resolution) -> Reason:
    text = (
        f"Security Council resolution {resolution.number} ({resolution.date}), which referred the situation, urges "
        f"every state to cooperate, but obliges only those it names."
    )
    return Reason(text, ("13(b)",), (claims.of_resolution(resolution),))
