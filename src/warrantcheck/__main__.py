"""Start the program: the console script, and `python -m warrantcheck`."""

from __future__ import annotations

import gc


def main() -> None:
    """Import the program and run it."""
    gc.disable()  # nothing that imports make is garbage, and to look for it is a tenth of a short run
    from warrantcheck.cli.app import main as run

    gc.freeze()
    gc.enable()
    run()


if __name__ == "__main__":
    main()
