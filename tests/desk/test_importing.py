"""Importing: everything said, nothing kept before it is accepted; imported twice, chain broken, month replaced."""

from __future__ import annotations

from pathlib import Path

import pytest

from changzhang.desk import importing
from changzhang.desk.desk import Desk
from changzhang.desk.problems import FileUnreadable, LedgerNotReadable
from changzhang.domain import refusals_ledger
from changzhang.store import queries
from tests.desk.village import LINES, MONTH, accept_month, clock_at, new_desk

NOVEMBER = (
    "日期,凭证号,摘要,收入,支出,余额\n,,上月结余,,,{opening}\n"
    "2026-11-03,记-001,收租金,100.00,,{closing}\n,,本月合计,100.00,0.00,{closing}\n"
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path / "村", clock_at(2026, 12, 1, 9, 0))


def file(desk: Desk, text: str, name: str = "账.csv") -> Path:
    path = desk.folder / name
    path.write_bytes(text.encode("utf-8-sig"))
    return path


def codes(checked: importing.Checked) -> list[str]:
    sheets = [issue.code[:4] for sheet in checked.reading.sheets for issue in sheet.errors]
    return [issue.code[:4] for issue in checked.reading.errors] + sheets


def test_looking_keeps_nothing(desk: Desk) -> None:
    head = desk.book.record.head
    checked = importing.check(desk, file(desk, MONTH + LINES))
    assert (codes(checked), len(checked.reading.sheets[0].ledger.lines)) == ([], 4)
    assert desk.book.record.head == head
    assert not queries.keeps(desk.book, checked.reading.sha256)


def test_accepting_keeps_file_and_lines(desk: Desk) -> None:
    checked = importing.check(desk, file(desk, MONTH + LINES, "小山村2026年10月.csv"))
    (fact,) = importing.accept(desk, checked).facts
    assert fact.stream == "ledger/village_committee/all/2026-10"
    assert queries.blob(desk.book, checked.reading.sha256) == checked.data
    assert desk.record.ledger(fact.seq) == checked.reading.sheets[0].ledger


def test_the_same_bytes_a_second_time(desk: Desk) -> None:
    accept_month(desk)
    again = importing.check(desk, file(desk, MONTH + LINES, "又一份.csv"))
    assert "E114" in codes(again)
    assert again.reading.status == "blocked"
    with pytest.raises(refusals_ledger.AlreadyImported):
        importing.accept(desk, again, is_correction=True)


def test_a_chain_that_breaks_is_blocked_until_it_is_explained(desk: Desk) -> None:
    accept_month(desk)
    whole = importing.check(desk, file(desk, NOVEMBER.format(opening="900.00", closing="1000.00"), "整.csv"))
    assert codes(whole) == []
    broken = importing.check(desk, file(desk, NOVEMBER.format(opening="990.00", closing="1090.00"), "断.csv"))
    assert codes(broken) == ["E108"]
    assert broken.reading.status == "blocked"
    with pytest.raises(refusals_ledger.NotExplained):
        importing.accept(desk, broken)
    outcome = importing.accept(desk, broken, explanation="上月少记存款利息90元，下月更正")
    assert len(outcome.facts) == 1


def test_a_month_is_replaced_only_on_confirmation(desk: Desk) -> None:
    accept_month(desk)
    changed = importing.check(desk, file(desk, (MONTH + LINES).replace("付保洁工资", "付保洁员工资"), "更正.csv"))
    with pytest.raises(refusals_ledger.MonthInBook):
        importing.accept(desk, changed)
    importing.accept(desk, changed, is_correction=True, reason="摘要写漏")
    state = desk.record.ledger_state("ledger/village_committee/all/2026-10")
    assert state is not None
    assert [version.reason for version in state.versions] == ["", "摘要写漏"]


def test_a_period_may_be_given_and_an_entity(desk: Desk) -> None:
    checked = importing.check(desk, file(desk, MONTH + LINES), entity="collective", account="bank")
    importing.accept(desk, checked, period="2026-09")
    state = desk.record.ledger_state("ledger/collective/bank/2026-09")
    assert state is not None
    assert desk.record.ledger(state.current.seq).period == "2026-09"


def test_what_is_no_ledger_is_told(desk: Desk) -> None:
    with pytest.raises(LedgerNotReadable):
        importing.accept(desk, importing.check(desk, file(desk, "今天,天气\n很好,真的\n")))
    with pytest.raises(FileUnreadable):
        importing.check(desk, desk.folder / "没有.csv")


def test_without_a_book_only_the_file_is_judged(desk: Desk) -> None:
    accept_month(desk)
    assert codes(importing.check(None, file(desk, MONTH + LINES))) == []
