"""A meeting as it stood when it was sealed: what was answered or done afterwards belongs to other papers."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.rectification_past import stood_before
from changzhang.domain.states import MeetingState, RectificationState
from changzhang.papers.wording import civil

_NEVER = 1 << 62


def as_of_seal(view: MeetingView) -> MeetingView:
    """The view without answers, progress and completions recorded after the seal; an unsealed meeting is as it is now."""
    sealed_seq, last_day = view.meeting.sealed_seq, _last_day(view.meeting)
    limit = _NEVER if sealed_seq is None else sealed_seq
    return replace(
        view,
        questions=tuple(question.before(limit) for question in view.questions),
        owed=tuple(question.before(limit) for question in view.owed),
        promises=tuple(_item(item, limit, last_day) for item in view.promises),
        look_back=tuple(_item(item, limit, last_day) for item in view.look_back),
    )


def _last_day(meeting: MeetingState) -> date:
    """The day of the last sitting. What was held on paper and entered later ended on the day it was held."""
    if meeting.opened.medium == "paper":
        return meeting.opened.held_on
    return max(meeting.opened.held_on, civil(meeting.adjourned_at or meeting.last_at).date())


def _item(item: RectificationState, limit: int, last_day: date) -> RectificationState:
    """As recorded up to the seal; what was reported done on a later day than the sitting is another paper's."""
    stood = stood_before(item, limit)
    if stood.completed is None or stood.completed.completed_on <= last_day:
        return stood
    return stood_before(stood, stood.completed_seq)
