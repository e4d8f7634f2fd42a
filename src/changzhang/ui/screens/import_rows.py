"""What was understood of a file, sheet by sheet, in words a clerk can check against the sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from changzhang.domain.ledger import FileReading, Issue, LedgerLine, SheetReading, Status
from changzhang.domain.ledger_words import FIELDS, LAYOUTS, SKIPPED
from changzhang.domain.money import format_yuan, yuan_text
from changzhang.domain.text import cells, clean, wrap
from changzhang.ui.card_rows import Row, Span
from changzhang.ui.words import month_words

VERDICTS: dict[Status, tuple[str, str]] = {
    "ok": ("green", " 看懂了，账是平的，可以接受 "),
    "ok_with_warnings": ("yellow", " 看懂了，有几处请核对，可以接受 "),
    "needs_review": ("red", " 有地方看不准，要先弄清楚 "),
    "blocked": ("red", " 表里有对不上或者读不了的地方 "),
}
# Contradictions a recorded written explanation may carry (E107–E111); everything else must be mended in the sheet.
EXPLAINABLE = ("E107", "E108", "E109", "E110", "E111")


def all_issues(reading: FileReading) -> tuple[Issue, ...]:
    """Every error of a reading, of the file and of its sheets."""
    return (*reading.errors, *(issue for sheet in reading.sheets for issue in sheet.errors))


def is_acceptable(reading: FileReading) -> bool:
    """Whether the file can be accepted as it is."""
    return bool(reading.sheets) and reading.status in ("ok", "ok_with_warnings")


def is_explainable(reading: FileReading) -> bool:
    """Whether a written explanation is all that is missing."""
    issues = all_issues(reading)
    return bool(reading.sheets and issues) and all(issue.code.startswith(EXPLAINABLE) for issue in issues)


def reading_rows(reading: FileReading, width: int) -> list[Row]:
    """The whole report."""
    role, words = VERDICTS[reading.status]
    rows: list[Row] = [*_said(clean(reading.file), width, "number"), *_said(words.strip(), width, role)]
    rows += [row for issue in reading.errors for row in _issue_rows(issue, width, "missing")]
    rows += [row for issue in reading.warnings for row in _issue_rows(issue, width, "")]
    for sheet in reading.sheets:
        rows += [(), *_sheet_rows(sheet, width)]
    for name, reason in reading.skipped_sheets.items():
        rows += [(), *_said(f"没有读的表：{clean(name)}（{clean(SKIPPED.get(reason, reason))}）", width, "label")]
    return rows


def _sheet_rows(sheet: SheetReading, width: int) -> Iterator[Row]:
    ledger = sheet.ledger
    month = month_words(ledger.period) if ledger.period else "看不出是哪个月"
    yield from _said(
        f"表“{clean(sheet.name)}”：{month}  {LAYOUTS.get(ledger.layout, ledger.layout)}  {len(ledger.lines)}笔", width, "title"
    )
    yield from [row for issue in sheet.errors for row in _issue_rows(issue, width, "missing")]
    yield from _said(_balance(sheet), width, "")
    yield from _said(_columns(sheet), width, "label")
    yield from [row for issue in sheet.warnings for row in _issue_rows(issue, width, "")]
    yield from _said(_skipped(sheet.skipped_rows), width, "label")
    yield from _transfers(sheet, width)
    yield from _beside_raw(ledger.lines, width)


def _balance(sheet: SheetReading) -> str:
    ledger = sheet.ledger
    parts = [
        f"上月结余 {_yuan(ledger.opening_fen)}",
        f"本月收入 {_yuan(ledger.income_fen)}",
        f"本月支出 {_yuan(ledger.expense_fen)}",
        f"算出结余 {_yuan(ledger.closing_fen)}",
        f"表上结余 {_yuan(ledger.closing_stated_fen)}",
    ]
    verdict = {True: "对得上", False: "对不上", None: "没法核对"}[ledger.reconciled]
    unit = (
        "" if ledger.unit_factor == 1 else f"（表上单位是{'万元' if ledger.unit_factor == 10000 else f'{ledger.unit_factor}元'}，已换成元）"
    )
    return "；".join(parts) + f"：{verdict}{unit}"


def _columns(sheet: SheetReading) -> str:
    header = f"表头在第{'、'.join(map(str, sheet.header_rows))}行；" if sheet.header_rows else ""
    return header + "列：" + "，".join(f"{FIELDS.get(field, field)}＝第{column}列" for field, column in sheet.columns.items())


def _skipped(rows: Mapping[int, str]) -> str:
    """Skipped rows by reason: 合计 第20、21行."""
    by_reason: dict[str, list[int]] = {}
    for row, reason in rows.items():
        by_reason.setdefault(reason, []).append(row)
    parts = [f"{clean(SKIPPED.get(reason, reason))} 第{'、'.join(map(str, numbers))}行" for reason, numbers in by_reason.items()]
    return "不是账目、没有当成一笔的行：" + "；".join(parts) if parts else ""


def _transfers(sheet: SheetReading, width: int) -> Iterator[Row]:
    for transfer in sheet.ledger.transfers:
        rows = "、".join(map(str, transfer.rows))
        yield from _said(f"自己账户之间转的钱，不算收入也不算支出：第{rows}行 {_yuan(transfer.amount_fen)}元", width, "label")


def _beside_raw(lines: tuple[LedgerLine, ...], width: int) -> Iterator[Row]:
    """The lines whose reading differs from the cell as it stands, the raw cell beside it."""
    for line in lines:
        for field, raw in line.raw.items():
            if _says_the_same(line, field, raw):
                continue
            words = f"第{line.line_no}笔（表上第{line.row}行）{FIELDS.get(field, field)}：表上写“{clean(raw)}”，读成{_read_as(line, field)}"
            yield from _said(words, width, "")


def _says_the_same(line: LedgerLine, field: str, raw: str) -> bool:
    """Whether anybody would read the cell so: 1,160.00 or 686 as they stand, 2025.4.2 as that day."""
    if field == "date":
        day = line.dated_on
        return day is not None and [int(part) for part in re.findall(r"[0-9]+", raw)] == [day.year, day.month, day.day]
    whole, _, part = raw.replace(",", "").strip().partition(".")
    plain = f"{whole}.{part:0<2}"
    return plain == yuan_text(line.amount_fen)


def _read_as(line: LedgerLine, field: str) -> str:
    if field == "date":
        return f"{line.dated_on:%Y-%m-%d}" if line.dated_on else "空白"
    if field in ("income", "expense", "amount", "debit", "credit", "capital"):
        return f"{'收入' if line.side == 'income' else '支出'}{_yuan(line.amount_fen)}"
    return f"“{clean(str(getattr(line, field, '') or ''))}”"


def _issue_rows(issue: Issue, width: int, role: str) -> list[Row]:
    code = issue.code.partition("_")[0]
    message = clean(issue.message).rstrip("。")
    where = f"（第{'、'.join(map(str, issue.rows))}行）" if issue.rows and "行" not in message else ""
    facts = [
        f"{word}{value}"
        for word, value in (("应为", issue.expected), ("表上", issue.stated), ("算出", issue.computed), ("相差", issue.difference))
        if value and value not in message.replace(",", "")
    ]
    return _said(f"{code} {message}{where}{'，'.join(['', *facts]) if facts else ''}", width, role)


def _yuan(fen: int | None) -> str:
    return "没有写" if fen is None else format_yuan(fen)


def _said(words: str, width: int, role: str) -> list[Row]:
    if not words:
        return []
    first, *rest = wrap(words, max(2, width - 2))
    return [(Span(first, role),), *((Span("  "), Span(line, role)) for line in rest)] if cells(words) else []
