"""Rule hits are the committee's: no surface a room may see shows one, and none of them could."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import changzhang.ui
from changzhang.desk import reviewing
from changzhang.desk.desk import Desk
from changzhang.ui.app import ChangzhangApp
from changzhang.ui.stages.reading import ReadingStage
from tests.ui.desks import a_desk, in_meeting
from tests.ui.hands import screen_text, until

UI = Path(changzhang.ui.__file__).parent
# What belongs to the committee alone: 预审 itself, and 村情 with the thresholds. 看板 opens 预审, and not while the room watches.
COMMITTEE = {
    "screens/review.py",
    "screens/review_walk.py",
    "screens/review_rows.py",
    "screens/setup.py",
    "screens/setup_rows.py",
    "screens/home.py",
    "widgets/review_table.py",
}
FORBIDDEN = ("changzhang.domain.review", "changzhang.desk.reviewing", "changzhang.desk.review_settings", "changzhang.ui.screens.review")


def imported(source: Path) -> set[str]:
    """Everything a module imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def test_no_surface_of_the_room_imports_the_review() -> None:
    found = [
        str(path.relative_to(UI))
        for path in UI.rglob("*.py")
        if path.relative_to(UI).as_posix() not in COMMITTEE and any(name.startswith(FORBIDDEN) for name in imported(path))
    ]
    assert found == []


def words_of_the_committee(desk: Desk) -> set[str]:
    """What the rules say of the month, and the reasons of its verdicts."""
    month = reviewing.review(desk, reviewing.streams(desk)[0])
    findings = [*month.of_sheet, *month.unchecked, *(hit for each in month.lines for hit in each.hits)]
    return {finding.message for finding in findings} | {finding.rule for finding in findings} | {"疑点", "只给村监委看的理由"}


def stage_ids(tmp_path: Path) -> list[str]:
    desk = a_desk(tmp_path)
    return [stage.id for stage in desk.template("monthly_reading").stages]


@pytest.mark.parametrize("is_mirrored", [True, False])
async def test_no_stage_of_a_meeting_shows_what_a_rule_said(tmp_path: Path, is_mirrored: bool) -> None:
    for place, stage in enumerate(stage_ids(tmp_path / "names")):
        desk = a_desk(tmp_path / str(place))
        month = reviewing.review(desk, reviewing.streams(desk)[0])
        for each in month.lines:
            reviewing.judge(desk, month, each.line.line_no, "doubted" if each.is_high else "passed", "只给村监委看的理由")
        reviewing.sign(desk, month, ("王有田", "王秀兰"))
        kept_apart = words_of_the_committee(desk)
        assert any("证明人一栏空白" in words for words in kept_apart)
        in_meeting(desk, stage, is_mirrored=is_mirrored)
        shown = await shown_in_meeting(desk)
        assert [words for words in kept_apart if words in shown] == [], stage


async def shown_in_meeting(desk: Desk) -> str:
    """What the meeting's present stage shows; while reading, of every line."""
    app = ChangzhangApp(desk, "meeting")
    async with app.run_test(size=(200, 60)) as pilot:
        await until(pilot, lambda: app.meeting and app.meeting.stage and app.meeting.stage.is_mounted)
        await pilot.pause()
        texts = [screen_text(app)]
        widget = app.meeting.stage if app.meeting else None
        if isinstance(widget, ReadingStage):
            for index in range(len(widget.lines)):
                widget.go(index)
                await pilot.pause()
                texts.append(screen_text(app))
    return "\n".join(texts)
