"""Start the program: the console script, and `python -m warrantcheck`."""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from types import ModuleType
from typing import Any

GARBAGE = 50_000
"""Containers made beyond those given up before garbage is looked for: an answer makes fewer, a long run stays small."""


_POSTPONED = (
    "subprocess", "shellingham", "bz2", "lzma", "linecache", "ipaddress", "fnmatch", "ntpath",
    "msgspec.inspect", "textwrap",
)  # fmt: skip
"""What Typer, msgspec and the standard library import at once, and use for what an ordinary answer never does."""


def main() -> None:
    """Import the program and run it."""
    gc.disable()  # nothing that imports make is garbage, and to look for it is about 7 per cent of a route
    for name in _POSTPONED:
        sys.modules.setdefault(name, _Postponed(name))
    _import_msgspec()
    from warrantcheck.cli.app import main as run

    gc.freeze()
    gc.set_threshold(GARBAGE)
    gc.enable()
    run()


class _Postponed(ModuleType):
    """Stands in for a module until something of it is used, and from then on hands on what the module has.

    `importlib.util.LazyLoader` would load it when a second module imports it.
    """

    def __getattr__(self, name: str) -> Any:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


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
