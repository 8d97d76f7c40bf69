"""The closed lists of words that questions and answers use; light, so that the command line can offer them."""

from __future__ import annotations

from typing import Literal

Standing = Literal["head", "minister", "official", "legislator", "former", "military", "rebel", "none"]
"""What a person is on a day: head of state or government, minister, other high official (a commissioner, a judge, a
governor, a secretary of a council), member of a parliament, out of office, soldier, member of an armed group, or
without any public office."""

Role = Literal["destination", "transit", "overflight"]
"""What a person does in a state."""

DutyValue = Literal["arrest", "residual", "declared", "security-council", "none", "none-summons", "not-wanted"]

Question = Literal["trip", "home"]
"""What `risk` answers: that the warrant defeats the trip; or, of somebody who lives there, that the home state arrests
or hands over within a year."""

RISK_MEANS: dict[Question, str] = {
    "trip": "Risk is the estimated chance, of 100, that the warrant defeats the trip: that it is called off, cut "
    "short, or ends in arrest or hand-over.",
    "home": "Risk is the estimated chance, of 100, that the home state arrests or hands over within a year.",
}
"""What stands beside every table of risks."""

QUESTIONS: dict[Question, str] = {
    "trip": "that the warrant defeats the trip",
    "home": "that the home state arrests or hands over within a year",
}

CitationStyle = Literal["plain", "bibtex", "oscola", "chicago"]
"""How footnotes are written; `bibtex`: as they are in a newsroom, with entries for a list of references."""

SourceChoice = Literal["all", "best", "none"]
"""Which sources of a sentence an answer names."""

NoteKind = Literal[
    "headquarters", "un-travel-ban", "entry-ban", "airspace", "request", "procedure", "domestic-law",
    "government-decision", "national-warrant", "wanted-notice",
]  # fmt: skip
"""What a note on the law around a trip speaks of, in the order in which notes are shown: the seat of an international
organisation, a travel ban of the Security Council, an entry ban or closed airspace of states, a request of the Court, a
rule of the Statute on the way, domestic law or a ruling on it, a decision of a government, a state's own warrant, a
notice of Interpol."""

Level = Literal["minimal", "low", "moderate", "high", "severe", "unclear"]
Limit = Literal["minimal", "low", "moderate", "high", "severe", "duty"]
"""What a caller may name as a limit: a level, or any duty to arrest."""

Confidence = Literal["low", "moderate", "high"]

RestsOn = Literal["own word", "own record", "affinity", "membership"]
"""What a figure chiefly rests on: what the host's government or courts said of the person; what the host did with the
person; how it votes and whom it joins; or no more than its duty and what else holds of it, whoever comes."""

OFFICES: tuple[Standing, ...] = ("head", "minister", "official", "legislator", "former", "military", "rebel", "none")

ORDER: tuple[Level, ...] = ("minimal", "low", "unclear", "moderate", "high", "severe")
"""Levels from least to most; `unclear` ranks above `low`, because unknown is never low."""

THRESHOLDS: tuple[Level, ...] = ("minimal", "low", "moderate", "high", "severe")
"""The levels that a caller may name as a limit."""
