"""What all records share: they are frozen, keyword-only structs, and refuse unknown fields when YAML is validated.

Days are calendar days (UTC is not implied). A `PartialDay` is text: a year, a month or a day, as far as known.
"""

from datetime import date
from typing import Any, Literal, get_type_hints

from msgspec import Struct
from msgspec.structs import fields

Day = date
PartialDay = str


class Record(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Base of all records. The compiled form leaves out what equals its default."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """Tell pydantic, which finds every fault of a file and not only the first, how to check these fields."""
        from pydantic_core import core_schema

        hints = get_type_hints(cls)
        checked = {
            f.name: core_schema.typed_dict_field(handler.generate_schema(hints[f.name]), required=f.required)
            for f in fields(cls)
        }
        shape = core_schema.typed_dict_schema(checked, extra_behavior="forbid")
        return core_schema.no_info_after_validator_function(lambda values: cls(**values), shape)


Reliability = Literal["official", "reported", "unverified"]
