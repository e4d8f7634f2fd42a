"""``rules/review_rules.toml``: shipped, mended key by key, and every problem at once."""

from __future__ import annotations

import re

import msgspec
import pytest

from changzhang.domain.review.rules import ReviewRules
from changzhang.settings.check import SettingsInvalid
from changzhang.settings.locate import read_shipped
from changzhang.settings.review_rules import FILE, load_review_rules, review_rule_warnings


def problems(text: str) -> dict[str, str]:
    with pytest.raises(SettingsInvalid) as caught:
        load_review_rules(text.encode(), FILE)
    return {problem.key_path: problem.message for problem in caught.value.problems}


def test_the_shipped_rules() -> None:
    rules = load_review_rules(read_shipped(FILE), FILE)
    assert (rules.cash_over_limit.limit_yuan, rules.cash_over_limit.is_inclusive) == (1000, False)
    assert (rules.split.cash_levels_yuan, rules.split.levels_yuan, rules.split.days) == ((1000,), (5000, 10000, 50000), 7)
    assert (rules.approval_level.meeting_from_yuan, rules.approval_level.deliberated_from_yuan) == (5000, 50000)
    assert review_rule_warnings(rules, FILE) == ()


def test_laws_are_named_without_articles() -> None:
    rules = load_review_rules(read_shipped(FILE), FILE)
    bases = [getattr(rules, name).basis for name in ReviewRules.__struct_fields__]
    assert all(bases)
    assert not [basis for basis in bases if re.search(r"第.{1,5}条", basis)]
    assert "违规" not in read_shipped(FILE).decode()


def test_a_file_may_hold_only_what_differs() -> None:
    own = '[R03_CASH_OVER_LIMIT]\ninclusive = true\nbasis = "青禾村制度"\n[R19_VAGUE_SUMMARY]\non = false\n'
    rules, shipped = load_review_rules(own.encode(), FILE), load_review_rules(b"", FILE)
    changed = {name for name in ReviewRules.__struct_fields__ if getattr(rules, name) != getattr(shipped, name)}
    assert changed == {"cash_over_limit", "vague_summary"}
    assert (rules.cash_over_limit.is_inclusive, rules.cash_over_limit.limit_yuan) == (True, 1000)


def test_a_rule_without_basis_is_warned_of() -> None:
    rules = load_review_rules(b'[R04_SPLIT]\nbasis = ""\n[R09_VOUCHER_GAP]\non = false\nbasis = ""\n', FILE)
    assert [(warning.key_path, warning.is_warning) for warning in review_rule_warnings(rules, FILE)] == [("R04_SPLIT.basis", True)]


@pytest.mark.parametrize(
    ("text", "path", "message"),
    [
        ("[R03_CASH_LIMIT]", "R03_CASH_LIMIT", "不认识 R03_CASH_LIMIT 这个键"),
        ("R03_CASH_OVER_LIMIT = 1", "R03_CASH_OVER_LIMIT", "应为一张表，写的是1"),
        ("[R03_CASH_OVER_LIMIT]\nlimit = 5", "R03_CASH_OVER_LIMIT.limit", "不认识 limit 这个键"),
        ('[R03_CASH_OVER_LIMIT]\nlimit_yuan = "一千"', "R03_CASH_OVER_LIMIT.limit_yuan", "应为整数，写的是文字“一千”"),
        ("[R03_CASH_OVER_LIMIT]\nlimit_yuan = -1", "R03_CASH_OVER_LIMIT.limit_yuan", "-1 超出范围"),
        ("[R03_CASH_OVER_LIMIT]\non = 1", "R03_CASH_OVER_LIMIT.on", "应为true 或 false，写的是1"),
        ("[R04_SPLIT]\nlevels_yuan = [5000, 0]", "R04_SPLIT.levels_yuan[2]", "0 超出范围"),
        ("[R04_SPLIT]\nshare_percent = 101", "R04_SPLIT.share_percent", "101 超出范围"),
        ("[R05_DUPLICATE]\ndays = 400", "R05_DUPLICATE.days", "400 超出范围"),
        ('[R06_HOSPITALITY]\nwords = ["烟", ""]', "R06_HOSPITALITY.words[2]", "空着没填"),
        ('[R06_HOSPITALITY]\nwords = "烟"', "R06_HOSPITALITY.words", "应为一组，写的是文字“烟”"),
        ("[R18_PERIOD_MISMATCH]\nfirst_day = 31", "R18_PERIOD_MISMATCH.first_day", "31 超出范围"),
        ("[R25_ROUND_LARGE]\nmultiple_yuan = 0", "R25_ROUND_LARGE.multiple_yuan", "0 超出范围"),
        (
            '[[R10_ACCOUNT_MISMATCH.groups]]\nname = "x"\nside = "expense"\nwords = []\nmode = "never"\naccounts = ["公益支出"]',
            "R10_ACCOUNT_MISMATCH.groups[1].words",
            "一个词也没有",
        ),
        (
            '[[R10_ACCOUNT_MISMATCH.groups]]\nname = "x"\nside = "支出"\nwords = ["烟"]\nmode = "never"\naccounts = ["公益支出"]',
            "R10_ACCOUNT_MISMATCH.groups[1].side",
            "没有文字“支出”这个选项",
        ),
        ("[R11_HOLIDAY_DATE]\nfestivals = [2027]", "R11_HOLIDAY_DATE.festivals[1]", "应为日期，写的是2027"),
    ],
)
def test_one_mistake(text: str, path: str, message: str) -> None:
    assert problems(text) == {path: message}


def test_all_mistakes_at_once() -> None:
    text = "[R03_CASH_OVER_LIMIT]\nlimit_yuan = -1\n[R04_SPLIT]\ndays = -2\n[R99]\non = true\n"
    assert set(problems(text)) == {"R03_CASH_OVER_LIMIT.limit_yuan", "R04_SPLIT.days", "R99"}


def test_rules_are_the_tables_of_the_file() -> None:
    headings = set(re.findall(r"^\[(R\d\d_\w+)\]", read_shipped(FILE).decode(), re.MULTILINE))
    assert headings == {field.encode_name for field in msgspec.structs.fields(ReviewRules)}
