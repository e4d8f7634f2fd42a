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
from changzhang.domain.commands import CorrectEntry
from changzhang.domain.refusals_ledger import LedgerMissing


@command(help="直接开会（默认：唱账会，念最近一个已接受、还没念的月份；答疑会用 --template quarterly_qa）。")
@click.option("--template", default="monthly_reading", help="会议模板编号：monthly_reading、quarterly_qa、urgent_matter 或自己的。")
@click.option("--period", type=Period(), help="念哪个月的账。")
@click.option("--matter", default="", help="急事公开：公开什么事。")
@on_book
def meet(template: str, period: str | None, matter: str, book: Path | None, actor: str) -> None:
    """Open the meeting, or go back to the one still open, and run the terminal UI in it."""
    folder = wiring.village_folder(book)
    desk = wiring.desk_of(folder, actor=actor)
    ready = meeting_desk.preparation(desk)
    if ready.clock_note:
        click.confirm(f"{ready.clock_note}。仍要开会吗？", abort=True, err=True)
    if ready.open_meeting is None:
        month = _month(period, ready.periods) if desk.template(template).kind == "reading" else period
        meeting_desk.start(desk, template_id=template, period=month, matter=matter, clock_note=ready.clock_note)
    desk.close()
    run_app(folder, actor=actor, start="meeting")


def _month(period: str | None, waiting: tuple[str, ...]) -> str:
    if period is None and not waiting:
        raise LedgerMissing("没有还没念的月份")
    return period or waiting[-1]


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


@command(help="封存后更正一条记录：原记录保留，另记“更正第N号”，有自己的码。")
@click.argument("meeting", metavar="MEETING")
@click.option("--seq", required=True, type=int, help="更正账簿第几条（会议记录和经过里写的第N号）。")
@click.option("--was", required=True, help="原来怎么记的。")
@click.option("--now", required=True, help="更正成什么。")
@click.option("--reason", required=True, help="为什么更正。")
@on_book
def correct(meeting: str, seq: int, was: str, now: str, reason: str, book: Path | None, actor: str) -> None:
    """Correct a sealed record; the correction's code on stdout. Raises NotYetAdjourned, CorrectionElsewhere, NothingCorrected."""
    desk = wiring.desk_of(book, actor=actor)
    desk.do(CorrectEntry(meeting=meeting, seq=seq, was=was, now=now, reason=reason))
    view = desk.view(meeting)
    if view is not None:
        click.echo(view.correction_codes[-1])
        click.echo(f"已记更正第{len(view.correction_codes)}号，请重新导出会议记录并公示更正。", err=True)
