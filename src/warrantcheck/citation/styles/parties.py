"""The name of the case, or of the situation, to which a document of the Court belongs: by the number it bears."""

from __future__ import annotations

import re

from warrantcheck.dataset.store import Dataset

_NUMBER = re.compile(r"(?P<situation>ICC-\d\d/\d\d)(?P<case>-\d\d/\d\d)?-")
_TAKES_THE = re.compile(r"(?:\S+ )?Republic\b|State of|Central African")


def parties(data: Dataset, record: str | None) -> str | None:
    """Return `Prosecutor v Omar al-Bashir`, or `Situation in Uganda` of what bears no number of a case.

    None if the number is not that of a filing, such as that of a press release.
    """
    found = _NUMBER.match(record or "")
    if found is None:
        return None
    case = f"{found['situation']}{found['case'] or ''}"
    named = [p.name for p in data.people if any((w.case or "").startswith(case) for w in p.warrants)]
    if found["case"] and named:
        first = " and ".join(named) if len(named) <= 2 else f"{named[0]} and others"
        return f"Prosecutor v {first}"
    situation = next((s.name for s in data.situations if s.number == found["situation"]), None)
    return f"Situation in {'the ' if _TAKES_THE.match(situation) else ''}{situation}" if situation else None
