"""Run programs in turn, as whole processes, and compare them: median times, ratios to the first one, peak memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence
from typing import NamedTuple

Program = tuple[str, Sequence[str], Mapping[str, str]]


class Measured(NamedTuple):
    """What the runs of a program took: median wall time in milliseconds, largest resident memory in MiB."""

    milliseconds: float
    mebibytes: float
    slowest: float


def measure(programs: Sequence[Program], rounds: int = 21, *, warm_up: bool = True) -> dict[str, Measured]:
    """Run each program `rounds` times; they are interleaved, after one run to warm up."""
    times: dict[str, list[float]] = {name: [] for name, _, _ in programs}
    peaks: dict[str, list[float]] = {name: [] for name, _, _ in programs}
    for turn in range(rounds + warm_up):
        for name, command, environ in programs:
            began = time.perf_counter()
            process = subprocess.Popen(
                command, env=os.environ | dict(environ), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            _, _, used = os.wait4(process.pid, 0)
            if turn or not warm_up:
                times[name].append(1000 * (time.perf_counter() - began))
                peaks[name].append(used.ru_maxrss / 1024)
    return {name: Measured(statistics.median(times[name]), max(peaks[name]), max(times[name])) for name in times}


def report(measured: Mapping[str, Measured]) -> None:
    """Print a table of medians, their ratios to the first program, and peak memory."""
    base = next(iter(measured.values())).milliseconds
    print(f"{'program':48} {'ms':>9} {'ratio':>7} {'MiB':>6}")
    for name, one in measured.items():
        print(f"{name:48} {one.milliseconds:9.1f} {one.milliseconds / base:7.2f} {one.mebibytes:6.0f}")
