"""Scores of probabilities against what happened."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import log

Pairs = Sequence[tuple[float, bool]]


def auc(pairs: Pairs) -> float | None:
    """Return the chance that a defeated trip was given a higher probability than one that took place (ties half).

    None if all trips ended the same way.
    """
    yes = [p for p, happened in pairs if happened]
    no = [p for p, happened in pairs if not happened]
    if not yes or not no:
        return None
    wins = sum((y > n) + 0.5 * (y == n) for y in yes for n in no)
    return wins / (len(yes) * len(no))


def brier(pairs: Pairs) -> float:
    """Return the mean squared distance between probability and outcome: 0 is perfect."""
    return sum((p - happened) ** 2 for p, happened in pairs) / len(pairs)


def log_loss(pairs: Pairs) -> float:
    """Return the mean negative log of the probability given to what happened."""
    return -sum(log(max(1e-6, p if happened else 1 - p)) for p, happened in pairs) / len(pairs)


def calibration(pairs: Pairs, limits: Sequence[float]) -> list[tuple[float, float, int, float, float]]:
    """Return for each level: lower and upper limit, number of trips, mean probability, share defeated.

    `limits` are the probabilities that part the levels.
    """
    table = []
    for low, high in pairwise((0.0, *sorted(limits), 1.0)):
        inside = [(p, h) for p, h in pairs if low <= p < high or (high == 1.0 and p == 1.0)]
        if inside:
            n = len(inside)
            table.append((low, high, n, sum(p for p, _ in inside) / n, sum(h for _, h in inside) / n))
    return table
