"""What is said of each act of the meeting that holds itself: one line an act, as a person in the room would tell it."""

from __future__ import annotations

from collections.abc import Iterator

from changzhang.desk.desk import Desk
from changzhang.desk.replaying import Step
from changzhang.domain.act_words import act_words
from changzhang.domain.chain import Fact
from changzhang.domain.checklist import room_checklist
from changzhang.domain.events.meeting import LineRead, MeetingAdjourned, MeetingSealed, StageEntered
from changzhang.domain.ledger import LineRef
from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.speech import spoken_line


def told(desk: Desk, meeting_id: str, step: Step) -> Iterator[str]:
    """The lines about one act; an act that changed nothing tells its notice."""
    if not step.outcome.facts:
        yield f"      {step.outcome.notice}"
        return
    first = step.outcome.facts[0]
    view = desk.view(meeting_id)
    words = _words(view, list(step.outcome.facts)) if view else ""
    code = desk.code(first.seq) if isinstance(first.event, MeetingAdjourned | MeetingSealed) else ""
    name = "散会码" if isinstance(first.event, MeetingAdjourned) else "封存码"
    yield f"{first.at:%H:%M} {words}" + (f"　{name} {code}" if code else "")
    if view and isinstance(first.event, StageEntered) and view.stage.kind == "closing":
        yield from (f"      {'√' if check.is_settled else '缺'} {check.title}：{check.words}" for check in room_checklist(view))


def _words(view: MeetingView, facts: list[Fact]) -> str:
    event = facts[0].event
    if isinstance(event, StageEntered):
        return f"── {view.template.stage(event.stage).title} ──"
    if isinstance(event, LineRead):
        return _line(view, event.line)
    return act_words(facts).words


def _line(view: MeetingView, ref: LineRef) -> str:
    planned, viewed = view.planned(ref), view.viewed(ref)
    if planned is None or viewed is None:
        return f"念完第{ref.line_no}笔"
    return spoken_line(planned.line, has_columns=viewed.ledger.columns)
