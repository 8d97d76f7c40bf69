"""The factor of affinity: how close a host stands to the person's state, by its votes and by what it joins."""

from __future__ import annotations

from collections.abc import Sequence

from warrantcheck.risk.case import Case, Effect
from warrantcheck.risk.evidence import Stand
from warrantcheck.risk.factors.record import same_guest, same_guest_stayed_away
from warrantcheck.risk.factors.word import INVITATION, OPINIONS, courts, standing_word, trip_word

RESERVE = 3
"""A mean of few tables is drawn toward 0, as if so many had said nothing."""

BESIDE_BARE_WORD = 2 / 3
BESIDE_OWN_EVIDENCE = 1 / 3
"""What affinity counts beside a bare acknowledgement of the duty or a bare invitation; and beside any other word or
deed on the person, or an alliance with the person's state, which says much the same. An opinion on the warrant takes
nothing from it: more would be taken than it adds, and a word of support would lower the risk."""

MOST_PARTS = 3
"""So many tables are named in a short answer."""

TWO_LINES = 138
"""So many characters fill two lines of a short answer, beside the points and the number of a source."""


def affinity(case: Case) -> Effect | None:
    """How close a bound host stands to the person's state: a mean over dated tables of votes, statements and
    memberships, from -1 (far) to 1 (close), drawn toward 0 where there are few. It distinguishes hosts that have said
    and done nothing about the person, and counts for less where they have. It does not apply to overflights: states
    that vote against another still let its aircraft pass."""
    if not (case.duty.binds and case.protected) or case.at_home or case.role == "overflight":
        return None
    stands = case.evidence.stands
    if not stands:
        return None
    score = sum(stand.score for stand in stands) / (len(stands) + RESERVE)
    share, beside = _share(case)
    text = (
        f"{case.state.name} stands {_distance(score)} the person's state by how it votes and whom it joins "
        f"({score:+.2f} on a scale from -1, far, to 1, close){_parts(stands)}.{beside}"
    )
    claims = tuple(stand.table.id for stand in stands)
    return Effect("affinity", text, claims=claims, times=score * share, brief=_brief(case.state.name, score, stands))


def _share(case: Case) -> tuple[float, str]:
    """Return what affinity counts beside what the host has said and done about this person, and the words for it."""
    said = trip_word(case) or standing_word(case)
    if courts(case) or same_guest(case) or same_guest_stayed_away(case):
        return BESIDE_OWN_EVIDENCE, " It counts by a third, beside the host's own record with the person."
    if case.allied:
        return BESIDE_OWN_EVIDENCE, " It counts by a third, beside the host's ties to that state."
    if said is None or said.key.endswith(OPINIONS):
        return 1.0, ""
    if said.key.endswith(".acknowledged"):
        return _beside(said, BESIDE_BARE_WORD, "as the host has no more than acknowledged its duty")
    if said.key.endswith(INVITATION):
        return _beside(said, BESIDE_BARE_WORD, "as the host has not said what it would do")
    return _beside(said, BESIDE_OWN_EVIDENCE, "beside the host's own word on the person")


def _beside(said: Effect, least: float, why: str) -> tuple[float, str]:
    """Return what affinity counts beside a word: the least where the word counts in full, more as it counts for less,
    so that an old word never takes more than it gives."""
    times = min(1.0, said.times)
    share = 1 - (1 - least) * times
    if times == 1:
        return share, f" It counts by {'a third' if least == BESIDE_OWN_EVIDENCE else 'two thirds'}, {why}."
    less = "that word is old or reported, and counts for less itself"
    return share, f" It counts by {100 * share:.0f} per cent, {why}; {less}."


def _distance(score: float) -> str:
    if abs(score) < 0.15:
        return "neither close to nor far from"
    how = "" if abs(score) >= 0.5 else "rather "
    return f"{how}close to" if score > 0 else f"{how}far from"


def _brief(name: str, score: float, stands: Sequence[Stand]) -> str:
    """Say it in two lines: as many of the three strongest parts as have room, memberships first, and how many more."""
    told = f"{name} stands {_distance(score)} the person's state ({score:+.2f}, scale -1 to 1)"
    ranked = sorted(stands, key=lambda s: (-abs(s.score), s.table.kind != "membership", s.table.since))
    for shown in range(min(MOST_PARTS, len(ranked)), 0, -1):
        left = len(ranked) - shown
        more = f"; and {left} more" if left else ""
        text = f"{told}{_parts(ranked[:shown], 'UN')}{more}."
        if len(text) <= TWO_LINES:
            break
    return text


def _parts(stands: Sequence[Stand], assembly: str = "General Assembly") -> str:
    """Name tables by what they say, the oldest first: `: member: NATO; abstained (General Assembly): ES-11/1`."""
    said: dict[str, list[str]] = {}
    for stand in sorted(stands, key=lambda stand: stand.table.since):
        where = f" ({assembly})" if stand.table.kind == "vote" else ""
        said.setdefault(f"{stand.words}{where}", []).append(stand.short)
    return ": " + "; ".join(f"{words}: {', '.join(names)}" for words, names in said.items())
