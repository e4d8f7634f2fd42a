"""Papers on the command line."""

from __future__ import annotations

from pathlib import Path

import click

from changzhang import wiring
from changzhang.cli.chinese import command
from changzhang.cli.options import echo_json, json_option, on_book
from changzhang.desk import exporting


@command(help="导出会议的文书（默认：最近一次会议的全部文书）。")
@click.argument("meeting", metavar="[MEETING]", required=False)
@click.option("--paper", "papers", help="只要这些，逗号隔开：minutes,rectification_list。")
@click.option("--out", type=click.Path(path_type=Path), help="写到哪个文件夹。")
@on_book
@json_option
def export(meeting: str | None, papers: str | None, out: Path | None, book: Path | None, actor: str, as_json: bool) -> None:
    """Write papers; their paths on stdout."""
    desk = wiring.desk_of(book, actor=actor)
    meeting_id = meeting or exporting.newest_meeting(desk)
    names = [name.strip() for name in papers.split(",") if name.strip()] if papers else None
    written = exporting.export(desk, meeting_id, names, out)
    if as_json:
        echo_json(exporting.as_json(desk, meeting_id, written))
        return
    for each in written:
        click.echo(str(each.path))
    if any(each.is_draft for each in written):
        click.echo("会议还没封存，文书标有“草稿·未封存”。", err=True)
