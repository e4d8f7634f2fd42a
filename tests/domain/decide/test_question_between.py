"""Questions between meetings, and in a meeting they were not asked in: assigned, prepared, joined, handed up, told, answered."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from changzhang.domain import refusals
from changzhang.domain import refusals_question as rq
from changzhang.domain import refusals_rectification as no
from changzhang.domain.commands import question as cmd
from changzhang.domain.commands.meeting import RewordEntry, SealMeeting
from changzhang.domain.events import question as ev
from changzhang.domain.events.entry import EntryReworded
from changzhang.domain.events.meeting import AppraisalCounted, MeetingAdjourned, MeetingSealed
from tests.domain.given_when_then import COUNTED, IN_BOOK, MEETING, OPEN, Q1, Q2, THREE_DAYS, M, asked, check, opened_event, record

BOX = (Q1, ev.QuestionAsked(text="路灯几时修？", channel="box", asker=ev.Asker(name="高登科", group="二组")))
HOTLINE = (Q2, ev.QuestionAsked(text="灯不亮", channel="hotline"))
APART = (Q1, ev.QuestionAsked(text="某某拿了钱", channel="box", is_apart=True))
JOINED = [BOX, HOTLINE, [(Q2, ev.QuestionJoined(into="Q2026-001")), (Q1, ev.QuestionSeconded(joined="Q2026-002"))]]
LATE = (Q1, ev.QuestionDeferred(owner="何永年", due_on=date(2026, 11, 7)))
REPLIED = (Q1, ev.QuestionAnswered(text="修好了", mode="reply"))
THREE_DAYS_ON = "从11月16日（周一）起第3个工作日，11月18日（周三）"
# A question of an earlier meeting, sealed with the question left open.
EARLIER = [*OPEN, (Q1, asked()), (M, MeetingAdjourned(present=3)), (M, MeetingSealed(record_count=3, first_seq=2, last_seq=4))]
NEXT_ID = "qa-2026Q4"
NEXT = f"meeting/{NEXT_ID}"


def in_next(acts: list[Any]) -> list[Any]:
    """The acts, and a 答疑会 opened after them."""
    return [*acts, (NEXT, opened_event(kind="qa", template_id="quarterly_qa", ledgers=()))]


@pytest.mark.parametrize(
    ("given", "when", "then"),
    [
        ([BOX], {"owner": " 何永年 "}, ev.QuestionAssigned(owner="何永年")),
        (
            [BOX],
            {"owner": "何永年", "term": THREE_DAYS},
            ev.QuestionAssigned(owner="何永年", due_on=date(2026, 11, 18), reckoning=THREE_DAYS_ON),
        ),
        ([BOX], {"owner": "何永年", "due_on": date(2026, 11, 1)}, refusals.DueTooEarly),
        ([BOX], {"owner": " "}, refusals.OwnerMissing),
        ([BOX], {"owner": "高登科"}, refusals.OwnerIsAsker),
        ([APART], {"owner": "何永年"}, rq.ApartIsReferred),
        ([], {"owner": "何永年"}, refusals.QuestionUnknown),
    ],
)
def test_assign(given: Any, when: dict[str, Any], then: Any) -> None:
    check(given, cmd.AssignQuestion(question="Q2026-001", **when), then if isinstance(then, type) else [(Q1, then)])


@pytest.mark.parametrize(
    ("given", "when", "then"),
    [
        ([], {"owner": " 何永年 "}, [ev.QuestionAssigned(owner="何永年")]),
        ([], {"prepared": " 先说合同 "}, [ev.QuestionPrepared(text="先说合同")]),
        (
            [],
            {"owner": "何永年", "term": THREE_DAYS, "prepared": "先说"},
            [ev.QuestionAssigned(owner="何永年", due_on=date(2026, 11, 18), reckoning=THREE_DAYS_ON), ev.QuestionPrepared(text="先说")],
        ),
        ([], {"owner": "高登科"}, refusals.OwnerIsAsker),
        ([], {"owner": "何永年", "is_apart": True}, rq.ApartIsReferred),
        ([], {"prepared": "先说", "is_apart": True}, rq.ApartIsReferred),
        ([], {"owner": "何永年", "due_on": date(2026, 11, 1)}, refusals.DueTooEarly),
    ],
)
def test_ask_hand_out_and_prepare_in_one_act(given: Any, when: dict[str, Any], then: Any) -> None:
    command = cmd.AskQuestion(text="路灯几时修？", channel="box", asker=BOX[1].asker, **when)
    check(given, command, then if isinstance(then, type) else [BOX, *((Q1, event) for event in then)])


@pytest.mark.parametrize(
    ("given", "text", "then"),
    [
        ([BOX], " 先说合同 ", [(Q1, ev.QuestionPrepared(text="先说合同"))]),
        ([BOX, (Q1, ev.QuestionPrepared(text="先说合同"))], "先说合同", "准备的答复没有变化"),
        ([BOX], " ", refusals.TextMissing),
        ([APART], "先说合同", rq.ApartIsReferred),
    ],
)
def test_prepare(given: Any, text: str, then: Any) -> None:
    check(given, cmd.PrepareAnswer(question="Q2026-001", text=text), then)


@pytest.mark.parametrize(
    ("given", "then"),
    [
        ([BOX, HOTLINE], JOINED[2]),
        (JOINED, rq.AnsweredWithAnother),
        ([BOX, HOTLINE, (Q2, ev.QuestionAnswered(text="好"))], rq.NotJoinable),
        ([BOX, HOTLINE, (Q1, ev.QuestionWithdrawnByAsker(goes_on=False))], rq.NotJoinable),
        ([APART, HOTLINE], rq.ApartIsReferred),
        ([BOX], refusals.QuestionUnknown),
    ],
)
def test_join(given: Any, then: Any) -> None:
    check(given, cmd.JoinQuestion(question="Q2026-002", into="Q2026-001"), then)


def test_no_question_is_joined_into_itself_nor_one_that_has_repeats_of_its_own() -> None:
    check([BOX], cmd.JoinQuestion(question="Q2026-001", into="Q2026-001"), rq.NotJoinable)
    third = ("question/Q2026-003", msgspec.structs.replace(HOTLINE[1], text="又问"))
    check([*JOINED, third], cmd.JoinQuestion(question="Q2026-001", into="Q2026-003"), rq.NotJoinable)


def test_what_was_joined_is_one_voice_more_and_is_answered_there() -> None:
    folded = record(JOINED)
    one, two = folded.question("Q2026-001"), folded.question("Q2026-002")
    assert one is not None
    assert two is not None
    assert (one.seconded, one.joined, one.status) == (1, ("Q2026-002",), "open")
    assert (two.status, two.joined_into, two.is_owed) == ("joined", "Q2026-001", False)
    check(JOINED, cmd.AnswerQuestion(question="Q2026-002", text="好"), rq.AnsweredWithAnother)
    check(JOINED, cmd.DeferQuestion(question="Q2026-002", owner="何永年", term=THREE_DAYS), rq.AnsweredWithAnother)


@pytest.mark.parametrize(
    ("given", "when", "then"),
    [
        ([BOX, LATE], {}, ev.QuestionEscalated(to="supervision_committee", reason="没人答", overdue_days=8)),
        (
            [BOX, LATE],
            {"to": "county", "receiver": "县局"},
            ev.QuestionEscalated(to="county", receiver="县局", reason="没人答", overdue_days=8),
        ),
        (
            [BOX, LATE, (Q1, ev.QuestionEscalated(to="party_branch", reason="拖", overdue_days=8))],
            {},
            ev.QuestionEscalated(to="town_station", reason="没人答", overdue_days=8),
        ),
        ([BOX, LATE, (Q1, ev.QuestionEscalated(to="county", reason="拖", overdue_days=8))], {}, rq.LadderEnded),
        ([BOX, (Q1, ev.QuestionDeferred(owner="何永年", due_on=date(2026, 11, 8)))], {}, rq.NotYetOverdue),
        ([BOX, LATE, REPLIED], {}, rq.NotYetOverdue),
        ([BOX], {}, rq.NotYetOverdue),
        ([BOX, LATE], {"reason": " "}, refusals.ReasonMissing),
    ],
)
def test_escalate(given: Any, when: dict[str, Any], then: Any) -> None:
    command = cmd.EscalateQuestion(question="Q2026-001", **({"reason": "没人答"} | when))
    check(given, command, then if isinstance(then, type) else [(Q1, then)])


@pytest.mark.parametrize(
    ("given", "on", "then"),
    [
        ([BOX, REPLIED], None, ev.QuestionAskerInformed(way="phone", informed_on=date(2026, 11, 15), note="知道了")),
        ([BOX, REPLIED], date(2026, 11, 14), ev.QuestionAskerInformed(way="phone", informed_on=date(2026, 11, 14), note="知道了")),
        ([BOX, REPLIED], date(2026, 11, 16), no.DateAhead),
        ([BOX], None, refusals.QuestionNotAnswered),
    ],
)
def test_inform(given: Any, on: date | None, then: Any) -> None:
    command = cmd.InformQuestionAsker(question="Q2026-001", way="phone", informed_on=on, note=" 知道了 ")
    check(given, command, then if isinstance(then, type) else [(Q1, then)])


@pytest.mark.parametrize(
    ("given", "when", "then"),
    [
        # Between meetings an answer is a reply and needs its words.
        ([BOX], {"text": "修"}, ev.QuestionAnswered(text="修", mode="reply")),
        ([BOX], {"text": " "}, refusals.TextMissing),
        (EARLIER, {"text": "修"}, ev.QuestionAnswered(text="修", mode="reply")),
        # In a meeting it was not asked in, an answer says which.
        ([*OPEN, BOX], {"text": "修"}, ev.QuestionAnswered(text="修", meeting=MEETING)),
        ([*OPEN, BOX], {"text": ""}, ev.QuestionAnswered(is_pending=True, meeting=MEETING)),
        ([*OPEN, BOX, LATE], {"text": "修"}, ev.QuestionAnswered(text="修", mode="reply", meeting=MEETING)),
        (in_next(EARLIER), {"text": "修"}, ev.QuestionAnswered(text="修", meeting=NEXT_ID)),
    ],
)
def test_an_answer_to_a_question_of_another_time(given: Any, when: dict[str, Any], then: Any) -> None:
    check(given, cmd.AnswerQuestion(question="Q2026-001", **when), then if isinstance(then, type) else [(Q1, then)])


def test_a_time_limit_a_referral_and_a_rating_say_in_which_meeting_too() -> None:
    given = in_next(EARLIER)
    limit = ev.QuestionDeferred(owner="何永年", due_on=date(2026, 11, 18), reckoning=THREE_DAYS_ON, meeting=NEXT_ID)
    check(given, cmd.DeferQuestion(question="Q2026-001", owner="何永年", term=THREE_DAYS), [(Q1, limit)])
    check(given, cmd.ReferQuestion(question="Q2026-001", to="镇"), [(Q1, ev.QuestionReferred(to="镇", meeting=NEXT_ID))])
    answered = [*given, (Q1, ev.QuestionAnswered(text="修", meeting=NEXT_ID))]
    check(
        answered, cmd.RateQuestion(question="Q2026-001", rating="satisfied"), [(Q1, ev.QuestionRated(rating="satisfied", meeting=NEXT_ID))]
    )
    check(given, cmd.SecondQuestion(question="Q2026-001"), [(Q1, ev.QuestionSeconded())])


@pytest.mark.parametrize(
    ("teller", "then"),
    [
        (
            " 宋玉洁 ",
            ev.QuestionDeferred(
                owner="何永年", due_on=date(2026, 11, 18), reckoning=THREE_DAYS_ON, is_owner_absent=True, passed_on_by="宋玉洁"
            ),
        ),
        (" ", refusals.TextMissing),
    ],
)
def test_an_absent_owner_is_told_by_somebody(teller: str, then: Any) -> None:
    command = cmd.DeferQuestion(question="Q2026-001", owner="何永年", term=THREE_DAYS, is_owner_absent=True, passed_on_by=teller)
    check([*OPEN, (Q1, asked())], command, then if isinstance(then, type) else [(Q1, then)])


SAID = (Q1, ev.QuestionAnswered(text="修", meeting=MEETING))
VOTED = (M, AppraisalCounted(satisfied=8, mostly_satisfied=1, dissatisfied=0, abstain=1, present=10))


def test_what_a_meeting_said_of_them_is_counted_at_its_seal() -> None:
    given = [*IN_BOOK, BOX, *COUNTED[1:], SAID, VOTED, (M, MeetingAdjourned(present=10))]
    # Opening, its stage, head count, the answer, the vote and 散会; asking it was not this meeting's.
    check(given, SealMeeting(meeting=MEETING), [(M, MeetingSealed(record_count=6, first_seq=3, last_seq=8))])


def test_a_gist_owed_keeps_the_seal_waiting_and_may_be_supplied() -> None:
    pending = (Q1, ev.QuestionAnswered(is_pending=True, meeting=MEETING))
    given = [*IN_BOOK, BOX, *OPEN[1:], pending, (M, MeetingAdjourned(present=10))]
    check(given, SealMeeting(meeting=MEETING), refusals.StillPending)
    supply = RewordEntry(seq=5, field="text", text="月底修")
    check(given, supply, [(Q1, EntryReworded(seq=5, field="text", text="月底修"))])
    later = [*in_next(EARLIER), (Q1, ev.QuestionAnswered(text="修", meeting=NEXT_ID))]
    check(later, RewordEntry(seq=8, field="text", text="已修"), [(Q1, EntryReworded(seq=8, field="text", text="已修"))])


def test_a_prepared_answer_is_kept_in_the_state_alone() -> None:
    state = record([BOX, (Q1, ev.QuestionPrepared(text="先说合同"))]).question("Q2026-001")
    assert state is not None
    assert (state.prepared, state.answers, state.status) == ("先说合同", (), "open")
    assert record(IN_BOOK).question("Q2026-001") is None
