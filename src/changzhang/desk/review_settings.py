"""The review rules, budget and contracts that count: what the village adopted, else what the program ships."""

from __future__ import annotations

from collections.abc import Iterable

from changzhang.desk.desk import Desk
from changzhang.domain.review import Budget, Contracts, ReviewRules
from changzhang.domain.template import WorkCalendar
from changzhang.settings import read_shipped, work_calendar
from changzhang.settings.plans import load_budget, load_contracts
from changzhang.settings.review_rules import FILE, load_review_rules
from changzhang.store import queries

RULES_FILE = f"session_templates/{FILE}"
BUDGET_FILE = "session_templates/rules/budget.toml"
CONTRACTS_FILE = "session_templates/rules/contracts.toml"


def _adopted(desk: Desk, name: str) -> bytes | None:
    sha = desk.record.book.settings.get(name)
    return queries.blob(desk.book, sha) if sha else None


def rules_in_force(desk: Desk) -> ReviewRules:
    """The village's rules over the shipped ones."""
    own = _adopted(desk, RULES_FILE)
    return load_review_rules(own, RULES_FILE) if own is not None else shipped_rules()


def budget_in_force(desk: Desk) -> Budget | None:
    """The village's budget, or None when it adopted none."""
    own = _adopted(desk, BUDGET_FILE)
    return load_budget(own, BUDGET_FILE) if own is not None else None


def contracts_in_force(desk: Desk) -> Contracts | None:
    """What others owe the village, or None when it adopted nothing."""
    own = _adopted(desk, CONTRACTS_FILE)
    return load_contracts(own, CONTRACTS_FILE) if own is not None else None


def shipped_rules() -> ReviewRules:
    """The rules the program ships."""
    return load_review_rules(read_shipped(FILE), FILE)


def shipped_calendar(years: Iterable[int]) -> WorkCalendar:
    """The holidays the program knows of some years."""
    return work_calendar(years)
