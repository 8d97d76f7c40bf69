"""The depositary's notifications on the Rome Statute: numbers that the data does not name as a document of record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from warrantcheck.dataset.store import Dataset

from .finding import Changed, Finding, Row, quoted, scalar
from .markup import soup_of, text_of

_NUMBER = re.compile(r"C\.N\.(\d+)\.(\d{4})\.TREATIES-(XVIII\.10)?(\.?[a-z])?(?![\w.])")
_ANY = re.compile(r"C\.N\.\d+\.\d{4}\.TREATIES")


class Notification(Struct, frozen=True):
    """A notification: its number as printed, number and year alone, and the line in which it stands."""

    record: str
    number: str
    year: int
    line: str


def read(content: bytes) -> tuple[Notification, ...]:
    """Return the notifications under treaty XVIII.10, each once; those on its amendments are not among them.

    Raises:
        Changed: the page holds no number of a notification at all.
    """
    soup = soup_of(content)
    if not _ANY.search(soup.get_text(" ")):
        raise Changed("there is no number of a notification (C.N. …) on it")
    found: dict[str, Notification] = {}
    for line in soup.find_all(["tr", "li", "p"]):
        if line.find(["tr", "li", "p"]):
            continue
        text = text_of(line)
        for match in _NUMBER.finditer(text):
            if match[3] and not match[4]:
                found.setdefault(match[0], Notification(match[0], f"C.N.{match[1]}.{match[2]}", int(match[2]), text))
    return tuple(found.values())


def compare(found: tuple[Notification, ...], data: Dataset, today: date) -> Iterator[Finding]:  # noqa: ARG001
    """Find those since the year to which the facts were checked that no source of the data bears."""
    known = {".".join(source.record.split(".")[:4]) for source in data.sources if source.record}
    since = date.fromisoformat(data.checked).year
    for one in found:
        if one.year >= since and one.number not in known:
            row = Row("sources.yaml", "in the order of the ids", _source(one))
            yield Finding("new", one.record, f"No source of the data has this number: {quoted(one.line)}.", row)


def _source(one: Notification) -> str:
    _, _, number, year = one.number.split(".")
    return (
        f"- id: untc-cn-{number}-{year}\n  title: {scalar(one.line)}\n"
        "  publisher: United Nations, Secretary-General as depositary\n  kind: depositary\n  class: depositary\n"
        f"  record: {one.record}\n  read: directly"
    )
