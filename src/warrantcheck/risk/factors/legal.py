"""Factors that follow from the law: the duty itself, a summons, a notice of withdrawal given or revoked."""

from __future__ import annotations

from warrantcheck.risk.case import Case, Effect


def duty(case: Case) -> Effect | None:
    """The duty of the state on that day. A duty to arrest raises the risk, and most of its effect is deterrence:
    trips to States Parties are dropped about five times as often as trips elsewhere."""
    if case.duty.value in ("not-wanted", "none-summons"):
        return None
    return Effect(
        f"duty.{case.duty.value}", case.duty.text, case.duty.articles, case.duty.claims, doubt=case.duty.doubt
    )


def summons_only(case: Case) -> Effect | None:
    """Only a summons to appear exists (art. 58(7)): no state is asked to arrest, and those summoned have travelled."""
    if case.duty.value != "none-summons":
        return None
    return Effect("summons_only", "There is only a summons to appear; no state is asked to arrest.", ("58(7)",),
                  case.duty.claims, evidence=1)  # fmt: skip


def withdrawing(case: Case) -> Effect | None:
    """The state has given notice of withdrawal that has not taken effect: still bound, and less likely to act."""
    withdrawal = case.member.withdrawal
    if not case.member.leaving or withdrawal is None:
        return None
    return Effect(
        "withdrawing",
        f"{case.state.opening} has given notice of withdrawal ({withdrawal.notified}), effective "
        f"{withdrawal.effective}; until then it is bound.",
        ("127(1)",),
        case.member.claims,
        evidence=1,
    )


def stayed(case: Case) -> Effect | None:
    """The state revoked its notice of withdrawal before it took effect (art. 127(1)). Visits it received before, and
    what its government said against an arrest, belong to a course it has left and no longer count."""
    if case.turned is None or not case.judged:
        return None
    return Effect(
        "stayed",
        f"{case.state.opening} revoked its notice of withdrawal on {case.turned}; earlier visits and assurances are "
        "not counted.",
        ("127(1)",),
        case.member.claims,
        evidence=1,
    )
