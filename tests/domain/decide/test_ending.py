"""散会 and 封存, what follows a sealed meeting, and papers put on record."""

from __future__ import annotations

from typing import Any

import pytest

from changzhang.domain import refusals
from changzhang.domain import refusals_question as rq
from changzhang.domain.commands.meeting import AdjournMeeting, CorrectEntry, RecordExport, SealMeeting
from changzhang.domain.events.entry import EntryCorrected, EntryReworded, PaperExported
from changzhang.domain.events.meeting import AppraisalCounted, CheckPassedOver, LineRead, MeetingAdjourned, MeetingSealed
from changzhang.domain.events.question import QuestionAnswered, QuestionDeferred
from changzhang.domain.events.rectification import RectificationStated
from tests.domain.given_when_then import (
    ADJOURNED,
    COUNTED,
    HELD_ON,
    IN_BOOK,
    MEETING,
    OPEN,
    Q1,
    R1,
    R2,
    SEALED,
    M,
    asked,
    check,
    decided,
    line,
    promised,
)

READ = [(M, LineRead(line=line(number))) for number in (1, 2, 3)]
VOTED = (M, AppraisalCounted(satisfied=8, mostly_satisfied=1, dissatisfied=0, abstain=1, present=10))
SETTLED = [*COUNTED, *READ, VOTED]
ADJOURN = [(M, MeetingAdjourned(present=10))]
EARLIER = (R1, promised(meeting="reading-2026-09"))


@pytest.mark.parametrize(
    ("given", "then"),
    [
        (SETTLED, ADJOURN),
        ([*COUNTED, *READ], refusals.ChecklistOpen),
        ([*COUNTED, *READ, (M, CheckPassedOver(check="appraisal", reason="天黑了"))], ADJOURN),
        ([*COUNTED, VOTED], refusals.ChecklistOpen),
        ([*COUNTED, VOTED, (M, CheckPassedOver(check="unread_lines", reason="下次再念"))], ADJOURN),
        ([*SETTLED, (Q1, asked())], refusals.ChecklistOpen),
        ([*SETTLED, (Q1, asked()), (Q1, QuestionAnswered(text="五百八"))], ADJOURN),
        ([*SETTLED, (Q1, asked()), (Q1, QuestionDeferred(owner="韩小军", due_on=HELD_ON))], ADJOURN),
        ([*SETTLED, EARLIER], refusals.ChecklistOpen),
        ([*SETTLED, EARLIER, (R1, RectificationStated(meeting=MEETING))], ADJOURN),
        (OPEN, refusals.ChecklistOpen),
        (ADJOURNED, refusals.RoomClosed),
        (IN_BOOK, refusals.MeetingUnknown),
    ],
)
def test_adjourn(given: Any, then: Any) -> None:
    check(given, AdjournMeeting(meeting=MEETING), then)


def test_what_is_open_is_named() -> None:
    with pytest.raises(refusals.ChecklistOpen) as caught:
        decided(OPEN, AdjournMeeting(meeting=MEETING))
    assert caught.value.where == "还没有清点；还有3笔没念：第1、2、3笔；还没有评议"


def test_nothing_ends_without_its_template() -> None:
    check(SETTLED, AdjournMeeting(meeting=MEETING), refusals.StageUnknown, template=None)


@pytest.mark.parametrize(
    ("given", "then"),
    [
        (ADJOURNED, [(M, MeetingSealed(record_count=3, first_seq=2, last_seq=4))]),
        (SEALED, "会议已经封存"),
        (OPEN, refusals.NotYetAdjourned),
        (IN_BOOK, refusals.MeetingUnknown),
        ([*OPEN, (Q1, asked("")), *ADJOURN], refusals.StillPending),
        ([*OPEN, (Q1, asked()), (Q1, QuestionAnswered(is_pending=True)), *ADJOURN], refusals.StillPending),
        (
            [*OPEN, (Q1, asked("")), *ADJOURN, (Q1, EntryReworded(seq=4, field="text", text="单价？"))],
            [(M, MeetingSealed(record_count=5, first_seq=2, last_seq=6))],
        ),
        (
            [*OPEN, (R1, promised()), ("rectification/R2026-002", promised(meeting="别的")), *ADJOURN],
            [(M, MeetingSealed(record_count=4, first_seq=2, last_seq=6))],
        ),
        (
            [*OPEN, (R2, promised(meeting="别的")), (R2, RectificationStated(meeting=MEETING)), *ADJOURN],
            [(M, MeetingSealed(record_count=4, first_seq=2, last_seq=6))],
        ),
    ],
)
def test_seal(given: Any, then: Any) -> None:
    check(given, SealMeeting(meeting=MEETING), then)


CORRECTION = {"seq": 3, "was": "66元", "now": "68元", "reason": "听错"}
CORRECTED = EntryCorrected(seq=3, number=1, was="66元", now="68元", reason="听错")


@pytest.mark.parametrize(
    ("given", "changes", "then"),
    [
        (SEALED, {}, [(M, CORRECTED)]),
        ([*SEALED, (M, CORRECTED)], {}, [(M, EntryCorrected(seq=3, number=2, was="66元", now="68元", reason="听错"))]),
        (SEALED, {"reason": " "}, refusals.ReasonMissing),
        (SEALED, {"now": " "}, refusals.TextMissing),
        (SEALED, {"now": " 66元"}, rq.NothingCorrected),
        (SEALED, {"seq": 1}, rq.CorrectionElsewhere),
        (SEALED, {"seq": 99}, rq.CorrectionElsewhere),
        (ADJOURNED, {}, refusals.NotYetAdjourned),
        (IN_BOOK, {}, refusals.MeetingUnknown),
    ],
)
def test_correct(given: Any, changes: dict[str, Any], then: Any) -> None:
    check(given, CorrectEntry(meeting=MEETING, **(CORRECTION | changes)), then)


PAPER = {"paper": "minutes", "file_name": "会议记录.docx", "sha256": "a", "text_sha256": "b", "is_draft": False}


@pytest.mark.parametrize(
    ("given", "then"), [(OPEN, [(M, PaperExported(**PAPER))]), (SEALED, [(M, PaperExported(**PAPER))]), (IN_BOOK, refusals.MeetingUnknown)]
)
def test_export(given: Any, then: Any) -> None:
    check(given, RecordExport(meeting=MEETING, **PAPER), then)
