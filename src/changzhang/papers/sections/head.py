"""The head of the minutes: when, where, who, and what about."""

from __future__ import annotations

from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.states import MeetingState
from changzhang.papers.accounts import periods
from changzhang.papers.blocks import Block, labelled
from changzhang.papers.wording import civil, day, head_count, moment, months, span, with_office


def head(view: MeetingView) -> list[Block]:
    """The labelled lines under the title; guests and absentees only when there are any."""
    meeting, village = view.meeting, view.village
    rows = [
        ("会议时间：", time(meeting)),
        ("会议地点：", meeting.opened.place or village.place),
        ("主 持 人：", with_office(meeting.opened.chair, village)),
        ("记 录 人：", meeting.opened.recorder),
        ("出席人员：", attendance(view)),
        ("列席人员：", "、".join(meeting.attendance.guests) if meeting.attendance else ""),
        ("缺席人员：", _absentees(meeting)),
        ("会议议题：", topic(view)),
    ]
    return [labelled(label, text) for label, text in rows if text]


def time(meeting: MeetingState) -> str:
    """From opening to adjournment, sitting by sitting; a meeting held on paper says when it was entered."""
    if meeting.opened.medium == "paper":
        kept = "、".join(span(late.event.since, late.event.until) for late in meeting.entered_late)
        return f"{kept or day(meeting.opened.held_on)}（会上用纸质记录，{moment(meeting.opened_at)}起补录）"
    started, said = meeting.opened_at, []
    for pause in meeting.pauses:
        if pause.ended_at and civil(pause.ended_at).date() != civil(pause.began_at).date():
            said.append(span(started, pause.began_at))
            started = pause.ended_at
    said.append(span(started, meeting.adjourned_at) if meeting.adjourned_at else f"{moment(started)}开始（会议进行中）")
    return "；".join(said)


def attendance(view: MeetingView) -> str:
    """The head count by kind, in the template's order, with the count at adjournment where it came out otherwise."""
    meeting, counted = view.meeting, view.meeting.attendance
    said = head_count(counted.counts, view.template.attendee_kinds) if counted else ""
    if not said:
        return f"散会时清点{meeting.adjourned_present}人" if meeting.adjourned_present else "未清点"
    if counted and counted.names:
        said += "（签到表附后）"
    if meeting.adjourned_at and meeting.adjourned_present not in (0, meeting.present):
        said += f"；散会时清点{meeting.adjourned_present}人"
    return said


def topic(view: MeetingView) -> str:
    """What the meeting was called for, from its stages and ledgers."""
    kinds = {stage.kind for stage in view.template.stages}
    said = [f"宣读{months(periods(view))}村级财务收支"] if view.ledgers else []
    if "report" in kinds:
        said.append(f"公开{view.meeting.opened.matter}" if view.meeting.opened.matter else "通报村务公开情况")
    if "questions" in kinds:
        said.append("答复群众提问" if view.meeting.opened.kind == "qa" else "接受质询")
    said += [f"表决{done.event.matter}" for done in view.meeting.votes if done.event.body != "poll"]
    said += ["评议"] * ("appraisal" in kinds)
    return "，".join(said) or view.template.name


def _absentees(meeting: MeetingState) -> str:
    absent = meeting.attendance.absentees if meeting.attendance else ()
    return "、".join(f"{each.name}（{each.reason}）" if each.reason else each.name for each in absent)
