"""``rules/deadlines.toml``: terms, their default by label, limits and bases."""

from __future__ import annotations

import pytest

from changzhang.settings.check import SettingsInvalid
from changzhang.settings.locate import read_shipped
from changzhang.settings.rules import deadline_warnings, default_term, load_deadlines

TERM = '[[promise_terms]]\nlabel = "三个工作日"\nunit = "working_days"\ndays = 3\n'


def problems(text: str) -> dict[str, str]:
    with pytest.raises(SettingsInvalid) as caught:
        load_deadlines(text.encode(), "deadlines.toml")
    return {problem.key_path: problem.message for problem in caught.value.problems}


def test_the_shipped_deadlines() -> None:
    rules = load_deadlines(read_shipped("rules/deadlines.toml"), "rules/deadlines.toml")
    assert [(term.label, term.unit, term.days) for term in rules.promise_terms] == [
        ("三个工作日", "working_days", 3),
        ("十日", "days", 10),
        ("下次唱账会前一天", "before_next_reading", 1),
    ]
    assert default_term(rules).label == "下次唱账会前一天"
    assert [(term.unit, term.days) for term in rules.answer_terms] == [("working_days", 3), ("days", 10), ("days", 15)]
    assert (rules.seal_working_days, rules.yellow_days, rules.posting_working_days, rules.reading_day) == (2, 5, 10, 15)
    assert deadline_warnings(rules, "deadlines.toml") == ()
    assert not any("条" in basis and "第" in basis for basis in rules.bases.values())


def test_without_a_default_the_first_term_is_it() -> None:
    rules = load_deadlines(TERM.encode(), "deadlines.toml")
    assert default_term(rules).label == "三个工作日"
    assert next(warning.key_path for warning in deadline_warnings(rules, "deadlines.toml")) == "bases.promise_terms"


@pytest.mark.parametrize(
    ("text", "path", "message"),
    [
        ("", "promise_terms", "缺少 promise_terms"),
        ("promise_terms = []", "promise_terms", "一个整改期限也没有"),
        ('promise_default = "三个工作"\n' + TERM, "promise_default", "没有叫“三个工作”的整改期限"),
        ("promise_default = 0\n" + TERM, "promise_default", "没有叫“0”的整改期限"),
        (TERM + TERM, "promise_terms[2].label", "期限“三个工作日”重复了"),
        (TERM.replace("3\n", "0\n"), "promise_terms[1].days", "0 超出范围"),
        (TERM.replace("working_days", "workdays"), "promise_terms[1].unit", "没有文字“workdays”这个选项"),
        (TERM.replace("3\n", "2.5\n"), "promise_terms[1].days", "应为整数，写的是2.5"),
        ("reading_day = 31\n" + TERM, "reading_day", "31 超出范围"),
        ("seal_working_days = 0\n" + TERM, "seal_working_days", "0 超出范围"),
        (TERM + "yellow_days = 5\n", "promise_terms[1].yellow_days", "不认识 yellow_days 这个键"),
        (TERM + '[bases]\nyelow_days = "x"', "bases.yelow_days", "没有 yelow_days 这个期限"),
        ("".join(TERM.replace("三", str(n)) for n in range(9)), "promise_terms", "有9项，数字键选不过来"),
    ],
)
def test_one_mistake(text: str, path: str, message: str) -> None:
    assert problems(text) == {path: message}
