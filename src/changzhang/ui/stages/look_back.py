"""上期回头看: every open promise and every answer overdue, worst light first, one a step; none is left out without a reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from changzhang.domain.commands import (
    AnswerQuestion,
    Command,
    CompleteRectification,
    LeaveOutRectification,
    ProgressRectification,
    StateRectification,
)
from changzhang.domain.days import day_text
from changzhang.domain.ledger import LineRef
from changzhang.domain.lights import Light, Lit, rectification_light
from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.states import QuestionState, RectificationState, Statement
from changzhang.domain.template import Stage
from changzhang.ui.dialogs.page import ALARM, LABEL, STRONG, Row, field, light, said
from changzhang.ui.dialogs.reason import ReasonDialog
from changzhang.ui.dialogs.write import WriteDialog
from changzhang.ui.stages.cards import CardStage

_WORST_FIRST: dict[Light, int] = {"red": 0, "yellow": 1, "green": 2}
_ACTS = (("state", "念完，下一项"), ("object", "群众有异议"), ("progress", "记进展"), ("complete", "报完成"), ("leave_out", "这次不念"))
_ANSWER_ACTS = (("next", "念完，下一项"), ("reply", "记下答复"))
_LEFT_OUT = ("责任人没有到会", "还没有到期", "上次会上已经讲清")


class LookBackStage(CardStage):
    """Cards in the order of their lights as the stage began, so that nothing jumps under the reader."""

    def __init__(self, view: MeetingView, stage: Stage) -> None:
        super().__init__(view, stage)
        self.order: tuple[str, ...] = ()
        self.owed: tuple[str, ...] = ()

    def on_mount(self) -> None:
        """Sort once."""
        self.order = tuple(
            item.id for item in sorted(self.view.look_back, key=lambda item: (_WORST_FIRST[self._lit(item).light], item.due_on))
        )
        rows = self.host.desk.record.rows("question")
        mine = {question.id for question in self.view.questions}
        late = [
            row for row in rows if row.state in ("deferred", "referred") and row.id not in mine and row.due_on and row.due_on < self._today
        ]
        self.owed = tuple(row.id for row in sorted(late, key=lambda row: row.due_on or self._today))
        waiting = next((place for place, name in enumerate(self.order) if not self._spoken(self._item(name))), None)
        if waiting and any(self._spoken(self._item(name)) for name in self.order):
            self.index = waiting + 1
        self.paint()
        super().on_mount()

    def refresh_view(self, view: MeetingView) -> None:
        """An item taken back in another window goes."""
        known = {item.id for item in view.look_back}
        self.order = tuple(name for name in self.order if name in known)
        self.index = min(self.index, self.count())
        super().refresh_view(view)

    def count(self) -> int:
        """A card an item, then a card an answer owed."""
        return len(self.order) + len(self.owed)

    def cover(self) -> list[Row]:
        """The words of the chair, and how many there are of each light."""
        items = [self._item(name) for name in self.order]
        if not items and not self.owed:
            return [*self.script(), said("没有往期整改事项，也没有过期的答复。", STRONG)]
        rows = [said(f"往期整改{len(items)}项，过期没答复{len(self.owed)}问：", STRONG)]
        for name in self.order:
            item = self._item(name)
            rows.append(Row(light(self._lit(item)) + said(f" {item.id} {item.promised.measure}").content, hang=3))
        rows += [
            Row(light(self._late(question)) + said(f" {question.id} {self._asked(question)}").content, hang=3) for question in self._owed()
        ]
        return [*self.script(), *rows]

    def card(self, place: int) -> list[Row]:
        """One promise, or one answer owed."""
        if place >= len(self.order):
            return self._owed_rows(self._owed()[place - len(self.order)])
        return self._item_rows(self._item(self.order[place]), place)

    def actions(self) -> Sequence[tuple[str, str]]:
        """What the room says of it."""
        if self.place is None:
            return ()
        if self.place >= len(self.order):
            return _ANSWER_ACTS
        return _ACTS if not self._item(self.order[self.place]).completed else (*_ACTS[:2], *_ACTS[4:])

    @property
    def line_in_hand(self) -> LineRef | None:
        """A promise's own line lies in an earlier meeting's ledger: what is asked here is about none of this one's."""
        return None

    def go_on(self) -> None:
        """Stepping on states the item."""
        if self.place is not None and self.place < len(self.order) and not self._spoken(self._item(self.order[self.place])):
            item = self._item(self.order[self.place])
            if self.host.act(StateRectification(rectification=item.id, meeting=self.view.meeting.id)) is None:
                return
        super().go_on()

    def run(self, act: str) -> None:
        """One of the acts of the card in hand."""
        if act in ("state", "next"):
            self.go_on()
        elif act == "reply":
            self._reply()
        elif self.place is not None and self.place < len(self.order):
            self._on_item(act, self._item(self.order[self.place]))

    def _on_item(self, act: str, item: RectificationState) -> None:
        if act == "leave_out":
            dialog = ReasonDialog(f"{item.id} 这次不念", item.promised.measure, _LEFT_OUT)
            self.ask_for(dialog, lambda why: LeaveOutRectification(rectification=item.id, meeting=self.view.meeting.id, reason=why))
            return
        prompt = {"object": "群众有什么异议？", "progress": "办到哪一步了？", "complete": "结果怎样？"}[act]
        rows = [field("整改", item.promised.measure)]
        about = f"{act}:{item.id}"
        self.ask_for(WriteDialog(item.id, prompt, rows=rows, slot="look_back", about=about), lambda text: self._command(act, item, text))

    def _command(self, act: str, item: RectificationState, text: str) -> Command:
        meeting = self.view.meeting.id
        if act == "object":
            return StateRectification(rectification=item.id, meeting=meeting, objection=text)
        if act == "progress":
            return ProgressRectification(rectification=item.id, text=text, meeting=meeting)
        return CompleteRectification(rectification=item.id, result=text)

    def _reply(self) -> None:
        question = self._owed()[(self.place or 0) - len(self.order)]
        dialog = WriteDialog(question.id, "怎么答复的？", rows=[field("问", self._asked(question))], slot="look_back", about=question.id)
        self.ask_for(dialog, lambda text: AnswerQuestion(question=question.id, text=text, mode="reply"))

    def _item_rows(self, item: RectificationState, place: int) -> list[Row]:
        promise = item.promised
        rows = [
            Row(light(self._lit(item)) + said(f" 第{place + 1}/{len(self.order)}项 {item.id}").content),
            said(promise.measure, STRONG),
            field("责任人", promise.owner),
            field("期限", day_text(item.due_on, self._today) + (f"（{promise.reckoning}）" if promise.reckoning else "")),
        ]
        if promise.problem:
            rows.append(field("起因", promise.problem))
        rows += [field(f"{step.at:%m月%d日}进展", step.text) for step in item.progress]
        if item.completed:
            rows.append(field("结果", item.completed.result))
        return [*rows, *self._statements(item)]

    def _statements(self, item: RectificationState) -> list[Row]:
        rows: list[Row] = []
        for statement in (each for each in item.statements if each.meeting == self.view.meeting.id):
            rows.append(_statement_row(statement))
        return rows or [said("还没有念：念给大家听，再按翻页键", LABEL)]

    def _owed_rows(self, question: QuestionState) -> list[Row]:
        owed = question.deferred.owner if question.deferred else question.referred.to if question.referred else ""
        return [
            Row(light(self._late(question)) + said(f" 过期没答复 {question.id}").content),
            said(self._asked(question), STRONG),
            field("谁答复", owed),
            field("期限", day_text(question.due_on, self._today) if question.due_on else "没有定"),
            *([field("已答复", question.answer.text)] if question.answer else []),
        ]

    def _asked(self, question: QuestionState) -> str:
        return "涉及个人，已另行记录" if question.asked.is_apart else question.asked.text or "（内容待补）"

    def _owed(self) -> list[QuestionState]:
        found = (self.host.desk.record.question(name) for name in self.owed)
        return [question for question in found if question]

    def _item(self, name: str) -> RectificationState:
        return next(item for item in self.view.look_back if item.id == name)

    def _spoken(self, item: RectificationState) -> bool:
        return any(statement.meeting == self.view.meeting.id for statement in item.statements)

    @property
    def _today(self) -> date:
        return self.host.desk.today()

    def _lit(self, item: RectificationState) -> Lit:
        completed_on = item.completed.completed_on if item.completed else None
        return rectification_light(item.status, item.due_on, completed_on, self._today, self.view.deadlines.yellow_days)

    def _late(self, question: QuestionState) -> Lit:
        if question.status == "answered":
            return Lit("green", "已答复")
        return rectification_light("promised", question.due_on, None, self._today, self.view.deadlines.yellow_days)


def _statement_row(statement: Statement) -> Row:
    if statement.left_out_reason:
        return said(f"这次不念：{statement.left_out_reason}", ALARM)
    return said(f"群众异议：{statement.objection}", ALARM) if statement.objection else said("已念给大家听", STRONG)
