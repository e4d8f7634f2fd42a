"""The self-check over a small village in which everything worth a question happens once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from changzhang.desk import auditing, setting_up
from changzhang.desk.auditing import as_json, audit, off_in, write_sheet
from changzhang.desk.desk import Desk
from changzhang.desk.review_settings import RULES_FILE, shipped_rules
from changzhang.domain.audit import TITLES, AuditName, found_in, where_of
from changzhang.domain.chain import Fact
from changzhang.domain.commands.meeting import TakeNote, WithdrawAct
from changzhang.domain.commands.rectification import CompleteRectification, ExtendRectification, VerifyRectification
from changzhang.domain.events.meeting import EnteredLate, LineRead, LineReviewed, MeetingOpened
from changzhang.domain.events.review import ReviewSigned
from changzhang.domain.ledger import LineRef
from changzhang.domain.record import record_of
from changzhang.render.plain import to_text
from changzhang.render.word_lines import docx_lines
from tests.desk.held import FIX, correct, held, sealed
from tests.desk.village import MEETING, SetClock, clock_at, desk_in_meeting, new_desk

Held = tuple[Desk, SetClock]


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Held]:
    desk, clock = sealed(tmp_path / "村")
    yield desk, clock
    desk.close()


def words(desk: Desk, name: AuditName) -> list[str]:
    return [each.words for each in audit(desk).sections[name]]


def test_what_the_meeting_left(village: Held) -> None:
    desk, _ = village
    (unread,) = audit(desk).sections["unread_lines"]
    assert (unread.where, unread.words.startswith("2笔：第")) == (MEETING, True)
    (fast,) = audit(desk).sections["read_fast"]
    assert (fast.words, len(fast.records)) == ("1笔：第2笔1.5秒", 1)
    event = desk.record.history.fact(fast.records[0])
    assert event is not None
    assert isinstance(event.event, LineRead)
    assert words(desk, "passed_over") == ["到会人数：演练", "逐笔宣读：演练", "群众评议：演练", "群众提问：演练"]


def test_an_empty_book_has_nothing(tmp_path: Path) -> None:
    desk = new_desk(tmp_path / "村", clock_at(2026, 11, 1, 9, 0))
    found = audit(desk)
    assert set(found.sections) == set(TITLES)
    assert not any(found.sections.values())
    assert "各项都没有发现" in "".join(docx_lines(write_sheet(desk, found).read_bytes()))
    desk.close()


def test_withdrawals_that_stand(tmp_path: Path) -> None:
    desk, _ = desk_in_meeting(tmp_path / "村")
    note = desk.do(TakeNote(meeting=MEETING, text="听错的")).act
    kept = desk.do(TakeNote(meeting=MEETING, text="没错的")).act
    assert note
    assert kept
    first = desk.do(WithdrawAct(act=note, reason="听错", expected_acts=(note,))).act
    second = desk.do(WithdrawAct(act=kept, reason="按错", expected_acts=(kept,))).act
    assert second
    desk.do(WithdrawAct(act=second, reason="其实没错", expected_acts=(second,)))
    found = audit(desk).sections["withdrawals"]
    assert (note, first) in [each.records for each in found]
    assert all("没错的" not in each.words or "撤回" in each.words for each in found)
    assert found[0].words == "记录：听错的（听错）"
    desk.close()


def test_extensions_corrections_and_verifications_without_photo(village: Held) -> None:
    desk, clock = village
    clock.forward(days=2)
    desk.do(ExtendRectification(rectification=FIX, reason="等票", approver="柳明德", due_on=date(2026, 12, 5)))
    (extended,) = audit(desk).sections["extensions"]
    assert (extended.where, "等票" in extended.words, "2026-12-05" in extended.words) == (FIX, True, True)
    seq = correct(desk)
    (corrected,) = audit(desk).sections["corrections"]
    assert (corrected.records, corrected.words) == ((seq,), "更正第1号：村部 → 村小学（地点写错）")
    desk.do(CompleteRectification(rectification=FIX, result="已补", completed_on=date(2026, 11, 17)))
    desk.do(VerifyRectification(rectification=FIX, members=("丁桂香", "白云山"), verified_on=date(2026, 11, 17)))
    (unseen,) = audit(desk).sections["no_photo"]
    assert (unseen.where, unseen.words) == (FIX, "核验：已整改到位（丁桂香、白云山）")


def test_the_clock_going_back(village: Held) -> None:
    desk, clock = village
    assert audit(desk).sections["clock_back"] == ()
    clock.forward(minutes=-90)
    act = correct(desk)
    (back,) = audit(desk).sections["clock_back"]
    assert (back.records, back.words) == ((act - 1, act), "比前一条记录早90分钟")


def test_rules_switched_off_and_on_again(village: Held) -> None:
    desk, _ = village
    path = desk.folder / RULES_FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    for text in ("[R06_HOSPITALITY]\non = false\n\n[R04_SPLIT]\non = false\n", "[R06_HOSPITALITY]\non = false\n"):
        path.write_text(text, "utf-8")
        setting_up.adopt(desk)
    assert words(desk, "rules_off") == ["R04 疑似拆分报销，后来又打开", "R06 招待类，现在仍关着"]
    assert off_in(shipped_rules()) == {"R16_MONTH_END_CASH", "R25_ROUND_LARGE"}


def fact(seq: int, stream: str, event: object, minutes: int = 0) -> Fact:
    at = clock_at(2026, 11, 15, 14, 0)() + timedelta(minutes=minutes)
    return Fact(seq=seq, stream=stream, act=seq, at=at, actor="宋玉洁", event=event)  # type: ignore[arg-type]


OPENED = MeetingOpened(
    kind="reading",
    held_on=date(2026, 11, 15),
    number=1,
    title="唱账会",
    template_id="monthly_reading",
    template_sha256="a",
    village_sha256="b",
    deadlines_sha256="c",
    medium="paper",
    clock_note="电脑时间慢了，已核对",
)
LEDGER = "ledger/village_committee/all/2026-10"


def test_what_is_entered_late_and_passed_in_spite_of_flags() -> None:
    at = clock_at(2026, 11, 15, 14, 0)()
    stream = f"meeting/{MEETING}"
    facts = [
        fact(1, stream, OPENED),
        fact(2, stream, LineRead(line=LineRef(9, 4), medium="paper")),
        fact(3, stream, LineRead(line=LineRef(9, 5), medium="paper", seconds=1.0)),
        fact(4, stream, LineRead(line=LineRef(9, 6), seconds=3.0)),
        fact(5, stream, LineRead(line=LineRef(9, 7))),
        fact(6, stream, EnteredLate(since=at, until=at + timedelta(hours=1), kept_by="白云山")),
        fact(
            7, stream, LineReviewed(line=LineRef(9, 4), verdict="passed", where="review", reason="有合同", high_flags=("R06_HOSPITALITY",))
        ),
        fact(8, stream, LineReviewed(line=LineRef(9, 5), verdict="passed", where="review")),
        fact(9, stream, ReviewSigned(ledger_seq=9, members=("丁桂香", "白云山"), passed=4, doubted=0, flagged_passed=(4,))),
    ]
    found = list(found_in(record_of([]), facts))
    assert [(each.name, each.records, each.words) for each in found] == [
        ("entered_late", (1,), "整场会议照纸质记录补录"),
        ("clock_back", (1,), "开会时说明：电脑时间慢了，已核对"),
        ("entered_late", (6,), "补录2026-11-15 14:00至2026-11-15 15:00的纸质记录（白云山记）"),
        ("high_flags_passed", (7,), "第4笔（R06）通过：有合同"),
        ("high_flags_passed", (9,), "预审签字（丁桂香、白云山）：第4笔有高疑点，通过"),
        ("entered_late", (2, 3), "第4、5笔会后补录"),
    ]


@pytest.mark.parametrize(
    ("stream", "where"),
    [("book", "账簿"), (LEDGER, "2026-10账目"), ("rectification/R2026-001", "R2026-001"), ("disclosure/A1/2026-10", "A1/2026-10")],
)
def test_streams_as_a_person_names_them(stream: str, where: str) -> None:
    assert where_of(stream) == where


def test_one_year_alone(village: Held) -> None:
    desk, _ = village
    assert audit(desk, "2026").sections == audit(desk).sections
    assert not any(audit(desk, "2025").sections.values())


def test_the_sheet_and_the_data_say_the_same(tmp_path: Path) -> None:
    desk, _ = held(tmp_path / "村")
    found = audit(desk)
    path = write_sheet(desk, found, tmp_path / "报镇")
    text = "\n".join(docx_lines(path.read_bytes()))
    assert path.name == "自查表_2026-11-15.docx"
    data = as_json(found)
    for section in data["sections"]:
        assert section["title"] in text
        for each in section["findings"]:
            assert each["words"] in text
            assert str(each["records"][0]) in text
    assert desk.book.record.head == found.records
    assert write_sheet(desk, found, tmp_path / "报镇").name == "自查表_2026-11-15(2).docx"
    assert auditing.audit(desk) == found
    desk.close()


def test_a_thousand_findings_stay_one_row_of_numbers(tmp_path: Path) -> None:
    from changzhang.domain.audit import found_at
    from changzhang.papers.audit_sheet import audit_sheet

    desk = new_desk(tmp_path / "村", clock_at(2026, 11, 1, 9, 0))
    many = found_at("read_fast", fact(7, f"meeting/{MEETING}", OPENED), "很多", tuple(range(7, 1007)))
    text = to_text(audit_sheet(desk.village, {"read_fast": (many,), "withdrawals": ()}, on=date(2026, 11, 1), records=1007))
    assert "7…1006" in text
    assert "以下各项没有发现：撤回。" in text
    desk.close()
