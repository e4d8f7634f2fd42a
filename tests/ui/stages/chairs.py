"""The whole app over a real desk, in one stage of a meeting: keys in, record and screen out."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from changzhang.desk.desk import Desk
from changzhang.domain.checklist import room_checklist
from changzhang.domain.commands import (
    AnswerQuestion,
    AskQuestion,
    Command,
    DeferQuestion,
    PassOverCheck,
    ProgressRectification,
    PromiseRectification,
    TakeNote,
)
from changzhang.domain.events.question import Asker
from changzhang.domain.ledger import LineRef
from changzhang.domain.meeting_view import MeetingView
from changzhang.ui.app import ChangzhangApp
from changzhang.ui.dialogs.base import Dialog
from changzhang.ui.screens.meeting import MeetingScreen
from changzhang.ui.stages.paged import PagedStage
from tests.ui import hands
from tests.ui.desks import a_desk, in_kind, in_meeting, stage_of


def with_promises(desk: Desk) -> Desk:
    """Three promises of an earlier day (red, yellow, green) and an answer that is overdue."""
    before = desk.now() - timedelta(days=30)
    for measure, owner, due_on in (
        ("水渠误工名单上墙", "李建军", date(2026, 12, 14)),
        ("补开路灯发票[/x]", "张志强", date(2026, 11, 2)),
        ("化肥领用登记", "李建军", date(2026, 11, 17)),
    ):
        desk.do(PromiseRectification(measure=measure, owner=owner, due_on=due_on), at=before)
    desk.do(ProgressRectification(rectification="R2026-001", text="名单收齐"), at=before)
    question = desk.do(AskQuestion(text="自来水什么时候通？", channel="hotline"), at=before).ids["question"]
    desk.do(DeferQuestion(question=question, owner="张志强", due_on=date(2026, 11, 5)), at=before)
    return desk


def with_questions(desk: Desk, meeting: str) -> None:
    """Answered, 待补, apart; a promise nobody agreed to yet; a remark."""
    seq = view_of(desk).ledgers[0].version.seq
    first = desk.do(AskQuestion(text="化肥多少钱？", meeting=meeting, line=LineRef(seq, 3), asker=Asker(group="三组"))).ids["question"]
    desk.do(AskQuestion(text="", meeting=meeting, line=LineRef(seq, 4)))
    desk.do(AskQuestion(text="涉及个人，已另行记录", meeting=meeting, is_apart=True))
    desk.do(AnswerQuestion(question=first, text="三十二元[/x]", answerer="李建军"))
    terms = view_of(desk).deadlines.promise_terms
    desk.do(PromiseRectification(measure="贴出明细", owner="李建军", term=terms[0], meeting=meeting, question=first, line=LineRef(seq, 3)))
    desk.do(TakeNote(meeting=meeting, text="念得清楚", speaker="周明"))


def view_of(desk: Desk) -> MeetingView:
    """The meeting of the desk."""
    view = desk.view()
    assert view is not None
    return view


def settle(desk: Desk) -> None:
    """Pass every open point of the checklist over."""
    for check in room_checklist(view_of(desk)):
        if not check.is_settled:
            desk.do(PassOverCheck(meeting=view_of(desk).meeting.id, check=check.id, reason="时间不够"))


class Chair:
    """The chair's keys on the meeting screen."""

    def __init__(self, app: ChangzhangApp, pilot: Pilot[Any], meeting: str) -> None:
        self.app = app
        self.pilot = pilot
        self.meeting = meeting

    @property
    def view(self) -> MeetingView:
        """The meeting as it is on record."""
        view = self.app.desk.view(self.meeting)
        assert view is not None
        return view

    @property
    def screen(self) -> MeetingScreen:
        """The meeting screen, whatever lies over it."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, MeetingScreen))

    @property
    def stage(self) -> PagedStage:
        """The stage shown."""
        assert isinstance(self.screen.stage, PagedStage)
        return self.screen.stage

    @property
    def page(self) -> str:
        """The stage's text, in sight or not."""
        return self.stage.page.text

    async def until(self, is_so: Callable[[], object], what: str = "") -> None:
        """Wait for a condition."""
        try:
            await hands.until(self.pilot, is_so, what)
        except AssertionError as never:
            raise AssertionError(f"{never}\n{hands.screen_text(self.app)}") from None

    async def press(self, *keys: str) -> None:
        """Keys for whatever is on top, each when it is ready for one."""
        for key in keys:
            await self.until(self._is_ready, f"ready for {key}")
            top, place = self.app.screen, self._question()
            await self.pilot.press(key)
            if isinstance(top, Dialog):
                await self.until(
                    lambda top=top, place=place: self.app.screen is not top or self._question() is not place or self._is_said()
                )

    async def type(self, text: str) -> None:
        """Words for the box of the dialog on top."""
        await self.until(lambda: self._is_ready() and isinstance(self.app.screen, Dialog) and self.app.screen.box)
        box = self.app.screen.box  # type: ignore[attr-defined]
        wanted = len(box.text) + len(text)
        await hands.typed(self.pilot, text)
        await self.until(lambda: len(box.text) == wanted)

    async def read(self, words: str) -> None:
        """Wait until the stage says something."""
        await self.until(lambda: words in self.page, f"{words!r} on the page")

    def shown(self) -> str:
        """The screen as people see it."""
        return hands.screen_text(self.app)

    def _question(self) -> object:
        top = self.app.screen
        return (top.box or top.picker or top.focused) if isinstance(top, Dialog) else None

    def _is_said(self) -> bool:
        top = self.app.screen
        return isinstance(top, Dialog) and bool(top.query_one("#dialog-notice").rows)  # type: ignore[attr-defined]

    def _is_ready(self) -> bool:
        top = self.app.screen
        return (
            top.is_waiting
            if isinstance(top, Dialog)
            else self.screen.is_settled and self.screen.stage is not None and self.screen.stage.is_mounted
        )


@asynccontextmanager
async def chairing(
    folder: Path,
    kind: str,
    *,
    size: tuple[int, int] = (80, 24),
    before: Callable[[Desk], object] | None = None,
    prepare: Callable[[Desk, str], object] | None = None,
    commands: tuple[Command, ...] = (),
    is_mirrored: bool = True,
    template: str = "monthly_reading",
    matter: str = "",
    waits_for_dialog: bool = False,
) -> AsyncIterator[Chair]:
    """A meeting of 75 people in the stage ``kind``; ``before`` and ``prepare`` put things on record first."""
    desk = a_desk(folder / "village")
    if before:
        before(desk)
    if template == "monthly_reading":
        meeting = in_meeting(desk, stage_of(desk, kind), is_mirrored=is_mirrored)
    else:
        meeting = in_kind(desk, template, kind, matter=matter, is_mirrored=is_mirrored)
    if prepare:
        prepare(desk, meeting)
    for command in commands:
        desk.do(command)
    app = ChangzhangApp(desk, start="meeting")
    try:
        async with app.run_test(size=size) as pilot:
            chair = Chair(app, pilot, meeting)
            await chair.until(
                lambda: (
                    isinstance(app.screen, MeetingScreen) and app.screen.stage is not None and app.screen.stage.is_mounted
                    if not waits_for_dialog
                    else isinstance(app.screen, Dialog)
                )
            )
            yield chair
    finally:
        desk.close()
