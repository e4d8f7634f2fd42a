"""A village's meetings as the book would hold them: facts with explicit instants, folded by the record itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone
from typing import Any

import msgspec

from changzhang.domain.chain import Fact
from changzhang.domain.events.base import Event
from changzhang.domain.events.ledger import LedgerAccepted, LedgerCorrected
from changzhang.domain.events.meeting import LineRead, MeetingOpened, OpenedLedger
from changzhang.domain.ledger import Account, Entity, Ledger, LedgerKey, LedgerLine, LineRef
from changzhang.domain.meeting_view import MeetingView, view_of
from changzhang.domain.record import Record, record_of
from changzhang.domain.template import Deadlines, SessionTemplate, Stage, Term
from changzhang.domain.village import Person, Role, Village

CHINA = timezone(timedelta(hours=8))
MEETING = "reading-2025-03"
COLUMNS = ("dated_on", "voucher_no", "summary", "income", "expense", "balance", "handler", "witness", "approver")
VILLAGE = Village(
    name="青禾村",
    town="平川镇",
    county="静远县",
    from_period="2025-03",
    groups=("一组", "二组", "三组", "四组"),
    people=(
        Person(name="张志强", roles=(Role.PARTY_SECRETARY, Role.COMMITTEE_CHAIR)),
        Person(name="马德福", roles=(Role.SUPERVISION_CHAIR,)),
        Person(name="赵桂兰", roles=(Role.SUPERVISION_MEMBER,)),
        Person(name="李建军", roles=(Role.REPORTING_CLERK,)),
        Person(name="王秀兰", roles=(Role.VILLAGE_CLERK,)),
    ),
)
TEMPLATE = SessionTemplate(
    id="monthly_reading",
    kind="reading",
    name="公开唱账会",
    stages=(
        Stage(id="sign_in", kind="sign_in", title="签到"),
        Stage(id="look_back", kind="look_back", title="上期回头看"),
        Stage(id="income", kind="reading", title="逐笔唱收入", side="income"),
        Stage(id="expense", kind="reading", title="逐笔唱支出", side="expense"),
        Stage(id="questions", kind="questions", title="质询答复"),
        Stage(id="appraisal", kind="appraisal", title="群众评议"),
        Stage(id="closing", kind="closing", title="散会"),
    ),
)
DEADLINES = Deadlines(promise_terms=(Term(label="下次唱账会前一天", unit="before_next_reading"),))

# March 2025 of 青禾村 as in the sample ledger: day, purpose, income or expense in fen, who signed.
_MARCH = (
    (3, "收镇财政拨付一季度村级办公经费", 1_250_000, None, "李建军 王秀兰 张志强"),
    (4, "付村部2月份电费", None, 48_630, "李建军 王秀兰 张志强"),
    (5, "付村道保洁员李彩霞等3人2月份工资", None, 240_000, "王秀兰 孙满仓 张志强"),
    (7, "购办公用纸、墨盒", None, 36_800, "王秀兰 李建军 张志强"),
    (10, "收王建国2025年机动地承包费", 640_000, None, "李建军 孙满仓 张志强"),
    (11, "付村部自来水费", None, 12_850, "李建军 王秀兰 张志强"),
    (12, "付三组水渠清淤机械台班费", None, 360_000, "赵存良 孙满仓 张志强"),
    (14, "付春季植树误工补贴（12人×1天×80元）", None, 96_000, "赵存良  张志强"),
    (17, "付村务公开栏制作安装费", None, 128_000, "王秀兰 李建军 张志强"),
    (21, "收一季度存款利息", 3_524, None, "李建军  "),
    (24, "付三组机井水泵维修费", None, 74_500, "赵存良 孙满仓 张志强"),
    (26, "付法律顾问服务费", None, 50_000, "王秀兰 李建军 张志强"),
    (28, "慰问困难党员马生贵", None, 30_000, "王秀兰 李建军 张志强"),
    (31, "付村部一季度宽带费", None, 29_700, "李建军 王秀兰 张志强"),
)


def march_lines() -> tuple[LedgerLine, ...]:
    """The fourteen lines; the eighth has no witness."""
    lines = []
    for number, (day, summary, income, expense, signed) in enumerate(_MARCH, start=1):
        handler, witness, approver = signed.split(" ")
        lines.append(
            LedgerLine(
                line_no=number,
                row=number + 4,
                dated_on=date(2025, 3, day),
                voucher_no=f"记-{number:03d}",
                summary=summary,
                income_fen=income,
                expense_fen=expense,
                handler=handler or None,
                witness=witness or None,
                approver=approver or None,
            )
        )
    return tuple(lines)


def ledger(lines: Sequence[LedgerLine], *, opening_fen: int | None = 3_842_657, period: str = "2025-03", **fields: Any) -> Ledger:
    """A ledger that adds up."""
    income = sum(line.income_fen or 0 for line in lines)
    expense = sum(line.expense_fen or 0 for line in lines)
    closing = None if opening_fen is None else opening_fen + income - expense
    content: dict[str, Any] = {"layout": "running", "columns": COLUMNS, "reconciled": True} | fields
    return Ledger(
        period=period,
        opening_fen=opening_fen,
        income_fen=income,
        expense_fen=expense,
        closing_fen=closing,
        lines=tuple(lines),
        **content,
    )


def at(text: str) -> datetime:
    """``2025-04-15 19:30`` in +08:00."""
    return datetime.fromisoformat(text).replace(tzinfo=CHINA)


class Given:
    """Facts in the making. ``now`` is the instant of the next fact; each one is its own act unless told otherwise."""

    def __init__(self, now: str, *, first_seq: int = 1) -> None:
        self.now = at(now)
        self.facts: list[Fact] = []
        self.ledgers: dict[str, Ledger] = {}
        self.first_seq = first_seq

    @property
    def next_seq(self) -> int:
        return self.first_seq + len(self.facts)

    def when(self, now: str) -> Given:
        self.now = at(now)
        return self

    def fact(self, stream: str, event: Event, *, actor: str = "王秀兰", act: int | None = None) -> int:
        """Append one fact; its seq."""
        seq = self.next_seq
        self.facts.append(Fact(seq=seq, stream=stream, act=act or seq, at=self.now, actor=actor, event=event))
        return seq

    def accept(self, content: Ledger, *, entity: Entity = "village_committee", account: Account = "all") -> OpenedLedger:
        """Accept a ledger; how a meeting opens with it."""
        stream, sha = f"ledger/{entity}/{account}/{content.period}", f"sha-{self.next_seq}"
        self.ledgers[sha] = content
        seq = self.fact(stream, _accepted(entity, account, content, sha))
        return OpenedLedger(stream=stream, ledger_seq=seq, period=content.period, line_count=len(content.lines))

    def mend(self, opened: OpenedLedger, content: Ledger, *, mended_lines: tuple[int, ...], reason: str, meeting: str = MEETING) -> int:
        """A wrong reading of the program mended during a meeting: the seq of the new version."""
        sha = f"sha-{self.next_seq}"
        self.ledgers[sha] = content
        _, entity, account, _ = opened.stream.split("/")
        fields = msgspec.structs.asdict(_accepted(entity, account, content, sha))  # type: ignore[arg-type]
        return self.fact(
            opened.stream,
            LedgerCorrected(**fields, replaces=opened.ledger_seq, mended_lines=mended_lines, meeting=meeting, reason=reason),
        )

    def open(self, *ledgers: OpenedLedger, meeting: str = MEETING, **fields: Any) -> int:
        """Open a meeting."""
        opened: dict[str, Any] = {
            "kind": "reading",
            "held_on": self.now.date(),
            "number": 4,
            "title": "青禾村公开唱账会（2025年3月账目）",
            "place": "村党群服务中心会议室",
            "chair": "马德福",
            "recorder": "王秀兰",
            "template_id": "monthly_reading",
            "template_sha256": "t",
            "village_sha256": "v",
            "deadlines_sha256": "d",
            "ledgers": ledgers,
        }
        return self.fact(f"meeting/{meeting}", MeetingOpened(**(opened | fields)))

    def meet(self, event: Event, *, meeting: str = MEETING, actor: str = "王秀兰") -> int:
        """Something that happened in the room."""
        return self.fact(f"meeting/{meeting}", event, actor=actor)

    def read(self, opened: OpenedLedger, numbers: Sequence[int], *, seconds: int = 20) -> None:
        """Lines read aloud one after another."""
        for number in numbers:
            self.meet(LineRead(line=LineRef(opened.ledger_seq, number), seconds=float(seconds)))
            self.now += timedelta(seconds=seconds)

    def record(self) -> Record:
        return record_of(self.facts, self.ledgers)

    def view(
        self,
        meeting: str = MEETING,
        *,
        village: Village = VILLAGE,
        template: SessionTemplate = TEMPLATE,
        adjourn_code: str = "",
        seal_code: str = "",
    ) -> MeetingView:
        """The view a paper is made of."""
        record = self.record()
        state = record.meeting(meeting)
        assert state is not None
        return view_of(
            record, state, village=village, template=template, deadlines=DEADLINES, adjourn_code=adjourn_code, seal_code=seal_code
        )


def _accepted(entity: Entity, account: Account, content: Ledger, sha: str) -> LedgerAccepted:
    return LedgerAccepted(
        key=LedgerKey(entity, account, content.period),
        file_name="青禾村2025年3月财务公开表.xlsx",
        file_sha256="f",
        ledger_sha256=sha,
        line_count=len(content.lines),
        opening_fen=content.opening_fen,
        income_fen=content.income_fen,
        expense_fen=content.expense_fen,
        closing_fen=content.closing_fen,
        reconciled=True,
    )
