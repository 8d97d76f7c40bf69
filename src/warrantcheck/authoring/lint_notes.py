"""Rules for the notes on the law around a trip: where they bear, and how long they hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from warrantcheck.authoring import name_index
from warrantcheck.authoring.validate import DataFiles
from warrantcheck.errors import Problem

FILE = "law-notes.yaml"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def notes_bear_on_known_cities(files: DataFiles) -> Iterator[Problem]:
    """A city or airport of a note is found by its name, in a state of the note."""
    if not any(note.applies.cities for note in files.law_notes):
        return
    indexes = (
        name_index.places(files.states, files.territories, files.place_names, files.folder),
        name_index.airports(files.states, files.territories, files.folder),
    )
    known = {meaning for index in indexes for meanings in index.values() for meaning in meanings}
    for i, note in enumerate(files.law_notes):
        for j, city in enumerate(note.applies.cities):
            if not any(f"{state}/{city}" in known for state in note.applies.states):
                path = (i, "applies", "cities", j)
                yield files.problem(FILE, path, f"no city or airport {city!r} in {', '.join(note.applies.states)}")


def notes_have_possible_dates(files: DataFiles) -> Iterator[Problem]:
    """A note begins before it ends; nothing in it became public after the day up to which the data was checked."""
    for i, note in enumerate(files.law_notes):
        if note.published > files.edition.checked:
            yield files.problem(FILE, (i, "public" if note.public else "since"), "later than `checked` in edition.yaml")
        if note.until_public and not note.until:
            yield files.problem(FILE, (i, "until_public"), "belongs to a note that ends")


def notes_tell_nothing_later_than_they_were_public(files: DataFiles) -> Iterator[Problem]:
    """No year after that in which a note became public stands in its text: who asks by the knowledge of that day reads
    it."""
    for i, note in enumerate(files.law_notes):
        later = [year for year in _YEAR.findall(note.text) if int(year) > note.published.year]
        if later:
            yield files.problem(FILE, (i, "text"), f"speaks of {later[0]}, and was public in {note.published.year}")


RULES: tuple[Callable[[DataFiles], Iterator[Problem]], ...] = (
    notes_bear_on_known_cities,
    notes_have_possible_dates,
    notes_tell_nothing_later_than_they_were_public,
)
