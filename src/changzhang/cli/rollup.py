"""Many villages in one board, on the command line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from changzhang.cli.chinese import command
from changzhang.cli.options import Day, echo_json, json_option
from changzhang.desk import rollup as rollup_desk
from changzhang.desk.clock import system_clock
from changzhang.domain.lights import WORDS
from changzhang.domain.text import pad


@command(help="汇总：读许多村的账簿或备份，合成一个看板和一张数字表；只读副本，不动原件。")
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--period", help="数字表的时期：2026-10、2026Q4 或 2026（默认本月）。")
@click.option("--on", type=Day(), help="按哪一天的情况算（默认今天）。")
@click.option("--red", "only_red", is_flag=True, help="看板只列红灯。")
@json_option
def rollup(files: tuple[Path, ...], period: str | None, on: date | None, only_red: bool, as_json: bool) -> int:
    """One board and one table of figures; 1 when a file had to be left out. Raises PeriodUnclear."""
    day = on or system_clock().date()
    period = period or f"{day:%Y-%m}"
    rolled = rollup_desk.roll_up(files, period, day, system_clock)
    if as_json:
        echo_json(rollup_desk.rollup_json(rolled, period, day))
    else:
        _tell(rolled, period, only_red)
    for each in rolled.left_out:
        click.echo(f"没有计入 {each.file}：{each.reason}", err=True)
    return 1 if rolled.left_out else 0


def _tell(rolled: rollup_desk.RolledUp, period: str, only_red: bool) -> None:
    for row in rolled.villages:
        counts = f"红{row.lights('red')} 黄{row.lights('yellow')} 绿{row.lights('green')}"
        click.echo(f"{pad(row.town + row.village, 20)} {counts}")
    for row, item in rollup_desk.board_of(rolled):
        if item.light == "red" or not only_red:
            click.echo(f"{WORDS[item.light]} {pad(item.words, 14)} {pad(row.village, 12)} {pad(item.id, 16)} {item.owner} {item.title}")
    for figure in rollup_desk.totals(rolled):
        click.echo(f"{pad(figure.title, 14)} {figure.words}（{len(rolled.villages)}个村，{period}）")
