"""What stands in brackets after a speaker in the data, as a part of a sentence: where, to whom or in what it was."""

from __future__ import annotations

import re

_STANDS = ("in ", "at ", "by ", "beside ", "as ", "per ", "not ", "meeting in ", "through ")
"""Asides that begin so are parts of a sentence as they are."""
_TAKES = {
    "in": "affidavit answer comment debate declaration interview letter message note notice observation post protest "
    "reply resolution speech statement submission video",
    "at": "conference forum hearing meeting summit",
    "on": "application complaint",
}
_PREPOSITION = {noun: preposition for preposition, nouns in _TAKES.items() for noun in nouns.split()}
_SET = {
    "television": "on television",
    "radio": "on the radio",
    "Security Council": "in the Security Council",
    "Human Rights Council": "in the Human Rights Council",
    "upper house": "in the upper house",
    "invitation": "",
    "full court resolution": "in a resolution of the full court",
}
_ENDS_A_NOUN = re.compile(r" (?:of|to|on|by|in|with|filed)\b|,")
_OFFICER = re.compile(r"(?P<office>[a-z][a-z' ]* )?(?:[A-Z][\w.'-]* ?){2,}$")


def phrase(aside: str) -> str | None:
    """Return an aside as a phrase between commas, empty if the sentence says it anyway, None if it has no such form."""
    if aside in _SET:
        return _SET[aside]
    if aside.startswith(_STANDS):
        return aside
    if aside.startswith("to "):
        return f"speaking {aside}"
    if aside.startswith("reported "):
        return ""
    if aside.startswith("case filed by "):
        return f"in a {aside}"
    if aside.startswith("document "):
        return f"in {aside}"
    noun = _ENDS_A_NOUN.split(aside)[0].split()[-1]
    preposition = _PREPOSITION.get(noun.removesuffix("s"))
    if preposition:
        article = "" if noun.endswith("s") else "an " if aside[0] in "aeio" else "a "
        return f"{preposition} {article}{aside}"
    return _through(aside)


def _through(aside: str) -> str | None:
    """Name the officers by whom a body spoke, or its office."""
    if aside.startswith("office of "):
        return f"through the {aside}"
    names = aside.split(", ")
    found = [_OFFICER.match(name) for name in names]
    if not all(found):
        return None
    article = "" if not aside[0].islower() else "the " if " its " in aside else "its "
    return f"through {article}{' and '.join(names)}"
