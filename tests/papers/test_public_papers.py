"""The papers everybody may read, against their golden text. Run with WRITE_GOLDEN=1 to write them anew."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from changzhang.domain.events.entry import EntryCorrected
from changzhang.domain.events.rectification import RectificationVerified
from changzhang.domain.ledger import Ledger
from changzhang.domain.masking import HIDDEN
from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.template import WorkCalendar
from changzhang.domain.village import Hotline, Village
from changzhang.papers.blocks import Paper, Paragraph, Table
from changzhang.papers.brief import MOST_CHARACTERS, MOST_SPOKEN, brief, broadcast
from changzhang.papers.notice_sheet import notice, notice_sheet
from changzhang.papers.public import left_out
from changzhang.papers.public_page import public_page
from changzhang.papers.republication import correction_notice, result_notice
from changzhang.papers.sections.posting import Hanging
from tests.papers.as_text import as_text
from tests.papers.given import VILLAGE, Given, ledger, march_lines
from tests.papers.meetings import ADJOURN_CODE, SEAL_CODE, corrected, empty, running, second_sitting, whole

GOLDEN = Path(__file__).parent / "golden"
CALENDAR = WorkCalendar(off=frozenset({date(2025, 5, 1), date(2025, 5, 2), date(2025, 5, 5)}), known_years=frozenset({2025}))
HANGING = Hanging(posted_on=date(2025, 4, 22), working_days=10, calendar=CALENDAR)
TODAY = date(2025, 4, 22)
PUBLIC = replace(VILLAGE, hotlines=(Hotline(name="村务监督电话", number="0933-2521234"), Hotline(name="镇纪委", number="0933-2525678")))


def sealed(book: Given, village: Village = PUBLIC) -> MeetingView:
    return book.view(village=village, adjourn_code=ADJOURN_CODE, seal_code=SEAL_CODE)


def made(paper: Paper | None) -> Paper:
    assert paper is not None
    return paper


def twice_corrected() -> MeetingView:
    codes = ("1111-AAAA-2222-BBBB", "3333-CCCC-4444-DDDD")
    return replace(sealed(corrected()), correction_codes=codes)


def verified() -> Given:
    """The first promise of the February meeting, done and seen by two members."""
    book = whole()
    seen = RectificationVerified(members=("马德福", "赵桂兰"), outcome="fixed", verified_on=date(2025, 4, 21))
    book.when("2025-04-21 09:00").fact("rectification/R2025-001", seen)
    return book


def papers() -> dict[str, Paper]:
    return {
        "notice_sealed": made(notice_sheet(sealed(whole()), HANGING)),
        "notice_running": made(notice_sheet(running().view(), HANGING, page_size="A3")),
        "notice_empty": made(notice_sheet(sealed(empty()), HANGING)),
        "notice_two_accounts": made(notice_sheet(second_sitting().view(village=PUBLIC, adjourn_code=ADJOURN_CODE), HANGING)),
        "correction_notice": made(correction_notice(twice_corrected(), HANGING)),
        "result_notice": made(result_notice(sealed(verified()), HANGING)),
        "page_sealed": public_page(sealed(whole()), HANGING, today=TODAY),
        "page_running": public_page(running().view(), HANGING, today=TODAY),
        "brief_sealed": brief(sealed(whole()), today=TODAY),
        "brief_empty": brief(sealed(empty()), today=TODAY),
        "broadcast_sealed": broadcast(sealed(whole()), today=TODAY),
    }


@pytest.mark.parametrize("name", sorted(papers()))
def test_paper_reads_as_its_golden_text(name: str) -> None:
    text, file = as_text(papers()[name]), GOLDEN / f"{name}.txt"
    if os.environ.get("WRITE_GOLDEN"):
        file.write_text(text, encoding="utf-8", newline="\n")
    assert text == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(papers()))
def test_no_public_paper_accuses_or_names_who_wished_not_to_be_named(name: str) -> None:
    text = as_text(papers()[name])
    assert not [word for word in ("违规", "投诉", "用户", "None", "张三", "李四", "贪", "王建国〔", "赵大年") if word in text]


def with_numbers() -> Ledger:
    lines = list(march_lines())
    lines[1] = replace(lines[1], summary="付王某某11010519491231002X工资", voucher_no="6222021234567894", remark="电话\n138-9331-2345")
    lines[2] = replace(lines[2], payee="马某（卡号6222 0212 3456 7894）")
    return ledger(lines)


def test_the_notice_hides_private_numbers_but_no_voucher_amount_or_hotline() -> None:
    book = Given("2025-04-14 16:00")
    book.when("2025-04-15 19:30").open(book.accept(with_numbers()))
    text = as_text(made(notice_sheet(book.view(village=PUBLIC), HANGING)))
    assert text.count(HIDDEN) == 3
    assert "| 6222021234567894 |" in text
    assert "0933-2521234" in text
    assert "12500.00" in text
    assert "9331" not in text
    assert "3456 7894" not in text


def test_the_preview_tells_what_is_left_out() -> None:
    book = Given("2025-04-14 16:00")
    book.when("2025-04-15 19:30").open(book.accept(with_numbers()))
    view = book.view(village=PUBLIC)
    assert left_out(notice(view), PUBLIC) == ("11010519491231002X", "138-9331-2345", "6222 0212 3456 7894")


def test_the_totals_of_the_notice_tie_with_its_lines() -> None:
    table = next(block for block in made(notice_sheet(sealed(whole()), HANGING)).blocks if isinstance(block, Table))
    places = {column.title: place for place, column in enumerate(table.columns)}
    assert table.total is not None
    for title in ("收入", "支出"):
        assert sum(int(row[places[title]].value or 0) for row in table.rows) == table.total[places[title]].value
    assert table.rows[-1][places["余额"]].value == table.total[places["余额"]].value


def test_a_line_in_doubt_is_marked() -> None:
    table = next(block for block in made(notice_sheet(sealed(whole()), HANGING)).blocks if isinstance(block, Table))
    assert [row[0].text for row in table.rows if "※待更正" in row[-1].text] == ["7"]
    assert corrected().view().meeting.doubts


def test_a_notice_flows_over_pages_and_a_month_of_a_thousand_lines_has_all_of_them() -> None:
    line = march_lines()[1]
    many = [replace(line, line_no=number, row=number + 4) for number in range(1, 1001)]
    book = Given("2025-04-14 16:00")
    book.when("2025-04-15 19:30").open(book.accept(ledger(many)))
    table = next(block for block in made(notice_sheet(book.view(), HANGING)).blocks if isinstance(block, Table))
    assert len(table.rows) == 1001


def test_the_brief_keeps_to_its_length_and_ends_with_the_code() -> None:
    paper = brief(sealed(whole()), today=TODAY)
    said = [paper.title, *(block.text for block in paper.blocks if isinstance(block, Paragraph))]
    assert len("\n".join(said)) <= MOST_CHARACTERS
    assert said[-1] == f"封存码：{SEAL_CODE}"


def test_the_loudspeaker_says_amounts_and_keeps_to_five_minutes() -> None:
    said = "".join(block.text for block in broadcast(sealed(whole()), today=TODAY).blocks if isinstance(block, Paragraph))
    assert "一万八千九百三十五元二角四分" in said
    assert not any(character.isdecimal() for character in said)
    assert len(said) <= MOST_SPOKEN


def test_nothing_is_put_up_again_where_nothing_was_put_right() -> None:
    assert correction_notice(sealed(whole()), HANGING) is None
    assert result_notice(sealed(whole()), HANGING) is None


def test_a_correction_tells_neither_who_asked_nor_what_was_noted_apart() -> None:
    book = whole()
    apart = next(fact for fact in book.facts if fact.stream == "question/Q2025-004")
    book.when("2025-05-08 10:00").meet(EntryCorrected(seq=apart.seq, number=1, was="张三贪了钱", now="张三拿了钱", reason="张三"))
    second = next(fact for fact in book.facts if fact.stream == "question/Q2025-002")
    book.meet(EntryCorrected(seq=second.seq, number=2, was="王建国", now="王建围", reason="听错"))
    text = as_text(made(correction_notice(sealed(book), HANGING)))
    assert not [word for word in ("张三", "王建") if word in text]
    assert "涉及个人，已另行记录" in text
