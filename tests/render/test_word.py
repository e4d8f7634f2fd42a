"""Word files as a whole: nothing lost, nothing parsed, the same each time, signatures never alone."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

import docx
import pytest
from docx.shared import Pt
from msgspec.structs import replace

from changzhang.papers.blocks import Heading, Paper, QrMark, SealPlace, Signatures, paragraph
from changzhang.render.legal_text import legal
from changzhang.render.word import to_docx
from changzhang.render.word_reference import ReferenceUnreadable, built_in_reference
from tests.papers.as_text import as_text
from tests.render.opened import all_words, body, find, members, one, part, words
from tests.render.samples import HOSTILE, hostile, minutes, rectification_list

AT = datetime(2025, 4, 15, 13, 5, tzinfo=UTC)


@pytest.mark.parametrize("rows", [0, 1, 14, 1000])
def test_no_word_of_the_paper_is_lost(rows: int) -> None:
    paper = minutes(rows, mark="草稿·未封存", footer_note="演示资料")
    written = all_words(to_docx(paper)).replace("\n", "")
    for line in as_text(paper).splitlines():
        if line.startswith("| "):
            for cell in line.strip("| ").split(" | "):
                assert cell.strip() in written
    for block in paper.blocks:
        if not hasattr(block, "columns"):
            for text in texts(block):
                assert text.replace("\n", "") in written


def texts(block: object) -> tuple[str, ...]:
    match block:
        case Signatures():
            return block.labels
        case SealPlace():
            return (block.publisher, block.date_text)
        case QrMark():
            return (block.payload, block.caption)
    return (block.text,) if isinstance(block, Heading) else ()


def test_hostile_text_stays_text() -> None:
    packed = to_docx(hostile())
    written = all_words(packed)
    # Mark 3 times, title, subtitle, 2 footers, heading, paragraph, label and text; caption, a title, 8 cells; 5 at the foot.
    assert written.count(legal(HOSTILE)) == 3 + 2 + 2 + 1 + 1 + 2 + 1 + 1 + 8 + 5
    assert "\x00" not in written
    assert [name for name in members(packed) if "/" in name and name.startswith("..")] == []


def test_the_same_paper_gives_the_same_bytes() -> None:
    paper = rectification_list(3)
    assert to_docx(paper, created_on=AT) == to_docx(paper, created_on=AT)
    assert to_docx(paper, created_on=AT) != to_docx(paper)


def test_core_properties_tell_title_author_and_moment() -> None:
    core = docx.Document(BytesIO(to_docx(minutes(1), created_on=AT))).core_properties
    assert (core.title, core.author) == ("青禾村公开唱账会会议记录", "青禾村")
    assert core.created == AT


def test_long_titles_fit_into_the_properties() -> None:
    paper = Paper(kind="k", title="题" * 300, file_stem="s", author="村" * 300, blocks=())
    core = docx.Document(BytesIO(to_docx(paper))).core_properties
    assert (core.title, core.author) == ("题" * 255, "村" * 255)


def test_signatures_never_stand_alone_on_a_page() -> None:
    written = list(body(to_docx(minutes(14))))
    at = next(place for place, line in enumerate(written) if words(line).startswith("主持人（签字）"))
    signing = [line for line in written if find(line, "w:pPr/w:pStyle[@w:val='Signing']")]
    assert words(written[at - 1]) == "散会。"
    assert all(find(line, "w:pPr/w:keepNext") for line in (written[at - 1], *signing))


def test_the_last_signature_line_asks_for_nothing_after_it() -> None:
    last = body(to_docx(rectification_list(1)))[-2]
    assert words(last).startswith("责任人：")
    assert not find(last, "w:pPr/w:keepNext")


def test_a_line_to_sign_on_is_an_underlined_tab_as_long_as_its_column() -> None:
    lines = find(body(to_docx(minutes(1))), "w:p[w:pPr/w:pStyle/@w:val='Signing']")
    assert [words(line) for line in lines] == ["主持人（签字）：记录人（签字）：", "村务监督委员会成员（签字）：", "群众代表（签字）："]
    assert len(find(lines[0], "w:r[w:rPr/w:u]/w:tab")) == 2
    assert find(lines[0], "w:pPr/w:tabs/w:tab/@w:pos") == ["4107", "4422", "8529"]


def test_a_label_hangs_before_its_text() -> None:
    line = next(line for line in body(to_docx(minutes(1))) if words(line).startswith("会议地点："))
    assert find(line, "w:pPr/w:ind/@w:left | w:pPr/w:ind/@w:hanging") == ["1575", "1575"]


def test_an_annex_begins_a_page() -> None:
    paper = Paper(kind="k", title="题", file_stem="s", author="a", blocks=(Heading("附1", starts_page=True), Heading("二")))
    first, second = find(body(to_docx(paper)), "w:p[w:pPr/w:pStyle/@w:val='Heading1']")
    assert find(first, "w:pPr/w:pageBreakBefore")
    assert not find(second, "w:pPr/w:pageBreakBefore")


@pytest.mark.parametrize(("text", "align"), [("一行", []), ("两行\n第二行", ["left"])])
def test_a_line_somebody_ended_is_not_stretched(text: str, align: list[str]) -> None:
    paper = Paper(kind="k", title="题", file_stem="s", author="a", blocks=(paragraph(text),))
    line = next(line for line in body(to_docx(paper)) if words(line) == text)
    assert find(line, "w:pPr/w:jc/@w:val") == align


def test_a_village_keeps_its_own_styles_and_gets_what_they_lack() -> None:
    own = docx.Document(BytesIO(built_in_reference("system")))
    own.styles["Title"].font.size = Pt(30)
    own.styles["表格文字"].element.getparent().remove(own.styles["表格文字"].element)
    own.add_paragraph("旧文字")
    kept = BytesIO()
    own.save(kept)
    packed = to_docx(minutes(3), reference=kept.getvalue())
    styles = part(packed, "word/styles.xml")
    assert one(styles, "w:style[@w:styleId='Title']/w:rPr/w:sz/@w:val") == "60"
    assert find(styles, "w:style[w:name/@w:val='表格文字']")
    assert "旧文字" not in all_words(packed)


def test_a_plain_document_of_another_program_serves_as_reference() -> None:
    blank = BytesIO()
    docx.Document().save(blank)
    packed = to_docx(minutes(3, mark="草稿"), reference=blank.getvalue())
    used = set(find(body(packed), ".//w:pStyle/@w:val | .//w:tblStyle/@w:val"))
    assert used <= set(find(part(packed, "word/styles.xml"), "w:style/@w:styleId"))
    assert docx.Document(BytesIO(packed)).tables


@pytest.mark.parametrize("content", [b"", b"not a file", b"PK\x05\x06" + b"\x00" * 18])
def test_a_reference_that_is_no_word_file_is_a_problem(content: bytes) -> None:
    with pytest.raises(ReferenceUnreadable):
        to_docx(minutes(1), reference=content)


def test_half_of_the_last_sentence_never_has_a_page_to_itself() -> None:
    blocks = (Signatures(("甲：", "乙：", "丙：")), paragraph("散会码：ABCD。"))
    signing = body(to_docx(Paper(kind="k", title="题", file_stem="s", author="a", blocks=blocks)))
    *lines, last = find(signing, "w:p")[1:]
    assert all(find(line, "w:pPr/w:keepNext") for line in lines)
    assert find(last, "w:pPr/w:keepLines")


def test_a_subtitle_stands_close_under_its_title() -> None:
    with_subtitle, without = (body(to_docx(paper))[0] for paper in (minutes(0), replace(minutes(0), subtitle="")))
    assert find(with_subtitle, "w:pPr/w:spacing/@w:after") == ["120"]
    assert find(without, "w:pPr/w:spacing") == []
