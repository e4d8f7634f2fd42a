"""Text: cleaned, measured as the terminal measures it, broken without loss, read aloud."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from changzhang.domain.text import cells, clean, cut, half_width, pad, spoken_date, spoken_number, wrap

CHINESE = st.text(alphabet="购买化肥三十袋，用于村集体果园。“合同[ht-01]”（）《路灯》2300.50 元%abc\n𠮷é①℃㎡👍⚠\ufe0f", max_size=80)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("一\r\n二\r三\n四", "一\n二\n三\n四"),
        ("一\t二", "一 二"),
        ("\x00\x07\x1b[31m红", "\ufffd\ufffd\ufffd[31m红"),
        ("\x7f\x85\x9b", "\ufffd\ufffd\ufffd"),
        ("李\ud800建", "李\ufffd建"),
        ("一\u2028二", "一\n二"),
        ("𠮷𬺈👨\u200d👩\u200d👧 e\u0301", "𠮷𬺈👨\u200d👩\u200d👧 e\u0301"),
        ("[/x] =1+1 <b>", "[/x] =1+1 <b>"),
    ],
)
def test_clean(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_cleaning_is_done_once_and_can_always_be_written(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    once.encode("utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "abc 123",
        "支出2,300.50元",
        "“引号”‘单’—…·①×÷→★○√℃№│█",
        "￥（）：、《》％㎡〇",
        "合同[ht-01]路灯",
        "e\u0301",
        "𠮷𬺈𫚉",
        "👨\u200d👩\u200d👧",
        "1\ufe0f\u20e3",
        "⚠\ufe0f☎\ufe0fℹ\ufe0f",
        "👍🏽",
        "🇨🇳",
        "ㄅㄆㄇ〃々",
        "䷀☰",
        "\u3000全角\uff5e",
        "ｶﾅ",
        "각",
        "\u200b零宽\ufeff",
        "\u0378\U0001fae9",
    ],
)
def test_cells_are_what_the_terminal_library_says(text: str) -> None:
    assert cells(text) == cell_len(text)


@pytest.mark.parametrize("first", range(0x20, 0x10000, 0x1000))
def test_every_settled_character_of_the_basic_plane_has_the_librarys_width(first: int) -> None:
    import unicodedata

    settled = [chr(code) for code in range(first, first + 0x1000) if unicodedata.category(chr(code)) not in ("Cn", "Cs", "Cf", "Co", "Cc")]
    assert [c for c in settled if cells(c) != cell_len(c) and c != "\u3164"] == []


@pytest.mark.parametrize(
    ("text", "width", "kept"),
    [
        ("化肥三十袋", 6, "化肥三"),
        ("化肥三十袋", 7, "化肥三"),
        ("ab化", 3, "ab"),
        ("化", 1, ""),
        ("e\u0301e", 1, "e\u0301"),
        ("化肥", 0, ""),
    ],
)
def test_cut(text: str, width: int, kept: str) -> None:
    assert cut(text, width) == kept


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("购买化肥三十袋", 6, ["购买化", "肥三十", "袋"]),
        ("购买化，肥", 6, ["购买", "化，肥"]),
        ("购买（化肥）", 6, ["购买", "（化", "肥）"]),
        ("付款2300.50元整", 10, ["付款", "2300.50元", "整"]),
        ("一\n\n二", 4, ["一", "", "二"]),
        ("1234567890", 4, ["1234", "5678", "90"]),
        ("、、、、", 4, ["、、", "、、"]),
    ],
)
def test_wrap(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines


def test_no_chinese_character_fits_into_one_cell() -> None:
    with pytest.raises(ValueError, match="1 cells"):
        wrap("化", 1)


@given(CHINESE, st.integers(min_value=2, max_value=40))
def test_wrapping_loses_nothing_and_fits(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join(lines) == text.replace("\n", "")
    assert all(cells(line) <= width for line in lines)


@given(st.text(), st.integers(min_value=2, max_value=40))
def test_wrapping_any_text_loses_nothing_and_fits(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join(lines) == text.replace("\n", "")
    assert all(cells(line) <= width for line in lines)


@given(st.text(), st.integers(min_value=0, max_value=40), st.sampled_from(["left", "right", "center"]))
def test_padding_fills_exactly(text: str, width: int, align: str) -> None:
    assert cells(pad(text, width, align)) == width  # type: ignore[arg-type]


@pytest.mark.parametrize(("align", "text"), [("left", "化肥  "), ("right", "  化肥"), ("center", " 化肥 ")])
def test_pad(align: str, text: str) -> None:
    assert pad("化肥", 6, align) == text  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("１２", "12"), ("＋", "+"), ("。", "."), ("３－１５", "3-15"), ("Ａｂ，", "Ab,"), ("\u3000", " "), ("化肥", "化肥"), ("￥", "¥")],
)
def test_half_width(typed: str, meant: str) -> None:
    assert half_width(typed) == meant


@pytest.mark.parametrize(
    ("number", "said"), [(1, "一"), (2, "二"), (10, "十"), (12, "十二"), (20, "二十"), (101, "一百零一"), (2000, "二千")]
)
def test_spoken_number(number: int, said: str) -> None:
    assert spoken_number(number) == said


@pytest.mark.parametrize(
    ("day", "said"), [(date(2026, 10, 9), "十月九日"), (date(2026, 12, 31), "十二月三十一日"), (date(2026, 2, 2), "二月二日")]
)
def test_spoken_date(day: date, said: str) -> None:
    assert spoken_date(day) == said
