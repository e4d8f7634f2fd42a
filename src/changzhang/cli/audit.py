"""The township's self-check on the command line."""

from __future__ import annotations

import re
from pathlib import Path

import click

from changzhang import wiring
from changzhang.cli.chinese import command
from changzhang.cli.options import book_option, echo_json, json_option
from changzhang.desk import auditing
from changzhang.domain.audit import TITLES


@command(help="自查：没念的、念得太快的、补录的、撤回的、跳过的、关掉的规则、延期、更正……写成自查表；--json 只输出数据，不写文件。")
@click.option("--year", default="", metavar="2026", help="只看哪一年（默认整本账簿）。")
@click.option("--out", type=click.Path(path_type=Path), help="写到哪个文件夹。")
@book_option
@json_option
def audit(year: str, out: Path | None, book: Path | None, as_json: bool) -> None:
    """Write the self-check sheet; its path on stdout, the counts on stderr. Raises FileUnwritable."""
    if year and not re.fullmatch("[0-9]{4}", year):
        raise click.UsageError("--year 写成 2026 这样")
    desk = wiring.desk_of(book, query_only=True)
    found = auditing.audit(desk, year)
    if as_json:
        echo_json(auditing.as_json(found))
        return
    for name, findings in found.sections.items():
        if findings:
            click.echo(f"{TITLES[name]}：{len(findings)}条", err=True)
    click.echo(str(auditing.write_sheet(desk, found, out)))
