"""``village.toml``: read with all its problems at once, doubted where law or habit ask for it, and written the first time."""

from __future__ import annotations

import re

from changzhang.domain.text import clean
from changzhang.domain.village import COMMITTEE, SUPERVISION, Role, Village
from changzhang.settings.check import Findings, SettingProblem, nearest
from changzhang.settings.toml_file import load

_PERIOD = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_ONE_HOLDER = (Role.PARTY_SECRETARY, Role.COMMITTEE_CHAIR, Role.SUPERVISION_CHAIR, Role.BOARD_CHAIR)


def load_village(data: bytes, file_name: str = "village.toml") -> Village:
    """The village of a file. Raises SettingsInvalid with every problem of the file."""
    village, findings = load(Village, data, file_name)
    _check_names(village, findings)
    _check_roster(village, findings)
    _check_offices(village, findings)
    findings.raise_any()
    return village


def village_warnings(village: Village, file_name: str = "village.toml") -> tuple[SettingProblem, ...]:
    """What is allowed but doubtful: a supervision committee not of 3 to 5 (关于建立健全村务监督委员会的指导意见), or without a chair."""
    warnings = []
    count = len(village.supervisors)
    if not 3 <= count <= 5:
        warnings.append(SettingProblem(file_name, "people", f"村监委登记了{count}人", "村监委一般为3至5人，请核对名册", True))
    if village.holder(Role.SUPERVISION_CHAIR) is None:
        warnings.append(SettingProblem(file_name, "people", "没有村监委主任", "唱账会由村监委主任主持，请登记", True))
    return tuple(warnings)


def draft_village(name: str, town: str, county: str, from_period: str) -> str:
    """The first ``village.toml`` of a village, commented in Chinese; ``from_period`` is ``YYYY-MM``."""
    import tomlkit

    document = tomlkit.document()
    document.add(tomlkit.comment("本村的基本情况。改完保存，回到唱账按提示确认，改动才生效。"))
    document.add(tomlkit.comment("以 # 开头的行是说明，不起作用；把 # 去掉就启用。"))
    for key, value, comment in _facts(name, town, county, from_period):
        document.add(tomlkit.nl())
        document.add(tomlkit.comment(comment))
        document.add(key, tomlkit.item(value))
    return tomlkit.dumps(document) + _PEOPLE


def _facts(name: str, town: str, county: str, from_period: str) -> list[tuple[str, str | bool | list[str], str]]:
    return [
        ("name", clean(name).strip(), "村名，印在每份文书上"),
        ("town", clean(town).strip(), "所属乡镇"),
        ("county", clean(county).strip(), "所属县（市、区），可以空着"),
        ("from_period", clean(from_period).strip(), "从哪个月的账开始唱，写成 年-月"),
        ("place", "村党群服务中心会议室", "平时在哪里开会"),
        ("groups", [], '村民小组，例如 ["一组", "二组", "三组"]'),
        ("publication_url", "", "网上公开的地址，没有就空着"),
        ("voucher_place", "村委会办公室", "原始凭证放在哪里，群众可以去查"),
        ("asker_shown", "group", "提问人在会场和公开栏怎么显示：group 只写组别，masked 姓某某，full 全名，anonymous 不写"),
        ("fonts", "national", "文书字体：national 国标字体（方正小标宋、仿宋_GB2312），system 电脑自带字体"),
        ("large_type", True, "屏幕和投影上，用途这样的汉字要不要大字：true 要，false 不要；会上按 Ctrl+B 随时换"),
        ("relatives_declared", "", "村监委成员和村委会成员有没有近亲属关系：写本人声明的情况，还没声明就空着"),
    ]


_PEOPLE = f"""
# 名册：一人一段，把下面各行前的 # 去掉再填。
# roles 可以填：{"、".join(role.value for role in Role)}。
# 一人可以有几个职务，但不能既在村委会又在村监委。村监委一般3至5人。
#
# [[people]]
# name = "姓名"
# roles = ["村监委主任"]
# group = "一组"

# 监督电话：原样印在公开栏上，号码放在引号里。
#
# [[hotlines]]
# name = "镇纪委"
# number = "0933-0000000"
"""


def _check_names(village: Village, findings: Findings) -> None:
    for key in ("name", "town", "place"):
        findings.filled(key, getattr(village, key))
    if village.from_period and not _PERIOD.fullmatch(village.from_period):
        findings.add("from_period", f"“{village.from_period}”不是月份", '写成四位年、横线、两位月，如 from_period = "2026-11"')
    if village.publication_url and not re.match(r"https?://\S+$", village.publication_url):
        findings.add("publication_url", "不是网址", '以 http:// 或 https:// 开头，没有就写 ""')
    findings.distinct("groups[{}]", village.groups, "村民小组")
    for number, hotline in enumerate(village.hotlines, 1):
        findings.filled(f"hotlines[{number}].name", hotline.name)
        findings.filled(f"hotlines[{number}].number", hotline.number)


def _check_roster(village: Village, findings: Findings) -> None:
    findings.distinct("people[{}].name", [person.name for person in village.people], "姓名")
    for number, person in enumerate(village.people, 1):
        findings.filled(f"people[{number}].name", person.name)
        if person.group and village.groups and person.group not in village.groups:
            near = nearest(person.group, village.groups)
            cure = f"是不是“{near}”" if near else f"改成 {'、'.join(village.groups)} 之一，或加进 groups"
            findings.add(f"people[{number}].group", f"groups 里没有“{person.group}”", cure)


def _check_offices(village: Village, findings: Findings) -> None:
    """Nobody sits on both committees (村民委员会组织法), and each head is one person."""
    holders: dict[Role, str] = {}
    for number, person in enumerate(village.people, 1):
        path = f"people[{number}].roles"
        if COMMITTEE.intersection(person.roles) and SUPERVISION.intersection(person.roles):
            findings.add(path, f"{person.name or '此人'}同时在村委会和村监委", "村委会成员不得担任村监委成员，去掉一个职务")
        for role in _ONE_HOLDER:
            if role in person.roles and holders.setdefault(role, person.name) != person.name:
                findings.add(path, f"{role.value}已经有{holders[role]}", "同一职务只登记现任的一人")
