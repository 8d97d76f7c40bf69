"""A group of commands; called without one it shows its help, and exits as wrong usage does: nothing was answered."""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperGroup

from warrantcheck.errors import UsageError


class NoCommand(UsageError):
    """A group was called without a command; `guide` is its help."""

    def __init__(self, path: str, guide: str) -> None:
        super().__init__(f"No command given. `{path} --help` lists them.")
        self.guide = guide


class _Group(TyperGroup):
    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        if not args and not ctx.resilient_parsing:
            raise NoCommand(ctx.command_path, ctx.get_help())
        return super().parse_args(ctx, args)


def group(name: str, text: str, **settings: Any) -> typer.Typer:
    """Make a group with its help; it has no command yet."""
    return typer.Typer(name=name, help=text, cls=_Group, rich_markup_mode=None, **settings)
