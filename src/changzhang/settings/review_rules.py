"""``rules/review_rules.toml``: the committee's 28 rules. A village's file may hold only what differs from the shipped one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from changzhang.domain.review.rules import AccountMismatch, ReviewRules, RuleSetting
from changzhang.settings.check import Findings, SettingProblem, read_struct
from changzhang.settings.locate import read_shipped
from changzhang.settings.toml_file import read_tables

FILE = "rules/review_rules.toml"
_MOST_YUAN = 100_000_000
_LIMITS = {
    "split.share_percent": (10, 100),
    "over_budget.notice_percent": (1, 100),
    "over_budget.pace_percent": (100, 1000),
    "price_jump.percent": (1, 1000),
    "period_mismatch.first_day": (1, 28),
    "vague_summary.most_characters": (0, 20),
    "late_reimbursement.months": (0, 24),
    "holiday_date.festival_days": (0, 60),
    "quantity.times": (1, 100),
    "quantity.least_months": (1, 12),
    "round_large.multiple_yuan": (1, _MOST_YUAN),
}
_DAYS = (0, 366)


def load_review_rules(data: bytes, file_name: str) -> ReviewRules:
    """The rules of a file over the shipped ones. Raises SettingsInvalid with every problem of the file."""
    findings = Findings(file_name)
    rules = read_struct(ReviewRules, _over_shipped(read_tables(data, file_name)), "", findings)
    for name, setting in _settings(rules):
        _check(name, setting, findings)
    if isinstance(rules.account_mismatch, AccountMismatch):
        _check_groups(rules.account_mismatch, findings)
    findings.raise_any()
    return rules


def review_rule_warnings(rules: ReviewRules, file_name: str) -> tuple[SettingProblem, ...]:
    """Rules that are on without a basis; allowed, but the village should be able to say where each comes from."""
    return tuple(
        SettingProblem(file_name, f"{_wire(name)}.basis", "没有写依据", "写上出自哪个文件或哪次会议", True)
        for name, setting in _settings(rules)
        if setting.is_on and not setting.basis
    )


def _over_shipped(own: dict[str, Any]) -> dict[str, Any]:
    """The shipped tables, each mended by the village's own; what is no table is left to be reported."""
    tables = read_tables(read_shipped(FILE), FILE)
    for key, value in own.items():
        shipped = tables.get(key)
        tables[key] = shipped | value if isinstance(shipped, dict) and isinstance(value, dict) else value
    return tables


def _settings(rules: ReviewRules) -> Iterator[tuple[str, RuleSetting]]:
    for name in ReviewRules.__struct_fields__:
        setting = getattr(rules, name)
        if setting is not None:
            yield name, setting


def _check(name: str, setting: RuleSetting, findings: Findings) -> None:
    for field in msgspec.structs.fields(type(setting)):
        value, path = getattr(setting, field.name), f"{_wire(name)}.{field.encode_name}"
        least_most = _bounds(name, field.name)
        if isinstance(value, int) and not isinstance(value, bool) and least_most:
            findings.bound(path, value, *least_most)
        for number, item in enumerate(value if isinstance(value, tuple) else (), 1):
            if isinstance(item, str):
                findings.filled(f"{path}[{number}]", item)
            elif isinstance(item, int):
                findings.bound(f"{path}[{number}]", item, 1, _MOST_YUAN)


def _bounds(rule: str, field: str) -> tuple[int, int] | None:
    if bounds := _LIMITS.get(f"{rule}.{field}"):
        return bounds
    return (0, _MOST_YUAN) if field.endswith("_yuan") else _DAYS if field in ("days", "early_days") else None


def _check_groups(setting: AccountMismatch, findings: Findings) -> None:
    path = f"{_wire('account_mismatch')}.groups"
    for number, group in enumerate(setting.groups or (), 1):
        findings.filled(f"{path}[{number}].name", group.name)
        for key in ("words", "accounts"):
            words = getattr(group, key)
            if words == ():
                findings.add(f"{path}[{number}].{key}", "一个词也没有", "至少写一个，或去掉这一段")
            for place, word in enumerate(words or (), 1):
                findings.filled(f"{path}[{number}].{key}[{place}]", word)


def _wire(name: str) -> str:
    """The rule's id, as the file heads its table."""
    return next(field.encode_name for field in msgspec.structs.fields(ReviewRules) if field.name == name)
