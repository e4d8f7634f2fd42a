"""Money: the table of the field, the sloppy spellings, and the way there and back."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from changzhang.domain.money import capital, format_yuan, parse_capital, spoken, spoken_numeral, yuan_text

VECTORS = Path(__file__).parent.parent / "data" / "vectors" / "capital.json"
ROWS = json.loads(VECTORS.read_text(encoding="utf-8"))
fens = st.integers(min_value=-(10**14) + 1, max_value=10**14 - 1)


def fen_of(row: dict[str, str]) -> int:
    return int(Decimal(row["amount"]) * 100)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["amount"])
def test_every_row_of_the_table(row: dict[str, str]) -> None:
    fen = fen_of(row)
    assert (capital(fen), spoken(fen), yuan_text(fen)) == (row["capital"], row["spoken"], row["amount"])


@pytest.mark.parametrize(("row", "text"), [(row, text) for row in ROWS for text in [row["capital"], *row["also_legal"]]])
def test_lawful_spellings_are_read_without_a_word(row: dict[str, str], text: str) -> None:
    for prefix in ("", "人民币", "人民币："):
        parsed = parse_capital(prefix + text)
        assert parsed is not None
        assert (parsed.fen, parsed.is_sloppy) == (fen_of(row), False)


@pytest.mark.parametrize(
    ("text", "fen", "is_sloppy"),
    [
        ("壹佰圆正", 10000, False),
        ("人民币壹佰圓整", 10000, False),
        ("貳佰元整", 20000, False),
        ("贰拾肆万玖佰陆拾捌元整", 24096800, False),
        ("一百二十元五角", 12050, False),
        ("两千元", 200000, False),
        ("二千元整", 200000, False),
        ("十五元", 1500, False),
        ("叁佰伍拾元", 35000, True),
        ("伍百元整", 50000, True),
        ("壹拾伍元陆分", 1506, True),
        ("拾元整", 1000, True),
        ("零伍角", 50, True),
        ("壹拾元零零伍分", None, True),
        ("壹万零伍仟元整", 1500000, True),
        ("五毛", 50, True),
        ("三百块", 30000, True),
        ("壹佰 元 整", 10000, False),
    ],
)
def test_spellings_met_in_villages(text: str, fen: int | None, is_sloppy: bool) -> None:
    parsed = parse_capital(text)
    assert (None if parsed is None else (parsed.fen, parsed.is_sloppy)) == (None if fen is None else (fen, is_sloppy))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "元",
        "整",
        "人民币",
        "3千5",
        "约五百元",
        "一二三元",
        "五百",
        "千元",
        "零百元",
        "一十百元",
        "二十二十元",
        "￥100",
        "壹角伍元",
        "亿" * 5000 + "元",
        "一" + "亿" * 40 + "元",
    ],
)
def test_what_is_no_amount_is_refused(text: str) -> None:
    assert parse_capital(text) is None


@pytest.mark.parametrize(
    ("fen", "grouped", "plain"),
    [
        (0, "0.00", "0.00"),
        (5, "0.05", "0.05"),
        (123450, "1,234.50", "1234.50"),
        (-30000, "-300.00", "-300.00"),
        (100000000, "1,000,000.00", "1000000.00"),
    ],
)
def test_figures(fen: int, grouped: str, plain: str) -> None:
    assert (format_yuan(fen), yuan_text(fen)) == (grouped, plain)


@pytest.mark.parametrize(
    ("number", "text"), [(0, "零"), (2, "二"), (10, "十"), (12, "十二"), (22, "二十二"), (102, "一百零二"), (2002, "两千零二")]
)
def test_spoken_numerals(number: int, text: str) -> None:
    assert spoken_numeral(number) == text


@given(fens)
def test_capitals_come_back_whole_and_clean(fen: int) -> None:
    parsed = parse_capital(capital(fen))
    assert parsed is not None
    assert (parsed.fen, parsed.is_sloppy) == (fen, False)


@given(fens)
def test_the_spoken_amount_comes_back_whole_and_clean(fen: int) -> None:
    parsed = parse_capital(spoken(fen))
    assert parsed is not None
    assert (parsed.fen, parsed.is_sloppy) == (fen, False)


@given(st.text(alphabet="零一二三四壹贰叁拾佰仟万亿元角分整负两十百千", max_size=12))
def test_whatever_is_read_means_what_its_capitals_mean(text: str) -> None:
    parsed = parse_capital(text)
    if parsed is not None:
        again = parse_capital(capital(parsed.fen))
        assert again is not None
        assert again.fen == parsed.fen


@given(fens)
def test_figures_are_exact(fen: int) -> None:
    assert Decimal(yuan_text(fen)) * 100 == fen
