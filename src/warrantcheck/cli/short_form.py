"""The short form of a trip: `warrantcheck putin MN 2024-09-03`, and the way out if the first word is not a command."""

from __future__ import annotations

from collections.abc import Collection

from warrantcheck.errors import AmbiguousName, UnknownName, UsageError

_MEANT = {
    **dict.fromkeys(("arrest", "arrests", "arrested"), "record --kind arrest"),
    **dict.fromkeys(("wanted", "who", "whoiswanted"), "people --wanted"),
    **dict.fromkeys(("summit", "summits", "when"), "calendar PERSON"),
    **dict.fromkeys(("which", "must"), "world PERSON --duty arrest"),
    **dict.fromkeys(("find", "lookup"), "search TEXT"),
    "compare": "matrix PERSON PERSON --to PLACE --to PLACE",
    "what": "record PLACE",
}
"""Words that people type first, and the command that answers them."""

_PLACES = ("--to", "--group", "--on")
"""The options that say where a trip goes: after a person alone, one of them makes a trip of it."""

_MOST = 3
"""A person, a place, a day."""

_PERSON = (
    "{name} is a person: `warrantcheck person {id}` shows the warrants, `warrantcheck {id} PLACE` assesses a trip."
)
_PLACE = (
    "{name} is a place: `warrantcheck state {id}` shows its status, `warrantcheck PERSON {id}` assesses a trip there."
)


def spelled_out(arguments: list[str], commands: Collection[str]) -> list[str]:
    """Return the arguments with the command that a short form leaves out; others are returned as they are.

    Raises:
        UsageError: the first word is not a command; the message says what may have been meant.
    """
    if not arguments or arguments[0] in commands or arguments[0].startswith("-"):
        return arguments
    words = next((i for i, argument in enumerate(arguments) if argument.startswith("-")), len(arguments))
    first, near = arguments[0], _like(arguments[0], commands)
    if first.casefold() in _MEANT:
        asked = next((word for word in map(str.casefold, arguments[1:]) if word == "arrested"), first.casefold())
        raise UsageError(f"There is no command {first!r}. Did you mean `warrantcheck {_MEANT[asked]}`?")
    if near:
        raise UsageError(f"There is no command {first!r}. Did you mean `warrantcheck {near}`?")
    if words == 1 and any(argument.split("=")[0] in _PLACES for argument in arguments[1:]):
        return ["trip", *arguments]
    if words == 1:
        raise UsageError(_alone(first))
    if words > _MOST or (words == _MOST and _is_name(arguments[2])):
        raise UsageError(
            f"There is no command {first!r}. Without a command, give a person, a place and, if needed, a day; "
            "put names of several words in quotation marks."
        )
    day = ["--on", arguments[2]] if words == _MOST else []
    return ["trip", first, "--to", arguments[1], *day, *arguments[words:]]


def _is_name(word: str) -> bool:
    from warrantcheck.lookup.day import SPOKEN

    return word.isalpha() and word.casefold() not in SPOKEN


def _like(word: str, commands: Collection[str]) -> str | None:
    from difflib import get_close_matches

    return next(iter(get_close_matches(word.casefold(), commands, n=1, cutoff=0.75)), None)


def _alone(word: str) -> str:
    """Say what a single word that is not a command is: a person, a place, or unknown."""
    from warrantcheck.authoring.opening import shipped
    from warrantcheck.lookup.find import find_person, find_place

    data = shipped()
    for find, text in ((find_person, _PERSON), (find_place, _PLACE)):
        try:
            found = find(data, word)
        except AmbiguousName:
            break
        except UnknownName:
            continue
        return f"{word!r} is not a command. " + text.format(name=found.name, id=getattr(found, "id", word))
    return f"There is no command {word!r}. `warrantcheck --help` lists them; a trip is `warrantcheck PERSON PLACE`."
