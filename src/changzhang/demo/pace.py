"""How long each act of a meeting takes, so that a script without times still has a course."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

_SECONDS = {
    "count_attendance": 420,
    "enter_stage": 45,
    "read_line": 20,
    "state_rectification": 40,
    "ask_question": 40,
    "second_question": 15,
    "answer_question": 60,
    "defer_question": 40,
    "promise_rectification": 60,
    "show_voucher": 90,
    "resume_meeting": 300,
    "count_cash": 120,
    "count_appraisal": 240,
    "take_note": 60,
    "reword_entry": 180,
    "seal_meeting": 600,
}
_OTHERWISE = 30


def pace(acts: Iterable[str]) -> tuple[timedelta, ...]:
    """How long after the opening each act (by its wire name) is done."""
    passed, offsets = 0, []
    for act in acts:
        passed += _SECONDS.get(act, _OTHERWISE)
        offsets.append(timedelta(seconds=passed))
    return tuple(offsets)
