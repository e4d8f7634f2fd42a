"""The committee's review at the desk: flags beside lines, the rest together, words that reach the room and the paper, signatures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from changzhang.desk import exporting, importing, mending, reviewing
from changzhang.desk import meeting as meeting_desk
from changzhang.desk.desk import Desk
from changzhang.domain import refusals, refusals_ledger
from changzhang.domain.commands.meeting import AdjournMeeting, PassOverCheck, SealMeeting
from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.speech import spoken_line
from tests.desk.village import LINES, MEETING, MONTH, SetClock, accept_month, clock_at, new_desk

STREAM = "ledger/village_committee/all/2026-10"
SIGNERS = ("柳明德", "丁桂香")
PRIVATE = "付牛得胜癌症医药补助"
PUBLIC = "付困难群众大病补助"


@pytest.fixture
def clock() -> SetClock:
    return clock_at(2026, 11, 12, 9, 0)


@pytest.fixture
def desk(tmp_path: Path, clock: SetClock) -> Iterator[Desk]:
    desk = new_desk(tmp_path / "村", clock)
    accept_month(desk, (MONTH + LINES).replace("付水渠清淤费", PRIVATE))
    yield desk
    desk.close()


def month(desk: Desk) -> reviewing.Review:
    return reviewing.review(desk, STREAM)


def pass_all(desk: Desk) -> None:
    for each in month(desk).lines:
        reviewing.judge(desk, month(desk), each.line.line_no, "passed")


def correct(desk: Desk) -> None:
    path = desk.folder / "更正.csv"
    text = (MONTH + LINES).replace("付水渠清淤费", PRIVATE).replace("付保洁工资", "付保洁员工资")
    path.write_bytes(text.encode("utf-8-sig"))
    importing.accept(desk, importing.check(desk, path), is_correction=True, reason="摘要写漏")


def view_in_meeting(desk: Desk) -> MeetingView:
    meeting_desk.start(desk, period="2026-10")
    view = desk.view()
    assert view is not None
    return view


def seal(desk: Desk, clock: SetClock) -> None:
    for check in ("head_count", "unread_lines", "appraisal"):
        desk.do(PassOverCheck(meeting=MEETING, check=check, reason="演练"))
    desk.do(AdjournMeeting(meeting=MEETING))
    clock.forward(hours=1)
    desk.do(SealMeeting(meeting=MEETING))


def test_lines_come_with_what_points_at_them_and_no_verdict_yet(desk: Desk) -> None:
    found = month(desk)
    assert [each.verdict for each in found.lines] == [None] * 4
    assert (found.period, found.signed) == ("2026-10", None)
    flagged = found.lines[2]
    assert [(hit.rule, flagged.is_high) for hit in flagged.hits] == [("R02_SIGNATURE_MISSING", True)]
    assert found.lines[0].hits == ()
    assert all(hit.message and hit.basis for hit in flagged.hits)
    assert all("违规" not in hit.message for each in found.lines for hit in each.hits)


def test_what_is_not_in_the_book_is_told(desk: Desk) -> None:
    for ask in (reviewing.review, reviewing.flags_of_month):
        with pytest.raises(refusals_ledger.LedgerMissing):
            ask(desk, "ledger/village_committee/all/2026-09")
    assert reviewing.streams(desk, "2026-09") == ()
    assert reviewing.streams(desk) == reviewing.streams(desk, "2026-10") == (STREAM,)


def test_the_rest_passes_but_never_a_high_flag(tmp_path: Path, clock: SetClock) -> None:
    desk = new_desk(tmp_path / "另一村", clock)
    accept_month(desk, (MONTH + LINES).replace("付水渠清淤费", "付招待费烟酒"))
    high = [each.line.line_no for each in month(desk).lines if each.is_high]
    assert high
    reviewing.pass_rest(desk, month(desk))
    assert [each.line.line_no for each in month(desk).lines if each.verdict is None] == high
    reviewing.judge(desk, month(desk), high[0], "passed", "已看凭证")
    verdict = month(desk).lines[high[0] - 1].verdict
    assert verdict is not None
    assert verdict.high_flags
    desk.close()


def test_returned_lines_keep_it_unsigned(desk: Desk) -> None:
    with pytest.raises(refusals_ledger.ReviewUnfinished):
        reviewing.sign(desk, month(desk), SIGNERS)
    pass_all(desk)
    reviewing.judge(desk, month(desk), 3, "returned", "补签证明人")
    with pytest.raises(refusals_ledger.ReviewUnfinished, match="第3笔退回补正"):
        reviewing.sign(desk, month(desk), SIGNERS)
    reviewing.judge(desk, month(desk), 3, "doubted", "会上说明")
    reviewing.sign(desk, month(desk), SIGNERS)
    signed = month(desk).signed
    assert signed is not None
    assert (signed.signed.members, signed.signed.passed, signed.signed.doubted) == (SIGNERS, 3, 1)


def test_the_public_words_are_heard_and_printed_and_the_sheets_own_stay(desk: Desk) -> None:
    reviewing.summarize(desk, month(desk), 3, PUBLIC)
    view = view_in_meeting(desk)
    planned = view.plan.numbered(3)
    assert planned is not None
    assert PUBLIC in spoken_line(planned.line, has_columns=())
    minutes = exporting.preview(desk, MEETING, "minutes")
    assert PUBLIC in minutes.replace("\n", "").replace(" ", "")
    assert PRIVATE not in minutes
    assert desk.record.ledger(view.ledgers[0].version.seq).line(3).summary == PRIVATE


def test_words_given_during_the_meeting_reach_the_next_view(desk: Desk) -> None:
    view = view_in_meeting(desk)
    reviewing.summarize(desk, month(desk), 3, PUBLIC)
    after = desk.view()
    assert after is not None
    assert [view.ledgers[0].ledger.line(3).summary, after.ledgers[0].ledger.line(3).summary] == [PRIVATE, PUBLIC]


def test_mending_a_line_in_the_room_keeps_the_public_words_and_the_sheets_own(desk: Desk) -> None:
    reviewing.summarize(desk, month(desk), 3, PUBLIC)
    view = view_in_meeting(desk)
    for line_no, amount in ((2, 11_000), (3, 21_000)):
        planned = view.plan.numbered(line_no)
        assert planned is not None
        mending.mend_line(desk, view, planned.ref, expense_fen=amount, summary=planned.line.summary)
        mended = desk.view()
        assert mended is not None
        view = mended
        assert view.ledgers[0].ledger.line(3).summary == PUBLIC
        assert desk.record.ledger(view.ledgers[0].version.seq).line(3).summary == PRIVATE
    assert [view.ledgers[0].ledger.line(each).expense_fen for each in (2, 3)] == [11_000, 21_000]
    planned = view.plan.numbered(3)
    assert planned is not None
    mending.mend_line(desk, view, planned.ref, summary="付医药补助")
    mended = desk.view()
    assert mended is not None
    assert mended.ledgers[0].ledger.line(3).summary == "付医药补助"


def test_the_words_are_fixed_when_the_meeting_is_sealed(desk: Desk, clock: SetClock) -> None:
    view_in_meeting(desk)
    seal(desk, clock)
    with pytest.raises(refusals.MeetingSealedAlready):
        reviewing.summarize(desk, month(desk), 3, PUBLIC)


def test_who_signed_is_in_the_meeting_and_in_the_minutes(desk: Desk) -> None:
    pass_all(desk)
    reviewing.sign(desk, month(desk), SIGNERS)
    view = view_in_meeting(desk)
    assert view.ledgers[0].reviewed_by == SIGNERS
    assert "柳明德、丁桂香预审签字" in exporting.preview(desk, MEETING, "minutes").replace("\n", "")


def test_a_month_without_a_review_is_read_with_that_fact_recorded(desk: Desk) -> None:
    assert view_in_meeting(desk).ledgers[0].reviewed_by == ()
    assert "未经村务监督委员会预审签字" in exporting.preview(desk, MEETING, "minutes").replace("\n", "")


def test_a_corrected_version_needs_a_review_of_its_own(desk: Desk) -> None:
    pass_all(desk)
    before = month(desk)
    reviewing.sign(desk, before, SIGNERS)
    correct(desk)
    with pytest.raises(refusals_ledger.VersionReplaced):
        reviewing.judge(desk, before, 1, "doubted", "再看看")
    after = month(desk)
    assert (after.signed, {each.verdict for each in after.lines}) == (None, {None})
    assert view_in_meeting(desk).ledgers[0].reviewed_by == ()


def test_the_flags_of_a_month_are_told_with_its_sheet(desk: Desk) -> None:
    found = reviewing.flags_of_month(desk, STREAM)
    assert {flag["result"] for flag in found} <= {"hit", "not_checkable"}
    assert {flag["sheet"] for flag in found} == {desk.record.ledger_state(STREAM).current.sheet}  # type: ignore[union-attr]


def test_rule_hits_never_reach_the_room_or_the_minutes(desk: Desk) -> None:
    rules = {hit.rule for each in month(desk).lines for hit in each.hits}
    assert rules
    pass_all(desk)
    reviewing.sign(desk, month(desk), SIGNERS)
    view_in_meeting(desk)
    minutes = exporting.preview(desk, MEETING, "minutes")
    assert not [rule for rule in rules if rule in minutes or rule.partition("_")[0] in minutes]
    assert "疑点" not in minutes
