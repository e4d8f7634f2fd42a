"""A real desk over a real book in a temporary folder, with a ledger accepted and, on request, a meeting open."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import msgspec

from changzhang.desk import meeting as meeting_desk
from changzhang.desk.desk import Desk
from changzhang.desk.setting_up import init_village
from changzhang.domain.commands import AcceptLedgers, CountAttendance, EnterStage, LedgerEntry
from changzhang.domain.ledger import Ledger, LedgerKey, LedgerLine

BEIJING = timezone(timedelta(hours=8))
COLUMNS = ("date", "voucher_no", "summary", "income", "expense", "payee", "method", "document", "handler", "witness", "approver")
VILLAGE = """\
name = "小山村"
town = "八里镇"
county = "静宁县"
from_period = "2026-10"
groups = ["一组", "二组", "三组"]

[[people]]
name = "王有田"
roles = ["村监委主任"]
group = "一组"

[[people]]
name = "王秀兰"
roles = ["村监委委员"]

[[people]]
name = "张志强"
roles = ["村党组织书记", "村委会主任"]

[[people]]
name = "李建军"
roles = ["报账员"]
group = "二组"
"""


class Clock:
    """A clock that stands until told."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def some_lines() -> tuple[LedgerLine, ...]:
    """Two incomes and four expenses: a plain one, one without a witness, one of 60 characters, a red letter."""
    long = "修缮村级活动广场及周边排水渠购买水泥沙子砖块钢筋等建筑材料并支付挖掘机装载机台班费和小工工资共计四十七个工日一并结清款项"
    return (
        LedgerLine(
            line_no=1, row=4, dated_on=date(2026, 10, 3), voucher_no="记-001", summary="镇财政拨付村级办公经费", income_fen=12_500_00
        ),
        LedgerLine(
            line_no=2, row=5, dated_on=date(2026, 10, 8), voucher_no="记-022", summary="土地承包费", income_fen=3_000_00, payee="三组"
        ),
        LedgerLine(
            line_no=3,
            row=6,
            dated_on=date(2026, 10, 9),
            voucher_no="记-023",
            summary="购买化肥30袋，用于村集体果园",
            expense_fen=2_300_00,
            payee="静宁县惠民农资有限公司",
            method="转账",
            document="发票",
            handler="李建军",
            witness="王秀兰",
            approver="张志强",
        ),
        LedgerLine(
            line_no=4,
            row=7,
            dated_on=date(2026, 10, 12),
            voucher_no="记-024",
            summary="付村部二月份电费",
            expense_fen=486_30,
            payee="县供电公司",
            handler="李建军",
            approver="张志强",
        ),
        LedgerLine(
            line_no=5,
            row=8,
            dated_on=date(2026, 10, 20),
            voucher_no="记-025",
            summary=long[:60],
            expense_fen=1_234_567_89,
            payee="八里镇宏达建筑工程有限责任公司",
            method="转账",
            document="发票",
            handler="李建军",
            witness="王秀兰",
            approver="张志强",
        ),
        LedgerLine(
            line_no=6,
            row=9,
            dated_on=date(2026, 10, 30),
            voucher_no="记-026",
            summary="冲回多付话费",
            expense_fen=-97_00,
            handler="李建军",
            witness="王秀兰",
            approver="张志强",
        ),
    )


def ledger_of(lines: Sequence[LedgerLine], period: str = "2026-10") -> Ledger:
    """A ledger that adds up."""
    income = sum(line.income_fen or 0 for line in lines)
    expense = sum(line.expense_fen or 0 for line in lines)
    return Ledger(
        period=period,
        layout="running",
        columns=COLUMNS,
        opening_fen=20_000_00,
        income_fen=income,
        expense_fen=expense,
        closing_fen=20_000_00 + income - expense,
        reconciled=True,
        lines=tuple(lines),
    )


def a_desk(folder: Path, lines: Sequence[LedgerLine] | None = None) -> Desk:
    """A village with one month accepted; 15 November 2026, half past two."""
    clock = Clock(datetime(2026, 11, 15, 14, 30, tzinfo=BEIJING))
    desk = init_village(folder, village="小山村", town="八里镇", from_period="2026-10", village_toml=VILLAGE.encode(), clock=clock)
    desk.actor = "李建军"
    ledger = ledger_of(some_lines() if lines is None else lines)
    content = msgspec.json.encode(ledger)
    data = b"the file"
    sha, file_sha = hashlib.sha256(content).hexdigest(), hashlib.sha256(data).hexdigest()
    entry = LedgerEntry(
        key=LedgerKey(entity="village_committee", account="all", period=ledger.period),
        file_name="小山村2026年10月.xlsx",
        file_sha256=file_sha,
        ledger_sha256=sha,
        sheet="10月",
        line_count=len(ledger.lines),
        opening_fen=ledger.opening_fen,
        income_fen=ledger.income_fen,
        expense_fen=ledger.expense_fen,
        closing_fen=ledger.closing_fen,
        reconciled=True,
    )
    desk.do(AcceptLedgers(entries=(entry,)), new_blobs={sha: content, file_sha: data})
    return desk


def in_meeting(desk: Desk, stage: str = "", *, is_mirrored: bool = True) -> str:
    """Open the month's meeting, 75 people here, in the named stage; its id."""
    meeting = meeting_desk.start(desk, period="2026-10", is_mirrored=is_mirrored)
    desk.do(CountAttendance(meeting=meeting, counts={"村民代表": 30, "村民": 45}))
    view = desk.view(meeting)
    assert view is not None
    if stage and stage != view.meeting.stage:
        desk.do(EnterStage(meeting=meeting, stage=stage, expected_stage=view.meeting.stage))
    return meeting


def stage_of(desk: Desk, kind: str, side: str | None = None) -> str:
    """The id of a stage of the monthly reading by its kind and side."""
    return next(stage.id for stage in desk.template("monthly_reading").stages if stage.kind == kind and side in (None, stage.side))


def in_kind(desk: Desk, template_id: str, kind: str = "", *, matter: str = "", is_mirrored: bool = True) -> str:
    """Open a meeting without ledgers by its template, 40 people here, in the stage of a kind; its id."""
    meeting = meeting_desk.start(desk, template_id=template_id, matter=matter, is_mirrored=is_mirrored)
    desk.do(CountAttendance(meeting=meeting, counts={"村民代表": 30, "村民": 10}))
    view = desk.view(meeting)
    assert view is not None
    stage = next((stage.id for stage in view.template.stages if stage.kind == kind), view.meeting.stage)
    if stage != view.meeting.stage:
        desk.do(EnterStage(meeting=meeting, stage=stage, expected_stage=view.meeting.stage))
    return meeting
