"""人数: the head count by kind of attendee, late arrivals and early leavings, guests, absentees, names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from changzhang.domain.commands import ArriveLate, Command, CountAttendance, LeaveEarly
from changzhang.domain.events.meeting import Absentee
from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.states import Attendance
from changzhang.ui.dialogs.asking import pick_person
from changzhang.ui.dialogs.base import Dialog
from changzhang.ui.dialogs.page import Row, field, said
from changzhang.ui.dialogs.typed import whole_number
from changzhang.ui.dialogs.voucher import names_in

WAYS = (
    ("count", "清点人数"),
    ("arrive", "有人刚到"),
    ("leave", "有人先走"),
    ("guests", "列席的来宾"),
    ("absent", "请假、缺席的人"),
    ("names", "记名单（可以粘贴）"),
)
_REASONS = ("外出务工", "生病", "公务", "家中有事", "没有说明")


async def ask_number(dialog: Dialog[Any], prompt: str, initial: str = "", words: tuple[Row, ...] = ()) -> int:
    """A whole number; an empty box counts as 0."""
    while True:
        keys = "回车 下一步  Esc 关"
        typed = await dialog.text(prompt, initial, words=words, placeholder="只写数字", is_suggestion=True, keys=keys)
        number = whole_number(typed) if typed else 0
        if number is not None:
            return number
        dialog.warn(f"“{typed[:20]}”不是人数，请只写数字")
        initial = ""


class HeadCountDialog(Dialog[Command]):
    """Hands back CountAttendance, ArriveLate or LeaveEarly. ``way`` (an id of WAYS) skips the first question."""

    def __init__(self, view: MeetingView, way: str = "") -> None:
        super().__init__("到会人数", meeting=view.meeting.id)
        self.view = view
        self.way = way
        self.attendance = view.meeting.attendance or Attendance(counts={})

    async def flow(self) -> Command | None:
        """What changed, then how."""
        now = f"现在到会{self.attendance.present}人" if self.attendance.counts else "还没有清点"
        way = self.way or await self.pick(now, WAYS, marked=1 if self.attendance.counts else 0, words=self._words())
        match way:
            case "count":
                return await self._count()
            case "arrive" | "leave":
                return await self._moved(way)
            case "guests":
                guests = await self.text("列席的来宾（姓名和单位，一行一位）", "\n".join(self.attendance.guests))
                return self._counted(replace(self.attendance, guests=_rows(guests)))
            case "absent":
                return await self._absent()
        names = await self.text("到会的人（用顿号或换行隔开）", "、".join(self.attendance.names))
        return self._counted(replace(self.attendance, names=names_in(names)))

    async def _count(self) -> CountAttendance:
        kinds = self.view.template.attendee_kinds
        counts: dict[str, int] = {}
        for place, kind in enumerate(kinds, start=1):
            counted = tuple(field(each, f"{number}人") for each, number in counts.items())
            initial = str(self.attendance.counts[kind]) if kind in self.attendance.counts else ""
            counts[kind] = await ask_number(self, f"{kind}到了几人？（{place}/{len(kinds)}）", initial, counted)
        return self._counted(replace(self.attendance, counts=counts))

    async def _moved(self, way: str) -> ArriveLate | LeaveEarly | None:
        kinds = self.view.template.attendee_kinds if way == "arrive" else tuple(k for k, n in self.attendance.counts.items() if n)
        if not kinds:
            await self.pick("还没有清点人数，请先清点", [("", "知道了")])
            return None
        kind = await self.pick("哪一类？", [(kind, kind) for kind in kinds], marked=len(kinds) - 1)
        most = self.attendance.counts.get(kind, 0) if way == "leave" else 10**6
        while True:
            count = await ask_number(self, f"{kind}{'刚到' if way == 'arrive' else '先走'}几人？", "1")
            if 1 <= count <= most:
                break
            self.warn(f"请写1到{most}" if way == "leave" else "至少1人")
        made = ArriveLate if way == "arrive" else LeaveEarly
        return made(meeting=self.view.meeting.id, kind=kind, count=count)

    async def _absent(self) -> CountAttendance:
        absentees = self.attendance.absentees
        known = {each.name for each in absentees}
        people = [person for person in self.view.village.people if person.name not in known]
        name = await pick_person(self, "谁没有到？", people, words=self._words())
        reason = await self.pick(f"{name}为什么没到？", [*((each, each) for each in _REASONS), ("", "其他（写一句）")])
        reason = reason or await self.text("写一句原因")
        return self._counted(replace(self.attendance, absentees=(*absentees, Absentee(name=name, reason=reason))))

    def _counted(self, attendance: Attendance) -> CountAttendance:
        return CountAttendance(
            meeting=self.view.meeting.id,
            counts=attendance.counts,
            guests=attendance.guests,
            absentees=attendance.absentees,
            names=attendance.names,
        )

    def _words(self) -> list[Row]:
        return attendance_rows(self.attendance, self.view.template.attendee_kinds)


def attendance_rows(attendance: Attendance, kinds: Sequence[str]) -> list[Row]:
    """The count by kind in the order of the template, guests and absentees."""
    order = sorted(attendance.counts, key=lambda kind: kinds.index(kind) if kind in kinds else len(kinds))
    rows = [field(kind, f"{attendance.counts[kind]}人") for kind in order]
    if attendance.guests:
        rows.append(field("列席", "、".join(attendance.guests)))
    if attendance.absentees:
        rows.append(field("未到", "、".join(f"{each.name}（{each.reason or '没有说明'}）" for each in attendance.absentees)))
    if attendance.names:
        rows.append(said(f"名单上{len(attendance.names)}人"))
    return rows


def _rows(text: str) -> tuple[str, ...]:
    return tuple(row.strip() for row in text.splitlines() if row.strip())
