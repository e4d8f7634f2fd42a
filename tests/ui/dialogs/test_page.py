"""A page wraps by cells, loses nothing, and counts what is below."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from changzhang.domain.lights import Lit
from changzhang.domain.text import cells
from changzhang.ui.dialogs.page import Page, _lines, field, light, said
from changzhang.ui.themes import LIGHT, THEMES

HOSTILE = "合同[ht-01]路灯[/x][red]💡👨‍👩‍👧㐂𠮷\x1b[31m"


@pytest.mark.parametrize("width", [8, 20, 40, 77])
@pytest.mark.parametrize("text", ["购买化肥30袋，用于村集体果园" * 4, HOSTILE, "", "一\n\n二\n", "a" * 100])
def test_wrapping_keeps_every_character(text: str, width: int) -> None:
    for row in (said(text), field("用途", text)):
        lines = _lines(row, width)
        assert all(cells(line.plain) <= width for line in lines)
        squeezed = "".join("".join(line.plain for line in lines).split())
        assert squeezed == "".join(row.content.plain.split())


def test_a_light_is_a_word() -> None:
    assert light(Lit("red", "超期3天")).plain == " 红 超期3天 "


class PageApp(App[None]):
    """A page of twenty rows in ten."""

    def __init__(self) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = LIGHT

    def compose(self) -> ComposeResult:
        """The page alone."""
        page = Page([said(f"第{number}行") for number in range(1, 21)])
        page.styles.height = "1fr"
        yield page


async def test_what_is_below_is_counted_and_reached() -> None:
    app = PageApp()
    async with app.run_test(size=(40, 10)) as pilot:
        page = app.query_one(Page)
        page.focus()
        await pilot.pause()
        assert "▼还有11行（按↓）" in page.render().plain
        await pilot.press("down")
        assert "▼还有10行（按↓）" in page.render().plain
        while page.turn():
            pass
        assert "第20行" in page.render().plain
        assert "▲上面还有11行" in page.render().plain
        page.action_to_top()
        assert "第1行" in page.render().plain
