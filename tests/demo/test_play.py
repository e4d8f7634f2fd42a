"""The meeting that holds itself: to the seal, told line by line, its papers written; twice the same."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from changzhang.demo.build import build_demo
from changzhang.demo.play import play
from changzhang.demo.problems import NothingToHold
from changzhang.demo.tables import packaged
from changzhang.desk.desk import Desk
from changzhang.domain.chain import Fact
from changzhang.domain.commands import WIRE_NAMES
from changzhang.domain.events import encode_body, kind_of
from changzhang.domain.events.book import BookCreated
from changzhang.store import queries
from tests.demo.days import DAYS, clock_on
from tests.desk.village import clock_at, new_desk


def held(folder: Path, today: date) -> tuple[Desk, list[str]]:
    """A demo village whose meeting has held itself, and what was said."""
    desk, said = build_demo(folder, clock=clock_on(today)), []
    play(desk, say=said.append)
    return desk, said


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Desk, list[str]]:
    return held(tmp_path_factory.mktemp("demo") / "村", DAYS[1])


def facts(desk: Desk) -> Sequence[Fact]:
    return queries.facts_between(desk.book, 1, desk.book.record.head)


def test_the_meeting_is_sealed_and_everything_in_it_settled(told: tuple[Desk, list[str]]) -> None:
    desk, _ = told
    view = desk.view("reading-2026-10")
    assert view is not None
    assert view.meeting.is_sealed
    assert view.unread() == ()
    assert not [question for question in view.questions if question.asked.is_pending or question.status == "open"]
    assert all(item.status == "completed" or item.statements for item in view.look_back)
    assert view.meeting.cash is not None
    assert view.meeting.cash.counted_fen == view.meeting.cash.book_fen == 40_600
    assert len(view.promises) == 3


def test_the_meeting_shows_every_kind_of_act(told: tuple[Desk, list[str]]) -> None:
    desk, _ = told
    first = next(row.seq for row in desk.record.rows("meeting") if row.id == "reading-2026-10")
    kinds = {kind_of(fact.event) for fact in facts(desk) if fact.seq >= first}
    expected = """
        meeting.opened attendance.counted attendee.arrived stage.entered rectification.stated rectification.progressed
        rectification.promised line.read line.reviewed voucher.shown meeting.paused meeting.resumed cash.counted question.asked
        question.seconded question.answered question.deferred question.referred question.rated appraisal.counted note.taken
        entry.withdrawn entry.reworded meeting.adjourned meeting.sealed paper.exported
    """
    assert set(expected.split()) <= kinds


def test_it_ends_now_and_never_runs_ahead_of_the_clock(told: tuple[Desk, list[str]]) -> None:
    desk, _ = told
    meeting = desk.record.meeting("reading-2026-10")
    assert meeting is not None
    assert meeting.sealed_at == desk.now()
    instants = [fact.at for fact in facts(desk)]
    assert instants == sorted(instants)


def test_it_is_told_in_chinese_one_line_an_act(told: tuple[Desk, list[str]]) -> None:
    desk, said = told
    view = desk.view("reading-2026-10")
    assert view is not None
    assert "虚构" in said[0]
    text = "\n".join(said)
    assert "证明人一栏空白" in text
    assert "冲减支出四十六元" in text
    assert "个人的反映" not in text
    assert f"散会码 {view.adjourn_code}" in text
    assert f"封存码 {view.seal_code}" in text
    assert not [line for line in said if "\n" in line or "None" in line]


def test_the_papers_are_on_the_disk_and_their_paths_told(told: tuple[Desk, list[str]]) -> None:
    desk, said = told
    paths = [Path(line.split("文书 ")[1]) for line in said if "文书 " in line]
    names = {"会议记录.docx", "会议纪要.docx", "整改清单.docx", "整改清单.xlsx", "书面答复单.docx", "交办单.docx", "转办单.docx"}
    assert names <= {path.name for path in paths}
    assert all(path.stat().st_size > 1000 for path in paths)
    meeting = desk.record.meeting("reading-2026-10")
    assert meeting is not None
    assert [paper.is_draft for paper in meeting.papers] == [False] * len(paths)


def test_a_second_time_there_is_nothing_to_hold(told: tuple[Desk, list[str]]) -> None:
    with pytest.raises(NothingToHold):
        play(told[0], say=lambda line: None)


def test_a_real_village_is_never_played_in(tmp_path: Path) -> None:
    desk = new_desk(tmp_path / "村", clock_at(2026, 11, 15, 14, 0))
    with pytest.raises(NothingToHold):
        play(desk, say=lambda line: None)


@pytest.mark.parametrize("today", [DAYS[0], DAYS[2], DAYS[3]], ids=str)
def test_it_holds_on_any_day(tmp_path: Path, today: date) -> None:
    desk, said = held(tmp_path / "村", today)
    assert [row.state for row in desk.record.rows("meeting")] == ["sealed"] * 4
    assert "封存码" in "\n".join(said)


def test_twice_the_same_but_for_hashes(told: tuple[Desk, list[str]], tmp_path: Path) -> None:
    """The book's id is drawn by lot, and every hash hangs on it; the papers carry the codes."""
    desk, _ = held(tmp_path / "村", DAYS[1])
    assert [plain(fact) for fact in facts(desk)] == [plain(fact) for fact in facts(told[0])]


def plain(fact: Fact) -> tuple[object, ...]:
    kind = kind_of(fact.event)
    drawn = isinstance(fact.event, BookCreated) or kind == "paper.exported"
    return fact.seq, fact.stream, fact.act, fact.at, fact.actor, kind, "" if drawn else encode_body(fact.event)


def test_the_script_is_an_ordinary_replay_script() -> None:
    script = tomllib.loads(packaged("script.toml").decode())
    assert all(act["do"] in WIRE_NAMES for act in script["act"])
    assert not [act for act in script["act"] if {"lines", "due_in"} & set(act)]
    assert sorted(act["line"] for act in script["act"] if act["do"] == "read_line") == list(range(1, 17))
