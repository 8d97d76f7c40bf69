"""Write into docs/method.md, between markers, what affinity and each of its tables of evidence do.

Each table is left out in turn: the back-test is run again, the pairs of tests/affinity_order.yaml are compared, and the
figures of the two wanted leaders at States Parties are set beside those with all tables. Takes about two minutes.

python tools/make_affinity_tables.py
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path

import yaml
from msgspec import Struct

from warrantcheck.answer.trip.trip import Stop, trip
from warrantcheck.backtest.run import backtest
from warrantcheck.clock import Clock
from warrantcheck.dataset.store import Dataset

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "method.md"
WANTED = ("vladimir-putin", "benjamin-netanyahu")
DATA = Dataset.shipped()
HEADS = {
    "affinity": "| | AUC | Brier | AUC, expanding window | Brier | parties: AUC | Brier | largest tie, Putin"
    " | Netanyahu |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n",
    "tables": "| tables | AUC | Brier | AUC of parties | pairs held | tie, Putin | tie, Netanyahu | largest change"
    " | mean |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n",
}


class Measured(Struct, frozen=True):
    """What is found with some tables: scores by shipped weights, by the expanding window and at parties; figures."""

    shipped: dict[str, float]
    expanding: dict[str, float]
    parties: dict[str, float]
    risks: dict[tuple[str, str], float]

    def tie(self, person: str) -> int:
        """Return how many parties share one figure at most."""
        return Counter(risk for (who, _), risk in self.risks.items() if who == person).most_common(1)[0][1]

    @property
    def held(self) -> int:
        """How many of the expected pairs are in their order."""
        pairs = yaml.safe_load((ROOT / "tests" / "affinity_order.yaml").read_text(encoding="utf-8"))
        risk = self.risks
        return sum(risk[pair["person"], pair["above"]] > risk[pair["person"], pair["below"]] for pair in pairs)


def measured(data: Dataset) -> Measured:
    """Run the back-test, and judge both leaders at every party on the day of the data's version."""
    scores = backtest(data).scores
    clock = Clock.of(date.fromisoformat(DATA.version.replace(".", "-")))
    risks = {
        (person, one.state): one.risk
        for person in WANTED
        for one in trip(data, data.person(person), [Stop(state) for state in data.states], clock).legs
        if one.duty == "arrest"
    }
    return Measured(scores["shipped_weights"], scores, scores["parties"], risks)


def without(left_out: Collection[str]) -> Measured:
    """Measure as if these tables said nothing."""
    return measured(DATA.without(left_out))


def rows(base: Measured, none: Measured) -> Iterator[str]:
    """Yield a row with all tables, with none, without each, and without those of a kind."""

    def of_kind(kind: str) -> list[str]:
        return [id_ for id_, table in DATA.affine.items() if table.kind == kind]

    yield row("all", base, base)
    yield row("none", none, base)
    for id_, table in DATA.affine.items():
        yield row(f"without {table.affinity.short if table.affinity else id_}", without([id_]), base)
    yield row("without all votes", without(of_kind("vote")), base)
    yield row("without all statements", without(of_kind("statement")), base)
    yield row("without EU and NATO", without(of_kind("membership")), base)


def row(name: str, one: Measured, base: Measured) -> str:
    """Write a line of the table of tables."""
    moved = [abs(one.risks[key] - base.risks[key]) for key in base.risks]
    cells = [name, f"{one.shipped['auc']:.4f}", f"{one.shipped['brier']:.4f}", f"{one.parties['auc']:.4f}", one.held]
    cells += [*map(one.tie, WANTED), f"{max(moved):.1f}", f"{sum(moved) / len(moved):.2f}"]
    return f"| {' | '.join(map(str, cells))} |\n"


def short_row(name: str, one: Measured) -> str:
    """Write a line of the table of affinity as a whole."""
    scores = [s for found in (one.shipped, one.expanding, one.parties) for s in (found["auc"], found["brier"])]
    return f"| {' | '.join([name, *(f'{s:.4f}' for s in scores), *(str(one.tie(p)) for p in WANTED)])} |\n"


def main() -> None:
    """Measure and write."""
    base, none = measured(DATA), without(DATA.affine)
    found = {
        "affinity": short_row("without affinity", none) + short_row("with affinity", base),
        "tables": "".join(rows(base, none)),
    }
    text = PAGE.read_text(encoding="utf-8")
    for name, lines in found.items():
        block = re.compile(rf"(?<=<!-- measured: {name} -->\n\n).*?(?=\n<!-- end -->)", re.DOTALL)
        text = block.sub(lambda _, all_=HEADS[name] + lines: all_, text)
    PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
