from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from changzhang.ui.widgets.text_box import TextBox
from tests.ui.hands import pasted, typed, until
from tests.ui.widgets.boards import Board

CHINESE = "为什么化肥涨价？（去年：1,800元！）《合同》“甲”……"


def saved(app: Board) -> list[str]:
    return [message.text for message in app.heard if isinstance(message, TextBox.Saved)]


async def test_enter_saves_what_was_typed_chinese_punctuation_included() -> None:
    app = Board(TextBox())
    async with app.run_test() as pilot:
        await typed(pilot, CHINESE)
        await pilot.press("enter")
        await until(pilot, lambda: saved(app))
        assert saved(app) == [CHINESE]


async def test_an_empty_box_saves_nothing_as_nothing() -> None:
    app = Board(TextBox())
    async with app.run_test() as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: saved(app))
        assert saved(app) == [""]


async def test_ctrl_j_breaks_the_line() -> None:
    app = Board(TextBox())
    async with app.run_test() as pilot:
        await typed(pilot, "甲")
        await pilot.press("ctrl+j")
        await typed(pilot, "乙")
        await pilot.press("enter")
        await until(pilot, lambda: saved(app))
        assert saved(app) == ["甲\n乙"]


async def test_a_paste_of_many_lines_stays_whole() -> None:
    app = Board(TextBox())
    async with app.run_test() as pilot:
        await pasted(pilot, "第一行\r\n第二行\n第三行\x1b[31m")
        await pilot.press("enter")
        await until(pilot, lambda: saved(app))
        assert saved(app) == ["第一行\n第二行\n第三行\ufffd[31m"]


async def test_an_unbracketed_paste_saves_once_at_its_end() -> None:
    """Terminals without bracketed paste send Enter between the lines, with more input right behind it."""
    app = Board(TextBox())
    async with app.run_test() as pilot:
        for key, character in (
            ("甲", "甲"),
            ("enter", "\r"),
            ("乙", "乙"),
            ("enter", "\r"),
            ("enter", "\r"),
            ("丙", "丙"),
            ("enter", "\r"),
        ):
            app.post_message(events.Key(key, character))
        await until(pilot, lambda: saved(app))
        assert saved(app) == ["甲\n乙\n\n丙"]


async def test_enter_and_a_function_key_at_once_still_saves() -> None:
    app = Board(TextBox("甲"))
    async with app.run_test() as pilot:
        app.post_message(events.Key("enter", "\r"))
        app.post_message(events.Key("f2", None))
        await until(pilot, lambda: saved(app) and app.passed)
        assert (saved(app), app.passed) == (["甲"], ["f2"])


@pytest.mark.parametrize("key", ["f2", "f3", "f6", "f7", "f9", "pageup", "pagedown", "escape", "f12"])
async def test_the_chairs_keys_pass_through(key: str) -> None:
    app = Board(TextBox("甲乙"))
    async with app.run_test() as pilot:
        await pilot.press(key)
        assert app.passed == [key]
        assert app.query_one(TextBox).selected_text == ""


async def test_down_in_an_empty_box_asks_for_something_to_choose_from() -> None:
    app = Board(TextBox())
    async with app.run_test() as pilot:
        await pilot.press("down")
        await until(pilot, lambda: app.heard)
        assert isinstance(app.heard[0], TextBox.Browsed)
        await typed(pilot, "甲")
        await pilot.press("down")
        assert len(app.heard) == 1


async def test_the_draft_is_on_disk_soon_and_offered_back(tmp_path: Path) -> None:
    app = Board(TextBox(slot="ask", about="3:12", meeting="reading-2026-10"), tmp_path)
    async with app.run_test() as pilot:
        await typed(pilot, "化肥为什么")
        await until(pilot, lambda: app.drafts.path.exists())
    again = Board(TextBox(), tmp_path)
    assert again.drafts.text("ask", about="3:12") == "化肥为什么"


async def test_an_offered_text_is_continued_at_its_end() -> None:
    app = Board(TextBox("化肥"))
    async with app.run_test() as pilot:
        await typed(pilot, "涨价")
        await pilot.press("enter")
        await until(pilot, lambda: saved(app))
        assert saved(app) == ["化肥涨价"]


@pytest.mark.parametrize("text", ["[/x]", "[red]红", "[[[", "合同[ht-01]路灯"])
async def test_what_looks_like_markup_is_text(text: str) -> None:
    app = Board(TextBox(placeholder=""))
    async with app.run_test() as pilot:
        await typed(pilot, text)
        await pilot.press("enter")
        await until(pilot, lambda: saved(app))
        assert saved(app) == [text]
