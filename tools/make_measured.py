"""Write into docs/method.md, between markers, what the back-test measures, and what affinity and each table do.

Each table of evidence is left out in turn: the back-test is run again, the pairs of tests/affinity_order.yaml are
compared, and the figures of the two wanted leaders at States Parties are set beside those with all tables. Takes about
half a minute.

python tools/make_measured.py
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
from warrantcheck.backtest.run import BacktestResult, backtest
from warrantcheck.backtest.trips import from_data
from warrantcheck.backtest.uncertainty import Interval, Uncertainty
from warrantcheck.clock import Clock
from warrantcheck.dataset.store import Dataset

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "method.md"
WANTED = ("vladimir-putin", "benjamin-netanyahu")
DATA = Dataset.shipped()
HEADS = {
    "deciles": "| estimate | trips | people | expected | defeated | interval |\n"
    "| --- | --- | --- | --- | --- | --- |\n",
    "affinity": "| | AUC | Brier | AUC, expanding window | Brier | parties: AUC | Brier | largest tie, Putin"
    " | Netanyahu |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n",
    "tables": "| tables | AUC | Brier | AUC of parties | pairs held | tie, Putin | tie, Netanyahu | largest change"
    " | mean |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n",
}


LEVELS = ("minimal", "low", "moderate", "high", "severe")


class Measured(Struct, frozen=True):
    """What is found with some tables: scores by shipped weights, by the expanding window and at parties; figures."""

    result: BacktestResult
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
    result = backtest(data)
    scores = result.scores
    clock = Clock.of(date.fromisoformat(DATA.version.replace(".", "-")))
    risks = {
        (person, one.state): one.risk
        for person in WANTED
        for one in trip(data, data.person(person), [Stop(state) for state in data.states], clock).legs
        if one.duty == "arrest"
    }
    return Measured(result, scores["shipped_weights"], scores, scores["parties"], risks)


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


def summary(result: BacktestResult) -> str:
    """Write the scores in a sentence, beside the rule that a party means defeat."""
    found, naive = result.scores, result.scores["naive"]["party_means_defeated"]
    return (
        f"On the data of {DATA.version} ({result.n} trips, {result.defeated} of them defeated) it gives an AUC of "
        f"{found['auc']:.2f} and a Brier score of {found['brier']:.2f}, against {naive['auc']:.2f} and "
        f"{naive['brier']:.2f} for the rule that party means defeated; for States Parties alone "
        f"({found['parties']['n']} trips) an AUC of {found['parties']['auc']:.2f}.\n"
    )


def of_draws(result: BacktestResult) -> Uncertainty:
    """Return what is uncertain about the scores, which a back-test with trips always has."""
    if result.uncertainty is None:
        raise SystemExit("The data has no trip.")
    return result.uncertainty


def bounds(result: BacktestResult) -> str:
    """Write how far the scores can be trusted."""
    trips, spread = from_data(DATA), of_draws(result)
    whose = Counter(one.person for one in trips)
    (most, count), *_ = whose.most_common()
    alone, others = (
        backtest(DATA, [one for one in trips if (one.person == most) is his]).scores for his in (True, False)
    )

    def of(one: Interval) -> str:
        return f"{one.score:.2f} ({one.low:.2f} to {one.high:.2f})"

    return (
        f"The {result.n} trips are those of {spread.people} people, {count} of them of one man, and trips of one "
        "person are no independent draws.\n"
        "So `backtest` draws people with replacement, as many as there are and each with all trips, does so "
        f"{spread.draws:,} times, and gives the bounds between which 95 per cent of the draws lie (`uncertainty`; the "
        "seed is fixed, and nothing is fitted anew in a draw):\n"
        f"an AUC of {of(spread.auc)} and a Brier score of {of(spread.brier)}; for States Parties alone an AUC of "
        f"{of(spread.auc_of_parties)} and a Brier score of {of(spread.brier_of_parties)}.\n"
        "With so few people such bounds are, if anything, too narrow. The upper ends come from draws without "
        f"{DATA.person(most).name}: of his trips alone the AUC is {alone['auc']:.2f} and the Brier score "
        f"{alone['brier']:.2f}, of all others {others['auc']:.2f} and {others['brier']:.2f}.\n"
    )


def parts(result: BacktestResult) -> str:
    """Write the Brier score in its parts."""
    of = of_draws(result).decomposition
    within = f"{'less' if of.within < 0 else 'plus'} {abs(of.within):.4f}"
    return (
        f"The Brier score of {result.scores['brier']:.4f} is {of.uncertainty:.4f} (of always giving the average) less "
        f"{of.resolution:.4f} (resolution: gained by telling trips apart), plus {of.reliability:.4f} (reliability: "
        f"lost where a decile is expected too high or too low, by chance too), {within} (within the deciles).\n"
    )


def deciles(result: BacktestResult) -> str:
    """Write a line for each decile."""
    return "".join(
        f"| {one.low:g} to {one.high:g} | {one.n} | {one.people} | {one.predicted:g} | {one.defeated:g} "
        f"| {one.defeated_low:g} to {one.defeated_high:g} |\n"
        for one in of_draws(result).deciles
    )


def calibration(all_: BacktestResult, none: BacktestResult) -> str:
    """Write what was expected and what came to pass in the upper levels, with affinity and without."""
    lines = zip(LEVELS, all_.calibration, none.calibration, strict=True)
    told = (
        f"in `{level}` {one.n} trips, {one.predicted:g} per cent expected and {one.defeated:g} defeated (without "
        f"affinity {bare.n}, {bare.predicted:g} and {bare.defeated:g})"
        for level, one, bare in [*lines][2:]
    )
    return f"Calibration hardly moves: {'; '.join(told)}.\n"


def main() -> None:
    """Measure and write."""
    base, none = measured(DATA), without(DATA.affine)
    found = {
        "summary": summary(base.result),
        "bounds": bounds(base.result),
        "deciles": deciles(base.result),
        "parts": parts(base.result),
        "affinity": short_row("without affinity", none) + short_row("with affinity", base),
        "calibration": calibration(base.result, none.result),
        "tables": "".join(rows(base, none)),
    }
    text = PAGE.read_text(encoding="utf-8")
    for name, lines in found.items():
        block = re.compile(rf"(?<=<!-- measured: {name} -->\n\n).*?(?=\n<!-- end -->)", re.DOTALL)
        whole = HEADS.get(name, "") + lines
        text, times = block.subn(whole.replace("\\", r"\\"), text)
        if times != 1:
            raise SystemExit(f"{PAGE} has no place for the measured {name}")
    PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
