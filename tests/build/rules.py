"""Which zone a shape of a source may belong to, read from the tables with no code of tools/airspace.

`tools/airspace/zones.yaml` and `data/territories.yaml` are what both methods obey; reading them is written twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from shapely import Polygon

ROOT = Path(__file__).parent.parent.parent
AUSTRALIAN_ISLANDS = "IOA"  # Natural Earth's own group, which has no ISO code: Christmas Island and the Cocos Islands


@dataclass(frozen=True)
class Cut:
    """Takes for a zone what other zones hold within a polygon; `gaps`: and what is no land there."""

    zone: str
    area: Polygon
    sources: frozenset[str]

    @property
    def gaps(self) -> bool:
        """It takes what no shape covers too."""
        return "none" in self.sources


@dataclass(frozen=True)
class Rules:
    """The tables: zones are `MN`, `@crimea` or `?bir-tawil`."""

    by_shape: dict[str, str | None]
    by_code: dict[str, str]
    claimants: dict[str, frozenset[str]]
    cuts: tuple[Cut, ...]
    islets: dict[str, list[list[float]]]

    def zone(self, code: str, alpha3: str) -> str | None:
        """Return the zone of a country of Natural Earth; nothing for Antarctica."""
        if alpha3 in self.by_shape:
            return self.by_shape[alpha3]
        return self.by_code["AU" if alpha3 == AUSTRALIAN_ISLANDS else code]

    def of_sea(self, code: str) -> frozenset[str]:
        """Return whose a sea mapped for an ISO code can be: the state, or a territory it claims or holds."""
        return self.claimants.get(code, frozenset({code}))


def read() -> Rules:
    """Read the tables."""
    said = _yaml("tools/airspace/zones.yaml")
    states = {state["id"] for state in _yaml("data/states.yaml")}
    territories = _yaml("data/territories.yaml")
    by_code = {code: code for code in states}
    by_code.update({t["code"]: f"@{t['id']}" for t in territories if t.get("code")})
    claimants: dict[str, set[str]] = {code: {zone} for code, zone in by_code.items()}
    for t in territories:
        for code in (t.get("state"), t["controlled_by"]):
            if code and code != "contested":
                claimants.setdefault(code, set()).add(f"@{t['id']}")
    return Rules(
        by_shape=said["features"],
        by_code=by_code,
        claimants={code: frozenset(zones) for code, zones in claimants.items()},
        cuts=tuple(_cut(entry) for entry in said["cuts"]),
        islets=said["islets"],
    )


def _cut(entry: dict[str, Any]) -> Cut:
    name = entry["territory"]
    return Cut(name if name[0] == "?" else f"@{name}", Polygon(entry["polygon"]), frozenset(entry["from"]))


def _yaml(path: str) -> Any:
    return yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))
