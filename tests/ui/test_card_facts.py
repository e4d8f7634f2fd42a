from __future__ import annotations

from pathlib import Path

import msgspec

from changzhang.desk import reviewing
from changzhang.domain.commands import DoubtLine
from changzhang.domain.meeting_view import MeetingView
from changzhang.ui.card_facts import CardFacts, facts_of
from tests.ui.desks import a_desk, in_meeting, stage_of


def view_of(tmp_path: Path) -> tuple[MeetingView, str]:
    desk = a_desk(tmp_path / "v")
    meeting = in_meeting(desk, stage_of(desk, "reading", "expense"))
    view = desk.view(meeting)
    assert view is not None
    return view, meeting


def card(view: MeetingView, line_no: int) -> CardFacts:
    planned = view.plan.numbered(line_no)
    assert planned is not None
    return facts_of(view, planned, read=0, lines=4)


def test_the_sums_so_far_are_those_of_the_side(tmp_path: Path) -> None:
    view, _ = view_of(tmp_path)
    assert card(view, 2).so_far == ("本月收入累计", "15,500.00")
    assert card(view, 4).so_far == ("本月支出累计", "2,786.30")
    assert card(view, 4).total == ("合计", "1,237,257.19")


def test_a_missing_signature_is_named(tmp_path: Path) -> None:
    view, _ = view_of(tmp_path)
    assert card(view, 4).signatures == (("经手 李建军", False), ("证明人一栏空白", True), ("审批 张志强", False))
    assert "证明人一栏空白" in card(view, 4).script
    assert card(view, 1).signatures == ()


def test_red_letters_are_said_to_reverse(tmp_path: Path) -> None:
    view, _ = view_of(tmp_path)
    facts = card(view, 6)
    assert (facts.direction, facts.mood, facts.figures, facts.spoken) == ("冲减支出", "reversal", "-97.00", "冲减九十七元")
    assert "冲减支出九十七元" in facts.script


def test_the_voucher_amount_stands_beside_the_booked_one(tmp_path: Path) -> None:
    desk = a_desk(tmp_path / "v")
    meeting = in_meeting(desk, stage_of(desk, "reading", "expense"))
    view = desk.view(meeting)
    assert view is not None
    planned = view.plan.numbered(3)
    assert planned is not None
    desk.do(DoubtLine(meeting=meeting, line=planned.ref, doubt="differs_from_voucher", should_be_fen=2_030_00, checked_by="王秀兰"))
    view = desk.view(meeting)
    assert view is not None
    facts = card(view, 3)
    assert facts.figures == "2,300.00"
    assert facts.doubts == ("表与凭证不符：凭证上是2,030.00元（核对人 王秀兰）",)


def test_control_characters_of_a_sheet_do_not_reach_the_screen(tmp_path: Path) -> None:
    view, _ = view_of(tmp_path)
    planned = view.plan.numbered(3)
    assert planned is not None
    bad = msgspec.structs.replace(planned, line=msgspec.structs.replace(planned.line, summary="电\x1b[31m费\x00", payee="甲\x07"))
    facts = facts_of(view, bad, read=0, lines=4)
    assert "\x1b" not in facts.purpose + facts.script + facts.payee
    assert "\x07" not in facts.payee + facts.script


def test_without_a_signed_review_the_card_says_so(tmp_path: Path) -> None:
    view, _ = view_of(tmp_path)
    assert card(view, 3).review == "未经预审签字"


def test_the_signed_review_stands_on_the_card_line_by_line(tmp_path: Path) -> None:
    desk = a_desk(tmp_path / "v")
    month = reviewing.review(desk, reviewing.streams(desk)[0])
    reviewing.judge(desk, month, 4, "doubted", "凭证不全")
    reviewing.judge(desk, month, 5, "passed")
    reviewing.pass_rest(desk, month)
    for line_no in (line.line.line_no for line in reviewing.refreshed(desk, month).lines if line.verdict is None):
        reviewing.judge(desk, month, line_no, "passed")
    reviewing.sign(desk, month, ("王有田", "王秀兰"))
    view = desk.view(in_meeting(desk, stage_of(desk, "reading", "expense")))
    assert view is not None
    assert (card(view, 3).review, card(view, 4).review) == ("通过（2人签字）", "存疑（2人签字）")
