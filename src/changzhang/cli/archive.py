"""Packing a meeting on the command line."""

from __future__ import annotations

from pathlib import Path

import click

from changzhang import wiring
from changzhang.cli.chinese import command
from changzhang.cli.options import book_option, echo_json, json_option
from changzhang.desk import archiving, exporting


@command(help="把一次会议打成归档包：文书、原账、全部记录、佐证材料、清单，和一页“怎样查验”（默认：最近一次会议）。")
@click.argument("meeting", metavar="[MEETING]", required=False)
@click.option("--out", type=click.Path(path_type=Path), help="写到哪个文件夹。")
@book_option
@json_option
def archive(meeting: str | None, out: Path | None, book: Path | None, as_json: bool) -> None:
    """Write an archive; its path on stdout. Raises MeetingUnknown, BookUnsound, FileUnwritable."""
    desk = wiring.desk_of(book, query_only=True)
    packed = archiving.archive(desk, meeting or exporting.newest_meeting(desk), out)
    if as_json:
        echo_json({"path": str(packed.path), "sha256": packed.sha256, "codes": packed.codes, "evidence_missing": list(packed.missing)})
        return
    click.echo(str(packed.path))
    click.echo(f"归档包的 SHA-256（可以抄在档案盒上）：{packed.sha256}", err=True)
    if packed.missing:
        click.echo(f"有{len(packed.missing)}份佐证材料找不到或被改动过，没有装进去；用 changzhang verify 看是哪几份。", err=True)
    if not any(name.startswith("封存码") for name in packed.codes):
        click.echo("这次会还没有封存，封存以后请再归档一次。", err=True)
