"""The series in which events stand: who meets in them, in words, and those that are like no other."""

from __future__ import annotations

from warrantcheck.dataset.store import Dataset

OF_TWO = "Bilateral"
"""The series of meetings of two states, which share a name and no more."""
OPEN = frozenset({"UNGA", "COP", "UN Ocean", "FfD4", "Olympics", "FIFA World Cup"})
"""Series to which the whole world comes."""

_IN_WORDS = {
    OF_TWO: "meetings of two states",
    "CHOGM": "Commonwealth Heads of Government",
    "CICA": "Conference on Interaction and Confidence-Building Measures in Asia",
    "COP": "UN conferences on climate or biodiversity",
    "Caspian": "Caspian states",
    "Davos": "World Economic Forum",
    "EAC": "East African Community",
    "ECOWAS": "Economic Community of West African States",
    "EPC": "European Political Community",
    "FfD4": "Financing for Development",
    "IGAD": "Intergovernmental Authority on Development",
    "NAM": "Non-Aligned Movement",
    "SPIEF": "St Petersburg International Economic Forum",
    "UN Ocean": "UN Ocean Conference",
    "UNGA": "UN General Assembly",
}


def meets(data: Dataset, series: str) -> str:
    """Say in words who meets in a series: the body of which the data holds the members, or what its letters mean."""
    body = next((group.name for group in data.groups if series in group.series), None)
    return body or _IN_WORDS.get(series, series)
