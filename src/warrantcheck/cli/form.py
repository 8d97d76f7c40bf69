"""A form on the terminal: each field asked for until its value is one; without a terminal, a sentence that says what is
missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from warrantcheck.cli import streams
from warrantcheck.cli.session import Session
from warrantcheck.errors import UsageError

Check = Callable[[str, str], str | None]
"""Says what is wrong with the text given for a field; None: nothing."""


class Question(Struct, frozen=True):
    """A field that is asked for: its name, whether it may be left empty, and what it takes."""

    name: str
    required: bool
    takes: str = ""


class Form(Struct, frozen=True):
    """Who is asked. `asks`: there is a terminal, and its user is to see the questions."""

    session: Session
    asks: bool

    def fill(
        self, what: str, option: str, questions: Iterable[Question], given: Mapping[str, str], check: Check
    ) -> dict[str, str]:
        """Return the fields that were given, and those that had to be asked for; `option` is how a field is given.

        Raises:
            UsageError: something is missing and nobody can be asked, or the input ended.
        """
        questions = list(questions)
        missing = [one.name for one in questions if one.required and not given.get(one.name)]
        if not missing:
            return dict(given)
        if not self.asks:
            raise UsageError(f"{what} needs more: {' '.join(f'{option} {name}=…' for name in missing)}.")
        self._say(f"{what}. What may be left empty stands in brackets.\n")
        found = dict(given)
        for one in questions:
            if one.name not in found:
                found[one.name] = self.ask(one, check)
        return found

    def ask(self, question: Question, check: Check) -> str:
        """Ask for one field until the answer is a value, or empty where that is allowed.

        Raises:
            UsageError: the input ended.
        """
        name = question.name if question.required else f"[{question.name}]"
        while True:
            self._say(f"{name}{f' ({question.takes})' if question.takes else ''}: ")
            line = self.session.stdin.readline()
            if not line:
                raise UsageError("The input ended before the form was complete; nothing was written.")
            text = line.strip()
            wrong = check(question.name, text) if text else "is needed" if question.required else None
            if wrong is None:
                return text
            self._say(f"  {question.name}: {wrong}\n")

    def _say(self, text: str) -> None:
        streams.tell(self.session.stderr, text)
