"""One row as YAML, in the way of the data files: lists of texts on one line, long texts folded, quotes where needed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import StringIO
from typing import Any

import yaml

from warrantcheck.authoring.yaml_source import Document
from warrantcheck.errors import UsageError

WIDTH = 120
_LONG = 1 << 16
"""A width at which nothing is folded."""


_DIGITS = re.compile(r"[\d-]+")
"""A month or a year as text: `2024-09`."""


def block(row: Mapping[str, Any], indent: int, *, on_one_line: bool = False) -> str:
    """Return `- key: value` and the lines that follow, each indented; `on_one_line` writes `- {key: value}`.

    Raises:
        UsageError: the optional package is not installed, or a value has no form that is read back as it is.
    """
    try:
        from ruamel.yaml import YAML
    except ImportError as error:
        raise UsageError("Writing YAML needs the package ruamel.yaml: pip install 'warrantcheck[maintain]'.") from error
    writer = YAML()
    writer.width = _LONG if on_one_line else WIDTH - indent
    writer.default_flow_style = False
    writer.allow_unicode = True
    writer.indent(mapping=2, sequence=2, offset=0)
    out = StringIO()
    writer.dump([_node(row, flow=on_one_line)], out)
    text = out.getvalue()
    if Document("the new row", text).value != [dict(row)]:
        raise UsageError("A value would not be read back as it was written: use simpler characters.")
    return "".join(f"{' ' * indent}{line}" if line.strip() else line for line in text.splitlines(keepends=True))


def _node(value: Any, *, flow: bool = False) -> Any:
    from ruamel.yaml.comments import CommentedMap, CommentedSeq
    from ruamel.yaml.scalarstring import SingleQuotedScalarString

    if isinstance(value, Mapping):
        found = CommentedMap((key, _node(part, flow=flow)) for key, part in value.items())
        if flow:
            found.fa.set_flow_style()
        return found
    if isinstance(value, (list, tuple)):
        parts = CommentedSeq(_node(part, flow=flow) for part in value)
        if flow or not any(isinstance(part, Mapping) for part in value):
            parts.fa.set_flow_style()
        return parts
    if isinstance(value, str) and _misread(value):
        return SingleQuotedScalarString(value)
    return value


def _misread(text: str) -> bool:
    """Say whether YAML 1.1, in which the files are read, takes a plain text for something else (`NO`), or a reader."""
    loader: Any = yaml.SafeLoader("")
    tag = loader.resolve(yaml.ScalarNode, text, (True, False))
    return bool(tag != "tag:yaml.org,2002:str" or _DIGITS.fullmatch(text))
