"""The book on the command line: backup, rebuild, doctor."""

from __future__ import annotations

from pathlib import Path

import click

from changzhang import wiring
from changzhang.cli.chinese import command
from changzhang.cli.options import book_option, echo_json, json_option
from changzhang.desk import proof
from changzhang.desk.clock import system_clock
from changzhang.desk.health import check_up


@command(help="给账簿做一份查验过的备份（会议开着也行）。")
@click.argument("to", metavar="TO", type=click.Path(path_type=Path))
@book_option
def backup(to: Path, book: Path | None) -> None:
    """A verified copy of an open book; its path on stdout."""
    copy = proof.backup(wiring.village_folder(book), to, on=system_clock().date())
    click.echo(str(copy))
    click.echo("备份完成，已重新打开查验。", err=True)


@command(help="重建由记录算出来的表（看板、汇总），记录本身不动。")
@book_option
def rebuild(book: Path | None) -> None:
    """Recreate the projections."""
    count = proof.rebuild(wiring.desk_of(book))
    click.echo(f"已重建{count}项。", err=True)


@command(help="体检：版本、文件夹、磁盘、终端、时间、字体、备份。")
@book_option
@json_option
def doctor(book: Path | None, as_json: bool) -> int:
    """One screen about this machine and this book; 1 when something is wrong."""
    findings = check_up(wiring.desk_of(book, query_only=True))
    if as_json:
        echo_json([{"name": each.name, "words": each.words, "ok": each.is_ok} for each in findings])
    else:
        for each in findings:
            mark = {True: "正常", False: "注意", None: "    "}[each.is_ok]
            click.echo(f"{mark}  {each.name}：{each.words}")
    return 1 if any(each.is_ok is False for each in findings) else 0
