"""自查表: what the township looks at, each with the numbers of its records; what was not found is said in one line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from changzhang.domain.audit import TITLES, AuditFinding, AuditName
from changzhang.domain.village import Village
from changzhang.papers.blocks import Block, Cell, Column, Heading, Paper, Signatures, Table, paragraph
from changzhang.papers.wording import FICTIONAL, civil, day, numeral

_POINTS = 10.5
# More numbers than this would fill a page; the first and the last tell where to look.
_MOST_RECORDS = 6
_COLUMNS = (
    Column("记录号", 1.5, "center"),
    Column("时间", 2.1, "center", no_wrap=True),
    Column("经手", 1.2, "center"),
    Column("哪次会、哪件事", 2.4, "center"),
    Column("情况", 4.0),
)
_SIGNERS = ("村务监督委员会主任（签字）：", "乡镇经办人（签字）：")


def audit_sheet(
    village: Village, sections: Mapping[AuditName, tuple[AuditFinding, ...]], *, on: date, records: int, year: str = ""
) -> Paper:  # fmt: skip
    """The sheet over the whole book, or over the records of one ``year``."""
    there = [(name, findings) for name, findings in sections.items() if findings]
    nothing = [TITLES[name] for name, findings in sections.items() if not findings]
    blocks: list[Block] = [paragraph(_opening(records, year, sum(len(findings) for _, findings in there)))]
    for number, (name, findings) in enumerate(there, start=1):
        blocks += [Heading(f"{numeral(number)}、{TITLES[name]}（{len(findings)}条）"), _table(findings)]
    if nothing:
        blocks.append(paragraph(f"{'以下各项' if there else '各项都'}没有发现：{'、'.join(nothing)}。"))
    return Paper(
        kind="audit_sheet",
        title=f"{village.name}公开唱账自查表",
        subtitle=f"（{f'{year}年，' if year else ''}截至{day(on)}）",
        file_stem=f"自查表_{year + '年_' if year else ''}{on:%Y-%m-%d}",
        author=village.name,
        blocks=(*blocks, Signatures(_SIGNERS, per_row=1)),
        fonts=village.fonts,
        footer_note=FICTIONAL if village.is_fictional else "",
    )


def _opening(records: int, year: str, count: int) -> str:
    where = f"账簿共{records}条记录" + (f"，本表只列{year}年的" if year else "")
    return f"{where}，由程序逐条查出需要说明的情况{count}条。列在这里不等于有错，请对照记录号说明原因。"


def _table(findings: tuple[AuditFinding, ...]) -> Table:
    return Table(_COLUMNS, tuple(_row(each) for each in findings), text_points=_POINTS)


def _row(each: AuditFinding) -> tuple[Cell, ...]:
    at = civil(each.at)
    return (Cell(_numbers(each.records)), Cell(f"{at:%Y-%m-%d}\n{at:%H:%M}"), Cell(each.actor), Cell(each.where), Cell(each.words))


def _numbers(records: tuple[int, ...]) -> str:
    if len(records) > _MOST_RECORDS:
        return f"{records[0]}…{records[-1]}\n（{len(records)}条）"
    return "、".join(map(str, records))
