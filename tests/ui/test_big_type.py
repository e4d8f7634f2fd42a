from __future__ import annotations

import pytest

from changzhang.domain.text import cells
from changzhang.ui.big_type import LARGE, MEDIUM, SIZES, SMALL, Size, enlarge, fitting, width_of

SMALL_TYPE = """\
▀▀█    ▀▀█ █▀█ █▀█   █▀▀ █▀█
█▀▀  ▄ ▀▀█ █ █ █ █   ▀▀█ █ █
▀▀▀ ▀  ▀▀▀ ▀▀▀ ▀▀▀ ▀ ▀▀▀ ▀▀▀"""


def test_small_type_looks_like_figures() -> None:
    assert "\n".join(row.rstrip() for row in enlarge("2,300.50", SMALL)) == SMALL_TYPE


@pytest.mark.parametrize("size", SIZES)
def test_all_figures_differ_and_a_comma_is_no_point(size: Size) -> None:
    drawn = [tuple(enlarge(figure, size)) for figure in "0123456789-,."]
    assert len(set(drawn)) == 13


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", ["0.00", "-97.00", "1,234,567,890.12"])
@pytest.mark.parametrize("is_plain", [False, True])
def test_every_row_has_the_width_that_was_reckoned(size: Size, text: str, is_plain: bool) -> None:
    rows = enlarge(text, size, is_plain=is_plain)
    assert {cells(row) for row in rows} == {width_of(text, size)}
    assert len(rows) == (size.height if is_plain else size.rows)


def test_plain_type_is_ascii() -> None:
    assert all(row.isascii() for row in enlarge("1,234.56", MEDIUM, is_plain=True))


@pytest.mark.parametrize(
    ("width", "rows", "expected"), [(120, 5, LARGE), (120, 4, MEDIUM), (60, 4, MEDIUM), (40, 3, SMALL), (20, 5, None), (80, 2, None)]
)
def test_the_largest_size_that_fits_is_taken(width: int, rows: int, expected: Size | None) -> None:
    assert fitting("2,300.00", width, rows) == expected


def test_other_characters_are_refused() -> None:
    with pytest.raises(KeyError):
        enlarge("￥1", SMALL)
