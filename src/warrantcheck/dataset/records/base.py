"""What all records share: they are frozen, keyword-only structs, and refuse unknown fields when YAML is validated.

Days are calendar days (UTC is not implied). A `PartialDay` is text: a year, a month or a day, as far as known.
"""

from datetime import date
from typing import Literal

from msgspec import Struct

Day = date
PartialDay = str


class Record(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Base of all records. The compiled form leaves out what equals its default."""


Reliability = Literal["official", "reported", "unverified"]
