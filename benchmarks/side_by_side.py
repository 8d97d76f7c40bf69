"""Run programs in turn, as whole processes, and compare their times: medians, and ratios to the first one."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence

Program = tuple[str, Sequence[str], Mapping[str, str]]


def measure(programs: Sequence[Program], rounds: int = 21) -> dict[str, float]:
    """Return the median wall time in milliseconds of each program; they are interleaved, after one run to warm up."""
    times: dict[str, list[float]] = {name: [] for name, _, _ in programs}
    for turn in range(rounds + 1):
        for name, command, environ in programs:
            began = time.perf_counter()
            subprocess.run(command, env=os.environ | dict(environ), capture_output=True, check=False)
            if turn:
                times[name].append(1000 * (time.perf_counter() - began))
    return {name: statistics.median(values) for name, values in times.items()}


def report(medians: Mapping[str, float]) -> None:
    """Print a table of medians and their ratios to the first program."""
    base = next(iter(medians.values()))
    print(f"{'program':44} {'ms':>8} {'ratio':>7}")
    for name, value in medians.items():
        print(f"{name:44} {value:8.1f} {value / base:7.2f}")
