from __future__ import annotations

from pathlib import Path

import pytest

from changzhang.desk.desk import Desk
from changzhang.domain.ledger import FileReading, Issue, Ledger, LedgerLine, SheetReading
from changzhang.domain.text import cells
from changzhang.ui.app import ChangzhangApp
from changzhang.ui.card_rows import plain
from changzhang.ui.file_questions import is_acceptable, is_explainable
from changzhang.ui.screens.import_rows import reading_rows
from tests.ui.hands import pasted, screen_text, typed, until

HEAD = "小山村2026年9月收支明细\n日期,凭证号,摘要,收入,支出,余额,经手人,证明人,审批人\n"
GOOD = HEAD + (
    ",,上月结余,,,10000.00,,,\n"
    "2026-09-03,记-001,收镇财政拨款,5000.00,,15000.00,,,\n"
    "2026-09-09,记-002,付村部电费[/x],,486.30,14513.70,李建军,王秀兰,张志强\n"
    ",,本月合计,5000.00,486.30,14513.70,,,\n"
)
BROKEN = GOOD.replace("本月合计,5000.00,486.30,14513.70", "本月合计,5000.00,486.30,14531.70")


def sheet_file(tmp_path: Path, text: str, name: str = "小山村2026年9月.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8-sig")
    return path


async def chosen(pilot: object, app: ChangzhangApp, path: Path) -> None:
    """F3, the path, Enter."""
    await pilot.pause()  # type: ignore[attr-defined]
    await pilot.press("f3")  # type: ignore[attr-defined]
    await until(pilot, lambda: "导入哪一份收支表？" in screen_text(app))  # type: ignore[arg-type]
    await pasted(pilot, f'"{path}"')  # type: ignore[arg-type]
    await pilot.press("enter")  # type: ignore[attr-defined]


async def test_what_was_understood_is_shown_and_kept_only_on_f2(desk: Desk, tmp_path: Path) -> None:
    app = ChangzhangApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await chosen(pilot, app, sheet_file(tmp_path, GOOD))
        await until(pilot, lambda: "按F2接受" in screen_text(app))
        text = screen_text(app)
        assert "2026年9月" in text
        assert "本月支出 486.30" in text
        assert "对得上" in text
        assert [row for row in desk.record.rows("ledger") if "2026-09" in row.periods] == []
        await pilot.press("f2")
        await until(pilot, lambda: "已记进账簿：2笔" in screen_text(app))
        assert [row for row in desk.record.rows("ledger") if "2026-09" in row.periods]


async def test_every_line_can_be_looked_at_before(desk: Desk, tmp_path: Path) -> None:
    app = ChangzhangApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await chosen(pilot, app, sheet_file(tmp_path, GOOD))
        await until(pilot, lambda: "按F2接受" in screen_text(app))
        await pilot.press("f5")
        await until(pilot, lambda: "明细：共2笔" in screen_text(app))
        await pilot.press("down")
        await until(pilot, lambda: "付村部电费[/x]；经手 李建军" in screen_text(app))


async def test_sums_that_break_ask_for_a_written_explanation(desk: Desk, tmp_path: Path) -> None:
    app = ChangzhangApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await chosen(pilot, app, sheet_file(tmp_path, BROKEN))
        await until(pilot, lambda: "书面说明" in screen_text(app))
        await pilot.press("f2")
        await until(pilot, lambda: "为什么对不上？" in screen_text(app))
        await pilot.pause()
        await typed(pilot, "抄写错误，以凭证为准。")
        await pilot.press("enter")
        await until(pilot, lambda: "已记进账簿" in screen_text(app))
    state = desk.record.ledger_state("ledger/village_committee/all/2026-09")
    assert state is not None
    assert state.current.explanation == "抄写错误，以凭证为准。"


async def test_a_month_already_there_is_replaced_only_with_a_reason(desk: Desk, tmp_path: Path) -> None:
    app = ChangzhangApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await chosen(pilot, app, sheet_file(tmp_path, GOOD))
        await until(pilot, lambda: "按F2接受" in screen_text(app))
        await pilot.press("f2")
        await until(pilot, lambda: "已记进账簿" in screen_text(app))
        await chosen(pilot, app, sheet_file(tmp_path, GOOD.replace("电费[/x]", "水费"), "更正.csv"))
        await until(pilot, lambda: "按F2接受" in screen_text(app))
        await pilot.press("f2")
        await until(pilot, lambda: "要用新表更正吗" in screen_text(app))
        assert "付村部水费" in screen_text(app)
        await pilot.press("1")
        await until(pilot, lambda: "为什么更正？" in screen_text(app))
        await pilot.pause()
        await typed(pilot, "用途写错")
        await pilot.press("enter")
        await until(pilot, lambda: "已更正" in screen_text(app))
    state = desk.record.ledger_state("ledger/village_committee/all/2026-09")
    assert state is not None
    assert len(state.versions) == 2


@pytest.mark.parametrize("content", [b"", b"\x00\x01", "没有表头\n就是几行字\n".encode()])
async def test_a_file_that_is_no_ledger_is_told_and_nothing_breaks(desk: Desk, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "不是表.xlsx"
    path.write_bytes(content)
    app = ChangzhangApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await chosen(pilot, app, path)
        await until(pilot, lambda: "错误109" in screen_text(app))


async def test_a_file_that_is_not_there_is_told(desk: Desk, tmp_path: Path) -> None:
    app = ChangzhangApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await chosen(pilot, app, tmp_path / "没有[/x].xlsx")
        await until(pilot, lambda: "错误104" in screen_text(app))


def reading(*, errors: tuple[Issue, ...] = (), status: str = "blocked") -> FileReading:
    line = LedgerLine(line_no=1, row=5, summary="电费", expense_fen=2_300_00, raw={"amount": "2300元[red]", "date": "九号"})
    ledger = Ledger(period="2026-10", layout="running", lines=(line,), expense_fen=2_300_00)
    sheet = SheetReading(
        name="10月[/x]", status="ok", ledger=ledger, columns={"date": 1}, skipped_rows={1: "TITLE", 9: "ODD"}, errors=errors
    )
    return FileReading(status=status, file="甲[/x].xlsx", sha256="0", sheets=(sheet,))  # type: ignore[arg-type]


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_the_report_is_whole_at_every_width(width: int) -> None:
    issue = Issue(code="E111_CAPITAL_MISMATCH", message="大写和数字不一致[/]", rows=(14,), difference="900.00")
    rows = reading_rows(reading(errors=(issue,)), width)
    assert max(cells(plain(row)) for row in rows) <= width
    text = "".join("".join(plain(row) for row in rows).split())
    for words in (
        "甲[/x].xlsx",
        "表“10月[/x]”",
        "E111大写和数字不一致[/]（第14行）",
        "相差900.00",
        "标题第1行",
        "ODD第9行",
        "“2300元[red]”",
        "“九号”",
    ):
        assert words in text


def test_a_cell_that_says_the_same_is_not_repeated() -> None:
    plain_line = LedgerLine(line_no=1, row=5, expense_fen=1_160_00, raw={"amount": "1,160.00"})
    ledger = Ledger(period="2026-10", layout="running", lines=(plain_line,))
    whole = FileReading(status="ok", file="甲", sha256="0", sheets=(SheetReading(name="a", status="ok", ledger=ledger),))
    assert not [row for row in reading_rows(whole, 80) if "表上写" in plain(row)]


@pytest.mark.parametrize(
    ("codes", "expected"), [(("E107",), True), (("E108_CHAIN_BREAK", "E111"), True), (("E107", "E104_DATE"), False), ((), False)]
)
def test_only_contradictions_of_sums_can_be_explained(codes: tuple[str, ...], expected: bool) -> None:
    errors = tuple(Issue(code=code, message="x") for code in codes)
    assert is_explainable(reading(errors=errors)) is expected


def test_what_is_understood_and_in_balance_can_be_accepted() -> None:
    assert is_acceptable(reading(status="ok"))
    assert is_acceptable(reading(status="ok_with_warnings"))
    assert not is_acceptable(reading(status="needs_review"))
