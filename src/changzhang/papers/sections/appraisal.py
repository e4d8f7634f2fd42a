"""五、群众评议: the count of the room, and what it comes to."""

from __future__ import annotations

from changzhang.domain.meeting_view import MeetingView
from changzhang.papers.blocks import Block, paragraph
from changzhang.papers.wording import METHODS, satisfaction


def appraisal(view: MeetingView) -> list[Block]:
    """The question put to the room, how it was counted and by whom, and the count."""
    counted = view.meeting.appraisal
    if counted is None:
        return []
    how = [f"到会{counted.present}人", f"评议方式：{METHODS[counted.method]}"]
    how += [f"计票人：{'、'.join(counted.tellers)}"] * bool(counted.tellers)
    votes = counted.satisfied + counted.mostly_satisfied + counted.dissatisfied + counted.abstain
    figures = f"满意{counted.satisfied}人、基本满意{counted.mostly_satisfied}人、不满意{counted.dissatisfied}人、弃权{counted.abstain}人"
    if counted.present > votes:
        figures += f"，另有{counted.present - votes}人未参加评议"
    rate = satisfaction(counted.satisfied, counted.mostly_satisfied, counted.dissatisfied)
    return [paragraph(f"评议题目：{view.template.appraisal_question}（{'；'.join(how)}）"), paragraph(f"{figures}；{rate}。")]
