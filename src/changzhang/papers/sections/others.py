"""六、发言与其他记录: remarks, vouchers shown, recesses, and checks passed over with their reason."""

from __future__ import annotations

from changzhang.domain.checklist import room_checklist, seal_checklist
from changzhang.domain.events.meeting import EnteredLate, VoucherShown
from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.states import Done, Note, Pause
from changzhang.papers.accounts import line_name
from changzhang.papers.blocks import Block, paragraph
from changzhang.papers.wording import PAUSES, VOUCHERS, civil, clock, day, moment, sentence, span


def others(view: MeetingView) -> list[Block]:
    """Everything else the minutes must keep, numbered through."""
    meeting = view.meeting
    said = [_remark(view, note) for note in meeting.notes]
    said += [_voucher(view, shown) for shown in meeting.vouchers]
    said += [_pause(pause) for pause in meeting.pauses]
    said += [_late(late) for late in meeting.entered_late]
    said += _passed_over(view)
    said += [sentence(f"开会前核对电脑时钟：{meeting.opened.clock_note}")] * bool(meeting.opened.clock_note)
    return [paragraph(f"{number}.{words}") for number, words in enumerate(said, start=1)]


def _remark(view: MeetingView, note: Note) -> str:
    """What was said and when; the day is named in a later sitting."""
    is_first_day = civil(note.at).date() == view.meeting.opened.held_on
    when = clock(note.at) if is_first_day else moment(note.at)
    return f"{note.speaker or '记录'}（{when}）：{sentence(note.text)}"


def _voucher(view: MeetingView, shown: VoucherShown) -> str:
    witnesses = f"，在场查看：{'、'.join(shown.witnesses)}" if shown.witnesses else ""
    on = f"{day(shown.inspect_on)}，" if shown.inspect_on else ""
    place = f"（{on}{view.village.voucher_place}）" if shown.mode == "by_appointment" else ""
    return f"{line_name(view, shown.line)}原始凭证{VOUCHERS[shown.mode]}{place}{witnesses}。"


def _late(late: Done[EnteredLate]) -> str:
    note = f"（{late.event.note}）" if late.event.note else ""
    kept = f"{span(late.event.since, late.event.until)}用纸质记录{note}，记录人{late.event.kept_by}"
    return f"补录：{kept}，{moment(late.at)}由{late.actor}补录。"


def _pause(pause: Pause) -> str:
    why = PAUSES[pause.cause] + (f"：{pause.note}" if pause.note else "")
    if pause.ended_at is None:
        return f"休会（{why}）：{moment(pause.began_at)}起，尚未复会。"
    if civil(pause.began_at).date() == civil(pause.ended_at).date():
        return f"休会（{why}）：{span(pause.began_at, pause.ended_at)}。"
    return f"休会（{why}）：{moment(pause.began_at)}休会，{moment(pause.ended_at)}复会。"


def _passed_over(view: MeetingView) -> list[str]:
    checks = [*room_checklist(view), *seal_checklist(view)]
    return [
        f"散会前核对“{check.title}”一项：{sentence(check.words)}未当场补上，理由：{sentence(check.reason)}"
        for check in checks
        if check.id in view.meeting.passed_over and not check.is_met and check.reason
    ]
