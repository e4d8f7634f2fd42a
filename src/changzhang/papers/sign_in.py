"""签到表: rows to sign before the meeting, or the names that were taken down in it."""

from __future__ import annotations

from datetime import date

from changzhang.domain.states import MeetingState
from changzhang.domain.template import SessionTemplate
from changzhang.domain.village import Person, Role, Village
from changzhang.papers.blocks import Block, Cell, Column, Paper, Signatures, Table, labelled, paragraph
from changzhang.papers.wording import FICTIONAL, day, head_count

BLANK_ROWS = 60
# A row two lines high: room for a name written by hand.
_ROOM = "\n"
_COLUMNS = (
    Column("序号", 0.6, "center", no_wrap=True, kind="integer"),
    Column("姓名", 1.6, "center"),
    Column("组别或单位", 1.6, "center"),
    Column("身份", 2.0, "center"),
    Column("签名", 2.4, "center"),
    Column("备注", 1.2),
)


def blank_sign_in(village: Village, template: SessionTemplate, held_on: date | None = None, *, rows: int = BLANK_ROWS) -> Paper:
    """A sheet to sign: the roster printed first, then ``rows`` empty rows; the day is left open when it is not given."""
    known = [_known(number, person) for number, person in enumerate(_roster(village), start=1)]
    empty = [_empty(len(known) + number) for number in range(1, rows + 1)]
    on = day(held_on) if held_on else "＿＿＿＿年＿＿月＿＿日"
    head = [labelled("会议时间：", on), labelled("会议地点：", village.place)]
    foot: list[Block] = [paragraph("代签的请写明“代”，并写清是哪一户。"), Signatures(("记录人（签字）：",))]
    return _paper(village, template, (*head, Table(_COLUMNS, (*known, *empty)), *foot))


def filled_sign_in(village: Village, template: SessionTemplate, meeting: MeetingState) -> Paper:
    """Who was taken down as present, guests behind, then how many there were and who was absent."""
    attendance = meeting.attendance
    names = (*attendance.names, *attendance.guests) if attendance else ()
    guests = set(attendance.guests) if attendance else set()
    rows = tuple(_present(number, name, village, is_guest=name in guests) for number, name in enumerate(names, start=1))
    head = [labelled("会议时间：", day(meeting.opened.held_on)), labelled("会议地点：", meeting.opened.place or village.place)]
    body: list[Block] = [Table(_COLUMNS, rows)] if rows else [paragraph("会上没有登记姓名，只清点了人数。")]
    counted = head_count(attendance.counts, template.attendee_kinds) if attendance else ""
    foot: list[Block] = [labelled("到会人数：", counted or "未清点")]
    absent = [f"{each.name}（{each.reason}）" if each.reason else each.name for each in (attendance.absentees if attendance else ())]
    foot += [labelled("缺席人员：", "、".join(absent))] * bool(absent)
    return _paper(village, template, (*head, *body, *foot, Signatures(("记录人（签字）：",))))


def _paper(village: Village, template: SessionTemplate, blocks: tuple[Block, ...]) -> Paper:
    return Paper(
        kind="sign_in",
        title=f"{village.name}{template.name}签到表",
        file_stem="签到表",
        author=village.name,
        blocks=blocks,
        fonts=village.fonts,
        footer_note=FICTIONAL if village.is_fictional else "",
    )


def _roster(village: Village) -> tuple[Person, ...]:
    return tuple(person for person in village.people if Role.TOWN_LIAISON not in person.roles)


def _known(number: int, person: Person) -> tuple[Cell, ...]:
    return (
        Cell(str(number), value=number),
        Cell(person.name),
        Cell(person.group or ""),
        Cell("、".join(role.value for role in person.roles)),
        Cell(_ROOM),
        Cell(""),
    )


def _present(number: int, name: str, village: Village, *, is_guest: bool) -> tuple[Cell, ...]:
    person = village.person(name)
    if person:
        return _known(number, person)
    return Cell(str(number), value=number), Cell(name), Cell(""), Cell("列席" if is_guest else "村民"), Cell(_ROOM), Cell("")


def _empty(number: int) -> tuple[Cell, ...]:
    return Cell(str(number), value=number), Cell(""), Cell(""), Cell(""), Cell(_ROOM), Cell("")
