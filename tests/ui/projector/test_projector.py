"""The projector window follows the meeting, sends the page keys and nothing else, and shows only what is public."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import changzhang.ui.projector
from changzhang.desk import meeting as meeting_desk
from changzhang.desk.desk import Desk
from changzhang.desk.opening import open_desk
from changzhang.desk.places import BOOK_FILE
from changzhang.domain.commands import (
    AdjournMeeting,
    AnswerQuestion,
    AskQuestion,
    CountAppraisal,
    EnterStage,
    PauseMeeting,
    PromiseRectification,
    ReadLine,
    ResumeMeeting,
)
from changzhang.domain.events.question import Asker
from changzhang.ui.projector.steps import Steps
from tests.ui.desks import a_desk, in_kind, in_meeting, stage_of
from tests.ui.projector.walls import Room, on_the_wall
from tests.ui.rooms import Watch
from tests.ui.stages.chairs import settle, view_of, with_promises, with_questions

SIZES = [(40, 12), (60, 18), (80, 24), (120, 40), (200, 60)]
KINDS = ("sign_in", "look_back", "opening", "reading", "totals", "questions", "promises", "appraisal", "remarks", "closing")

READING_AT_80_BY_24 = """\
 第3笔  支出  10月9日  已念0/4

 ████████     ████████ ████████ ████████    ████████ ████████
       ██           ██ ██    ██ ██    ██    ██    ██ ██    ██
 ████████     ████████ ██    ██ ██    ██    ██    ██ ██    ██
 ██        ▄▄       ██ ██    ██ ██    ██    ██    ██ ██    ██
 ████████ ▄▀▀ ████████ ████████ ████████ ██ ████████ ████████ 元

 贰仟叁佰元整 · 念作“两千三百元”

 用途  购买化肥30袋，用于村集体果园

 付给  静宁县惠民农资有限公司

 转账  发票

 签字  经手 李建军  证明 王秀兰  审批 张志强

 审核  未经预审签字

 凭证 记-023  本月支出累计 2,300.00   合计 1,237,257.19
"""


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    watch = Watch()
    monkeypatch.setattr(Steps, "clock", staticmethod(watch))
    return watch


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return a_desk(tmp_path / "village")


def reading(desk: Desk) -> str:
    return in_meeting(desk, stage_of(desk, "reading", "expense"))


def read(desk: Desk, place: int) -> None:
    view = view_of(desk)
    ref = view.lines(view.stage)[place].ref
    desk.do(ReadLine(meeting=view.meeting.id, line=ref), position=desk.place(view.meeting.id, view.meeting.stage, ref))


async def test_the_reading_page_at_80_by_24(desk: Desk) -> None:
    reading(desk)
    async with on_the_wall(desk) as room:
        text = await room.shows("第3笔")
        assert text.split("\n", 1)[1].strip("\n") == READING_AT_80_BY_24.strip("\n")
        assert "到会75人" in text.splitlines()[0]


async def test_on_120_by_40_the_purpose_is_large_and_a_key_switches_it(desk: Desk) -> None:
    reading(desk)
    async with on_the_wall(desk, (120, 40)) as room:
        await room.shows("第3笔")
        purpose = "购买化肥30袋，用于村集体果园"
        assert purpose not in room.text()
        assert "█ ▄ █▄▀▀▀▀█   ▄   ▄  ▄▀" in room.text()
        assert "████████████     ████████████" in room.text()
        await room.pilot.press("ctrl+b")
        assert purpose in room.text()
        await room.pilot.press("ctrl+b")
        assert purpose not in room.text()


async def test_a_village_may_switch_large_type_off(desk: Desk) -> None:
    from changzhang.desk import setting_up

    profile = desk.folder / "village.toml"
    profile.write_text("large_type = false\n" + profile.read_text("utf-8"), "utf-8")
    setting_up.adopt(desk)
    reading(desk)
    async with on_the_wall(desk, (120, 40)) as room:
        assert "购买化肥30袋，用于村集体果园" in await room.shows("第3笔")


async def test_it_is_there_first_and_follows_every_act(desk: Desk) -> None:
    async with on_the_wall(desk) as room:
        await room.shows("小山村")
        await room.shows("会一开，这里自己就有")
        meeting = reading(desk)
        await room.shows("第3笔")
        read(desk, 0)
        await room.shows("第4笔")
        assert "证明人一栏空白" in room.text()
        desk.do(PauseMeeting(meeting=meeting, cause="power"))
        await room.shows("休会中")
        assert "第4笔" not in room.text()
        desk.do(ResumeMeeting(meeting=meeting))
        await room.shows("第4笔")
        desk.do(EnterStage(meeting=meeting, stage="totals", expected_stage="expense"))
        await room.shows("大写")


async def test_the_first_window_may_go_and_come_again(desk: Desk) -> None:
    reading(desk)
    async with on_the_wall(desk) as room:
        await room.shows("第3笔")
        desk.close()
        with open_desk(room.app.follower.folder, window="main", clock=desk.now) as again:
            again.actor = "李建军"
            read(again, 0)
            await room.shows("第4笔")


async def test_a_book_that_is_gone_is_told_and_its_return_seen(desk: Desk, tmp_path: Path) -> None:
    reading(desk)
    async with on_the_wall(desk, (60, 18)) as room:
        await room.shows("第3笔")
        desk.close()
        book = desk.folder / BOOK_FILE
        book.rename(tmp_path / "aside.db")
        await room.shows("错误308")
        (tmp_path / "aside.db").rename(book)
        await room.shows("第3笔")


async def test_a_question_is_shown_once_saved_by_group_and_with_its_answer(desk: Desk) -> None:
    meeting = reading(desk)
    async with on_the_wall(desk) as room:
        await room.shows("第3笔")
        line = view_of(desk).lines(view_of(desk).stage)[0].ref
        asker = Asker(name="赵某人", group="三组")
        question = desk.do(AskQuestion(meeting=meeting, text="化肥[/x]多少钱一袋？", line=line, asker=asker)).ids["question"]
        await room.shows("化肥[/x]多少钱一袋？")
        assert "三组村民" in room.text()
        assert "赵某人" not in room.text()
        desk.do(AnswerQuestion(question=question, text="七十六元", answerer="李建军"))
        await room.shows("七十六元")


# The page keys


async def test_the_page_key_reads_the_line_and_looks_back_without_a_stamp(desk: Desk, watch: Watch) -> None:
    reading(desk)
    async with on_the_wall(desk) as room:
        await room.shows("第3笔")
        watch.wait(5)
        await room.pilot.press("pagedown")
        await room.shows("第4笔")
        assert desk.catch_up()
        assert view_of(desk).read_count("expense") == 1
        await room.pilot.press("pageup")
        await room.shows("回看第3笔")
        watch.wait(5)
        await room.pilot.press("pagedown")
        await room.shows("第4笔")
        assert not desk.catch_up()


async def test_a_card_just_shown_is_not_taken_for_read(desk: Desk, watch: Watch) -> None:
    reading(desk)
    async with on_the_wall(desk) as room:
        await room.shows("第3笔")
        watch.wait(1.0)
        await room.pilot.press("pagedown")
        await room.shows("没有记")
        assert not desk.catch_up()


async def test_a_stage_ends_only_at_the_second_press(desk: Desk, watch: Watch) -> None:
    meeting = in_meeting(desk, "opening")
    async with on_the_wall(desk, (120, 40)) as room:
        await room.shows("上月结余")
        for words in ("再按一次翻页", "第1笔"):
            watch.wait(5)
            await room.pilot.press("pagedown")
            await room.shows(words)
        desk.catch_up()
        assert view_of(desk).stage.kind == "reading"
        assert view_of(desk).meeting.id == meeting


async def test_the_look_back_is_stated_item_by_item(desk: Desk, watch: Watch) -> None:
    with_promises(desk)
    in_meeting(desk, stage_of(desk, "look_back"))
    async with on_the_wall(desk) as room:
        await room.shows("第1/3项")
        watch.wait(5)
        await room.pilot.press("pagedown")
        await room.shows("第2/3项")
        desk.catch_up()
        assert sum(1 for item in view_of(desk).look_back if item.statements) == 1


async def test_black_out_and_no_other_key_does_anything(desk: Desk) -> None:
    reading(desk)
    async with on_the_wall(desk) as room:
        await room.shows("第3笔")
        await room.pilot.press("f5")
        await room.shows("会议进行中")
        assert "第3笔" not in room.text()
        await room.pilot.press("b")
        await room.shows("第3笔")
        await room.pilot.press("f2", "f3", "f4", "f6", "f7", "f9", "f10", "space", "right", "1", "enter", "tab")
        assert len(room.app.screen_stack) == 1
        assert not desk.catch_up()


# What the wall may show


async def every_stage(room: Room, desk: Desk, kinds: tuple[str, ...]) -> list[str]:
    """Every stage's whole page, one after the other."""
    pages = []
    for kind in kinds:
        stage = stage_of(desk, kind)
        if stage != view_of(desk).meeting.stage:
            desk.do(EnterStage(meeting=view_of(desk).meeting.id, stage=stage, expected_stage=view_of(desk).meeting.stage))
            await room.shows(view_of(desk).stage.title)
        await room.pilot.pause()
        pages.append(room.text() + room.every_page())
    return pages


PRIVATE = ("赵某人", "给答复人看的底稿", "13893312345", "62272619900101123", "低保户孙某某的病情")


async def test_no_stage_shows_what_is_private(desk: Desk) -> None:
    with_promises(desk)
    meeting = in_meeting(desk)
    line = view_of(desk).lines()[2].ref
    asker = Asker(name="赵某人", group="三组")
    first = desk.do(AskQuestion(meeting=meeting, text="打电话13893312345没人接？", line=line, asker=asker)).ids["question"]
    apart = desk.do(AskQuestion(meeting=meeting, text="涉及个人，已另行记录", is_apart=True, asker=asker)).ids["question"]
    desk.do(AskQuestion(meeting=meeting, text="打13893312345问谁？", asker=asker))
    desk.do(AnswerQuestion(question=first, text="打的是13893312345", answerer="李建军"))
    desk.do(AnswerQuestion(question=apart, text="低保户孙某某的病情", answerer="李建军"))
    async with on_the_wall(desk, (200, 60)) as room:
        await room.pilot.press("ctrl+b")
        pages = await every_stage(room, desk, KINDS)
        settle(desk)
        desk.do(AdjournMeeting(meeting=meeting))
        pages.append(await room.shows("散会码"))
    shown = "\n".join(pages)
    assert "三组村民" in shown
    assert "（号码略）" in shown
    assert "涉及个人，已另行记录" in shown
    assert [words for words in (*PRIVATE, "疑点") if words in shown] == []


def test_the_projector_knows_nothing_of_the_review_and_of_few_commands() -> None:
    sources = Path(changzhang.ui.projector.__file__).parent.rglob("*.py")
    imported: set[str] = set()
    for source in sources:
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                imported |= {f"{node.module}.{alias.name}" for alias in node.names}
    assert not [name for name in imported if name.startswith(("changzhang.domain.review", "changzhang.desk.reviewing"))]
    commands = {name.rpartition(".")[2] for name in imported if name.startswith("changzhang.domain.commands")}
    assert commands == {"ReadLine", "EnterStage", "StateRectification"}


async def test_votes_stay_hidden_until_all_are_in(desk: Desk) -> None:
    meeting = in_meeting(desk, stage_of(desk, "appraisal"))
    async with on_the_wall(desk, (80, 24)) as room:
        await room.shows("是否满意")
        assert "票" not in room.text().replace("点票", "")
        counted = CountAppraisal(
            meeting=meeting, method="beans", present=75, satisfied=60, mostly_satisfied=10, dissatisfied=2, abstain=3, tellers=("赵大",)
        )
        desk.do(counted)
        await room.shows("满意60票")


async def test_the_code_is_large_and_the_qr_code_whole_or_not_there(desk: Desk) -> None:
    meeting = in_meeting(desk)
    settle(desk)
    desk.do(AdjournMeeting(meeting=meeting))
    code = view_of(desk).adjourn_code
    for size in SIZES:
        async with on_the_wall(desk, size) as room:
            await room.shows("散会码")
            assert code in "".join(room.every_page().split())
            qr = [row for row in room.wall.sheet.rows if any(span.role == "qr" for span in row)]
            whole = len(room.app.follower.qr_matrix()) - 4
            assert len(qr) in (0, (whole + 1) // 2)
            assert bool(qr) == (size in ((120, 40), (200, 60)))


@pytest.mark.parametrize("kind", KINDS)
async def test_every_stage_at_every_size_loses_nothing(desk: Desk, kind: str) -> None:
    with_promises(desk)
    meeting = in_meeting(desk, stage_of(desk, kind))
    with_questions(desk, meeting)
    async with on_the_wall(desk, (80, 24)) as room:
        await room.pilot.press("ctrl+b")
        for size in SIZES:
            await room.pilot.resize_terminal(*size)
            await room.pilot.pause()
            seen = room.text()
            while room.wall.turn():
                await room.pilot.pause()
                seen += "\n" + room.text()
            squeezed = "".join(seen.split())
            for row in room.wall.sheet.rows:
                assert "".join("".join(span.text for span in row).split()) in squeezed
            for each in room.wall.blocks:
                for span in each.spans if not each.is_figures else ():
                    assert all("".join(piece.split()) in squeezed for piece in span.text.split("\n") if len(piece) < 10), (size, span)
            room.wall.turn_over()


@pytest.mark.parametrize("template", ["quarterly_qa", "urgent_matter"])
async def test_meetings_without_ledgers_have_a_wall_too(desk: Desk, template: str) -> None:
    in_kind(desk, template, matter="抗旱井今晚开挖" if template == "urgent_matter" else "")
    async with on_the_wall(desk, (120, 40)) as room:
        for stage in view_of(desk).template.stages:
            if stage.id != view_of(desk).meeting.stage:
                desk.do(EnterStage(meeting=view_of(desk).meeting.id, stage=stage.id, expected_stage=view_of(desk).meeting.stage))
            await room.shows(stage.title)
            assert room.wall.sheet.rows


async def test_what_does_not_fit_turns_over_by_itself(desk: Desk) -> None:
    meeting = in_meeting(desk, stage_of(desk, "promises"))
    terms = meeting_desk.terms(desk, view_of(desk))
    for number in range(12):
        desk.do(PromiseRectification(measure=f"第{number}件事办好", owner="李建军", term=terms[0][0], meeting=meeting))
    async with on_the_wall(desk, (60, 18)) as room:
        await room.shows("第1/")
        assert "第0件事办好" in room.text()
        room.wall.turn_over()
        await room.shows("第2/")
        assert "今天承诺整改12项" in room.text()
        for _ in room.wall.pages[1:]:
            room.wall.turn_over()
        await room.shows("第0件事办好")
