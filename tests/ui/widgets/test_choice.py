from __future__ import annotations

import pytest

from changzhang.ui.widgets.choice import Choice
from tests.ui.hands import screen_text, typed, until
from tests.ui.widgets.boards import Board

THREE = [("a", "甲"), ("b", "乙[/x]"), ("c", "丙")]


def picked(app: Board) -> list[str]:
    return [message.option.id for message in app.heard if isinstance(message, Choice.Picked)]


@pytest.mark.parametrize(("text", "expected"), [("2", ["b"]), ("２", ["b"]), ("4", []), ("0", []), ("x", []), ("②", [])])
async def test_digits_of_both_widths_choose(text: str, expected: list[str]) -> None:
    app = Board(Choice(THREE))
    async with app.run_test() as pilot:
        await typed(pilot, text)
        await pilot.pause()
        assert picked(app) == expected


async def test_arrows_stop_at_the_ends_and_enter_chooses() -> None:
    app = Board(Choice(THREE, marked=1))
    async with app.run_test() as pilot:
        await pilot.press("down", "down", "down", "enter")
        await until(pilot, lambda: picked(app))
        assert picked(app) == ["c"]


async def test_zero_turns_the_page_of_a_long_list() -> None:
    app = Board(Choice([(str(number), f"第{number}个") for number in range(1, 13)]))
    async with app.run_test() as pilot:
        assert "0. 下一页（共12项）" in screen_text(app)
        await typed(pilot, "0")
        assert "1. 第10个" in screen_text(app)
        await typed(pilot, "3")
        await until(pilot, lambda: picked(app))
        assert picked(app) == ["12"]


async def test_a_click_chooses() -> None:
    app = Board(Choice(THREE, title="选一个"))
    async with app.run_test() as pilot:
        await pilot.click(Choice, offset=(2, 2))
        await until(pilot, lambda: picked(app))
        assert picked(app) == ["b"]


@pytest.mark.parametrize("size", [(20, 12), (40, 12), (80, 24)])
async def test_long_options_are_wrapped_and_never_cut(size: tuple[int, int]) -> None:
    long = "静宁县八里镇小山村村民委员会和村务监督委员会"
    app = Board(Choice([("a", long), ("b", "乙")], title=f"题{long}"))
    async with app.run_test(size=size):
        assert screen_text(app).replace("\n", "").replace(" ", "").count(long) == 2


async def test_what_looks_like_markup_is_text() -> None:
    app = Board(Choice(THREE, title="[red]题"))
    async with app.run_test():
        assert "2. 乙[/x]" in screen_text(app)
        assert "[red]题" in screen_text(app)
