"""Factors of the bond between the person and the state."""

from __future__ import annotations

from warrantcheck.risk.case import Case, Effect


def own_country(case: Case) -> Effect | None:
    """The person's own country. Its own leaders are safe at home as long as they hold power; once out of power, many
    suspects were arrested or handed over by their own state."""
    if not case.judged or not case.at_home:
        return None
    if case.protected:
        return Effect("own_country.in-power", f"{case.state.opening} is the person's own country, where he or she "
                      f"holds power.", claims=case.office.claims, evidence=2)  # fmt: skip
    return Effect("own_country.out-of-power", f"{case.state.opening} is the person's own country, where he or she "
                  f"holds no power.", claims=case.office.claims, evidence=1)  # fmt: skip
