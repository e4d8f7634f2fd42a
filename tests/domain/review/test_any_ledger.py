"""Whatever stands in a ledger, the rules answer in their own words and never raise."""

from __future__ import annotations

from datetime import date
from typing import get_args

import hypothesis.strategies as st
from hypothesis import given as generated
from hypothesis import settings

from changzhang.domain.ledger import Account, Issue, Layout, Ledger, LedgerLine, Transfer
from changzhang.domain.review import RULES, Budget, BudgetYear, Contract, Contracts, ReviewInput, review
from changzhang.domain.village import Person, Role, Village
from tests.domain.review.sheets import COLUMNS, calendar, shipped

WORDS = (
    "付", "购", "误工", "用餐", "香烟", "工程", "8人×3天×80元", "发票号123", "发票号", "7月",
    "2025年7月", "十二月", "三季度", "砖300块×0.37元", "999999999吨", "违规", "现金", "存现",
    "[/x]", "=1+1", "\x1b[31m", "😀", "\u0663月", "²人", "９人９天９元", "张强", "张志强",
    "、", "等", "(", "）", "9" * 400, "记-12-1/2", "记-1~9", " ", "\n", "会议",
    "12月5日",
)  # fmt: skip
TEXT = st.lists(st.sampled_from(WORDS) | st.text(max_size=5), max_size=6).map("".join)
MAYBE = st.none() | TEXT
DATES = st.none() | st.dates(date(2025, 11, 1), date(2026, 2, 1)) | st.sampled_from([date.min, date.max])
FEN = st.none() | st.sampled_from([0, 1, -96000, 96000, 100001, 480000, 5000000]) | st.integers(-(10**15), 10**15)
FIELDS = ("voucher_no", "account", "payee", "method", "document", "invoice_no", "handler", "witness", "approver", "remark")
LINES = st.builds(
    LedgerLine,
    line_no=st.integers(1, 30),
    row=st.integers(1, 40),
    dated_on=DATES,
    summary=TEXT,
    income_fen=FEN,
    expense_fen=FEN,
    **dict.fromkeys(FIELDS, MAYBE),
)
TRANSFERS = st.builds(
    Transfer,
    rows=st.lists(st.integers(1, 40), max_size=2).map(tuple),
    amount_fen=st.integers(0, 10**9),
    from_account=st.sampled_from([None, "现金", "农商行"]),
    to_account=st.sampled_from([None, "现金", "农商行"]),
    is_out=st.sampled_from([None, True, False]),
    dated_on=DATES,
)
LEDGERS = st.builds(
    Ledger,
    period=st.sampled_from(["2025-12", "2025-11", "2026-01", "", "2025-13", "0000-00", "9999-12", "2025Q4"]),
    layout=st.sampled_from(get_args(Layout)),
    columns=st.lists(st.sampled_from((*COLUMNS, "day", "own_account")), unique=True).map(tuple),
    opening_fen=FEN,
    opening_cash_fen=FEN,
    closing_fen=FEN,
    reconciled=st.sampled_from([None, True, False]),
    lines=st.lists(LINES, max_size=12).map(tuple),
    transfers=st.lists(TRANSFERS, max_size=3).map(tuple),
)
VILLAGE = Village(name="青禾村", town="平川镇", from_period="2025-03", people=(Person(name="张志强", roles=(Role.COMMITTEE_CHAIR,)),))
BUDGET = Budget(years=(BudgetYear(year=2025, accounts={"管理费用": 0, "": 5}),))
CONTRACTS = Contracts(
    contracts=(Contract(matter="林地", party="张强", due_on=date(2025, 10, 1)), Contract(matter="", party="", due_on=date.min))
)


@settings(max_examples=150, deadline=None)
@generated(LEDGERS, st.lists(LEDGERS, max_size=3), st.sampled_from(get_args(Account)), st.booleans())
def test_any_ledger(ledger: Ledger, earlier: list[Ledger], account: Account, knows_all: bool) -> None:
    asked = ReviewInput(
        ledger=ledger,
        rules=shipped(),
        account=account,
        calendar=calendar(),
        village=VILLAGE if knows_all else None,
        earlier=tuple(earlier),
        issues=(Issue(code="E111_CAPITAL_MISMATCH", message="违规"),) if knows_all else None,
        budget=BUDGET if knows_all else None,
        contracts=CONTRACTS if knows_all else None,
    )
    found = review(asked)
    assert {finding.rule for finding in found} <= set(RULES)
    assert not [finding.message for finding in found if "违规" in finding.message]
    assert found == review(asked)
