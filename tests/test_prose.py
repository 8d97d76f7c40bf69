"""What answers say in words: names stand where a name belongs, never an id or a code of two letters."""

from __future__ import annotations

import re
import shlex
from typing import Any

import pytest

from warrantcheck.answer.source.claim import claim
from warrantcheck.dataset import claims
from warrantcheck.dataset.store import Dataset

DATA = Dataset.shipped()
IDS = "|".join(re.escape(person.id) for person in DATA.people)
CODES = "|".join({state.id for state in DATA.states} - {"US", "EU", "AU"})
NAMELESS = re.compile(rf"(?<![\w.@-])(?:{IDS}|{CODES})(?![\w.-])")
NO_PROSE = re.compile(r"\[[^\]]*\]|https?://\S+|\(c/o [A-Z]{2}\)")
ANSWERS = (
    "trip putin --to MN -v",
    "trip netanyahu --to HU -v",
    "trip bashir --to ZA -v --on 2015-06-14",
    "trip putin --to Crimea -v",
    "trip putin --to VE --on 2027-08-01 -v",
    "explain netanyahu FR --on 2025-11-15 --role overflight",
    "explain putin BR --on 2024-11-18",
    "explain bashir KE --on 2013-01-01",
    "explain dela-rosa PH",
    "explain putin TJ",
    "explain njeem IT",
    "explain bashir EG",
    "record MN",
    "record FR",
    "history bashir",
    "history duterte",
    "cite putin MN --on 2024-09-03",
    "cite bashir TD --on 2010-07-21",
    "claim au-bashir-2009-07-03",
    "claim putin-mn-2024-09-02",
    "calendar putin",
    "event 'BRICS 2023'",
)
"""Answers of every kind whose texts name people and states."""


@pytest.mark.parametrize("question", ANSWERS)
def test_names_stand_where_a_name_belongs(question: str, cli: Any) -> None:
    out = re.split(r"\n(?:Sources|Footnotes)\b", cli(*shlex.split(question), "--width", "400").out)[0]
    assert out
    prose = [NO_PROSE.sub("", line) for line in out.splitlines() if not line.startswith("putin-mn")]
    told = prose[: prose.index("Claims used")] if "Claims used" in prose else prose
    assert [(found[0], line) for line in told for found in [NAMELESS.search(line)] if found] == []


def test_a_body_is_not_looked_up_as_a_state() -> None:
    assert claim(DATA, "au-bashir-2009-07-03").about_name == "African Union"
    assert claim(DATA, "au-netanyahu-2024-05-21").about_name == "Australia"
    assert "Australia" not in claim(DATA, "au-bashir-2009-07-03").text


def test_a_claim_names_once_whom_it_is_about_and_states_with_their_article() -> None:
    told = [one for person in DATA.people for one in claims.of_person(person)]
    texts = [one.text for one in told] + [DATA.claim(one.id).text for one in (*DATA.visits, *DATA.statements)]
    assert [text for text in texts if text.partition(": ")[2].startswith(text.split(",")[0].partition(": ")[0])] == []
    assert [
        text for text in texts if re.search(r" (?:in|over|by) (?:United|Netherlands|Philippines|Central)", text)
    ] == []
    assert "Ali Kushayb was convicted of 27 counts" in " ".join(texts)
