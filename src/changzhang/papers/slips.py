"""评议票 and 表决票: eight to a page, nameless, one choice, to be cut apart."""

from __future__ import annotations

from datetime import date

from changzhang.domain.template import SessionTemplate
from changzhang.domain.village import Village
from changzhang.papers.blocks import Cell, Column, Paper, Table
from changzhang.papers.wording import FICTIONAL, day

_PER_ROW = 2
SLIPS = 80


def appraisal_slips(village: Village, template: SessionTemplate, held_on: date | None = None, *, count: int = SLIPS) -> Paper:
    """Slips for the appraisal of the meeting (满意度测评)."""
    text = "\n".join(
        (
            f"\n{village.name}{template.name}　评议票",
            _day(held_on),
            template.appraisal_question,
            "□满意　　□基本满意",
            "□不满意　□不表态",
            "不写姓名，只选一项，打√\n",
        )
    )
    return _paper(village, template, "评议票", text, count)


def ballots(village: Village, template: SessionTemplate, matter: str, held_on: date | None = None, *, count: int = SLIPS) -> Paper:
    """Slips for a vote; room to write the matter when it is not given."""
    text = "\n".join(
        (
            f"\n{village.name}{template.name}　表决票",
            _day(held_on),
            f"表决事项：{matter or '＿＿＿＿＿＿＿＿＿＿＿＿'}",
            "□同意　□反对　□弃权",
            "不写姓名，只选一项，打√\n",
        )
    )
    return _paper(village, template, "表决票", text, count)


def _day(held_on: date | None) -> str:
    return day(held_on) if held_on else "＿＿＿＿年＿＿月＿＿日"


def _paper(village: Village, template: SessionTemplate, name: str, text: str, count: int) -> Paper:
    rows = tuple(tuple(Cell(text) for _ in range(_PER_ROW)) for _ in range(-(-count // _PER_ROW)))
    columns = tuple(Column("沿表格线裁开", 1.0, "center") for _ in range(_PER_ROW))
    return Paper(
        kind="slips" if name == "评议票" else "ballots",
        title=f"{village.name}{template.name}{name}",
        file_stem=name,
        author=village.name,
        blocks=(Table(columns, rows, text_points=14.0),),
        fonts=village.fonts,
        footer_note=FICTIONAL if village.is_fictional else "",
    )
