"""Questions answered in place on a real desk with the sample ledgers: nothing is kept before it is accepted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from changzhang.desk.desk import Desk
from changzhang.ui.app import ChangzhangApp
from changzhang.ui.screens.importing import ImportScreen
from tests.ui.hands import pasted, screen_text, typed, until

LEDGERS = Path(__file__).parents[2] / "data" / "ledgers"
STREAM = "ledger/village_committee/all/"
NO_HEADING = "小山村2026年9月\n哪天,干什么,进,出\n2026-09-03,收租金[/x],100,\n2026-09-05,电费,,30\n"
ONE_AMOUNT = "小山村2026年9月\n日期,摘要,金额\n2026-09-03,甲,100\n2026-09-05,乙,30\n"
NO_MONTH = "日期,摘要,收入,支出\n9月3日,收租金,100,\n9月5日,电费,,30\n"
TWO_PURPOSES = "小山村2026年9月\n日期,摘要,备注,收入,支出\n2026-09-03,张三,付电费,,10\n"


def sample(short: str) -> Path:
    """A sample ledger by the beginning of its name."""
    (path,) = LEDGERS.glob(f"{short}_*")
    return path


def sheet(tmp_path: Path, text: str, name: str = "账.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8-sig")
    return path


def report(app: ChangzhangApp) -> str:
    """Everything the import screen has to say, in sight or not, without line breaks."""
    (screen,) = [screen for screen in app.screen_stack if isinstance(screen, ImportScreen)]
    return "".join("".join(span.text for span in row).strip() for row in screen.lay_out(200, 100))


async def shows(pilot: Pilot[Any], words: str) -> None:
    """Wait until words stand on the screen, wherever its rows break."""
    app: Any = pilot.app
    await until(pilot, lambda: words in "".join(screen_text(app).split()), words)
    await pilot.pause()


async def chosen(pilot: Pilot[Any], path: Path) -> None:
    """F3, the path, Enter."""
    await pilot.pause()
    await pilot.press("f3")
    await shows(pilot, "导入哪一份收支表？")
    await pasted(pilot, f'"{path}"')
    await pilot.press("enter")


async def entered(pilot: Pilot[Any], text: str) -> None:
    """Type into the box that has just come, and save."""
    await pilot.pause()
    await typed(pilot, text)
    await pilot.press("enter")


def lines_of(desk: Desk, period: str) -> list[tuple[int, int]]:
    """Row and amount with its sign of each line accepted for a month."""
    state = desk.record.ledger_state(STREAM + period)
    assert state is not None
    return [(line.row, (line.income_fen or 0) - (line.expense_fen or 0)) for line in desk.record.ledger(state.current.seq).lines]


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
@pytest.mark.parametrize("short", ["L01", "L02", "L03", "L04"])
async def test_a_clean_file_is_read_and_accepted(desk: Desk, short: str, size: tuple[int, int]) -> None:
    app = ChangzhangApp(desk)
    async with app.run_test(size=size) as pilot:
        head = desk.book.record.head
        await chosen(pilot, sample(short))
        await shows(pilot, "没有问题按F2接受")
        assert "表头在第" in report(app)
        assert "日期＝" in report(app)
        assert desk.book.record.head == head
        await pilot.press("f2")
        await shows(pilot, "已记进账簿")
        assert desk.book.record.head == head + 1


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_what_debit_means_is_asked_and_remembered(desk: Desk, tmp_path: Path, size: tuple[int, int]) -> None:
    app = ChangzhangApp(desk)
    async with app.run_test(size=size) as pilot:
        head = desk.book.record.head
        await chosen(pilot, sample("L05b"))
        await shows(pilot, "借方是收入还是支出？")
        await pilot.press("1")
        await shows(pilot, "没有问题按F2接受")
        assert "您的回答：借方是收入" in report(app)
        assert desk.book.record.head == head
        await pilot.press("f2")
        await shows(pilot, "已记进账簿")
        assert dict(lines_of(desk, "2025-01"))[8] > 0
        again = tmp_path / "又一份2025年1月.xlsx"
        again.write_bytes(sample("L05b").read_bytes() + b" ")
        await chosen(pilot, again)
        await shows(pilot, "没有问题按F2接受")
        assert "按上次同样的表：借方是收入" in report(app)
        await pilot.press("f9")
        await shows(pilot, "1.去掉回答：借方是收入")
        await pilot.press("1")
        await shows(pilot, "借方是收入还是支出？")


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_a_day_that_lost_its_zero_is_asked_by_digit(desk: Desk, size: tuple[int, int]) -> None:
    app = ChangzhangApp(desk)
    async with app.run_test(size=size) as pilot:
        await chosen(pilot, sample("L03b"))
        await shows(pilot, "表上写日期“5.1”")
        assert "表上第4行：日期 5.1；" in report(app)
        await pilot.press("2")
        await shows(pilot, "没有问题按F2接受")
        assert "您的回答：第4行日期是2025-05-10" in report(app)
        await pilot.press("f2")
        await shows(pilot, "已记进账簿")
    state = desk.record.ledger_state(STREAM + "2025-05")
    assert state is not None
    assert str(desk.record.ledger(state.current.seq).line(1).dated_on) == "2025-05-10"


async def test_a_day_may_be_another_than_the_candidates(desk: Desk) -> None:
    app = ChangzhangApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await chosen(pilot, sample("L03b"))
        await shows(pilot, "第4行是哪一天？")
        await pilot.press("3")
        await shows(pilot, "写成2月28日")
        await entered(pilot, "没有")
        await shows(pilot, "日历上没有这一天")
        await pilot.press(*["backspace"] * 2)
        await entered(pilot, "5月11日")
        await shows(pilot, "没有问题按F2接受")
        assert "第4行日期是2025-05-11" in report(app)


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_a_side_against_its_sign_is_asked_with_the_raw_row(desk: Desk, size: tuple[int, int]) -> None:
    app = ChangzhangApp(desk)
    async with app.run_test(size=size) as pilot:
        await chosen(pilot, sample("L04c"))
        await shows(pilot, "第7行是收入还是支出？")
        assert "“-438.60”" in "".join(screen_text(app).split())
        await pilot.press("2")
        await shows(pilot, "没有问题按F2接受")
        await pilot.press("f2")
        await shows(pilot, "已记进账簿")
    assert dict(lines_of(desk, "2025-06"))[7] == -438_60


async def test_a_day_that_is_none_is_typed(desk: Desk, tmp_path: Path) -> None:
    app = ChangzhangApp(desk)
    text = "小山村2025年2月\n日期,摘要,收入,支出\n2025.2.30,付电费,,10\n2025.2.20,租金,100,\n"
    async with app.run_test(size=(80, 24)) as pilot:
        await chosen(pilot, sheet(tmp_path, text))
        await shows(pilot, "表上写日期“2025.2.30”")
        await entered(pilot, "28")
        await shows(pilot, "没有问题按F2接受")
        assert "第3行日期是2025-02-28" in report(app)


async def test_a_month_nobody_names_is_asked_before_its_days(desk: Desk, tmp_path: Path) -> None:
    app = ChangzhangApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await chosen(pilot, sheet(tmp_path, NO_MONTH))
        await shows(pilot, "这是哪个月的账？")
        await entered(pilot, "２０２６年９月")
        await shows(pilot, "没有问题按F2接受")
        await pilot.press("f2")
        await shows(pilot, "已记进账簿：2笔")
    assert lines_of(desk, "2026-09") == [(2, 100_00), (3, -30_00)]


async def test_one_column_of_amounts_line_by_line(desk: Desk, tmp_path: Path) -> None:
    app = ChangzhangApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await chosen(pilot, sheet(tmp_path, ONE_AMOUNT))
        await shows(pilot, "这些钱是收入还是支出？")
        await pilot.press("3")
        await shows(pilot, "第3行是收入还是支出？")
        await pilot.press("1")
        await shows(pilot, "第4行是收入还是支出？")
        await pilot.press("2")
        await shows(pilot, "没有问题按F2接受")
        await pilot.press("f2")
        await shows(pilot, "已记进账簿")
    assert lines_of(desk, "2026-09") == [(3, 100_00), (4, -30_00)]


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_a_heading_of_unknown_words_is_named(desk: Desk, tmp_path: Path, size: tuple[int, int]) -> None:
    app = ChangzhangApp(desk)
    async with app.run_test(size=size) as pilot:
        await chosen(pilot, sheet(tmp_path, NO_HEADING))
        await shows(pilot, "没有表头写0")
        await entered(pilot, "2")
        for question, key in (("“日期”是哪一列？", "a"), ("“摘要”是哪一列？", "2"), ("金额怎么写的？", "1")):
            await shows(pilot, question)
            await pilot.press(key)
        for question, key in (("“收入”是哪一列？", "C"), ("“支出”是哪一列？", "4")):
            await shows(pilot, question)
            await pilot.press(key)
        await shows(pilot, "没有问题按F2接受")
        assert "摘要＝B列“干什么”" in report(app)
        await pilot.press("f2")
        await shows(pilot, "已记进账簿")
    assert lines_of(desk, "2026-09") == [(3, 100_00), (4, -30_00)]


async def test_a_column_is_changed_and_a_wrong_change_not_taken(desk: Desk, tmp_path: Path) -> None:
    app = ChangzhangApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await chosen(pilot, sheet(tmp_path, TWO_PURPOSES))
        await shows(pilot, "没有问题按F2接受")
        await pilot.press("f9")
        await shows(pilot, "2.摘要：B列“摘要”")
        await pilot.press("2")
        await shows(pilot, "“摘要”是哪一列？")
        await pilot.press("C")
        await until(pilot, lambda: "摘要＝C列“备注”" in report(app))
        assert "您的回答：摘要是C列“备注”" in report(app)
        await pilot.press("f9")
        await shows(pilot, "3.摘要：C列“备注”")
        await pilot.press("3")
        await shows(pilot, "“摘要”是哪一列？")
        await pilot.press("6")
        await shows(pilot, "没有照办，还按原来的读法")
        assert "摘要＝C列“备注”" in report(app)
        await pilot.press("f9")
        await shows(pilot, "1.去掉回答：摘要是C列“备注”")
        await pilot.press("1")
        await until(pilot, lambda: "摘要＝B列“摘要”" in report(app))
        assert "您的回答" not in report(app)


async def test_unit_and_month_are_changed(desk: Desk, tmp_path: Path) -> None:
    app = ChangzhangApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await chosen(pilot, sheet(tmp_path, TWO_PURPOSES))
        await shows(pilot, "没有问题按F2接受")
        await pilot.press("f9")
        await shows(pilot, "7.单位：元")
        await pilot.press("7")
        await shows(pilot, "表上的数是什么单位？")
        await pilot.press("2")
        await until(pilot, lambda: "本月支出 100,000.00" in report(app))
        await pilot.press("f9")
        await shows(pilot, "9.月份：2026年9月")
        await pilot.press("9")
        await shows(pilot, "这是哪个月的账？")
        await entered(pilot, "2026-8")
        await until(pilot, lambda: "：2026年8月" in report(app))
        assert "单位是万元；月份是2026年8月" in report(app)


async def test_closed_half_way_what_was_answered_counts(desk: Desk, tmp_path: Path) -> None:
    text = "小山村2026年9月\n日期,摘要,收入,支出\n2026-09-03,甲,100,100\n2026-09-05,乙,30,30\n"
    app = ChangzhangApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await chosen(pilot, sheet(tmp_path, text))
        await shows(pilot, "第1问，共2问")
        await pilot.press("1")
        await shows(pilot, "第4行是收入还是支出？")
        await pilot.press("escape")
        await until(pilot, lambda: "您的回答：第3行是收入" in report(app))
        await shows(pilot, "有一处要问")
