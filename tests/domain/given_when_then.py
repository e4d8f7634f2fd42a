"""Given events, when a command, then events, a notice or a refusal: the small village that the tables of decide and fold stand on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta, timezone

import msgspec
import pytest

from changzhang.domain.chain import Fact
from changzhang.domain.commands.base import Command
from changzhang.domain.context import Context, Decision, Draft
from changzhang.domain.decide import decide
from changzhang.domain.errors import Refused
from changzhang.domain.events.entry import EntryWithdrawn
from changzhang.domain.events.ledger import LedgerAccepted
from changzhang.domain.events.meeting import AttendanceCounted, MeetingAdjourned, MeetingOpened, MeetingSealed, OpenedLedger, StageEntered
from changzhang.domain.events.question import Asker, QuestionAsked
from changzhang.domain.events.rectification import RectificationPromised
from changzhang.domain.ledger import Ledger, LedgerKey, LedgerLine, LineRef
from changzhang.domain.record import Record, record_of
from changzhang.domain.template import Deadlines, SessionTemplate, Stage, Term, WorkCalendar
from changzhang.domain.village import Person, Role, Village

ZONE = timezone(timedelta(hours=8))
BEGIN = datetime(2026, 11, 15, 14, 0, tzinfo=ZONE)
HELD_ON = BEGIN.date()
MEETING = "reading-2026-10"
M = f"meeting/{MEETING}"
Q1, Q2 = "question/Q2026-001", "question/Q2026-002"
R1, R2 = "rectification/R2026-001", "rectification/R2026-002"
KEY = LedgerKey("village_committee", "all", "2026-10")

THREE_DAYS = Term(label="三个工作日", unit="working_days", days=3)
TEN_DAYS = Term(label="十日", unit="days", days=10)
NEXT_READING = Term(label="下次唱账会前一天", unit="before_next_reading")

VILLAGE = Village(
    name="小山村",
    town="八里镇",
    from_period="2026-10",
    people=(
        Person(name="田守信", roles=(Role.PARTY_SECRETARY,)),
        Person(name="何永年", roles=(Role.COMMITTEE_CHAIR,)),
        Person(name="柳明德", roles=(Role.SUPERVISION_CHAIR,)),
        Person(name="丁桂香", roles=(Role.SUPERVISION_MEMBER,)),
        Person(name="韩小军", roles=(Role.REPORTING_CLERK,)),
        Person(name="宋玉洁", roles=(Role.VILLAGE_CLERK,)),
    ),
)
TEMPLATE = SessionTemplate(
    id="monthly_reading",
    kind="reading",
    name="公开唱账会",
    stages=(
        Stage(id="sign_in", kind="sign_in", title="签到"),
        Stage(id="look_back", kind="look_back", title="上期回头看"),
        Stage(id="expense", kind="reading", title="逐笔唱账"),
        Stage(id="appraisal", kind="appraisal", title="群众评议"),
        Stage(id="closing", kind="closing", title="散会"),
    ),
)
DEADLINES = Deadlines(promise_terms=(THREE_DAYS, TEN_DAYS, NEXT_READING), answer_terms=(THREE_DAYS, TEN_DAYS))
CALENDAR = WorkCalendar(known_years=frozenset({2026}))

LEDGER = Ledger(
    period="2026-10",
    layout="running",
    columns=("dated_on", "voucher_no", "summary", "income", "expense", "handler", "witness"),
    opening_fen=100_000,
    income_fen=50_000,
    expense_fen=30_000,
    closing_fen=120_000,
    reconciled=True,
    lines=(
        LedgerLine(line_no=1, row=5, summary="收承包费", income_fen=50_000),
        LedgerLine(line_no=2, row=6, summary="付电费", expense_fen=10_000, handler="韩小军"),
        LedgerLine(line_no=3, row=7, summary="付清淤费", expense_fen=20_000),
    ),
)
LEDGER_SHA, FILE_SHA = "1" * 64, "f" * 64
ACCEPTED = LedgerAccepted(
    key=KEY,
    file_name="10月.xlsx",
    file_sha256=FILE_SHA,
    ledger_sha256=LEDGER_SHA,
    sheet="10月",
    line_count=3,
    opening_fen=100_000,
    income_fen=50_000,
    expense_fen=30_000,
    closing_fen=120_000,
    reconciled=True,
)
LEDGER_SEQ = 1


def line(number: int, seq: int = LEDGER_SEQ) -> LineRef:
    """A line of the month read, in the version accepted first."""
    return LineRef(seq, number)


def opened_event(**changes: object) -> MeetingOpened:
    """The opening of the month's meeting."""
    event = MeetingOpened(
        kind="reading",
        held_on=HELD_ON,
        number=1,
        title="小山村公开唱账会（2026年10月账目）",
        place="村党群服务中心会议室",
        chair="柳明德",
        recorder="宋玉洁",
        template_id="monthly_reading",
        template_sha256="t",
        village_sha256="v",
        deadlines_sha256="d",
        ledgers=(OpenedLedger(stream=KEY.stream, ledger_seq=LEDGER_SEQ, period="2026-10", line_count=3),),
    )
    return msgspec.structs.replace(event, **changes)


# One act: one draft, or several of one command.
Act = Draft | list[Draft]

IN_BOOK: list[Act] = [(KEY.stream, ACCEPTED)]
OPEN: list[Act] = [*IN_BOOK, [(M, opened_event()), (M, StageEntered(stage="sign_in"))]]
COUNTED: list[Act] = [*OPEN, (M, AttendanceCounted(counts={"村民": 10}))]
ADJOURNED: list[Act] = [*OPEN, (M, MeetingAdjourned(present=10))]
SEALED: list[Act] = [*ADJOURNED, (M, MeetingSealed(record_count=3, first_seq=2, last_seq=4))]


def asked(text: str = "单价是多少？", **changes: object) -> QuestionAsked:
    """A question of the meeting."""
    event = QuestionAsked(text=text, meeting=MEETING, number=1, asker=Asker(name="高登科", group="二组"), is_pending=not text)
    return msgspec.structs.replace(event, **changes)


def promised(measure: str = "补签证明人", **changes: object) -> RectificationPromised:
    """A fix promised in the meeting."""
    event = RectificationPromised(measure=measure, owner="何永年", due_on=date(2026, 11, 25), reckoning="会上约定的日期", meeting=MEETING)
    return msgspec.structs.replace(event, **changes)


def withdrawn(stream: str, act: int, reason: str = "按错") -> Draft:
    """The taking back of an act in one stream."""
    return stream, EntryWithdrawn(act=act, reason=reason)


def at(seq: int) -> datetime:
    """The instant of a record: a minute each."""
    return BEGIN + timedelta(minutes=seq)


def facts(acts: Iterable[Act]) -> list[Fact]:
    """Acts as facts, numbered from 1."""
    found: list[Fact] = []
    for act in acts:
        drafts = act if isinstance(act, list) else [act]
        number = len(found) + 1
        found += [
            Fact(seq=seq, stream=stream, act=number, at=at(seq), actor="宋玉洁", event=event)
            for seq, (stream, event) in enumerate(drafts, start=number)
        ]
    return found


def record(acts: Iterable[Act], ledgers: dict[str, Ledger] | None = None) -> Record:
    """The record folded from acts."""
    return record_of(facts(acts), {LEDGER_SHA: LEDGER} | (ledgers or {}))


def decided(acts: Sequence[Act], command: Command, **changes: object) -> Decision:
    """What a command comes to on the record of some acts; ``changes`` are of the context."""
    now = at(len(facts(acts)) + 1)
    context = Context(at=now, today=now.date(), actor="宋玉洁", village=VILLAGE, deadlines=DEADLINES, calendar=CALENDAR, template=TEMPLATE)
    return decide(command, record(acts), msgspec.structs.replace(context, **changes))


Then = list[Draft] | str | type[Refused]


def check(given: Sequence[Act], when: Command, then: Then, **context: object) -> None:
    """Assert what becomes of a command: exactly these drafts, nothing but this notice, or this refusal."""
    if isinstance(then, type):
        with pytest.raises(then) as caught:
            decided(given, when, **context)
        assert type(caught.value) is then
        return
    decision = decided(given, when, **context)
    if isinstance(then, str):
        assert (decision.notice, decision.drafts) == (then, ())
    else:
        assert list(decision.drafts) == then
        assert decision.notice == ""
