from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from changzhang.desk.changed_settings import changed_files
from changzhang.desk.desk import Desk
from changzhang.desk.setting_up import init_village
from changzhang.domain.text import wrap
from changzhang.domain.village import Role
from changzhang.ui.app import ChangzhangApp
from changzhang.ui.screens.listed import ListedRows
from changzhang.ui.screens.setup import SetupScreen
from tests.ui.hands import screen_text, typed, until

DEADLINES = "session_templates/rules/deadlines.toml"


class Setup:
    def __init__(self, app: ChangzhangApp, pilot: Pilot[Any], desk: Desk) -> None:
        self.app, self.pilot, self.desk = app, pilot, desk

    @property
    def screen(self) -> SetupScreen:
        return next(each for each in self.app.screen_stack if isinstance(each, SetupScreen))

    @property
    def rows(self) -> str:
        """All rows, whether in sight or not."""
        rows = self.screen.query_one(ListedRows).rows
        return "\n".join("".join(span.text for span in row) for row in rows)

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)

    async def shows(self, words: str) -> None:
        await until(self.pilot, lambda: words in "".join(screen_text(self.app).split()), words)
        await self.pilot.pause()

    async def write(self, text: str) -> None:
        await typed(self.pilot, text)
        await self.press("enter")
        await self.pilot.pause()

    async def until(self, is_so: Any) -> None:
        await until(self.pilot, is_so)


@asynccontextmanager
async def setup(desk: Desk, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Setup]:
    app = ChangzhangApp(desk)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press("f9")
        await until(pilot, lambda: isinstance(app.screen, SetupScreen) and app.screen.is_mounted)
        await pilot.pause()
        yield Setup(app, pilot, desk)


def by_hand(desk: Desk, name: str, old: str, new: str) -> None:
    path = desk.folder / name
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


async def test_what_is_in_force_stands_there_with_its_basis(desk: Desk) -> None:
    async with setup(desk) as village:
        assert "村委会  张志强（村党组织书记、村委会主任）" in village.rows
        assert "村监委  王有田（村监委主任）、王秀兰（村监委委员）" in village.rows
        assert "村监委2人，一般3至5人" in village.rows
        assert "近亲属声明：还没有" in village.rows
        assert "每月几日唱账  15" in village.rows
        assert "R03 大额现金  1000元" in village.rows
        assert "现金管理暂行条例" in village.rows


async def test_home_says_that_files_changed_and_one_key_adopts_them(desk: Desk) -> None:
    by_hand(desk, "village.toml", "八里镇", "九里镇[/x]")
    app = ChangzhangApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "设置文件有变化，按F9启用：village.toml" in screen_text(app))
        await pilot.press("f9")
        village = Setup(app, pilot, desk)
        await village.shows("改过的village.toml")
        await village.press("0")
        await village.shows('＋town="九里镇[/x]"')
        await village.press("escape")
        await village.press("f2")
        await village.until(lambda: desk.village.town == "九里镇[/x]")
        await village.shows("启用了1个设置文件")
        assert changed_files(desk) == ()
        await village.press("escape")
        await until(pilot, lambda: "九里镇[/x]小山村" in screen_text(app))
        assert "设置文件有变化" not in screen_text(app)


async def test_a_new_village_is_told_to_fill_its_roster(tmp_path: Path) -> None:
    desk = init_village(tmp_path / "新村", village="小山村", town="八里镇", from_period="2026-10")
    desk.actor = "李建军"
    app = ChangzhangApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "村监委名册上只有0人，预审签字要2人：按F9加人" in screen_text(app))
        await pilot.press("f9", "f5")
        await until(pilot, lambda: "名册还是空的，先加人" in screen_text(app))


async def test_every_problem_stands_there_with_its_cure_and_nothing_is_adopted(desk: Desk) -> None:
    by_hand(desk, DEADLINES, "yellow_days = 5", "yellow_days = 500")
    by_hand(desk, "village.toml", "八里镇", "九里镇")
    async with setup(desk) as village:
        assert "要改  yellow_days：500 超出范围。填 0 到 60 之间的数。" in village.rows
        await village.press("f2")
        await village.shows("错误501")
        assert desk.village.town == "八里镇"
        assert len(changed_files(desk)) == 2


async def test_holidays_of_ones_own_count_once_adopted(desk: Desk) -> None:
    path = desk.folder / "session_templates/rules/holidays_2027.toml"
    path.write_text("off = [2027-05-05]\n", "utf-8")
    async with setup(desk) as village:
        await village.press("f2")
        await village.shows("节假日也更新了")
    assert date(2027, 5, 5) in desk.calendar.off


async def test_somebody_is_put_on_the_roster_with_two_offices(desk: Desk) -> None:
    async with setup(desk) as village:
        await village.press("f3")
        await village.shows("姓名")
        await village.write("王有田")
        await village.shows("名册上已经有王有田")
        await village.write("（二组）")
        await village.shows("什么职务")
        await typed(village.pilot, "６")
        await village.shows("职务村监委委员")
        await typed(village.pilot, "8")
        await village.shows("没有了，就这些")
        await typed(village.pilot, "1")
        await village.shows("哪个组的")
        await typed(village.pilot, "2")
        await village.until(lambda: len(desk.village.people) == 5)
        added = desk.village.people[-1]
        assert (added.name, added.group) == ("王有田（二组）", "二组")
        assert added.roles == (Role.SUPERVISION_MEMBER, Role.GROUP_LEADER)
        await village.shows("村监委3人")


async def test_nobody_sits_on_both_committees(desk: Desk) -> None:
    before = (desk.folder / "village.toml").read_bytes()
    async with setup(desk) as village:
        await village.press("f4")
        await village.shows("改谁的职务")
        await typed(village.pilot, "2")
        await village.shows("原来村监委委员")
        await typed(village.pilot, "6")
        await village.shows("职务村监委委员")
        await typed(village.pilot, "4")
        await village.shows("村委会委员")
        await typed(village.pilot, "1")
        await village.shows("同时在村委会和村监委")
    assert (desk.folder / "village.toml").read_bytes() == before


async def test_phones_naming_fonts_and_the_declaration(desk: Desk) -> None:
    async with setup(desk) as village:
        await village.press("f6")
        await village.shows("哪个单位")
        await village.write("镇纪委[red]")
        await village.shows("电话号码")
        await village.write("0933-1234567")
        await village.until(lambda: desk.village.hotlines)
        assert "镇纪委[red] 0933-1234567" in village.rows
        await village.press("f8")
        await village.shows("只写姓")
        await typed(village.pilot, "2")
        await village.until(lambda: desk.village.asker_shown == "masked")
        await village.press("f9")
        await village.shows("电脑自带字体")
        await typed(village.pilot, "2")
        await village.until(lambda: desk.village.fonts == "system")
        await village.press("f10")
        await village.shows("声明了什么")
        await village.write("换届时2人均书面声明没有")
        await village.until(lambda: desk.village.relatives_declared == "换届时2人均书面声明没有")
        await village.press("f7")
        await village.shows("去掉哪个电话")
        await typed(village.pilot, "1")
        await village.until(lambda: not desk.village.hotlines)
        await village.press("f5")
        await village.shows("从名册去掉谁")
        await typed(village.pilot, "4")
        await village.until(lambda: desk.village.person("李建军") is None)
        assert changed_files(desk) == ()


async def test_an_edit_waits_until_a_change_by_hand_was_looked_at(desk: Desk) -> None:
    by_hand(desk, "village.toml", "八里镇", "九里镇")
    async with setup(desk) as village:
        await village.press("f9")
        await village.shows("电脑自带字体")
        await typed(village.pilot, "2")
        await village.shows("改动还没有启用")
    assert desk.village.fonts == "national"


@pytest.mark.parametrize("size", [(40, 12), (60, 18), (80, 24), (120, 40), (200, 60)])
async def test_everything_can_be_brought_into_sight(desk: Desk, size: tuple[int, int]) -> None:
    by_hand(desk, DEADLINES, "yellow_days = 5", "yellow_days = 500")
    async with setup(desk, size) as village:
        body = village.screen.query_one(ListedRows)
        seen = "".join(screen_text(village.app).split())
        while True:
            top = body.top
            body.scroll_rows(1)
            await village.pilot.pause()
            seen += "".join(screen_text(village.app).split())
            if body.top == top:
                break
        for line in village.rows.splitlines():
            for piece in wrap(line, 10):
                assert "".join(piece.split()) in seen, (size, line)
