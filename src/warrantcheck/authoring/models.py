"""pydantic models of the records, made from the one definition of each: its struct.

A model has the fields of its struct, refuses others, and checks strictly: a year is no day, a number is no text. What
must hold within one record (rules of `authoring.record_rules`) is checked by a validator of its model, so that
`model_validate` finds it, with the path of the field.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from msgspec import NODEFAULT
from msgspec.structs import fields
from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError

from warrantcheck.authoring.record_rules import RULES, period_is_possible
from warrantcheck.dataset import records
from warrantcheck.dataset.possible import impossible, partial_days
from warrantcheck.dataset.records import Record


class RecordModel(BaseModel):
    """Base of the models: frozen, strict, without unknown fields."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, protected_namespaces=())


@cache
def model_of(record: type[Record]) -> type[RecordModel]:
    """Return the model of a record, with the models of the records it is made of."""
    hints = get_type_hints(record)
    definitions: dict[str, Any] = {field.name: (typed(hints[field.name]), _default(field)) for field in fields(record)}
    validators: dict[str, Any] = {"rules": model_validator(mode="after")(_checking(record))}
    return create_model(
        record.__name__, __base__=RecordModel, __doc__=record.__doc__, __validators__=validators, **definitions
    )


def typed(kind: Any) -> Any:
    """Return a type with models in place of records."""
    if isinstance(kind, type) and issubclass(kind, Record):
        return model_of(kind)
    origin, parts = get_origin(kind), get_args(kind)
    if origin is None or origin is Literal:
        return kind
    inner = tuple(part if part is ... else typed(part) for part in parts)
    if origin in (Union, UnionType):
        return Union[inner]  # noqa: UP007 (the parts are only known here)
    return (dict if issubclass(origin, Mapping) else origin)[inner]


def _default(field: Any) -> Any:
    if field.encode_name != field.name:  # `class` is a word of the language
        return Field(default=field.default, alias=field.encode_name)
    if field.default is not NODEFAULT:
        return field.default
    return ... if field.default_factory is NODEFAULT else Field(default_factory=field.default_factory)


def _checking(record: type[Record]) -> Callable[[Any], Any]:
    """Return a validator: every value is possible, and then the rules of the record hold."""
    names = record.__struct_fields__
    plain = names if record.__module__.startswith(records.__name__) else ()  # a plan is printed with its texts escaped
    rules = (*RULES.get(record, ()), *((period_is_possible,) if {"since", "until"} <= {*names} else ()))

    def check(model: Any) -> Any:
        faults = [fault for name in plain for fault in impossible(getattr(model, name), (name,))]
        faults += partial_days(record, model)
        faults = faults or [fault for rule in rules for fault in rule(model)]
        if faults:
            raise ValidationError.from_exception_data(
                record.__name__,
                [
                    InitErrorDetails(type=PydanticCustomError("rule", "{what}", {"what": what}), loc=path, input=None)
                    for path, what in faults
                ],
            )
        return model

    return check
