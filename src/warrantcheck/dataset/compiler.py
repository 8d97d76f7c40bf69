"""Making the compiled form from validated YAML."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from warrantcheck.dataset import claims, lint
from warrantcheck.dataset.compiled import encode, fingerprint
from warrantcheck.dataset.names import name_index
from warrantcheck.dataset.validate import FILES, DataFiles, load
from warrantcheck.errors import DataError


def compile_folder(folder: Path) -> bytes:
    """Read, validate, lint and compile the YAML files of a folder.

    Raises:
        DataError: they cannot be read or break a rule.
    """
    files = load(folder)
    problems = lint.check(files)
    if problems:
        raise DataError.of(problems)
    return encode(_header(folder, files), _lines(files))


def _header(folder: Path, files: DataFiles) -> dict[str, Any]:
    digest = hashlib.sha256()
    for name in sorted(FILES):
        digest.update(name.encode() + b"\0" + (folder / name).read_bytes() + b"\0")
    verified = [*(state.verified for state in files.states), *(person.verified for person in files.people)]
    return {
        "version": files.edition.version,
        "checked": files.edition.checked.isoformat(),
        "digest": f"sha256:{digest.hexdigest()}",
        "fingerprint": fingerprint(folder, FILES),
        "verified": [min(verified).isoformat(), max(verified).isoformat()],
        "counts": {
            "states": len(files.states),
            "people": len(files.people),
            "warrants": sum(len(person.warrants) for person in files.people),
            "situations": len(files.situations),
            "sources": len(files.sources),
        },
    }


def _lines(files: DataFiles) -> Iterator[tuple[str, str, Any]]:
    yield "model", "", files.model
    for state in files.states:
        yield "state", state.id, state
    for situation in files.situations:
        yield "situation", situation.id, situation
    for person in files.people:
        yield "person", person.id, person
    for source in files.sources:
        yield "source", source.id, source
    for record_claims in (
        *map(claims.of_state, files.states),
        *map(claims.of_a_situation, files.situations),
        *map(claims.of_person, files.people),
    ):
        for claim in record_claims:
            yield "claim", claim.id, claim
    for kind, names in (("place", name_index(files.states)), ("person-name", name_index(files.people))):
        for name, ids in sorted(names.items()):
            yield kind, name, ids
