"""The minutes as Word against python-docx opening and saving the same reference document with the same table as raw XML, interleaved."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from io import BytesIO

import docx
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

from changzhang.domain.money import yuan_text
from changzhang.papers.blocks import Block, Cell, Column, Heading, Paper, QrMark, SealPlace, Signatures, Table, labelled, paragraph
from changzhang.render.word import to_docx
from changzhang.render.word_reference import built_in_reference

COLUMNS = (
    Column("笔号", 0.6, "center", no_wrap=True),
    Column("日期", 1.2, "center", no_wrap=True),
    Column("凭证号", 1.0, "center", no_wrap=True),
    Column("用途", 3.0),
    Column("收入", 1.2, "right", no_wrap=True, kind="amount"),
    Column("支出", 1.2, "right", no_wrap=True, kind="amount"),
    Column("经手人", 1.0, "center"),
    Column("宣读时刻", 0.9, "center", no_wrap=True),
)
PURPOSES = ("付村部2月份电费", "收王建国2025年机动地承包费", "付春季植树误工补贴（12人×1天×80元）", "付三组机井水泵维修费")


def main(rounds: int) -> None:
    """Print a ratio for each length of the reading."""
    for lines in (60, 1000):
        paper = minutes(lines)
        to_docx(paper)
        raw_document(paper)
        ours, base = [], []
        for _ in range(rounds):
            base.append(milliseconds(partial(raw_document, paper)))
            ours.append(milliseconds(partial(to_docx, paper)))
        mine, floor = statistics.median(ours), statistics.median(base)
        print(f"minutes_{lines}_lines: {mine / floor:.2f} ({mine:.1f} ms / {floor:.1f} ms)")


def raw_document(paper: Paper) -> bytes:
    """The floor: the reference opened, its body exchanged for one with the bare table, saved."""
    document = docx.Document(BytesIO(built_in_reference(paper.fonts)))
    table = next(block for block in paper.blocks if isinstance(block, Table))
    body = parse_xml(f"<w:document {nsdecls('w')}><w:body>{raw_table(table)}</w:body></w:document>")
    body.body.append(document.element.body.sectPr)
    document.part._element = body
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def raw_table(table: Table) -> str:
    """Cells and their text, nothing of their looks."""
    rows = "".join(f"<w:tr>{''.join(raw_cell(cell.text) for cell in row)}</w:tr>" for row in table.rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{'<w:gridCol/>' * len(table.columns)}</w:tblGrid>{rows}</w:tbl>"


def raw_cell(text: str) -> str:
    """A cell with one run."""
    return f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def minutes(lines: int) -> Paper:
    """A file copy that read so many lines."""
    blocks: tuple[Block, ...] = (
        labelled("会议时间：", "2025年4月15日19时30分至21时05分"),
        labelled("会议地点：", "村党群服务中心会议室"),
        Heading("一、宣读收支"),
        paragraph(f"宣读2025年3月份账目，共{lines}笔。", keep_with_next=True),
        Table(COLUMNS, tuple(read_line(number) for number in range(1, lines + 1))),
        Heading("二、群众提问及答复"),
        paragraph("三组村民问：砂石料款付给谁了，有没有发票？"),
        paragraph("散会。", keep_with_next=True),
        Signatures(("主持人（签字）：", "记录人（签字）：", "村务监督委员会成员（签字）：", "群众代表（签字）：")),
        SealPlace("青禾村村务监督委员会", "2025年4月15日"),
        QrMark("青禾村2025年3月账 散会码ABCD-EFGH-JKMN-PQRS", "拿散会时拍的码，和这张纸对一对"),
    )
    return Paper(kind="minutes", title="青禾村公开唱账会会议记录", file_stem="会议记录", author="青禾村", blocks=blocks)


def read_line(number: int) -> tuple[Cell, ...]:
    """One line as read."""
    day, fen = date(2025, 3, 1) + timedelta(days=number % 31), 12_345 * number + 7
    amounts = (Cell(yuan_text(fen), value=fen), Cell(""))
    income, expense = amounts if number % 4 == 1 else amounts[::-1]
    texts = (str(number), day.isoformat(), f"记-{number:03d}", PURPOSES[number % 4])
    return (*(Cell(text) for text in texts), income, expense, Cell("李建军"), Cell("19:41"))


def milliseconds(act: Callable[[], object]) -> float:
    """How long it took."""
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 30)
