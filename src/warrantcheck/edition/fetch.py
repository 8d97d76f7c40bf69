"""Fetching a file over HTTPS: the one module that speaks to the network, and only when an edition is asked for by URL.

Certificates are verified against the system's list. No proxy of the environment is used. Redirects are few and stay on
HTTPS, sizes and times are bounded, nothing is sent but the request and the name of the program.
"""

from __future__ import annotations

import ssl
import time
from urllib.parse import urljoin, urlsplit

from warrantcheck.errors import DataError, UsageError
from warrantcheck.version import VERSION

REDIRECTS = 3
CONNECT, READ, WHOLE = 10.0, 30.0, 600.0
"""Seconds to wait for a connection, for the next bytes, and for a whole file."""

_PIECE = 1 << 16


def is_address(text: str) -> bool:
    """Say whether a text is meant as an address rather than a file."""
    return "://" in text


def fetched(address: str, most: int) -> bytes:
    """Return what stands at an address; `most` bytes at most.

    Raises:
        UsageError: it is not an HTTPS address, or what fetches is not installed.
        DataError: it could not be fetched whole.
    """
    try:
        import urllib3
    except ImportError as error:
        raise UsageError("Editions cannot be fetched without urllib3: pip install 'warrantcheck[editions]'.") from error
    pool = urllib3.PoolManager(
        ssl_context=ssl.create_default_context(),
        timeout=urllib3.Timeout(connect=CONNECT, read=READ),
        retries=False,
        headers={"User-Agent": f"warrantcheck/{VERSION}", "Accept-Encoding": "identity"},
    )
    until = time.monotonic() + WHOLE
    with pool:
        for _ in range(REDIRECTS + 1):
            _checked(address)
            try:
                response = pool.request("GET", address, redirect=False, preload_content=False)
                moved = response.get_redirect_location()
                if moved:
                    response.close()
                    address = urljoin(address, moved)
                    continue
                if response.status != 200:
                    response.close()
                    raise DataError(f"{address}: the server answered {response.status}.")
                return _body(response, address, most, until)
            except urllib3.exceptions.HTTPError as error:
                raise DataError(f"{address}: could not be fetched: {_reason(error)}.") from error
    raise DataError(f"{address}: more than {REDIRECTS} redirects.")


def _checked(address: str) -> None:
    try:
        parts = urlsplit(address)
        sound = parts.scheme == "https" and parts.hostname and parts.port != 0 and not parts.username
    except ValueError:
        sound = False
    if not sound or not address.isprintable():
        raise UsageError(f"{address[:200]!r} is not an HTTPS address: editions are fetched only over https://.")


def _body(response: object, address: str, most: int, until: float) -> bytes:
    content = bytearray()
    for piece in response.stream(_PIECE):  # type: ignore[attr-defined]
        content += piece
        if len(content) > most:
            raise DataError(f"{address}: larger than {most >> 10} KiB.")
        if time.monotonic() > until:
            raise DataError(f"{address}: took longer than {WHOLE:g} seconds.")
    return bytes(content)


def _reason(error: Exception) -> str:
    reason = getattr(error, "reason", None) or error
    return f"{type(reason).__name__}: {str(reason)[:200]}".replace("\n", " ").rstrip(".")
