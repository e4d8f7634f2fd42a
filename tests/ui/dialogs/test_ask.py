"""F2: what is typed becomes exactly one question."""

from __future__ import annotations

import pytest

from changzhang.domain.commands import AskQuestion
from changzhang.domain.events.question import Asker
from changzhang.ui.dialogs.ask import AskDialog
from changzhang.ui.dialogs.results import Parked
from tests.ui.dialogs.host import opened
from tests.ui.stages.room import MEETING, Room, line

GROUP = Asker(shown="group")


def ask(**fields: object) -> AskQuestion:
    """The expected command."""
    return AskQuestion(**{"meeting": MEETING, "line": line(3), "asker": GROUP, **fields})  # type: ignore[arg-type]


def dialog(draft: str = "") -> AskDialog:
    """About line 3."""
    return AskDialog(Room().view(), line(3), 3, draft)


@pytest.mark.parametrize(
    "text",
    ["化肥多少钱一袋？", "为什么（不走转账）：说清楚！", "[/x][red]合同[ht-01]", "🐂卖了没有", "30袋都用了？", "１２袋"],
)
async def test_words_are_kept_as_spoken(text: str) -> None:
    async with opened(dialog()) as hand:
        await hand.type(text)
        await hand.keys("enter")
        assert await hand.result() == ask(text=text)


async def test_a_long_paste_stays_whole() -> None:
    text = "\n".join("为什么" * 20 for _ in range(33)) + "？" * 20
    async with opened(dialog(), (40, 12)) as hand:
        await hand.paste(text)
        await hand.keys("enter")
        assert await hand.result() == ask(text=text)


async def test_nothing_typed_means_the_words_follow() -> None:
    async with opened(dialog()) as hand:
        await hand.keys("enter")
        assert await hand.result() == ask(text="")


@pytest.mark.parametrize("digits", ["5", "５", "05"])
async def test_digits_alone_move_it_to_another_line(digits: str) -> None:
    async with opened(dialog()) as hand:
        await hand.type(digits)
        await hand.enter()
        assert "第5笔" in hand.screen()
        await hand.type("补贴是谁的？")
        await hand.keys("enter")
        assert await hand.result() == ask(text="补贴是谁的？", line=line(5))


async def test_a_line_that_is_not_there_is_said() -> None:
    async with opened(dialog()) as hand:
        await hand.type("99")
        await hand.enter()
        assert "没有第99笔" in hand.screen()
        await hand.type("钱呢？")
        await hand.keys("enter")
        assert await hand.result() == ask(text="钱呢？")


@pytest.mark.parametrize("zero", ["0", "０"])
async def test_zero_notes_it_apart_without_words(zero: str) -> None:
    async with opened(dialog()) as hand:
        await hand.type(zero)
        await hand.keys("enter")
        assert await hand.result() == ask(text="涉及个人，已另行记录", is_apart=True)


async def test_common_questions_by_arrow_can_still_be_changed() -> None:
    async with opened(dialog()) as hand:
        await hand.keys("down")
        await hand.until(lambda: hand.app.dialog.picker is not None)
        await hand.keys("３")
        await hand.until(lambda: hand.app.dialog.box is not None)
        await hand.type("再说一遍")
        await hand.keys("enter")
        assert await hand.result() == ask(text="单价是多少[x]？再说一遍")


async def test_asker_by_group() -> None:
    async with opened(dialog()) as hand:
        await hand.type("路灯")
        await hand.keys("tab")
        await hand.until(lambda: hand.app.dialog.picker is not None)
        await hand.keys("4")
        await hand.until(lambda: hand.app.dialog.box is not None)
        await hand.keys("enter")
        assert await hand.result() == ask(text="路灯", asker=Asker(group="三组", shown="group"))


async def test_asker_by_name_takes_the_group_from_the_roster() -> None:
    async with opened(dialog()) as hand:
        await hand.keys("tab")
        await hand.until(lambda: hand.app.dialog.picker is not None)
        await hand.keys("5")
        await hand.until(lambda: hand.app.dialog.box is not None)
        await hand.type("李建军")
        await hand.enter()
        await hand.until(lambda: "二组，姓名已记" in hand.screen())
        assert "李建军" not in hand.screen()
        await hand.type("路灯")
        await hand.keys("enter")
        assert await hand.result() == ask(text="路灯", asker=Asker(name="李建军", group="二组", shown="group"))


async def test_anonymous_keeps_no_name() -> None:
    async with opened(dialog()) as hand:
        await hand.keys("tab")
        await hand.until(lambda: hand.app.dialog.picker is not None)
        await hand.keys("6")
        await hand.until(lambda: hand.app.dialog.box is not None)
        await hand.keys("enter")
        assert await hand.result() == ask(asker=Asker(shown="anonymous"))


async def test_f2_parks_what_is_written() -> None:
    async with opened(dialog()) as hand:
        await hand.keys("f2")
        await hand.type("先放下")
        await hand.keys("f2")
        assert await hand.result() == Parked(text="先放下", line=line(3))


async def test_escape_takes_two_keys_only_when_there_is_text() -> None:
    async with opened(dialog("写了一半")) as hand:
        await hand.keys("escape")
        await hand.until(lambda: "再按一次" in hand.screen())
        await hand.keys("f12")
        assert await hand.result() is None
    async with opened(dialog()) as hand:
        await hand.keys("f12")
        assert await hand.result() is None


async def test_the_presenter_turns_the_page_underneath() -> None:
    async with opened(dialog()) as hand:
        await hand.type("写")
        await hand.keys("pagedown", "pagedown", "pageup")
        assert hand.app.under.turns == ["step", "step", "back"]
        await hand.keys("enter")
        assert await hand.result() == ask(text="写")


async def test_the_room_reads_that_a_question_is_being_taken_down() -> None:
    async with opened(dialog(), (40, 12)) as hand:
        assert "正在记录第3问" in hand.screen()
