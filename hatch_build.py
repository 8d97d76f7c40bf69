"""Build hook: compile data/*.yaml into the form that the package reads, so that no wheel ships without it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileData(BuildHookInterface):  # type: ignore[type-arg]
    """Compiles the data before the files of a wheel, an editable install or an sdist are gathered."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Validate, lint and compile; unsound data fails the build."""
        source = Path(self.root, "src")
        sys.path.insert(0, str(source))
        try:
            from warrantcheck.authoring.compiler import compile_folder
            from warrantcheck.dataset.compiled import FILE_NAME

            (source / "warrantcheck" / FILE_NAME).write_bytes(compile_folder(Path(self.root, "data")))

            from warrantcheck.answer.world import decisions
            from warrantcheck.dataset.store import Dataset

            decisions.write(decisions.build(Dataset.shipped()))
        finally:
            sys.path.remove(str(source))
