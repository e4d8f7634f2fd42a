from __future__ import annotations

from pathlib import Path

import pytest

from changzhang.desk import editing, setting_up
from changzhang.desk.changed_settings import changed_files, differences
from changzhang.desk.desk import Desk
from changzhang.desk.problems import FileUnwritable, SettingsWaiting
from changzhang.domain.village import Role
from changzhang.settings import SettingsInvalid
from tests.desk.village import clock_at, new_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path / "村", clock_at(2026, 11, 15, 9, 0))


def test_an_edit_is_written_and_counts_at_once(desk: Desk) -> None:
    editing.add_person(desk, " 马\n小兰\x1b ", (Role.REPRESENTATIVE,))
    editing.add_hotline(desk, "镇纪委", "0933-1")
    editing.set_fact(desk, "asker_shown", "masked")
    editing.set_fact(desk, "relatives_declared", "换届时3人均已书面声明没有")
    assert desk.village.people[-1].name == "马 小兰\ufffd"
    assert (desk.village.asker_shown, desk.village.relatives_declared) == ("masked", "换届时3人均已书面声明没有")
    assert desk.village.hotlines[0].number == "0933-1"
    assert changed_files(desk) == ()
    editing.set_roles(desk, "马 小兰\ufffd", (Role.VILLAGE_CLERK,))
    editing.remove_person(desk, "白云山")
    editing.remove_hotline(desk, "镇纪委")
    assert desk.village.person("马 小兰\ufffd") is not None
    assert desk.village.person("白云山") is None
    assert not [path for path in desk.folder.iterdir() if path.suffix == ".part"]
    reopened = setting_up.open_desk(desk.folder, clock=desk.now)
    assert reopened.village == desk.village


def test_what_the_roster_forbids_writes_nothing(desk: Desk) -> None:
    before, head = (desk.folder / "village.toml").read_bytes(), desk.book.record.head
    with pytest.raises(SettingsInvalid, match="同时在村委会和村监委"):
        editing.set_roles(desk, "丁桂香", (Role.SUPERVISION_MEMBER, Role.COMMITTEE_MEMBER))
    assert (desk.folder / "village.toml").read_bytes() == before
    assert desk.book.record.head == head


def test_nothing_to_change_is_a_notice(desk: Desk) -> None:
    head = desk.book.record.head
    assert editing.remove_person(desk, "没有这人").notice
    assert editing.set_fact(desk, "fonts", "national").notice == "" or desk.book.record.head == head


def test_a_change_by_hand_is_not_adopted_unseen(desk: Desk) -> None:
    path = desk.folder / "village.toml"
    path.write_bytes(path.read_bytes().replace("八里镇".encode(), "九里镇".encode()))
    with pytest.raises(SettingsWaiting):
        editing.add_person(desk, "马小兰", ())
    assert desk.village.town == "八里镇"
    assert differences(desk, changed_files(desk)[0]) == ('－town = "八里镇"', '＋town = "九里镇"')


def test_a_broken_other_file_does_not_keep_the_roster_from_being_edited(desk: Desk) -> None:
    (desk.folder / "session_templates/monthly_reading.toml").write_text("[/x", "utf-8")
    editing.add_person(desk, "马小兰", ())
    assert desk.village.person("马小兰")
    assert [file.name for file in changed_files(desk)] == ["session_templates/monthly_reading.toml"]


def test_a_disk_that_refuses_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(FileUnwritable):
        editing.add_person(desk, "马小兰", ())
    assert desk.village.person("马小兰") is None


def test_a_new_file_is_all_new_and_one_in_no_encoding_is_still_shown(desk: Desk) -> None:
    (desk.folder / "session_templates/rules/holidays_2027.toml").write_bytes(b"\xff\xff\x1b[31m")
    file = changed_files(desk)[0]
    assert file.is_new
    assert differences(desk, file)
    assert "\x1b" not in "".join(differences(desk, file))
