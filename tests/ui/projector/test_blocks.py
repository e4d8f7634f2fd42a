from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from changzhang.domain.text import cells, clean
from changzhang.ui.card_rows import Row, Span, plain
from changzhang.ui.projector.blocks import Block, Look, block, lay_out
from changzhang.ui.projector.qr import qr_rows

SMALL_TYPE, LARGE_TYPE = Look(is_large=False), Look()
SIZES = [(40, 11), (60, 17), (80, 23), (120, 39), (200, 59)]
AMOUNT = Block((Span("2,300.00", "expense"),), rank=1, is_figures=True, is_kept=True)


def text_of(rows: list[Row]) -> str:
    return "".join("".join(map(plain, rows)).split())


@pytest.mark.parametrize("size", SIZES)
def test_the_amount_comes_first_and_is_large_everywhere(size: tuple[int, int]) -> None:
    rows = lay_out([AMOUNT, block("购买化肥", rank=2)], *size, LARGE_TYPE).rows
    assert sum(1 for row in rows if any(span.role == "expense" for span in row)) >= 3


def test_the_first_rank_takes_the_room_before_the_second() -> None:
    both = [block("整改", rank=2), block("休会", rank=1)]
    rows = lay_out(both, 80, 8, LARGE_TYPE).rows
    assert "整改" in text_of(rows)
    assert "休会" not in text_of(rows)


def test_without_large_type_every_word_is_text() -> None:
    assert "购买化肥" in text_of(lay_out([AMOUNT, block("购买化肥", rank=2)], 200, 59, SMALL_TYPE).rows)


def test_what_does_not_fit_is_turned_over_below_what_stays() -> None:
    sheet = lay_out([AMOUNT, *(block(f"第{number}件") for number in range(40))], 80, 23, LARGE_TYPE)
    assert "expense" in {span.role for row in sheet.kept for span in row}
    assert text_of(sheet.rest) == "".join(f"第{number}件" for number in range(40))


WORDS = st.text(max_size=70).map(clean)


@settings(max_examples=80, deadline=None)
@given(
    words=st.lists(st.tuples(WORDS, WORDS, st.integers(0, 4)), max_size=8),
    size=st.sampled_from([*SIZES, (20, 3)]),
    is_plain=st.booleans(),
    is_large=st.booleans(),
)
def test_nothing_is_lost_and_nothing_is_too_wide(
    words: list[tuple[str, str, int]], size: tuple[int, int], is_plain: bool, is_large: bool
) -> None:
    blocks = [block(text, label=label[:6], rank=rank) for text, label, rank in words]
    sheet = lay_out(blocks, *size, Look(is_large=is_large, is_plain=is_plain))
    assert all(cells(plain(row)) <= max(20, size[0]) for row in sheet.rows)
    if not is_large:
        shown = text_of(sheet.rows)
        for text, _, _ in words:
            assert "".join(text.split()) in shown


def test_light_modules_are_the_ink() -> None:
    matrix = tuple(tuple(4 <= row < 8 and 4 <= column < 8 and (row + column) % 2 == 0 for column in range(12)) for row in range(12))
    rows = [plain(row) for row in qr_rows(matrix)]
    assert rows == ["████████", "██▄▀▄▀██", "██▄▀▄▀██", "████████"]
    assert qr_rows(()) == []
