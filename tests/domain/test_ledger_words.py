"""Every kind of row, sheet and field the reading of a file can name has its Chinese word."""

from __future__ import annotations

from typing import get_args

import pytest

from changzhang.domain.ledger import Layout
from changzhang.domain.ledger_words import FIELDS, LAYOUTS, SKIPPED
from changzhang.intake import labels
from changzhang.intake.words import FIELD_WORDS

ROWS = ("TITLE", "SUBTITLE", "PREAMBLE", "HEADER", "BLANK")
SHEETS = ("EMPTY", "HIDDEN", "HIDDEN_NO_DATA", "NOT_CHOSEN", "NO_LINES", "SUMMARY")
LABELLED = [value for name, value in vars(labels).items() if name.isupper() and isinstance(value, str)]


def test_layouts() -> None:
    assert set(LAYOUTS) == set(get_args(Layout))


@pytest.mark.parametrize("field", FIELD_WORDS)
def test_fields(field: str) -> None:
    assert FIELDS[field]


@pytest.mark.parametrize("kind", [*ROWS, *SHEETS, *(kind for kind in LABELLED if kind not in ("PAGE_BEGIN", "CAPITAL"))])
def test_rows_and_sheets(kind: str) -> None:
    assert SKIPPED[kind]
