"""自查表 against its golden text: with findings, with none, of one year. Run with WRITE_GOLDEN=1 to write them anew."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from changzhang.domain.audit import TITLES, AuditFinding, AuditName
from changzhang.papers.audit_sheet import audit_sheet
from changzhang.papers.blocks import Paper
from tests.papers.as_text import as_text
from tests.papers.given import MEETING, VILLAGE, at

GOLDEN = Path(__file__).parent / "golden"
NOTHING: dict[AuditName, tuple[AuditFinding, ...]] = dict.fromkeys(TITLES, ())


def finding(name: AuditName, words: str, *records: int, where: str = MEETING) -> AuditFinding:
    return AuditFinding(name=name, records=records, at=at("2025-04-15 20:11"), actor="王秀兰", where=where, words=words)


FOUND: dict[AuditName, tuple[AuditFinding, ...]] = {
    **NOTHING,
    "read_fast": (finding("read_fast", "8笔：第1笔0.9秒、第2笔1.0秒", *range(41, 49)),),
    "withdrawals": (finding("withdrawals", "第8笔提问（按错）", 60, 61), finding("withdrawals", "休会（按错）", 70, 72)),
    "extensions": (finding("extensions", "延期：2025-04-30改为2025-05-10（等票，马德福批准）", 99, where="R2025-001"),),
}


def papers() -> dict[str, Paper]:
    return {
        "audit_found": audit_sheet(VILLAGE, FOUND, on=date(2025, 5, 10), records=120),
        "audit_nothing": audit_sheet(VILLAGE, NOTHING, on=date(2025, 5, 10), records=9, year="2025"),
    }


@pytest.mark.parametrize("name", sorted(papers()))
def test_paper_reads_as_its_golden_text(name: str) -> None:
    text, file = as_text(papers()[name]), GOLDEN / f"{name}.txt"
    if os.environ.get("WRITE_GOLDEN"):
        file.write_text(text, encoding="utf-8", newline="\n")
    assert text == file.read_text(encoding="utf-8")
