"""Start the program: the console script, and `python -m warrantcheck`."""

from __future__ import annotations

import gc
import sys

GARBAGE = 50_000
"""Containers made beyond those given up before garbage is looked for: an answer makes fewer, a long run stays small."""


def main() -> None:
    """Import the program and run it."""
    gc.disable()  # nothing that imports make is garbage, and to look for it is about 7 per cent of a route
    _import_msgspec()
    from warrantcheck.cli.app import main as run

    gc.freeze()
    gc.set_threshold(GARBAGE)
    gc.enable()
    run()


def _import_msgspec() -> None:
    """Import msgspec without typing_extensions, which it does not need beside the typing of Python 3.11 or later.

    It prefers it where it is installed, and that takes a third of the start of a bare Python
    (https://github.com/msgspec/msgspec/issues/1090).
    """
    if "typing_extensions" not in sys.modules:
        sys.modules["typing_extensions"] = None  # type: ignore[assignment]  # as if it were not installed
        import msgspec  # noqa: F401

        del sys.modules["typing_extensions"]


if __name__ == "__main__":
    main()
