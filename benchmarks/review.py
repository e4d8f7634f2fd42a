"""All 28 review rules on 10,000 lines against the import of the same lines, interleaved: what the committee's flags cost."""

from __future__ import annotations

import csv
import io
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date

import msgspec
import xlsxwriter

from changzhang.domain.ledger import Ledger
from changzhang.domain.review import RULES, Budget, BudgetYear, Contract, Contracts, ReviewInput, flags
from changzhang.domain.review.rules import ReviewRules
from changzhang.intake import read_file
from changzhang.settings import read_shipped, work_calendar
from changzhang.settings.review_rules import FILE, load_review_rules

LINES = 10_000
HEADINGS = ["日期", "凭证号", "摘要", "科目", "收入", "支出", "结算方式", "票据", "收款人", "经手人", "证明人", "审批人", "备注"]
MATTERS = (
    ("付第{n}号路灯维修材料款", "公益支出", "鑫源建材"),
    ("付第{n}组渠道清淤用工{m}人×2天×80元", "公益支出", "赵存良等人"),
    ("购水泥{m}吨砌第{n}号护坡", "公益支出", "恒达水泥厂"),
    ("付第{n}户水表更换费", "管理费用", "张强"),
    ("付村部{m}月份电费第{n}表", "管理费用", "供电所"),
)


def rows(is_odd: bool) -> Iterator[list[str]]:
    """Title, headings and lines: ordinary ones, or the worst for the rules: everything alike, in cash, unsigned, on white slips."""
    yield ["清溪村2025年12月收支明细"]
    yield HEADINGS
    for n in range(LINES):
        what, account, payee = MATTERS[n % len(MATTERS)]
        day, amount = f"2025-12-{n * 28 // LINES + 1:02d}", f"{100 + n * 7919 % 2600 + (6000 if n % 20 == 0 else 0)}.{n % 90 + 10}"
        if is_odd:
            side = ["960.00", ""] if n % 2 else ["", "960.00"]
            yield [day, "记-1", "付工作餐误工补贴2人×3天×80元", "公益支出", *side, "现金", "白条", "张强", "张强", "", "张强", "发票号123"]
        else:
            method = "现金" if n % 7 == 0 else "转账"
            summary = what.format(n=n, m=n % 11 + 1)
            yield [day, f"记-{n + 1}", summary, account, "", amount, method, "发票", payee, "李建军", "王秀兰", "张志强", f"发票号{n:08d}"]


def as_csv(table: list[list[str]]) -> bytes:
    """The rows as a village's csv, in GB18030."""
    text = io.StringIO()
    csv.writer(text).writerows(table)
    return text.getvalue().encode("gb18030")


def as_xlsx(table: list[list[str]]) -> bytes:
    """The rows as a workbook, amounts as numbers."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet("12月")
        for row, cells in enumerate(table):
            for column, cell in enumerate(cells):
                if row > 1 and column in (4, 5) and cell:
                    sheet.write_number(row, column, float(cell))
                else:
                    sheet.write_string(row, column, cell)
    return buffer.getvalue()


def given(ledger: Ledger, rules: ReviewRules) -> ReviewInput:
    """The ledger with everything a rule may ask for, three months before it included. A new one each time: nothing is remembered."""
    return ReviewInput(
        ledger=ledger,
        rules=rules,
        calendar=work_calendar([2025]),
        earlier=tuple(msgspec.structs.replace(ledger, period=f"2025-{month:02d}", lines=ledger.lines[:1000]) for month in (9, 10, 11)),
        issues=(),
        budget=Budget(years=(BudgetYear(year=2025, accounts={"公益支出": 10_000_000, "管理费用": 10_000_000}),)),
        contracts=Contracts(contracts=tuple(Contract(matter=f"{n}号地", party=f"户{n}", due_on=date(2025, 10, 1)) for n in range(50))),
    )


def seconds(act: Callable[[], object]) -> float:
    """How long it took."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def main(rounds: int) -> None:
    """Print a ratio for each kind of file and of lines."""
    rules = load_review_rules(read_shipped(FILE), FILE)
    for is_odd in (False, True):
        for kind, write in (("csv", as_csv), ("xlsx", as_xlsx)):
            data = write(list(rows(is_odd)))
            ledger = read_file(f"a.{kind}", data).sheets[0].ledger
            ours, base = [], []
            for _ in range(rounds):
                base.append(seconds(lambda data=data, kind=kind: read_file(f"a.{kind}", data)))
                asked = given(ledger, rules)
                ours.append(seconds(lambda asked=asked: flags(asked)))
            mine, floor = statistics.median(ours), statistics.median(base)
            name = f"review_{len(RULES)}_rules_{len(ledger.lines)}_{'odd' if is_odd else 'ordinary'}_lines_{kind}"
            print(f"{name}: {mine / floor:.2f} ({mine * 1000:.0f} ms / {floor * 1000:.0f} ms)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
