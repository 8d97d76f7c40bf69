"""Reading hand-edited YAML strictly, and remembering where each value stands.

What YAML would guess is refused rather than guessed: `NO` (false), `1_000`, anchors, tags, duplicate keys.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from warrantcheck.errors import DataError, Problem

MAX_BYTES = 16 * 1024 * 1024
MAX_DEPTH = 24
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_INTEGER = re.compile(r"-?(0|[1-9]\d{0,17})")
_NUMBER = re.compile(r"-?(0|[1-9]\d{0,17})(\.\d{1,17})?")

Path_ = tuple[str | int, ...]
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Document:
    """A YAML file as plain values (text, numbers, days, lists, mappings), with the place of each of them."""

    def __init__(self, name: str, text: str, plain_keys: Container[str] = ()) -> None:
        """Read `text`; `name` is the file's name in messages.

        `plain_keys` are keys that mean themselves although YAML would read them as something else, such as `on`.

        Raises:
            DataError: the text is not YAML, or uses what this reader refuses.
        """
        self.name = name
        self._places: dict[Path_, tuple[int, int]] = {}
        self._plain_keys = plain_keys
        try:
            root = self._compose(text)
            self.value: Any = None if root is None else self._read(root, ())
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
            raise DataError.of([Problem(name, line, column, "", f"not valid YAML: {error.problem}")]) from error
        except yaml.YAMLError as error:
            raise DataError.of([Problem(name, 0, 0, "", f"not valid YAML: {' '.join(str(error).split())}")]) from error

    @classmethod
    def load(cls, file: Path, plain_keys: Iterable[str] = (), within: str = "") -> Document:
        """Read a file of at most `MAX_BYTES` in UTF-8; messages name it, and the folder `within` which it lies.

        Raises:
            DataError: the file is missing, unreadable, too large or not UTF-8, or not acceptable YAML.
        """
        try:
            if file.stat().st_size > MAX_BYTES:
                raise DataError(f"{file.name}: larger than {MAX_BYTES // 1024 // 1024} MiB.")
            name = f"{within}/{file.name}" if within else file.name
            return cls.once(name, file.read_text(encoding="utf-8"), plain_keys)
        except OSError as error:
            raise DataError(f"{file}: cannot be read: {error.strerror or error}.") from error
        except UnicodeDecodeError as error:
            raise DataError(f"{file.name}: not UTF-8 at byte {error.start}.") from error

    @staticmethod
    def once(name: str, text: str, plain_keys: Iterable[str] = ()) -> Document:
        """Return the document of a content that may have been parsed before, and then is not parsed again."""
        return _read_before(name, text, frozenset(plain_keys))

    def problem(self, path: Path_, message: str) -> Problem:
        """Say what is wrong at `path`, with line and column of the nearest value that has a place."""
        at = path
        while at and at not in self._places:
            at = at[:-1]
        line, column = self._places.get(at, (0, 0))
        return Problem(self.name, line, column, self._spell(path), message)

    def _spell(self, path: Path_) -> str:
        """Write a path with ids in place of numbers where list entries have one: `[MN].rome_statute[1].date`."""
        text, value = "", self.value
        for part in path:
            try:
                value = value[part]
            except (KeyError, IndexError, TypeError):
                value = None
            if isinstance(part, int):
                named = value.get("id") if isinstance(value, dict) else None
                text += f"[{named if isinstance(named, str) and named.isprintable() else part}]"
            else:
                text += f".{part}" if text else part
        return text

    @staticmethod
    def _compose(text: str) -> yaml.Node | None:
        """Parse to nodes; anchors and aliases are refused on the way, so nothing can be made to swell."""
        depth = 0
        for event in yaml.parse(text, Loader=_Loader):
            mark: Any = event.start_mark
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise yaml.MarkedYAMLError(problem="anchors and aliases are not used here", problem_mark=mark)
            if getattr(event, "tag", None):
                raise yaml.MarkedYAMLError(problem="tags are not used here", problem_mark=mark)
            if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                depth += 1
                if depth > MAX_DEPTH:
                    raise yaml.MarkedYAMLError(problem="nested too deeply", problem_mark=mark)
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                depth -= 1
        node: yaml.Node | None = yaml.compose(text, Loader=_Loader)
        return node

    def _read(self, node: yaml.Node, path: Path_) -> Any:
        self._places[path] = (node.start_mark.line + 1, node.start_mark.column + 1)
        if isinstance(node, yaml.SequenceNode):
            return [self._read(child, (*path, index)) for index, child in enumerate(node.value)]
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        return _scalar(node)

    def _key(self, node: yaml.ScalarNode) -> Any:
        return str(node.value) if node.value in self._plain_keys else _scalar(node)

    def _mapping(self, node: yaml.MappingNode, path: Path_) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = self._key(key_node) if isinstance(key_node, yaml.ScalarNode) else None
            if not isinstance(key, str):
                raise yaml.MarkedYAMLError(problem="a key must be text", problem_mark=key_node.start_mark)
            if key in values:
                raise yaml.MarkedYAMLError(problem=f"the key {key!r} is given twice", problem_mark=key_node.start_mark)
            values[key] = self._read(value_node, (*path, key))
        return values


@lru_cache(maxsize=32)
def _read_before(name: str, text: str, plain_keys: frozenset[str]) -> Document:
    """Return the document of a content: the same content is parsed once."""
    return Document(name, text, plain_keys)


def _scalar(node: yaml.Node) -> Any:
    """Read a scalar as YAML 1.1 would, refusing the readings that surprise people."""
    text, kind = str(node.value), str(node.tag).rpartition(":")[2]
    if kind == "str":
        return text
    if kind == "null" and text in ("", "null", "~"):
        return None
    if kind == "bool" and text in ("true", "false"):
        return text == "true"
    if kind == "int" and _INTEGER.fullmatch(text):
        return int(text)
    if kind == "float" and _NUMBER.fullmatch(text):
        return float(text)
    if kind == "timestamp" and _DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise yaml.MarkedYAMLError(
                problem=f"{text} is not a day of the calendar", problem_mark=node.start_mark
            ) from None
    raise yaml.MarkedYAMLError(
        problem=f"YAML reads {text[:40]} as {kind}, not as text: put it in quotes", problem_mark=node.start_mark
    )
