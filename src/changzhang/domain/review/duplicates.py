"""R05: the same thing paid twice, by invoice number, or by amount with payee or date and what it was for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from itertools import pairwise

from changzhang.domain.ledger import LedgerLine
from changzhang.domain.review.finding import Finding, hit, unchecked
from changzhang.domain.review.review_input import ReviewInput
from changzhang.domain.review.wording import LONGEST, WordFinder

RULE = "R05_DUPLICATE"
_IN_TEXT = re.compile(r"发票(?:号码|号|代码及号码)[:：]?\s*([0-9A-Za-z]{1,24})")
_IN_CELL = re.compile(r"[0-9A-Za-z]{4,24}")
_MONTH = re.compile(r"(?:\d{2,4}年)?(?:\d{1,2}|十[一二]?|[一二三四五六七八九])月")
_INVOICE_FIELDS = ("invoice", "remark", "summary")
_LIKE_FIELDS = ("expense", "payee", "summary", "date")


def duplicate(given: ReviewInput) -> Iterator[Finding]:
    """R05: the same invoice anywhere, earlier months included, else the same payment within the days set; reversals are no payment."""
    setting = given.rules.duplicate
    by_invoice = _same_invoice(given)
    alike = _alike(given)
    for line in given.standing:
        if id(line) in by_invoice:
            yield hit(RULE, setting, "high", f"发票号{by_invoice[id(line)]}用了不止一次", _INVOICE_FIELDS, line)
        elif id(line) in alike:
            yield hit(RULE, setting, "medium", alike[id(line)], _LIKE_FIELDS, line)
    if given.expenses and not given.has("invoice_no") and not given.has("remark") and not given.has("payee"):
        yield unchecked(RULE, setting, "表里没有发票号、备注和收款人栏，只比了金额、日期和摘要", (*_INVOICE_FIELDS, "payee"))


def _same_invoice(given: ReviewInput) -> dict[int, str]:
    """Lines of this ledger whose invoice number stands on another line too, here or in an earlier month."""
    before = {number for ledger in given.earlier for line in ledger.lines if (line.expense_fen or 0) > 0 for number in _invoices(line)}
    lines_of: defaultdict[str, list[LedgerLine]] = defaultdict(list)
    for line in given.standing:
        for number in _invoices(line):
            lines_of[number].append(line)
    return {id(line): number for number, lines in lines_of.items() if len(lines) > 1 or number in before for line in lines}


def _invoices(line: LedgerLine) -> Iterable[str]:
    texts = [text for text in (line.remark, line.summary) if text and "发票" in text]
    if not texts and not line.invoice_no:
        return ()
    numbers = set(_IN_CELL.findall(line.invoice_no[:LONGEST])) if line.invoice_no else set()
    for text in texts:
        numbers.update(_IN_TEXT.findall(text[:LONGEST]))
    return numbers


def _alike(given: ReviewInput) -> dict[int, str]:
    """Lines of this ledger paid again, each with what is the same."""
    setting = given.rules.duplicate
    recurring, stipend = WordFinder(setting.recurring_words), WordFinder(setting.stipend_words)
    told: dict[int, str] = {}
    for lines in _same_amount(given):
        by_payee: defaultdict[Hashable, list[LedgerLine]] = defaultdict(list)
        by_day: defaultdict[Hashable, list[LedgerLine]] = defaultdict(list)
        for line in lines:
            what = (given.stems[line.summary], _month(line) if recurring[line.summary] else None)
            if line.payee:
                by_payee[line.payee, what].append(line)
            by_day[line.dated_on, what, line.payee if stipend[line.summary] else None].append(line)
        for group in by_payee.values():
            told |= dict.fromkeys(_near(group, setting.days), f"{setting.days}天内同一收款人、同样摘要付过同样金额")
        for group in by_day.values():
            told |= dict.fromkeys(map(id, group) if len(group) > 1 else (), "同一天同样摘要付过同样金额")
    return told


def _same_amount(given: ReviewInput) -> Iterable[list[LedgerLine]]:
    """Dated expenses of an amount that occurs twice or more and of which one is in this ledger."""
    own = [line for line in given.standing if line.dated_on is not None]
    amounts = {line.expense_fen for line in own}
    lines_of: defaultdict[int | None, list[LedgerLine]] = defaultdict(list)
    for ledger in given.earlier:
        for line in ledger.lines:
            if line.expense_fen in amounts and line.dated_on is not None:
                lines_of[line.expense_fen].append(line)
    for line in own:
        lines_of[line.expense_fen].append(line)
    return [lines for lines in lines_of.values() if len(lines) > 1]


def _near(group: list[LedgerLine], days: int) -> Iterator[int]:
    """The lines that have a neighbour in time within so many days."""
    dated = sorted((line.dated_on.toordinal(), id(line)) for line in group if line.dated_on is not None)
    for (day, line), (next_day, next_line) in pairwise(dated):
        if next_day - day <= days:
            yield from (line, next_line)


def _month(line: LedgerLine) -> str:
    """The month the summary names, else the month booked: what comes back every month is not paid twice."""
    named = _MONTH.search(line.summary[:LONGEST])
    return named[0] if named else f"{line.dated_on:%Y-%m}"
