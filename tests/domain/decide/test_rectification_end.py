"""What leads a promised fix to its end: more time, verification, posting, objections, the asker, 销号, 退回重改, the ladder."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import msgspec
import pytest

from changzhang.domain import refusals
from changzhang.domain import refusals_rectification as no
from changzhang.domain.commands import WithdrawAct
from changzhang.domain.commands import rectification as cmd
from changzhang.domain.decide import dependents
from changzhang.domain.events import rectification as ev
from tests.domain.given_when_then import DEADLINES, OPEN, Q1, R1, TEN_DAYS, ZONE, asked, check, decided, promised, record, withdrawn

ID = "R2026-001"
NOW = datetime(2026, 12, 10, 9, 0, tzinfo=ZONE)
TODAY = NOW.date()
PHOTO = (ev.Evidence(name="照片.jpg", sha256="e" * 64),)
DONE = ev.RectificationCompleted(result="已补签", completed_on=date(2026, 11, 20), evidence=PHOTO)
VERIFIED = ev.RectificationVerified(members=("柳明德", "丁桂香"), outcome="fixed", verified_on=date(2026, 11, 20))
POSTED = ev.RectificationRepublished(
    number=1,
    place="村部公开栏",
    posted_on=date(2026, 11, 20),
    posted_until=date(2026, 12, 4),
    remove_from=date(2026, 12, 5),
    reckoning="从11月21日（周六）起第10个工作日，12月4日（周五）；跳过周末4天",
)
INFORMED = ev.RectificationAskerInformed(way="phone", informed_on=date(2026, 11, 21))
CLOSED = ev.RectificationClosed()

GIVEN: list[Any] = [*OPEN, (R1, promised())]
COMPLETED = [*GIVEN, (R1, DONE)]
CHECKED = [*COMPLETED, (R1, VERIFIED)]
HANGING = [*CHECKED, (R1, POSTED)]
AFTER_CLOSE = [*HANGING, (R1, CLOSED)]
ASKED: list[Any] = [*OPEN, (Q1, asked()), (R1, promised(question="Q2026-001"))]
ASKED_HANGING = [*ASKED, (R1, DONE), (R1, VERIFIED), (R1, POSTED)]


def when(kind: Any, **fields: Any) -> Any:
    return kind(rectification=ID, **fields)


def run(given: Any, command: Any, then: Any, **context: Any) -> None:
    check(given, command, [(R1, then)] if isinstance(then, msgspec.Struct) else then, **({"at": NOW, "today": TODAY} | context))


MORE = {"reason": " 等料 ", "approver": " 田守信 "}


@pytest.mark.parametrize(
    ("given", "fields", "then"),
    [
        (
            GIVEN,
            MORE | {"term": TEN_DAYS},
            ev.RectificationExtended(
                due_on=date(2026, 12, 21),
                was_due_on=date(2026, 11, 25),
                reckoning="从12月11日（周五）起第10天，12月20日（周日）遇周末，顺延到12月21日（周一）",
                reason="等料",
                approver="田守信",
            ),
        ),
        (
            GIVEN,
            MORE | {"due_on": date(2026, 12, 30)},
            ev.RectificationExtended(
                due_on=date(2026, 12, 30), was_due_on=date(2026, 11, 25), reckoning="批准延期到的日期", reason="等料", approver="田守信"
            ),
        ),
        (GIVEN, MORE, refusals.DueMissing),
        (GIVEN, MORE | {"due_on": date(2026, 12, 1)}, refusals.DueTooEarly),
        (GIVEN, MORE | {"reason": " "}, refusals.ReasonMissing),
        (GIVEN, MORE | {"approver": " "}, refusals.TextMissing),
        (GIVEN, MORE | {"approver": "何永年"}, no.ApproverIsOwner),
        (COMPLETED, MORE | {"term": TEN_DAYS}, refusals.AlreadyCompleted),
        (AFTER_CLOSE, MORE | {"term": TEN_DAYS}, no.ClosedAlready),
        (OPEN, MORE, refusals.RectificationUnknown),
    ],
)
def test_extend(given: Any, fields: dict[str, Any], then: Any) -> None:
    run(given, cmd.ExtendRectification(rectification=ID, **fields), then)


def test_an_extension_is_later_than_the_date_in_force() -> None:
    extended = ev.RectificationExtended(due_on=date(2026, 12, 30), was_due_on=date(2026, 11, 25), reason="等", approver="田守信")
    command = cmd.ExtendRectification(rectification=ID, due_on=date(2026, 12, 20), reason="再等", approver="田守信")
    run([*GIVEN, (R1, extended)], command, no.ExtensionNotLater)


def test_the_old_date_stays_and_extensions_are_counted() -> None:
    days = [date(2026, 12, 1), date(2026, 12, 20)]
    events = [
        ev.RectificationExtended(due_on=day, was_due_on=date(2026, 11, 25), reckoning=f"{day}", reason="等", approver="田") for day in days
    ]
    item = record([*GIVEN, *((R1, event) for event in events)]).rectification(ID)
    assert item is not None
    assert (item.due_on, item.original_due_on, len(item.extensions), item.reckoning) == (days[1], date(2026, 11, 25), 2, "2026-12-20")


TWO = ("柳明德", " 丁桂香 ")


@pytest.mark.parametrize(
    ("given", "fields", "then"),
    [
        (COMPLETED, {"members": TWO}, msgspec.structs.replace(VERIFIED, verified_on=TODAY)),
        (
            COMPLETED,
            {"members": TWO, "outcome": "partly", "verified_on": date(2026, 11, 22), "note": " 差 ", "evidence": PHOTO},
            ev.RectificationVerified(
                members=("柳明德", "丁桂香"), outcome="partly", verified_on=date(2026, 11, 22), note="差", evidence=PHOTO
            ),
        ),
        (COMPLETED, {"members": ("柳明德", "柳明德")}, no.VerifiersTooFew),
        (COMPLETED, {"members": ()}, no.VerifiersTooFew),
        (COMPLETED, {"members": ("柳明德", "宋玉洁")}, no.VerifiersTooFew),
        (COMPLETED, {"members": ("柳明德", "何永年")}, no.VerifierDidIt),
        ([*GIVEN, (R1, msgspec.structs.replace(DONE, by="丁桂香"))], {"members": TWO}, no.VerifierDidIt),
        (COMPLETED, {"members": TWO, "verified_on": date(2026, 12, 11)}, no.DateAhead),
        (COMPLETED, {"members": TWO, "verified_on": date(2026, 11, 19)}, no.DateBefore),
        (CHECKED, {"members": TWO}, "R2026-001已经核验过"),
        (GIVEN, {"members": TWO}, no.NotCompleted),
        (AFTER_CLOSE, {"members": TWO}, no.ClosedAlready),
    ],
)
def test_verify(given: Any, fields: dict[str, Any], then: Any) -> None:
    run(given, cmd.VerifyRectification(rectification=ID, **fields), then)


@pytest.mark.parametrize(
    ("given", "fields", "then"),
    [
        (CHECKED, {"place": " 村部公开栏 ", "posted_on": date(2026, 11, 20)}, POSTED),
        (HANGING, {"place": "村部公开栏", "posted_on": date(2026, 11, 20)}, msgspec.structs.replace(POSTED, number=2)),
        (CHECKED, {"place": " "}, refusals.TextMissing),
        (CHECKED, {"place": "栏", "posted_on": date(2026, 12, 11)}, no.DateAhead),
        (CHECKED, {"place": "栏", "posted_on": date(2026, 11, 19)}, no.DateBefore),
        (COMPLETED, {"place": "栏"}, no.NotVerified),
        (GIVEN, {"place": "栏"}, no.NotCompleted),
        (AFTER_CLOSE, {"place": "栏"}, no.ClosedAlready),
    ],
)
def test_republish(given: Any, fields: dict[str, Any], then: Any) -> None:
    run(given, cmd.RepublishRectification(rectification=ID, **fields), then)


OBJECTION = ev.RectificationObjected(text="没有补", objector="高登科")
ANSWERED = ev.RectificationObjected(text="没有补", answer="已当面核对")


@pytest.mark.parametrize(
    ("given", "fields", "then"),
    [
        (HANGING, {"text": " 没有补 ", "objector": " 高登科 "}, OBJECTION),
        (HANGING, {"text": "没有补", "answer": " 已当面核对 "}, ANSWERED),
        (HANGING, {"text": " "}, refusals.TextMissing),
        (CHECKED, {"text": "没有补"}, no.NotPosted),
        (AFTER_CLOSE, {"text": "没有补"}, no.ClosedAlready),
    ],
)
def test_object(given: Any, fields: dict[str, Any], then: Any) -> None:
    run(given, cmd.ObjectToRectification(rectification=ID, **fields), then)


@pytest.mark.parametrize(("event", "status"), [(OBJECTION, "in_progress"), (ANSWERED, "verified")])
def test_an_objection_ends_the_posting(event: Any, status: str) -> None:
    acts = [*HANGING, (R1, event)]
    item = record(acts).rectification(ID)
    assert item is not None
    assert (item.status, item.republished, len(item.republications), len(item.objections)) == (status, None, 1, 1)
    run(acts, cmd.CloseRectification(rectification=ID), no.CloseConditionsMissing)


def test_after_an_objection_the_new_period_does_not_begin_before_it() -> None:
    acts = [*HANGING, (R1, ANSWERED)]
    early = cmd.RepublishRectification(rectification=ID, place="栏", posted_on=date(2026, 11, 14))
    on_the_day = cmd.RepublishRectification(rectification=ID, place="栏", posted_on=date(2026, 11, 20))
    run(acts, early, no.DateBefore)
    assert decided(acts, on_the_day, at=NOW, today=TODAY).drafts
    late = [*CHECKED, (R1, POSTED), (R1, ANSWERED)]
    assert record(late).rectification(ID) is not None


@pytest.mark.parametrize(
    ("given", "fields", "then"),
    [
        (COMPLETED, {"way": "visit", "note": " 在家 "}, ev.RectificationAskerInformed(way="visit", informed_on=TODAY, note="在家")),
        (HANGING, {"way": "phone", "informed_on": date(2026, 11, 21)}, INFORMED),
        (GIVEN, {"way": "phone"}, no.NotCompleted),
        (COMPLETED, {"way": "phone", "informed_on": date(2026, 12, 11)}, no.DateAhead),
        (COMPLETED, {"way": "phone", "informed_on": date(2026, 11, 19)}, no.DateBefore),
        (AFTER_CLOSE, {"way": "phone"}, no.ClosedAlready),
    ],
)
def test_inform(given: Any, fields: dict[str, Any], then: Any) -> None:
    run(given, cmd.InformAsker(rectification=ID, **fields), then)


AT_ONCE = msgspec.structs.replace(DEADLINES, close_on_posting=True)


@pytest.mark.parametrize(
    ("given", "context", "then"),
    [
        (HANGING, {}, CLOSED),
        (HANGING, {"today": date(2026, 12, 5)}, CLOSED),
        (HANGING, {"today": date(2026, 12, 4), "deadlines": AT_ONCE}, ev.RectificationClosed(is_at_once=True)),
        (HANGING, {"today": date(2026, 12, 5), "deadlines": AT_ONCE}, CLOSED),
        ([*ASKED_HANGING, (R1, INFORMED)], {}, CLOSED),
        (AFTER_CLOSE, {}, "R2026-001已经销号"),
    ],
)
def test_close(given: Any, context: dict[str, Any], then: Any) -> None:
    run(given, cmd.CloseRectification(rectification=ID), then, **context)


BARE = [*GIVEN, (R1, msgspec.structs.replace(DONE, evidence=()))]
NOTHING = "没有整改结果；没有佐证材料；没有两名村监委成员核验；没有再次公示"


@pytest.mark.parametrize(
    ("given", "today", "points"),
    [
        (GIVEN, TODAY, NOTHING),
        (ASKED, TODAY, f"{NOTHING}；没有告知提问人"),
        (COMPLETED, TODAY, "没有两名村监委成员核验；没有再次公示"),
        (CHECKED, TODAY, "没有再次公示"),
        (HANGING, date(2026, 12, 4), "公示还没有期满（要挂到2026-12-04）"),
        (ASKED_HANGING, TODAY, "没有告知提问人"),
        ([*BARE, (R1, VERIFIED), (R1, POSTED)], TODAY, "没有佐证材料"),
    ],
)
def test_every_missing_condition_is_named(given: Any, today: date, points: str) -> None:
    with pytest.raises(no.CloseConditionsMissing) as caught:
        decided(given, cmd.CloseRectification(rectification=ID), at=NOW, today=today)
    assert caught.value.where == points


def test_evidence_may_follow_a_report_but_nothing_follows_the_end() -> None:
    late = cmd.ProgressRectification(rectification=ID, text="补交照片", evidence=PHOTO)
    supplied = ev.RectificationProgressed(text="补交照片", evidence=PHOTO)
    run([*BARE, (R1, VERIFIED), (R1, POSTED)], late, supplied)
    run([*BARE, (R1, VERIFIED), (R1, POSTED), (R1, supplied)], cmd.CloseRectification(rectification=ID), CLOSED)
    run(AFTER_CLOSE, late, refusals.AlreadyCompleted)


def test_who_did_it_is_told_when_it_was_not_the_owner() -> None:
    run(GIVEN, when(cmd.ProgressRectification, text="在办", by=" 何永年 "), ev.RectificationProgressed(text="在办"))
    run(GIVEN, when(cmd.ProgressRectification, text="在办", by=" 牛得胜 "), ev.RectificationProgressed(text="在办", by="牛得胜"))
    run(GIVEN, when(cmd.CompleteRectification, result="好", completed_on=date(2026, 12, 11)), no.DateAhead)


@pytest.mark.parametrize(
    ("given", "fields", "then"),
    [
        (AFTER_CLOSE, {"reason": " 又漏了 "}, ev.RectificationReopened(reason="又漏了")),
        (
            COMPLETED,
            {"reason": "不实", "term": TEN_DAYS},
            ev.RectificationReopened(
                reason="不实",
                due_on=date(2026, 12, 21),
                reckoning="从12月11日（周五）起第10天，12月20日（周日）遇周末，顺延到12月21日（周一）",
            ),
        ),
        (
            COMPLETED,
            {"reason": "不实", "due_on": date(2026, 12, 12)},
            ev.RectificationReopened(reason="不实", due_on=date(2026, 12, 12), reckoning="退回重改时定的日期"),
        ),
        (COMPLETED, {"reason": " "}, refusals.ReasonMissing),
        (GIVEN, {"reason": "不实"}, no.NotCompleted),
    ],
)
def test_reopen(given: Any, fields: dict[str, Any], then: Any) -> None:
    run(given, cmd.ReopenRectification(rectification=ID, **fields), then)


def test_a_reopened_item_begins_again_and_keeps_its_story() -> None:
    again = ev.RectificationReopened(reason="又漏了", due_on=date(2026, 12, 21))
    item = record([*HANGING, (R1, INFORMED), (R1, CLOSED), (R1, again)]).rectification(ID)
    assert item is not None
    assert (item.status, item.completed, item.verified, item.republished, item.closed) == ("in_progress", None, None, None, None)
    assert (item.due_on, item.original_due_on, len(item.reopenings), len(item.republications)) == (
        date(2026, 12, 21),
        date(2026, 11, 25),
        1,
        1,
    )
    assert (item.evidence, item.informed) == ((), None)


@pytest.mark.parametrize(
    ("climbed", "to", "then"),
    [
        ([], None, "supervision_committee"),
        (["supervision_committee"], None, "party_branch"),
        ([], "town_station", "town_station"),
        (["party_branch"], "town_discipline", "town_discipline"),
        (["town_station"], "party_branch", no.LadderNotUp),
        (["town_station"], "town_station", no.LadderNotUp),
        (["county"], None, no.LadderNotUp),
    ],
)
def test_escalate(climbed: list[Any], to: Any, then: Any) -> None:
    given = [*GIVEN, *((R1, ev.RectificationEscalated(to=rung, reason="逾期")) for rung in climbed)]
    event = then if isinstance(then, type) else ev.RectificationEscalated(to=then, receiver="李站长", reason="逾期")
    run(given, cmd.EscalateRectification(rectification=ID, to=to, receiver=" 李站长 ", reason=" 逾期 "), event)


def test_escalate_says_why_and_only_while_it_is_open() -> None:
    run(GIVEN, when(cmd.EscalateRectification, reason=" "), refusals.ReasonMissing)
    run(AFTER_CLOSE, when(cmd.EscalateRectification, reason="逾期"), no.ClosedAlready)


def test_what_a_withdrawal_takes_with_it() -> None:
    acts = [*ASKED_HANGING, (R1, INFORMED)]
    done, verified, posted, informed = 6, 7, 8, 9
    folded = record(acts)
    assert dependents(folded, done) == (done, verified, posted, informed)
    assert dependents(folded, verified) == (verified, posted)
    assert dependents(folded, informed) == (informed,)


def test_a_close_out_is_not_withdrawn_nor_what_it_rests_on() -> None:
    done, verified, posted, closed = 5, 6, 7, 8
    run(AFTER_CLOSE, WithdrawAct(act=closed, reason="错"), refusals.NotWithdrawable)
    run(AFTER_CLOSE, WithdrawAct(act=verified, reason="错", expected_acts=(verified, posted, closed)), refusals.NotWithdrawable)
    run(AFTER_CLOSE, WithdrawAct(act=done, reason="错", expected_acts=(done, verified, posted, closed)), refusals.NotWithdrawable)


def test_a_return_brought_back_by_withdrawing_its_withdrawal_undoes_the_close_out() -> None:
    """A withdrawal can be withdrawn: what it had taken back then stands before steps taken meanwhile, which no longer count."""
    reopened = (R1, ev.RectificationReopened(reason="不实"))
    acts = [*HANGING, reopened, withdrawn(R1, 8), (R1, CLOSED)]
    item = record(acts).rectification(ID)
    assert item is not None
    assert item.status == "closed"
    restored = record([*acts, withdrawn(R1, 9)]).rectification(ID)
    assert restored is not None
    assert (restored.status, restored.closed) == ("in_progress", None)
