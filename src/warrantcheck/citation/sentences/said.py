"""What a host, a court or a body said, as a sentence of a story: the parts that the data holds, with their day."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from warrantcheck.citation.results import Sentence
from warrantcheck.citation.wording import became_known, day, month, owned, spelled
from warrantcheck.dataset.records import Lapse, State, Statement

_PAPERS = frozenset(
    ("affidavit", "comment", "declaration", "judgment", "letter", "note", "notice", "observations", "statement",
     "submission")
)  # fmt: skip
"""What is made public rather than becoming known."""


def said(statement: Statement, host: State | None, seen: date | None = None, *, public_on: bool = True) -> Sentence:
    """Write one statement, with its day, its speaker, and when it became public, if that was later.

    `host` is the state that spoke, if one did, `seen` the day by which what ended it may be told. `public_on`: a source
    is of the day on which it became public; else that is only a day by which it was, and the statement's own day may
    not be the one on which it was made.
    """
    text = spelled(_dated(statement, _subject(statement, host), public_on=public_on))
    if seen and statement.lapsed(seen) and statement.until:
        text += _stood(statement, statement.until)
    return Sentence(text, (statement.id,), ())


def _subject(statement: Statement, host: State | None) -> str:
    """Return who spoke, with the state before an office that does not name it."""
    speaker = statement.speaker
    if statement.has_article:
        return speaker
    if host is None:
        return f"the {speaker}"
    return speaker if host.name in speaker else f"{owned(host.in_text)} {speaker}"


def _dated(statement: Statement, subject: str, *, public_on: bool) -> str:
    made, public = statement.date, statement.published
    told = statement.told_of(subject)
    if statement.reported_by:
        when = _on(statement, public)
        return f"A{statement.reported[1:]} {when[:1].lower()}{when[1:]}, {told}"
    known = became_known(made, public)
    paper = bool(statement.setting and _PAPERS.intersection(statement.setting.split()))
    if not known or not (statement.day_known or (paper and public_on)):
        return f"{_on(statement, public)}, {told}"
    by = not public_on and (public - made).days > 1
    if paper:
        since = became_known(made, public, "made public") if statement.day_known else f"made public on {day(public)}"
        since = f"known by {day(public)}" if by else since
        setting = f"{statement.setting} {since}"
        return f"{_on(statement, made)}, {replace(statement, setting=setting).told_of(subject)}"
    return f"As was known by {day(public)}, {told}" if by else f"On {day(made)}, {known}, {told}"


def _on(statement: Statement, when: date) -> str:
    return f"On {day(when)}" if statement.day_known else f"In {month(statement.when)}"


def _stood(statement: Statement, until: Lapse) -> str:
    """Write until when it stood, and why: a note after a colon, as that of what was said."""
    ended = day(until.date)
    return f"; this stood until {ended}{':' if statement.is_note else ', when'} {spelled(until.text)}"
