"""One line before the committee in terminal rows: the line as read and as it stands on the sheet, what points at it and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from changzhang.desk.reviewing import Review, ReviewedLine
from changzhang.domain.ledger import LedgerLine
from changzhang.domain.money import capital, format_yuan
from changzhang.domain.private_words import private_words
from changzhang.domain.review import RULES, Finding
from changzhang.domain.speech import direction_words
from changzhang.domain.text import cells, clean, wrap
from changzhang.ui import terminal
from changzhang.ui.big_type import enlarge, fitting
from changzhang.ui.card_rows import Row, Span, flow
from changzhang.ui.widgets.review_table import SEVERITIES, UNJUDGED

FULL_VERDICTS = {"passed": "通过", "doubted": "存疑", "returned": "退回补正"}
_ROLES = {"block": "red", "high": "red", "medium": "yellow", "low": "marked", "notice": "marked"}
_TEXTS = (
    ("付给", "payee"),
    ("方式", "method"),
    ("票据", "document"),
    ("发票号", "invoice_no"),
    ("科目", "account"),
    ("经手", "handler"),
    ("证明", "witness"),
    ("审批", "approver"),
    ("备注", "remark"),
)
FIELDS = {
    "date": "日期",
    "voucher": "凭证号",
    "voucher_no": "凭证号",
    "summary": "用途",
    "income": "收入",
    "expense": "支出",
    "amount": "金额",
    "debit": "借方",
    "credit": "贷方",
    "balance": "余额",
    "account": "科目",
    "own_account": "账户",
    "payee": "收款人",
    "method": "付款方式",
    "document": "票据",
    "invoice": "发票号",
    "invoice_no": "发票号",
    "handler": "经手人",
    "witness": "证明人",
    "approver": "审批人",
    "remark": "备注",
    "capital": "大写金额",
    "opening": "上月结余",
    "opening_cash": "上月现金结余",
    "closing": "月末结余",
}
_BIG_ROWS = (5, 3)


def line_rows(each: ReviewedLine, width: int, height: int, *, columns: Iterable[str]) -> list[Row]:
    """The whole line. The amount is drawn large where ``height`` rows leave room for it."""
    for big_rows in _BIG_ROWS:
        rows = _rows(each, width, frozenset(columns), big_rows)
        if len(rows) <= height:
            return rows
    return _rows(each, width, frozenset(columns), 0)


def _rows(each: ReviewedLine, width: int, columns: frozenset[str], big_rows: int) -> list[Row]:
    return [
        *_head(each, width),
        *_amount(each.line, width, big_rows),
        *labelled("用途", clean(each.line.summary) or "用途一栏空白", width, "purpose"),
        *_public(each, width),
        *_hits(each.hits, width),
        *_fields(each.line, width, columns),
        *_raw(each.line, width),
    ]


def _head(each: ReviewedLine, width: int) -> list[Row]:
    line = each.line
    day = f"{line.dated_on.month}月{line.dated_on.day}日" if line.dated_on else "日期空白"
    voucher = f"凭证 {clean(line.voucher_no)}" if line.voucher_no else "凭证号空白"
    items = [Span(f"第{line.line_no}笔", "number"), Span(_verdict(each), _verdict_role(each)), Span(day), Span(voucher)]
    return flow([*items, Span(f"表上第{line.row}行", "label")], width, "  ")


def _verdict(each: ReviewedLine) -> str:
    if each.verdict is None:
        return UNJUDGED
    reason = f"：{clean(each.verdict.reason)}" if each.verdict.reason else ""
    return FULL_VERDICTS[each.verdict.verdict] + reason


def _verdict_role(each: ReviewedLine) -> str:
    return "key" if each.verdict is None else "income" if each.verdict.verdict == "passed" else "missing"


def _amount(line: LedgerLine, width: int, big_rows: int) -> list[Row]:
    mood = "reversal" if line.amount_fen < 0 else line.side
    figures = format_yuan(line.amount_fen)
    words = [Span(direction_words(line), mood), Span(f"{figures}元", mood), Span(capital(line.amount_fen))]
    size = fitting(figures, width - 4, big_rows)
    if size is None:
        return flow(words, width, "  ")
    big: list[Row] = [(Span(row, mood),) for row in enlarge(figures, size, is_plain=terminal.is_old_console())]
    return [*big, *flow([words[0], words[2]], width, "  ")]


def _public(each: ReviewedLine, width: int) -> list[Row]:
    if each.public_summary:
        return labelled("公开", f"对外念、对外贴：{clean(each.public_summary)}", width, "income")
    found = private_words(each.line.summary)
    words = f"用途里有{'、'.join(f'“{word}”' for word in found)}，建议写公开用语"
    return labelled("公开", words, width, "missing") if found else []


def _hits(hits: Sequence[Finding], width: int) -> list[Row]:
    return [row for finding in hits for row in finding_rows(finding, width)]


def finding_rows(finding: Finding, width: int) -> list[Row]:
    """What a rule says: how grave and its message, then the fields it looked at and its basis."""
    grave = SEVERITIES[finding.severity]
    rule = f"{finding.rule.partition('_')[0]} {RULES[finding.rule].title}" if finding.rule in RULES else finding.rule
    looked = "、".join(FIELDS.get(field, field) for field in dict.fromkeys(finding.fields))
    basis = "；".join(part for part in (f"{rule}", f"看的是{looked}" if looked else "", f"依据{clean(finding.basis)}") if part)
    lead = f" {grave} "
    first, *rest = wrap(clean(finding.message), max(4, width - cells(lead) - 1))
    under = " " * (cells(lead) + 1)
    rows: list[Row] = [(Span(lead, _ROLES[finding.severity]), Span(" "), Span(first, "number"))]
    rows += [(Span(under), Span(line, "number")) for line in rest]
    return rows + [(Span(under), Span(line, "label")) for line in wrap(basis, max(4, width - cells(under)))]


def _fields(line: LedgerLine, width: int, columns: frozenset[str]) -> list[Row]:
    spans = []
    for label, field in _TEXTS:
        value = clean(getattr(line, field) or "").strip()
        if value:
            spans.append(Span(f"{'来自' if field == 'payee' and line.side == 'income' else label} {value}"))
        elif field in columns and field in ("handler", "witness", "approver") and line.side == "expense":
            spans.append(Span(f"{label}一栏空白", "missing"))
    return flow(spans, width, "  ")


def _raw(line: LedgerLine, width: int) -> list[Row]:
    cells_said = "；".join(f"{FIELDS.get(field, field)}“{clean(cell)}”" for field, cell in line.raw.items())
    return labelled("表上原样", cells_said, width, "label") if cells_said else []


def labelled(label: str, text: str, width: int, role: str = "") -> list[Row]:
    """A label and its text; further rows stand under the text."""
    lead = cells(label) + 2
    first, *rest = wrap(text, max(4, width - lead))
    head: Row = (Span(f"{label}  ", "label"), Span(first, role))
    return [head, *((Span(" " * lead), Span(line, role)) for line in rest)]


def sheet_rows(month: Review, width: int) -> list[Row]:
    """What the rules say of the sheet as a whole, and what could not be checked and why."""
    rows: list[Row] = [(Span("整张表的疑点和提示", "title"),)]
    rows += [row for finding in month.of_sheet for row in finding_rows(finding, width)] or [(Span("没有。"),)]
    rows += [(), (Span("查不了的", "title"),)]
    for finding in month.unchecked:
        title = RULES[finding.rule].title if finding.rule in RULES else finding.rule
        rows += labelled(title, clean(finding.message), width)
    return rows if month.unchecked else [*rows, (Span("没有，28条规则都查过了。"),)]


def unworded(lines: Iterable[ReviewedLine]) -> str:
    """The lines whose purpose names what the public should not read and has no other words; empty when there is none."""
    numbers = [str(each.line.line_no) for each in lines if not each.public_summary and private_words(each.line.summary)]
    return f"建议写公开用语、还没写的：第{'、'.join(numbers)}笔" if numbers else ""


def sign_words(month: Review) -> str:
    """What is being signed, in one sentence."""
    counts = dict.fromkeys(FULL_VERDICTS, 0)
    for each in month.lines:
        if each.verdict:
            counts[each.verdict.verdict] += 1
    flagged = [str(each.line.line_no) for each in month.lines if each.is_high and each.verdict and each.verdict.verdict == "passed"]
    words = f"共{len(month.lines)}笔：" + "，".join(f"{FULL_VERDICTS[key]}{count}笔" for key, count in counts.items() if count)
    parts = [words, f"有“高”疑点仍然通过的：第{'、'.join(flagged)}笔" if flagged else "", unworded(month.lines)]
    return "。".join(part for part in parts if part)
