"""The book, ledgers, questions and rectifications folded, event kind by event kind."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from changzhang.domain.events import question as q
from changzhang.domain.events import rectification as r
from changzhang.domain.events.book import BookCreated, CalendarAdopted, SettingsAdopted
from changzhang.domain.events.entry import EntryReworded
from changzhang.domain.events.ledger import LedgerCorrected, LedgerExplained
from changzhang.domain.ledger import LineRef
from changzhang.domain.meeting_view import versions_of
from changzhang.domain.read_marks import ReadMark, ReadMarks
from changzhang.domain.reading import read_mark
from changzhang.domain.states import Progress, QuestionState, RectificationState, Statement
from tests.domain.given_when_then import IN_BOOK, KEY, MEETING, OPEN, Q1, R1, asked, at, line, promised, record, withdrawn


def test_the_book() -> None:
    holidays = CalendarAdopted(off=(date(2026, 10, 1),))
    acts: Any = [
        ("book", BookCreated(book_id="b", village="小山村", town="八里镇")),
        ("book", SettingsAdopted(name="village.toml", sha256="1")),
        ("book", SettingsAdopted(name="a.toml", sha256="2")),
        ("book", SettingsAdopted(name="village.toml", sha256="3")),
        ("book", holidays),
    ]
    book = record(acts).book
    assert (book.book_id, book.village, book.town) == ("b", "小山村", "八里镇")
    assert (book.settings, book.calendar) == ({"village.toml": "3", "a.toml": "2"}, holidays)
    assert record([]).book.book_id == ""


def corrected(**changes: Any) -> LedgerCorrected:
    fields: dict[str, Any] = {
        "key": KEY,
        "replaces": 1,
        "file_name": "10月.xlsx",
        "file_sha256": "9",
        "ledger_sha256": "2",
        "line_count": 3,
    }
    return LedgerCorrected(**{**fields, "income_fen": 1, "expense_fen": 2, **changes})


def test_a_ledger_keeps_every_version() -> None:
    state = record([*IN_BOOK, (KEY.stream, corrected(mended_lines=(2,), meeting=MEETING, reason="程序读错"))]).ledger_state(KEY.stream)
    assert state is not None
    assert (state.key, [version.seq for version in state.versions]) == (KEY, [1, 2])
    first, second = state.versions
    assert (first.file_name, first.line_count, first.at, first.actor, first.mended_lines) == ("10月.xlsx", 3, at(1), "宋玉洁", ())
    assert (first.opening_fen, first.income_fen, first.expense_fen, first.closing_fen) == (100_000, 50_000, 30_000, 120_000)
    assert state.current == second
    assert (second.mended_lines, second.meeting, second.reason, second.income_fen) == ((2,), MEETING, "程序读错", 1)


def test_a_ledger_and_its_explanation() -> None:
    broken = (KEY.stream, corrected(issues=("E107_NOT_RECONCILED",)))
    state = record([*IN_BOOK, broken]).ledger_state(KEY.stream)
    assert state is not None
    assert state.current.needs_explanation
    explained = record([*IN_BOOK, broken, (KEY.stream, LedgerExplained(ledger_seq=2, text="漏记"))]).ledger_state(KEY.stream)
    assert explained is not None
    assert [version.explanation for version in explained.versions] == ["", "漏记"]
    assert not explained.current.needs_explanation


@pytest.mark.parametrize(
    ("changes", "needs"),
    [
        ({}, False),
        ({"reconciled": False}, True),
        ({"issues": ("W202",)}, False),
        ({"issues": ("E108_CHAIN_BREAK",)}, True),
        ({"reconciled": False, "explanation": "漏"}, False),
    ],
)
def test_what_needs_an_explanation(changes: dict[str, Any], needs: bool) -> None:
    state = record([(KEY.stream, corrected(**changes))]).ledger_state(KEY.stream)
    assert state is not None
    assert state.current.needs_explanation is needs


def test_a_meeting_knows_its_own_versions_only() -> None:
    mended = (KEY.stream, corrected(meeting=MEETING, mended_lines=(2,)))
    other = (KEY.stream, corrected(ledger_sha256="3", file_sha256="8"))
    folded = record([*OPEN, mended, other])
    meeting = folded.meeting(MEETING)
    assert meeting is not None
    assert [version.seq for version in versions_of(folded, meeting, KEY.stream, 1)] == [1, 4]
    assert versions_of(folded, meeting, "ledger/collective/all/2026-10", 1) == ()


@pytest.mark.parametrize(
    ("reads", "line_no", "seq"),
    [
        ({}, 1, None),
        ({line(1): 5}, 1, 5),
        ({line(2): 5}, 2, None),
        ({line(2): 5, line(2, seq=4): 7}, 2, 7),
        ({line(1, seq=4): 7}, 1, 7),
    ],
)
def test_a_mended_line_must_have_been_read_again(reads: dict[LineRef, int], line_no: int, seq: int | None) -> None:
    state = record([*OPEN, (KEY.stream, corrected(meeting=MEETING, mended_lines=(2,)))]).ledger_state(KEY.stream)
    assert state is not None
    marks = ReadMarks()
    for ref, number in reads.items():
        marks = marks.marked(ref, ReadMark(number, at(number)))
    mark = read_mark(marks, state.versions, line_no)
    assert (mark.seq if mark else None) == seq


def question(*events: Any) -> QuestionState:
    acts = [event if isinstance(event, tuple) else (Q1, event) for event in events]
    state = record([(Q1, asked()), *acts]).question("Q2026-001")
    assert state is not None
    return state


DEFERRED = q.QuestionDeferred(owner="韩小军", due_on=date(2026, 11, 18))
REFERRED = q.QuestionReferred(to="镇农经站", due_on=date(2026, 11, 25))
ANSWERED = q.QuestionAnswered(text="五百八", answerer="韩小军")


@pytest.mark.parametrize(
    ("events", "status", "due_on"),
    [
        ([], "open", None),
        ([ANSWERED], "answered", None),
        ([DEFERRED], "deferred", date(2026, 11, 18)),
        ([REFERRED], "referred", date(2026, 11, 25)),
        ([q.QuestionReferred(to="镇农经站")], "referred", None),
        ([DEFERRED, REFERRED], "referred", date(2026, 11, 25)),
        ([DEFERRED, ANSWERED], "answered", None),
        ([ANSWERED, q.QuestionRated(rating="dissatisfied"), DEFERRED], "deferred", date(2026, 11, 18)),
        ([q.QuestionWithdrawnByAsker(goes_on=False)], "withdrawn", None),
        ([q.QuestionWithdrawnByAsker()], "open", None),
        ([DEFERRED, q.QuestionWithdrawnByAsker()], "deferred", date(2026, 11, 18)),
        ([ANSWERED, withdrawn(Q1, 2)], "open", None),
    ],
)
def test_how_a_question_stands(events: Any, status: str, due_on: date | None) -> None:
    state = question(*events)
    assert (state.status, state.due_on) == (status, due_on)


def test_what_a_question_keeps() -> None:
    state = question(q.QuestionSeconded(), q.QuestionSeconded(), ANSWERED, q.QuestionRated(rating="satisfied"))
    assert (state.id, state.seq, state.asked_at, state.asked) == ("Q2026-001", 1, at(1), asked())
    assert (state.seconded, state.answer, state.rating) == (2, ANSWERED, "satisfied")
    assert (state.answers[0].seq, state.answers[0].at) == (4, at(4))
    again = question(ANSWERED, q.QuestionRated(rating="satisfied"), q.QuestionAnswered(text="五百六"))
    assert (len(again.answers), again.rating, again.answer and again.answer.text) == (2, None, "五百六")
    gone = question(q.QuestionWithdrawnByAsker(goes_on=False))
    assert (gone.is_withdrawn_by_asker, gone.goes_on) == (True, False)


def test_words_supplied_later() -> None:
    pending = record(
        [
            (Q1, asked("")),
            (Q1, q.QuestionAnswered(is_pending=True)),
            (Q1, EntryReworded(seq=1, field="text", text="单价？")),
            (Q1, EntryReworded(seq=2, field="text", text="五百八")),
        ]
    )
    state = pending.question("Q2026-001")
    assert state is not None
    assert state.answer is not None
    assert (state.asked.text, state.asked.is_pending, state.answer.text, state.answer.is_pending) == ("单价？", False, "五百八", False)
    assert [(trace.seq, trace.was, trace.now) for trace in state.rewordings] == [(1, "", "单价？"), (2, "", "五百八")]
    assert question(EntryReworded(seq=9, field="text", text="？")).rewordings == ()


def fix(*events: Any) -> RectificationState:
    acts = [event if isinstance(event, tuple) else (R1, event) for event in events]
    state = record([(R1, promised()), *acts]).rectification("R2026-001")
    assert state is not None
    return state


COMPLETED = r.RectificationCompleted(result="已补签", completed_on=date(2026, 11, 20))


def test_a_promise() -> None:
    state = fix()
    assert (state.id, state.seq, state.promised_at, state.promised) == ("R2026-001", 1, at(1), promised())
    assert (state.status, state.due_on, state.original_due_on, state.is_open) == ("promised", date(2026, 11, 25), date(2026, 11, 25), True)


def test_progress_and_completion() -> None:
    step = r.RectificationProgressed(text="在办", meeting=MEETING)
    assert fix(step).status == "in_progress"
    assert fix(step).progress == (Progress(seq=2, at=at(2), actor="宋玉洁", text="在办", meeting=MEETING),)
    done = fix(step, COMPLETED)
    assert (done.status, done.completed, done.is_open) == ("completed", COMPLETED, True)
    assert fix(COMPLETED, step).status == "completed"
    assert fix(step, COMPLETED, withdrawn(R1, 3)).status == "in_progress"


def test_look_backs() -> None:
    state = fix(
        r.RectificationStated(meeting="a"),
        r.RectificationStated(meeting="b", objection="没办"),
        r.RectificationLeftOut(meeting="c", reason="住院"),
    )
    assert state.statements == (
        Statement(meeting="a", at=at(2)),
        Statement(meeting="b", at=at(3), objection="没办"),
        Statement(meeting="c", at=at(4), left_out_reason="住院"),
    )


def test_a_measure_reworded() -> None:
    state = fix(
        EntryReworded(seq=1, field="measure", text="改"),
        EntryReworded(seq=1, field="problem", text="空白"),
        EntryReworded(seq=1, field="owner", text="别人"),
    )
    assert (state.promised.measure, state.promised.problem, state.promised.owner) == ("改", "空白", "何永年")
    assert [(trace.field, trace.was, trace.now) for trace in state.rewordings] == [("measure", "补签证明人", "改"), ("problem", "", "空白")]


def test_what_begins_in_the_middle_is_nothing() -> None:
    assert record([(R1, COMPLETED)]).rectification("R2026-001") is None
    assert record([(Q1, ANSWERED)]).question("Q2026-001") is None
    assert record([(KEY.stream, LedgerExplained(ledger_seq=1, text="漏"))]).ledger_state(KEY.stream) is None
