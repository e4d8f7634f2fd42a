"""唱账稿: what is read aloud, line by line, in large type; with it a meeting goes on when the power is gone."""

from __future__ import annotations

import msgspec

from changzhang.domain.ledger import Ledger, LedgerLine
from changzhang.domain.money import capital, spoken, yuan_text
from changzhang.domain.reading import ReadingPlan, plan
from changzhang.domain.speech import direction_words, spoken_line
from changzhang.domain.template import SessionTemplate
from changzhang.domain.village import Village
from changzhang.papers.blocks import Block, Heading, Paper, Paragraph, Signatures, Span, paragraph
from changzhang.papers.wording import FICTIONAL, months, numeral

_ROOM = "＿" * 22
_READ = "□念"


class CopiedLedger(msgspec.Struct, frozen=True, kw_only=True):
    """A ledger as the public hears it, by the seq of its version, with what it is called."""

    seq: int
    title: str
    ledger: Ledger


def reading_copy(village: Village, template: SessionTemplate, ledgers: tuple[CopiedLedger, ...]) -> Paper:
    """Balances, every line in reading order with a box and room for questions, totals; at least 16 pt as all running text."""
    order = plan({each.seq: each.ledger for each in ledgers}, template.reading_order)
    periods = tuple(sorted({each.ledger.period for each in ledgers}))
    return Paper(
        kind="reading_copy",
        title=f"{village.name}{template.name}唱账稿",
        subtitle=f"（{months(periods)}，共{len(order.lines)}笔）" if periods else "",
        file_stem="唱账稿",
        author=village.name,
        blocks=(
            *_how(),
            *_balances(ledgers),
            *_lines(ledgers, order),
            *_totals(ledgers),
            Signatures(("宣读人（签字）：", "记录人（签字）：")),
        ),
        fonts=village.fonts,
        footer_note=FICTIONAL if village.is_fictional else "",
    )


def _how() -> list[Block]:
    return [paragraph("念完一笔，在“□念”里打勾；有人问，把谁问、问什么、怎么答写在下面。停电时照此继续，会后补录。")]


def _balances(ledgers: tuple[CopiedLedger, ...]) -> list[Block]:
    blocks: list[Block] = [Heading(f"{numeral(1)}、报结余")]
    for each in ledgers:
        opening = each.ledger.opening_fen
        said = "表上未列上月结余。" if opening is None else f"上月结余{spoken(opening)}（{yuan_text(opening)}元）。"
        blocks.append(paragraph(f"{_READ}　{each.title}，{said}"))
    return blocks


def _lines(ledgers: tuple[CopiedLedger, ...], order: ReadingPlan) -> list[Block]:
    titles = {each.seq: each.title for each in ledgers} if len(ledgers) > 1 else {}
    blocks: list[Block] = [Heading(f"{numeral(2)}、逐笔唱账")]
    if not order.lines:
        return [*blocks, paragraph("本期没有发生收支。")]
    for planned in order.lines:
        blocks += _line(planned.line, order.ledgers[planned.ref.ledger_seq], titles.get(planned.ref.ledger_seq, ""))
    return blocks


def _line(line: LedgerLine, ledger: Ledger, title: str) -> list[Block]:
    head = f"{_READ}　第{line.line_no}笔　{direction_words(line)}{yuan_text(abs(line.amount_fen))}元" + (f"　{title}" if title else "")
    return [
        Paragraph((Span(head, is_bold=True),), indent=0, keep_with_next=True),
        Paragraph((Span(spoken_line(line, has_columns=ledger.columns)),), keep_with_next=True),
        Paragraph((Span(f"问：{_ROOM}"),), indent=0, keep_with_next=True),
        Paragraph((Span(f"答：{_ROOM}"),), indent=0),
    ]


def _totals(ledgers: tuple[CopiedLedger, ...]) -> list[Block]:
    blocks: list[Block] = [Heading(f"{numeral(3)}、报合计")]
    for each in ledgers:
        ledger = each.ledger
        said = f"{each.title}，收入合计{spoken(ledger.income_fen)}，支出合计{spoken(ledger.expense_fen)}"
        if ledger.closing_fen is not None:
            said += (
                f"，月末结余{spoken(ledger.closing_fen)}（{yuan_text(ledger.closing_fen)}元，大写：人民币{capital(ledger.closing_fen)}）"
            )
        blocks.append(paragraph(f"{_READ}　{said}。"))
    return [*blocks, paragraph("现金盘点：＿＿＿＿＿＿元。　散会时间：＿＿时＿＿分。　到会：＿＿＿人。")]
