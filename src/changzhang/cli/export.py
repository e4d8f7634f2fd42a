"""Papers on the command line."""

from __future__ import annotations

from pathlib import Path

import click

from changzhang import wiring
from changzhang.cli.chinese import command
from changzhang.cli.options import Period, book_option, echo_json, json_option, on_book
from changzhang.desk import exporting, forms


@command(help="导出会议的文书（默认：最近一次会议的全部文书）。")
@click.argument("meeting", metavar="[MEETING]", required=False)
@click.option(
    "--paper",
    "papers",
    help="只要这些，逗号隔开：minutes、digest、rectification_list、qa_summary、reply、referral、assignment、reminder、referral_private、reading_copy、sign_in、slips、ballots。",
)
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


@command("print-forms", help="会前打印：唱账稿、签到表、评议票、表决票（停电时照着开会）。")
@click.option("--paper", "papers", default="reading_copy,sign_in,slips", help="逗号隔开：reading_copy、sign_in、slips、ballots。")
@click.option("--template", default="monthly_reading", help="会议模板编号。")
@click.option("--period", type=Period(), help="哪个月的账（默认最近一个月）。")
@click.option("--matter", default="", help="表决票上印的事项。")
@click.option("--out", type=click.Path(path_type=Path), help="写到哪个文件夹。")
@book_option
def print_forms(papers: str, template: str, period: str | None, matter: str, out: Path | None, book: Path | None) -> None:
    """Write forms before a meeting; their paths on stdout. Raises PaperUnknown, PaperEmpty, LedgerMissing."""
    desk = wiring.desk_of(book, query_only=True)
    names = tuple(name.strip() for name in papers.split(",") if name.strip())
    for path in forms.write_forms(desk, names, out, template_id=template, period=period, matter=matter):
        click.echo(str(path))
