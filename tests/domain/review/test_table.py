"""All the rules together: order, switches, words, JSON, and which columns a sheet had."""

from __future__ import annotations

import msgspec
import pytest

from changzhang.domain.review import RULES, Finding, by_line, flag_json, flags, has_high, review, switched_off
from changzhang.domain.review.columns import has_column
from changzhang.domain.review.rules import ReviewRules
from tests.domain.review.sheets import COLUMNS, expense, given, ledger, rules, shipped


def test_every_rule_has_a_setting_of_its_own_name() -> None:
    names = {field.encode_name: field.name for field in msgspec.structs.fields(ReviewRules)}
    assert {rule_id: rule.setting for rule_id, rule in RULES.items()} == names
    assert [rule_id[:3] for rule_id in RULES] == [f"R{n:02d}" for n in range(1, 29)]


def test_a_clean_ledger_is_looked_at_by_every_rule_that_is_on() -> None:
    said = review(given(expense()))
    assert [finding.rule for finding in said] == [rule_id for rule_id in RULES if rule_id not in switched_off(shipped())]
    assert {finding.result for finding in said} == {"clear", "not_checkable"}
    assert [finding.rule[:3] for finding in flags(given(expense()))] == ["R15", "R17", "R21", "R26"]


def test_off_is_silent_and_told_to_the_township() -> None:
    assert switched_off(shipped()) == ("R16_MONTH_END_CASH", "R25_ROUND_LARGE")
    off = rules(signature_missing={"is_on": False})
    assert "R02_SIGNATURE_MISSING" in switched_off(off)
    assert not [finding for finding in review(given(expense(witness=None), rules=off)) if finding.rule.startswith("R02")]


def test_findings_carry_the_basis_of_the_village() -> None:
    mine = rules(signature_missing={"basis": "青禾村财务制度"})
    said = [finding for finding in review(given(expense(witness=None), rules=mine)) if finding.rule.startswith("R02")]
    assert [finding.basis for finding in said] == ["青禾村财务制度"]


def test_json() -> None:
    (found,) = [finding for finding in flags(given(expense("付镇上来人工作餐", 386))) if finding.rule == "R06_HOSPITALITY"]
    assert flag_json(found, "12月") == {
        "sheet": "12月",
        "row": 4,
        "line_no": 1,
        "rule": "R06_HOSPITALITY",
        "result": "hit",
        "severity": "high",
        "message": "疑点：像招待类支出（来人），本村实行零招待，请核对票据。",
        "basis": "本村“零招待”规定；当地关于取消村组行政招待费的规定",
    }


def test_by_line_gravest_first() -> None:
    found = flags(given(expense("付菜款"), expense("付用餐", document="收据", yuan=300), sheet={"reconciled": False}))
    lines = by_line(found)
    assert [finding.rule[:3] for finding in lines[2]] == ["R06", "R01", "R19"]
    assert [has_high(lines[line_no]) for line_no in (None, 1, 2)] == [True, False, True]
    assert all(finding.result == "hit" for hits in lines.values() for finding in hits)


@pytest.mark.parametrize(
    ("columns", "field", "has"),
    [
        (("date", "voucher", "summary"), "dated_on", True),
        (("dated_on", "voucher_no"), "date", True),
        (("month", "day"), "date", True),
        (("voucher_word", "voucher_number"), "voucher_no", True),
        (("date",), "voucher", False),
        (("invoice",), "invoice_no", True),
        (("own_account",), "method", True),
        (("date",), "witness", False),
        (("date",), "no_such_field", False),
    ],
)
def test_columns_in_either_spelling(columns: tuple[str, ...], field: str, has: bool) -> None:
    assert has_column(ledger({}, columns=columns), field) is has


def test_a_filled_field_was_a_column() -> None:
    assert has_column(ledger(expense(), columns=()), "witness")
    assert not has_column(ledger(expense(witness=None), columns=()), "witness")
    assert all(has_column(ledger(), column) for column in COLUMNS)


def test_nobody_is_called_guilty() -> None:
    lines = [expense("付7月用餐工程费", 50000, document="白条", witness=None, payee="张志强", method="现金", remark="违规")] * 3
    messages = [finding.message for finding in flags(given(*lines, sheet={"opening_cash_fen": 0, "reconciled": False}))]
    assert len(set(messages)) > 10
    assert all(message.startswith(("疑点：", "提示：", "查不了：")) and "违规" not in message for message in messages)


def test_findings_are_values() -> None:
    assert msgspec.convert(msgspec.to_builtins(review(given(expense()))), tuple[Finding, ...]) == review(given(expense()))
