"""What is said of each act of the meeting that holds itself: one line an act, as a person in the room would tell it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from changzhang.desk.desk import Desk
from changzhang.desk.follow_up import lit_of
from changzhang.desk.replaying import Step
from changzhang.domain.act_words import told as act_told
from changzhang.domain.chain import Fact
from changzhang.domain.checklist import room_checklist
from changzhang.domain.events.meeting import LineRead, MeetingAdjourned, MeetingSealed, StageEntered
from changzhang.domain.events.rectification import RectificationStated
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
    words = _words(desk, view, step.outcome.facts) if view else ""
    code = desk.code(first.seq) if isinstance(first.event, MeetingAdjourned | MeetingSealed) else ""
    name = "散会码" if isinstance(first.event, MeetingAdjourned) else "封存码"
    yield f"{first.at:%H:%M} {words}" + (f"　{name} {code}" if code else "")
    if view and isinstance(first.event, StageEntered) and view.stage.kind == "closing":
        yield from (f"      {'√' if check.is_settled else '缺'} {check.title}：{check.words}" for check in room_checklist(view))


def _words(desk: Desk, view: MeetingView, facts: Sequence[Fact]) -> str:
    event = facts[0].event
    if isinstance(event, StageEntered):
        return f"── {view.template.stage(event.stage).title} ──"
    if isinstance(event, LineRead):
        return _line(view, event.line)
    if isinstance(event, RectificationStated):
        return act_told(desk.record, facts).words + _stands(desk, facts[0])
    return act_told(desk.record, facts).words


def _stands(desk: Desk, fact: Fact) -> str:
    state = desk.record.rectification(fact.stream.partition("/")[2])
    return f"　{state.promised.measure}（{state.promised.owner}，{lit_of(desk, state, fact.at.date()).words}）" if state else ""


def _line(view: MeetingView, ref: LineRef) -> str:
    planned, viewed = view.planned(ref), view.viewed(ref)
    if planned is None or viewed is None:
        return f"念完第{ref.line_no}笔"
    return spoken_line(planned.line, has_columns=viewed.ledger.columns)
