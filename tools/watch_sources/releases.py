"""The Court's feed of news (icc-cpi.int/rss.xml): what came out since the facts were checked and may bear on them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date
from email.utils import parsedate_to_datetime

from bs4 import BeautifulSoup, Tag
from msgspec import Struct

from warrantcheck.dataset.names import fold_person
from warrantcheck.dataset.store import Dataset

from .finding import Changed, Finding, Row, quoted, scalar, slug
from .markup import text_of

BEARS = re.compile(
    r"\b(warrants?|arrest\w*|surrender\w*|custody|transfer\w*|unseal\w*|suspects?|initial appearance|released?|"
    r"acquit\w*|convict\w*|death|deceased|non-compliance|cooperat\w*|87\(7\)|withdraw\w*|accession|ratif\w*|"
    r"States? Part(?:y|ies))\b",
    re.IGNORECASE,
)
"""Words of a title that may bear on who is wanted, on who must arrest, or on what a state did."""


class Release(Struct, frozen=True):
    """A piece of news: title, address, day (None: not readable)."""

    title: str
    url: str
    day: date | None


def read(content: bytes) -> tuple[Release, ...]:
    """Read the feed.

    Raises:
        Changed: it is no feed, or an empty one.
    """
    items = BeautifulSoup(content, "xml").find_all("item")
    if not items:
        raise Changed("it is no feed with items")
    return tuple(Release(_part(item, "title"), _part(item, "link"), _day(_part(item, "pubDate"))) for item in items)


def compare(releases: tuple[Release, ...], data: Dataset, today: date) -> Iterator[Finding]:  # noqa: ARG001
    """Find the news since the facts were checked whose title bears on them and whose address is no source."""
    checked, known = date.fromisoformat(data.checked), {source.url for source in data.sources}
    surnames = {fold_person(person.name).split()[-1] for person in data.people}
    for one in releases:
        if not (one.title and one.url and one.day):
            yield Finding(
                "unread", "feed", f"An item lacks a title, an address or a day: {quoted(one.title or one.url)}."
            )
            continue
        bears = BEARS.search(one.title) or surnames.intersection(fold_person(one.title).split())
        if one.day > checked and bears and one.url not in known:
            row = Row(
                "sources.yaml",
                "in the order of the ids",
                f"- id: icc-{slug(one.title)[:40].strip('-')}-{one.day}\n  title: {scalar(one.title)}\n"
                f"  publisher: International Criminal Court\n  date: {one.day}\n  url: {scalar(one.url)}\n"
                "  kind: court\n  class: court\n  read: directly",
            )
            yield Finding("new", str(one.day), f"{quoted(one.title)}: read it. {quoted(one.url)}", row)


def _part(item: Tag, name: str) -> str:
    part = item.find(name)
    return text_of(part) if isinstance(part, Tag) else ""


def _day(text: str) -> date | None:
    try:
        return parsedate_to_datetime(text).astimezone(UTC).date()
    except ValueError:
        return None
