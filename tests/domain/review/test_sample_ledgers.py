"""L11 gives exactly its flags; a clean sample is left in peace; every sample can be reviewed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from changzhang.domain.ledger import SheetReading
from changzhang.domain.review import Finding, ReviewInput, flags
from changzhang.intake import read_file
from tests.domain.review.sheets import calendar, shipped

SAMPLES = Path(__file__).parents[2] / "data" / "ledgers"
FILES = sorted(path for path in SAMPLES.iterdir() if path.is_file())
L11 = "L11_青禾村12月明细.xlsx"


def sheets(name: str) -> tuple[SheetReading, ...]:
    return read_file(name, (SAMPLES / name).read_bytes()).sheets


def reviewed(sheet: SheetReading) -> tuple[Finding, ...]:
    asked = ReviewInput(ledger=sheet.ledger, rules=shipped(), calendar=calendar(), issues=sheet.warnings + sheet.errors)
    return flags(asked)


def expected() -> Any:
    return json.loads((SAMPLES / "expected" / f"{L11}.json").read_text())


def test_exactly_the_flags_of_l11() -> None:
    (sheet,) = sheets(L11)
    found = [(finding.row, finding.rule, finding.severity) for finding in reviewed(sheet) if finding.rule < "R17"]
    wanted = [(flag["row"], flag["rule"], flag["severity"]) for flag in expected()["flags"]]
    assert sorted(found, key=str) == sorted(wanted, key=str)


def test_nothing_l11_must_not_flag() -> None:
    (sheet,) = sheets(L11)
    found = {(finding.row, finding.rule) for finding in reviewed(sheet)}
    assert not found & {(flag["row"], flag["rule"]) for flag in expected()["must_not_flag"]}


def test_a_clean_ledger_has_no_hits() -> None:
    (sheet,) = sheets("L01_青禾村2025年3月财务公开表.xlsx")
    assert [finding for finding in reviewed(sheet) if finding.result == "hit"] == []


@pytest.mark.parametrize("name", [path.name for path in FILES])
def test_every_sample_can_be_reviewed(name: str) -> None:
    for sheet in sheets(name):
        lines = {line.line_no for line in sheet.ledger.lines}
        assert all(finding.line_no is None or finding.line_no in lines for finding in reviewed(sheet))
