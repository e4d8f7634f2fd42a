"""Every stage at every size: all of its text can be brought into sight, and its acts stand there."""

from __future__ import annotations

from pathlib import Path

import pytest

from changzhang.desk.desk import Desk
from changzhang.domain.commands import AdjournMeeting
from changzhang.domain.text import wrap
from tests.ui.hands import screen_text
from tests.ui.stages.chairs import Chair, chairing, settle, with_promises, with_questions

KINDS = ("sign_in", "look_back", "opening", "totals", "questions", "promises", "appraisal", "remarks", "closing", "tidying")
SIZES = [(40, 12), (60, 18), (80, 24), (120, 40), (200, 60)]


def prepared(kind: str) -> object:
    """Questions and promises; after 散会 for 整理."""

    def prepare(desk: Desk, meeting: str) -> None:
        with_questions(desk, meeting)
        if kind == "tidying":
            settle(desk)
            desk.do(AdjournMeeting(meeting=meeting))

    return prepare


def squeezed(text: str) -> str:
    """Without blanks and line ends, as wrapping moves them."""
    return "".join(text.split())


async def whole(chair: Chair) -> str:
    """The screen, with what ↓ brings up."""
    page = chair.stage.page
    page.action_to_top()
    await chair.pilot.pause()
    text = screen_text(chair.app)
    while True:
        before = page.offset_rows
        page.action_scroll_rows(1)
        await chair.pilot.pause()
        if page.offset_rows == before:
            return squeezed(text)
        text += "\n" + screen_text(chair.app)


@pytest.mark.parametrize("kind", KINDS)
async def test_nothing_is_out_of_reach(tmp_path: Path, kind: str) -> None:
    stage = "closing" if kind == "tidying" else kind
    async with chairing(tmp_path, stage, before=with_promises, prepare=prepared(kind)) as chair:  # type: ignore[arg-type]
        for size in SIZES:
            await chair.pilot.resize_terminal(*size)
            await chair.until(lambda size=size: chair.screen.size == size)
            await chair.pilot.pause()
            await every_card(chair)


async def every_card(chair: Chair) -> None:
    """Go through the cards of a stage, or look at its one page."""
    count = getattr(chair.stage, "count", None)
    for index in range(count() + 1 if count else 1):
        if count:
            chair.stage.go(index)  # type: ignore[attr-defined]
        await chair.pilot.pause()
        shown = await whole(chair)
        for row in chair.stage.page.rows:
            for piece in wrap(row.content.plain, 10):
                assert squeezed(piece) in shown, f"{piece!r} is not to be seen at {chair.screen.size}"
        for _, label in chair.stage.actions():
            assert squeezed(label) in shown, f"{label!r} is not to be seen at {chair.screen.size}"
