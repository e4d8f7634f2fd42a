"""A small village after its meeting: sealed, with a promised fix that has a photo, and its papers exported."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from changzhang.desk import evidence, exporting
from changzhang.desk.desk import Desk
from changzhang.domain.commands.meeting import AdjournMeeting, CorrectEntry, PassOverCheck, ReadLine, SealMeeting
from changzhang.domain.commands.question import AskQuestion
from changzhang.domain.commands.rectification import ProgressRectification, PromiseRectification
from tests.desk.village import MEETING, SetClock, desk_in_meeting

FIX = "R2026-001"
CHECKS = ("head_count", "unread_lines", "appraisal", "open_questions")


def read(desk: Desk, *seconds: float) -> None:
    """Read the first lines, each for so long."""
    view = desk.view()
    assert view is not None
    for line, each in zip(view.plan.lines, seconds, strict=False):
        desk.do(ReadLine(meeting=MEETING, line=line.ref, seconds=each))


def held(folder: Path) -> tuple[Desk, SetClock]:
    """The meeting held and adjourned, not sealed yet."""
    desk, clock = desk_in_meeting(folder)
    read(desk, 6.0, 1.5)
    desk.do(AskQuestion(meeting=MEETING, text="墨盒买了几个？"))
    desk.do(PromiseRectification(meeting=MEETING, measure="补上发票复印件", owner="何永年", due_on=date(2026, 11, 25)))
    for check in CHECKS:
        desk.do(PassOverCheck(meeting=MEETING, check=check, reason="演练"))
    clock.forward(hours=1)
    desk.do(AdjournMeeting(meeting=MEETING))
    return desk, clock


def sealed(folder: Path) -> tuple[Desk, SetClock]:
    """The meeting sealed; the fix has a photo."""
    desk, clock = held(folder)
    desk.do(SealMeeting(meeting=MEETING))
    photo = folder / "照片.jpg"
    photo.write_bytes(b"\xff\xd8photo")
    desk.do(ProgressRectification(rectification=FIX, text="已补", evidence=(evidence.keep(desk, photo),)))
    return desk, clock


def exported(desk: Desk, paper: str = "minutes") -> Path:
    """A paper of the meeting as Word."""
    written = exporting.export(desk, MEETING, (paper,))
    return next(each.path for each in written if each.path.suffix == ".docx")


def correct(desk: Desk) -> int:
    """A correction after the seal; its seq."""
    meeting = desk.record.meeting(MEETING)
    assert meeting is not None
    outcome = desk.do(CorrectEntry(meeting=MEETING, seq=meeting.opened_seq, was="村部", now="村小学", reason="地点写错"))
    assert outcome.act is not None
    return outcome.act
