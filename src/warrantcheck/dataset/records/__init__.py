"""The records that data/*.yaml holds, defined once, as frozen structs.

pydantic checks the YAML against these very classes when data is linted or compiled; an ordinary answer reads them from
the compiled form and never imports pydantic.
"""

from warrantcheck.dataset.records.base import Day, PartialDay, Record, Reliability
from warrantcheck.dataset.records.conduct import (
    CAME,
    DROPPED,
    TAKEN,
    Finding,
    Lapse,
    Outcome,
    Stance,
    Statement,
    Visit,
    is_phrase,
)
from warrantcheck.dataset.records.event import Event, EventStatus
from warrantcheck.dataset.records.evidence import (
    Affinity,
    EvidenceCheck,
    EvidenceFact,
    EvidenceRow,
    EvidenceTable,
    Position,
)
from warrantcheck.dataset.records.government import Government, Head
from warrantcheck.dataset.records.group import Belonging, Body, Group
from warrantcheck.dataset.records.law_note import Conditions, LawNote
from warrantcheck.dataset.records.model import Bound, Edition, Model, Share, Term, Weight
from warrantcheck.dataset.records.person import (
    CustodyEvent,
    Death,
    DeathReport,
    Ending,
    Home,
    Office,
    OfficeDoubt,
    OfficeKind,
    Person,
    Resolution,
    Situation,
    Step,
    Warrant,
)
from warrantcheck.dataset.records.place import Control, PlaceFact, Territory
from warrantcheck.dataset.records.source import Read, Source, SourceClass, Weakness
from warrantcheck.dataset.records.state import CONSENT, ActKind, Attribute, Declaration, Privileges, State, TreatyAct

__all__ = [
    "CAME",
    "CONSENT",
    "DROPPED",
    "TAKEN",
    "ActKind",
    "Affinity",
    "Attribute",
    "Belonging",
    "Body",
    "Bound",
    "Conditions",
    "Control",
    "CustodyEvent",
    "Day",
    "Death",
    "DeathReport",
    "Declaration",
    "Edition",
    "Ending",
    "Event",
    "EventStatus",
    "EvidenceCheck",
    "EvidenceFact",
    "EvidenceRow",
    "EvidenceTable",
    "Finding",
    "Government",
    "Group",
    "Head",
    "Home",
    "Lapse",
    "LawNote",
    "Model",
    "Office",
    "OfficeDoubt",
    "OfficeKind",
    "Outcome",
    "PartialDay",
    "Person",
    "PlaceFact",
    "Position",
    "Privileges",
    "Read",
    "Record",
    "Reliability",
    "Resolution",
    "Share",
    "Situation",
    "Source",
    "SourceClass",
    "Stance",
    "State",
    "Statement",
    "Step",
    "Term",
    "Territory",
    "TreatyAct",
    "Visit",
    "Warrant",
    "Weakness",
    "Weight",
    "is_phrase",
    "record",
]
