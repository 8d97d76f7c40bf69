"""What must hold within one record, beyond the shape of its fields: each rule yields path and fault.

Rules speak of the law where the law fixes dates: entry into force (art. 126), withdrawal (art. 127), closing day for
signature (art. 125). They see a record or its model, which have the same fields; days have been found possible before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from warrantcheck.dataset import records as r
from warrantcheck.dataset.records import CAME, CONSENT, TAKEN
from warrantcheck.days import first_day, last_day

NEAR = timedelta(days=60)
"""So far may the day of a source lie from that in its address: a page is often made before what it tells of."""
_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")
_IN_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:([-/])(\d\d)(?:\2(\d\d))?|(\d\d)(\d\d))(?!\d)")

Fault = tuple[tuple[str | int, ...], str]
Rule = Callable[[Any], Iterator[Fault]]

ENTRY_OF_THE_STATUTE = date(2002, 7, 1)
SIXTIETH_INSTRUMENT = date(2002, 4, 11)
CLOSED_FOR_SIGNATURE = date(2000, 12, 31)

ENTRY_EXCEPTIONS = {
    "ME": "succession: bound as of 3 June 2006, the day of independence, by a notification received later",
}
"""States whose entry into force does not follow art. 126(2), each with its reason."""


def entry_into_force(deposit: date) -> date:
    """Return the day on which the Statute enters into force for a state that deposits on `deposit` (art. 126).

    The first day of the month after the 60th day following the deposit; 1 July 2002 for the first sixty and all
    who deposited with them.
    """
    if deposit <= SIXTIETH_INSTRUMENT:
        return ENTRY_OF_THE_STATUTE
    sixtieth = deposit + timedelta(days=60)
    return date(sixtieth.year + sixtieth.month // 12, sixtieth.month % 12 + 1, 1)


def one_year_after(day: date) -> date:
    """Return the same day of the next year (art. 127(1)); 29 February becomes 1 March."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return date(day.year + 1, 3, 1)


def treaty_acts_follow_the_statute(state: Any) -> Iterator[Fault]:
    """Signatures, entries into force and withdrawals have the dates that arts. 125 to 127 allow."""
    acts = state.rome_statute
    for j, act in enumerate(acts):
        if j and act.date < acts[j - 1].date:
            yield ("rome_statute", j, "date"), "acts must be in order of time"
        for field, message in _act_faults(act, state.id):
            yield ("rome_statute", j, field), message


def _act_faults(act: Any, state: str) -> Iterator[tuple[str, str]]:
    if act.act == "signature" and act.date > CLOSED_FOR_SIGNATURE:
        yield "date", "the Statute closed for signature on 2000-12-31 (art. 125)"
    if act.act in CONSENT:
        expected = entry_into_force(act.date)
        if act.in_force is None:
            yield "in_force", f"missing; art. 126 gives {expected}"
        elif act.in_force != expected and state not in ENTRY_EXCEPTIONS:
            yield "in_force", f"art. 126 gives {expected}, not {act.in_force}"
    elif act.in_force:
        yield "in_force", f"a {act.act} does not enter into force"
    if act.act == "withdrawal":
        earliest = one_year_after(act.date)
        if act.effective is None or act.effective < earliest:
            yield "effective", f"a withdrawal takes effect one year after receipt, {earliest}, or later (art. 127(1))"
        elif act.revoked and not act.date <= act.revoked < act.effective:
            yield "revoked", "a notice can be revoked only between its receipt and the day it takes effect"
    elif act.effective or act.revoked:
        yield "effective" if act.effective else "revoked", f"belongs to a withdrawal, not to a {act.act}"


def warrants_have_possible_dates(person: Any) -> Iterator[Fault]:
    """A warrant is issued, made public, ended, in this order; it is not ended before the Court existed."""
    for j, warrant in enumerate(person.warrants):
        path = ("warrants", j)
        if warrant.issued < ENTRY_OF_THE_STATUTE:
            yield (*path, "issued"), "before the Statute entered into force"
        if warrant.public < warrant.issued:
            yield (*path, "public"), "made public before it was issued"
        if warrant.ended and warrant.ended.date < warrant.issued:
            yield (*path, "ended", "date"), "ended before it was issued"
        if warrant.ended and warrant.ended.public and warrant.ended.public < warrant.ended.date:
            yield (*path, "ended", "public"), "public before it happened"
        if not warrant.id.startswith(person.id):
            yield (*path, "id"), f"must begin with {person.id!r}"


def death_is_public_after_it(person: Any) -> Iterator[Fault]:
    """A death is public on its day or later; it was reported before that, and then confirmed."""
    died = person.died
    if died and died.public < first_day(died.date):
        yield ("died", "date"), "public before it happened"
    if died and died.reported and not (first_day(died.date) <= died.reported.date < died.public and died.confirmed):
        yield ("died", "reported"), "reported before it happened, not before `public`, or never confirmed"


def custody_is_told_in_order(person: Any) -> Iterator[Fault]:
    """Custody events stand in order of time: the last before a day says who held the person then."""
    for j, (one, after) in enumerate(pairwise(person.custody)):
        if after.date[: len(one.date)] < one.date[: len(after.date)]:
            yield ("custody", j + 1, "date"), "earlier than the one before"


def office_is_seen_while_it_is_held(office: Any) -> Iterator[Fault]:
    """An office is seen, its term ends, a doubt arises after it began; it is not seen after it ended."""
    begun = first_day(str(office.since)) if office.since else None
    days = {"seen": office.seen, "term_ends": office.term_ends, "doubt": office.doubt and office.doubt.date}
    for name, day in days.items():
        if day and begun and day < begun:
            yield (name,), "before the office began"
    if office.seen and office.until and office.seen > last_day(str(office.until)):
        yield ("seen",), "after the office ended"


def period_is_possible(record: Any) -> Iterator[Fault]:
    """`since` is not after `until`, and both are a year, a month or a day."""
    bounds = []
    for name, bound in (("since", first_day), ("until", last_day)):
        text = getattr(record, name)
        try:
            bounds.append(bound(str(text)) if text else None)
        except ValueError:
            yield (name,), f"{text!r} is not YYYY, YYYY-MM or YYYY-MM-DD"
    if len(bounds) == 2 and bounds[0] and bounds[1] and bounds[0] > bounds[1]:
        yield ("since",), "begins after it ends"


def statement_has_possible_dates(statement: Any) -> Iterator[Fault]:
    """A statement is not public or lapsed before it is made, and is made by a state or by a body."""
    if statement.public and statement.public < statement.date:
        yield ("public",), "public before it was said"
    if statement.until and statement.until.date < statement.date:
        yield ("until",), "lapsed before it was said"
    if (statement.state is None) == (statement.body is None):
        yield (), "names a state or a body, and not both"


def visit_has_possible_dates(visit: Any) -> Iterator[Fault]:
    """A trip does not end before it begins, nor is it known before it happens."""
    if visit.until < visit.since:
        yield ("until",), "ends before it begins"
    if visit.outcome in CAME and visit.public < visit.until:
        yield (
            ("public",),
            "public before it ended; the day on which the arrival became known belongs in `arrival_public`",
        )
    if visit.arrival_public and not visit.since <= visit.arrival_public <= visit.public:
        yield ("arrival_public",), "before the trip began, or after its outcome was public"
    if visit.outcome in TAKEN and any(first_day(day) > visit.public for day in _DAY.findall(visit.aftermath or "")):
        yield ("aftermath",), "names a day after that on which the outcome was public"
    if visit.announced and visit.announced > visit.public:
        yield ("announced",), "announced after its outcome"


def finding_has_possible_dates(finding: Any) -> Iterator[Fault]:
    """A finding is not public before it was decided; what became of it has the day on which that was public."""
    if finding.public and finding.public < finding.date:
        yield ("public",), "public before it was decided"
    if bool(finding.appeal) != bool(finding.appeal_public):
        yield ("appeal",), "`appeal` and `appeal_public` belong together"


def source_has_a_day_or_a_month(source: Any) -> Iterator[Fault]:
    """A source bears its day, or a month where no day was seen, or neither."""
    if source.month is None:
        return
    try:
        whole = last_day(source.month) != first_day(source.month) and len(source.month) == len("2012-05")
    except ValueError:
        whole = False
    if not whole:
        yield ("month",), f"{source.month!r} is not YYYY-MM"
    elif source.date:
        yield ("month",), "must be left out if the day is given"


def source_agrees_with_its_address(source: Any) -> Iterator[Fault]:
    """The day of a source is not far from the day or the month in its address: `/2024/08/30/`, `20240830`, `/2024/08/`.

    Of several in one address the nearest counts; a copy may stand under the day on which it was made.
    """
    day = source.date or (first_day(source.month) if source.month else None)
    if day is None or source.class_ == "copy":
        return
    written = [(first_day(text), last_day(text)) for text in _days_in(source.url or "")]
    if written and all(day < first - NEAR or day > last + NEAR for first, last in written):
        field = "date" if source.date else "month"
        yield (field,), f"more than {NEAR.days} days from the day in its address; if the page is a copy, `class: copy`"


def _days_in(url: str) -> Iterator[str]:
    """Yield the days and months that stand in an address."""
    for match in _IN_ADDRESS.finditer(url):
        text = "-".join(filter(None, match.group(1, 3, 4, 5, 6)))
        with suppress(ValueError):
            first_day(text)
            yield text


RULES: Mapping[type[r.Record], tuple[Rule, ...]] = {
    r.State: (treaty_acts_follow_the_statute,),
    r.Person: (warrants_have_possible_dates, death_is_public_after_it, custody_is_told_in_order),
    r.Office: (office_is_seen_while_it_is_held,),
    r.Statement: (statement_has_possible_dates,),
    r.Visit: (visit_has_possible_dates,),
    r.Finding: (finding_has_possible_dates,),
    r.Source: (source_has_a_day_or_a_month, source_agrees_with_its_address),
}
