"""``rules/disclosure_items.toml``: what is published how often, by when and on what basis, and the gates of the seven steps."""

from __future__ import annotations

import re

import msgspec

from changzhang.domain.disclosure.items import Cadence, Catalog, DisclosureItem, Every, Gates
from changzhang.settings.check import Findings, SettingProblem
from changzhang.settings.toml_file import load

FILE = "rules/disclosure_items.toml"
_CODE = re.compile(r"[A-Z][0-9]{1,2}")
_LIMITS = {"examine_members": (1, 5), "examine_days": (1, 60), "hearing_days": (0, 60)}
# A day that every month has; a yearly one may be a month's last.
_DAYS: dict[Every, tuple[int, int]] = {"monthly": (1, 28), "quarterly": (1, 28), "yearly": (1, 31), "event": (1, 31)}


def load_disclosure_items(data: bytes, file_name: str) -> Catalog:
    """The catalog of a file. Raises SettingsInvalid with every problem of the file."""
    catalog, findings = load(Catalog, data, file_name)
    for key, (least, most) in _LIMITS.items():
        findings.bound(key, getattr(catalog, key), least, most)
    items = catalog.items or ()
    findings.distinct("items[{}].code", [item.code for item in items], "编号")
    if catalog.items == ():
        findings.add("items", "一个公开事项也没有", "用 [[items]] 至少写一项")
    for number, item in enumerate(items, 1):
        _check_item(f"items[{number}]", item, findings)
    if catalog.gates is not None:
        _check_gates(catalog.gates, findings)
    findings.raise_any()
    return catalog


def disclosure_warnings(catalog: Catalog, file_name: str) -> tuple[SettingProblem, ...]:
    """Items that are on without a basis; allowed, but the village should be able to say where each comes from."""
    return tuple(
        SettingProblem(file_name, f"items[{number}].basis", f"{item.code} 没有写依据", "写上出自哪个文件或哪次会议", True)
        for number, item in enumerate(catalog.items, 1)
        if item.is_on and not item.basis
    )


def _check_item(path: str, item: DisclosureItem, findings: Findings) -> None:
    if item.code is not None and not _CODE.fullmatch(item.code):
        findings.add(f"{path}.code", f"编号“{item.code}”不合样式", "写成 A1 这样，一个大写字母加数字")
    findings.filled(f"{path}.name", item.name)
    findings.filled(f"{path}.class", item.group)
    cadences = item.cadences or ()
    if item.cadences == ():
        findings.add(f"{path}.cadences", "没有写多久公开一次", "用 [[items.cadences]] 至少写一段")
    findings.distinct(f"{path}.cadences[{{}}].every", [cadence.every for cadence in cadences], "公开周期")
    for number, cadence in enumerate(cadences, 1):
        _check_cadence(f"{path}.cadences[{number}]", cadence, findings)


def _check_cadence(path: str, cadence: Cadence, findings: Findings) -> None:
    findings.bound(f"{path}.month", cadence.month, 1, 12)
    findings.bound(f"{path}.working_days", cadence.working_days, 1, 60)
    findings.bound(f"{path}.window_days", cadence.window_days, 0, 60)
    if cadence.every is None:
        return
    findings.bound(f"{path}.day", cadence.day, *_DAYS[cadence.every])
    if cadence.every == "yearly" and cadence.day is not None and cadence.month is not None and not _is_day(cadence.month, cadence.day):
        findings.add(f"{path}.day", f"{cadence.month}月没有{cadence.day}日", "改成那个月有的日子")


def _is_day(month: int, day: int) -> bool:
    return day <= (28 if month == 2 else 30 if month in (4, 6, 9, 11) else 31)


def _check_gates(gates: Gates, findings: Findings) -> None:
    for field in msgspec.structs.fields(Gates):
        if field.name in (getattr(gates, field.name) or ()):
            findings.add(f"gates.{field.name}", "一步不能以自己为前提", f"去掉 {field.name}")
