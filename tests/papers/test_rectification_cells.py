"""The way to the end in the list: posted, closed out, and everything without a column of its own among the remarks."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from changzhang.domain.events import rectification as ev
from changzhang.domain.states import RectificationState
from changzhang.papers.rectification_cells import closed_cell, posted_cell, progress_text, remarks
from tests.domain.decide.test_rectification_end import CLOSED, DONE, OBJECTION, POSTED, VERIFIED
from tests.domain.given_when_then import OPEN, R1, promised, record

EXTENDED = ev.RectificationExtended(due_on=date(2026, 12, 1), was_due_on=date(2026, 11, 25), reason="等料", approver="田守信")
PARTLY = ev.RectificationVerified(members=("柳明德", "丁桂香"), outcome="partly", verified_on=date(2026, 11, 20))
HANGS = "柳明德、丁桂香核验\n第1次公示：村部公开栏，最早2026年12月5日取下"


def item(*events: Any) -> RectificationState:
    found = record([*OPEN, (R1, promised()), *((R1, event) for event in events)]).rectification("R2026-001")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("events", "words"),
    [
        ([], ""),
        ([EXTENDED, EXTENDED], "延期2次（等料，田守信批准）"),
        ([ev.RectificationProgressed(text="在办", by="牛得胜")], "牛得胜经办"),
        ([DONE, VERIFIED, POSTED], HANGS),
        ([DONE, VERIFIED, POSTED, CLOSED], f"{HANGS}\n宋玉洁销号"),
        ([DONE, VERIFIED, POSTED, ev.RectificationClosed(is_at_once=True)], f"{HANGS}\n宋玉洁销号（公示即销号）"),
        ([DONE, VERIFIED, POSTED, OBJECTION], "公示期间异议1条"),
        ([DONE, ev.RectificationReopened(reason="不实")], "退回重改1次（不实）"),
        ([ev.RectificationEscalated(to="town_station", reason="逾期")], "已上报镇农经站"),
    ],
)
def test_remarks(events: Any, words: str) -> None:
    assert remarks(item(*events)) == words


def test_days() -> None:
    closed = item(DONE, VERIFIED, POSTED, CLOSED)
    assert (posted_cell(closed).value, closed_cell(closed).value) == ("2026-11-20", "2026-11-15")
    assert (posted_cell(item(DONE)).text, closed_cell(item(DONE)).text) == ("", "")


def test_the_outcome_is_the_verified_one() -> None:
    assert progress_text(item(DONE)) == "已整改到位：已补签。"
    assert progress_text(item(DONE, PARTLY)) == "部分整改：已补签。"
    assert progress_text(item(ev.RectificationProgressed(text="一"), ev.RectificationProgressed(text="二"))) == "一。\n二。"
