"""Wire names frozen for ever, bodies that come back as they went, and bodies of newer versions that still can be read."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta, timezone

import msgspec
import pytest

from changzhang.domain.events import KINDS, decode_body, encode_body, kind_of
from changzhang.domain.events import contact as c
from changzhang.domain.events import disclosure as d
from changzhang.domain.events import meeting as m
from changzhang.domain.events import question as q
from changzhang.domain.events import rectification as r
from changzhang.domain.events.base import Event
from changzhang.domain.events.book import BookCreated, CalendarAdopted, SettingsAdopted
from changzhang.domain.events.entry import EntryCorrected, EntryReworded, EntryWithdrawn, PaperExported
from changzhang.domain.events.ledger import LedgerAccepted, LedgerCorrected, LedgerExplained
from changzhang.domain.events.review import LinesPassed, LineSummarized, ReviewSigned
from changzhang.domain.ledger import LedgerKey, LineRef

FROZEN = """
    book.created settings.adopted calendar.adopted ledger.accepted ledger.corrected ledger.explained line.reviewed
    lines.passed line.summarized review.signed
    meeting.opened attendance.counted attendee.arrived attendee.left stage.entered line.read meeting.paused meeting.resumed
    cash.counted voucher.shown question.asked question.seconded question.answered question.deferred question.referred
    question.rated question.withdrawn_by_asker rectification.promised rectification.stated rectification.left_out
    rectification.progressed rectification.completed
    rectification.extended rectification.verified rectification.republished rectification.objected
    rectification.asker_informed rectification.closed rectification.reopened rectification.escalated
    disclosure.arisen disclosure.step_done disclosure.published disclosure.corrected disclosure.objected disclosure.taken_down
    appraisal.counted note.taken check.passed_over meeting.adjourned
    entry.reworded meeting.sealed entry.withdrawn entry.corrected paper.exported
    question.assigned question.prepared question.joined question.escalated question.asker_informed
    visit.logged inspection.logged vote.counted meeting.entered_late
"""

KEY = LedgerKey("collective", "bank", "2026-10")
LINE = LineRef(7, 3)
DAY = date(2026, 11, 18)
NOON = datetime(2026, 11, 15, 12, 0, 1, 5, tzinfo=timezone(timedelta(hours=8)))
PLACES = (d.Place(name="公开栏"), d.Place(name="微信群", kind="online"))
PHOTO = (r.Evidence(name="照片.jpg", sha256="e"),)
SHEET = {
    "key": KEY,
    "file_name": "10月[x].xlsx",
    "file_sha256": "f",
    "ledger_sha256": "l",
    "sheet": "10月",
    "line_count": 3,
    "opening_fen": -5,
    "income_fen": 0,
    "expense_fen": 12,
    "closing_fen": 7,
    "reconciled": False,
    "issues": ("E107_NOT_RECONCILED",),
    "explanation": "漏记",
}

# Every field of every kind filled, so that none is lost on the way.
FULL: dict[str, Event] = {
    "book.created": BookCreated(book_id="b", village="小山村", town="八里镇"),
    "settings.adopted": SettingsAdopted(name="village.toml", sha256="1"),
    "calendar.adopted": CalendarAdopted(off=(DAY,), work=(DAY,), known_years=(2026,)),
    "ledger.accepted": LedgerAccepted(**SHEET),  # type: ignore[arg-type]
    "ledger.corrected": LedgerCorrected(**SHEET, replaces=2, mended_lines=(3,), meeting="m", reason="程序读错"),  # type: ignore[arg-type]
    "ledger.explained": LedgerExplained(ledger_seq=2, text="漏记\n一笔"),
    "line.reviewed": m.LineReviewed(
        line=LINE,
        verdict="doubted",
        where="meeting",
        doubt="differs_from_voucher",
        should_be_fen=-1,
        checked_by="丁",
        reason="错",
        high_flags=("R06",),
    ),
    "lines.passed": LinesPassed(ledger_seq=2, line_nos=(1, 3)),
    "line.summarized": LineSummarized(line=LINE, public_summary="付困难户补助"),
    "review.signed": ReviewSigned(ledger_seq=2, members=("丁", "白"), passed=3, doubted=1, flagged_passed=(2,)),
    "meeting.opened": m.MeetingOpened(
        kind="reading",
        held_on=DAY,
        number=3,
        title="题",
        place="会议室",
        chair="柳",
        recorder="宋",
        template_id="t",
        template_sha256="1",
        village_sha256="2",
        deadlines_sha256="3",
        ledgers=(m.OpenedLedger(stream=KEY.stream, ledger_seq=2, period="2026-10", line_count=3, reviewed_by=("丁", "白")),),
        is_mirrored=False,
        medium="paper",
        clock_note="快",
        matter="发包",
    ),
    "attendance.counted": m.AttendanceCounted(
        counts={"村“两委”成员": 3}, guests=("陆",), absentees=(m.Absentee(name="牛", reason="外出"),), names=("高",)
    ),
    "attendee.arrived": m.AttendeeArrived(kind="村民", count=2),
    "attendee.left": m.AttendeeLeft(kind="村民", count=2),
    "stage.entered": m.StageEntered(stage="expense"),
    "line.read": m.LineRead(line=LINE, medium="paper", seconds=2.5),
    "meeting.paused": m.MeetingPaused(cause="power", since=NOON, note="停电"),
    "meeting.resumed": m.MeetingResumed(),
    "cash.counted": m.CashCounted(counted_fen=1, book_fen=2, note="差"),
    "voucher.shown": m.VoucherShown(line=LINE, mode="masked", witnesses=("丁",), inspect_on=DAY, question="Q2026-001"),
    "question.asked": q.QuestionAsked(
        text="𰻝面😀\n两行",
        meeting="m",
        number=2,
        nature="objection",
        channel="box",
        line=LINE,
        asker=q.Asker(name="高", group="二组", shown="full"),
        subject="财务",
        is_pending=True,
        is_apart=True,
    ),
    "question.seconded": q.QuestionSeconded(joined="Q2026-002"),
    "question.answered": q.QuestionAnswered(text="答", mode="reply", answerer="韩", is_pending=True, meeting="m"),
    "question.deferred": q.QuestionDeferred(owner="韩", due_on=DAY, reckoning="三天", is_owner_absent=True, passed_on_by="苏", meeting="m"),
    "question.referred": q.QuestionReferred(to="镇", due_on=DAY, reckoning="十天", meeting="m"),
    "question.rated": q.QuestionRated(rating="no_comment", meeting="m"),
    "question.withdrawn_by_asker": q.QuestionWithdrawnByAsker(goes_on=False),
    "question.assigned": q.QuestionAssigned(owner="韩", due_on=DAY, reckoning="三天"),
    "question.prepared": q.QuestionPrepared(text="先说合同"),
    "question.joined": q.QuestionJoined(into="Q2026-002"),
    "question.escalated": q.QuestionEscalated(to="party_branch", receiver="田", reason="拖着", overdue_days=9),
    "question.asker_informed": q.QuestionAskerInformed(way="phone", informed_on=DAY, note="满意"),
    "visit.logged": c.VisitLogged(
        visited_on=DAY, visitors=("丁", "白"), household="高家", group="二组", text="水", questions=("Q2026-001",)
    ),
    "inspection.logged": c.InspectionLogged(
        inspected_on=DAY,
        visitor="高",
        group="二组",
        what="电费",
        periods=("2026-10",),
        line=LINE,
        is_copied=True,
        attended_by="丁",
        question="Q2026-001",
    ),
    "vote.counted": m.VoteCounted(
        matter="发包",
        body="representatives",
        present=34,
        total=50,
        households_present=1,
        households_total=2,
        yes=18,
        no=10,
        abstain=6,
        method="slips",
        tellers=("罗",),
    ),
    "meeting.entered_late": m.EnteredLate(since=NOON, until=NOON, kept_by="宋", note="停电"),
    "rectification.promised": r.RectificationPromised(
        measure="补",
        owner="何",
        due_on=DAY,
        reckoning="三天",
        problem="空",
        meeting="m",
        question="Q2026-001",
        line=LINE,
        is_agreed=False,
    ),
    "rectification.stated": r.RectificationStated(meeting="m", objection="没办"),
    "rectification.left_out": r.RectificationLeftOut(meeting="m", reason="住院"),
    "rectification.progressed": r.RectificationProgressed(text="在办", meeting="m", by="牛", evidence=PHOTO),
    "rectification.completed": r.RectificationCompleted(result="好", outcome="partly", completed_on=DAY, evidence=PHOTO, by="牛"),
    "rectification.extended": r.RectificationExtended(due_on=DAY, was_due_on=DAY, reckoning="十天", reason="等料", approver="田"),
    "rectification.verified": r.RectificationVerified(
        members=("柳", "丁"), outcome="partly", verified_on=DAY, note="还差一段", evidence=PHOTO
    ),
    "rectification.republished": r.RectificationRepublished(
        number=2, place="广场", posted_on=DAY, text="已办", posted_until=DAY, remove_from=DAY, reckoning="十个工作日", evidence=PHOTO
    ),
    "rectification.objected": r.RectificationObjected(text="没修好", objector="高", answer="已补"),
    "rectification.asker_informed": r.RectificationAskerInformed(way="visit", informed_on=DAY, note="在家"),
    "rectification.closed": r.RectificationClosed(note="好", is_at_once=True),
    "rectification.reopened": r.RectificationReopened(reason="又漏了", due_on=DAY, reckoning="十天"),
    "rectification.escalated": r.RectificationEscalated(to="town_station", receiver="李", reason="逾期"),
    "disclosure.arisen": d.DisclosureArisen(name="低保", due_on=DAY, reckoning="三天", window_days=1, arisen_on=DAY, title="张家"),
    "disclosure.step_done": d.DisclosureStepDone(step="examine", done_on=DAY, members=("柳", "丁"), note="同意", evidence=PHOTO),
    "disclosure.published": d.DisclosurePublished(
        number=1, places=PLACES, posted_on=DAY, posted_until=DAY, remove_from=DAY, reckoning="十天", content=PHOTO, note="按时"
    ),
    "disclosure.corrected": d.DisclosureCorrected(
        number=2,
        was="300",
        now="360",
        reason="抄错",
        ordered_by="镇政府",
        places=PLACES,
        posted_on=DAY,
        posted_until=DAY,
        remove_from=DAY,
        reckoning="十天",
        content=PHOTO,
    ),
    "disclosure.objected": d.DisclosureObjected(text="少一户", objector="高"),
    "disclosure.taken_down": d.DisclosureTakenDown(place="公开栏", taken_on=DAY, reason="刮风"),
    "appraisal.counted": m.AppraisalCounted(
        satisfied=1, mostly_satisfied=2, dissatisfied=3, abstain=4, present=10, method="show_of_hands", tellers=("罗",)
    ),
    "note.taken": m.NoteTaken(text="记", speaker="陆", stage="remarks"),
    "check.passed_over": m.CheckPassedOver(check="appraisal", reason="天黑"),
    "meeting.adjourned": m.MeetingAdjourned(present=9),
    "entry.reworded": EntryReworded(seq=4, field="text", text="改"),
    "meeting.sealed": m.MeetingSealed(record_count=5, first_seq=2, last_seq=9),
    "entry.withdrawn": EntryWithdrawn(act=4, reason="按错"),
    "entry.corrected": EntryCorrected(seq=4, number=1, was="一", now="二", reason="听错"),
    "paper.exported": PaperExported(paper="minutes", file_name="会议记录.docx", sha256="a", text_sha256="b", is_draft=True),
}


def test_wire_names_are_frozen() -> None:
    """A name that has once been written stays: this list may only grow."""
    assert sorted(KINDS) == sorted(FROZEN.split())
    assert len(set(KINDS.values())) == len(KINDS)


def test_every_kind_is_tried() -> None:
    assert {kind: type(event) for kind, event in FULL.items()} == KINDS


@pytest.mark.parametrize("kind", sorted(FULL))
def test_a_body_comes_back_as_it_went(kind: str) -> None:
    event = FULL[kind]
    body = encode_body(event)
    assert kind_of(event) == kind
    assert decode_body(kind, body) == event
    assert encode_body(decode_body(kind, body)) == body


@pytest.mark.parametrize("kind", sorted(FULL))
def test_every_optional_field_was_filled(kind: str) -> None:
    """What the round trip proves, it proves for all fields."""
    fields = msgspec.structs.fields(FULL[kind])
    left = [field.name for field in fields if not field.required and getattr(FULL[kind], field.name) == field.default]
    assert [name for name in left if (kind, name) != ("line.reviewed", "where")] == []


@pytest.mark.parametrize("kind", sorted(FULL))
def test_fields_of_a_newer_version_are_passed_over(kind: str) -> None:
    body = json.loads(encode_body(FULL[kind])) | {"of_a_newer_version": [1, {"a": None}]}
    assert decode_body(kind, json.dumps(body)) == FULL[kind]


def test_a_body_is_compact_leaves_out_defaults_and_keeps_its_characters() -> None:
    event = q.QuestionAsked(text="单价[/x]？", meeting="m", number=1)
    assert encode_body(event) == '{"text":"单价[/x]？","meeting":"m","number":1}'
    assert encode_body(m.AttendanceCounted(counts={"b": 2, "a": 1})) == '{"counts":{"a":1,"b":2}}'


def test_what_was_left_out_takes_its_default() -> None:
    assert decode_body("line.read", '{"line":[7,3]}') == m.LineRead(line=LINE)
    assert decode_body("meeting.resumed", "{}") == m.MeetingResumed()


def test_an_unknown_kind_and_a_body_that_does_not_fit() -> None:
    with pytest.raises(KeyError):
        decode_body("weather.changed", "{}")
    with pytest.raises(msgspec.ValidationError):
        decode_body("line.read", '{"line":"third"}')
    with pytest.raises(msgspec.ValidationError):
        decode_body("question.rated", '{"rating":"splendid"}')
    with pytest.raises(KeyError):
        kind_of(Event())
