"""Fitting the weights to past trips: logistic regression with the shipped weights as prior, in plain Python.

A few dozen weights and a few hundred trips do not justify a numerical library among the dependencies.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp

Weights = dict[str, float]
Row = tuple[Mapping[str, float], bool]

STEPS = 6
CLOSE = 1e-4


def predict(weights: Mapping[str, float], found: Mapping[str, float]) -> float:
    """Return the probability, 0 to 1, that a trip with these findings is defeated."""
    z = sum(weights[key] * times for key, times in found.items())
    return 1 / (1 + exp(-max(-30.0, min(30.0, z))))


def fit(rows: Sequence[Row], prior: Mapping[str, float], spread: float) -> Weights:
    """Return the most probable weights: Newton's method on the penalised likelihood.

    `prior` is where each weight is expected, `spread` the standard deviation around it (in log-odds).
    """
    names = sorted({key for found, _ in rows for key in found})
    if not names:
        return dict(prior)
    place = {name: i for i, name in enumerate(names)}
    weights = dict(prior)
    precision = 1 / spread**2
    for _ in range(STEPS):
        gradient = [precision * (prior[name] - weights[name]) for name in names]
        curvature = [[precision if i == j else 0.0 for j in range(len(names))] for i in range(len(names))]
        for found, defeated in rows:
            p = predict(weights, found)
            bend = p * (1 - p)
            active = [(place[key], times) for key, times in found.items()]
            for i, a in active:
                gradient[i] += (defeated - p) * a
                line = curvature[i]
                for j, b in active:
                    line[j] += bend * a * b
        step = solve(curvature, gradient)
        for name, move in zip(names, step, strict=True):
            weights[name] += move
        if max(map(abs, step)) < CLOSE:
            break
    return weights


def solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve a positive definite system by elimination; both arguments are used up."""
    n = len(right)
    for k in range(n):
        pivot = matrix[k]
        for i in range(k + 1, n):
            line = matrix[i]
            if line[k]:
                share = line[k] / pivot[k]
                for j in range(k, n):
                    line[j] -= share * pivot[j]
                right[i] -= share * right[k]
    solution = [0.0] * n
    for k in reversed(range(n)):
        rest = sum(matrix[k][j] * solution[j] for j in range(k + 1, n))
        solution[k] = (right[k] - rest) / matrix[k][k]
    return solution
