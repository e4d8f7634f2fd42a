"""What a meeting still owes before 散会 and before 封存, in words."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from changzhang.domain.checklist import Check, room_checklist, seal_checklist
from changzhang.domain.events.meeting import AppraisalCounted, CheckPassedOver, LineRead
from changzhang.domain.events.question import QuestionAnswered, QuestionDeferred, QuestionReferred, QuestionWithdrawnByAsker
from changzhang.domain.events.rectification import RectificationLeftOut, RectificationStated
from changzhang.domain.meeting_view import MeetingView, view_of
from changzhang.domain.template import SessionTemplate
from tests.domain.given_when_then import (
    COUNTED,
    DEADLINES,
    HELD_ON,
    MEETING,
    OPEN,
    Q1,
    Q2,
    R1,
    TEMPLATE,
    VILLAGE,
    M,
    asked,
    line,
    promised,
    record,
)


def view(acts: Any, template: SessionTemplate = TEMPLATE) -> MeetingView:
    folded = record(acts)
    meeting = folded.meeting(MEETING)
    assert meeting is not None
    return view_of(folded, meeting, village=VILLAGE, template=template, deadlines=DEADLINES)


def room(acts: Any, check: str) -> Check:
    return next(each for each in room_checklist(view(acts)) if each.id == check)


READ = [(M, LineRead(line=line(number))) for number in (1, 2, 3)]
EARLIER = (R1, promised(meeting="reading-2026-09"))
VOTES = AppraisalCounted(satisfied=8, mostly_satisfied=1, dissatisfied=0, abstain=1, present=10)


@pytest.mark.parametrize(
    ("acts", "check", "words", "is_met"),
    [
        (OPEN, "head_count", "还没有清点", False),
        (COUNTED, "head_count", "到会10人", True),
        (OPEN, "look_back", "没有往期整改事项", True),
        ([EARLIER], "look_back", "还有1项没有回头看", False),
        ([EARLIER, (R1, RectificationStated(meeting=MEETING))], "look_back", "1项都已回头看", True),
        ([EARLIER, (R1, RectificationLeftOut(meeting=MEETING, reason="住院"))], "look_back", "1项都已回头看", True),
        ([EARLIER, (R1, RectificationStated(meeting="别的"))], "look_back", "还有1项没有回头看", False),
        (OPEN, "unread_lines", "还有3笔没念：第1、2、3笔", False),
        (READ[:2], "unread_lines", "还有1笔没念：第3笔", False),
        (READ, "unread_lines", "3笔全部念完", True),
        (OPEN, "open_questions", "0问都有着落", True),
        ([(Q1, asked())], "open_questions", "第1问没有答复也没有期限", False),
        ([(Q1, asked()), (Q2, asked(number=2))], "open_questions", "第1、2问没有答复也没有期限", False),
        ([(Q1, asked()), (Q1, QuestionAnswered(is_pending=True))], "open_questions", "1问都有着落", True),
        ([(Q1, asked()), (Q1, QuestionDeferred(owner="韩", due_on=HELD_ON))], "open_questions", "1问都有着落", True),
        ([(Q1, asked()), (Q1, QuestionReferred(to="镇"))], "open_questions", "1问都有着落", True),
        ([(Q1, asked()), (R1, promised(question="Q2026-001"))], "open_questions", "1问都有着落", True),
        ([(Q1, asked()), (Q1, QuestionWithdrawnByAsker(goes_on=False))], "open_questions", "1问都有着落", True),
        ([(Q1, asked()), (Q1, QuestionWithdrawnByAsker())], "open_questions", "第1问没有答复也没有期限", False),
        ([(R1, promised())], "promises", "1项都有责任人和期限", True),
        ([(R1, promised(is_agreed=False))], "promises", "1项待本人确认，会后发确认单", True),
        (OPEN, "appraisal", "还没有评议", False),
        ([(M, VOTES)], "appraisal", "满意8、基本满意1、不满意0", True),
    ],
)
def test_the_rooms_points(acts: Any, check: str, words: str, is_met: bool) -> None:
    given = acts if acts and acts[: len(OPEN)] == OPEN else [*OPEN, *acts]
    found = room(given, check)
    assert (found.words, found.is_met, found.is_settled) == (words, is_met, is_met)


def test_a_point_passed_over_is_settled_and_keeps_its_reason() -> None:
    found = room([*OPEN, (M, CheckPassedOver(check="appraisal", reason="天黑了"))], "appraisal")
    assert (found.is_met, found.reason, found.is_settled) == (False, "天黑了", True)


def test_many_unread_lines_are_cut_short() -> None:
    found = view(OPEN)
    many = msgspec.structs.replace(found.plan, lines=found.plan.lines * 5)
    words = next(each.words for each in room_checklist(msgspec.structs.replace(found, plan=many)) if each.id == "unread_lines")
    assert words == "还有15笔没念：第1、2、3、1、2、3、1、2、3、1、2、3等笔"


def test_only_what_the_template_has_is_asked() -> None:
    bare = msgspec.structs.replace(TEMPLATE, stages=TEMPLATE.stages[:1])
    assert [check.id for check in room_checklist(view(OPEN, bare))] == ["head_count", "open_questions", "promises"]
    assert [check.id for check in room_checklist(view(OPEN))] == [
        "head_count",
        "look_back",
        "unread_lines",
        "open_questions",
        "promises",
        "appraisal",
    ]


@pytest.mark.parametrize(
    ("acts", "words"),
    [
        ([], ("齐全", "齐全")),
        ([(Q1, asked(""))], ("第1问待补", "齐全")),
        ([(Q1, asked()), (Q1, QuestionAnswered(is_pending=True))], ("齐全", "第1问要点待补")),
        ([(Q1, asked()), (Q1, QuestionAnswered(is_pending=True)), (Q1, QuestionAnswered(text="五百八"))], ("齐全", "齐全")),
    ],
)
def test_what_the_seal_waits_for(acts: Any, words: tuple[str, str]) -> None:
    checks = seal_checklist(view([*OPEN, *acts]))
    assert tuple(check.words for check in checks) == words
    assert [check.is_met for check in checks] == [word == "齐全" for word in words]
