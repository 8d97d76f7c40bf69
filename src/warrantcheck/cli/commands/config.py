"""`warrantcheck config`: what the settings are, and where each comes from."""

import typer

from warrantcheck.cli import options
from warrantcheck.cli.call import Call, command
from warrantcheck.cli.group import group

HELP = """Show the settings: defaults for options that are not given.

\b
Examples:
  warrantcheck config show
  WARRANTCHECK_OUTPUT=json warrantcheck config show
"""


def register(app: typer.Typer) -> None:
    """Add the group to the application."""
    below = group("config", HELP)
    below.callback()(_alone)
    command(below, name="show", opens=False)(config_show)
    app.add_typer(below)


def _alone() -> None:
    """Keep `show` a command of its own: alone, it would take the place of the group."""


def config_show(
    call: Call,
    fail_on: options.FailOnOption = None,
    fail_on_unclear: options.FailOnUnclear = False,
    index: options.Index = None,
) -> None:
    r"""Show every setting with its value and where it comes from.

    \b
    Examples:
      warrantcheck config show
      warrantcheck config show --max-age 30 -o json

    Options come first, then environment variables named WARRANTCHECK_NAME, then warrantcheck.toml in the current
    folder, then $XDG_CONFIG_HOME/warrantcheck/config.toml (~/.config if that variable is not set), then the defaults.
    """
    from warrantcheck.answer.data.configuration import ConfigurationResult, ConfiguredOption
    from warrantcheck.cli.settings import SETTINGS

    del fail_on, fail_on_unclear, index  # read from the context, like the others
    given = call.context.params
    plain = {name: getattr(given[name], "value", given[name]) for name in SETTINGS}
    shown = {n: v if isinstance(v, (str, int)) or v is None else str(v) for n, v in plain.items()}
    call.answer("config", ConfigurationResult(tuple(ConfiguredOption(n, v, call.origin(n)) for n, v in shown.items())))
