"""Figures on the command line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from changzhang import wiring
from changzhang.cli.chinese import command
from changzhang.cli.options import Day, Period, book_option, echo_json, json_option
from changzhang.desk import reporting
from changzhang.domain.disclosure.periods import period_words, previous
from changzhang.domain.text import pad


@command(help="数字：公开、整改、答复、满意，每个数字都能查到背后的编号，与上一期对比。")
@click.option("--month", type=Period(), help="哪个月，2026-10。")
@click.option("--quarter", metavar="2026Q4", help="哪个季度。")
@click.option("--year", metavar="2026", help="哪一年。")
@click.option("--on", type=Day(), help="按哪一天的情况算（默认今天）。")
@click.option("--ids", is_flag=True, help="把背后的编号也列出来。")
@book_option
@json_option
def report(month: str | None, quarter: str | None, year: str | None, on: date | None, ids: bool, book: Path | None, as_json: bool) -> None:
    """The figures of one period; this month's when none is named. Raises PeriodUnclear, UsageError for two periods at once."""
    named = [each for each in (month, quarter, year) if each]
    if len(named) > 1:
        raise click.UsageError("--month、--quarter、--year 只能写一个")
    desk = wiring.desk_of(book, query_only=True)
    day = on or desk.today()
    period = named[0] if named else f"{day:%Y-%m}"
    found = reporting.report(desk, period, day)
    if as_json:
        echo_json(reporting.report_json(period, found))
        return
    click.echo(f"{desk.village.name} {period_words(period)}（截至{day:%Y-%m-%d}；上一期：{period_words(previous(period))}）")
    for each in found:
        click.echo(f"{pad(each.figure.title, 14)} {pad(each.figure.words, 20)} 上一期 {each.previous.words}")
        if ids and each.figure.ids:
            click.echo("    " + " ".join(each.figure.ids))
