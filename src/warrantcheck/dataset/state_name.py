"""A state's name within a sentence."""

from __future__ import annotations

import re

from warrantcheck.dataset.records import State

_WITH_ARTICLE = re.compile(
    r"United |Democratic Republic|Central African|Dominican Republic|Republic of|Holy See|"
    r".*(Islands|States)\b|(Netherlands|Philippines|Gambia|Bahamas|Maldives|Comoros)$"
)


def the(state: State) -> str:
    """Write a state's name within a sentence: `Mongolia`, `the United States`."""
    return f"the {state.name}" if _WITH_ARTICLE.match(state.name) else state.name


def opening(state: State) -> str:
    """Write a state's name at the beginning of a sentence: `The United States`."""
    name = the(state)
    return name[0].upper() + name[1:]
