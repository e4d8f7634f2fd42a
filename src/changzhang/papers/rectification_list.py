"""整改清单: every promised fix in one landscape table, with its light; the same rows make the sheet that can be read back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import get_args

import msgspec

from changzhang.domain.ledger import Ledger, LedgerLine
from changzhang.domain.lights import Lit
from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.rectification import light_of
from changzhang.domain.states import QuestionState, RectificationState, RectificationStatus
from changzhang.domain.village import Role, Village
from changzhang.papers.blocks import Block, Cell, Column, Paper, Signatures, Table, paragraph
from changzhang.papers.columns import amount_cell, date_cell, light_cell, person_column
from changzhang.papers.rectification_cells import closed_cell, posted_cell, progress_text, remarks
from changzhang.papers.sections.codes import code_line
from changzhang.papers.wording import APART, CHANNELS, COMPARE_CODES, DRAFT, FICTIONAL, STATUSES, civil, day

# Seventeen columns on one sheet of A4.
_POINTS = 8.0
STATUS_CHOICES = tuple(STATUSES[status] for status in get_args(RectificationStatus))
SIGNERS = ("责任人：", "村监委主任：", "包村领导：")


def columns(items: Sequence[RectificationState], village: Village) -> tuple[Column, ...]:
    """The columns of the list; what people fill in has its choices and types, so that a sheet can be read back."""
    return (
        Column("编号", 1.3, "center", no_wrap=True),
        Column("问题来源", 1.68, "center"),
        Column("问题描述", 1.75),
        Column("涉及金额（元）", 1.25, "right", no_wrap=True, kind="amount"),
        Column("凭证号", 0.9, "center", no_wrap=True),
        Column("整改措施", 1.7),
        person_column("责任人", 0.95, [item.promised.owner for item in items]),
        person_column("监督人", 0.95, [_supervisor(village)]),
        Column("整改时限", 1.75, "center", kind="date"),
        Column("整改进展和结果", 1.65),
        Column("佐证材料", 0.95),
        Column("完成时间", 1.68, "center", kind="date"),
        Column("再次公示", 1.68, "center", kind="date"),
        Column("销号", 1.68, "center", kind="date"),
        Column("状态", 0.95, "center", choices=STATUS_CHOICES),
        Column("预警", 1.1, "center"),
        Column("备注", 1.65),
    )


class Sources(msgspec.Struct, frozen=True, kw_only=True):
    """Where an item's question and ledger line are looked up: ``record.question`` and ``record.ledger`` fit."""

    question: Callable[[str], QuestionState | None] | None = None
    ledger: Callable[[int], Ledger] | None = None


_NO_SOURCES = Sources()


def rectification_list(
    village: Village,
    items: Sequence[RectificationState],
    *,
    today: date,
    title: str = "",
    yellow_days: int = 5,
    close_on_posting: bool = False,
    meeting: MeetingView | None = None,
    sources: Sources = _NO_SOURCES,
) -> Paper:
    """The list of ``items`` with their lights as of ``today``; yellow from ``yellow_days`` before the due date.

    With ``meeting`` its questions, ledgers and codes are used; ``sources`` find those of other meetings. Without items the
    paper says so in a sentence.
    """
    lit = [light_of(item, today, yellow_days, is_at_once=close_on_posting) for item in items]
    finder = _Finder(meeting, sources)
    rows = tuple(_row(item, light, village, finder) for item, light in zip(items, lit, strict=True))
    table: list[Block] = [paragraph(_summary(items, lit), keep_with_next=True), Table(columns(items, village), rows, text_points=_POINTS)]
    written = [*table, Signatures(SIGNERS, per_row=3)] if rows else [paragraph("目前没有整改事项。")]
    return Paper(
        kind="rectification_list",
        title=title or f"{village.name}整改清单",
        subtitle=f"（状态截至{day(today)}）",
        file_stem="整改清单",
        author=village.name,
        blocks=(*written, *_codes(meeting)),
        is_landscape=True,
        mark=DRAFT if meeting and not meeting.meeting.is_sealed else "",
        fonts=village.fonts,
        footer_note="　".join(part for part in (FICTIONAL if village.is_fictional else "", code_line(meeting) if meeting else "") if part),
    )


class _Finder:
    """Finds the question and the line an item came from."""

    def __init__(self, meeting: MeetingView | None, sources: Sources) -> None:
        self.meeting = meeting
        self.sources = sources
        self.questions = {question.id: question for question in meeting.questions} if meeting else {}
        self.ledgers: dict[int, Ledger] = {}

    def question(self, item: RectificationState) -> QuestionState | None:
        asked = item.promised.question
        if asked is None:
            return None
        return self.questions.get(asked) or (self.sources.question(asked) if self.sources.question else None)

    def line(self, item: RectificationState) -> LedgerLine | None:
        """The line in the very version the promise was made on, where that can be had."""
        ref = item.promised.line
        if ref is None:
            return None
        if self.sources.ledger:
            if ref.ledger_seq not in self.ledgers:
                self.ledgers[ref.ledger_seq] = self.sources.ledger(ref.ledger_seq)
            return self.ledgers[ref.ledger_seq].line(ref.line_no)
        planned = self.meeting.planned(ref) if self.meeting else None
        return planned.line if planned else None


def _summary(items: Sequence[RectificationState], lit: Sequence[Lit]) -> str:
    closed = sum(1 for item in items if not item.is_open)
    done = sum(1 for item in items if item.completed)
    late = sum(1 for light in lit if light.light == "red")
    return f"共{len(items)}项：已完成{done}项（其中已销号{closed}项），未完成{len(items) - done}项（其中超期{late}项）。"


def _row(item: RectificationState, light: Lit, village: Village, finder: _Finder) -> tuple[Cell, ...]:
    promise, question, line = item.promised, finder.question(item), finder.line(item)
    is_apart = question is not None and question.asked.is_apart
    shown = None if is_apart else line
    return (
        Cell(item.id),
        Cell(_source(item, question)),
        Cell(_problem(item, question)),
        amount_cell(shown.amount_fen if shown else None),
        Cell((shown.voucher_no or "") if shown else ""),
        Cell(promise.measure),
        Cell(promise.owner),
        Cell(_supervisor(village)),
        _due(item),
        Cell(progress_text(item)),
        Cell("、".join(evidence.name for evidence in item.evidence)),
        date_cell(item.completed.completed_on if item.completed else None),
        posted_cell(item),
        closed_cell(item),
        Cell(STATUSES[item.status]),
        light_cell(light),
        Cell(remarks(item)),
    )


def _source(item: RectificationState, question: QuestionState | None) -> str:
    """Where the item came up, the channel of its question or the meeting, and the day it was promised."""
    came = f"{CHANNELS[question.asked.channel]}提问" if question else "会上提出"
    return f"{came}\n{date_cell(civil(item.promised_at).date()).text}"


def _problem(item: RectificationState, question: QuestionState | None) -> str:
    if question and question.asked.is_apart:
        return APART
    where = f"〔第{item.promised.line.line_no}笔〕" if item.promised.line else ""
    return where + (item.promised.problem or (question.asked.text if question else ""))


def _supervisor(village: Village) -> str:
    chair = village.holder(Role.SUPERVISION_CHAIR)
    return chair.name if chair else ""


def _due(item: RectificationState) -> Cell:
    """The date in force; its reckoning stands under it while it is the date first promised."""
    is_moved = item.due_on != item.original_due_on
    under = f"原定{day(item.original_due_on)}" if is_moved else item.reckoning
    return date_cell(item.due_on, under)


def _codes(meeting: MeetingView | None) -> list[Block]:
    if meeting is None or not meeting.adjourn_code:
        return []
    return [paragraph(f"{code_line(meeting)}。{COMPARE_CODES}")]
