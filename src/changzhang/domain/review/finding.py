"""What a rule says of a ledger: something to look at, nothing, or that it could not be checked. Never a verdict."""

from __future__ import annotations

from typing import Literal

import msgspec

from changzhang.domain.ledger import LedgerLine
from changzhang.domain.review.rules import RuleSetting

Result = Literal["hit", "clear", "not_checkable"]
Severity = Literal["block", "high", "medium", "low", "notice"]

#: From what stops a meeting to what is merely mentioned.
SEVERITIES: tuple[Severity, ...] = ("block", "high", "medium", "low", "notice")


# Texts and numbers only, and tens of thousands of them at worst: nothing the collector need look at.
class Finding(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One rule's word on one line, or on the sheet as a whole when ``line_no`` and ``row`` are None.

    ``fields`` names the fields of the line that were looked at, ``basis`` the village's own 依据. The message quotes no text
    of the ledger, so that it says nothing but what the rule says.
    """

    rule: str
    result: Result
    severity: Severity
    message: str
    line_no: int | None = None
    row: int | None = None
    fields: tuple[str, ...] = ()
    basis: str = ""


def hit(rule: str, setting: RuleSetting, severity: Severity, what: str, fields: tuple[str, ...], line: LedgerLine | None = None) -> Finding:
    """Something the committee should look at; ``what`` is a Chinese clause without a full stop."""
    lead = "提示" if severity == "notice" else "疑点"
    return Finding(
        rule=rule,
        result="hit",
        severity=severity,
        message=f"{lead}：{what}，请核对票据。",
        line_no=line.line_no if line else None,
        row=line.row if line else None,
        fields=fields,
        basis=setting.basis,
    )


def unchecked(rule: str, setting: RuleSetting, why: str, fields: tuple[str, ...]) -> Finding:
    """The rule, or a part of it, could not be checked; ``why`` is a Chinese clause."""
    return Finding(rule=rule, result="not_checkable", severity="notice", message=f"查不了：{why}。", fields=fields, basis=setting.basis)


def clear(rule: str, setting: RuleSetting) -> Finding:
    """The rule looked and found nothing."""
    return Finding(rule=rule, result="clear", severity="notice", message="未见疑点。", basis=setting.basis)
