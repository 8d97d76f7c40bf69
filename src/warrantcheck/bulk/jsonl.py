"""Rows of JSON lines, one object a line, one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, BinaryIO

from msgspec import DecodeError, json

from warrantcheck.bulk.columns import ASKED, JUDGED, Naming, require_free
from warrantcheck.bulk.judge import Judge
from warrantcheck.bulk.rows import answer_cells, lines_of


def run_jsonl(
    judge: Judge, source: BinaryIO, sink: BinaryIO, counts: Counter[int], naming: Naming | None = None
) -> None:
    """Answer JSON lines; blank lines are passed over.

    Raises:
        UsageError: a row has the name of an answer or a day under another name than `on`, or a line is too long.
    """
    decode, encode = json.Decoder(dict[str, Any]).decode, json.Encoder().encode
    naming = naming or Naming()
    for line in lines_of(source):
        if not line.strip():
            continue
        try:
            row = decode(line)
        except (DecodeError, UnicodeDecodeError, RecursionError):
            row = {"input": line.decode(errors="backslashreplace").rstrip("\n")}
            added = answer_to(judge, _fault(line), counts)
        else:
            added = answer_to(judge, asked_by(row, naming), counts)
        sink.write(encode(row | added) + b"\n")


def answer_to(judge: Judge, asked: dict[str, str] | str, counts: Counter[int]) -> dict[str, Any]:
    """Return what is added to a row that asks; or that cannot, for the reason given."""
    cells = asked if isinstance(asked, dict) else {}
    number = judge.answer(**asked) if isinstance(asked, dict) else judge.refused(asked).answer
    counts[number] += 1
    answer = judge.answers[number]
    told = {
        "person_id": (judge.person_id(cells["person"]) or None) if cells else None,
        "on_used": (judge.on_used(cells.get("on", "")) or None) if cells else None,
        "question": answer.question,
        "suggestion": answer.suggestion,
    }
    return dict(zip(JUDGED, answer_cells(answer), strict=True)) | told


def _fault(line: bytes) -> str:
    try:
        line.decode()
    except UnicodeDecodeError:
        return "bad row: it is not UTF-8; give --encoding"
    return "bad row: it is not a JSON object"


def asked_by(row: Mapping[str, Any], naming: Naming) -> dict[str, str] | str:
    """Return the cells that ask; or why the row cannot be asked.

    Raises:
        UsageError: a column has the name of an answer, or a day has another name than `on`.
    """
    require_free(row)
    found: dict[str, Any] = {}
    for key, value in row.items():
        name = naming.name_of(key)
        if name in found:
            return f"bad row: it has more than one {key.strip()!r}"
        if name:
            found[name] = value
    naming.require_day(row, found)
    return asked_of(found)


def asked_of(found: Mapping[str, Any]) -> dict[str, str] | str:
    """Return the cells that ask as texts; or why the row cannot be asked."""
    cells = {name: found.get(name) for name in ASKED}
    if any(not (cell is None or isinstance(cell, str)) for cell in cells.values()):
        return "bad row: person, to, on, known and assume are texts"
    if cells["person"] is None or cells["to"] is None:
        return "bad row: it needs person and to"
    return {name: cell or "" for name, cell in cells.items()}
