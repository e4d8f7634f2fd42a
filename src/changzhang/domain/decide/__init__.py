"""What a command comes to: pure decisions on a fresh record. Importing the modules registers their commands."""

from __future__ import annotations

from changzhang.domain.decide import book, ending, entry, ledger, meeting, opening, question, rectification, review
from changzhang.domain.decide.base import decide
from changzhang.domain.decide.entry import dependents, is_live

__all__ = [
    "book",
    "decide",
    "dependents",
    "ending",
    "entry",
    "is_live",
    "ledger",
    "meeting",
    "opening",
    "question",
    "rectification",
    "review",
]
