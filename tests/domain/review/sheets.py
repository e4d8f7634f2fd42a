"""Small ledgers to review: a line with everything in order, and what a rule says of lines that differ from it."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import msgspec

from changzhang.domain.ledger import Ledger, LedgerLine
from changzhang.domain.review import RULES, Finding, ReviewInput, ReviewRules
from changzhang.domain.template import WorkCalendar
from changzhang.settings import read_shipped, work_calendar
from changzhang.settings.review_rules import FILE, load_review_rules

COLUMNS = (
    "date", "voucher", "summary", "account", "income", "expense", "method", "document", "invoice", "payee",
    "handler", "witness", "approver", "remark",
)  # fmt: skip
DAY = date(2025, 12, 3)


@cache
def shipped() -> ReviewRules:
    """The rules as shipped."""
    return load_review_rules(read_shipped(FILE), FILE)


@cache
def calendar() -> WorkCalendar:
    """The working days of 2025 and 2026."""
    return work_calendar([2025, 2026])


def rules(**changed: dict[str, Any]) -> ReviewRules:
    """The shipped rules with some settings changed: ``rules(cash_over_limit={"is_inclusive": True})``."""
    settings = {name: msgspec.structs.replace(getattr(shipped(), name), **values) for name, values in changed.items()}
    return msgspec.structs.replace(shipped(), **settings)


def expense(summary: str = "付村部围墙修补用沙款项", yuan: float = 100, **changed: Any) -> dict[str, Any]:
    """An expense with nothing odd about it."""
    ordinary = {
        "dated_on": DAY, "account": "管理费用", "method": "转账", "document": "发票", "payee": "静远县建材公司",
        "handler": "李建军", "witness": "王秀兰", "approver": "张志强",
    }  # fmt: skip
    return ordinary | {"summary": summary, "expense_fen": round(yuan * 100)} | changed


def income(summary: str = "收镇拨村级组织运转经费", yuan: float = 100, **changed: Any) -> dict[str, Any]:
    """An income with nothing odd about it."""
    return {"dated_on": DAY, "account": "补助收入", "method": "转账", "summary": summary, "income_fen": round(yuan * 100)} | changed


def ledger(*lines: dict[str, Any], columns: tuple[str, ...] = COLUMNS, **changed: Any) -> Ledger:
    """A sheet of these lines, which begin in row 4."""
    numbered = tuple(LedgerLine(line_no=n, row=n + 3, **line) for n, line in enumerate(lines, 1))
    given = {"period": "2025-12", "layout": "running", "reconciled": True} | changed
    return Ledger(columns=columns, lines=numbered, **given)


def given(*lines: dict[str, Any], columns: tuple[str, ...] = COLUMNS, sheet: dict[str, Any] | None = None, **changed: Any) -> ReviewInput:
    """Those lines with the shipped rules, unless ``changed`` says otherwise; ``sheet`` changes the ledger."""
    asked = {"rules": shipped(), "calendar": calendar(), "issues": ()} | changed
    return ReviewInput(ledger=ledger(*lines, columns=columns, **(sheet or {})), **asked)


def said(rule: str, asked: ReviewInput) -> list[Finding]:
    """What one rule says."""
    rule_id = next(each for each in RULES if each.startswith(rule))
    found = list(RULES[rule_id].check(asked))
    assert all(finding.rule == rule_id for finding in found)
    return found


def hits(rule: str, asked: ReviewInput) -> list[tuple[int | None, str]]:
    """Line number and severity of every hit of a rule."""
    return [(finding.line_no, finding.severity) for finding in said(rule, asked) if finding.result == "hit"]


def reasons(rule: str, asked: ReviewInput) -> list[str]:
    """Why a rule could not be checked."""
    return [finding.message for finding in said(rule, asked) if finding.result == "not_checkable"]


def without(*columns: str) -> tuple[str, ...]:
    """The columns of a sheet that lacks these."""
    return tuple(column for column in COLUMNS if column not in columns)
