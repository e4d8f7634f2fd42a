"""``rules/budget.toml`` and ``rules/contracts.toml``: what the village planned, what others owe it. Both may be absent."""

from __future__ import annotations

from changzhang.domain.review.plans import Budget, Contracts
from changzhang.settings.toml_file import load

_MOST_YUAN = 10_000_000_000
_YEARS = (2000, 2200)


def load_budget(data: bytes, file_name: str) -> Budget:
    """The budgets of a file, one a year. Raises SettingsInvalid with every problem of the file."""
    budget, findings = load(Budget, data, file_name)
    years = budget.years or ()
    findings.distinct("years[{}].year", [str(year.year) for year in years if year.year is not None], "年份")
    if budget.years == ():
        findings.add("years", "一年的预算也没有", "用 [[years]] 至少写一年")
    for number, year in enumerate(years, 1):
        findings.bound(f"years[{number}].year", year.year, *_YEARS)
        for account, amount in (year.accounts or {}).items():
            findings.bound(f"years[{number}].accounts.{account}", amount, 0, _MOST_YUAN)
    findings.raise_any()
    return budget


def load_contracts(data: bytes, file_name: str) -> Contracts:
    """The payments owed to the village. Raises SettingsInvalid with every problem of the file."""
    owed, findings = load(Contracts, data, file_name)
    for number, contract in enumerate(owed.contracts or (), 1):
        findings.filled(f"contracts[{number}].matter", contract.matter)
        findings.filled(f"contracts[{number}].party", contract.party)
        findings.bound(f"contracts[{number}].amount_yuan", contract.amount_yuan, 0, _MOST_YUAN)
        if contract.due_on is not None:
            findings.bound(f"contracts[{number}].due_on", contract.due_on.year, *_YEARS)
    findings.raise_any()
    return owed
