"""Factors of the person: the office held on the day."""

from __future__ import annotations

from warrantcheck.risk.case import Case, Effect
from warrantcheck.vocabulary import Standing

_RECORD: dict[Standing, str] = {
    "head": "head of state or government in office. None has been arrested abroad on the Court's warrant.",
    "minister": "high public office, which protects less than that of a head of state.",
    "official": "public office below that of a minister, which its state protects on a journey.",
    "legislator": "a seat in a parliament, which gives no power over the state and no immunity abroad.",
    "former": "out of office. Former officials have been arrested and handed over.",
    "military": "service in the armed forces, without ministerial office.",
    "rebel": "an armed group. Its members are the most often arrested or handed over.",
    "none": "no public office known to the data.",
}


def office(case: Case) -> Effect | None:
    """The office held on the day. Heads of state and government travel under protection of their office and have not
    been arrested abroad; out of office, and for rebels and militia leaders, arrest and hand-over are common."""
    if not case.judged:
        return None
    held = case.office
    standing = "bound" if case.duty.binds else "free"
    seen = f", last seen {held.last_seen}" if held.last_seen else ""
    title = "" if held.standing == "none" or held.assumed else f" ({held.title if not seen else held.name}{seen})"
    text = f"{'Assumed standing' if held.assumed else 'Standing'}{title}: {_RECORD[held.standing]}"
    return Effect(
        f"office.{held.standing}.{standing}", text, ("27(2)",) if held.standing == "head" else (), held.claims
    )
