"""二、宣读收支: figures, how far the reading went, every line with who signed it and when it was read."""

from __future__ import annotations

from changzhang.domain.ledger import Side
from changzhang.domain.meeting_view import MeetingView, ViewedLedger
from changzhang.domain.money import capital, yuan_text
from changzhang.papers.accounts import account_title, closing_fen, line_names, opening_fen, periods
from changzhang.papers.blocks import Block, Heading, paragraph
from changzhang.papers.sections.read_table import read_table
from changzhang.papers.sections.reading_notes import cash, doubts, explained, mended
from changzhang.papers.wording import months

_UNREAD_SHOWN = 30


def reading(view: MeetingView) -> list[Block]:
    """Empty for a meeting without ledgers; several ledgers have a subsection each."""
    if not view.ledgers:
        return []
    blocks: list[Block] = [paragraph(summary(view))]
    blocks += [paragraph(_progress(view))] if view.plan.lines else []
    blocks += [paragraph(_reviewed(each)) for each in view.ledgers]
    for number, viewed in enumerate(view.ledgers, start=1):
        if len(view.ledgers) > 1:
            blocks.append(
                Heading(f"（{'一二三四五六七八九'[number - 1]}）{account_title(viewed)}" if number < 10 else account_title(viewed), level=2)
            )
            blocks.append(paragraph(_own_summary(viewed)))
        blocks += [*_composition(viewed), *read_table(view, viewed)]
    return [*blocks, *totals(view), *doubts(view), *mended(view), *explained(view), *cash(view)]


def summary(view: MeetingView) -> str:
    """The sentence of figures: counts, totals, opening and closing balance, the closing also in capitals."""
    plan = view.plan
    said = f"宣读{months(periods(view))}账目，共{len(plan.lines)}笔"
    if plan.lines:
        said += f"：{_side(view, 'income')}，{_side(view, 'expense')}"
    else:
        said += "，本期没有发生收支"
    return f"{said}；{_balances(opening_fen(view), closing_fen(view))}。"


def totals(view: MeetingView) -> list[Block]:
    """The totals in figures and capitals."""
    if not view.plan.lines:
        return []
    income, expense = view.plan.total_fen("income"), view.plan.total_fen("expense")
    return [
        paragraph(
            f"合计：收入{yuan_text(income)}元（大写：人民币{capital(income)}），支出{yuan_text(expense)}元（大写：人民币{capital(expense)}）。"
        )
    ]


def _side(view: MeetingView, side: Side) -> str:
    word = "收入" if side == "income" else "支出"
    return f"{word}{len(view.plan.of_side(side))}笔{yuan_text(view.plan.total_fen(side))}元"


def _balances(opening: int | None, closing: int | None) -> str:
    first = "表上未列上月结余" if opening is None else f"上月结余{yuan_text(opening)}元"
    last = "无法计算月末结余" if closing is None else f"月末结余{yuan_text(closing)}元，大写：人民币{capital(closing)}"
    return f"{first}，{last}"


def _progress(view: MeetingView) -> str:
    """How many lines were read aloud, and which were not."""
    lines, unread = view.plan.lines, view.unread()
    order = "先收入、后支出" if view.template.reading_order == "income_then_expense" else "按账页顺序"
    if not unread:
        return f"{len(lines)}笔已全部逐笔宣读（{order}）。"
    names = line_names(view, [planned.ref for planned in unread[:_UNREAD_SHOWN]])
    more = "等" if len(unread) > _UNREAD_SHOWN else ""
    word = "尚未念" if view.meeting.is_in_room else "未念"
    return f"已逐笔宣读{len(lines) - len(unread)}笔（{order}），{word}{len(unread)}笔（{names}{more}）。"


def _reviewed(viewed: ViewedLedger) -> str:
    title = account_title(viewed)
    if not viewed.reviewed_by:
        return f"{title}宣读前未经村务监督委员会预审签字。"
    return f"{title}宣读前已由村务监督委员会成员{'、'.join(viewed.reviewed_by)}预审签字。"


def _own_summary(viewed: ViewedLedger) -> str:
    ledger = viewed.ledger
    counts = {side: sum(1 for line in ledger.lines if line.side == side) for side in ("income", "expense")}
    return (
        f"共{len(ledger.lines)}笔：收入{counts['income']}笔{yuan_text(ledger.income_fen)}元，"
        f"支出{counts['expense']}笔{yuan_text(ledger.expense_fen)}元；{_balances(ledger.opening_fen, ledger.closing_fen)}。"
    )


def _composition(viewed: ViewedLedger) -> list[Block]:
    """Cash and bank of the opening, transfers between own accounts, and a closing printed otherwise than computed."""
    ledger, said = viewed.ledger, []
    if ledger.opening_cash_fen is not None and ledger.opening_bank_fen is not None:
        said.append(f"上月结余其中现金{yuan_text(ledger.opening_cash_fen)}元、银行存款{yuan_text(ledger.opening_bank_fen)}元。")
    if ledger.transfers:
        moved = sum(transfer.amount_fen for transfer in ledger.transfers)
        said.append(f"另有内部往来{len(ledger.transfers)}笔{yuan_text(moved)}元，不计入收支。")
    stated, computed = ledger.closing_stated_fen, ledger.closing_fen
    if stated is not None and computed is not None and stated != computed:
        said.append(
            f"表上所列月末结余{yuan_text(stated)}元，按收支计算为{yuan_text(computed)}元，相差{yuan_text(abs(stated - computed))}元。"
        )
    return [paragraph("".join(said))] if said else []
