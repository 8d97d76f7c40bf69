"""Factors of the person: the office held on the day."""

from __future__ import annotations

from warrantcheck.risk.case import Case, Effect

_TEXT = {
    "head": "He or she is head of state or government: none in office has been arrested abroad on the Court's warrant.",
    "minister": "Holds ministerial or other high public office.",
    "former": "Out of office: former officials have been arrested and handed over.",
    "military": "Serves in the armed forces, without ministerial office.",
    "rebel": "Of an armed group: such suspects have often been arrested or handed over.",
    "none": "Holds no public office known to the data.",
}


def office(case: Case) -> Effect | None:
    """The office held on the day. Heads of state and government travel under protection of their office and have not
    been arrested abroad; out of office, and for rebels and militia leaders, arrest and hand-over are common."""
    if case.duty.value == "not-wanted":
        return None
    held = case.office
    bound = "bound" if case.duty.binds else "free"
    text = _TEXT[held.standing].replace("He or she is head", f"{case.person.name} is head")
    detail = f" ({held.title})" if held.standing != "none" else ""
    return Effect(f"office.{held.standing}.{bound}", text[:-1] + detail + ".", ("27(2)",) if held.standing == "head"
                  else (), held.claims, evidence=0)  # fmt: skip
