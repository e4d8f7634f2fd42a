"""A meeting in memory for screens to paint: a village, a month of five lines, and whatever facts a test adds."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from changzhang.domain.chain import Fact
from changzhang.domain.events.base import Event
from changzhang.domain.events.ledger import LedgerAccepted
from changzhang.domain.events.meeting import AttendanceCounted, MeetingOpened, OpenedLedger, StageEntered
from changzhang.domain.ledger import Ledger, LedgerKey, LedgerLine, LineRef
from changzhang.domain.meeting_view import MeetingView, view_of
from changzhang.domain.record import Record, record_of
from changzhang.domain.template import Deadlines, SessionTemplate, Stage, Term
from changzhang.domain.village import Person, Role, Village

ZONE = timezone(timedelta(hours=8))
BEGIN = datetime(2026, 11, 15, 9, 0, tzinfo=ZONE)
HELD_ON = date(2026, 11, 15)
MEETING = "reading-2026-11"
KEY = LedgerKey("village_committee", "all", "2026-10")
LEDGER_SEQ = 2

VILLAGE = Village(
    name="小山村",
    town="城川镇",
    county="静宁县",
    from_period="2026-09",
    is_fictional=True,
    groups=("一组", "二组", "三组"),
    people=(
        Person(name="张志强", roles=(Role.PARTY_SECRETARY, Role.COMMITTEE_CHAIR)),
        Person(name="李建军", roles=(Role.COMMITTEE_MEMBER,), group="二组"),
        Person(name="王秀兰", roles=(Role.REPORTING_CLERK,), group="一组"),
        Person(name="赵有才", roles=(Role.SUPERVISION_CHAIR,), group="三组"),
        Person(name="孙桂芳", roles=(Role.SUPERVISION_MEMBER,), group="一组"),
        Person(name="周明", roles=(Role.TOWN_LIAISON,)),
    ),
)
TERMS = (
    Term(label="三个工作日", unit="working_days", days=3),
    Term(label="十日", unit="days", days=10),
    Term(label="下次唱账会前一天", unit="before_next_reading", days=1),
)
DEADLINES = Deadlines(promise_terms=TERMS, promise_default=2, answer_terms=TERMS[:2])
TEMPLATE = SessionTemplate(
    id="monthly_reading",
    kind="reading",
    name="公开唱账会",
    common_questions=("这笔钱是谁经手的？", "有没有正式发票？", "单价是多少[x]？"),
    stages=(
        Stage(id="sign_in", kind="sign_in", title="签到", minutes=10, script="各位乡亲，请到门口签个到。"),
        Stage(id="look_back", kind="look_back", title="上期回头看", minutes=5, script="先看上次会上答应大家的事，办好了没有。"),
        Stage(id="opening", kind="opening", title="报结余", minutes=3, script="下面报上月结余。"),
        Stage(id="income", kind="reading", side="income", title="逐笔唱收入"),
        Stage(id="expense", kind="reading", side="expense", title="逐笔唱支出"),
        Stage(id="totals", kind="totals", title="报合计", script="全部唱完了。"),
        Stage(id="questions", kind="questions", title="质询答复"),
        Stage(id="promises", kind="promises", title="宣布整改"),
        Stage(id="appraisal", kind="appraisal", title="群众评议"),
        Stage(id="remarks", kind="remarks", title="点评"),
        Stage(id="closing", kind="closing", title="宣读要点和散会"),
    ),
)


def expense(line_no: int, fen: int, summary: str, **fields: str) -> LedgerLine:
    """An expense line; ``fields`` are further text fields."""
    return LedgerLine(
        line_no=line_no,
        row=line_no + 4,
        dated_on=date(2026, 10, line_no + 1),
        voucher_no=f"记-{line_no:03d}",
        summary=summary,
        expense_fen=fen,
        raw={"summary": summary, "expense": f"{fen / 100:.2f}"},
        **fields,  # type: ignore[arg-type]
    )


LEDGER = Ledger(
    period="2026-10",
    layout="running",
    opening_fen=5_000_000,
    opening_cash_fen=200_000,
    opening_bank_fen=4_800_000,
    income_fen=1_250_000,
    expense_fen=2_365_020,
    closing_fen=3_884_980,
    closing_stated_fen=3_884_980,
    reconciled=True,
    ytd_income_fen=30_000_000,
    ytd_expense_fen=28_000_000,
    lines=(
        LedgerLine(line_no=1, row=5, dated_on=date(2026, 10, 3), voucher_no="记-001", summary="镇财政拨付办公经费", income_fen=1_250_000),
        expense(2, 48_630, "付村部九月份电费", handler="李建军", witness="王秀兰", approver="张志强"),
        expense(3, 230_000, "购买化肥30袋，用于村集体果园", payee="静宁县惠民农资有限公司", handler="李建军"),
        expense(4, 1_860_000, "付[x]村道路灯维修工程款 合同[ht-01]", payee="[/x]工程队"),
        expense(5, 226_390, "付清理水渠误工补贴"),
    ),
)


def line(line_no: int) -> LineRef:
    """The reference of a line of the month read."""
    return LineRef(LEDGER_SEQ, line_no)


class Room:
    """Facts that grow: ``add`` appends one act, ``view`` shows the meeting as of then."""

    def __init__(self, stage: str = "expense") -> None:
        self.facts: list[Fact] = []
        self.at = BEGIN
        accepted = LedgerAccepted(
            key=KEY,
            file_name="10月.xlsx",
            file_sha256="f" * 64,
            ledger_sha256="l" * 64,
            line_count=5,
            income_fen=1_250_000,
            expense_fen=2_365_020,
        )
        opened = MeetingOpened(
            kind="reading",
            held_on=HELD_ON,
            number=2,
            title="小山村公开唱账会（2026年10月账目）",
            chair="赵有才",
            recorder="王秀兰",
            template_id="monthly_reading",
            template_sha256="t" * 64,
            village_sha256="v" * 64,
            deadlines_sha256="d" * 64,
            ledgers=(OpenedLedger(stream=KEY.stream, ledger_seq=LEDGER_SEQ, period="2026-10", line_count=5),),
        )
        self.last_seq = LEDGER_SEQ - 1
        self.add(KEY.stream, accepted)
        self.add(f"meeting/{MEETING}", opened)
        self.add(f"meeting/{MEETING}", StageEntered(stage=stage))

    def add(self, stream: str, event: Event) -> int:
        """One more fact, a minute after the last; its seq."""
        self.last_seq += 1
        self.at += timedelta(minutes=1)
        self.facts.append(Fact(seq=self.last_seq, stream=stream, act=self.last_seq, at=self.at, actor="王秀兰", event=event))
        return self.last_seq

    def in_meeting(self, *events: Event) -> Room:
        """Facts of the meeting itself."""
        for event in events:
            self.add(f"meeting/{MEETING}", event)
        return self

    def counted(self, present: int = 75) -> Room:
        """A head count of villagers."""
        return self.in_meeting(AttendanceCounted(counts={"村民": present}))

    def question(self, number: int, *events: Event) -> Room:
        """Facts of one question."""
        for event in events:
            self.add(f"question/Q2026-{number:03d}", event)
        return self

    def rectification(self, number: int, *events: Event) -> Room:
        """Facts of one rectification."""
        for event in events:
            self.add(f"rectification/R2026-{number:03d}", event)
        return self

    @property
    def record(self) -> Record:
        """Everything folded."""
        return record_of(self.facts, {"l" * 64: LEDGER})

    def view(self, *, adjourn_code: str = "", seal_code: str = "") -> MeetingView:
        """The meeting as of now."""
        record = self.record
        meeting = record.meeting(MEETING)
        assert meeting is not None
        return view_of(
            record, meeting, village=VILLAGE, template=TEMPLATE, deadlines=DEADLINES, adjourn_code=adjourn_code, seal_code=seal_code
        )
