"""The demo's village published in time but once, and left one sheet to be put up."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from changzhang.demo.build import build_demo
from changzhang.desk import publishing, reporting
from changzhang.desk.clock import CHINA


def test_what_was_published(tmp_path: Path) -> None:
    desk = build_demo(tmp_path / "村", clock=lambda: datetime(2026, 11, 20, 10, 0, tzinfo=CHINA))
    found = publishing.publications(desk, desk.today())
    assert [(each.id, each.lit.words) for each in found if each.lit.light != "green"] == [("B2/2026-10", "超期5天")]
    assert [each.id for each in found if each.lit.words.startswith("逾期")] == ["A2/2026-08"]
    figures = {each.figure.name: each.figure for each in reporting.report(desk, "2026Q4", desk.today())}
    late = figures["disclosure_overdue_rate"]
    assert (late.numerator, late.denominator, late.ids[0]) == (1, 9, "B2/2026-10")
    before = {each.figure.name: each.previous for each in reporting.report(desk, "2026Q4", desk.today())}
    assert before["disclosure_overdue_rate"].ids[:1] == ("A2/2026-08",)
    assert figures["procedure_norm"].words == "100.0%（8/8）"
