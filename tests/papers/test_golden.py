"""Both papers in every state a meeting can be in, against their golden text. Run with WRITE_GOLDEN=1 to write them anew."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from changzhang.domain.meeting_view import MeetingView
from changzhang.papers.blocks import Paper
from changzhang.papers.minutes import Annex, WithdrawnAct, minutes
from changzhang.papers.rectification_list import Sources, rectification_list
from tests.papers.as_text import as_text
from tests.papers.given import VILLAGE, Given, at
from tests.papers.meetings import ADJOURN_CODE, SEAL_CODE, corrected, empty, mended, running, second_sitting, whole

GOLDEN = Path(__file__).parent / "golden"
ANNEX = Annex(
    withdrawals=(
        WithdrawnAct(at=at("2025-04-15 20:11"), actor="王秀兰", reason="按错", words="第8笔提问"),
        WithdrawnAct(at=at("2025-04-15 20:12"), actor="王秀兰", reason="听错", words="第2问：机井哪天修"),
        WithdrawnAct(at=at("2025-04-15 20:14"), actor="王秀兰", reason="按错", words="休会"),
    )
)


def adjourned(book: Given) -> MeetingView:
    return book.view(adjourn_code=ADJOURN_CODE)


def sealed(book: Given) -> MeetingView:
    return book.view(adjourn_code=ADJOURN_CODE, seal_code=SEAL_CODE)


def the_list(book: Given, view: MeetingView, today: date) -> Paper:
    record = book.record()
    items = [item for row in record.rows("rectification") if (item := record.rectification(row.id))]
    sources = Sources(question=record.question, ledger=record.ledger)
    return rectification_list(VILLAGE, items, today=today, title="青禾村公开唱账会整改清单", meeting=view, sources=sources)


def papers() -> dict[str, Paper]:
    return {
        "minutes_running": minutes(running().view()),
        "minutes_adjourned": minutes(adjourned(whole(sealed=False))),
        "minutes_sealed": minutes(sealed(whole()), annex=ANNEX),
        "minutes_corrected": minutes(sealed(corrected())),
        "minutes_empty": minutes(sealed(empty())),
        "minutes_second_sitting": minutes(adjourned(second_sitting())),
        "minutes_mended": minutes(adjourned(mended())),
        "list_running": the_list(running(), running().view(), date(2025, 4, 15)),
        "list_sealed": the_list(whole(), sealed(whole()), date(2025, 4, 22)),
        "list_later": the_list(corrected(), sealed(corrected()), date(2025, 5, 10)),
    }


@pytest.mark.parametrize("name", sorted(papers()))
def test_paper_reads_as_its_golden_text(name: str) -> None:
    text, file = as_text(papers()[name]), GOLDEN / f"{name}.txt"
    if os.environ.get("WRITE_GOLDEN"):
        file.write_text(text, encoding="utf-8", newline="\n")
    assert text == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(papers()))
def test_no_paper_accuses_or_calls_a_question_a_complaint(name: str) -> None:
    text = as_text(papers()[name])
    assert not [word for word in ("违规", "投诉", "用户", "None", "张三", "李四", "贪") if word in text]
