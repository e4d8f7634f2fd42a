"""Questions answered in place, columns changed, and both remembered for the next file of the same form."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from changzhang.desk import importing, reviewing
from changzhang.desk import meeting as meeting_desk
from changzhang.desk.desk import Desk
from changzhang.desk.problems import LedgerNotReadable
from changzhang.domain.answers import Answers, SheetAnswers
from changzhang.domain.ledger import Side
from changzhang.domain.speech import spoken_line
from changzhang.store import queries
from tests.desk.village import LINES, MONTH, clock_at, new_desk

LEDGERS = Path(__file__).parents[1] / "data" / "ledgers"
ODD = "日期,摘要,备注,收入,支出\n2026-{month:02d}-03,张三,{purpose},,{amount}.00\n2026-{month:02d}-04,李四,付水费,,20.00\n"
COLUMNS = {"summary": 3, "payee": 2, "remark": 0}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = new_desk(tmp_path / "村", clock_at(2026, 12, 1, 9, 0))
    yield desk
    desk.close()


def sample(short: str) -> Path:
    (path,) = LEDGERS.glob(f"{short}_*")
    return path


def odd(desk: Desk, month: int, purpose: str = "付电费", amount: int = 10) -> Path:
    path = desk.folder / f"{month}月.csv"
    path.write_text(ODD.format(month=month, purpose=purpose, amount=amount), "utf-8")
    return path


def about(desk: Desk, path: Path, **answers: Any) -> Answers:
    (sheet,) = importing.check(desk, path).reading.sheets
    return Answers(sheets={sheet.name: SheetAnswers(**answers)})


@pytest.mark.parametrize(
    ("short", "answers"),
    [("L05b", {"debit": "income"}), ("L03b", {"dates": {4: date(2025, 5, 10)}}), ("L04c", {"sides": {7: "expense"}})],
)
def test_a_question_answered_is_acceptable(desk: Desk, short: str, answers: dict[str, Any]) -> None:
    path = sample(short)
    asked = importing.check(desk, path)
    assert asked.reading.status == "needs_review"
    with pytest.raises(LedgerNotReadable):
        importing.accept(desk, asked)
    answered = importing.check(desk, path, answers=about(desk, path, **answers))
    assert answered.reading.status == "ok_with_warnings"
    (fact,) = importing.accept(desk, answered).facts
    state = desk.record.ledger_state(fact.stream)
    assert state is not None
    assert "W226_ANSWERED_BY_CLERK" in state.current.issues


def test_debit_alone_is_an_answer_too(desk: Desk) -> None:
    checked = importing.check(desk, sample("L05b"), debit="income")
    assert checked.answers == Answers(debit="income")
    assert checked.reading.status == "ok_with_warnings"


def purposes(checked: importing.Checked) -> list[str]:
    return [line.summary for sheet in checked.reading.sheets for line in sheet.ledger.lines]


def answered_words(checked: importing.Checked) -> list[str]:
    warnings = [issue for sheet in checked.reading.sheets for issue in sheet.warnings]
    return [issue.message for issue in warnings if issue.code == "W226_ANSWERED_BY_CLERK"]


def test_columns_are_remembered_once_the_file_is_accepted(desk: Desk) -> None:
    path = odd(desk, 8)
    looked = importing.check(desk, path, answers=about(desk, path, columns=COLUMNS))
    assert purposes(looked) == ["付电费", "付水费"]
    assert purposes(importing.check(desk, odd(desk, 9))) == ["张三", "李四"]
    importing.accept(desk, looked)
    next_month = importing.check(desk, odd(desk, 9))
    assert purposes(next_month) == ["付电费", "付水费"]
    assert answered_words(next_month) == ["沿用上次的回答：摘要是第3列，收款人是第2列，备注这一列没有。"]
    importing.accept(desk, next_month)
    assert purposes(importing.check(desk, odd(desk, 10))) == ["付电费", "付水费"]


def test_what_is_answered_now_goes_before_what_is_remembered(desk: Desk) -> None:
    path = odd(desk, 8)
    importing.accept(desk, importing.check(desk, path, answers=about(desk, path, columns=COLUMNS)))
    other = odd(desk, 9)
    changed = importing.check(desk, other, answers=about(desk, other, columns={"summary": 2, "remark": 3}))
    assert purposes(changed) == ["张三", "李四"]
    assert answered_words(changed) == []
    dated = importing.check(desk, other, answers=about(desk, other, dates={2: date(2026, 9, 5)}))
    assert purposes(dated) == ["付电费", "付水费"]
    assert answered_words(dated)[0].startswith("经办人的回答：")


@pytest.mark.parametrize("debit", ["income", "expense"])
def test_the_meaning_of_debit_is_remembered(desk: Desk, debit: Side) -> None:
    path = sample("L05b")
    importing.accept(desk, importing.check(desk, path, debit=debit))
    again = importing.check(desk, path)
    assert [issue.code for issue in again.reading.sheets[0].errors] == []
    assert again.reading.sheets[0].ledger.layout == ("bank_journal" if debit == "income" else "bank_statement")


def test_days_sides_units_and_months_belong_to_one_file(desk: Desk) -> None:
    path = odd(desk, 8)
    importing.accept(desk, importing.check(desk, path, answers=about(desk, path, dates={2: date(2026, 8, 5)}, unit_factor=10_000)))
    assert answered_words(importing.check(desk, odd(desk, 9))) == []


def test_another_form_is_read_by_itself(desk: Desk) -> None:
    path = odd(desk, 8)
    importing.accept(desk, importing.check(desk, path, answers=about(desk, path, columns=COLUMNS)))
    other = desk.folder / "别的.csv"
    other.write_text(MONTH + LINES, "utf-8")
    assert answered_words(importing.check(desk, other)) == []


def test_without_a_book_nothing_is_remembered(desk: Desk) -> None:
    path = odd(desk, 8)
    importing.accept(desk, importing.check(desk, path, answers=about(desk, path, columns=COLUMNS)))
    assert purposes(importing.check(None, odd(desk, 9))) == ["张三", "李四"]


@pytest.mark.parametrize("body", ["", "{", '{"columns": 5}', '{"columns": {"summary": 99}}', '{"mood": "good"}'])
def test_what_cannot_be_understood_any_more_is_asked_again(desk: Desk, body: str) -> None:
    (sheet,) = importing.check(desk, odd(desk, 8)).reading.sheets
    queries.save_mapping(desk.book, sheet.shape, body)
    checked = importing.check(desk, odd(desk, 8))
    assert purposes(checked) == ["张三", "李四"]
    assert checked.reading.status != "needs_review"


def test_looking_remembers_nothing(desk: Desk) -> None:
    path = odd(desk, 8)
    importing.check(desk, path, answers=about(desk, path, columns=COLUMNS))
    assert answered_words(importing.check(desk, odd(desk, 9))) == []


def test_a_blank_voucher_is_read_out_where_the_sheet_has_the_column(desk: Desk) -> None:
    path = desk.folder / "十月.csv"
    path.write_text((MONTH + LINES).replace("记-003", ""), "utf-8")
    importing.accept(desk, importing.check(desk, path))
    meeting_desk.start(desk, period="2026-10")
    view = desk.view()
    assert view is not None
    ledger = view.ledgers[0].ledger
    assert "凭证号一栏空白" in spoken_line(ledger.line(3), has_columns=ledger.columns)
    assert "凭证号一栏空白" not in spoken_line(ledger.line(2), has_columns=ledger.columns)


def test_no_voucher_column_no_word_about_it(desk: Desk) -> None:
    importing.accept(desk, importing.check(desk, odd(desk, 10)))
    ledger = reviewing.review(desk, reviewing.streams(desk)[0]).ledger
    assert "凭证" not in spoken_line(ledger.line(1), has_columns=ledger.columns)
