"""Rules for documents of record: numbers in the form of whoever issues them, and none missing without being told.

A folder that keeps `records-missing.yaml` is held to it: there every source has a class, and every warrant, ending,
finding, resolution and withdrawal names a document of record and its number, or stands in the list. Other folders may
do without.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from warrantcheck.authoring.validate import MISSING_RECORDS, DataFiles
from warrantcheck.dataset import records as r
from warrantcheck.dataset.grounds import grounds
from warrantcheck.dataset.records.missing_record import lacking
from warrantcheck.errors import Problem

NUMBERS: dict[str, re.Pattern[str]] = {
    "court": re.compile(
        r"ICC-\d\d/\d\d(-\d\d/\d\d)?-\d+(-[A-Za-z0-9]+)*"  # a filing: ICC-02/05-01/09-397
        r"|ICC-(CPI|OTP|ASP)-\d{7,8}-(PR|MA)?\d+(-[A-Z]{3})?|(?i:pr|ma)\d+"  # a release, an advisory; as printed
        r"|CR\d{4}_\d{5}|doc\d+"  # a file of the Registry
        # Information documents of the Court, which tell of an act and are not the act (docs/data.md):
        r"|ICC-PI[DO]S-[A-Z]+(-[A-Z]+\d?)?(-\d+)+/\d\d(_[A-Z][a-z]{2})?"  # a sheet, an update: ICC-PIDS-WU-77/11_Eng
        r"|ICC(-PIDS)?-Q&A-[A-Z]+(-\d+)+/\d\d(_[A-Z][a-z]{2})?"  # questions and answers: ICC-Q&A-CDI-04-02/19_Eng
        r"|OTP (Weekly )?Briefing, Issue #\d+"  # a briefing of the Prosecutor
        r"|ICC-ASP/\d+/\d+"  # a report to the Assembly
    ),
    "depositary": re.compile(r"C\.N\.\d+\.\d{4}(\.TREATIES-([IVX]+\.)?\d+)?|[IVX]+-\d+"),
    "un": re.compile(r"[AS]/(RES/)?(ES-)?\d+(/\d+)?( \(\d{4}\))?|SC/\d+|S/PV\.\d+"),
}
"""The forms of the numbers of documents of record, by the class of their source."""


def records_have_their_form(files: DataFiles) -> Iterator[Problem]:
    """A number has the form of its issuer, and a document of record says how it was read."""
    for i, source in enumerate(files.sources):
        form = NUMBERS.get(source.class_ or "")
        if (source.record or source.read) and form is None:
            yield files.problem("sources.yaml", (i,), f"no document of record is of the class {source.class_}")
        elif source.record and form and not form.fullmatch(source.record):
            yield files.problem(
                "sources.yaml", (i, "record"), f"{source.record!r} is not the number of a {source.class_}"
            )
        if source.record and source.read is None:
            yield files.problem("sources.yaml", (i,), "has `record`: say in `read` how it was read")


def records_are_named(files: DataFiles) -> Iterator[Problem]:
    """Every claim that rests on an act of the Court, the Council or a state names its record and its number, or is
    listed as without."""
    if files.laid_over or MISSING_RECORDS not in files.documents:
        return
    yield from _sources_are_classed(files)
    sources = {source.id: source for source in files.sources}
    cited = {id_: found for id_, record in grounds(files).items() if (found := _act(files, record)) is not None}
    lacks = {
        id_: lacking((sources[one].read, sources[one].record) for one in found if one in sources)
        for id_, found in cited.items()
    }
    listed = {row.claim for row in files.missing_records}
    for id_, lack in lacks.items():
        if lack and id_ not in listed:
            what = "no document of record" if lack == "document" else "a document of record without its number"
            message = (
                f"{id_} names {what}: add it, or list the claim with where you looked (`data new` has --looked for it)"
            )
            yield files.problem(MISSING_RECORDS, (), message)
    for i, row in enumerate(files.missing_records):
        lack = lacks.get(row.claim)
        if lack is None:
            message = f"{row.claim!r} names a document of record with its number, or needs none"
            yield files.problem(MISSING_RECORDS, (i, "claim"), message)
        elif lack != row.lacks:
            yield files.problem(MISSING_RECORDS, (i, "lacks"), f"what {row.claim!r} lacks is the {lack}")
        if row.why != "not-found" and not row.sources:
            yield files.problem(MISSING_RECORDS, (i, "why"), f"{row.why!r} needs `sources`: who says so?")


RULES: tuple[Callable[[DataFiles], Iterator[Problem]], ...] = (records_have_their_form, records_are_named)


def _sources_are_classed(files: DataFiles) -> Iterator[Problem]:
    """Yield sources without a class, records that no page carries, and pages that carry what is no record."""
    records = {source.id for source in files.sources if source.read}
    carried = {id_ for source in files.sources for id_ in source.of}
    for i, source in enumerate(files.sources):
        if source.class_ is None:
            yield files.problem("sources.yaml", (i,), "has no `class`")
        if source.read in ("quoted", "copy") and source.id not in carried:
            yield files.problem("sources.yaml", (i, "read"), "no source names it in `of`: where was it read?")
        for j, id_ in enumerate(source.of):
            if id_ not in records:
                yield files.problem("sources.yaml", (i, "of", j), f"{id_!r} is not a document of record")


def _act(files: DataFiles, record: r.Record) -> tuple[str, ...] | None:
    """Return the sources of a claim that needs a document of record, or None."""
    if isinstance(record, r.Resolution):
        return next(s.sources for s in files.situations if s.resolution is record)
    if isinstance(record, (r.Warrant, r.Ending, r.Finding)):
        return record.sources
    return record.sources if isinstance(record, r.TreatyAct) and record.act == "withdrawal" else None
