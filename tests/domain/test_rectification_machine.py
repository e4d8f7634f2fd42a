"""No sequence of acts reaches 销号 without its conditions, and every day has the light the rule text gives it (§3.5)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from changzhang.domain.chain import Fact
from changzhang.domain.commands import WithdrawAct
from changzhang.domain.commands import rectification as cmd
from changzhang.domain.context import Context
from changzhang.domain.decide import decide, dependents, is_live
from changzhang.domain.errors import Refused
from changzhang.domain.events import rectification as ev
from changzhang.domain.fold.live import live
from changzhang.domain.lights import Lit
from changzhang.domain.record import record_of
from changzhang.domain.rectification import light_of
from changzhang.domain.states import RectificationState
from tests.domain.given_when_then import CALENDAR, DEADLINES, OPEN, Q1, R1, TEN_DAYS, VILLAGE, ZONE, asked, facts, promised

ID = "R2026-001"
FIRST_DAY = date(2026, 11, 16)
PHOTO = (ev.Evidence(name="照片.jpg", sha256="e" * 64),)
PEOPLE = st.sampled_from(["柳明德", "丁桂香", "何永年", "宋玉洁", "牛得胜"])
DAYS = st.integers(0, 400).map(lambda days: FIRST_DAY + timedelta(days=days))


def command(kind: Any, **fields: Any) -> Any:
    return st.builds(kind, rectification=st.just(ID), **fields)


EVIDENCE = st.sampled_from([(), PHOTO])
OUTCOME = st.sampled_from(["fixed", "partly", None])
ACT = st.one_of(
    command(cmd.ProgressRectification, text=st.just("在办"), evidence=EVIDENCE),
    command(cmd.CompleteRectification, result=st.sampled_from(["好", " "]), completed_on=st.none() | DAYS, evidence=EVIDENCE, by=PEOPLE),
    command(cmd.VerifyRectification, members=st.lists(PEOPLE, max_size=3).map(tuple), outcome=OUTCOME, verified_on=st.none() | DAYS),
    command(cmd.RepublishRectification, place=st.just("栏"), posted_on=st.none() | DAYS),
    command(cmd.ObjectToRectification, text=st.just("不实"), answer=st.sampled_from(["", "已答"])),
    command(cmd.InformAsker, way=st.just("phone"), informed_on=st.none() | DAYS),
    command(cmd.CloseRectification),
    command(cmd.ReopenRectification, reason=st.just("不实")),
    command(cmd.ExtendRectification, reason=st.just("等"), approver=PEOPLE, term=st.just(TEN_DAYS)),
    st.integers(4, 20).map(lambda act: WithdrawAct(act=act, reason="按错")),
)
GAP = st.sampled_from([0, 1, 5, 20, 30])
NOISE = st.lists(st.tuples(GAP, ACT), max_size=2)


def step(*variants: Any) -> Any:
    """One step of the straight way, as it should be or a little off, with whatever comes between."""
    return st.tuples(NOISE, st.tuples(GAP, st.sampled_from(variants))).map(lambda pair: [*pair[0], pair[1]])


# The straight way to the end with things going wrong on it: pure chance never gets far enough to prove anything.
WALK = st.tuples(
    step(
        cmd.CompleteRectification(rectification=ID, result="好", evidence=PHOTO),
        cmd.CompleteRectification(rectification=ID, result="好"),
        cmd.CompleteRectification(rectification=ID, result="好", evidence=PHOTO, by="丁桂香"),
    ),
    step(
        cmd.VerifyRectification(rectification=ID, members=("柳明德", "丁桂香")),
        cmd.VerifyRectification(rectification=ID, members=("柳明德", "丁桂香"), outcome="partly"),
        cmd.VerifyRectification(rectification=ID, members=("柳明德", "柳明德")),
    ),
    step(cmd.RepublishRectification(rectification=ID, place="栏"), cmd.ObjectToRectification(rectification=ID, text="不实")),
    step(cmd.InformAsker(rectification=ID, way="phone"), cmd.ObjectToRectification(rectification=ID, text="不实", answer="已答")),
    step(cmd.CloseRectification(rectification=ID), cmd.RepublishRectification(rectification=ID, place="栏")),
    step(cmd.CloseRectification(rectification=ID)),
    step(cmd.ReopenRectification(rectification=ID, reason="又漏"), WithdrawAct(act=9, reason="错"), WithdrawAct(act=11, reason="错")),
).map(lambda steps: [each for part in steps for each in part])


def shown(wish: Any, record: Any) -> Any:
    """A withdrawal as the window makes it: it names what it takes along."""
    if isinstance(wish, WithdrawAct) and is_live(record, wish.act):
        return msgspec.structs.replace(wish, expected_acts=dependents(record, wish.act))
    return wish


def hold(wishes: list[tuple[int, Any]], at_once: bool) -> list[list[Fact]]:
    """The journals after every act of a run that was not refused."""
    told = facts([*OPEN, (Q1, asked()), (R1, promised(question="Q2026-001"))])
    now = datetime(2026, 11, 16, 9, 0, tzinfo=ZONE)
    runs = []
    for days, wish in wishes:
        now += timedelta(days=days)
        context = Context(
            at=now,
            today=now.date(),
            actor="宋玉洁",
            village=VILLAGE,
            deadlines=msgspec.structs.replace(DEADLINES, close_on_posting=at_once),
            calendar=CALENDAR,
        )
        record = record_of(told)
        try:
            decision = decide(shown(wish, record), record, context)
        except Refused:
            continue
        act = len(told) + 1
        told = told + [
            Fact(seq=act + place, stream=stream, act=act, at=now, actor="宋玉洁", event=event)
            for place, (stream, event) in enumerate(decision.drafts)
        ]
        runs.append(told)
    return runs


def last(stream: list[Fact], kind: Any, after: int = 0) -> Fact | None:
    return next((fact for fact in reversed(stream) if isinstance(fact.event, kind) and fact.seq > after), None)


def may_be_closed(told: list[Fact], at_once: bool) -> bool:
    """§3.5 read plainly over what still counts: in the present round each condition has its act, the right way round."""
    stream = live([fact for fact in told if fact.stream == R1])
    end = last(stream, ev.RectificationClosed)
    assert end is not None
    before = [fact for fact in stream if fact.seq < end.seq]
    upset = [fact for fact in before if isinstance(fact.event, ev.RectificationObjected) and not fact.event.answer]
    since = max([fact.seq for fact in before if isinstance(fact.event, ev.RectificationReopened)] + [fact.seq for fact in upset] + [0])
    done, checked = last(before, ev.RectificationCompleted, since), last(before, ev.RectificationVerified, since)
    posted, informed = last(before, ev.RectificationRepublished, since), last(before, ev.RectificationAskerInformed, since)
    objected = last(before, ev.RectificationObjected, since)
    if not (done and checked and posted and informed):
        return False
    members = set(checked.event.members)  # type: ignore[attr-defined]
    has_evidence = any(getattr(fact.event, "evidence", ()) and fact.seq > since for fact in before)
    waited = end.at.date() > posted.event.posted_until  # type: ignore[attr-defined]
    return (
        bool(done.event.result.strip())  # type: ignore[attr-defined]
        and has_evidence
        and len(members) >= 2
        and members <= {"柳明德", "丁桂香"}
        and (waited or at_once)
        and (objected is None or objected.seq < posted.seq)
    )


@settings(max_examples=300, deadline=None)
@given(st.lists(WALK, min_size=1, max_size=2).map(lambda walks: [each for walk in walks for each in walk]), st.booleans())
def test_nothing_is_closed_out_without_its_conditions(wishes: list[tuple[int, Any]], at_once: bool) -> None:
    for told in hold(wishes, at_once):
        item = record_of(told).rectification(ID)
        if item is not None and item.status == "closed":
            assert may_be_closed(told, at_once)


def test_the_straight_way_leads_there() -> None:
    way = [
        cmd.CompleteRectification(rectification=ID, result="好", evidence=PHOTO),
        cmd.VerifyRectification(rectification=ID, members=("柳明德", "丁桂香")),
        cmd.RepublishRectification(rectification=ID, place="栏"),
        cmd.InformAsker(rectification=ID, way="phone"),
    ]
    too_early = hold([*((0, each) for each in way), (10, cmd.CloseRectification(rectification=ID))], False)[-1]
    in_time = hold([*((0, each) for each in way), (20, cmd.CloseRectification(rectification=ID))], False)[-1]
    first, second = (record_of(told).rectification(ID) for told in (too_early, in_time))
    assert first is not None
    assert second is not None
    assert (first.status, second.status, second.is_fixed) == ("republished", "closed", True)


def plain_light(item: RectificationState, today: date) -> str:
    """The rule text of §3.5, word for word."""
    if item.completed is None:
        if today > item.due_on:
            return "red"
        return "yellow" if (item.due_on - today).days <= 5 else "green"
    return "green" if item.status == "closed" else "yellow"


def plain_words(item: RectificationState, today: date) -> str:
    days = (item.due_on - today).days
    if item.completed is None:
        return f"超期{-days}天" if days < 0 else "今天到期" if days == 0 else f"剩{days}天" if days <= 5 else "正常"
    late = (item.completed.completed_on - item.due_on).days
    kept = f"，逾期{late}天完成" if late > 0 else ""
    if item.republished is None or item.status == "closed":
        return {"completed": "已完成待核验", "verified": "已核验待公示", "closed": "已销号"}[item.status] + kept
    left = (item.republished.event.posted_until - today).days
    return (f"公示中剩{left}天" if left > 0 else "公示今天期满" if left == 0 else "可销号") + kept


STORY = (
    (date(2026, 11, 20), ev.RectificationProgressed(text="在办")),
    (date(2026, 12, 30), ev.RectificationExtended(due_on=date(2027, 2, 10), was_due_on=date(2026, 11, 25), reason="等", approver="田")),
    (date(2027, 2, 15), ev.RectificationCompleted(result="好", completed_on=date(2027, 2, 14), evidence=PHOTO)),
    (date(2027, 3, 1), ev.RectificationVerified(members=("柳明德", "丁桂香"), outcome="fixed", verified_on=date(2027, 3, 1))),
    (
        date(2027, 3, 5),
        ev.RectificationRepublished(
            number=1, place="栏", posted_on=date(2027, 3, 5), posted_until=date(2027, 3, 19), remove_from=date(2027, 3, 20)
        ),
    ),
    (date(2027, 4, 1), ev.RectificationClosed()),
    (date(2027, 9, 1), ev.RectificationReopened(reason="又漏了", due_on=date(2027, 9, 20))),
    (date(2028, 3, 1), ev.RectificationCompleted(result="好", completed_on=date(2027, 9, 20), evidence=PHOTO)),
)


@pytest.mark.parametrize("story", [STORY[:length] for length in range(len(STORY) + 1)], ids=len)
def test_the_light_of_every_day_of_two_years(story: Any) -> None:
    """The item as it stood on each day, from the promise on."""
    told = facts([*OPEN, (R1, promised())])
    for day, event in story:
        seq = len(told) + 1
        at = datetime(day.year, day.month, day.day, 9, 0, tzinfo=ZONE)
        told.append(Fact(seq=seq, stream=R1, act=seq, at=at, actor="宋玉洁", event=event))
    for offset in range(731):
        today = date(2026, 11, 15) + timedelta(days=offset)
        item = record_of([fact for fact in told if fact.at.date() <= today]).rectification(ID)
        assert item is not None
        lit = light_of(item, today, 5)
        assert (lit.light, lit.words) == (plain_light(item, today), plain_words(item, today)), today


def test_by_the_villages_choice_a_posted_item_may_go_at_once() -> None:
    told = facts([*OPEN, (R1, promised()), *((R1, event) for _, event in STORY[2:5])])
    item = record_of(told).rectification(ID)
    assert item is not None
    assert light_of(item, date(2027, 3, 6), 5, is_at_once=True) == Lit("yellow", "可销号，逾期81天完成", -81)
