"""The committee's review rules as ``rules/review_rules.toml`` sets them: switch, basis, thresholds and word lists of each.

Thresholds are whole yuan as people write them (``*_yuan``). Nothing has a default here: the shipped file is the only place
where a threshold is decided, and a village's file mends it key by key.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from changzhang.domain.ledger import Side

Words = tuple[str, ...]


class RuleSetting(msgspec.Struct, frozen=True, kw_only=True):
    """What every rule has: whether it is on, and the village's own basis (依据)."""

    is_on: bool = msgspec.field(name="on")
    basis: str


class NoInvoice(RuleSetting, frozen=True, kw_only=True):
    """R01. ``own_slips`` are self-made slips, good when all have signed; ``official`` words make a receipt as good as an invoice."""

    bad_documents: Words
    bad_remarks: Words
    receipts: Words
    receipt_over_yuan: int
    official: Words
    own_slips: Words


class SignatureMissing(RuleSetting, frozen=True, kw_only=True):
    """R02. Lines with these words need no signature, unless a person was paid."""

    exempt_words: Words


class CashOverLimit(RuleSetting, frozen=True, kw_only=True):
    """R03. ``is_inclusive``: exactly the limit is too much already."""

    limit_yuan: int
    is_inclusive: bool = msgspec.field(name="inclusive")
    exempt_words: Words


class Split(RuleSetting, frozen=True, kw_only=True):
    """R04. Levels below which people split; those of ``cash_levels_yuan`` count for cash only."""

    cash_levels_yuan: tuple[int, ...]
    levels_yuan: tuple[int, ...]
    share_percent: int
    days: int
    exempt_words: Words


class Duplicate(RuleSetting, frozen=True, kw_only=True):
    """R05. ``recurring_words`` come back every month; ``stipend_words`` are paid to several people alike."""

    days: int
    recurring_words: Words
    stipend_words: Words


class Hospitality(RuleSetting, frozen=True, kw_only=True):
    """R06. ``not_words`` are passed over first; meals of care homes and, with a remark, of emergencies are no hospitality."""

    is_zero: bool = msgspec.field(name="zero_hospitality")
    words: Words
    not_words: Words
    payee_words: Words
    meal_words: Words
    care_words: Words
    emergency_words: Words


class LabourSubsidy(RuleSetting, frozen=True, kw_only=True):
    """R07. ``daily_standard_yuan`` 0: the village has set none. ``evidence_words`` name a list or a decision."""

    words: Words
    reckoned_words: Words
    evidence_words: Words
    daily_standard_yuan: int


class AccountGroup(msgspec.Struct, frozen=True, kw_only=True):
    """Lines of one side with these words belong ``only`` into, or ``never`` into these accounts."""

    name: str
    side: Side
    words: Words
    not_words: Words = ()
    mode: Literal["only", "never"]
    accounts: Words


class AccountMismatch(RuleSetting, frozen=True, kw_only=True):
    """R10."""

    groups: tuple[AccountGroup, ...]


class HolidayDate(RuleSetting, frozen=True, kw_only=True):
    """R11. ``festivals`` are the days of 春节, 端午 and 中秋, before which gifts are looked at."""

    exempt_words: Words
    gift_words: Words
    festival_days: int
    festivals: tuple[date, ...]


class CashOffset(RuleSetting, frozen=True, kw_only=True):
    """R12. ``days`` within which cash taken in must be at the bank."""

    days: int
    deposit_words: Words


class LateReimbursement(RuleSetting, frozen=True, kw_only=True):
    """R13. More than ``months`` between the month named and the month booked."""

    months: int
    exempt_words: Words


class ApprovalLevel(RuleSetting, frozen=True, kw_only=True):
    """R14. From the first level on a meeting's date is asked for, from the second 四议两公开; both levels included."""

    meeting_from_yuan: int
    meeting_words: Words
    deliberated_from_yuan: int
    deliberated_words: Words


class MonthEndCash(RuleSetting, frozen=True, kw_only=True):
    """R16. ``is_zero``: no cash at all may be left at the end of the month."""

    limit_yuan: int
    is_zero: bool = msgspec.field(name="zero_at_month_end")


class OverBudget(RuleSetting, frozen=True, kw_only=True):
    """R17. Told from this share of the year's budget on, and when spending runs ahead of the months by this share."""

    notice_percent: int
    pace_percent: int


class PeriodMismatch(RuleSetting, frozen=True, kw_only=True):
    """R18. ``first_day`` 1: calendar months; 16: from the 16th of the month before to the 15th."""

    first_day: int


class VagueSummary(RuleSetting, frozen=True, kw_only=True):
    """R19."""

    most_characters: int
    words: Words
    verbs: Words


class NoAcceptance(RuleSetting, frozen=True, kw_only=True):
    """R23. The level is included."""

    from_yuan: int
    words: Words
    evidence_words: Words


class PayeePersonal(RuleSetting, frozen=True, kw_only=True):
    """R24. ``labour_words`` are paid to people rightly; a payee with one of ``organization_words`` is no person."""

    goods_words: Words
    labour_words: Words
    organization_words: Words


class RoundLarge(RuleSetting, frozen=True, kw_only=True):
    """R25. The level is included."""

    from_yuan: int
    multiple_yuan: int
    proper_documents: Words


class IncomeGap(RuleSetting, frozen=True, kw_only=True):
    """R26. ``early_days``: income this long before it was due still counts for it."""

    days: int
    early_days: int


class PriceJump(RuleSetting, frozen=True, kw_only=True):
    """R27."""

    percent: int
    days: int


class Quantity(RuleSetting, frozen=True, kw_only=True):
    """R28. ``least_months`` of purchases before this one, or nothing can be compared."""

    words: Words
    times: int
    least_months: int


class ReviewRules(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    rename={
        "no_invoice": "R01_NO_INVOICE",
        "signature_missing": "R02_SIGNATURE_MISSING",
        "cash_over_limit": "R03_CASH_OVER_LIMIT",
        "split": "R04_SPLIT",
        "duplicate": "R05_DUPLICATE",
        "hospitality": "R06_HOSPITALITY",
        "labour_subsidy": "R07_LABOUR_SUBSIDY",
        "self_approval": "R08_SELF_APPROVAL",
        "voucher_gap": "R09_VOUCHER_GAP",
        "account_mismatch": "R10_ACCOUNT_MISMATCH",
        "holiday_date": "R11_HOLIDAY_DATE",
        "cash_offset": "R12_CASH_OFFSET",
        "late_reimbursement": "R13_LATE_REIMBURSEMENT",
        "approval_level": "R14_APPROVAL_LEVEL",
        "cash_negative": "R15_CASH_NEGATIVE",
        "month_end_cash": "R16_MONTH_END_CASH",
        "over_budget": "R17_OVER_BUDGET",
        "period_mismatch": "R18_PERIOD_MISMATCH",
        "vague_summary": "R19_VAGUE_SUMMARY",
        "reconcile": "R20_RECONCILE",
        "chain_break": "R21_CHAIN_BREAK",
        "capital_mismatch": "R22_CAPITAL_MISMATCH",
        "no_acceptance": "R23_NO_ACCEPTANCE",
        "payee_personal": "R24_PAYEE_PERSONAL",
        "round_large": "R25_ROUND_LARGE",
        "income_gap": "R26_INCOME_GAP",
        "price_jump": "R27_PRICE_JUMP",
        "quantity": "R28_QUANTITY",
    },
):
    """The 28 rules of ``domain.md`` §8 as this village has set them."""

    no_invoice: NoInvoice
    signature_missing: SignatureMissing
    cash_over_limit: CashOverLimit
    split: Split
    duplicate: Duplicate
    hospitality: Hospitality
    labour_subsidy: LabourSubsidy
    self_approval: RuleSetting
    voucher_gap: RuleSetting
    account_mismatch: AccountMismatch
    holiday_date: HolidayDate
    cash_offset: CashOffset
    late_reimbursement: LateReimbursement
    approval_level: ApprovalLevel
    cash_negative: RuleSetting
    month_end_cash: MonthEndCash
    over_budget: OverBudget
    period_mismatch: PeriodMismatch
    vague_summary: VagueSummary
    reconcile: RuleSetting
    chain_break: RuleSetting
    capital_mismatch: RuleSetting
    no_acceptance: NoAcceptance
    payee_personal: PayeePersonal
    round_large: RoundLarge
    income_gap: IncomeGap
    price_jump: PriceJump
    quantity: Quantity
