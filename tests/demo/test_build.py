"""The demo village as built: three meetings held and sealed, lights in all three colours, the fourth month waiting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from changzhang.demo.build import build_demo
from changzhang.demo.tables import months
from changzhang.desk import board, importing, reviewing
from changzhang.desk import meeting as meeting_desk
from changzhang.desk.desk import Desk
from changzhang.desk.problems import FolderInUse
from changzhang.store import queries
from tests.demo.days import DAYS, clock_on


@pytest.fixture(scope="module", params=DAYS, ids=str)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, date]]:
    today: date = request.param
    desk = build_demo(tmp_path_factory.mktemp("demo") / "村", clock=clock_on(today))
    yield desk, today
    desk.close()


Built = tuple[Desk, date]


def test_three_months_are_read_and_sealed_and_the_fourth_waits(built: Built) -> None:
    desk, today = built
    periods = [month.period for month in months(today)]
    ready = meeting_desk.preparation(desk)
    assert ready.periods == (periods[-1],)
    assert (ready.open_meeting, ready.unsealed, ready.unexplained, ready.clock_note) == (None, (), (), "")
    assert [(row.state, row.periods) for row in desk.record.rows("meeting")] == [("sealed", (period,)) for period in periods[:3]]


def test_every_ledger_came_in_through_the_importer(built: Built) -> None:
    desk, _ = built
    states = [desk.record.ledger_state(row.stream) for row in desk.record.rows("ledger")]
    assert len(states) == 4
    for state in states:
        assert state is not None
        assert state.current.reconciled
        assert not [code for code in state.current.issues if code.startswith("E")]
        assert queries.keeps(desk.book, state.current.file_sha256)
    again = importing.check(desk, next((desk.folder / "账目").glob("*.csv")))
    assert [issue.code for issue in again.reading.errors] == ["E114_ALREADY_IMPORTED"]


def test_every_month_was_reviewed_and_signed_and_what_was_doubted_is_for_the_room(built: Built) -> None:
    desk, _ = built
    reviews = [reviewing.review(desk, stream) for stream in reversed(reviewing.streams(desk))]
    assert [review.signed.signed.members if review.signed else () for review in reviews] == [("丁桂香", "白云山")] * 4
    doubted = [[line.line.line_no for line in review.lines if line.verdict and line.verdict.verdict == "doubted"] for review in reviews]
    assert doubted == [[], [], [7], [7]]
    assert all(line.verdict for review in reviews for line in review.lines)


def test_what_waits_is_red_yellow_and_green_on_the_day(built: Built) -> None:
    desk, today = built
    items = [item for item in board.items(desk, today) if item.kind == "rectification"]
    assert sorted((item.light, item.words) for item in items) == [
        ("green", "正常"),
        ("red", "超期3天"),
        ("yellow", "剩2天"),
        ("yellow", "已完成待核验"),
    ]
    assert all(item.owner and item.reckoning for item in items)


def test_one_answer_is_overdue(built: Built) -> None:
    desk, today = built
    (owed,) = [item for item in board.items(desk, today) if item.kind == "answer"]
    assert (owed.light, owed.words, owed.owner) == ("red", "超期2天", "韩小军")


def test_the_past_is_told_in_order_and_ends_before_now(built: Built) -> None:
    desk, _ = built
    facts = queries.facts_between(desk.book, 1, desk.book.record.head)
    instants = [fact.at for fact in facts]
    assert instants == sorted(instants)
    assert instants[-1] < desk.now()
    assert len({fact.at.date() for fact in facts}) > 6


def test_every_line_of_the_past_was_read_aloud(built: Built) -> None:
    desk, _ = built
    for row in desk.record.rows("meeting"):
        view = desk.view(row.id)
        assert view is not None
        assert view.unread() == ()
        assert view.meeting.opened.held_on.day == 15
        assert view.meeting.appraisal is not None


def test_it_says_that_it_is_fictional(built: Built) -> None:
    desk, _ = built
    assert desk.village.is_fictional
    assert "虚构" in (desk.folder / "village.toml").read_text(encoding="utf-8")


def test_a_village_is_not_built_over_another(built: Built) -> None:
    desk, today = built
    with pytest.raises(FolderInUse):
        build_demo(desk.folder, clock=clock_on(today))


def test_right_after_midnight_of_a_first(tmp_path: Path) -> None:
    desk = build_demo(tmp_path / "村", clock=clock_on(date(2026, 12, 1), hour=0))
    assert meeting_desk.preparation(desk).periods == ("2026-11",)
    assert meeting_desk.preparation(desk).clock_note == ""
