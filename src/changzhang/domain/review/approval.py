"""What large payments need: a meeting's date or 四议两公开 (R14), and acceptance of works (R23)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from changzhang.domain.ledger import LedgerLine
from changzhang.domain.review.finding import Finding, Severity, hit, unchecked
from changzhang.domain.review.review_input import ReviewInput
from changzhang.domain.review.wording import LONGEST, WordFinder

LEVEL = "R14_APPROVAL_LEVEL"
ACCEPTANCE = "R23_NO_ACCEPTANCE"
_DATE = re.compile(r"\d{1,2}月\d{1,2}日?|(?<!\d)\d{1,4}[.\-/年]\d{1,2}(?:[.\-/月]\d{1,2})?(?!\d)|\d{8}")


def approval_level(given: ReviewInput) -> Iterator[Finding]:
    """R14: from the first level on a meeting and its date, from the second 四议两公开 and its dates; both levels included."""
    setting = given.rules.approval_level
    meeting, deliberated = WordFinder(setting.meeting_words), WordFinder(setting.deliberated_words)
    untold = 0
    for line in given.expenses:
        if (line.expense_fen or 0) < setting.meeting_from_yuan * 100:
            continue
        told = _level_told(line, given, meeting, deliberated)
        if told and given.has("remark"):
            yield hit(LEVEL, setting, *told, ("expense", "remark"), line)
        untold += told is not None
    if untold and not given.has("remark"):
        yield unchecked(LEVEL, setting, f"表里没有备注栏，{untold}笔大额支出看不出审批过程", ("expense", "remark"))


def _level_told(line: LedgerLine, given: ReviewInput, meeting: WordFinder, deliberated: WordFinder) -> tuple[Severity, str] | None:
    setting = given.rules.approval_level
    text = f"{line.summary[:LONGEST]} {(line.remark or '')[:LONGEST]}"
    is_dated = _DATE.search(text) is not None
    if (line.expense_fen or 0) >= setting.deliberated_from_yuan * 100:
        if is_dated and deliberated.within(text):
            return None
        return "high", f"{setting.deliberated_from_yuan}元（含）以上，备注没有四议两公开的日期"
    if is_dated and (meeting.within(text) or deliberated.within(text)):
        return None
    return "medium", f"{setting.meeting_from_yuan}元（含）以上，备注没有会议日期"


def no_acceptance(given: ReviewInput) -> Iterator[Finding]:
    """R23: works from the level on (included) without a word of acceptance, settlement or contract."""
    setting = given.rules.no_acceptance
    works, evidence = WordFinder(setting.words), WordFinder(setting.evidence_words)
    has_place = given.has("remark") or given.has("document")
    untold = 0
    for line in given.expenses:
        if (line.expense_fen or 0) < setting.from_yuan * 100 or not works[line.summary]:
            continue
        if evidence.within(line.summary, line.remark, line.document):
            continue
        untold += 1
        if has_place:
            what = f"工程类支出{setting.from_yuan}元（含）以上，没有写验收、结算或合同"
            yield hit(ACCEPTANCE, setting, "medium", what, ("summary", "expense", "remark"), line)
    if untold and not has_place:
        yield unchecked(ACCEPTANCE, setting, f"表里没有备注和票据栏，{untold}笔工程支出看不出有没有验收", ("remark", "document"))
