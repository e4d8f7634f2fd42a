"""Which texts label a row, and which only look like it."""

import pytest

from changzhang.intake.labels import handler_in, is_note, is_section, is_signature, label_of, section_level


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("上月结余", "OPENING_BALANCE"),
        ("上 期 结 存", "OPENING_BALANCE"),
        ("上月结转余额", "OPENING_BALANCE"),
        ("上年结转", "OPENING_BALANCE"),
        ("期初数", "OPENING_BALANCE"),
        ("一、上月结余：", "OPENING_BALANCE"),
        ("上月结余（其中现金1500.00元）", "OPENING_BALANCE"),
        ("月末结余", "CLOSING_BALANCE"),
        ("四、本月结余", "CLOSING_BALANCE"),
        ("结转下月", "CLOSING_BALANCE"),
        ("合　　计：", "TOTAL"),
        ("总计", "TOTAL"),
        ("本月合计", "MONTH_TOTAL"),
        ("3月份合计", "MONTH_TOTAL"),
        ("本年累计", "YEAR_TOTAL"),
        ("小计", "SUBTOTAL"),
        ("管理费用小计", "SUBTOTAL"),
        ("支出合计", "SUBTOTAL"),
        ("过次页", "PAGE_CARRY"),
        ("承前页", "PAGE_BEGIN"),
        ("共 13 条记录", "RECORD_COUNT"),
        ("借方合计：", "BANK_TOTALS"),
        ("收上年结转项目资金", None),
        ("付会计代理费", None),
        ("付村部2月份电费", None),
        ("余额宝收益", None),
    ],
)
def test_label(text: str, kind: str | None) -> None:
    assert label_of(text) == kind


def test_signatures() -> None:
    assert is_signature(["村主任（签字）：　　报账员（签字）："])
    assert is_signature(["制表：李建军", "审核：王秀兰"])
    assert not is_signature(["付签字笔款"])


def test_notes() -> None:
    assert is_note("公开时间：2025年4月15日")
    assert is_note("以上账目如有疑问，请反映。")
    assert is_note("*本明细仅供参考")
    assert not is_note("附属设施维修费")


def test_sections() -> None:
    assert [is_section(text) for text in ("二、本月收入", "（一）管理费用", "本月支出", "三组水渠清淤")] == [True, True, True, False]
    assert [section_level(text) for text in ("二", "二、本月收入", "（一）", "三组水渠")] == [1, 1, 2, 0]
    assert handler_in("经手人：李建军") == "李建军"
    assert handler_in("经手人（签字）：") is None
