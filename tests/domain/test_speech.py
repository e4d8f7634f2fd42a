"""The read sentence of every kind of line, against the examples of the field."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from changzhang.domain.ledger import LedgerLine
from changzhang.domain.speech import direction_words, missing_signatures, spoken_line, spoken_voucher
from changzhang.domain.spoken_text import spoken_text

ALL = ("dated_on", "voucher_no", "summary", "income", "expense", "handler", "witness", "approver")
INCOME = LedgerLine(
    line_no=1,
    row=5,
    dated_on=date(2025, 3, 3),
    voucher_no="记-001",
    summary="收镇财政拨付一季度村级办公经费",
    income_fen=1_250_000,
    handler="李建军",
    witness="王秀兰",
    approver="张志强",
)
EXPENSE = LedgerLine(
    line_no=2,
    row=6,
    dated_on=date(2025, 3, 4),
    voucher_no="记-002",
    summary="付村部2月份电费",
    expense_fen=48_630,
    handler="李建军",
    witness="王秀兰",
    approver="张志强",
)
WHOLE = (
    "第二笔，三月四日，付村部二月份电费，支出四百八十六元三角，凭证记字二号，经手人李建军，证明人王秀兰，审批人张志强。请问大家有没有疑问？"
)


def changed(**fields: object) -> LedgerLine:
    return msgspec.structs.replace(EXPENSE, **fields)


def test_income_is_read_without_signatures() -> None:
    assert spoken_line(INCOME, has_columns=ALL) == "第一笔，三月三日，收镇财政拨付一季度村级办公经费，收入一万二千五百元，凭证记字一号。"


def test_expense_is_read_whole() -> None:
    assert spoken_line(EXPENSE, has_columns=ALL) == WHOLE


def test_without_the_question_to_the_room() -> None:
    assert spoken_line(EXPENSE, has_columns=ALL, asks=False) == WHOLE.removesuffix("请问大家有没有疑问？")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (changed(witness=None), "证明人一栏空白"),
        (changed(witness="/"), "证明人一栏空白"),
        (changed(handler="", approver=" "), "经手人一栏空白，证明人王秀兰，审批人一栏空白"),
        (changed(expense_fen=-9_700), "，冲减支出九十七元，"),
        (changed(payee="静宁县惠民农资有限公司"), "元三角，收款单位静宁县惠民农资有限公司，凭证"),
        (changed(payee="赵存良"), "，收款人赵存良，"),
        (changed(voucher_no=None), "，凭证号一栏空白，"),
        (changed(summary=""), "，用途一栏空白，"),
        (changed(line_no=139), "第一百三十九笔，"),
        (changed(line_no=200), "第二百笔，"),
    ],
)
def test_what_is_special_is_said(line: LedgerLine, words: str) -> None:
    assert words in spoken_line(line, has_columns=ALL)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (changed(summary="付宽带费（静远电信公司）", payee="静远电信公司"), "收款单位"),
        (changed(dated_on=None), "日，"),
        (changed(payee="——"), "收款"),
    ],
)
def test_what_is_not_said(line: LedgerLine, words: str) -> None:
    assert words not in spoken_line(line, has_columns=ALL)


def test_a_sheet_without_signature_columns_has_no_blank_ones() -> None:
    unsigned = changed(handler=None, witness=None, approver=None)
    assert "空白" not in spoken_line(unsigned, has_columns=("summary", "expense", "voucher_no"))
    assert missing_signatures(unsigned, ("handler",)) == ("经手人",)


def test_income_payer_is_named() -> None:
    line = msgspec.structs.replace(INCOME, payee="平川镇财政所")
    assert "，付款单位平川镇财政所，" in spoken_line(line, has_columns=ALL)


def test_interest_and_income_are_exempt() -> None:
    assert missing_signatures(msgspec.structs.replace(INCOME, handler=None), ALL) == ()
    assert missing_signatures(changed(summary="转出结息", handler=None), ALL) == ()
    assert missing_signatures(changed(handler=None, witness="—"), ALL) == ("经手人", "证明人")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (INCOME, "收入"),
        (EXPENSE, "支出"),
        (changed(expense_fen=-1), "冲减支出"),
        (msgspec.structs.replace(INCOME, income_fen=-1), "冲减收入"),
        (changed(expense_fen=0), "支出"),
    ],
)
def test_direction(line: LedgerLine, words: str) -> None:
    assert direction_words(line) == words


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("记-001", "记字一号"),
        ("记001", "记字一号"),
        ("记字第12号", "记字十二号"),
        ("收001", "收字一号"),
        ("银付-023", "银付字二十三号"),
        ("12", "十二号"),
        ("12-1/2", "十二又二分之一号"),
        ("记-12-2/3", "记字十二又三分之二号"),
        ("2025030017", "二零二五零三零零一七号"),
        ("记-001、记-003", "记-零零一、记-零零三"),
        ("无号", "无号"),
    ],
)
def test_vouchers(written: str, said: str) -> None:
    assert spoken_voucher(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("付村部2月份电费", "付村部二月份电费"),
        ("购买化肥30袋，用于村集体果园", "购买化肥三十袋，用于村集体果园"),
        ("付春季植树误工补贴（12人×1天×80元）", "付春季植树误工补贴（十二人乘一天乘八十元）"),
        ("付冬季防火误工补贴（8人*3天*80元）", "付冬季防火误工补贴（八人乘三天乘八十元）"),
        ("购垃圾清运车轮胎2条", "购垃圾清运车轮胎两条"),
        ("付2组自来水管抢修费", "付二组自来水管抢修费"),
        ("收2024年度考核奖励", "收二零二四年度考核奖励"),
        ("2024-2025年取暖费", "二零二四至二零二五年取暖费"),
        ("付1-3月份保洁费", "付一至三月份保洁费"),
        ("付3月—5月水费", "付三月至五月水费"),
        ("2025-03-08妇女节慰问", "二零二五年三月八日妇女节慰问"),
        ("2025.3月报刊", "二零二五年三月报刊"),
        ("砖2000块，单价0.37元", "砖两千块，单价三角七分"),
        ("补偿12000元", "补偿一万二千元"),
        ("补偿12,000.50元", "补偿一万二千元零五角"),
        ("面积2.5亩", "面积二点五亩"),
        ("质保金5%", "质保金百分之五"),
        ("合同HT-01号", "合同HT-零一号"),
        ("合同2024-01号", "合同二零二四-零一号"),
        ("发票号12345678", "发票号一二三四五六七八"),
        ("种植15000株", "种植一万五千株"),
        ("电话13912345678", "电话一三九一二三四五六七八"),
        ("第2次抢修", "第二次抢修"),
        ("慰问１２户", "慰问十二户"),
        ("合同[ht-01]路灯", "合同[ht-零一]路灯"),
        ("社火", "社火"),
        ("0", "零"),
    ],
)
def test_digits_in_texts(written: str, said: str) -> None:
    assert spoken_text(written) == said
