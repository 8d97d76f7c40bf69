"""The command line of the watch.

Exit status: 0 nothing differs, 7 something does (a page that cannot be read included), 2 wrong usage or a file that
cannot be written, 5 the data cannot be read.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from warrantcheck.authoring.opening import from_folder, shipped
from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import WarrantcheckError
from warrantcheck.exit_status import ExitStatus
from warrantcheck.whole_file import whole_file

from .fetch import Web, stored
from .finding import Changed, Finding
from .pages import Page, pages
from .report import Result, markdown, rows


def watch(
    data: Dataset, today: date, get: Callable[[Page], bytes], environ: Mapping[str, str], keep: Path | None = None
) -> list[Result]:
    """Get, read and compare every page; `keep` is a folder for copies of what came, readable or not."""
    results = []
    for page in pages():
        if page.key and not environ.get(page.key):
            results.append(Result(page, (), f"{page.key} is not set"))
            continue
        try:
            content = get(page)
            if keep:
                with whole_file(keep / page.file) as file:
                    file.write(content)
            found = tuple(page.compare(page.read(content), data, today))
        except Changed as error:
            found = (Finding("unread", page.id, f"The page could not be read: {error}."),)
        results.append(Result(page, found))
    return results


def main(arguments: list[str] | None = None, environ: Mapping[str, str] = os.environ) -> int:
    """Run the watch; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tools.watch_sources", description=__doc__.split("\n\n", 1)[0])
    parser.add_argument("--pages", type=Path, metavar="DIR", help="read stored pages from this folder; connect nowhere")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep what was fetched in this folder")
    parser.add_argument(
        "--data", type=Path, metavar="DIR", help="compare this folder of data; default: the shipped data"
    )
    parser.add_argument("--report", type=Path, metavar="FILE", help="write the report here; default: stdout")
    parser.add_argument("--rows", type=Path, metavar="FILE", help="write the rows to change here")
    parser.add_argument("--today", type=date.fromisoformat, default=date.today(), metavar="DAY")  # noqa: DTZ011
    options = parser.parse_args(arguments)
    try:
        if options.pages and not options.pages.is_dir():
            parser.error(f"{options.pages}: no such folder with pages")
        if options.keep:
            options.keep.mkdir(parents=True, exist_ok=True)
        data = from_folder(options.data) if options.data else shipped()
        folder: Path = options.pages
        # A folder of pages has them all, whoever had the key to fetch them.
        known = {page.key: "stored" for page in pages()} if folder else environ
        get = (lambda page: stored(folder, page)) if folder else Web(environ).page
        results = watch(data, options.today, get, known, options.keep)
        report = markdown(results, data, options.today)
        for file, text in ((options.report, report), (options.rows, rows(results))):
            if file:
                with whole_file(file) as out:
                    out.write(text.encode())
        if not options.report:
            sys.stdout.write(report)
    except WarrantcheckError as error:
        sys.stderr.write(f"watch_sources: {error.message}\n")
        return int(error.status)
    except OSError as error:
        sys.stderr.write(f"watch_sources: {error.filename or ''}: {error.strerror or error}\n")
        return int(ExitStatus.USAGE)
    return int(ExitStatus.CHANGED if any(result.findings for result in results) else ExitStatus.DONE)


if __name__ == "__main__":
    sys.exit(main())
