"""Getting a page: stored in a folder, or over the web, within limits of time and size."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from .finding import Changed
from .pages import Page

if TYPE_CHECKING:
    from urllib3 import PoolManager

LARGEST = 16 * 1024 * 1024
AGENT = "warrantcheck-watch-sources (a weekly check of public records; no account, no copy kept)"
CONNECT, READ = 15.0, 60.0
"""Seconds to wait for a connection, and for the next part of an answer."""

WHOLE = 180.0
"""Seconds for a whole answer: one that comes drop by drop is given up."""


def stored(folder: Path, page: Page) -> bytes:
    """Read a page from a folder of stored pages.

    Raises:
        Changed: it is not there, cannot be read, or is too large.
    """
    file = folder / page.file
    try:
        if file.stat().st_size > LARGEST:
            raise Changed(f"{page.file} is larger than {LARGEST // 1024 // 1024} MiB")
        return file.read_bytes()
    except OSError as error:
        raise Changed(f"{page.file} cannot be read: {error.strerror or error}") from error


class Web:
    """The web, by one pool of connections."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        """Take the environment, which may hold keys; nothing is connected yet."""
        from urllib3 import PoolManager, Retry, Timeout

        self._environ = environ
        self._pool: PoolManager = PoolManager(
            timeout=Timeout(connect=CONNECT, read=READ), retries=Retry(total=3, redirect=3, backoff_factor=1.0)
        )

    def page(self, page: Page) -> bytes:
        """Fetch a page.

        Raises:
            Changed: it did not come, came with another status than 200, or is too large.
        """
        from urllib3.exceptions import HTTPError

        headers = {"User-Agent": AGENT}
        if page.key:
            headers["Authorization"] = f"ApiKey {self._environ.get(page.key, '')}"
        try:
            answer = self._pool.request("GET", page.url, headers=headers, preload_content=False)
            try:
                if answer.status != 200:
                    raise Changed(f"the site answered with status {answer.status}")
                return _content(answer.stream(1 << 16, decode_content=True))
            finally:
                answer.close()
        except HTTPError as error:
            raise Changed(f"it could not be fetched: {type(error).__name__}") from error


def _content(parts: Iterable[bytes]) -> bytes:
    until, content = time.monotonic() + WHOLE, bytearray()
    for part in parts:
        content += part
        if len(content) > LARGEST:
            raise Changed(f"it is larger than {LARGEST // 1024 // 1024} MiB")
        if time.monotonic() > until:
            raise Changed(f"it had not come whole after {WHOLE:g} seconds")
    return bytes(content)
