"""The status of a sheet and of a file, from their issues; blocked goes before a question, a question before a warning."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from changzhang.domain.ledger import Issue, Status

#: Errors a person can answer; every other error blocks.
QUESTIONS = frozenset(
    {
        "E101_HEADER_NOT_FOUND",
        "E102_DEBIT_CREDIT_DIRECTION_UNKNOWN",
        "E104_DATE_AMBIGUOUS",
        "E105_DATE_UNPARSABLE",
        "E106_DIRECTION_CONFLICT",
        "E113_NO_LINES",
        "E115_MERGED_AMOUNT",
    }
)
_ORDER: tuple[Status, ...] = ("ok", "ok_with_warnings", "needs_review", "blocked")


def status_of(warnings: Sequence[Issue], errors: Sequence[Issue]) -> Status:
    """The status these issues leave."""
    if any(issue.code not in QUESTIONS for issue in errors):
        return "blocked"
    if errors:
        return "needs_review"
    return "ok_with_warnings" if warnings else "ok"


def worst(statuses: Iterable[Status]) -> Status:
    """The gravest of several; nothing at all is ok."""
    return max(statuses, key=_ORDER.index, default="ok")
