"""What names typed by people may look like, how they are shown in messages, and how near a miss must be."""

from __future__ import annotations

LONGEST_NAME = 120
SUGGESTIONS = 3
SHORTEST = 3
LIKENESS = 0.75


def readable(text: str) -> bool:
    """Names are short, and hold no control characters nor overrides of the direction of writing."""
    return len(text) <= LONGEST_NAME and not any(c < " " or "\x7f" <= c <= "\x9f" or c in "\u202d\u202e" for c in text)


def shown(text: str) -> str:
    """Return a name as messages show it: on one line, and no longer than a name."""
    return " ".join(text.split())[:LONGEST_NAME]
