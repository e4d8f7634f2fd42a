"""Findings as the command line and the review screen want them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from changzhang.domain.review.finding import SEVERITIES, Finding


def flag_json(finding: Finding, sheet_name: str | None) -> dict[str, Any]:
    """One of the ``flags`` of ``ledger check --json``."""
    return {
        "sheet": sheet_name,
        "row": finding.row,
        "line_no": finding.line_no,
        "rule": finding.rule,
        "result": finding.result,
        "severity": finding.severity,
        "message": finding.message,
        "basis": finding.basis,
    }


def by_line(findings: Iterable[Finding]) -> dict[int | None, tuple[Finding, ...]]:
    """The hits of each line, the gravest first; those of the sheet as a whole under None."""
    lines: defaultdict[int | None, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.result == "hit":
            lines[finding.line_no].append(finding)
    return {line_no: tuple(sorted(hits, key=_gravity)) for line_no, hits in lines.items()}


def has_high(hits: Iterable[Finding]) -> bool:
    """Whether 「其余通过」 must leave a line with these hits alone."""
    return any(finding.severity in ("block", "high") for finding in hits)


def _gravity(finding: Finding) -> int:
    return SEVERITIES.index(finding.severity)
