"""The list of items to be published: the shipped one holds, and every slip in a village's own is told at once."""

from __future__ import annotations

import pytest

from changzhang.settings import read_shipped
from changzhang.settings.check import SettingsInvalid
from changzhang.settings.disclosure import FILE, disclosure_warnings, load_disclosure_items

SHIPPED = read_shipped(FILE).decode()
CODES = ["A1", "A2", "A3", "A4", "B1", "B2", "B3", "C1", "C2", "C3"]


def problems(text: str) -> list[str]:
    with pytest.raises(SettingsInvalid) as caught:
        load_disclosure_items(text.encode(), "disclosure_items.toml")
    return [problem.key_path for problem in caught.value.problems]


def test_the_shipped_list() -> None:
    catalog = load_disclosure_items(SHIPPED.encode(), FILE)
    assert [item.code for item in catalog.items] == CODES
    assert list(dict.fromkeys(item.group for item in catalog.items)) == ["财务收支", "惠农政策", "村级事务"]
    cadences = {item.code: "+".join(cadence.every for cadence in item.cadences) for item in catalog.items}
    assert cadences == {
        "A1": "monthly",
        "A2": "monthly",
        "A3": "yearly",
        "A4": "event+yearly",
        "B1": "event+monthly",
        "B2": "monthly",
        "B3": "event",
        "C1": "quarterly",
        "C2": "event",
        "C3": "event+yearly",
    }
    windows = {cadence.every: cadence.window_days for item in catalog.items for cadence in item.cadences}
    assert windows == {"monthly": 3, "quarterly": 5, "yearly": 10, "event": 1}
    assert (catalog.examine_members, catalog.examine_days, catalog.hearing_days) == (2, 5, 5)
    assert catalog.gates.before("publish") == ("examine", "discuss")
    assert catalog.gates.before("propose") == ()
    assert disclosure_warnings(catalog, FILE) == ()


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ('code = "A1"', 'code = "甲"', "items[1].code"),
        ('code = "A2"', 'code = "A1"', "items[2].code"),
        ('class = "财务收支"', 'class = ""', "items[1].class"),
        ('every = "monthly"', 'every = "weekly"', "items[1].cadences[1].every"),
        ("day = 15", "day = 31", "items[1].cadences[1].day"),
        ("month = 12\nday = 31", "month = 11\nday = 31", "items[3].cadences[1].day"),
        ("hearing_days = 5", "hearing_days = 500", "hearing_days"),
        ('hear = ["publish"]', 'hear = ["hear"]', "gates.hear"),
        ('hear = ["publish"]', 'hear = ["post"]', "gates.hear[1]"),
        ('name = "收支明细（逐笔）"', 'nam = "收支明细"', "items[1].nam"),
    ],
)
def test_slips_are_told_with_their_place(old: str, new: str, path: str) -> None:
    assert old in SHIPPED
    assert path in problems(SHIPPED.replace(old, new, 1))


def test_an_item_without_cadence_and_a_list_without_items() -> None:
    assert problems("items = []") == ["items"]
    assert problems('[[items]]\ncode = "A1"\nclass = "财务"\nname = "账"') == ["items[1].cadences"]


def test_an_item_without_basis_is_a_doubt() -> None:
    text = '[[items]]\ncode = "A1"\nclass = "财务"\nname = "账"\n[[items.cadences]]\nevery = "monthly"'
    catalog = load_disclosure_items(text.encode(), FILE)
    assert [warning.key_path for warning in disclosure_warnings(catalog, FILE)] == ["items[1].basis"]
