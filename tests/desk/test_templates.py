"""Templates of the village's own, begun from one that is there, and the meetings held by them."""

from __future__ import annotations

from pathlib import Path

import pytest

from changzhang.desk import meeting as meeting_desk
from changzhang.desk import setting_up
from changzhang.desk.replaying import read_script, replay
from changzhang.desk.templates import new_template
from changzhang.domain.refusals_ledger import LedgerMissing
from changzhang.settings import SettingNotFound, load_template
from changzhang.settings.new_template import TemplateExists, TemplateIdWrong
from tests.desk.village import clock_at, new_desk


@pytest.mark.parametrize("source", ["monthly_reading", "quarterly_qa", "urgent_matter"])
def test_a_new_template_is_the_old_one_under_its_own_id(tmp_path: Path, source: str) -> None:
    path = new_template(tmp_path, "my_own", source=source)
    template = load_template(path.read_bytes(), "session_templates/my_own.toml")
    assert template.id == "my_own"
    assert path.read_text("utf-8").startswith("# ")
    again = new_template(tmp_path, "another", source="my_own")
    assert load_template(again.read_bytes(), "another.toml").stages == template.stages


@pytest.mark.parametrize("wrong", ["../x", "我的", "a b", ""])
def test_an_id_that_is_no_file_name(tmp_path: Path, wrong: str) -> None:
    with pytest.raises(TemplateIdWrong):
        new_template(tmp_path, wrong)


def test_nothing_is_overwritten_and_the_source_must_be_there(tmp_path: Path) -> None:
    new_template(tmp_path, "mine")
    with pytest.raises(TemplateExists):
        new_template(tmp_path, "mine")
    with pytest.raises(SettingNotFound):
        new_template(tmp_path, "other", source="none")


def test_a_quarters_meeting_opens_without_accounts(tmp_path: Path) -> None:
    desk = new_desk(tmp_path / "村", clock_at(2026, 11, 15, 14, 0))
    with pytest.raises(LedgerMissing):
        meeting_desk.start(desk)
    assert meeting_desk.start(desk, template_id="quarterly_qa") == "qa-2026Q4"
    view = desk.view()
    assert view is not None
    assert (view.stage.id, view.plan.lines, view.ledgers) == ("sign_in", (), ())


def test_a_template_of_the_villages_own_counts_once_adopted(tmp_path: Path) -> None:
    desk = new_desk(tmp_path / "村", clock_at(2026, 11, 15, 14, 0))
    new_template(desk.folder, "my_qa", source="quarterly_qa")
    setting_up.adopt(desk)
    assert meeting_desk.start(desk, template_id="my_qa") == "qa-2026Q4"


def test_a_script_holds_meetings_without_a_period(tmp_path: Path) -> None:
    desk = new_desk(tmp_path / "村", clock_at(2026, 11, 15, 14, 0))
    head = '[meeting]\ntemplate = "urgent_matter"\nmatter = "水渠清淤发包"\n'
    act = '[[act]]\ndo = "count_attendance"\ncounts = { "村民" = 20 }\n'
    assert [step.do for step in replay(desk, read_script(head + act, "脚本.toml"))] == ["count_attendance"]
    assert [step.do for step in replay(desk, read_script(head + act, "脚本.toml"))] == ["count_attendance"]
    meeting = desk.record.open_meeting
    assert meeting is not None
    assert (meeting.id, meeting.opened.title) == ("urgent-2026-11-15", "小山村重大事项即时公开会（水渠清淤发包）")
