"""Writes the fictional village's four ledgers as real files, each the way another clerk would keep it."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from pathlib import Path
from typing import Any

from changzhang.demo.spellings import amount_text, date_cell, signed_text
from changzhang.demo.tables import Form, Month, Row, months
from changzhang.desk.files import write_whole
from changzhang.domain.money import format_yuan

FOLDER = "账目"
NOTE = "本表为演示用的虚构账目，村名、人名、单位、金额都是编出来的。"
_NAMES: dict[Form, str] = {
    "clean": "小山村{year}年{month}月财务收支公开表.xlsx",
    "text_amounts": "小山村{month}月财务公开榜.xlsx",
    "dates_spelled": "小山村{year}年{month}月收支明细表.xlsx",
    "signed_csv": "收支流水_{year}{month:02d}.csv",
}
_DITTO = ("〃", "同上", "")

# A row of cells; a row of one cell stretches over the whole sheet.
Cells = list[Any]


def write_ledgers(folder: Path, today: date) -> tuple[Path, ...]:
    """The four months before ``today`` as files in ``账目/`` of a village folder, oldest first. Raises FileUnwritable."""
    return tuple(_write(folder / FOLDER, month) for month in months(today))


def _write(place: Path, month: Month) -> Path:
    path = place / _NAMES[month.form].format(year=month.year, month=month.month)
    if month.form == "signed_csv":
        write_whole(path, _csv(month).encode("utf-8-sig"))
    else:
        rows = {"clean": _clean, "text_amounts": _text_amounts, "dates_spelled": _dates_spelled}[month.form](month)
        write_whole(path, _workbook(f"{month.month}月", rows))
    return path


def _clean(month: Month) -> list[Cells]:
    opening = f"上月结余（其中现金{format_yuan(month.cash_fen, grouping=False)}元）"
    rows: list[Cells] = [
        [f"八里镇小山村{month.year}年{month.month}月份财务收支公开表"],
        ["编制单位：小山村村民委员会（虚构村，供演示）", *[""] * 11, "单位：元"],
        ["序号", "日期", "凭证号", "摘要", "收入", "支出", "余额", "收款单位", "结算方式", "票据", "经手人", "证明人", "审批人", "备注"],
        ["", "", "", opening, "", "", month.opening_fen / 100],
    ]
    balance = month.opening_fen
    for number, row in enumerate(month.rows, start=1):
        balance += row.flow_fen
        amounts = [_yuan(row.income_fen), _yuan(row.expense_fen), balance / 100]
        texts = [row.payee, row.method, row.document, row.handler, row.witness, row.approver, row.remark]
        rows.append([number, month.on(row.day), row.voucher, row.summary, *amounts, *texts])
    rows.append(["", "", "", "本月合计", month.income_fen / 100, month.expense_fen / 100, month.closing_fen / 100])
    rows.append(["村党组织书记（签字）：　　　村委会主任（签字）：　　　村务监督委员会主任（签字）：　　　报账员（签字）：　　　（盖章）"])
    return [*rows, ["注：" + NOTE]]


def _text_amounts(month: Month) -> list[Cells]:
    rows: list[Cells] = [
        [f"八里镇小山村{month.year}年{month.month}月份财务公开榜"],
        ["日 期", "凭证字号", "事　由", "收 入（元）", "支 出（元）", "结 余", "经办人", "证明人", "批准人", "备 注"],
        ["", "", "上 期 结 存", "", "", "￥" + format_yuan(month.opening_fen)],
    ]
    balance, day, repeated = month.opening_fen, 0, 0
    for number, row in enumerate(month.rows):
        balance += row.flow_fen
        repeated = repeated + 1 if row.day == day else 0
        when = _DITTO[(repeated - 1) % len(_DITTO)] if repeated else f"{month.year}.{month.month}.{row.day}"
        day = row.day
        amounts = [_written(row.income_fen, number), _written(row.expense_fen, number), format_yuan(balance) if number % 2 else ""]
        rows.append([when, row.voucher, row.summary, *amounts, row.handler, row.witness, row.approver, row.remark])
    rows.append(["", "", "合　　计", format_yuan(month.income_fen), format_yuan(month.expense_fen), format_yuan(month.closing_fen)])
    return [*rows, ["注：" + NOTE]]


def _dates_spelled(month: Month) -> list[Cells]:
    rows: list[Cells] = [
        [f"小山村{month.year}年{month.month}月财务收支明细表"],
        ["日期", "凭证号", "摘要", "收入金额", "支出金额", "结余金额", "备注"],
        [f"{month.month}月1日", "", "承前页", "", "", month.opening_fen / 100],
    ]
    balance = month.opening_fen
    for number, row in enumerate(month.rows):
        balance += row.flow_fen
        amounts = [_yuan(row.income_fen), _yuan(row.expense_fen), balance / 100]
        rows.append([date_cell(month.on(row.day), number), f"记-{number + 1}", row.summary, *amounts])
    rows.append(["本月合计", "", "", month.income_fen / 100, month.expense_fen / 100, month.closing_fen / 100])
    return [*rows, ["注：" + NOTE]]


def _yuan(fen: int | None) -> float | str:
    return "" if fen is None else fen / 100


def _written(fen: int | None, number: int) -> str:
    return "" if fen is None else amount_text(fen, number)


def _csv(month: Month) -> str:
    target = io.StringIO()
    totals = f"收入合计：{format_yuan(month.income_fen)},支出合计：{format_yuan(month.expense_fen)}"
    target.write("小山村股份经济合作社（虚构，供演示） 收支流水\n")
    target.write(f"期间：{month.on(1)} 至 {month.on(28)},币种：人民币,单位：元\n")
    target.write(f"期初余额：{format_yuan(month.opening_fen)},{totals},期末余额：{format_yuan(month.closing_fen)}\n")
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(["时间", "类型", "科目", "摘要", "金额(元)", "账户", "经手人"])
    records = [record for number, row in enumerate(month.rows) for record in _records(month, row, number)]
    writer.writerows(records)
    target.write(f"共 {len(records)} 条记录,,,,,,\n")
    return target.getvalue()


def _records(month: Month, row: Row, number: int) -> list[list[str]]:
    when = f"{month.on(row.day)} {9 + number % 8:02d}:{number * 7 % 60:02d}"
    if row.is_transfer:
        fen = row.income_fen or 0
        legs = [(signed_text(-fen, 0), "农商行"), (signed_text(fen, 0), "现金")]
        return [[when, "转账", "", row.summary, amount, account, "韩小军"] for amount, account in legs]
    side = "支出" if row.income_fen is None else "收入"
    return [[when, side, row.kind, row.summary, signed_text(row.flow_fen, number), row.account, row.handler]]


def _workbook(name: str, rows: list[Cells]) -> bytes:
    import xlsxwriter

    width, target = max(len(row) for row in rows), io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        # The moment of creation would make every demo another file.
        book.set_properties({"created": datetime(2000, 1, 1), "comments": NOTE})
        day_format = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet = book.add_worksheet(name)
        sheet.set_column(0, width - 1, 12)
        for number, row in enumerate(rows):
            if len(row) == 1:
                sheet.merge_range(number, 0, number, width - 1, row[0])
                continue
            for column, value in enumerate(row):
                _write_cell(sheet, number, column, value, day_format)
    return target.getvalue()


def _write_cell(sheet: Any, row: int, column: int, value: Any, day_format: Any) -> None:
    if isinstance(value, date):
        sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), day_format)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    elif value:
        sheet.write_string(row, column, value)
