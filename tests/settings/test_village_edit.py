from __future__ import annotations

import pytest

from changzhang.domain.village import Hotline, Person, Role
from changzhang.settings import SettingsInvalid, draft_village, load_village, village_edit

ROSTER = """\
name = "小山村"  # 村名
town = "八里镇"
from_period = "2026-10"

# 名册
[[people]]
name = "王有田"
roles = ["村监委主任"]  # 换届时选的

[[people]]
name = "李建军"
roles = ["报账员"]

# 监督电话：原样印在公开栏上。
[[hotlines]]
name = "镇纪委"
number = "0933-1"
""".encode()
INLINE = """name = "小山村"
town = "八里镇"
from_period = "2026-10"
people = [{name = "王有田", roles = ["村监委主任"]}, {name = "李建军"}]
""".encode()


def names(data: bytes) -> list[str]:
    return [person.name for person in load_village(data).people]


def comments(data: bytes) -> list[str]:
    return ["#" + line.split("#", 1)[1] for line in data.decode().splitlines() if "#" in line]


@pytest.mark.parametrize(
    "before", [ROSTER, INLINE, draft_village("小山村", "八里镇", "", "2026-10").encode(), ROSTER.replace(b"\n", b"\r\n")]
)
def test_people_are_added_one_after_the_other_and_every_comment_stays(before: bytes) -> None:
    after = village_edit.with_person(before, Person(name='何秀[/x]"引"', roles=(Role.SUPERVISION_MEMBER,)))
    after = village_edit.with_person(after, Person(name="田正", roles=(Role.REPRESENTATIVE, Role.GROUP_LEADER)))
    assert names(after) == [*names(before), '何秀[/x]"引"', "田正"]
    assert load_village(after).people[-1].roles == (Role.REPRESENTATIVE, Role.GROUP_LEADER)
    assert comments(after) == comments(before)


def test_a_phone_is_added_where_there_is_none() -> None:
    after = village_edit.with_hotline(INLINE, Hotline(name="镇纪委", number="0933-2"))
    assert load_village(after).hotlines == (Hotline(name="镇纪委", number="0933-2"),)
    after = village_edit.with_hotline(ROSTER, Hotline(name="县纪委", number="12388"))
    assert [hotline.number for hotline in load_village(after).hotlines] == ["0933-1", "12388"]


@pytest.mark.parametrize("name", ["王有田", "李建军"])
@pytest.mark.parametrize("before", [ROSTER, INLINE])
def test_somebody_is_taken_off_and_what_others_wrote_stays(before: bytes, name: str) -> None:
    after = village_edit.without_person(before, name)
    assert names(after) == [other for other in names(before) if other != name]
    assert load_village(after).hotlines == load_village(before).hotlines
    assert "# 监督电话：原样印在公开栏上。" in comments(after) or before is INLINE
    assert "# 名册" in comments(after) or before is INLINE


def test_the_last_one_can_be_taken_off_and_another_put_on() -> None:
    empty = village_edit.without_person(village_edit.without_person(ROSTER, "王有田"), "李建军")
    assert names(empty) == []
    assert names(village_edit.with_person(empty, Person(name="何秀"))) == ["何秀"]
    gone = village_edit.without_hotline(ROSTER, "镇纪委")
    assert load_village(gone).hotlines == ()
    assert load_village(village_edit.with_hotline(gone, Hotline(name="甲", number="1"))).hotlines


def test_roles_are_replaced_in_place() -> None:
    after = village_edit.with_roles(ROSTER, "李建军", ["村文书", "村民代表"])
    assert load_village(after).people[1].roles == (Role.VILLAGE_CLERK, Role.REPRESENTATIVE)
    assert after.decode().splitlines()[:8] == ROSTER.decode().splitlines()[:8]


@pytest.mark.parametrize("before", [ROSTER, INLINE])
def test_a_fact_is_set_whether_it_stood_there_or_not(before: bytes) -> None:
    after = village_edit.with_value(village_edit.with_value(before, "fonts", "system"), "asker_shown", "masked")
    village = load_village(village_edit.with_value(after, "fonts", "national"))
    assert (village.fonts, village.asker_shown, len(village.people)) == ("national", "masked", 2)


def test_nobody_of_that_name_changes_nothing() -> None:
    assert village_edit.without_person(ROSTER, "没有这人") == ROSTER
    assert village_edit.with_roles(ROSTER, "没有这人", ["村文书"]) == ROSTER
    assert village_edit.without_hotline(ROSTER, "没有") == ROSTER


def test_the_encoding_of_an_old_notepad_is_read() -> None:
    assert names(village_edit.with_person(ROSTER.decode().encode("gb18030"), Person(name="何秀")))[-1] == "何秀"


@pytest.mark.parametrize(
    "person",
    [
        Person(name="王有田"),
        Person(name=""),
        Person(name="何秀", roles=(Role.COMMITTEE_MEMBER, Role.SUPERVISION_MEMBER)),
        Person(name="何秀", roles=(Role.SUPERVISION_CHAIR,)),
    ],
)
def test_what_the_roster_forbids_is_refused(person: Person) -> None:
    with pytest.raises(SettingsInvalid):
        village_edit.with_person(ROSTER, person)


def test_a_heading_inside_a_text_is_not_taken_for_a_person() -> None:
    tricky = ROSTER.replace(b"town = ", b'place = """\n[[people]]\n"""\ntown = ')
    assert names(village_edit.without_person(tricky, "王有田")) == ["李建军"]
