"""Behind the signatures: what was put in order after 散会, corrected after the seal, taken back; and who signed in."""

from __future__ import annotations

from datetime import datetime

import msgspec

from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.states import Correction, Rewording
from changzhang.papers.blocks import Block, Cell, Column, Heading, Table, paragraph
from changzhang.papers.columns import person_column
from changzhang.papers.wording import PENDING, civil, moment, sentence

# Reasons that make a withdrawal a slip of the finger: they are only counted.
SLIPS = frozenset({"按错", "按错键", "误按"})
_FIELDS = {"text": "", "measure": "整改措施", "problem": "问题"}
_POINTS = 10.5


class WithdrawnAct(msgspec.Struct, frozen=True, kw_only=True):
    """An act that was taken back: when and by whom, the reason (按错, 听错 …), and in words what it had recorded."""

    at: datetime
    actor: str
    reason: str
    words: str


class Annex(msgspec.Struct, frozen=True, kw_only=True):
    """What the minutes list behind the signatures and no folded state holds, oldest first."""

    withdrawals: tuple[WithdrawnAct, ...] = ()


def annexes(view: MeetingView, annex: Annex) -> list[Block]:
    """The annexes there are, numbered 附1, 附2 …"""
    parts = [
        ("散会后整理", _reworded(view)),
        ("封存后更正", [block for number, each in enumerate(view.meeting.corrections) for block in _corrected(view, number, each)]),
        ("撤回记录", _withdrawn(annex.withdrawals)),
        ("签到名单", _names(view)),
    ]
    there = [(title, blocks) for title, blocks in parts if blocks]
    return [block for number, (title, blocks) in enumerate(there, start=1) for block in (Heading(f"附{number}　{title}", level=2), *blocks)]


def _reworded(view: MeetingView) -> list[Block]:
    adjourned_at = view.meeting.adjourned_at
    traces = [(where, trace) for where, trace in _traces(view) if adjourned_at and trace.at > adjourned_at]
    rows = tuple(_rewording_row(where, trace) for where, trace in sorted(traces, key=lambda pair: pair[1].at))
    columns = (
        Column("时间", 1.2, "center"),
        person_column("整理人", 0.95, [trace.actor for _, trace in traces]),
        Column("何处", 1.3, "center"),
        Column("原记", 2.8),
        Column("改为", 2.8),
    )
    return [Table(columns, rows, text_points=_POINTS)] if rows else []


def _traces(view: MeetingView) -> list[tuple[str, Rewording]]:
    """Every rewording with what it reworded; of questions noted apart nothing is repeated."""
    traces = [("发言与记录", trace) for trace in view.meeting.rewordings]
    apart = {question.id for question in view.questions if question.asked.is_apart}
    for question in view.questions:
        if question.id not in apart:
            number = question.asked.number
            traces += [(f"第{number}问{'提问' if trace.seq == question.seq else '答复'}", trace) for trace in question.rewordings]
    for item in view.promises:
        hidden = {"problem"} if item.promised.question in apart else set()
        traces += [(f"{item.id}{_FIELDS.get(trace.field, '')}", trace) for trace in item.rewordings if trace.field not in hidden]
    return traces


def _rewording_row(where: str, trace: Rewording) -> tuple[Cell, ...]:
    at = civil(trace.at)
    when = f"{at.month}月{at.day}日\n{at.hour:02d}:{at.minute:02d}"
    return Cell(when), Cell(trace.actor), Cell(where), Cell(trace.was or PENDING), Cell(trace.now)


def _corrected(view: MeetingView, place: int, correction: Correction) -> list[Block]:
    entry = correction.entry
    code = f"更正码：{view.correction_codes[place]}。" if place < len(view.correction_codes) else ""
    return [
        paragraph(f"更正第{entry.number}号（{moment(correction.at)}，更正账簿第{entry.seq}条）：原记“{entry.was}”，更正为“{entry.now}”。"),
        paragraph(f"更正理由：{sentence(entry.reason)}原记录保留不动，以本更正为准。{code}"),
    ]


def _withdrawn(withdrawals: tuple[WithdrawnAct, ...]) -> list[Block]:
    real = [act for act in withdrawals if act.reason not in SLIPS]
    slips = len(withdrawals) - len(real)
    listed = [f"{act.actor}撤回（{moment(act.at)}，{act.reason}）：{sentence(act.words)}" for act in real]
    counted = [f"误按{slips}次，已撤回，不影响记录内容。"] if slips else []
    return [paragraph(words) for words in (*(f"{number}.{words}" for number, words in enumerate(listed, start=1)), *counted)]


def _names(view: MeetingView) -> list[Block]:
    attendance = view.meeting.attendance
    return [paragraph("、".join(attendance.names) + "。")] if attendance and attendance.names else []
