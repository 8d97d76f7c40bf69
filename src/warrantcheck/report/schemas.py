"""JSON Schemas (draft 2020-12) of all that is printed as JSON, made from the results themselves.

A command whose answers can be printed as JSON has a line in `ANSWERS`: its result, and a row of it as `-o jsonl` prints
one. Fields may be added to what is described here; a reader should pass over those it does not know.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.json import schema_components

from warrantcheck.answer.claim import ClaimResult
from warrantcheck.answer.configuration import ConfigurationResult, ConfiguredOption
from warrantcheck.answer.data import DataStatus, LintResult
from warrantcheck.answer.explain import ExplainResult
from warrantcheck.answer.factors import FactorDescription, FactorsResult, FactorWeight
from warrantcheck.answer.people import PeopleResult, PersonResult, PersonSummary, WarrantResult
from warrantcheck.answer.results import DISCLAIMER, Leg, TripResult
from warrantcheck.answer.search import Hit, SearchResult
from warrantcheck.answer.states import StateResult, StatesResult
from warrantcheck.answer.timeline import TimelineResult
from warrantcheck.answer.world import WorldResult
from warrantcheck.backtest.run import BacktestResult
from warrantcheck.errors import Problem, UnknownName
from warrantcheck.plan.check import CheckedTrip, CheckResult
from warrantcheck.plan.records import Plan

DIALECT = "https://json-schema.org/draft/2020-12/schema"

ANSWERS: dict[str, tuple[Any, Any]] = {
    "trip": (TripResult, Leg),
}
"""The answers by the name in `schema`, each with its result and a row of it."""
