"""Looking back at a fix: at every record of its story it stood as the journal up to there says."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from changzhang.domain.events import rectification as ev
from changzhang.domain.meeting_view import looked_back
from changzhang.domain.rectification_past import stood_before
from tests.domain.decide.test_rectification_end import CLOSED, DONE, INFORMED, OBJECTION, PHOTO, POSTED, VERIFIED
from tests.domain.given_when_then import MEETING, OPEN, R1, facts, promised, record

LATER = date(2026, 12, 20)
STORY = (
    ev.RectificationProgressed(text="在办"),
    ev.RectificationExtended(due_on=date(2026, 12, 1), was_due_on=date(2026, 11, 25), reason="等料", approver="田守信"),
    DONE,
    VERIFIED,
    POSTED,
    OBJECTION,
    ev.RectificationExtended(due_on=LATER, was_due_on=date(2026, 12, 1), reason="再等", approver="田守信"),
    DONE,
    ev.RectificationProgressed(text="补照片", evidence=PHOTO),
    VERIFIED,
    INFORMED,
    POSTED,
    CLOSED,
    ev.RectificationReopened(reason="又漏了", due_on=date(2027, 1, 5)),
    ev.RectificationEscalated(to="town_station", reason="反复"),
    ev.RectificationReopened(reason="没有报完成，不算"),
)
ACTS: list[Any] = [*OPEN, (R1, promised()), *((R1, event) for event in STORY)]
FIRST = len(facts(OPEN)) + 2


@pytest.mark.parametrize("seq", range(FIRST, FIRST + len(STORY) + 1))
def test_it_stood_as_the_journal_says(seq: int) -> None:
    whole, part = record(ACTS).rectification("R2026-001"), record(ACTS[: seq - len(facts(OPEN)) + len(OPEN) - 1]).rectification("R2026-001")
    assert whole is not None
    assert part is not None
    stood = stood_before(whole, seq)
    fields = [name for name in part.__struct_fields__ if name != "supplied"]
    assert {name: getattr(stood, name) for name in fields} == {name: getattr(part, name) for name in fields}


def test_a_meeting_looks_back_at_what_was_open_when_it_began() -> None:
    """Closed out since, it stays in that meeting's minutes; closed out before, it was not looked back at."""
    closed_before = record([(R1, promised(meeting=None)), *((R1, event) for event in STORY[:13] if event not in (OBJECTION,)), *OPEN])
    closed_since = record([(R1, promised(meeting=None)), *OPEN, *((R1, event) for event in (DONE, VERIFIED, POSTED, INFORMED, CLOSED))])
    for folded, count in ((closed_before, 0), (closed_since, 1)):
        meeting, item = folded.meeting(MEETING), folded.rectification("R2026-001")
        assert meeting is not None
        assert item is not None
        assert item.status == "closed"
        assert len(looked_back(folded, meeting)) == count
