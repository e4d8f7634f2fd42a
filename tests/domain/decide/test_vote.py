"""Votes that may be recorded, what they come to, and what is entered late."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from changzhang.domain import refusals
from changzhang.domain import refusals_question as rq
from changzhang.domain.commands.meeting import CountVotes, EnterLate, ShowVoucher
from changzhang.domain.contact_words import OUTCOME_WORDS, of_contact, outcome_of
from changzhang.domain.events.meeting import EnteredLate, VoteCounted, VoucherShown
from tests.domain.given_when_then import BEGIN, HELD_ON, MEETING, OPEN, SEALED, M, check, line, opened_event, record

QA = [(M, opened_event(kind="qa", ledgers=()))]
FIELDS: dict[str, Any] = {"matter": "水渠发包", "body": "representatives", "present": 34, "total": 50, "yes": 18, "no": 10, "abstain": 6}


@pytest.mark.parametrize(
    ("given", "changes", "then"),
    [
        (QA, {}, [(M, VoteCounted(**FIELDS))]),
        (QA, {"body": "poll", "total": 0}, [(M, VoteCounted(**(FIELDS | {"body": "poll", "total": 0})))]),
        (QA, {"total": 0}, rq.RollMissing),
        (QA, {"total": 33}, rq.VotesDoNotAdd),
        (QA, {"yes": 19}, rq.VotesDoNotAdd),
        (QA, {"households_present": 9}, rq.VotesDoNotAdd),
        (QA, {"no": -1}, refusals.CountNegative),
        (QA, {"matter": " "}, refusals.TextMissing),
        (OPEN, {}, rq.NoVoteInReading),
        (OPEN, {"body": "poll"}, rq.NoVoteInReading),
        ([], {}, refusals.MeetingUnknown),
    ],
)
def test_count_votes(given: Any, changes: dict[str, Any], then: Any) -> None:
    check(given, CountVotes(meeting=MEETING, **(FIELDS | changes)), then)


def test_households_alone_may_decide() -> None:
    fields = {
        "body": "villagers_assembly",
        "present": 0,
        "total": 0,
        "households_present": 643,
        "households_total": 964,
        "yes": 600,
        "abstain": 0,
    }
    when = CountVotes(meeting=MEETING, **(FIELDS | fields))
    check(QA, when, [(M, VoteCounted(**(FIELDS | fields)))])
    assert outcome_of(VoteCounted(**(FIELDS | fields))) == "passed"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "村民代表会议：水渠发包，赞成18、反对10、弃权6，通过"),
        ({"yes": 17, "no": 11}, "村民代表会议：水渠发包，赞成17、反对11、弃权6，未通过"),
        ({"present": 33, "no": 9}, "村民代表会议：水渠发包，赞成18、反对9、弃权6，到会人数不够，不能作决定"),
        ({"body": "poll"}, "征求意见：水渠发包，赞成18、反对10、弃权6，只征求意见，不作决定"),
    ],
)
def test_a_vote_in_words_and_never_a_resolution_of_a_poll(changes: dict[str, Any], words: str) -> None:
    assert of_contact(VoteCounted(**(FIELDS | changes)), "") == words
    assert not any("决议" in said for said in OUTCOME_WORDS.values())


SINCE, UNTIL = BEGIN - timedelta(minutes=40), BEGIN - timedelta(minutes=5)


@pytest.mark.parametrize(
    ("given", "changes", "then"),
    [
        (OPEN, {}, [(M, EnteredLate(since=SINCE, until=UNTIL, kept_by="宋玉洁", note="停电"))]),
        (OPEN, {"since": UNTIL}, rq.SpanWrong),
        (OPEN, {"until": BEGIN + timedelta(days=1)}, rq.SpanWrong),
        (OPEN, {"kept_by": " "}, refusals.TextMissing),
        (SEALED, {}, refusals.MeetingSealedAlready),
        ([], {}, refusals.MeetingUnknown),
    ],
)
def test_enter_late(given: Any, changes: dict[str, Any], then: Any) -> None:
    fields: dict[str, Any] = {"since": SINCE, "until": UNTIL, "kept_by": " 宋玉洁 ", "note": " 停电 "}
    check(given, EnterLate(meeting=MEETING, **(fields | changes)), then)


def test_both_are_kept_by_the_meeting() -> None:
    late = EnteredLate(since=SINCE, until=UNTIL, kept_by="宋玉洁")
    meeting = record([*QA, (M, VoteCounted(**FIELDS)), (M, late)]).meeting(MEETING)
    assert meeting is not None
    assert [done.event.matter for done in meeting.votes] == ["水渠发包"]
    assert [(done.event, done.actor) for done in meeting.entered_late] == [(late, "宋玉洁")]


@pytest.mark.parametrize(
    ("changes", "then"),
    [
        ({"mode": "by_appointment", "inspect_on": HELD_ON}, VoucherShown(line=line(2), mode="by_appointment", inspect_on=HELD_ON)),
        ({"mode": "shown", "inspect_on": HELD_ON}, VoucherShown(line=line(2))),
        ({"mode": "by_appointment", "inspect_on": HELD_ON - timedelta(days=1)}, refusals.DueTooEarly),
        ({"question": "Q2026-009"}, refusals.QuestionUnknown),
    ],
)
def test_a_voucher_is_inspected_on_a_day(changes: dict[str, Any], then: Any) -> None:
    check(OPEN, ShowVoucher(meeting=MEETING, line=line(2), **changes), then if isinstance(then, type) else [(M, then)])
