"""Ledgers on the command line: check, accept, show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from changzhang import wiring
from changzhang.cli.chinese import group
from changzhang.cli.options import Period, book_option, echo_json, json_option, on_book
from changzhang.desk import importing, months
from changzhang.desk.importing import Checked
from changzhang.domain.ledger import FileReading, Issue, SheetReading
from changzhang.domain.ledger_words import FIELDS, LAYOUTS, SKIPPED
from changzhang.domain.money import format_yuan
from changzhang.domain.refusals_ledger import MonthInBook

_STATUS = {
    "ok": "读懂了，收支相符",
    "ok_with_warnings": "读懂了，有提示请看一眼",
    "needs_review": "有问题要人回答，先不接受",
    "blocked": "对不上或读不出，不能接受",
}

file_argument = click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
entity_option = click.option(
    "--entity", type=click.Choice(["village_committee", "collective"]), default="village_committee", help="账目主体：村委会或集体经济组织。"
)
account_option = click.option("--account", type=click.Choice(["all", "cash", "bank"]), default="all", help="账户：全部、现金、银行。")
sheet_option = click.option("--sheet", help="只读这一张表。")
debit_option = click.option("--debit", type=click.Choice(["income", "expense"]), help="“借方”是收入还是支出（表里看不出时）。")


@group(help="账目：检查、接受、查看。")
def ledger() -> None:
    """The group itself does nothing."""


@ledger.command(help="读一份账，说清读懂了什么、跳过了什么、对不对得上；什么也不保存。")
@file_argument
@sheet_option
@debit_option
@entity_option
@account_option
@book_option
@json_option
def check(file: Path, sheet: str | None, debit: Any, entity: Any, account: Any, book: Path | None, as_json: bool) -> int:
    """Read a ledger and say everything about it; 1 unless it is ok."""
    desk = wiring.desk_of(book, query_only=True) if book else None
    checked = importing.check(desk, file, sheet=sheet, debit=debit, entity=entity, account=account)
    if as_json:
        echo_json(importing.as_json(checked.reading, desk))
    else:
        tell(checked.reading)
    return 0 if checked.reading.status in ("ok", "ok_with_warnings") else 1


@ledger.command(help="检查并接受一份账；对不上的要写明书面说明。")
@file_argument
@sheet_option
@debit_option
@entity_option
@account_option
@click.option("--period", type=Period(), help="月份（表里写错或没写时）。")
@click.option("--explain", default="", help="书面说明：为什么对不上也要念。")
@click.option("--correct", is_flag=True, help="确认用它更正账簿里已有的月份，旧版保留。")
@on_book
def accept(
    file: Path,
    sheet: str | None,
    debit: Any,
    entity: Any,
    account: Any,
    period: str | None,
    explain: str,
    correct: bool,
    book: Path | None,
    actor: str,
) -> int:
    """Read a ledger and accept it. Raises LedgerNotReadable, NotExplained, MonthInBook."""
    desk = wiring.desk_of(book, actor=actor)
    checked = importing.check(desk, file, sheet=sheet, debit=debit, entity=entity, account=account)
    tell(checked.reading, is_narration=True)
    try:
        importing.accept(desk, checked, period=period, explanation=explain, is_correction=correct)
    except MonthInBook:
        _tell_difference(desk, checked, period)
        raise
    accepted = "、".join(period or each.ledger.period for each in checked.reading.sheets)
    click.echo(f"已接受 {accepted} 的账目。", err=True)
    return 0


def _tell_difference(desk: Any, checked: Checked, period: str | None) -> None:
    for line in months.difference(desk, checked, period=period):
        click.echo(line)


@ledger.command(help="查看账簿里的账：每一笔和合计。")
@click.argument("period", required=False, type=Period())
@book_option
@json_option
def show(period: str | None, book: Path | None, as_json: bool) -> None:
    """Lines and sums of a month (default: the newest)."""
    desk = wiring.desk_of(book, query_only=True)
    found = months.months(desk, period)
    if as_json:
        echo_json([months.month_json(month) for month in found])
        return
    for month in found:
        click.echo(f"{month.key.period}  {month.version.file_name}  {month.version.line_count}笔")
        for line in month.ledger.lines:
            side = "收" if line.income_fen is not None else "支"
            day = f"{line.dated_on:%m-%d}" if line.dated_on else "     "
            click.echo(f"{line.line_no:>4}  {day}  {side}  {format_yuan(line.amount_fen):>14}  {line.summary}")
        click.echo(f"收入合计 {format_yuan(month.ledger.income_fen)}  支出合计 {format_yuan(month.ledger.expense_fen)}")
        if month.chain:
            click.echo(f"{_short(month.chain)} {month.chain.message}")
        if month.version.explanation:
            click.echo(f"书面说明：{month.version.explanation}")
        if month.is_unexplained:
            click.echo(f"对不上的地方还没有书面说明，念之前先登记：changzhang ledger explain {month.key.period} --text 说明。", err=True)


@ledger.command(help="给账簿里对不上的月份登记书面说明。")
@click.argument("period", type=Period())
@click.option("--text", required=True, help="书面说明：为什么对不上也要念。")
@on_book
def explain(period: str, text: str, book: Path | None, actor: str) -> None:
    """A written explanation of a month. Raises LedgerMissing, NotExplainable."""
    months.explain(wiring.desk_of(book, actor=actor), period, text)
    click.echo(f"{period} 的书面说明已登记。", err=True)


def tell(reading: FileReading, *, is_narration: bool = False) -> None:
    """What was understood, in words: the answer of ``check``, but only narration when it is accepted in the same breath."""
    for line in (f"{reading.file}：{_STATUS[reading.status]}", *_of_file(reading)):
        click.echo(line, err=is_narration)
    if any(issue.code.startswith("E102") and "借方" in issue.message for sheet in reading.sheets for issue in sheet.errors):
        click.echo("借方是收入就加 --debit income，是支出就加 --debit expense，再来一次。", err=True)


def _of_file(reading: FileReading) -> Iterator[str]:
    for name, reason in reading.skipped_sheets.items():
        yield f"  跳过工作表“{name}”（{SKIPPED.get(reason, reason)}）"
    for issue in (*reading.errors, *reading.warnings):
        yield f"  {_short(issue)} {issue.message}"
    for sheet in reading.sheets:
        yield from _of_sheet(sheet)


def _of_sheet(sheet: SheetReading) -> Iterator[str]:
    ledger = sheet.ledger
    header = f"，表头在第{'、'.join(map(str, sheet.header_rows))}行" if sheet.header_rows else ""
    yield f"  表“{sheet.name}”：{ledger.period or '看不出是哪个月'}，{LAYOUTS[ledger.layout]}，{len(ledger.lines)}笔{header}"
    if sheet.columns:
        yield "    列：" + "，".join(f"{FIELDS.get(field, field)}＝第{column}列" for field, column in sheet.columns.items())
    opening = "没写" if ledger.opening_fen is None else format_yuan(ledger.opening_fen)
    closing = "算不出" if ledger.closing_fen is None else format_yuan(ledger.closing_fen)
    sums = f"上月结余 {opening}，收入 {format_yuan(ledger.income_fen)}，支出 {format_yuan(ledger.expense_fen)}，月末结余 {closing}"
    verdict = {True: "与表上相符", False: "与表上不符", None: "无法核对"}[ledger.reconciled]
    yield f"    {sums}（{verdict}）"
    if sheet.skipped_rows:
        yield "    跳过的行：" + "，".join(f"第{row}行{SKIPPED.get(kind, kind)}" for row, kind in sheet.skipped_rows.items())
    for issue in (*sheet.errors, *sheet.warnings):
        yield f"    {_short(issue)} {issue.message}"


def _short(issue: Issue) -> str:
    """The number of a problem, as said over the phone: E110."""
    return issue.code.partition("_")[0]
