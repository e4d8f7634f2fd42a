"""R06: meals, tobacco, liquor, gifts, and the words that only look like them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.domain.review.sheets import expense, given, hits, income, rules


@pytest.mark.parametrize(
    ("line", "is_hit"),
    [
        (expense("付镇上来人工作餐"), True),
        (expense("购香烟茶叶"), True),
        (expense("付会务用品", payee="好再来餐馆"), True),
        (expense("付会务用品", account="管理费用/招待费"), True),
        (expense("付村级活动KTV费用"), True),
        (expense("付村部烟囱疏通费"), False),
        (expense("购烤烟苗和酒精"), False),
        (expense("付烟囱疏通工人香烟"), True),
        (expense("付外来人员登记卡印刷费"), False),
        (expense("付乡村旅游路灯款"), False),
        (expense("付日间照料中心老人用餐食材"), False),
        (expense("付日间照料中心老人用餐白酒"), True),
        (expense("付防汛抢险值班工作餐", remark="7月15日夜间8人值守"), False),
        (expense("付防汛抢险值班工作餐"), True),
        (expense("付防汛抢险值班香烟", remark="夜间值守"), True),
        (income("收饭店用餐退款"), False),
        (expense("付工作餐", yuan=-10), False),
    ],
)
def test_hospitality(line: dict[str, Any], is_hit: bool) -> None:
    assert hits("R06", given(line)) == ([(1, "high")] if is_hit else [])


def test_where_hospitality_is_allowed_it_is_mentioned() -> None:
    assert hits("R06", given(expense("付工作餐"), rules=rules(hospitality={"is_zero": False}))) == [(1, "notice")]
