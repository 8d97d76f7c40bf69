"""How far the scores can be trusted: intervals by resampling people, calibration by decile, the Brier score in parts.

The trips of one person are no independent draws: the same offices, the same warrant, the same advisers. So whole people
are drawn, with replacement, and every trip of theirs comes along. The estimates stay as they were made: nothing is
fitted anew.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from math import sqrt
from random import Random

from msgspec import Struct

from warrantcheck.backtest.scores import auc, brier

DRAWS = 1000
SEED = 1998
"""Fixed, so that the same data gives the same intervals."""

DECILES = 10
Z95 = 1.96

Judged = tuple[str, float, bool]
"""The person of a trip, the probability given to defeat, and whether the trip was defeated."""

Draw = Counter[str]


class Interval(Struct, frozen=True):
    """A score with the bounds between which it lies in 95 per cent of the draws; null where it is not defined."""

    score: float | None
    low: float | None
    high: float | None


class Decile(Struct, frozen=True):
    """About a tenth of the trips, by the probability given: bounds and means in per cent.

    `defeated_low` and `defeated_high`: 95 per cent, the wider of Wilson's interval, for which every trip is a draw of
    its own, and of the one by people, which is empty where all trips ended the same way.
    """

    low: float
    high: float
    n: int
    people: int
    predicted: float
    defeated: float
    defeated_low: float
    defeated_high: float


class Decomposition(Struct, frozen=True):
    """The Brier score over the deciles: `uncertainty` - `resolution` + `reliability` + `within`.

    `uncertainty`: that of always saying the average; `resolution`: what telling trips apart gains; `reliability`: what
    is lost where a decile is expected too high or too low, by chance too; `within`: what the deciles do not show.
    """

    uncertainty: float
    resolution: float
    reliability: float
    within: float


class Uncertainty(Struct, frozen=True):
    """What is uncertain about the scores, by `draws` of as many people as there are."""

    people: int
    draws: int
    auc: Interval
    brier: Interval
    auc_of_parties: Interval
    brier_of_parties: Interval
    deciles: tuple[Decile, ...]
    decomposition: Decomposition


def uncertainty(judged: Sequence[Judged], parties: Sequence[Judged]) -> Uncertainty:
    """Say how far scores can be trusted; `parties` are those of the trips that went to a State Party."""
    names = sorted({person for person, _, _ in judged})
    random = Random(SEED)  # noqa: S311 - no secret: a resampling that can be repeated
    draws = [Counter(random.choices(names, k=len(names))) for _ in range(DRAWS)]
    groups = _groups(judged)
    return Uncertainty(
        people=len(names),
        draws=DRAWS,
        auc=_interval(auc([t[1:] for t in judged]), _auc_of(judged), draws),
        brier=_interval(brier([t[1:] for t in judged]), _mean_of(judged, _squared), draws),
        auc_of_parties=_interval(auc([t[1:] for t in parties]), _auc_of(parties), draws),
        brier_of_parties=_interval(
            brier([t[1:] for t in parties]) if parties else None, _mean_of(parties, _squared), draws
        ),
        deciles=tuple(_decile(group, draws) for group in groups),
        decomposition=_decomposed(judged, groups),
    )


def _interval(score: float | None, of_draw: Callable[[Draw], float | None], draws: Sequence[Draw]) -> Interval:
    """Return the bounds of a score; None with a single person, of whom every draw is the same."""
    found = sorted(value for draw in draws if (value := of_draw(draw)) is not None)
    if score is None or len(found) < DRAWS // 2 or len(draws[0]) == sum(draws[0].values()) == 1:
        return Interval(_rounded(score), None, None)
    cut = len(found) // 40
    return Interval(_rounded(score), _rounded(found[cut]), _rounded(found[-1 - cut]))


def _mean_of(trips: Sequence[Judged], of_trip: Callable[[Judged], float]) -> Callable[[Draw], float | None]:
    """Return how a mean over trips is found in a draw: from the sums of each person."""
    size = Counter(person for person, _, _ in trips)
    sums: dict[str, float] = dict.fromkeys(size, 0.0)
    for trip in trips:
        sums[trip[0]] += of_trip(trip)

    def of_draw(draw: Draw) -> float | None:
        n = sum(times * size[person] for person, times in draw.items())
        return sum(times * sums.get(person, 0.0) for person, times in draw.items()) / n if n else None

    return of_draw


def _auc_of(trips: Sequence[Judged]) -> Callable[[Draw], float | None]:
    """Return how the AUC is found in a draw: from the pairs won between each two people, counted once."""
    yes = [(person, p) for person, p, defeated in trips if defeated]
    no = [(person, p) for person, p, defeated in trips if not defeated]
    lost, won = Counter(person for person, _ in yes), Counter(person for person, _ in no)
    wins: dict[tuple[str, str], float] = {}
    for a, y in yes:
        for b, n in no:
            wins[a, b] = wins.get((a, b), 0.0) + (y > n) + 0.5 * (y == n)

    def of_draw(draw: Draw) -> float | None:
        pairs = sum(t * lost[a] for a, t in draw.items()) * sum(t * won[a] for a, t in draw.items())
        return sum(draw[a] * draw[b] * count for (a, b), count in wins.items()) / pairs if pairs else None

    return of_draw


def _squared(trip: Judged) -> float:
    return (trip[1] - trip[2]) ** 2


def _defeated(trip: Judged) -> float:
    return float(trip[2])


def _groups(trips: Sequence[Judged]) -> list[list[Judged]]:
    """Part trips at the deciles of their probabilities; those of one probability stay together."""
    ranked = sorted(trips, key=lambda trip: trip[1])
    limits = [ranked[len(ranked) * i // DECILES][1] for i in range(1, DECILES)] if ranked else []
    groups: dict[int, list[Judged]] = {}
    for trip in ranked:
        groups.setdefault(bisect_right(limits, trip[1]), []).append(trip)
    return list(groups.values())


def _decile(group: Sequence[Judged], draws: Sequence[Draw]) -> Decile:
    n, share = len(group), _share(group)
    low, high = _wilson(share, n)
    found = _interval(share, _mean_of(group, _defeated), draws)
    return Decile(
        low=_per_cent(group[0][1]),
        high=_per_cent(group[-1][1]),
        n=n,
        people=len({person for person, _, _ in group}),
        predicted=_per_cent(_expected(group)),
        defeated=_per_cent(share),
        defeated_low=_per_cent(min(low, share if found.low is None else found.low)),
        defeated_high=_per_cent(max(high, share if found.high is None else found.high)),
    )


def _wilson(share: float, n: int) -> tuple[float, float]:
    """Return Wilson's interval (95 %) for a share of n independent trips."""
    z = Z95**2 / n
    middle, half = share + z / 2, Z95 * sqrt(share * (1 - share) / n + z / (4 * n))
    return max(0.0, (middle - half) / (1 + z)), min(1.0, (middle + half) / (1 + z))


def _decomposed(trips: Sequence[Judged], groups: Sequence[Sequence[Judged]]) -> Decomposition:
    n, average = len(trips), _share(trips)
    unsure = average * (1 - average)
    resolution = sum(len(g) * (_share(g) - average) ** 2 for g in groups) / n
    reliability = sum(len(g) * (_expected(g) - _share(g)) ** 2 for g in groups) / n
    rest = brier([t[1:] for t in trips]) - unsure + resolution - reliability
    return Decomposition(*(round(part, 4) for part in (unsure, resolution, reliability, rest)))


def _share(trips: Sequence[Judged]) -> float:
    return sum(map(_defeated, trips)) / len(trips)


def _expected(trips: Sequence[Judged]) -> float:
    return sum(p for _, p, _ in trips) / len(trips)


def _per_cent(share: float) -> float:
    return round(100 * share, 1)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
