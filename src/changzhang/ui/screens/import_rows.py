"""What was understood of a file, sheet by sheet, in words a clerk can check against the sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from changzhang.desk.problems import LedgerNotReadable
from changzhang.domain.answers import Answers
from changzhang.domain.ledger import FileReading, Issue, LedgerLine, SheetReading, Status
from changzhang.domain.ledger_words import FIELDS, LAYOUTS, SKIPPED
from changzhang.domain.money import format_yuan, yuan_text
from changzhang.domain.text import cells, clean, wrap
from changzhang.ui.card_rows import Row, Span
from changzhang.ui.columns import column_words, raw_words
from changzhang.ui.file_answers import given
from changzhang.ui.file_questions import is_hopeless
from changzhang.ui.words import month_words

VERDICTS: dict[Status, tuple[str, str]] = {
    "ok": ("green", " 看懂了，账是平的，可以接受 "),
    "ok_with_warnings": ("yellow", " 看懂了，有几处请核对，可以接受 "),
    "needs_review": ("red", " 有地方看不准，要先弄清楚 "),
    "blocked": ("red", " 表里有对不上或者读不了的地方 "),
}
REFUSED = f"错误{LedgerNotReadable.number} 这份表还不能接受，账簿没有动。照红字在原表里改好，再按F3导入"
_SAME_AGAIN = "E114"
_ANSWERED = "W226"
_MOST_ASKED = 8
_MOST_RAW = 200


def verdict(reading: FileReading) -> tuple[str, str]:
    """What became of the reading: the part the words play and the words."""
    if any(issue.code.startswith(_SAME_AGAIN) for issue in reading.errors):
        return "red", f"错误{LedgerNotReadable.number} 这份表以前导入过，账簿没有动"
    return ("red", REFUSED) if is_hopeless(reading) else VERDICTS[reading.status]


def reading_rows(reading: FileReading, width: int, answers: Answers | None = None) -> list[Row]:
    """The whole report, with the answers it was read with."""
    role, words = verdict(reading)
    rows: list[Row] = [*_said(clean(reading.file), width, "number"), *_said(words.strip(), width, role)]
    rows += [row for issue in reading.errors for row in _issue_rows(issue, width, "missing")]
    rows += [row for issue in reading.warnings for row in _issue_rows(issue, width, "")]
    rows += _answer_rows(reading, answers or Answers(), width)
    for sheet in reading.sheets:
        rows += [(), *_sheet_rows(sheet, width)]
    for name, reason in reading.skipped_sheets.items():
        rows += [(), *_said(f"没有读的表：{clean(name)}（{clean(SKIPPED.get(reason, reason))}）", width, "label")]
    return rows


def _answer_rows(reading: FileReading, answers: Answers, width: int) -> list[Row]:
    """What was answered, now or for an earlier file of the same form."""
    told = given(answers, reading)
    if not told:
        return []
    is_remembered = any(answers.of(sheet.name).is_remembered for sheet in reading.sheets)
    head = "按上次同样的表" if is_remembered else "您的回答"
    return _said(f"{head}：{'；'.join(each.words for each in told)}（不对就按F9去掉）", width, "purpose")


def _sheet_rows(sheet: SheetReading, width: int) -> Iterator[Row]:
    ledger = sheet.ledger
    month = month_words(ledger.period) if ledger.period else "看不出是哪个月"
    yield from _said(
        f"表“{clean(sheet.name)}”：{month}  {LAYOUTS.get(ledger.layout, ledger.layout)}  {len(ledger.lines)}笔", width, "title"
    )
    yield from [row for issue in sheet.errors for row in _issue_rows(issue, width, "missing")]
    yield from _asked(sheet, width)
    if not sheet.columns:
        return
    yield from _said(_balance(sheet), width, "")
    yield from _said(_columns(sheet), width, "label")
    others = [issue for issue in sheet.warnings if not issue.code.startswith(_ANSWERED)]
    yield from [row for issue in others for row in _issue_rows(issue, width, "")]
    yield from _said(_skipped(sheet.skipped_rows), width, "label")
    yield from _transfers(sheet, width)
    yield from _beside_raw(ledger.lines, width)


def _asked(sheet: SheetReading, width: int) -> Iterator[Row]:
    """The rows a question is about, as they stand in the sheet."""
    for row in list(sheet.asked_rows)[:_MOST_ASKED]:
        yield from _said(f"表上第{row}行：{raw_words(sheet, row)}", width, "")
    left = len(sheet.asked_rows) - _MOST_ASKED
    yield from _said(f"还有{left}行" if left > 0 else "", width, "label")


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
    return (
        header + "列：" + "，".join(f"{FIELDS.get(field, field)}＝{column_words(sheet, column)}" for field, column in sheet.columns.items())
    )


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
    differing = [(line, field, raw) for line in lines for field, raw in line.raw.items() if not _says_the_same(line, field, raw)]
    for line, field, raw in differing[:_MOST_RAW]:
        words = f"第{line.line_no}笔（表上第{line.row}行）{FIELDS.get(field, field)}：表上写“{clean(raw)}”，读成{_read_as(line, field)}"
        yield from _said(words, width, "")
    left = len(differing) - _MOST_RAW
    yield from _said(f"还有{left}处，按F5看每一笔" if left > 0 else "", width, "label")


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
