"""What a meeting still owes before it may end: the room's points before 散会, the clerk's before 封存."""

from __future__ import annotations

import msgspec

from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.states import QuestionState


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """One point. ``words`` says how it stands; ``reason`` is why it was passed over, if it was."""

    id: str
    title: str
    words: str
    is_met: bool
    reason: str = ""

    @property
    def is_settled(self) -> bool:
        """Whether nothing more is asked about it."""
        return self.is_met or bool(self.reason)


def room_checklist(view: MeetingView) -> tuple[Check, ...]:
    """What needs the room: head count, look-back, unread lines, questions without answer or date, promises, appraisal."""
    kinds = {stage.kind for stage in view.template.stages}
    checks = [_head_count(view)]
    if "look_back" in kinds:
        checks.append(_look_back(view))
    if "reading" in kinds:
        checks.append(_unread(view))
    checks += [_open_questions(view), *_owed_questions(view), _unagreed(view)]
    if "appraisal" in kinds:
        checks.append(_appraisal(view))
    return tuple(_passed_over(view, check) for check in checks)


def seal_checklist(view: MeetingView) -> tuple[Check, ...]:
    """What must be supplied before the seal: words of questions and gists of answers that are 待补."""
    pending = [question for question in view.questions if question.asked.is_pending]
    gists = [question for question in view.questions if question.answer and question.answer.is_pending]
    owed = [each.id for each in view.owed if each.answer and each.answer.is_pending and each.answer.meeting == view.meeting.id]
    words = "；".join(part for part in (_numbers(gists, "要点待补"), f"{'、'.join(owed)}要点待补" if owed else "") if part)
    return (
        Check(id="pending_questions", title="提问内容", words=_numbers(pending, "待补") or "齐全", is_met=not pending),
        Check(id="pending_answers", title="答复要点", words=words or "齐全", is_met=not words),
    )


def _passed_over(view: MeetingView, check: Check) -> Check:
    return msgspec.structs.replace(check, reason=view.meeting.passed_over.get(check.id, ""))


def _head_count(view: MeetingView) -> Check:
    present = view.meeting.present
    return Check(id="head_count", title="到会人数", words=f"到会{present}人" if present else "还没有清点", is_met=present > 0)


def _look_back(view: MeetingView) -> Check:
    waiting = [item for item in view.look_back if not any(each.meeting == view.meeting.id for each in item.statements)]
    words = f"还有{len(waiting)}项没有回头看" if waiting else f"{len(view.look_back)}项都已回头看" if view.look_back else "没有往期整改事项"
    return Check(id="look_back", title="上期回头看", words=words, is_met=not waiting)


def _unread(view: MeetingView) -> Check:
    unread = view.unread()
    numbers = "、".join(str(planned.line.line_no) for planned in unread[:12])
    words = f"还有{len(unread)}笔没念：第{numbers}{'等' if len(unread) > 12 else ''}笔" if unread else f"{len(view.plan.lines)}笔全部念完"
    return Check(id="unread_lines", title="逐笔宣读", words=words, is_met=not unread)


def _open_questions(view: MeetingView) -> Check:
    waiting = [question for question in view.questions if question.status == "open" and view.fix_of(question.id) is None]
    words = _numbers(waiting, "没有答复也没有期限") or f"{len(view.questions)}问都有着落"
    return Check(id="open_questions", title="群众提问", words=words, is_met=not waiting)


def _owed_questions(view: MeetingView) -> list[Check]:
    """What was carried over; no point of the list when nothing was."""
    if not view.owed:
        return []
    waiting = [each.id for each in view.owed if each.is_owed and view.meeting.id not in each.heard_in and view.fix_of(each.id) is None]
    words = f"还有{len(waiting)}问没有答复也没有新的期限：{'、'.join(waiting)}" if waiting else f"{len(view.owed)}问都有着落"
    return [Check(id="owed_questions", title="往期和会前提问", words=words, is_met=not waiting)]


def _unagreed(view: MeetingView) -> Check:
    waiting = [item for item in view.promises if not item.promised.is_agreed]
    words = f"{len(waiting)}项待本人确认，会后发确认单" if waiting else f"{len(view.promises)}项都有责任人和期限"
    return Check(id="promises", title="承诺整改", words=words, is_met=True)


def _appraisal(view: MeetingView) -> Check:
    counted = view.meeting.appraisal
    words = f"满意{counted.satisfied}、基本满意{counted.mostly_satisfied}、不满意{counted.dissatisfied}" if counted else "还没有评议"
    return Check(id="appraisal", title="群众评议", words=words, is_met=counted is not None)


def _numbers(questions: list[QuestionState], words: str) -> str:
    numbers = "、".join(str(question.asked.number) for question in questions)
    return f"第{numbers}问{words}" if questions else ""
