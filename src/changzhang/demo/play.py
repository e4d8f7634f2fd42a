"""The fictional village's meeting that holds itself: every act through the desk, told line by line, papers at the end."""

from __future__ import annotations

from collections.abc import Callable

from changzhang.demo.acts import script_of
from changzhang.demo.build import CLERK
from changzhang.demo.narration import told
from changzhang.demo.problems import NothingToHold
from changzhang.desk import exporting, replaying
from changzhang.desk import meeting as meeting_desk
from changzhang.desk.desk import Desk

SCRIPT = "script.toml"


def play(desk: Desk, *, say: Callable[[str], None]) -> str:
    """Hold the newest unread month's meeting of the demo village from opening to seal and write its papers; the meeting's id.

    The acts are stamped so that the meeting ends now. Raises NothingToHold, ActRefused, FileUnwritable, BookProblem.
    """
    periods = meeting_desk.preparation(desk).periods
    if not periods or not desk.village.is_fictional:
        raise NothingToHold(desk.folder)
    desk.actor = CLERK
    say(f"这是虚构的演示村：{desk.village.town}{desk.village.name}。村名、人名、单位、金额都是编出来的。")
    script = script_of(SCRIPT, desk, period=periods[-1], today=desk.today(), ends_at=desk.now())
    meeting_id = replaying.meeting_of(desk, script)
    _say_opening(desk, meeting_id, say)
    for step in replaying.replay(desk, script, meeting_id):
        for line in told(desk, meeting_id, step):
            say(line)
    for exported in exporting.export(desk, meeting_id):
        say(f"      文书 {exported.path}")
    return meeting_id


def _say_opening(desk: Desk, meeting_id: str, say: Callable[[str], None]) -> None:
    view = desk.view(meeting_id)
    if view:
        opened = view.meeting.opened
        say(f"{view.meeting.opened_at:%H:%M} {opened.title}，主持人{opened.chair}，记录人{opened.recorder}，地点{opened.place}")
