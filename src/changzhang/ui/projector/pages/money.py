"""报结余 and 报合计 on the wall: the sums huge, what is left in capitals."""

from __future__ import annotations

from changzhang.domain.meeting_view import ViewedLedger
from changzhang.domain.money import capital, format_yuan, spoken
from changzhang.ui.card_rows import Span
from changzhang.ui.projector.blocks import Block, block
from changzhang.ui.projector.scene import Scene
from changzhang.ui.words import stream_title


def opening(scene: Scene) -> list[Block]:
    """What was left over, cash and bank apart, and the committee's signed review."""
    view = scene.view
    fen = view.opening_fen
    head = [block("表上没有写上月结余", "missing", rank=1)] if fen is None else _sum("上月结余", fen, "number", rank=1)
    parts = [each for viewed in view.ledgers for each in _parts(viewed, is_alone=len(view.ledgers) == 1)]
    explained = [block(scene.public(each.version.explanation), label="书面说明") for each in view.ledgers if each.version.explanation]
    return [*head, *parts, *(_review(viewed, is_alone=len(view.ledgers) == 1) for viewed in view.ledgers), *explained]


def totals(scene: Scene) -> list[Block]:
    """Income, expense, what is left over in figures and capitals, the cash counted."""
    view, plan = scene.view, scene.view.plan
    income, expense = plan.total_fen("income"), plan.total_fen("expense")
    rows = [
        *_sum(f"本月收入合计（{len(plan.income)}笔）", income, "income", rank=2),
        *_sum(f"本月支出合计（{len(plan.expense)}笔）", expense, "expense", rank=2),
    ]
    closing = view.closing_fen
    if closing is None:
        rows.append(block("月末结余算不出来：表上没有写上月结余", "missing"))
    else:
        rows += [*_sum("月末结余", closing, "number", rank=1), block(capital(closing), "number", label="大写", rank=3)]
    return [*rows, *_cash(scene), *_unread(scene)]


def _sum(title: str, fen: int, role: str, *, rank: int) -> list[Block]:
    """A sum with its title on one row above, and as it is said."""
    aloud = Span(f"念作“{('负' if fen < 0 else '') + spoken(abs(fen))}”", "spoken")
    return [Block((Span(title, "number"), aloud)), Block((Span(format_yuan(fen), role),), rank=rank, is_figures=True)]


def _parts(viewed: ViewedLedger, *, is_alone: bool) -> list[Block]:
    ledger = viewed.ledger
    rows = [] if is_alone else [block(_yuan(ledger.opening_fen), label=stream_title(viewed.stream))]
    known = (("其中现金", ledger.opening_cash_fen), ("银行存款", ledger.opening_bank_fen))
    return rows + [block(_yuan(fen), "number", label=label, rank=2) for label, fen in known if fen is not None]


def _yuan(fen: int | None) -> str:
    return "没有写" if fen is None else f"{format_yuan(fen)}元"


def _review(viewed: ViewedLedger, *, is_alone: bool) -> Block:
    which = "" if is_alone else f"{stream_title(viewed.stream)}："
    if not viewed.reviewed_by:
        return block(f"{which}会前没有村务监督委员会的审核签字", "missing", label="审核", rank=3)
    doubted = "、".join(map(str, viewed.doubted_lines))
    left = f"；第{doubted}笔存疑" if doubted else ""
    return block(f"{which}会前已由村务监督委员会{'、'.join(viewed.reviewed_by)}预审签字{left}", label="审核", rank=3)


def _cash(scene: Scene) -> list[Block]:
    # The words of the stage's own page; its module is loaded with that page on the chair's window only.
    from changzhang.ui.stages.totals import cash_words

    cash = scene.view.meeting.cash
    if cash is None:
        return []
    is_equal = cash.book_fen in (None, cash.counted_fen)
    return [block(scene.public(cash_words(cash)), "number" if is_equal else "missing", label="现金")]


def _unread(scene: Scene) -> list[Block]:
    unread = len(scene.view.unread())
    return [block(f"还有{unread}笔没有念，合计里已经算上", "missing")] if unread else []
