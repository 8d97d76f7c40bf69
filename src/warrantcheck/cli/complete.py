"""Shell completion of people and places, from the compiled index; it imports nothing that answers do not."""

from warrantcheck.dataset.shipped import compiled
from warrantcheck.errors import WarrantcheckError


def people(incomplete: str) -> list[tuple[str, str]]:
    """Complete a person's id, or a part of the name."""
    return _complete("people", incomplete)


def places(incomplete: str) -> list[tuple[str, str]]:
    """Complete a state's code, or the beginning of its name."""
    return _complete("places", incomplete)


def regions(incomplete: str) -> list[str]:
    """Complete the name of a region of the world."""
    from warrantcheck.geography.regions import regions as known

    try:
        return [name for name in known() if name.casefold().startswith(incomplete.casefold())]
    except WarrantcheckError:
        return []


def events(incomplete: str) -> list[tuple[str, str]]:
    """Complete an event's id, or a part of its name or alias."""
    return _complete("events", incomplete)


def series(incomplete: str) -> list[tuple[str, str]]:
    """Complete the name of a series of events."""
    return _complete("series", incomplete)


def _complete(kind: str, incomplete: str) -> list[tuple[str, str]]:
    """Offer ids that begin so; if there are none, the ids of those with a name of which a word begins so."""
    try:
        known = compiled().find("complete", kind) or ()
    except WarrantcheckError:
        return []
    typed = incomplete.casefold()
    begin = [(value, text) for value, text in known if value.casefold().startswith(typed)]
    named = [(v, t) for v, t in known if any(word.startswith(typed) for word in t.casefold().split())]
    return begin or named
