"""Factors of the host itself: its ties, its attitude to the Court, its law, its means.

All but one only ever lower the risk of a trip: what is not known of a host counts as a danger. The one that raises it,
an armed conflict, does so from a level that is not low without it. So a missing attribute never makes an answer safe.
"""

from __future__ import annotations

from msgspec.structs import replace

from warrantcheck.dataset.claims import of_attribute
from warrantcheck.dataset.records import Attribute
from warrantcheck.risk.case import Case, Effect

LOOSE = 0.75
"""What a tie counts that is no treaty of alliance: dependence, troops, partnership."""


def alliance(case: Case) -> Effect | None:
    """The host is an ally of the person's state, or depends on it: treaty, troops, energy, money."""
    ties = _of_kind(case, "alliance", toward=case.person.nationality)
    if not ties or not case.protected:
        return None
    text = f"{case.state.opening} is tied to the person's state. {' '.join(t.text for t in ties[:2])}"
    formal = any(tie.value is None for tie in ties)
    return replace(_effect(case, "alliance", ties, text), times=1.0 if formal else LOOSE)


def adversary(case: Case) -> Effect | None:
    """The host is at war with the person's state: it has every reason to act, and nobody goes there."""
    wars = _of_kind(case, "adversary", toward=case.person.nationality)
    if not wars:
        return None
    return _effect(case, "adversary", wars, wars[-1].text)


def hostile(case: Case) -> Effect | None:
    """The host has formally turned against the Court: sanctions, laws against cooperation, an announcement that it will
    leave. Once it has given notice of withdrawal this adds nothing: the notice is a step of the same course, and is
    counted instead."""
    acts = _of_kind(case, "hostile")
    acts = [a for a in acts if a.toward is None or a.toward in case.person.nationality]
    if not acts:
        return None
    effect = _effect(case, "hostile", acts, f"{case.state.opening} has turned against the Court. {acts[-1].text}")
    if case.member.leaving:
        text = f"{effect.text} It adds nothing beside the notice of withdrawal."
        return replace(effect, text=text, times=0.0, evidence=0)
    return effect


def cooperation_law(case: Case) -> Effect | None:
    """The host has a law on arrest and surrender to the Court: its police and judges know what to do. It changes the
    chance of arrest, not of deterrence."""
    laws = _of_kind(case, "cooperation-law")
    if not laws or not case.duty.binds:
        return None
    return _effect(case, "cooperation_law", laws, f"{case.state.opening} has a cooperation law. {laws[-1].text}")


def no_cooperation_law(case: Case) -> Effect | None:
    """The host has no law on cooperation with the Court, or never promulgated the Statute: no excuse before the Court
    (art. 88), and yet the reason most often given."""
    gaps = _of_kind(case, "no-cooperation-law")
    if not gaps or not case.duty.binds:
        return None
    return _effect(case, "no_cooperation_law", gaps, gaps[-1].text, ("88",))


def capacity(case: Case) -> Effect | None:
    """The host does not control the ground: its authorities could not arrest even if they wanted to."""
    limits = _of_kind(case, "capacity")
    if not limits:
        return None
    return _effect(case, "capacity", limits, limits[-1].text)


def _of_kind(case: Case, kind: str, toward: tuple[str, ...] | None = None) -> list[Attribute]:
    if not (case.evidence.attributes and case.judged):
        return []
    return [
        a
        for a in case.evidence.attributes
        if a.kind == kind and a.reliability != "unverified" and (toward is None or a.toward in toward)
    ]


def _effect(case: Case, key: str, grounds: list[Attribute], text: str, articles: tuple[str, ...] = ()) -> Effect:
    return Effect(key, text, articles, tuple(of_attribute(case.state, a) for a in grounds), evidence=1)
