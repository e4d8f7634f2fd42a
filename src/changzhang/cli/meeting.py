"""Meetings on the command line: straight to the meeting, or a meeting from a script."""

from __future__ import annotations

from pathlib import Path

import click

from changzhang import wiring
from changzhang.cli.chinese import command
from changzhang.cli.opening import run_app
from changzhang.cli.options import Period, on_book
from changzhang.desk import meeting as meeting_desk
from changzhang.desk import replaying
from changzhang.desk.files import read_whole
from changzhang.domain.refusals import LedgerMissing


@command(help="直接开会（默认：最近一个已接受、还没念的月份）。")
@click.option("--template", default="monthly_reading", help="会议模板编号。")
@click.option("--period", type=Period(), help="念哪个月的账。")
@on_book
def meet(template: str, period: str | None, book: Path | None, actor: str) -> None:
    """Open the meeting, or go back to the one still open, and run the terminal UI in it."""
    folder = wiring.village_folder(book)
    desk = wiring.desk_of(folder, actor=actor)
    ready = meeting_desk.preparation(desk)
    if ready.clock_note:
        click.confirm(f"{ready.clock_note}。仍要开会吗？", abort=True, err=True)
    if ready.open_meeting is None:
        month = period or (ready.periods[-1] if ready.periods else None)
        if month is None:
            raise LedgerMissing("没有还没念的月份")
        meeting_desk.start(desk, template_id=template, period=month, clock_note=ready.clock_note)
    desk.close()
    run_app(folder, actor=actor, start="meeting")


@command(help="按脚本开会：演练、测试，或补录在纸上开的会。")
@click.argument("script", metavar="SCRIPT", type=click.Path(path_type=Path))
@on_book
def replay(script: Path, book: Path | None, actor: str) -> int:
    """Do the acts of a script one by one; the first refused one stops it with 1. Raises ScriptWrong, ActRefused."""
    acts = replaying.read_script(read_whole(script), script.name)
    desk = wiring.desk_of(book, actor=actor)
    meeting_id = replaying.meeting_of(desk, acts)
    for step in replaying.replay(desk, acts, meeting_id):
        made = "，".join(step.outcome.ids.values())
        click.echo(f"{step.index} {step.do}：{step.outcome.notice or made or '已记下'}", err=True)
    click.echo(meeting_id)
    return 0
