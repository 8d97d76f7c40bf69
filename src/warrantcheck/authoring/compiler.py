"""Making the compiled form from validated YAML."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from warrantcheck.authoring import lint, name_index
from warrantcheck.authoring.announcement import public_since
from warrantcheck.authoring.evidence_rows import FOLDER
from warrantcheck.authoring.groups import groups
from warrantcheck.authoring.validate import EVIDENCE, FILES, GENERATED, GOVERNMENTS, MISSING_RECORDS, DataFiles, load
from warrantcheck.dataset import claims
from warrantcheck.dataset.compiled import Records, encode, fingerprint
from warrantcheck.dataset.generated import checksums
from warrantcheck.dataset.grounds import grounds
from warrantcheck.dataset.records import Conditions, EvidenceFact
from warrantcheck.dataset.shipped import COMPILED, yaml_folder
from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import DataError
from warrantcheck.whole_file import whole_file


def compile_folder(folder: Path) -> bytes:
    """Read, validate, lint and compile the YAML files of a folder.

    Raises:
        DataError: they cannot be read or break a rule.
    """
    files = load(folder)
    problems = lint.check(files)
    if problems:
        raise DataError.of(problems)
    return compile_files(files)


def compile_files(files: DataFiles) -> bytes:
    """Compile sound records."""
    header = _header(files)
    if files.laid_over:
        header |= _own(header, files, files.laid_over)
    return encode(header, lines_of(files))


def compile_to(folder: Path, target: Path | None = None) -> Path:
    """Compile a folder of YAML files, by default to where `Dataset.shipped` reads; written whole or not at all.

    Raises:
        DataError: the YAML is not sound.
        UsageError: the file cannot be written.
    """
    target = target or COMPILED
    content = compile_folder(folder)
    with whole_file(target) as file:
        file.write(content)
    return target


def _own(header: dict[str, Any], files: DataFiles, folder: Path) -> dict[str, Any]:
    """Return what a header says of an overlay: its folder, and the claims that it adds, changes or removes."""
    before, after = grounds(_shipped()), grounds(files)
    changed = sorted(id_ for id_, record in after.items() if before.get(id_) != record)
    own = {"folder": str(folder), "claims": changed, "removed": sorted(before.keys() - after.keys())}
    return {"version": f"{header['version']}+own", "overlay": own}


def _shipped() -> Dataset:
    """Open the shipped data, compiled again if its YAML changed."""
    try:
        return Dataset.shipped()
    except DataError:
        return Dataset(Records(compile_folder(yaml_folder())))


def _header(files: DataFiles) -> dict[str, Any]:
    digest, folder = hashlib.sha256(), files.folder
    tables = {table.id: None for table, _ in (*files.evidence, *files.memberships)}
    names = (*FILES, *GENERATED, *((EVIDENCE,) if tables else ()), *(f"{FOLDER}/{id_}.csv" for id_ in tables))
    names += (GOVERNMENTS,) if files.governments else ()
    names += (MISSING_RECORDS,) if files.missing_records else ()
    for name in sorted(names):
        digest.update(name.encode() + b"\0" + (folder / name).read_bytes() + b"\0")
    if files.laid_over:
        for path in sorted(files.laid_over.glob("*.y*ml")):
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    verified = [*(state.verified for state in files.states), *(person.verified for person in files.people)]
    return {
        "version": files.edition.version,
        "checked": files.edition.checked.isoformat(),
        "digest": f"sha256:{digest.hexdigest()}",
        "fingerprint": fingerprint(folder, names),
        "lists": checksums(folder),
        "verified": [min(verified).isoformat(), max(verified).isoformat()],
        "counts": {
            "states": len(files.states),
            "territories": len(files.territories),
            "people": len(files.people),
            "warrants": sum(len(person.warrants) for person in files.people),
            "situations": len(files.situations),
            "statements": len(files.statements),
            "visits": len(files.visits),
            "findings": len(files.findings),
            "events": len(files.events),
            "law_notes": len(files.law_notes),
            "sources": len(files.sources),
        },
    }


def lines_of(files: DataFiles) -> Iterator[tuple[str, str, Any]]:
    """Yield what is compiled, as kind, key and record: the records, their claims, and indexes of ids."""
    yield "model", "", files.model
    yield "complete", "people", [[person.id, person.name] for person in files.people]
    yield "complete", "places", [[state.id, state.name] for state in files.states]
    yield "complete", "events", [[event.id, " · ".join((event.name, *event.aliases))] for event in files.events]
    yield "complete", "situations", [[situation.id, situation.name] for situation in files.situations]
    yield "complete", "groups", [[body.id, body.name] for body in files.bodies]
    yield "complete", "series", sorted({(event.series, "") for event in files.events})
    said = tuple(claims_of(files))
    speaking = {statement.body for statement in files.statements}
    records: dict[str, Iterable[Any]] = {
        "state": files.states,
        "situation": files.situations,
        "person": files.people,
        "source": files.sources,
        "territory": files.territories,
        "body": [body for body in files.bodies if body.id in speaking],
        "group": groups(files),
        "statement": files.statements,
        "visit": files.visits,
        "finding": files.findings,
        "event": files.events,
        "law-note": files.law_notes,
        "claim": said,
        "government": files.governments,
        "evidence-table": [table for table, _ in files.evidence],
    }
    for kind, rows in records.items():
        for row in rows:
            yield kind, row.id, row
    yield from (("missing-record", row.claim, row) for row in files.missing_records)
    for key, facts in sorted(_facts(files).items()):
        yield "evidence", key, facts
    weak = {source.id for source in files.sources if source.weak}
    yield "weak", "claims", [claim.id for claim in said if weak.issuperset(claim.sources)]
    dates = {source.id: source.published for source in files.sources}
    standing = [(claim.id, claim.sources) for claim in said] + [(note.id, note.sources) for note in files.law_notes]
    for id_, sources in standing:
        yield "claim-sources", id_, [(source, dates.get(source)) for source in sources]
    lists = {
        "statements-of": _index((s.state, s.id) for s in files.statements if s.state),
        "statements-about": _index((person, s.id) for s in files.statements for person in s.about),
        "calls-about": _index((person, s.id) for s in files.statements if s.body or s.addressed for person in s.about),
        "visits-to": _index((v.state, v.id) for v in files.visits),
        "visits-by": _index((v.person, v.id) for v in files.visits),
        "findings-on": _index((f.state, f.id) for f in files.findings),
        "law-notes-on": _index((key, note.id) for note in files.law_notes for key in _keys(note.applies)),
    }
    for kind, index in lists.items():
        yield "lists", kind, index
    person_names = {names.id: names for names in files.person_names}
    indexes = {
        "carried-by": _index((record, s.id) for s in files.sources for record in s.of),
        "place": name_index.places(files.states, files.territories, files.place_names, files.folder),
        "place-shared": name_index.shared_places(files.place_names),
        "place-refused": name_index.refused_places(files.place_names),
        "abbreviation": name_index.abbreviations(files.states, files.territories, files.place_names),
        "team": name_index.team_codes(files.states, files.territories, files.folder),
        "airport": name_index.airports(files.states, files.territories, files.folder),
        "icao": name_index.icao_codes(files.states, files.territories, files.folder),
        "person-name": name_index.full_names(files.people, person_names),
        "person-short": name_index.short_names(files.people, person_names),
        "person-shared": name_index.shared_names(files.people, person_names),
        "event-name": name_index.event_names(files.events),
        "event-shared": name_index.shared_event_names(files.events),
    }
    for kind, index in indexes.items():
        for key, ids in sorted(index.items()):
            yield kind, key, ids


def claims_of(files: DataFiles) -> Iterator[claims.Claim]:
    """Yield every claim of the data."""
    names = {state.id: state.name for state in files.states}
    within = {state.id: state.in_text for state in files.states} | {person.id: person.name for person in files.people}
    for state in files.states:
        yield from claims.of_state(state)
    for situation in files.situations:
        yield from claims.of_a_situation(situation, within)
    for person in files.people:
        yield from claims.of_person(person, within)
    yield from (claims.of_statement(statement, names) for statement in files.statements)
    yield from (claims.of_visit(visit, within) for visit in files.visits)
    yield from (claims.of_finding(finding, within) for finding in files.findings)
    yield from (claims.of_table(table) for table, _ in files.evidence)
    for government in files.governments:
        yield from claims.of_government(government, names[government.id])
    sources = {source.id: source for source in files.sources}
    for event in files.events:
        yield claims.of_event(event, public_since(event, sources, files.edition.checked), names)


def _facts(files: DataFiles) -> dict[str, list[EvidenceFact]]:
    """Return what the tables that answers read hold, by the host and whom they speak of: `MN RU`, `NG yoav-gallant`.

    Of texts agreed by several governments only the states that joined are told, and when they left.
    """
    found: dict[str, list[EvidenceFact]] = {}
    for table, rows in files.evidence:
        joined = {row.state for row in rows if table.position and row.value in table.position.values}
        for row in rows:
            fact = EvidenceFact(table=table.id, value=row.value, since=row.since, public=row.public)
            for state in table.affinity.toward if table.affinity else ():
                found.setdefault(f"{row.state} {state}", []).append(fact)
            for person in table.position.of if table.position and row.state in joined else ():
                found.setdefault(f"{row.state} {person}", []).append(fact)
    return found


def _keys(applies: Conditions) -> Iterator[str]:
    """Yield what a note is found by: the people it names, else the states, else any trip."""
    if applies.people:
        yield from (f"person {person}" for person in applies.people)
    elif applies.states:
        yield from (f"state {state}" for state in applies.states)
    else:
        yield "any"


def _index(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    index: dict[str, list[str]] = {}
    for key, id_ in pairs:
        index.setdefault(key, []).append(id_)
    return index
