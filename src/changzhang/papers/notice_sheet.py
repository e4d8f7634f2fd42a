"""财务公开榜: the posted sheet, layout A, for the board and the wall; nothing private stands on it."""

from __future__ import annotations

from typing import Literal

from changzhang.domain.meeting_view import MeetingView, ViewedLedger
from changzhang.domain.money import capital, yuan_text
from changzhang.papers.accounts import account_title, closing_fen, key_of, opening_fen, periods
from changzhang.papers.blocks import Block, Heading, Paper, QrMark, paragraph
from changzhang.papers.public import for_the_public
from changzhang.papers.sections.codes import code_line, codes
from changzhang.papers.sections.notice_table import TO_CORRECT, doubted_lines, notice_table
from changzhang.papers.sections.posting import Hanging, phones, signed
from changzhang.papers.wording import DRAFT, FICTIONAL, months, numeral

PageSize = Literal["A4", "A3"]
_POINTS: dict[PageSize, float] = {"A4": 10.5, "A3": 14.0}


def notice_sheet(view: MeetingView, hanging: Hanging, *, page_size: PageSize = "A4") -> Paper | None:
    """The sheet of every account read in the meeting, landscape; None for a meeting without ledgers."""
    if not view.ledgers:
        return None
    village = view.village
    return Paper(
        kind="notice_sheet",
        title=f"{village.town}{village.name}{months(periods(view))}财务收支公开表",
        file_stem="财务公开榜" if page_size == "A4" else "财务公开榜A3",
        author=village.name,
        blocks=(
            *for_the_public([*notice(view, points=_POINTS[page_size]), paragraph(hanging.words), *phones(village)], village),
            *signed(village, hanging.posted_on),
            *(block for block in codes(view) if isinstance(block, QrMark)),
        ),
        is_landscape=True,
        page_size=page_size,
        mark="" if view.meeting.is_sealed else DRAFT,
        fonts=village.fonts,
        footer_note="　".join(part for part in (FICTIONAL if village.is_fictional else "", code_line(view)) if part),
    )


def notice(view: MeetingView, *, points: float = 0.0) -> list[Block]:
    """Opening, every line, totals, closing and the result of the review, as yet unmasked. Several accounts have a heading each."""
    blocks: list[Block] = [paragraph(f"编制单位：{_units(view)}　　单位：元", indent=0)]
    for number, viewed in enumerate(view.ledgers, start=1):
        if len(view.ledgers) > 1:
            blocks.append(Heading(f"{numeral(number)}、{account_title(viewed)}"))
        blocks += _account(view, viewed, points)
    if len(view.ledgers) > 1:
        said = _balances(opening_fen(view), closing_fen(view))
        blocks += [Heading(f"{numeral(len(view.ledgers) + 1)}、各账合计"), paragraph(said)]
    return blocks


def _units(view: MeetingView) -> str:
    names = {"village_committee": "村民委员会", "collective": "集体经济组织"}
    entities = dict.fromkeys(key_of(viewed).entity for viewed in view.ledgers)
    return "、".join(f"{view.village.name}{names[entity]}" for entity in entities)


def _account(view: MeetingView, viewed: ViewedLedger, points: float) -> list[Block]:
    ledger = viewed.ledger
    if not ledger.lines:
        return [paragraph(f"本期没有发生收支。{_balances(ledger.opening_fen, ledger.closing_fen)}"), paragraph(reviewed(view, viewed))]
    said = [f"{_sums(viewed)}{_balances(ledger.opening_fen, ledger.closing_fen)}"]
    return [notice_table(view, viewed, points=points), *(paragraph(each) for each in [*said, *_explained(viewed), reviewed(view, viewed)])]


def _sums(viewed: ViewedLedger) -> str:
    ledger = viewed.ledger
    counts = [sum(1 for line in ledger.lines if line.side == side) for side in ("income", "expense")]
    said = f"本月收入{counts[0]}笔{yuan_text(ledger.income_fen)}元，支出{counts[1]}笔{yuan_text(ledger.expense_fen)}元。"
    if ledger.ytd_income_fen is not None and ledger.ytd_expense_fen is not None:
        said += f"本年累计收入{yuan_text(ledger.ytd_income_fen)}元，支出{yuan_text(ledger.ytd_expense_fen)}元。"
    if ledger.transfers:
        moved = sum(transfer.amount_fen for transfer in ledger.transfers)
        said += f"内部往来{len(ledger.transfers)}笔{yuan_text(moved)}元，不计入收支。"
    return said


def _balances(opening: int | None, closing: int | None) -> str:
    first = "表上未列上月结余" if opening is None else f"上月结余{yuan_text(opening)}元"
    last = "无法计算月末结余" if closing is None else f"月末结余{yuan_text(closing)}元（大写：人民币{capital(closing)}）"
    return f"{first}，{last}。"


def _explained(viewed: ViewedLedger) -> list[str]:
    """A closing printed otherwise than computed, and the written explanation of it."""
    ledger = viewed.ledger
    stated, computed, why = ledger.closing_stated_fen, ledger.closing_fen, viewed.version.explanation
    said = []
    if stated is not None and computed is not None and stated != computed:
        said.append(f"原表所列月末结余{yuan_text(stated)}元，按收支计算为{yuan_text(computed)}元。")
    return [*said, *([f"书面说明：{why.rstrip('。')}。"] if why else [])]


def reviewed(view: MeetingView, viewed: ViewedLedger) -> str:
    """Who signed the review, and which lines are still to be put right."""
    who = "、".join(viewed.reviewed_by)
    said = f"本表已由村务监督委员会成员{who}预审签字。" if who else "本表公开前未经村务监督委员会预审签字。"
    doubted = doubted_lines(view, viewed)
    if not doubted:
        return said
    return f"{said}第{'、'.join(map(str, doubted))}笔存疑，表中标{TO_CORRECT}，核对清楚后更正并重新公布。"
