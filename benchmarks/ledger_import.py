"""Import of 10,000 and 100,000 rows of xlsx and csv, and of as many as fit of xls, against a bare read of the same bytes, in turns.

Bare is python-calamine to Python lists, or the csv module. Memory is the peak traced by Python on each side. An xls is not written
here: the sample of the tests is read again and again, so its ratio is of a small file.
"""

from __future__ import annotations

import csv
import io
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import xlsxwriter
from python_calamine import CalamineWorkbook

from changzhang.intake import read_file

ROOT = Path(__file__).parents[1]
HEADINGS = ["日期", "凭证号", "摘要", "收入", "支出", "余额", "经手人", "证明人", "审批人"]


def table(rows: int) -> list[list[str | float]]:
    """A running list with its balances, in 元."""
    balance = 10_000_000_00
    found: list[list[str | float]] = [["石湾村2026年10月财务收支公开表"], list(HEADINGS), ["", "", "上月结余", "", "", balance / 100]]
    for number in range(1, rows + 1):
        amount = 100 + number % 97
        balance -= amount
        day = f"2026-10-{1 + (number - 1) * 31 // rows:02d}"
        found.append([day, f"记-{number}", f"付第{number}号用水点维修费", "", amount / 100, balance / 100, "周成", "何秀", "田正"])
    return found


def as_csv(rows: list[list[str | float]]) -> bytes:
    """UTF-8 csv."""
    text = io.StringIO()
    csv.writer(text).writerows([[f"{cell:.2f}" if isinstance(cell, float) else cell for cell in row] for row in rows])
    return text.getvalue().encode()


def as_xlsx(rows: list[list[str | float]]) -> bytes:
    """A workbook of one sheet."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet("10月")
        for place, row in enumerate(rows):
            sheet.write_row(place, 0, row)
    return buffer.getvalue()


def bare_csv(data: bytes) -> object:
    """The csv module, to lists."""
    return list(csv.reader(io.StringIO(data.decode())))


def bare_calamine(data: bytes) -> object:
    """python-calamine, to lists."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def seconds(job: Callable[[], object]) -> float:
    """How long a job takes."""
    began = time.perf_counter()
    job()
    return time.perf_counter() - began


def peak(job: Callable[[], object]) -> int:
    """The most bytes Python held during a job."""
    tracemalloc.start()
    job()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


def compare(name: str, file_name: str, data: bytes, bare: Callable[[bytes], object], rounds: int) -> float:
    """Print the ratios of time and memory; seconds of ours."""
    pairs = [(seconds(lambda: read_file(file_name, data)), seconds(lambda: bare(data))) for _ in range(rounds)]
    ours, base = (statistics.median(column) for column in zip(*pairs, strict=True))
    memory = peak(lambda: read_file(file_name, data)) / peak(lambda: bare(data))
    print(f"import_{name}: {ours / base:.2f} ({ours * 1000:.0f} ms / {base * 1000:.0f} ms)")
    print(f"import_{name}_memory: {memory:.2f}")
    return ours


def main(rounds: int) -> None:
    """Print a ratio for each kind and length, and whether the time a row is flat."""
    for kind, make, bare in (("csv", as_csv, bare_csv), ("xlsx", as_xlsx, bare_calamine)):
        times = [compare(f"{kind}_{rows}_rows", f"十月.{kind}", make(table(rows)), bare, rounds) for rows in (10_000, 100_000)]
        print(f"import_{kind}_flat: {times[1] / times[0] / 10:.2f} (a row of 100,000 / a row of 10,000)")
    sample = next((ROOT / "tests/data/ledgers").glob("L02_*.xls"))
    compare("xls_sample", sample.name, sample.read_bytes(), bare_calamine, rounds * 5)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
