"""`warrantcheck explain` and `factors`: the grounds of an answer."""

import typer

from warrantcheck.cli import options
from warrantcheck.cli.call import Call, command, verdict
from warrantcheck.exit_status import ExitStatus


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    command(app, name="explain", reading=("sources",), dated=True)(explain_command)
    command(app, name="factors")(factors_command)


def explain_command(
    call: Call,
    person: options.Person,
    place: options.Place,
    on: options.On = None,
    known: options.Known = None,
    assume: options.Assume = None,
    role: options.RoleOption = "destination",
    without: options.Without = None,
    fail_on: options.FailOnOption = None,
    fail_on_unclear: options.FailOnUnclear = False,
) -> ExitStatus:
    r"""Explain an answer: the law step by step, each factor, precedents, doubts, what would change it, sources.

    \b
    Examples:
      warrantcheck explain putin mongolia --on 2024-09-03 --known 2024-09-01
      warrantcheck explain netanyahu italy -o md
      warrantcheck explain putin CN --assume former
      warrantcheck explain putin MN --on 2024-09-03 --without mn-putin-2024-08-30
    """
    from warrantcheck.answer.explain.explain import explain
    from warrantcheck.answer.trip.trip import Stop

    clock = call.clock(on, known)
    data = call.data.without(without) if without else call.data
    stop = Stop.at(call.place(data, place), role)
    result = explain(data, call.person(data, person), stop, clock, assume)
    call.answer("explain", result, data)
    return verdict([result.leg], fail_on, fail_on_unclear)


def factors_command(call: Call) -> None:
    r"""Describe the factors of the estimate, their weights (log-odds), and the reason for each.

    \b
    Examples:
      warrantcheck factors
      warrantcheck factors -o csv
    """
    from warrantcheck.answer.explain import factors as descriptions

    call.answer("factors", descriptions.factors(call.data.model), call.data)
