"""The committee's review: 28 rules which point at lines that deserve a look. They say 疑点 and 提示 and judge nobody."""

from changzhang.domain.review.finding import Finding, Result, Severity
from changzhang.domain.review.plans import Budget, BudgetYear, Contract, Contracts
from changzhang.domain.review.report import by_line, flag_json, has_high
from changzhang.domain.review.review_input import ReviewInput
from changzhang.domain.review.rules import ReviewRules
from changzhang.domain.review.table import RULES, Rule, flags, review, switched_off

__all__ = [
    "RULES",
    "Budget",
    "BudgetYear",
    "Contract",
    "Contracts",
    "Finding",
    "Result",
    "ReviewInput",
    "ReviewRules",
    "Rule",
    "Severity",
    "by_line",
    "flag_json",
    "flags",
    "has_high",
    "review",
    "switched_off",
]
