"""Text we did not write goes through every widget as it is: never markup, never a crash."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from textual.widget import Widget

from changzhang.domain.ledger import LedgerLine
from changzhang.ui import keys
from changzhang.ui.card_rows import Span
from changzhang.ui.screens.text_screen import PageRows, page_of
from changzhang.ui.widgets.choice import Choice
from changzhang.ui.widgets.key_bar import KeyBar
from changzhang.ui.widgets.line_card import LineCard
from changzhang.ui.widgets.line_table import LineTable
from changzhang.ui.widgets.progress_strip import ProgressStrip
from changzhang.ui.widgets.running_log import RunningLog
from changzhang.ui.widgets.title_bar import TitleBar
from tests.ui.cards import FERTILIZER
from tests.ui.hands import screen_text
from tests.ui.widgets.boards import Board

TEXTS = ["[/x]", "[red]", "合同[ht-01]路灯", "[[", "[/", "💡👨‍👩‍👧⚠️", "𠮷㐂䶮", "\\[b]"]


def card(text: str) -> Widget:
    widget = LineCard()
    widget.facts = replace(FERTILIZER, purpose=text)
    return widget


def still(text: str) -> Widget:
    widget = LineCard()
    widget.still = text
    return widget


def strip(text: str) -> Widget:
    widget = ProgressStrip()
    widget.notice = text
    return widget


def log(text: str) -> Widget:
    widget = RunningLog()
    widget.entries = [("14:30", text)]
    return widget


WIDGETS: dict[str, Callable[[str], Widget]] = {
    "card": card,
    "still card": still,
    "strip": strip,
    "log": log,
    "title": lambda text: TitleBar(((text,), ("二", ""))),
    "choice": lambda text: Choice([("a", text)], title=text),
    "table": lambda text: LineTable((LedgerLine(line_no=1, row=1, summary=text, expense_fen=1),)),
    "page": lambda text: PageRows(page_of(text)),
    "keys": lambda text: KeyBar((keys.Act("home", "x", (), text, text, text, 1),)),
}


@pytest.mark.parametrize("name", WIDGETS)
@pytest.mark.parametrize("text", TEXTS)
async def test_it_is_shown_as_it_is(name: str, text: str) -> None:
    app = Board(WIDGETS[name](text))
    async with app.run_test(size=(80, 24)):
        assert text in screen_text(app)


@pytest.mark.parametrize("name", WIDGETS)
async def test_control_characters_do_no_harm(name: str) -> None:
    app = Board(WIDGETS[name]("甲\x1b[31m乙\x00\x07丙\ud800"))
    async with app.run_test(size=(40, 12)):
        assert "甲" in screen_text(app)


def test_a_span_is_only_text() -> None:
    assert Span("[b]").text == "[b]"
