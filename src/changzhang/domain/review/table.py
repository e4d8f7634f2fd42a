"""The 28 rules by id, each with its title and its setting, and what they all say of a ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from changzhang.domain.review.accounts import account_mismatch
from changzhang.domain.review.approval import approval_level, no_acceptance
from changzhang.domain.review.arithmetic import capital_mismatch, chain_break, reconcile
from changzhang.domain.review.budget import over_budget
from changzhang.domain.review.cash import cash_over_limit, month_end_cash
from changzhang.domain.review.cash_offset import cash_offset
from changzhang.domain.review.cash_trace import cash_negative
from changzhang.domain.review.contracts import income_gap
from changzhang.domain.review.documents import no_invoice
from changzhang.domain.review.duplicates import duplicate
from changzhang.domain.review.finding import Finding, clear
from changzhang.domain.review.holidays import holiday_date
from changzhang.domain.review.hospitality import hospitality
from changzhang.domain.review.labour import labour_subsidy
from changzhang.domain.review.payee import payee_personal, round_large
from changzhang.domain.review.prices import price_jump, quantity
from changzhang.domain.review.review_input import ReviewInput
from changzhang.domain.review.rules import ReviewRules, RuleSetting
from changzhang.domain.review.signatures import self_approval, signature_missing
from changzhang.domain.review.splitting import split
from changzhang.domain.review.summaries import vague_summary
from changzhang.domain.review.timing import late_reimbursement, period_mismatch
from changzhang.domain.review.vouchers import voucher_gap

_Check = Callable[[ReviewInput], Iterable[Finding]]


class Rule(msgspec.Struct, frozen=True):
    """A rule: its Chinese title, the name of its setting in ReviewRules, and the function that looks."""

    title: str
    setting: str
    check: _Check


RULES: dict[str, Rule] = {
    "R01_NO_INVOICE": Rule("无正式票据", "no_invoice", no_invoice),
    "R02_SIGNATURE_MISSING": Rule("签字不全", "signature_missing", signature_missing),
    "R03_CASH_OVER_LIMIT": Rule("大额现金", "cash_over_limit", cash_over_limit),
    "R04_SPLIT": Rule("疑似拆分报销", "split", split),
    "R05_DUPLICATE": Rule("疑似重复报销", "duplicate", duplicate),
    "R06_HOSPITALITY": Rule("招待类", "hospitality", hospitality),
    "R07_LABOUR_SUBSIDY": Rule("误工补贴", "labour_subsidy", labour_subsidy),
    "R08_SELF_APPROVAL": Rule("自批自用", "self_approval", self_approval),
    "R09_VOUCHER_GAP": Rule("凭证断号或重号", "voucher_gap", voucher_gap),
    "R10_ACCOUNT_MISMATCH": Rule("科目不符", "account_mismatch", account_mismatch),
    "R11_HOLIDAY_DATE": Rule("休息日支出", "holiday_date", holiday_date),
    "R12_CASH_OFFSET": Rule("疑似坐支", "cash_offset", cash_offset),
    "R13_LATE_REIMBURSEMENT": Rule("跨期报销", "late_reimbursement", late_reimbursement),
    "R14_APPROVAL_LEVEL": Rule("审批层级", "approval_level", approval_level),
    "R15_CASH_NEGATIVE": Rule("现金为负", "cash_negative", cash_negative),
    "R16_MONTH_END_CASH": Rule("月末现金", "month_end_cash", month_end_cash),
    "R17_OVER_BUDGET": Rule("超预算", "over_budget", over_budget),
    "R18_PERIOD_MISMATCH": Rule("期间不符", "period_mismatch", period_mismatch),
    "R19_VAGUE_SUMMARY": Rule("摘要含糊", "vague_summary", vague_summary),
    "R20_RECONCILE": Rule("收支不平", "reconcile", reconcile),
    "R21_CHAIN_BREAK": Rule("上下期不衔接", "chain_break", chain_break),
    "R22_CAPITAL_MISMATCH": Rule("大小写不符", "capital_mismatch", capital_mismatch),
    "R23_NO_ACCEPTANCE": Rule("工程无验收", "no_acceptance", no_acceptance),
    "R24_PAYEE_PERSONAL": Rule("收款人为个人", "payee_personal", payee_personal),
    "R25_ROUND_LARGE": Rule("整数大额", "round_large", round_large),
    "R26_INCOME_GAP": Rule("收入未入账", "income_gap", income_gap),
    "R27_PRICE_JUMP": Rule("单价异常", "price_jump", price_jump),
    "R28_QUANTITY": Rule("用量异常", "quantity", quantity),
}


def review(given: ReviewInput) -> tuple[Finding, ...]:
    """What every rule that is on says, in the order of the rules; a rule that looked and found nothing says ``clear``."""
    return tuple(finding for rule_id in RULES for finding in _said(rule_id, given))


def flags(given: ReviewInput) -> tuple[Finding, ...]:
    """Only what hit or could not be checked."""
    return tuple(finding for finding in review(given) if finding.result != "clear")


def switched_off(rules: ReviewRules) -> tuple[str, ...]:
    """The ids of the rules a village has off, for the trace the township reads."""
    return tuple(rule_id for rule_id in RULES if not setting_of(rule_id, rules).is_on)


def setting_of(rule_id: str, rules: ReviewRules) -> RuleSetting:
    """The setting of a rule. Raises KeyError when there is no such rule."""
    setting: RuleSetting = getattr(rules, RULES[rule_id].setting)
    return setting


def _said(rule_id: str, given: ReviewInput) -> list[Finding]:
    setting = setting_of(rule_id, given.rules)
    if not setting.is_on:
        return []
    return list(RULES[rule_id].check(given)) or [clear(rule_id, setting)]
