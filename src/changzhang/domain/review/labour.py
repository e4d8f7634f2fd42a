"""R07: labour subsidies: does people × days × rate give the amount, who decided it, is the rate within the standard, who gets it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from changzhang.domain.ledger import LedgerLine
from changzhang.domain.money import format_yuan
from changzhang.domain.review.finding import Finding, Severity, hit, unchecked
from changzhang.domain.review.names import names_in
from changzhang.domain.review.review_input import ReviewInput
from changzhang.domain.review.wording import LONGEST, WordFinder
from changzhang.domain.text import half_width

RULE = "R07_LABOUR_SUBSIDY"
_FIELDS = ("summary", "expense", "remark", "payee")
_RECKONED = re.compile(r"([0-9]{1,5})人.{0,20}?([0-9]{1,4})天.{0,20}?([0-9]{1,6})(?:\.([0-9]{1,2}))?元", re.DOTALL)


def labour_subsidy(given: ReviewInput) -> Iterator[Finding]:
    """R07: the worst of what is odd about a labour line (误工补贴的人员及标准由村民会议或村民代表会议讨论决定)."""
    setting = given.rules.labour_subsidy
    reckoned, labour, evidence = (WordFinder(words) for words in (setting.reckoned_words, setting.words, setting.evidence_words))
    has_evidence_column = any(given.has(field) for field in ("remark", "document", "payee"))
    untold = False
    for line in given.expenses:
        told = _reckoning(line, setting.daily_standard_yuan * 100) if reckoned[line.summary] else None
        if told is None and labour[line.summary]:
            is_shown = evidence.within(line.summary, line.document, line.remark) is not None
            told = _owed(line, given.cadres, is_shown or not has_evidence_column)
            untold = untold or not (is_shown or has_evidence_column)
        if told:
            yield hit(RULE, setting, *told, _FIELDS, line)
    if untold:
        yield unchecked(RULE, setting, "表里没有备注、票据和收款人栏，看不出误工补贴有没有名单和会议决定", _FIELDS)


def _reckoning(line: LedgerLine, standard_fen: int) -> tuple[Severity, str] | None:
    """People × days × daily rate as the summary or the remark writes it, against the amount and the standard."""
    text = f"{line.summary[:LONGEST]}\n{(line.remark or '')[:LONGEST]}"
    found = _RECKONED.search(half_width(text)) if "人" in text and "天" in text else None
    if found is None:
        return None
    people, days, rate = int(found[1]), int(found[2]), int(found[3]) * 100 + int((found[4] or "").ljust(2, "0"))
    product, amount = people * days * rate, line.expense_fen or 0
    if product != amount:
        return (
            "high",
            f"{people}人{days}天每天{format_yuan(rate)}元应为{format_yuan(product)}元，相差{format_yuan(abs(product - amount))}元",
        )
    if 0 < standard_fen < rate:
        return "high", f"每天{format_yuan(rate)}元，高于本村标准{format_yuan(standard_fen)}元"
    return None


def _owed(line: LedgerLine, cadres: frozenset[str], is_shown: bool) -> tuple[Severity, str] | None:
    if cadres and line.payee and not cadres.isdisjoint(names_in(line.payee)):
        return "medium", "误工补贴的领款人是拿报酬的村干部"
    return None if is_shown else ("medium", "误工补贴没有写明名单或会议决定")
