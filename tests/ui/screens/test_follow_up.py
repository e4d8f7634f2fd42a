"""整改: every act on the marked item, and what 销号 still lacks."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from changzhang.desk.desk import Desk
from changzhang.domain.commands import AskQuestion, CompleteRectification, PromiseRectification, RepublishRectification, VerifyRectification
from changzhang.domain.events.question import Asker
from changzhang.domain.events.rectification import Evidence
from changzhang.domain.states import RectificationState
from changzhang.ui.screens.follow_up import FollowUpScreen
from tests.ui.screens.clerk import clerk_at


def promised(desk: Desk, measure: str = "补开路灯发票[/x]", owner: str = "李建军", due_on: date = date(2026, 11, 2)) -> str:
    question = desk.do(AskQuestion(text="路灯花了多少？", channel="box", asker=Asker(name="周明", group="三组"))).ids["question"]
    command = PromiseRectification(measure=measure, owner=owner, due_on=due_on, question=question)
    return desk.do(command, at=desk.now() - timedelta(days=30)).ids["rectification"]


def state(desk: Desk, name: str = "R2026-001") -> RectificationState:
    found = desk.record.rectification(name)
    assert found is not None
    return found


def posted(desk: Desk) -> None:
    """Reported, verified and posted a month ago."""
    name, long_ago = promised(desk), date(2026, 10, 16)
    at = desk.now() - timedelta(days=29)
    proof = (Evidence(name="发票.jpg", sha256="a" * 64),)
    desk.do(CompleteRectification(rectification=name, result="补开了", completed_on=long_ago, evidence=proof), at=at)
    desk.do(VerifyRectification(rectification=name, members=("王有田", "王秀兰"), verified_on=long_ago), at=at)
    desk.do(RepublishRectification(rectification=name, place="公开栏", posted_on=long_ago), at=at)


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_a_fix_is_led_to_its_end_by_keys(desk: Desk, tmp_path: Path, size: tuple[int, int]) -> None:
    promised(desk)
    photo = tmp_path / "发票 照片.jpg"
    photo.write_bytes(b"photo")
    async with clerk_at(desk, "f4", FollowUpScreen, size) as clerk:
        await clerk.shows("超期13天")
        assert "销号还差：没有整改结果；没有佐证材料" in "".join(clerk.rows.split())
        await clerk.press("f4")
        await clerk.write("发票补来了[/x]")
        await clerk.press("1", "2", "2")
        await clerk.write(f"'{photo}'")
        await clerk.press("1")
        await clerk.back()
        done = state(desk).completed
        assert done is not None
        assert (done.result, done.completed_on, done.evidence[0].name) == ("发票补来了[/x]", date(2026, 11, 14), "发票 照片.jpg")
        assert (desk.folder / "evidence" / done.evidence[0].sha256).read_bytes() == b"photo"
        await clerk.press("f6", "1", "1", "1", "1", "enter")
        await clerk.back()
        verified = state(desk).verified
        assert verified is not None
        assert verified.event.members == ("王有田", "王秀兰")
        await clerk.press("f7", "enter", "1")
        await clerk.back()
        assert state(desk).status == "republished"
        await clerk.press("f8", "1", "1", "enter")
        await clerk.back()
        assert state(desk).informed is not None
        await clerk.press("f9")
        await clerk.shows("公示还没有期满")
        assert state(desk).is_open


async def test_what_is_missing_is_explained_before_anything_is_asked(desk: Desk) -> None:
    promised(desk)
    async with clerk_at(desk, "f4", FollowUpScreen) as clerk:
        await clerk.press("f9")
        await clerk.shows("还不能销号，差这些：")
        await clerk.shows("5. 没有告知提问人")
        await clerk.press("enter")
        await clerk.back()
        for key in ("f6", "f7", "f8", "f10"):
            await clerk.press(key)
            await clerk.shows("R2026-001")
            assert clerk.app.screen is clerk.screen


async def test_the_posting_is_over_and_the_fix_is_closed_out_and_sent_back(desk: Desk) -> None:
    posted(desk)
    async with clerk_at(desk, "f4", FollowUpScreen) as clerk:
        await clerk.press("f8", "2", "1", "enter")
        await clerk.back()
        await clerk.shows("条件都齐了")
        await clerk.press("f9", "1")
        await clerk.back()
        assert state(desk).status == "closed"
        await clerk.press("f10")
        await clerk.write("发票是假的")
        await clerk.press("1")
        await clerk.back()
        assert state(desk).is_open
        assert state(desk).reopenings[-1].event.reason == "发票是假的"


async def test_an_objection_without_an_answer_sends_it_back(desk: Desk) -> None:
    posted(desk)
    async with clerk_at(desk, "f4", FollowUpScreen) as clerk:
        await clerk.press("tab")
        await clerk.shows("公示异议")
        await clerk.press("escape")
        await clerk.back()
        clerk.screen.run_chosen("object")  # type: ignore[attr-defined]
        await clerk.write("灯还是不亮")
        await clerk.press("enter", "enter")
        await clerk.back()
        assert state(desk).completed is None
        assert state(desk).objections[-1].event.text == "灯还是不亮"


async def test_more_time_and_up_the_ladder(desk: Desk) -> None:
    promised(desk)
    promised(desk, measure="水渠清淤", due_on=date(2026, 12, 14))
    async with clerk_at(desk, "f4", FollowUpScreen) as clerk:
        await clerk.press("f5")
        await clerk.write("等电力局")
        await clerk.press("3", "1")
        await clerk.back()
        moved = state(desk).extensions[-1].event
        assert (moved.reason, moved.approver, moved.was_due_on) == ("等电力局", "张志强", date(2026, 11, 2))
        await clerk.press("down", "0", "2")
        await clerk.write("催了三次")
        await clerk.press("enter")
        await clerk.back()
        assert sorted(state(desk, name).rung or "" for name in ("R2026-001", "R2026-002")) == ["", "party_branch"]


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_the_marked_item_stays_in_sight(desk: Desk, size: tuple[int, int]) -> None:
    for number in range(12):
        promised(desk, measure=f"第{number}件事要办好[/x]", due_on=date(2026, 11, 20 + number // 2))
    async with clerk_at(desk, "f4", FollowUpScreen, size) as clerk:
        for number in range(12):
            await clerk.shows(f"第{number}件事要办好[/x]")
            assert ">" in clerk.shown()
            await clerk.press("down")
        await clerk.press("enter")
        await clerk.shows("R2026-012的经过")
