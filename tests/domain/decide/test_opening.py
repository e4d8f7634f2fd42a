"""Whether a meeting may be opened, under what number, title and id."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from changzhang.domain import refusals, refusals_ledger
from changzhang.domain.commands.meeting import OpenMeeting
from changzhang.domain.events.ledger import LedgerExplained
from changzhang.domain.events.meeting import MeetingAdjourned, OpenedLedger, StageEntered
from changzhang.domain.ledger import LedgerKey
from changzhang.domain.village import Village
from tests.domain.given_when_then import (
    ACCEPTED,
    HELD_ON,
    IN_BOOK,
    KEY,
    MEETING,
    OPEN,
    TEMPLATE,
    M,
    check,
    decided,
    opened_event,
    withdrawn,
)

BROKEN = msgspec.structs.replace(ACCEPTED, issues=("E107_NOT_RECONCILED",), reconciled=False)
COLLECTIVE = LedgerKey("collective", "all", "2026-10")
NOVEMBER = LedgerKey("village_committee", "all", "2026-11")
STAGE = (M, StageEntered(stage="sign_in"))


def command(**changes: Any) -> OpenMeeting:
    fields: dict[str, Any] = {
        "template_id": "monthly_reading",
        "template_sha256": "t",
        "village_sha256": "v",
        "deadlines_sha256": "d",
        "periods": ("2026-10",),
        "held_on": HELD_ON,
    }
    return OpenMeeting(**(fields | changes))


@pytest.mark.parametrize(
    ("given", "when", "then"),
    [
        (IN_BOOK, command(), [(M, opened_event()), STAGE]),
        (
            IN_BOOK,
            command(place="晒谷场", chair="丁桂香", recorder="韩小军", is_mirrored=False, medium="paper", clock_note="快8分"),
            [
                (
                    M,
                    opened_event(place="晒谷场", chair="丁桂香", recorder="韩小军", is_mirrored=False, medium="paper", clock_note="快8分"),
                ),
                STAGE,
            ],
        ),
        ([(KEY.stream, BROKEN)], command(), refusals_ledger.NotExplained),
        ([(KEY.stream, BROKEN), (KEY.stream, LedgerExplained(ledger_seq=1, text="漏记"))], command(), [(M, opened_event()), STAGE]),
        ([], command(), refusals_ledger.LedgerMissing),
        (IN_BOOK, command(periods=("2026-09",)), refusals_ledger.LedgerMissing),
        (IN_BOOK, command(periods=()), refusals_ledger.LedgerMissing),
        (OPEN, command(), refusals.AnotherMeetingOpen),
        ([*OPEN, (M, MeetingAdjourned(present=3))], command(), refusals_ledger.PeriodAlreadyRead),
    ],
)
def test_open(given: Any, when: OpenMeeting, then: Any) -> None:
    check(given, when, then)


@pytest.mark.parametrize("template", [None, msgspec.structs.replace(TEMPLATE, stages=())])
def test_there_must_be_stages(template: Any) -> None:
    check(IN_BOOK, command(), refusals.StageUnknown, template=template)


def test_both_entities_of_a_month_are_read_together() -> None:
    both = [*IN_BOOK, (COLLECTIVE.stream, msgspec.structs.replace(ACCEPTED, key=COLLECTIVE))]
    ledgers = (
        OpenedLedger(stream=KEY.stream, ledger_seq=1, period="2026-10", line_count=3),
        OpenedLedger(stream=COLLECTIVE.stream, ledger_seq=2, period="2026-10", line_count=3),
    )
    check(both, command(), [(M, opened_event(ledgers=ledgers)), STAGE])


def test_a_withdrawn_meeting_leaves_its_month_free_and_its_id_taken() -> None:
    decision = decided([*OPEN, withdrawn(M, 2)], command())
    assert decision.ids == {"meeting": f"{MEETING}-2"}
    assert decision.drafts[0][1] == opened_event()


@pytest.mark.parametrize(("held_on", "number"), [(date(2026, 12, 15), 2), (date(2027, 1, 15), 1)])
def test_meetings_are_numbered_within_the_year(held_on: date, number: int) -> None:
    next_month = (NOVEMBER.stream, msgspec.structs.replace(ACCEPTED, key=NOVEMBER, opening_fen=ACCEPTED.closing_fen))
    given = [*OPEN, (M, MeetingAdjourned(present=3)), next_month]
    event: Any = decided(given, command(periods=("2026-11",), held_on=held_on)).drafts[0][1]
    assert (event.number, event.title) == (number, "小山村公开唱账会（2026年11月账目）")


QA = msgspec.structs.replace(TEMPLATE, id="quarterly_qa", kind="qa", name="村务公开答疑会")
URGENT = msgspec.structs.replace(TEMPLATE, id="urgent_matter", kind="urgent", name="重大事项即时公开会")


def test_a_qa_is_named_after_its_quarter() -> None:
    decision = decided([], command(periods=(), template_id="quarterly_qa"), template=QA)
    event: Any = decision.drafts[0][1]
    assert decision.ids == {"meeting": "qa-2026Q4"}
    assert (event.title, event.ledgers) == ("小山村村务公开答疑会（2026年第四季度）", ())


def test_an_urgent_meeting_is_named_after_its_day_and_its_matter() -> None:
    when = command(periods=(), template_id="urgent_matter", matter=" 三组水渠清淤发包 ")
    decision = decided([], when, template=URGENT)
    event: Any = decision.drafts[0][1]
    assert decision.ids == {"meeting": "urgent-2026-11-15"}
    assert (event.title, event.matter) == ("小山村重大事项即时公开会（三组水渠清淤发包）", "三组水渠清淤发包")
    check([], command(periods=(), template_id="urgent_matter"), refusals.TextMissing, template=URGENT)


def test_without_a_clerk_on_the_roster_the_actor_records_and_nobody_is_no_recorder() -> None:
    empty = Village(name="小山村", town="八里镇", from_period="2026-10")
    event: Any = decided(IN_BOOK, command(), village=empty, actor="石进才").drafts[0][1]
    assert (event.chair, event.recorder) == ("", "石进才")
    check(IN_BOOK, command(), refusals.TextMissing, village=empty, actor=" ")
