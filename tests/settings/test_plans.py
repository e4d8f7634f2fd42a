"""``rules/budget.toml`` and ``rules/contracts.toml``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from changzhang.settings.check import SettingsInvalid
from changzhang.settings.plans import load_budget, load_contracts

BUDGET = '[[years]]\nyear = 2026\n[years.accounts]\n"管理费用" = 30000\n'
CONTRACT = '[[contracts]]\nmatter = "三组林地"\nparty = "孙占海"\ndue_on = 2026-11-01\n'


def problems(load: Callable[[bytes, str], object], text: str) -> dict[str, str]:
    with pytest.raises(SettingsInvalid) as caught:
        load(text.encode(), "rules/x.toml")
    return {problem.key_path: problem.message for problem in caught.value.problems}


def test_budget() -> None:
    budget = load_budget(BUDGET.encode(), "rules/budget.toml")
    year = budget.of_year(2026)
    assert year
    assert year.accounts == {"管理费用": 30000}
    assert budget.of_year(2025) is None


@pytest.mark.parametrize(
    ("text", "path", "message"),
    [
        ("years = []", "years", "一年的预算也没有"),
        (BUDGET + BUDGET, "years[2].year", "年份“2026”重复了"),
        (BUDGET.replace("2026", "26"), "years[1].year", "26 超出范围"),
        (BUDGET.replace("30000", "-1"), "years[1].accounts.管理费用", "-1 超出范围"),
        (BUDGET.replace("30000", '"三万"'), "years[1].accounts.管理费用", "应为整数，写的是文字“三万”"),
    ],
)
def test_a_mistake_in_the_budget(text: str, path: str, message: str) -> None:
    assert problems(load_budget, text) == {path: message}


def test_contracts() -> None:
    (contract,) = load_contracts(CONTRACT.encode(), "rules/contracts.toml").contracts
    assert (contract.matter, contract.party, contract.due_on, contract.amount_yuan) == ("三组林地", "孙占海", date(2026, 11, 1), 0)


@pytest.mark.parametrize(
    ("text", "path", "message"),
    [
        (CONTRACT.replace("孙占海", ""), "contracts[1].party", "空着没填"),
        (CONTRACT.replace("matter", "object"), "contracts[1].object", "不认识 object 这个键"),
        (CONTRACT.replace("2026-11-01", "0001-01-01"), "contracts[1].due_on", "1 超出范围"),
        (CONTRACT + "amount_yuan = -5", "contracts[1].amount_yuan", "-5 超出范围"),
    ],
)
def test_a_mistake_in_a_contract(text: str, path: str, message: str) -> None:
    assert path in problems(load_contracts, text)
    assert problems(load_contracts, text)[path] == message
