"""Whether the Statute applies to a territory: a party may have excluded it, or included it later.

A treaty binds a party for its entire territory unless another intention appears (Vienna Convention, art. 29). Denmark
left out the Faroe Islands and Greenland at first, New Zealand leaves out Tokelau, the United Kingdom extends its
ratification to one territory after another.
"""

from __future__ import annotations

from msgspec.structs import replace

from warrantcheck.clock import Clock
from warrantcheck.dataset.records import Territory
from warrantcheck.law.obligation import Duty, Reason


def in_territory(found: Duty, territory: Territory, clock: Clock) -> Duty:
    """Say what is left of the duty of a State Party, or of one that was, in a territory.

    What the Security Council or a declaration asks does not depend on how far a ratification reaches.
    """
    since = territory.statute_since
    late = since is not None and since > clock.seen
    if found.value not in ("arrest", "residual") or (territory.statute != "no" and not late):
        return found
    text = f"The Statute does not apply to {territory.in_text}" + (f" before {since}." if late else ".")
    reasons = tuple(reason for reason in found.reasons if "27(2)" not in reason.articles)
    return replace(
        found,
        value="none",
        articles=("Vienna Convention art. 29",),
        text="No duty: the Statute does not apply there.",
        reasons=(*reasons, Reason(text, ("Vienna Convention art. 29",))),
        disputes=(),
        doubt=None,
    )
