"""What the village planned for a year and what others owe it: the budget and the contracts, each from its own small file."""

from __future__ import annotations

from datetime import date

import msgspec


class BudgetYear(msgspec.Struct, frozen=True, kw_only=True):
    """A year's budget: account name → whole yuan."""

    year: int
    accounts: dict[str, int]
    basis: str = ""


class Budget(msgspec.Struct, frozen=True, kw_only=True):
    """``rules/budget.toml``."""

    years: tuple[BudgetYear, ...]

    def of_year(self, year: int) -> BudgetYear | None:
        """The budget of a year, or None."""
        return next((each for each in self.years if each.year == year), None)


class Contract(msgspec.Struct, frozen=True, kw_only=True):
    """One payment somebody owes the village: what for, who, by when. ``matter`` is the contract's object (标的)."""

    matter: str
    party: str
    due_on: date
    amount_yuan: int = 0


class Contracts(msgspec.Struct, frozen=True, kw_only=True):
    """``rules/contracts.toml``."""

    contracts: tuple[Contract, ...]
