"""Reading HTML: the parser, and the text of an element without its footnotes."""

from __future__ import annotations

import re
from datetime import date, datetime

from bs4 import BeautifulSoup, Tag

from .finding import Changed, quoted

SMALLEST = 200
"""Bytes below which a page is an error message."""


def soup_of(content: bytes) -> BeautifulSoup:
    """Parse a page.

    Raises:
        Changed: it is empty, or what stands before a page to keep programs out.
    """
    if len(content) < SMALLEST:
        raise Changed(f"the page has {len(content)} bytes")
    soup = BeautifulSoup(content, "lxml")
    title = text_of(soup.title) if soup.title else ""
    if re.search(r"just a moment|attention required|access denied|are you human|captcha", title, re.IGNORECASE):
        raise Changed(f"the page that came is no page of content but {quoted(title)}")
    return soup


def text_of(element: Tag) -> str:
    """Return the text of an element on one line, without superscripts, which are numbers of footnotes."""
    parts = [
        str(text)
        for text in element.find_all(string=True)
        if not any(parent.name in ("sup", "script", "style") for parent in text.parents)
    ]
    return " ".join(" ".join(parts).split())


def day_of(text: str, *forms: str) -> date | None:
    """Read a day in one of the forms of `strptime`, whatever the language of the machine; None if it is none."""
    for form in forms:
        try:
            return datetime.strptime(text.strip(), form).date()  # noqa: DTZ007 (a day has no zone)
        except ValueError:
            continue
    return None
