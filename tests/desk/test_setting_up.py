"""A village folder made, opened, and its changed settings adopted."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from changzhang.desk import meeting as meeting_desk
from changzhang.desk import setting_up
from changzhang.desk.problems import FileUnwritable, FolderInUse, VillageMissing
from changzhang.desk.settings_in_force import NothingAdopted
from changzhang.domain.commands.meeting import AdjournMeeting, PassOverCheck
from changzhang.settings import SettingsInvalid
from tests.desk.village import MEETING, TOML, accept_month, clock_at, new_desk


def test_a_new_village_has_all_it_needs(tmp_path: Path) -> None:
    clock = clock_at(2026, 11, 15, 9, 0)
    desk = setting_up.init_village(tmp_path / "村", village="小山村", town="八里镇", county="某县", from_period="2026-10", clock=clock)
    names = {path.relative_to(desk.folder).as_posix() for path in desk.folder.rglob("*") if path.is_file()}
    assert {"changzhang.db", "village.toml", "session_templates/monthly_reading.toml", "session_templates/rules/deadlines.toml"} <= names
    assert (desk.folder / "exports").is_dir()
    assert (desk.village.name, desk.village.town, desk.village.county, desk.village.from_period) == ("小山村", "八里镇", "某县", "2026-10")
    assert desk.template("monthly_reading").stages
    assert desk.deadlines.reading_day == 15
    assert 2026 in desk.calendar.known_years
    assert desk.actor == ""
    assert setting_up.changed_files(desk) == ()
    assert setting_up.settings_problems(desk.folder)[0].is_warning


def test_a_village_is_made_once_and_opened_where_it_is(tmp_path: Path) -> None:
    clock = clock_at(2026, 11, 15, 9, 0)
    new_desk(tmp_path / "村", clock).close()
    with pytest.raises(FolderInUse):
        new_desk(tmp_path / "村", clock)
    with pytest.raises(VillageMissing):
        setting_up.open_desk(tmp_path, clock=clock)
    assert setting_up.open_desk(tmp_path / "村", clock=clock).village.name == "小山村"


def test_a_wrong_profile_makes_no_village(tmp_path: Path) -> None:
    with pytest.raises(SettingsInvalid):
        setting_up.init_village(tmp_path / "村", village="", town="八里镇", from_period="2026-13", clock=clock_at(2026, 11, 15, 9, 0))
    assert not setting_up.is_village(tmp_path / "村")


def test_a_place_that_takes_no_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "村").write_text("这里已有一个文件", encoding="utf-8")
    with pytest.raises(FileUnwritable):
        new_desk(tmp_path / "村", clock_at(2026, 11, 15, 9, 0))
    with pytest.raises(FileUnwritable):
        new_desk(tmp_path / "村" / "里面", clock_at(2026, 11, 15, 9, 0))


def test_an_edited_file_counts_only_once_adopted(tmp_path: Path) -> None:
    desk = new_desk(tmp_path / "村", clock_at(2026, 11, 15, 9, 0))
    edited = TOML.replace("八里镇", "九里镇")
    (desk.folder / "village.toml").write_bytes(edited.encode("gb18030"))
    (changed,) = setting_up.changed_files(desk)
    assert (changed.name, changed.is_new) == ("village.toml", False)
    assert desk.village.town == "八里镇"
    assert len(setting_up.adopt(desk).facts) == 1
    assert desk.village.town == "九里镇"
    assert setting_up.adopt(desk).notice == "设置没有变化"


def test_a_file_that_cannot_count_is_told_and_none_is_adopted(tmp_path: Path) -> None:
    desk = new_desk(tmp_path / "村", clock_at(2026, 11, 15, 9, 0))
    (desk.folder / "village.toml").write_text(TOML.replace("八里镇", "九里镇"), encoding="utf-8")
    (desk.folder / "session_templates" / "monthly_reading.toml").write_text('id = "x"\n', encoding="utf-8")
    head = desk.book.record.head
    with pytest.raises(SettingsInvalid):
        setting_up.adopt(desk)
    assert desk.book.record.head == head
    assert desk.village.town == "八里镇"


def test_an_open_meeting_keeps_the_settings_it_opened_with(tmp_path: Path) -> None:
    desk = new_desk(tmp_path / "村", clock_at(2026, 11, 15, 14, 0))
    accept_month(desk)
    meeting_desk.start(desk, period="2026-10")
    template = desk.folder / "session_templates" / "monthly_reading.toml"
    template.write_text(template.read_text(encoding="utf-8").replace('title = "签到"', 'title = "报到"'), encoding="utf-8")
    setting_up.adopt(desk)
    assert desk.view().stage.title == "签到"  # type: ignore[union-attr]
    assert desk.template("monthly_reading").stages[0].title == "报到"
    for check in ("head_count", "unread_lines", "appraisal"):
        desk.do(PassOverCheck(meeting=MEETING, check=check, reason="演练"))
    desk.do(AdjournMeeting(meeting=MEETING))
    assert desk.view().template.stages[0].title == "签到"  # type: ignore[union-attr]


def test_a_local_holiday_counts_once_the_calendar_is_adopted(tmp_path: Path) -> None:
    clock = clock_at(2026, 11, 15, 9, 0)
    desk = new_desk(tmp_path / "村", clock)
    assert setting_up.adopt_calendar(desk).notice == "节假日安排没有变化"
    known = max(desk.calendar.known_years)
    clock.at = clock.at.replace(year=known)
    holidays = desk.folder / "session_templates" / f"holidays_{known + 1}.toml"
    holidays.write_text(f"off = [{known + 1}-01-01]\nwork = []\n", encoding="utf-8")
    setting_up.adopt_calendar(desk)
    assert known + 1 in desk.calendar.known_years
    assert date(known + 1, 1, 1) in desk.calendar.off


def test_a_template_nobody_adopted(tmp_path: Path) -> None:
    desk = new_desk(tmp_path / "村", clock_at(2026, 11, 15, 9, 0))
    with pytest.raises(NothingAdopted) as caught:
        meeting_desk.start(desk, template_id="../secret", period="2026-10")
    assert "session_templates/../secret.toml" in caught.value.sentence()
