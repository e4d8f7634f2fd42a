"""Layouts that mix the usual mess in new ways."""

from typing import Any

import pytest

from changzhang.domain.ledger import FileReading, SheetReading
from changzhang.intake import read_file
from tests.intake.books import csv_of, xlsx


def only_sheet(name: str, rows: list[list[Any]], *, sheet: str = "8月") -> SheetReading:
    """The one sheet of a workbook of these rows."""
    (reading,) = read_file(name, xlsx({sheet: rows})).sheets
    return reading


def told(sheet: SheetReading) -> list[tuple[str, int | None, int | None]]:
    """Purpose, income and expense of every line, in yuan."""
    return [
        (line.summary, line.income_fen and line.income_fen // 100, line.expense_fen and line.expense_fen // 100)
        for line in sheet.ledger.lines
    ]


def codes(reading: SheetReading | FileReading) -> list[str]:
    """The codes of the errors."""
    return [issue.code for issue in reading.errors]


def test_side_by_side_in_wan_with_dates_of_its_own_on_each_side() -> None:
    sheet = only_sheet(
        "柳林村.xlsx",
        [
            ["平川镇柳林村"],
            ["财务公开栏"],
            ["（2025年7月）"],
            ["公开单位：柳林村", "", "", "", "", "", "单位：万元"],
            ["上期结余", 2.5],
            ["日期", "收入项目", "金额", "日期", "支出项目", "金额", "备注"],
            ["7月3日", "收承包费", 1.2, "7月2日", "付电费", 0.0351, ""],
            ["7.10", "收补助", 0.8, "7月5日", "付保洁工资", 0.24, "3人"],
            ["", "", "", "7月9日", "付水费", "0.0102", ""],
            ["合计", "", 2, "合计", "", 0.2853, ""],
            ["本期结余", 4.2147],
            ["制表：李建军", "", "", "审核：王秀兰"],
        ],
        sheet="2025年7月",
    )
    assert sheet.ledger.layout == "side_by_side"
    assert (sheet.ledger.period, sheet.ledger.unit_factor, sheet.header_rows) == ("2025-07", 10_000, (6,))
    assert told(sheet) == [
        ("收承包费", 12000, None),
        ("收补助", 8000, None),
        ("付电费", None, 351),
        ("付保洁工资", None, 2400),
        ("付水费", None, 102),
    ]
    assert [line.dated_on.day for line in sheet.ledger.lines if line.dated_on] == [3, 10, 2, 5, 9]
    assert (sheet.ledger.opening_fen, sheet.ledger.closing_stated_fen, sheet.ledger.reconciled) == (2_500_000, 4_214_700, True)


def test_t_account_with_opening_and_closing_among_the_lines() -> None:
    sheet = only_sheet(
        "a.xlsx",
        [
            ["柳林村2025年4月公开"],
            ["收入", "", "", "支出", "", ""],
            ["日期", "项目", "金额", "日期", "项目", "金额"],
            ["", "上月结余", 100, "4月3日", "付电费", 30],
            ["4月2日", "收租", 50, "4月5日", "付水费", 20],
            ["", "", "", "", "月末结余", 100],
            ["", "总计", 150, "", "总计", 150],
        ],
    )
    assert told(sheet) == [("收租", 50, None), ("付电费", None, 30), ("付水费", None, 20)]
    assert sheet.ledger.reconciled is True
    assert codes(sheet) == []


def test_sections_give_the_side_of_a_single_amount_column() -> None:
    sheet = only_sheet(
        "a.xlsx",
        [
            ["红崖村2025年6月份收支公开"],
            ["序号", "项目", "金额（元）", "日期", "经办人"],
            ["一", "上月结余", "12,000.50"],
            ["二", "本月收入", "", "", ""],
            ["1", "收土地租金", "3,000.00", "6月5日", "李"],
            ["", "小计", "3,000.00"],
            ["三", "本月支出"],
            ["1", "付电费", "￥400", "6月6日", "李"],
            ["", "小计", "400.00"],
            ["四", "月末结余", "14,600.50"],
            ["", "其中：现金", "212.70"],
            ["", "银行存款", "14,387.80"],
            ["公示期：2025年7月5日至7月15日"],
        ],
    )
    assert sheet.ledger.layout == "sectioned"
    assert told(sheet) == [("收土地租金", 3000, None), ("付电费", None, 400)]
    assert sheet.ledger.reconciled is True
    assert sheet.skipped_rows[13] == "FOOTNOTE"


def test_headings_that_print_their_total_are_sections_and_are_checked() -> None:
    rows: list[list[Any]] = [
        ["某村2025年8月收支表"],
        ["序号", "项目", "金额"],
        ["一", "上期结余", 100],
        ["二", "本期收入", 60],
        ["1", "收租", 50],
        ["2", "利息", 10],
        ["三", "本期支出", 25],
        ["（一）", "管理费用", 25],
        ["1", "付电费", 20],
        ["2", "付水费", 5],
        ["四", "期末结余", 135],
    ]
    sheet = only_sheet("a.xlsx", rows)
    assert told(sheet) == [("收租", 50, None), ("利息", 10, None), ("付电费", None, 20), ("付水费", None, 5)]
    assert codes(sheet) == []
    rows[7][2] = 52
    wrong = only_sheet("a.xlsx", rows)
    assert codes(wrong) == ["E109_SUBTOTAL_MISMATCH"]
    assert wrong.errors[0].rows == (8,)


def test_numbered_headings_without_lines_under_them_are_lines() -> None:
    sheet = only_sheet("a.xlsx", [["某村2025年8月"], ["摘要", "收入", "支出"], ["一、收租", 5, ""], ["二、付电费", "", 2], ["合计", 5, 2]])
    assert told(sheet) == [("一、收租", 5, None), ("二、付电费", None, 2)]


def test_blocks_of_one_handler_give_their_lines_the_handler() -> None:
    sheet = only_sheet(
        "a.xlsx",
        [
            ["青禾村2025年8月份收支明细"],
            ["日期", "摘要", "收入", "支出"],
            ["", "上月结余", 1000, ""],
            ["经手人：李建军"],
            ["8月2日", "收租", 500, ""],
            ["小计", "", 500, ""],
            ["经手人：王秀兰"],
            ["8月4日", "付水费", "", 30],
            ["总计", "", 500, 30],
            ["结余", "", 1470, ""],
        ],
    )
    assert [line.handler for line in sheet.ledger.lines] == ["李建军", "王秀兰"]
    assert sheet.ledger.reconciled is True


def test_two_tables_one_above_the_other() -> None:
    sheet = only_sheet(
        "a.xlsx",
        [
            ["某村2025年8月公开"],
            ["收入"],
            ["日期", "收入项目", "金额"],
            ["8月1日", "收租", 50],
            ["合计", "", 50],
            ["支出"],
            ["日期", "支出项目", "金额"],
            ["8月2日", "付电费", 20],
            ["合计", "", 20],
        ],
    )
    assert told(sheet) == [("收租", 50, None), ("付电费", None, 20)]


def test_a_second_table_with_other_columns_is_a_question() -> None:
    rows = [
        ["日期", "摘要", "收入", "支出"],
        ["2025-08-01", "收租", 5, ""],
        ["日期", "支出", "收入", "摘要"],
        ["2025-08-02", 7, "", "付电费"],
    ]
    assert "E101_HEADER_NOT_FOUND" in codes(only_sheet("a.xlsx", rows))


def test_semicolons_with_bom_and_unknown_columns_between() -> None:
    rows = [
        ["青禾村2025年8月收支流水"],
        ["备注", "审批人", "支出", "收入", "票据", "摘要", "村组", "余额", "凭证号", "日期"],
        ["", "", "", "", "", "上期余额", "", "1000.00", "", ""],
        ["", "张", "50.00", "", "发票", "付电费;水费", "一组", "950.00", "记-1", "2025/8/3"],
        ["", "张", "", "1,200.5", "收据", "收租金", "二组", "2150.50", "记-2", "2025-08-09"],
        ["", "", "50.00", "1200.50", "", "合计", "", "2150.50", "", ""],
    ]
    reading = read_file("a.csv", csv_of(rows, encoding="utf-8-sig", delimiter=";"))
    assert (reading.reader, reading.encoding, reading.status) == ("csv", "utf-8-sig", "ok")
    assert told(reading.sheets[0]) == [("付电费;水费", None, 50), ("收租金", 1200, None)]


def test_bank_export_newest_first() -> None:
    rows = [
        ["交易日期", "流水号", "对方户名", "摘要", "借方发生额", "贷方发生额", "余额"],
        ["2025-07-09", "3", "李四", "工资", "300.00", "", "900.00"],
        ["2025-07-05", "2", "王五", "租金", "", "200.00", "1200.00"],
        ["2025-07-01", "1", "电力公司", "电费", "100.00", "", "1000.00"],
    ]
    reading = read_file("明细.csv", csv_of(rows, encoding="gb18030"))
    (sheet,) = reading.sheets
    assert sheet.ledger.layout == "bank_statement"
    assert told(sheet) == [("工资（李四）", None, 300), ("租金（王五）", 200, None), ("电费（电力公司）", None, 100)]
    assert sheet.ledger.closing_stated_fen == 90000
    assert codes(sheet) == []


def test_one_amount_beside_a_debit_credit_flag() -> None:
    rows = [
        ["交易日期", "借贷标志", "交易金额", "余额", "对方户名", "摘要"],
        ["20250801", "贷", "50.00", "150.00", "王五", "租金"],
        ["20250802", "借", "20.00", "130.00", "电力", "电费"],
    ]
    (sheet,) = read_file("a.csv", csv_of(rows)).sheets
    assert told(sheet) == [("租金（王五）", 50, None), ("电费（电力）", None, 20)]


@pytest.mark.parametrize(("answer", "expected"), [("income", (5, None)), ("expense", (None, 5))])
def test_a_person_answers_what_debit_means(answer: Any, expected: tuple[int | None, int | None]) -> None:
    data = xlsx({"1月": [["日期", "摘要", "借方", "贷方"], ["2025-01-03", "款项", 5, ""]]})
    assert codes(read_file("a.xlsx", data).sheets[0]) == ["E102_DEBIT_CREDIT_DIRECTION_UNKNOWN"]
    (line,) = told(read_file("a.xlsx", data, debit=answer).sheets[0])
    assert line[1:] == expected


def test_an_answer_does_not_overrule_the_arithmetic() -> None:
    data = xlsx({"1月": [["日期", "摘要", "借方", "贷方", "余额"], ["", "期初余额", "", "", 10], ["2025-01-03", "款项", 5, "", 15]]})
    assert told(read_file("a.xlsx", data, debit="expense").sheets[0]) == [("款项", 5, None)]


def test_a_cash_book_shows_money_drawn_from_the_bank_as_a_transfer() -> None:
    sheet = only_sheet(
        "a.xlsx",
        [
            ["现金日记账"],
            ["2025年", "", "凭证", "", "摘要", "对方科目", "借方", "贷方", "借或贷", "余额"],
            ["月", "日", "字", "号", "", "", "", "", "", ""],
            [3, 1, "", "", "上月结转", "", "", "", "借", 500],
            ["", 2, "现付", 1, "付茶叶", "管理费用", "", 100, "借", 400],
            ["", 3, "现收", 1, "提现", "银行存款", 1000, "", "借", 1400],
            ["", "", "", "", "本月合计", "", 1000, 100, "借", 1400],
        ],
    )
    (transfer,) = sheet.ledger.transfers
    assert (transfer.from_account, transfer.to_account, transfer.amount_fen) == ("银行存款", "库存现金", 100000)
    assert (sheet.ledger.closing_fen, sheet.ledger.reconciled) == (140000, True)


def test_accounts_by_months_have_no_lines_and_are_refused_in_words() -> None:
    sheet = only_sheet("a.xlsx", [["2025年一季度收支一览表"], ["科目", "1月", "2月", "3月", "合计"], ["经营收入", 1, 2, 3, 6]])
    assert codes(sheet) == ["E113_NO_LINES"]
    assert "一览表" in sheet.errors[0].message


def test_an_unknown_heading_is_asked_about() -> None:
    sheet = only_sheet("a.xlsx", [["时候", "干啥", "多少"], ["8.1", "收租", 50]])
    assert (codes(sheet), sheet.status) == (["E101_HEADER_NOT_FOUND"], "needs_review")


def test_a_heading_below_row_fifteen_is_not_looked_for() -> None:
    assert codes(only_sheet("a.xlsx", [["说明"]] * 15 + [["日期", "摘要", "收入"], ["2025-01-01", "收租", 5]])) == ["E101_HEADER_NOT_FOUND"]


def test_only_the_chosen_sheet_is_read() -> None:
    rows = [["日期", "摘要", "收入"], ["2025-01-03", "收租", 5]]
    data = xlsx({"甲": rows, "乙": rows})
    reading = read_file("a.xlsx", data, sheet="乙")
    assert [sheet.name for sheet in reading.sheets] == ["乙"]
    assert reading.skipped_sheets == {"甲": "NOT_CHOSEN"}
    assert codes(read_file("a.xlsx", data, sheet="丙")) == ["E113_NO_LINES"]


def test_a_line_without_its_amount_is_not_dropped() -> None:
    rows: list[list[Any]] = [["日期", "凭证号", "摘要", "收入", "支出"], ["2025-01-03", "1", "收租", 5, ""]]
    sheet = only_sheet("a.xlsx", [*rows, ["2025-01-04", "2", "付电费", "", ""]])
    assert (codes(sheet), sheet.errors[0].rows) == (["E103_AMOUNT_UNPARSABLE"], (3,))


@pytest.mark.parametrize("wrong", ["贰拾元整", "叁拾元五"])
def test_capitals_of_a_total_must_agree(wrong: str) -> None:
    rows = [["日期", "摘要", "收入", "支出", "备注"], ["2025-01-03", "收租", 30, "", ""], ["", "合计（大写）", 30, "", wrong]]
    sheet = only_sheet("a.xlsx", rows)
    assert codes(sheet) == (["E111_CAPITAL_MISMATCH"] if wrong == "贰拾元整" else [])


def test_raw_text_is_kept_where_the_reading_is_not_literally_the_cell() -> None:
    rows: list[list[Any]] = [["2025年8月"], ["日期", "摘要", "收入", "支出"]]
    sheet = only_sheet("a.xlsx", [*rows, ["8月3日", "收租", "￥1，200", ""], ["2025-08-04", "付电费", "", 5]])
    assert [line.raw for line in sheet.ledger.lines] == [{"date": "8月3日", "amount": "￥1，200"}, {}]


def test_debts_below_the_closing_are_no_lines() -> None:
    rows: list[list[Any]] = [["日期", "摘要", "收入", "支出"], ["2025-01-03", "收租", 5, ""], ["", "月末结余", 5, ""]]
    sheet = only_sheet("a.xlsx", [*rows, ["", "应收款：王五", 900, ""], ["", "外欠款", "", 70]])
    assert told(sheet) == [("收租", 5, None)]
    assert sheet.skipped_rows[4] == sheet.skipped_rows[5] == "FOOTNOTE"


def test_cells_that_hang_down_in_a_web_table() -> None:
    rows = "<tr><td rowspan=2>2025-01-03<td>收租<td>5<td></tr><tr><td>付电费<td><td>3</tr>"
    heading = "<tr><th>日期<th>摘要<th>收入<th>支出</tr>"
    (sheet,) = read_file("a.xls", f"<table>{heading}{rows}</table>".encode()).sheets
    assert told(sheet) == [("收租", 5, None), ("付电费", None, 3)]
    assert [str(line.dated_on) for line in sheet.ledger.lines] == ["2025-01-03", "2025-01-03"]


def test_a_date_in_a_wrong_year_does_not_settle_its_neighbour() -> None:
    rows: list[list[Any]] = [
        ["2025年5月"],
        ["日期", "摘要", "支出"],
        ["2025-05-09", "付甲", 1],
        [5.1, "付乙", 1],
        ["2024-05-12", "付丙", 1],
    ]
    days = [str(line.dated_on) for line in only_sheet("a.xlsx", rows, sheet="明细").ledger.lines]
    assert days == ["2025-05-09", "2025-05-10", "2024-05-12"]
    rows[2][0] = "2024-05-09"
    assert codes(only_sheet("a.xlsx", rows, sheet="明细")) == ["E104_DATE_AMBIGUOUS"]


def test_two_payments_that_cancel_are_no_transfer_within_one_account() -> None:
    rows = [
        ["时间", "类型", "摘要", "金额", "账户"],
        ["2025-06-12", "转账", "付款", "-10.00", "农商行"],
        ["2025-06-12", "转账", "退回", "10.00", "农商行"],
    ]
    (sheet,) = read_file("a.csv", csv_of(rows)).sheets
    assert sheet.ledger.transfers == ()
    assert told(sheet) == [("付款", None, 10), ("退回", 10, None)]


def test_a_title_in_a_table_of_its_own_belongs_to_the_ledger() -> None:
    page = "<table><tr><td>青禾村2025年8月收支（单位：万元）</table>"
    page += "<table><tr><td><table><tr><th>日期<th>摘要<th>收入<tr><td>8月3日<td>收租<td>0.05</table></table>"
    (sheet,) = read_file("a.xls", page.encode("gb18030")).sheets
    assert (sheet.ledger.period, told(sheet)) == ("2025-08", [("收租", 500, None)])


def test_a_spoiled_purpose_is_kept_and_told() -> None:
    (sheet,) = read_file("a.csv", "日期,摘要,收入\n2025-01-03,收\ufffd租,5\n".encode()).sheets
    assert told(sheet) == [("收\ufffd租", 5, None)]
    assert [issue.rows for issue in sheet.warnings if issue.code == "W225_TEXT_DAMAGED"] == [(2,)]


@pytest.mark.parametrize(
    ("title", "factor"),
    [
        ("单位：万元", 10_000),
        ("金额单位：人民币元", 1),
        ("编制单位：百元村村民委员会", 1),
        ("（万元）", 10_000),
        ("单位：万元 青禾村", 10_000),
    ],
)
def test_unit_of_the_title(title: str, factor: int) -> None:
    assert only_sheet("a.xlsx", [[title], ["日期", "摘要", "收入"], ["2025-01-03", "收租", 5]]).ledger.unit_factor == factor


def test_while_a_row_is_open_the_sums_are_neither_right_nor_wrong() -> None:
    rows: list[list[Any]] = [["日期", "摘要", "收入", "支出", "余额"], ["", "上月结余", "", "", 10], ["2025-01-03", "收租", "约5", "", 15]]
    sheet = only_sheet("a.xlsx", rows)
    assert (codes(sheet), sheet.ledger.reconciled) == (["E103_AMOUNT_UNPARSABLE"], None)
