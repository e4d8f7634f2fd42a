"""What a command comes to: pure decisions on a fresh record. Importing the modules registers their commands."""

from __future__ import annotations

from changzhang.domain.decide import (
    book,
    contact,
    disclosure,
    ending,
    entry,
    ledger,
    meeting,
    opening,
    question,
    question_between,
    rectification,
    rectification_end,
    review,
    vote,
)
from changzhang.domain.decide.base import decide
from changzhang.domain.decide.entry import dependents, is_live

__all__ = [
    "book",
    "contact",
    "decide",
    "dependents",
    "disclosure",
    "ending",
    "entry",
    "is_live",
    "ledger",
    "meeting",
    "opening",
    "question",
    "question_between",
    "rectification",
    "rectification_end",
    "review",
    "vote",
]
