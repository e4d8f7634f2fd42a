"""A paper in the hand against its export: unchanged, saved again, changed somewhere, none of ours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from changzhang.desk import exporting
from changzhang.desk.desk import Desk
from changzhang.desk.paper_check import NotAWordPaper, PaperNotOurs, as_json, check_paper
from changzhang.domain.commands.meeting import SealMeeting
from tests.desk.held import correct, exported, held, sealed
from tests.desk.village import MEETING


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk, _ = sealed(tmp_path / "村")
    yield desk
    desk.close()


def changed(paper: Path, change: Callable[[Any], None]) -> Path:
    """The paper opened, changed and saved by another program."""
    document = Document(str(paper))
    change(document)
    target = paper.with_name("拿来的.docx")
    document.save(str(target))
    return target


def nothing(document: Any) -> None:
    document.core_properties.comments = "看过"


def amount(document: Any) -> None:
    table = next(table for table in document.tables if any("付村部电费" in cell.text for cell in table._cells))
    cell = next(cell for cell in table._cells if cell.text == "100.00")
    cell.paragraphs[0].runs[0].text = "1000.00"


def sentence(document: Any) -> None:
    next(each for each in document.paragraphs if "墨盒买了几个" in each.text).runs[-1].text = "没有承诺"


def without_codes(document: Any) -> None:
    for paragraph in document.paragraphs:
        if "码" in paragraph.text:
            paragraph._p.getparent().remove(paragraph._p)


@pytest.mark.parametrize("paper", ["minutes", "digest", "rectification_list"])
def test_an_unchanged_paper(desk: Desk, paper: str) -> None:
    path = exported(desk, paper)
    checked = check_paper(desk, path)
    assert (checked.ok, checked.is_same_file, checked.exported.event.paper, checked.exported.meeting) == (True, True, paper, MEETING)
    again = check_paper(desk, changed(path, nothing))
    assert (again.changes, again.is_same_file, again.exported) == ((), False, checked.exported)


def test_a_changed_amount_is_named_with_its_cell(desk: Desk) -> None:
    checked = check_paper(desk, changed(exported(desk), amount))
    (change,) = checked.changes
    assert (change.was, change.now, checked.ok) == ("100.00", "1000.00", False)
    assert "张表第" in change.where
    assert change.where.endswith("格")
    assert as_json(checked)["changes"] == [{"where": change.where, "was": "100.00", "now": "1000.00"}]


def test_a_changed_sentence_is_named_in_both_wordings(desk: Desk) -> None:
    (change,) = [each for each in check_paper(desk, changed(exported(desk), sentence)).changes if "没有承诺" in each.now]
    assert "墨盒买了几个" in change.was


def test_a_paper_whose_codes_were_cut_out_is_known_by_its_text(desk: Desk) -> None:
    path = exported(desk)
    checked = check_paper(desk, changed(path, without_codes))
    assert checked.exported.event.file_name == path.name
    assert any("码" in each.was for each in checked.changes)


def test_a_draft_says_that_there_is_a_newer_one(tmp_path: Path) -> None:
    desk, _ = held(tmp_path / "另一村")
    draft = exported(desk)
    assert check_paper(desk, draft).newer == 0
    desk.do(SealMeeting(meeting=MEETING))
    exported(desk)
    checked = check_paper(desk, draft)
    assert (checked.ok, checked.exported.event.is_draft) == (True, True)
    assert checked.newer > checked.exported.seq
    correct(desk)
    corrected = exported(desk)
    assert check_paper(desk, changed(corrected, nothing)).newer == 0
    desk.close()


def test_a_file_that_is_none_of_ours(desk: Desk, tmp_path: Path) -> None:
    exported(desk)
    other = tmp_path / "通知.docx"
    document = Document()
    document.add_paragraph("关于开展爱国卫生运动的通知")
    document.save(str(other))
    with pytest.raises(PaperNotOurs, match="不是从这本账簿导出"):
        check_paper(desk, other)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", "会议记录".encode()])
def test_a_file_that_is_no_word_document(desk: Desk, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "坏.docx"
    path.write_bytes(content)
    with pytest.raises(NotAWordPaper):
        check_paper(desk, path)


def test_a_spreadsheet_is_known_by_its_bytes_alone(desk: Desk) -> None:
    written = exporting.export(desk, MEETING, ("rectification_list",))
    sheet = next(each.path for each in written if each.path.suffix == ".xlsx")
    assert check_paper(desk, sheet).ok
    sheet.write_bytes(BytesIO(sheet.read_bytes() + b"\0").getvalue())
    with pytest.raises(NotAWordPaper):
        check_paper(desk, sheet)
