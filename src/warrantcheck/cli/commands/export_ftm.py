"""`warrantcheck export ftm`."""

import typer

from warrantcheck.cli import options
from warrantcheck.cli.call import Call, command


def register_ftm(group: typer.Typer) -> None:
    """Add the command to the group `export`."""
    command(group, name="ftm", shared=("data", "edition", "max_age"))(export_ftm)


def export_ftm(call: Call, out: options.Out = None, known: options.Known = None) -> None:
    r"""Write people, cases, offices, trips, statements and findings as FollowTheMoney entities, as JSON lines.

    \b
    Examples:
      warrantcheck export ftm --out wanted.ftm.json
      warrantcheck export ftm | ftm validate > checked.ftm.json

    People who are wanted have the topic `wanted`; what is unverified is left out. Estimates, not legal advice.
    """
    from msgspec import json

    from warrantcheck.export.ftm import entities
    from warrantcheck.whole_file import whole_file

    clock = call.clock(known, known)
    lines = [json.encode(entity) + b"\n" for entity in entities(call.data, clock)]
    if out is None:
        call.session.say(b"".join(lines).decode())
    else:
        with whole_file(out) as file:
            file.writelines(lines)
    call.session.tell(f"{len(lines):,} entities of data {call.data.version}; estimates, not legal advice.")
