"""Runs of the command line as processes of their own, forked from one interpreter that has read everything once.

Reads a list of cases as JSON from stdin, and answers each with its exit status, what it printed and what it said.
"""

from __future__ import annotations

import contextlib
import gc
import io
import json
import os
import sys
import tempfile
from functools import cache
from typing import Any

from warrantcheck.answer.data import diff
from warrantcheck.backtest import run as backtest
from warrantcheck.cli import app
from warrantcheck.dataset.store import Dataset

ENVIRON = {"PATH": os.environ["PATH"], "HOME": "/nonexistent"}


def child(case: dict[str, Any], out: int, err: int) -> None:
    """Become the program, with its streams as a shell would leave them."""
    os.dup2(os.open(case.get("stdin", os.devnull), os.O_RDONLY), 0)
    os.dup2(out, 1)
    os.dup2(err, 2)
    os.closerange(3, 64)
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if name in case["closed"]:
            os.close(number)
            setattr(sys, name, None)  # as Python does when it starts
        else:
            setattr(sys, name, open(number, "r" if number == 0 else "w", encoding="utf-8"))  # noqa: PTH123, SIM115
    sys.argv = ["warrantcheck", *case["arguments"]]
    os.environ.clear()
    os.environ.update(ENVIRON)
    app.main()


def run(case: dict[str, Any]) -> dict[str, Any]:
    """Run one case, and keep both ends of it."""
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as printed:
        reader, pipe = os.pipe()
        out = {"pipe": pipe, "file": printed.fileno(), "full": os.open("/dev/full", os.O_WRONLY)}
        first = case["out"] == "gone-after"
        if case["out"] == "gone-before":
            os.close(reader)
        process = os.fork()
        if process == 0:
            if first:
                os.close(reader)
            try:
                child(case, out.get(case["out"], pipe), said.fileno())
            finally:
                os._exit(99)
        os.close(pipe)
        os.close(out["full"])
        if first:
            os.read(reader, 1)
        if case["out"] != "gone-before":
            os.close(reader)
        _, status = os.waitpid(process, 0)
        said.seek(0)
        printed.seek(0)
        return {
            "status": os.waitstatus_to_exitcode(status),
            "out": printed.read().decode(),
            "err": said.read().decode(),
        }


def main() -> None:
    """Read everything once, then run each case."""
    cases = json.load(sys.stdin)
    Dataset.shipped = cache(Dataset.shipped)  # type: ignore[method-assign]
    backtest.backtest = cache(backtest.backtest)
    diff.diff = cache(diff.diff)
    for arguments in {tuple(case["arguments"]) for case in cases if case["warm"]}:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            app.run(list(arguments))
    gc.freeze()
    json.dump([run(case) for case in cases], sys.stdout)


if __name__ == "__main__":
    main()
