"""Writes data/schemas/*.json: the JSON Schema of every data file, for editors and for other programs.

Run it after a change of a record; `--check` compares only. Each data file names its schema in its first line, as the
YAML language server reads it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from warrantcheck.authoring.validate import TYPES, reader_of

FOLDER = Path(__file__).parent.parent / "data" / "schemas"


def schema_text(name: str) -> str:
    """Return the schema of one data file."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"warrantcheck data: {name}"}
    return json.dumps(head | reader_of(name).json_schema(), indent=2, ensure_ascii=False) + "\n"


def main() -> int:
    """Write the schemas, or say which are not up to date."""
    stale = []
    for name in TYPES:
        target, text = FOLDER / f"{Path(name).stem}.json", schema_text(name)
        if "--check" not in sys.argv:
            FOLDER.mkdir(exist_ok=True)
            target.write_text(text, encoding="utf-8")
        elif not target.exists() or target.read_text(encoding="utf-8") != text:
            stale.append(target.name)
    if stale:
        sys.stderr.write(f"not up to date: {', '.join(stale)}; run tools/make_schemas.py\n")
    return bool(stale)


if __name__ == "__main__":
    sys.exit(main())
