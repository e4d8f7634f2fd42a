"""宣读要点和散会: the key points read back, then the checklist: each point mended or passed over with a reason."""

from __future__ import annotations

from collections.abc import Sequence

from changzhang.domain.checklist import Check, room_checklist
from changzhang.domain.commands import AdjournMeeting, EnterStage, PassOverCheck
from changzhang.domain.contact_words import BODY_WORDS, OUTCOME_WORDS, outcome_of
from changzhang.domain.states import QuestionStatus
from changzhang.domain.template import StageKind
from changzhang.ui.dialogs.confirm import ConfirmDialog
from changzhang.ui.dialogs.head_count import HeadCountDialog
from changzhang.ui.dialogs.lines import promise_words, question_name, question_words
from changzhang.ui.dialogs.page import ALARM, LABEL, STRONG, Row, blank, field, said
from changzhang.ui.dialogs.pick import PickDialog
from changzhang.ui.dialogs.reason import ReasonDialog
from changzhang.ui.stages.appraisal import rate_words
from changzhang.ui.stages.paged import PagedStage

_STAGE_OF: dict[str, StageKind] = {
    "look_back": "look_back",
    "unread_lines": "reading",
    "open_questions": "questions",
    "owed_questions": "questions",
    "promises": "promises",
    "appraisal": "appraisal",
}
_REASONS = ("时间不够，会后补办", "条件不具备", "群众同意不办")
_ANSWERS: dict[QuestionStatus, str] = {
    "open": "没有答复",
    "answered": "已答复",
    "deferred": "限时答复",
    "referred": "转办",
    "withdrawn": "提问人撤回",
    "joined": "并入另一问",
}


class ClosingStage(PagedStage):
    """Ends the room's part of the meeting. After 散会 the meeting screen shows 整理, with the code first."""

    def rows(self) -> list[Row]:
        """What is owed, then the key points, then the words of the chair."""
        return [*self._checks(), blank(), *self._points(), blank(), *self.script()]

    def actions(self) -> Sequence[tuple[str, str]]:
        """A point each, and 散会."""
        return (*((check.id, check.title) for check in self._open()), ("adjourn", "散会"))

    def run(self, act: str) -> None:
        """Mend a point, pass it over, or end the meeting."""
        if act == "adjourn":
            self._adjourn()
            return
        check = next(check for check in self._open() if check.id == act)
        options = [("mend", "现在补上"), ("pass", "写理由跳过")]
        dialog = PickDialog(check.title, options, prompt=check.words)
        self.app.push_screen(dialog, lambda way: self._settle(check, way))

    def go_on(self) -> None:
        """This is the last stage: the key says what to press."""
        place = len(self.actions())
        waiting = len(self._open())
        self.host.say(f"还有{waiting}项没有落实，按数字处理" if waiting else f"都落实了，按{place}散会")

    def _settle(self, check: Check, way: str | None) -> None:
        if way == "mend":
            self._mend(check)
        elif way == "pass":
            self.ask_for(
                ReasonDialog(f"跳过“{check.title}”", check.words, _REASONS),
                lambda why: PassOverCheck(meeting=self.view.meeting.id, check=check.id, reason=why),
            )

    def _mend(self, check: Check) -> None:
        if check.id == "head_count":
            self.ask(HeadCountDialog(self.view, "count"))
            return
        kind = _STAGE_OF[check.id]
        stages = [stage for stage in self.view.template.stages if stage.kind == kind]
        if check.id == "unread_lines":
            stages = [stage for stage in stages if self.view.unread(stage.side)] or stages
        self.commit(EnterStage(meeting=self.view.meeting.id, stage=stages[0].id, expected_stage=self.view.meeting.stage))

    def _adjourn(self) -> None:
        waiting = self._open()
        if waiting:
            self.host.say(f"还有{len(waiting)}项没有落实，先按数字处理")
            return
        dialog = ConfirmDialog("散会", "现在散会吗？散会后会上的事不能再记。", yes="散会", no="先不散")
        self.app.push_screen(dialog, lambda is_sure: self.commit(AdjournMeeting(meeting=self.view.meeting.id) if is_sure else None))

    def _open(self) -> list[Check]:
        return [check for check in room_checklist(self.view) if not check.is_settled]

    def _checks(self) -> list[Row]:
        rows = [said("散会前要落实的：", STRONG)]
        for check in room_checklist(self.view):
            mark, style = ("好 ", "") if check.is_met else ("跳过 ", LABEL) if check.reason else ("没好 ", ALARM)
            reason = f"（跳过：{check.reason}）" if check.reason and not check.is_met else ""
            rows.append(said(f"{mark}{check.title}：{check.words}{reason}", style, hang=3))
        return rows

    def _points(self) -> list[Row]:
        rows = [said(f"要点，念给大家听：提问{len(self.view.questions)}问，承诺整改{len(self.view.promises)}项", STRONG)]
        heard = [question for question in self.view.owed if self.view.meeting.id in question.heard_in]
        for question in (*heard, *self.view.questions):
            rows.append(said(f"{question_name(self.view, question)} {question_words(question)}——{_ANSWERS[question.status]}", hang=2))
            if question.status == "answered" and question.answer and question.answer.text:
                rows.append(field("答", question.answer.text))
        rows += [said(f"{item.id} {promise_words(self.view, item)}", hang=2) for item in self.view.promises]
        for done in self.view.meeting.votes:
            vote = done.event
            count = f"赞成{vote.yes}、反对{vote.no}、弃权{vote.abstain}：{OUTCOME_WORDS[outcome_of(vote)]}"
            rows.append(field(BODY_WORDS[vote.body], f"{vote.matter}，{count}"))
        counted = self.view.meeting.appraisal
        return rows + ([field("评议", rate_words(counted))] if counted else [])
