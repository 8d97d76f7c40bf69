"""One call of a command: the shared options, the data, and the printing of what the command returns."""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable, Collection, Iterable
from datetime import date
from functools import cached_property, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer
from msgspec import Struct, field

from warrantcheck.cli import options
from warrantcheck.cli.session import Colour, Session
from warrantcheck.cli.streams import without_commands
from warrantcheck.dataset.own_data import EDITION
from warrantcheck.dataset.shipped import standing_in
from warrantcheck.edition.place import IN_USE, editions_folder
from warrantcheck.errors import UsageError, WarrantcheckError
from warrantcheck.exit_status import ExitStatus
from warrantcheck.report.report import Format, Report
from warrantcheck.view import View
from warrantcheck.vocabulary import Level, Limit, SourceChoice

if TYPE_CHECKING:  # what answers need is imported when one is asked for: completion and help do without
    from warrantcheck.answer.route.results import Crossing
    from warrantcheck.answer.trip.group import GroupResult
    from warrantcheck.answer.trip.results import Leg
    from warrantcheck.clock import Clock
    from warrantcheck.dataset.records import Person, State
    from warrantcheck.dataset.store import Dataset
    from warrantcheck.edition.shelf import Shelf
    from warrantcheck.law.duty import DutyValue
    from warrantcheck.lookup.event_day import AskedDay
    from warrantcheck.lookup.place import Place

SHARED: dict[str, tuple[Any, Any]] = {
    "output": (options.Output, Format.TABLE),
    "data": (options.Data, None),
    "edition": (options.Edition, None),
    "max_age": (options.MaxAge, None),
    "color": (options.Color, Colour.AUTO),
    "width": (options.Width, None),
    "quiet": (options.Quiet, False),
    "cache": (options.Cache, True),
}
"""The options that every answer has, with their defaults."""

MAKING = tuple(name for name in SHARED if name != "edition")
"""Those of commands that make, compare or choose data, and never answer from an installed edition."""

READING: dict[str, tuple[Any, Any]] = {"sources": (options.Sources, None), "verbose": (options.Verbose, False)}
"""The options of answers whose sentences name their sources, and of those that are short if nothing else is asked."""


class Call(Struct, dict=True):
    """What a command is given besides its own arguments."""

    session: Session
    output: Format
    data_folder: Path | None
    max_age: int | None
    color: Colour
    width: int | None
    query: dict[str, Any]
    context: typer.Context
    quiet: bool = False
    keeps: bool = True
    sources: SourceChoice | None = None
    verbose: bool = False
    edition: str | None = None
    guarded: bool = False
    dated: bool = False
    named: list[Person] = field(default_factory=list)
    then: Clock | None = None
    notes: list[str] = field(default_factory=list)

    @cached_property
    def data(self) -> Dataset:
        """The dataset, opened once and checked for its age if that was asked; a `dated` answer, when it is made."""
        from warrantcheck.authoring.opening import from_folder, shipped

        data = from_folder(self.data_folder, self.cache) if self.data_folder else shipped()
        if data.notice:
            self.session.tell(data.notice)
        if self.max_age is not None and not self.dated:
            from warrantcheck.answer.freshness import require_fresh

            require_fresh(data, self.session.today, self.max_age)
        return data

    @property
    def standing_in(self) -> Path | None:
        """The folder of the installed edition to answer from; None if it is the shipped data.

        Raises:
            UnknownName, DataError: there is no such edition, or none that can be used.
            UsageError: two whole editions of the data were named.
        """
        folder = editions_folder(self.session.environ)
        if not self.edition and not (folder and os.path.lexists(folder / IN_USE)):
            return None
        from warrantcheck.edition.shelf import SHIPPED

        version = self.edition or self.shelf.in_use()
        if version is None or version == SHIPPED:
            return None
        if self.edition and self.data_folder and (self.data_folder / EDITION).exists():
            raise UsageError("--data names a whole edition of the data, and --edition another: give one of them.")
        try:
            self.shelf.manifest(version)
        except WarrantcheckError as error:
            if not self.edition:
                error.message += " It is in use: `warrantcheck data use shipped` goes back to the data of the program."
            raise
        return self.shelf.folder / version

    @property
    def shelf(self) -> Shelf:
        """The user's installed editions.

        Raises:
            UsageError: there is no home to keep them in.
        """
        from warrantcheck.edition.shelf import Shelf

        return Shelf.of_user(self.session.environ)

    @property
    def cache(self) -> Path | None:
        """Where compiled data of the user's own is kept; None if it is not to be."""
        from warrantcheck.authoring.cache import cache_folder

        return cache_folder(self.session.environ) if self.keeps else None

    def person(self, data: Dataset, text: str) -> Person:
        """Find a person, and remember what should be said about how the name was read."""
        from warrantcheck.lookup.find import read_person

        found = read_person(data, text)
        if found.note:
            self.notes.append(found.note)
        self.named.append(found.person)
        return found.person

    def day(self, text: str | None) -> date | None:
        """Read a day, and remember what should be said about how it was read."""
        if text is None:
            return None
        from warrantcheck.lookup.day import read_day

        found = read_day(text, self.session.today)
        if found.note and found.note not in self.notes:
            self.notes.append(found.note)
        return found.day

    def first_day(self, text: str | None) -> AskedDay | None:
        """Read a day, or an event whose first day is meant, and remember what should be said about how it was read."""
        if text is None:
            return None
        from warrantcheck.lookup.event_day import read_day_or_event

        found = read_day_or_event(self.data, text, self.session.today)
        if found.note and found.note not in self.notes:
            self.notes.append(found.note)
        return found

    def place(self, data: Dataset, text: str) -> Place:
        """Find a place, and remember what else its code could mean."""
        from warrantcheck.lookup.no_place import place_or_hint

        found = place_or_hint(data, text)
        if found.reading:
            self.notes.append(found.reading)
        return found

    def state(self, text: str) -> State:
        """Find the state responsible for a place, and remember what should be said about the place."""
        found = self.place(self.data, text)
        if found.taken_as:
            self.notes.append(found.taken_as)
        return found.state

    def groups(self, names: Iterable[str] | None, clock: Clock) -> tuple[GroupResult, ...]:
        """Find groups of states and their members on the day of travel."""
        if not names:
            return ()
        from warrantcheck.answer.trip.group import groups_on

        return groups_on(self.data, names, clock)

    def clock(self, on: str | None, known: str | None = None) -> Clock:
        """Read the two days of the question."""
        from warrantcheck.clock import Clock

        asked = self.first_day(on)
        clock = Clock.of(self.session.today, asked.day if asked else None, self.day(known))
        self.query |= {"on": clock.on.isoformat(), "known": clock.known.isoformat()}
        self.then = None if known else clock
        return clock

    def answer(self, name: str, result: Any, data: Dataset | None = None) -> bool:
        """Print a result in the format asked for; `data` is what it was found in. False if the reader has gone."""
        from warrantcheck.report.formats import renderer

        self.require_looked_up(result, data)
        if self.then and self.then.known < self.today:
            from warrantcheck.answer.hindsight import became_public

            told = (became_public(one, self.then, self.today) for one in self.named)
            self.notes += filter(None, told)
        if data is not None and data.overlay:
            from warrantcheck.report.named_claims import named_claims

            self.notes.append(data.overlay.used(named_claims(result)))
        view = View(self.sources, self.verbose, self.today)
        report = Report(name, self.query, result, data, tuple(self.notes), view)
        text = renderer(self.output)(report, self.session.page(self.color, self.width))
        if self.guarded or self.session.guarded:
            text = without_commands(text, json=self.output in (Format.JSON, Format.JSONL))
        read = self.session.say(text)
        if self.output is not Format.JSON:
            for warning in self.notes:
                self.session.tell(warning)
        return read

    def require_looked_up(self, result: Any, data: Dataset | None) -> None:
        """Refuse an answer that rests on older facts than was asked for; `data` is what it was found in.

        Raises:
            StaleData: it does.
        """
        if self.max_age is not None and data is not None:
            from warrantcheck.answer.freshness import require_looked_up

            require_looked_up(result, data, self.session.today, self.max_age)

    def origin(self, name: str) -> str:
        """Say where the value of an option comes from: `option`, a variable, a file with its line, or `default`."""
        from warrantcheck.cli.defaults import settings

        source = self.context.get_parameter_source(name)
        if source is not None and source.name == "DEFAULT_MAP":
            return settings(self.session)[name].origin
        return "option" if source is not None and source.name == "COMMANDLINE" else "default"

    @property
    def today(self) -> date:
        """Today, from the session."""
        return self.session.today


def command(
    app: typer.Typer,
    *,
    shared: Collection[str] = tuple(SHARED),
    reading: Collection[str] = (),
    opens: bool = True,
    dated: bool = False,
    max_age: Any = None,
    output: Any = options.Output,
    **settings: Any,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Register a function as a command that has the shared options beside its own, and those of `reading` named.

    What `opens` no data works whatever edition is named. An answer that is `dated` says to which day its own facts
    reach: it is judged by that before the data is. `max_age` replaces the option of that name, whose help says what is
    judged; `output` that of the formats, of which only answers with dates offer iCalendar.

    The function's first parameter is the call; what it returns is the exit status (None: done).
    """

    def register(function: Callable[..., Any]) -> Callable[..., Any]:
        own = list(inspect.signature(function, eval_str=True).parameters.values())[1:]
        context = inspect.Parameter("context", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)
        special = {"max_age": max_age or (options.MaxAge if dated else options.MaxAgeOfAll), "output": output}
        offered = [
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=special.get(name, kind), default=default)
            for name, (kind, default) in (READING | SHARED).items()
            if name in shared or name in reading
        ]

        @wraps(function)
        def run(context: typer.Context, **arguments: Any) -> Any:
            common = {name: default for name, (_, default) in (READING | SHARED).items()}
            common |= {parameter.name: arguments.pop(parameter.name) for parameter in offered}
            query = {name: _plain(value) for name, value in arguments.items() if value not in (None, False)}
            session: Session = context.obj
            call = Call(
                session=session.hushed() if common["quiet"] else session,
                output=common["output"],
                data_folder=common["data"],
                max_age=common["max_age"],
                color=common["color"],
                width=common["width"],
                query=query,
                context=context,
                quiet=common["quiet"],
                keeps=common["cache"],
                sources=common["sources"],
                verbose=common["verbose"],
                edition=common["edition"],
                dated=dated,
            )
            with standing_in(call.standing_in if opens and "edition" in shared else None):
                status = function(call, **arguments)
            if status:
                raise typer.Exit(int(status))

        parameters = [context, *(p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in own), *offered]
        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        run.__annotations__ = {p.name: p.annotation for p in parameters}
        # Docstrings are raw, as their linter asks; click keeps the lines of a paragraph that begins with a backspace.
        app.command(help=(function.__doc__ or "").replace(r"\b", "\b"), **settings)(run)
        return function

    return register


def verdict(legs: Iterable[Leg | Crossing], fail_on: Limit | None, fail_on_unclear: bool) -> ExitStatus:
    """Turn results into the exit status that the caller asked for; without a limit a risky trip exits 0."""
    legs = tuple(legs)
    return verdict_of({leg.level for leg in legs}, {leg.duty for leg in legs}, fail_on, fail_on_unclear)


def verdict_of(
    levels: Collection[Level], duties: Collection[DutyValue], fail_on: Limit | None, fail_on_unclear: bool
) -> ExitStatus:
    """Do the same from the levels and the duties that were met."""
    if fail_on:
        from warrantcheck.answer.trip.limit import reached_by_duty, reached_by_level

        if any(reached_by_level(one, fail_on) for one in levels) or any(reached_by_duty(d, fail_on) for d in duties):
            return ExitStatus.AT_OR_ABOVE
    if fail_on_unclear and "unclear" in levels:
        return ExitStatus.UNDETERMINED
    return ExitStatus.DONE


def _plain(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return [_plain(v) for v in value]
    return str(value) if isinstance(value, Path) else getattr(value, "value", value)
