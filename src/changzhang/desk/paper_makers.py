"""Which papers a meeting can have: how each is made of the record, what it is called, and as which kinds of file it is written."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from changzhang.desk.desk import Desk
from changzhang.desk.questions import quarter_agenda
from changzhang.desk.withdrawals import annex_of
from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.quarters import quarter_of
from changzhang.papers.accounts import account_title, periods
from changzhang.papers.blocks import Paper
from changzhang.papers.brief import brief, broadcast
from changzhang.papers.digest import digest
from changzhang.papers.minutes import minutes
from changzhang.papers.notice_sheet import PageSize, notice_sheet
from changzhang.papers.public_page import public_page
from changzhang.papers.qa_summary import qa_summary
from changzhang.papers.question_sheets import TITLES, SheetKind, question_sheets
from changzhang.papers.reading_copy import CopiedLedger, reading_copy
from changzhang.papers.rectification_list import Sources, rectification_list
from changzhang.papers.republication import correction_notice, result_notice
from changzhang.papers.sections.posting import Hanging
from changzhang.papers.sign_in import filled_sign_in
from changzhang.papers.slips import appraisal_slips, ballots

# 村级财务收支 among the items of publication.
FINANCE_ITEM = "A1"
Maker = Callable[[Desk, MeetingView], Paper | None]


class Writable(msgspec.Struct, frozen=True, kw_only=True):
    """A paper that can be asked for. ``make`` gives None where a meeting has nothing to write in it; ``is_usual``: written
    when no paper is named."""

    title: str
    make: Maker
    endings: tuple[str, ...] = (".docx",)
    is_usual: bool = False


def _minutes(desk: Desk, view: MeetingView) -> Paper:
    return minutes(view, annex=annex_of(desk, view))


def _digest(_desk: Desk, view: MeetingView) -> Paper:
    return digest(view)


def _rectification_list(desk: Desk, view: MeetingView) -> Paper:
    return rectification_list(
        view.village,
        (*view.look_back, *view.promises),
        today=desk.today(),
        yellow_days=view.deadlines.yellow_days,
        close_on_posting=view.deadlines.close_on_posting,
        meeting=view,
        sources=Sources(question=desk.record.question, ledger=desk.record.ledger),
    )


def _qa_summary(desk: Desk, view: MeetingView) -> Paper | None:
    if view.meeting.opened.kind != "qa":
        return None
    return qa_summary(view.village, quarter_agenda(desk, quarter_of(view.meeting.opened.held_on), desk.today()))


def _reading_copy(_desk: Desk, view: MeetingView) -> Paper | None:
    copied = tuple(CopiedLedger(seq=each.version.seq, title=account_title(each), ledger=each.ledger) for each in view.ledgers)
    return reading_copy(view.village, view.template, copied) if copied else None


def _sign_in(_desk: Desk, view: MeetingView) -> Paper:
    return filled_sign_in(view.village, view.template, view.meeting)


def _slips(_desk: Desk, view: MeetingView) -> Paper:
    return appraisal_slips(view.village, view.template, view.meeting.opened.held_on)


def _ballots(_desk: Desk, view: MeetingView) -> Paper | None:
    opened = view.meeting.opened
    return None if opened.kind == "reading" else ballots(view.village, view.template, opened.matter, opened.held_on)


def _sheets(kind: SheetKind) -> Maker:
    def make(desk: Desk, view: MeetingView) -> Paper | None:
        return question_sheets(kind, view.village, (*view.questions, *view.owed), today=desk.today())

    return make


def _hanging(desk: Desk, view: MeetingView) -> Hanging:
    """As the month's publication was put up; from today where it is not up yet."""
    published = [desk.record.disclosure(f"{FINANCE_ITEM}/{period}") for period in periods(view)]
    posted = [each.posting.posted_on for each in published if each and each.posting]
    return Hanging(posted_on=max(posted, default=desk.today()), working_days=view.deadlines.posting_working_days, calendar=desk.calendar)


def _notice_sheet(page_size: PageSize) -> Maker:
    def make(desk: Desk, view: MeetingView) -> Paper | None:
        return notice_sheet(view, _hanging(desk, view), page_size=page_size)

    return make


def _correction_notice(desk: Desk, view: MeetingView) -> Paper | None:
    return correction_notice(view, _from_today(desk, view))


def _result_notice(desk: Desk, view: MeetingView) -> Paper | None:
    return result_notice(view, _from_today(desk, view))


def _from_today(desk: Desk, view: MeetingView) -> Hanging:
    """What is put up again hangs for its own time."""
    return Hanging(posted_on=desk.today(), working_days=view.deadlines.posting_working_days, calendar=desk.calendar)


def _page(desk: Desk, view: MeetingView) -> Paper:
    return public_page(view, _hanging(desk, view), today=desk.today())


def _brief(desk: Desk, view: MeetingView) -> Paper:
    return brief(view, today=desk.today())


def _broadcast(desk: Desk, view: MeetingView) -> Paper:
    return broadcast(view, today=desk.today())


PAPERS: dict[str, Writable] = {
    "minutes": Writable(title="会议记录", make=_minutes, is_usual=True),
    "digest": Writable(title="会议纪要", make=_digest, is_usual=True),
    "rectification_list": Writable(title="整改清单", make=_rectification_list, endings=(".docx", ".xlsx"), is_usual=True),
    "notice_sheet": Writable(title="财务公开榜", make=_notice_sheet("A4"), is_usual=True),
    "notice_sheet_a3": Writable(title="财务公开榜（A3）", make=_notice_sheet("A3")),
    "correction_notice": Writable(title="更正公示", make=_correction_notice, is_usual=True),
    "result_notice": Writable(title="整改结果公示", make=_result_notice, is_usual=True),
    "page": Writable(title="公开网页", make=_page, endings=(".html",), is_usual=True),
    "brief": Writable(title="微信简报", make=_brief, endings=(".txt",), is_usual=True),
    "broadcast": Writable(title="大喇叭稿", make=_broadcast, endings=(".docx", ".txt")),
    "qa_summary": Writable(title="答疑汇总", make=_qa_summary, is_usual=True),
    "reply": Writable(title=TITLES["reply"], make=_sheets("reply"), is_usual=True),
    "referral": Writable(title=TITLES["referral"], make=_sheets("referral"), is_usual=True),
    "assignment": Writable(title=TITLES["assignment"], make=_sheets("assignment"), is_usual=True),
    "reminder": Writable(title=TITLES["reminder"], make=_sheets("reminder")),
    "referral_private": Writable(title=TITLES["referral_private"], make=_sheets("referral_private")),
    "reading_copy": Writable(title="唱账稿", make=_reading_copy),
    "sign_in": Writable(title="签到表", make=_sign_in),
    "slips": Writable(title="评议票", make=_slips),
    "ballots": Writable(title="表决票", make=_ballots),
}
