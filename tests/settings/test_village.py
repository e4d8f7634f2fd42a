"""``village.toml``: the roster's rules, warnings, and the first draft."""

from __future__ import annotations

import pytest

from changzhang.domain.village import Role
from changzhang.settings.check import SettingsInvalid
from changzhang.settings.village import draft_village, load_village, village_warnings

HEAD = 'name = "小山村"\ntown = "八里镇"\nfrom_period = "2026-10"\n'


def people(*entries: tuple[str, str]) -> str:
    return "".join(
        f'[[people]]\nname = "{name}"\nroles = [{", ".join(f"{chr(34)}{role}{chr(34)}" for role in roles.split())}]\n'
        for name, roles in entries
    )


THREE = people(("马德福", "村监委主任"), ("王秀兰", "村监委委员"), ("李建军", "村监委委员"), ("张志强", "村党组织书记 村委会主任"))


def problems(text: str) -> dict[str, str]:
    with pytest.raises(SettingsInvalid) as caught:
        load_village(text.encode())
    return {problem.key_path: problem.message for problem in caught.value.problems}


def test_a_village_with_its_people() -> None:
    village = load_village((HEAD + THREE + '[[hotlines]]\nname = "镇纪委"\nnumber = "12388"\n').encode())
    assert [person.name for person in village.supervisors] == ["马德福", "王秀兰", "李建军"]
    assert village.people[3].roles == (Role.PARTY_SECRETARY, Role.COMMITTEE_CHAIR)
    assert village_warnings(village) == ()


@pytest.mark.parametrize(
    ("text", "path", "message"),
    [
        (HEAD + people(("王军", "村委会委员 村监委委员")), "people[1].roles", "王军同时在村委会和村监委"),
        (HEAD + people(("王军", "村委会主任"), ("李明", "村委会主任")), "people[2].roles", "村委会主任已经有王军"),
        (HEAD + people(("王军", "村民代表"), ("王军", "报账员")), "people[2].name", "姓名“王军”重复了"),
        (HEAD + people(("", "村民代表")), "people[1].name", "空着没填"),
        (HEAD + people(("王军", "村长")), "people[1].roles[1]", "没有文字“村长”这个选项"),
        (HEAD.replace("2026-10", "2026-13"), "from_period", "“2026-13”不是月份"),
        (HEAD.replace("2026-10", "2026年10月"), "from_period", "“2026年10月”不是月份"),
        (HEAD.replace("小山村", ""), "name", "空着没填"),
        (HEAD + 'groups = ["一组", "一组"]', "groups[2]", "村民小组“一组”重复了"),
        (HEAD + 'groups = ["一组"]\n[[people]]\nname = "王军"\ngroup = "1组"', "people[1].group", "groups 里没有“1组”"),
        (HEAD + 'publication_url = "小山村.cn"', "publication_url", "不是网址"),
        (HEAD + '[[hotlines]]\nname = "镇纪委"\nnumber = 12388', "hotlines[1].number", "应为文字，写的是12388"),
        (HEAD + '[[hotlines]]\nname = ""\nnumber = "1"', "hotlines[1].name", "空着没填"),
        (HEAD + 'asker_shown = "grup"', "asker_shown", "没有文字“grup”这个选项"),
    ],
)
def test_one_mistake(text: str, path: str, message: str) -> None:
    assert problems(text) == {path: message}


def test_all_mistakes_are_told_at_once_those_of_sense_too() -> None:
    text = 'name = 1\ntwon = "八里镇"\nfrom_period = "十月"\n' + people(("王军", "村委会委员 村监委委员"), ("王军", "村长"))
    assert set(problems(text)) == {"name", "twon", "from_period", "people[1].roles", "people[2].name", "people[2].roles[1]"}


def test_an_empty_file_says_what_it_lacks() -> None:
    assert problems("") == {"name": "缺少 name", "town": "缺少 town", "from_period": "缺少 from_period"}


@pytest.mark.parametrize(
    ("roster", "messages"),
    [
        ([("马德福", "村监委主任"), ("王秀兰", "村监委委员")], ["村监委登记了2人"]),
        ([(f"委员{n}", "村监委委员") for n in range(3)], ["没有村监委主任"]),
        ([("马德福", "村监委主任")] + [(f"委员{n}", "村监委委员") for n in range(5)], ["村监委登记了6人"]),
    ],
)
def test_an_odd_committee_is_doubted_not_refused(roster: list[tuple[str, str]], messages: list[str]) -> None:
    warnings = village_warnings(load_village((HEAD + people(*roster)).encode()))
    assert [warning.message for warning in warnings] == messages
    assert all(warning.is_warning for warning in warnings)


@pytest.mark.parametrize("name", ["小山村", 'a"b\\c', "一\n二", "]\x1b[[people]]", "'''"])
def test_the_first_draft_reads_back(name: str) -> None:
    village = load_village(draft_village(name, "八里镇", "", "2026-11").encode())
    assert (village.name, village.town, village.county, village.from_period) == (name.replace("\x1b", "\ufffd"), "八里镇", "", "2026-11")


def test_the_examples_of_the_draft_work_when_uncommented() -> None:
    draft = draft_village("小山村", "八里镇", "静宁县", "2026-11")
    examples = [line[2:] for line in draft.splitlines() if line.startswith(("# [[", "# name =", "# roles =", "# group =", "# number ="))]
    village = load_village((draft + "\n".join(examples)).encode())
    assert village.supervisors[0].group == "一组"
    assert village.hotlines[0].name == "镇纪委"
