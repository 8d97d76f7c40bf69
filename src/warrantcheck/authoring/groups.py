"""Groups of states, put together from bodies.yaml and the tables of memberships; and the rules that bodies keep."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby, pairwise

from warrantcheck.authoring.validate import EVIDENCE, DataFiles
from warrantcheck.clock import FIRST_DAY
from warrantcheck.dataset.names import fold
from warrantcheck.dataset.records import Belonging, Body, EvidenceRow, EvidenceTable, Group
from warrantcheck.errors import Problem

FILE = "bodies.yaml"
MEMBER = "member"
_NOT = ("not-a-member", "unknown")


def groups(files: DataFiles) -> Iterator[Group]:
    """Yield the bodies with their members; one whose table the folder is without is left out."""
    tables = {table.id: (table, rows) for table, rows in files.memberships}
    for body in files.bodies:
        if body.table is None:
            since = body.since or FIRST_DAY
            yield _group(body, since, tuple(_listed(body, since)))
        elif body.table in tables:
            table, rows = tables[body.table]
            yield _group(body, table.since, tuple(_tabled(table, rows)))


def bodies_are_sound(files: DataFiles) -> Iterator[Problem]:
    """A body has a list or a table of members, dates only members, and bears a name and holds meetings of its own."""
    known = {table.id for table, _ in files.memberships}
    named: dict[str, str] = {}
    held: dict[str, str] = {}
    for i, body in enumerate(files.bodies):
        if body.table and (body.members or body.joined or body.left or body.since):
            yield files.problem(FILE, (i, "table"), "stands in place of members and their dates")
        if body.table and body.table not in known and (files.folder / EVIDENCE).exists():
            yield files.problem(FILE, (i, "table"), f"no checked table of members is called {body.table!r}")
        for field in ("joined", "left"):
            for state in getattr(body, field).keys() - set(body.members):
                yield files.problem(FILE, (i, field), f"{state} is not one of the members")
        for name in {fold(text) for text in (body.id, body.name, *body.aliases)}:
            if named.setdefault(name, body.id) != body.id:
                yield files.problem(FILE, (i,), f"{name!r} also means {named[name]}")
        for series in body.series:
            if held.setdefault(series, body.id) != body.id:
                yield files.problem(FILE, (i, "series"), f"{series!r} are meetings of {held[series]}")


def _group(body: Body, since: date, belonging: tuple[Belonging, ...]) -> Group:
    return Group(
        id=body.id,
        name=body.name,
        aliases=body.aliases,
        series=body.series,
        since=since,
        belonging=belonging,
        sources=body.sources,
    )


def _listed(body: Body, first: date) -> Iterator[Belonging]:
    for state in body.members:
        since = body.joined.get(state, first)
        yield Belonging(state=state, since=since, public=since, until=body.left.get(state))


def _tabled(table: EvidenceTable, rows: tuple[EvidenceRow, ...]) -> Iterator[Belonging]:
    """Yield what each row says that is more than `not a member`, until the next row of the same state."""
    for state, of in groupby(rows, key=lambda row: row.state):
        for row, following in pairwise((*of, None)):
            if row and row.value not in _NOT:
                yield Belonging(
                    state=state,
                    since=row.since,
                    public=row.public,
                    until=following.since if following else None,
                    short_of=None if row.value == MEMBER else table.values[row.value],
                )
