"""What is taken back, with what was built on it, and what is reworded before the seal."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from changzhang.domain import refusals
from changzhang.domain.commands.meeting import RewordEntry, WithdrawAct
from changzhang.domain.decide import dependents, is_live
from changzhang.domain.events.book import BookCreated, CalendarAdopted, SettingsAdopted
from changzhang.domain.events.entry import EntryReworded, PaperExported
from changzhang.domain.events.ledger import LedgerCorrected, LedgerExplained
from changzhang.domain.events.meeting import LineRead, MeetingAdjourned, MeetingSealed, NoteTaken, StageEntered
from changzhang.domain.events.question import QuestionAnswered, QuestionDeferred, QuestionRated
from changzhang.domain.events.rectification import RectificationProgressed, RectificationStated
from changzhang.domain.ledger import LedgerKey
from tests.domain.given_when_then import (
    ACCEPTED,
    HELD_ON,
    IN_BOOK,
    KEY,
    MEETING,
    OPEN,
    Q1,
    Q2,
    R1,
    R2,
    M,
    asked,
    check,
    line,
    opened_event,
    promised,
    record,
    withdrawn,
)

ASKED = [*OPEN, (Q1, asked())]  # act 4
ANSWERED = [*ASKED, (Q1, QuestionAnswered(text="五百八"))]  # act 5
BUILT = [*ANSWERED, (R1, promised(question="Q2026-001")), (R1, RectificationProgressed(text="在办"))]  # acts 6, 7
READ = [*OPEN, (M, LineRead(line=line(2)))]  # act 4
END = (M, MeetingAdjourned(present=1))


def withdraw(act: int, *expected: int, reason: str = "按错") -> WithdrawAct:
    return WithdrawAct(act=act, reason=reason, expected_acts=expected)


@pytest.mark.parametrize(
    ("given", "when", "then"),
    [
        (READ, withdraw(4), [withdrawn(M, 4)]),
        (READ, withdraw(4, 4), [withdrawn(M, 4)]),
        (READ, withdraw(4, reason=" 听错 "), [withdrawn(M, 4, "听错")]),
        (READ, withdraw(4, reason=" "), refusals.ReasonMissing),
        (READ, withdraw(9), refusals.NothingToWithdraw),
        (READ, withdraw(3), refusals.NothingToWithdraw),
        ([*READ, withdrawn(M, 4)], withdraw(4), refusals.NothingToWithdraw),
        ([*READ, withdrawn(M, 4)], withdraw(5), [withdrawn(M, 5)]),
        ([*READ, withdrawn(M, 4), withdrawn(M, 5)], withdraw(4), [withdrawn(M, 4)]),
        (ASKED, withdraw(4), [withdrawn(Q1, 4)]),
        (ANSWERED, withdraw(4), refusals.WithdrawalGrew),
        (ANSWERED, withdraw(4, 4), refusals.WithdrawalGrew),
        (ANSWERED, withdraw(4, 4, 5, 6), refusals.WithdrawalGrew),
        (ANSWERED, withdraw(4, 5, 4), [withdrawn(Q1, 4), withdrawn(Q1, 5)]),
        (ANSWERED, withdraw(5), [withdrawn(Q1, 5)]),
        (BUILT, withdraw(4, 4, 5, 6, 7), [withdrawn(Q1, 4), withdrawn(Q1, 5), withdrawn(R1, 6), withdrawn(R1, 7)]),
        ([*BUILT, withdrawn(R1, 7)], withdraw(4, 4, 5, 6), [withdrawn(Q1, 4), withdrawn(Q1, 5), withdrawn(R1, 6)]),
        (OPEN, withdraw(2), [withdrawn(M, 2)]),
    ],
)
def test_withdraw(given: Any, when: WithdrawAct, then: Any) -> None:
    check(given, when, then)


def test_an_act_over_two_streams_is_taken_back_in_both() -> None:
    both = [*ASKED, [(Q1, QuestionRated(rating="dissatisfied")), (Q1, QuestionDeferred(owner="村务监督委员会", due_on=HELD_ON))]]
    check(both, withdraw(5), [withdrawn(Q1, 5)])
    across = [*OPEN, [(M, NoteTaken(text="记")), (Q1, asked())]]
    check(across, withdraw(4), [withdrawn(M, 4), withdrawn(Q1, 4)])


NOVEMBER = LedgerKey("village_committee", "all", "2026-11")
CORRECTED = LedgerCorrected(
    key=KEY, replaces=1, file_name="10月.xlsx", file_sha256="9", ledger_sha256="2", line_count=3, income_fen=0, expense_fen=0
)


@pytest.mark.parametrize(
    "event",
    [
        ("book", BookCreated(book_id="b", village="小山村", town="八里镇")),
        ("book", SettingsAdopted(name="village.toml", sha256="1")),
        ("book", CalendarAdopted()),
        (NOVEMBER.stream, msgspec.structs.replace(ACCEPTED, key=NOVEMBER)),
        (KEY.stream, CORRECTED),
        (KEY.stream, LedgerExplained(ledger_seq=1, text="漏记")),
        (M, MeetingAdjourned(present=1)),
        (M, MeetingSealed(record_count=1, first_seq=2, last_seq=3)),
        (M, PaperExported(paper="minutes", file_name="会议记录.docx", sha256="a", text_sha256="b", is_draft=False)),
    ],
)
def test_some_acts_are_mended_otherwise(event: Any) -> None:
    check([*OPEN, event], withdraw(4), refusals.NotWithdrawable)


def test_what_cannot_be_taken_back_is_said_before_what_would_go_with_it() -> None:
    check([*IN_BOOK, (KEY.stream, CORRECTED)], withdraw(1), refusals.NotWithdrawable)


def test_after_the_adjournment_only_what_came_after_it_is_taken_back() -> None:
    check([*READ, END], withdraw(4), refusals.RoomClosed)
    check([*ASKED, END], withdraw(4), refusals.RoomClosed)
    reworded = EntryReworded(seq=4, field="text", text="单价？")
    check([*ASKED, END, (Q1, reworded)], withdraw(6), [withdrawn(Q1, 6)])


def test_after_the_seal_nothing_of_the_meeting_is_taken_back() -> None:
    sealed = [*ASKED, (R1, promised()), END, (M, MeetingSealed(record_count=5, first_seq=2, last_seq=6))]
    check(sealed, withdraw(4), refusals.MeetingSealedAlready)
    check(sealed, withdraw(5), refusals.MeetingSealedAlready)
    check([*sealed, (R1, RectificationProgressed(text="在办"))], withdraw(8), [withdrawn(R1, 8)])


def test_a_meeting_goes_with_everything_in_it_and_every_look_back_it_took() -> None:
    earlier = (R2, promised(meeting="reading-2026-09"))  # act 2
    opening = [(M, opened_event()), (M, StageEntered(stage="sign_in"))]  # act 3
    given = [*IN_BOOK, earlier, opening, (Q1, asked()), (R1, promised()), (R2, RectificationStated(meeting=MEETING))]
    assert dependents(record(given), 3) == (3, 5, 6, 7)
    check(given, withdraw(3, 3, 5, 6, 7), [withdrawn(M, 3), withdrawn(Q1, 5), withdrawn(R1, 6), withdrawn(R2, 7)])


def test_a_question_from_the_box_goes_with_the_promise_made_about_it_in_a_meeting() -> None:
    given = [*OPEN, (Q1, asked(meeting=None, channel="box")), (R1, promised(question="Q2026-001"))]
    assert dependents(record(given), 4) == (4, 5)


def test_what_only_stands_beside_does_not_go_with_it() -> None:
    given = [*ASKED, (Q2, asked("另一问", number=2)), (R1, promised(question="Q2026-002"))]
    assert dependents(record(given), 4) == (4,)
    assert dependents(record(given), 5) == (5, 6)


def test_is_live() -> None:
    live = record([*READ, withdrawn(M, 4)])
    assert [is_live(live, act) for act in (1, 2, 4, 5, 6)] == [True, True, False, True, False]


@pytest.mark.parametrize(
    ("given", "seq", "field", "text", "then"),
    [
        (ASKED, 4, "text", " 单价？ ", [(Q1, EntryReworded(seq=4, field="text", text="单价？"))]),
        (ANSWERED, 5, "text", "五百六", [(Q1, EntryReworded(seq=5, field="text", text="五百六"))]),
        ([*OPEN, (M, NoteTaken(text="记"))], 4, "text", "改", [(M, EntryReworded(seq=4, field="text", text="改"))]),
        ([*OPEN, (R1, promised())], 4, "measure", "改", [(R1, EntryReworded(seq=4, field="measure", text="改"))]),
        ([*OPEN, (R1, promised())], 4, "problem", "改", [(R1, EntryReworded(seq=4, field="problem", text="改"))]),
        ([*ASKED, END], 4, "text", "单价？", [(Q1, EntryReworded(seq=4, field="text", text="单价？"))]),
        (ASKED, 4, "text", " ", refusals.TextMissing),
        (ASKED, 4, "number", "5", refusals.EntryNotRewordable),
        ([*OPEN, (R1, promised())], 4, "owner", "改", refusals.EntryNotRewordable),
        (READ, 4, "text", "改", refusals.EntryNotRewordable),
        (OPEN, 99, "text", "改", refusals.EntryNotRewordable),
        ([*ASKED, withdrawn(Q1, 4)], 4, "text", "改", refusals.EntryNotRewordable),
        ([*ASKED, END, (M, MeetingSealed(record_count=4, first_seq=2, last_seq=5))], 4, "text", "改", refusals.MeetingSealedAlready),
        (
            [*ANSWERED, END, (M, MeetingSealed(record_count=4, first_seq=2, last_seq=5))],
            5,
            "text",
            "改",
            refusals.MeetingSealedAlready,
        ),
        ([(Q1, asked(meeting=None, channel="box"))], 1, "text", "改", [(Q1, EntryReworded(seq=1, field="text", text="改"))]),
    ],
)
def test_reword(given: Any, seq: int, field: str, text: str, then: Any) -> None:
    check(given, RewordEntry(seq=seq, field=field, text=text), then)


ENDED = [END, (M, MeetingSealed(record_count=5, first_seq=2, last_seq=6))]


@pytest.mark.parametrize(
    ("after", "act", "then"),
    [
        ([], 5, None),
        ([END], 5, refusals.RoomClosed),
        (ENDED, 5, refusals.MeetingSealedAlready),
        # A reply that came after the seal is no part of the sealed meeting.
        ([*ENDED, (Q1, QuestionAnswered(text="六百", mode="reply"))], 8, None),
    ],
)
def test_what_was_answered_in_the_room_is_taken_back_only_there(after: list[Any], act: int, then: Any) -> None:
    given = [*OPEN, (Q1, asked()), (Q1, QuestionAnswered(text="五百八")), *after]
    check(given, WithdrawAct(act=act, reason="听错"), then or [withdrawn(Q1, act, "听错")])
