from __future__ import annotations

from datetime import date

import pytest

from changzhang.ui.first_start import Beginning, FirstStartApp, first_month
from changzhang.ui.words import elapsed_words, month_words, pace_words, period_of
from tests.ui.hands import screen_text, typed, until


async def test_three_answers_begin_a_village() -> None:
    app = FirstStartApp(date(2026, 11, 15))
    async with app.run_test(size=(80, 24)) as pilot:
        for words in ("小山村[/x]", "八里镇"):
            await typed(pilot, words)
            await pilot.press("enter")
        await until(pilot, lambda: "直接回车就是 2026-10" in screen_text(app))
        await typed(pilot, "十三月")
        await pilot.press("enter")
        await until(pilot, lambda: "看不懂是哪个月" in screen_text(app))
        await pilot.press("enter")
        await until(pilot, lambda: app.return_value is not None)
    assert app.return_value == Beginning("小山村[/x]", "八里镇", "2026-10")


async def test_a_slip_is_mended_one_step_back() -> None:
    app = FirstStartApp(date(2026, 11, 15))
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("up")
        await typed(pilot, "小三")
        await pilot.press("enter")
        await until(pilot, lambda: "乡镇名" in screen_text(app))
        await pilot.press("up")
        await until(pilot, lambda: "（一）村名" in screen_text(app) and "小三" in screen_text(app))
        await pilot.press("backspace")
        for words in ("山村", "八里镇", ""):
            await typed(pilot, words)
            await pilot.press("enter")
        await until(pilot, lambda: app.return_value is not None)
    assert app.return_value == Beginning("小山村", "八里镇", "2026-10")


async def test_an_empty_name_is_asked_again_and_esc_leaves() -> None:
    app = FirstStartApp(date(2026, 1, 2))
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: "还没有写" in screen_text(app))
        await pilot.press("escape")
    assert app.return_value is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2026-10", "2026-10"), ("2026年9月", "2026-09"), ("２０２６．０３", "2026-03"), ("2026-13", ""), ("十月", ""), ("1999-01", "")],
)
def test_a_month_is_understood_however_it_is_typed(text: str, expected: str) -> None:
    assert period_of(text) == expected


def test_the_first_month_is_the_one_before() -> None:
    assert first_month(date(2026, 1, 31)) == "2025-12"
    assert first_month(date(2026, 11, 15)) == "2026-10"


def test_times_are_said_in_words() -> None:
    from datetime import datetime, timedelta

    began = datetime(2026, 11, 15, 14, 14)
    assert elapsed_words(began, began + timedelta(minutes=18, seconds=59)) == "已开18分"
    assert elapsed_words(began, began + timedelta(minutes=65)) == "已开1时05分"
    assert elapsed_words(began, began - timedelta(minutes=1)) == "已开0分"
    assert (pace_words(25, 16.8), pace_words(1, 12), pace_words(0, 12)) == ("约还需7分", "约还需不到1分", "")
    assert month_words("2026-10") == "2026年10月"
