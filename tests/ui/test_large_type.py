from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from changzhang.domain.text import cells, clean
from changzhang.ui.large_type import FILE, large


def shown(rows: list[str] | None) -> str:
    return "\n".join(row.rstrip() for row in rows or [])


def test_two_characters_in_half_blocks() -> None:
    rows = large("支出", 24, max_rows=6)
    assert rows is not None
    assert shown(rows).splitlines()[1] == "▄▄▄▄▄█▄▄▄▄▄  █   █   █"


def test_less_room_takes_quadrants_and_more_room_doubles() -> None:
    assert [len(large("支出", width, max_rows=12) or []) for width in (11, 12, 23, 24, 47, 48)] == [0, 6, 6, 6, 6, 12]
    assert max(map(len, large("支出", 48, max_rows=12) or [])) > 40


@pytest.mark.parametrize(("width", "rows"), [(78, 6), (78, 12), (118, 12), (200, 30)])
def test_what_is_drawn_keeps_to_its_place(width: int, rows: int) -> None:
    drawn = large("购买化肥30袋，用于村集体果园", width, max_rows=rows)
    if (width, rows) == (78, 6):
        assert drawn is None
        return
    assert drawn is not None
    assert len(drawn) <= rows
    assert max(map(cells, drawn)) <= width


def test_lines_are_about_equally_long() -> None:
    drawn = large("购买化肥三十袋用于村集体果园", 78, max_rows=12)
    assert drawn is not None
    halves = [max(map(cells, drawn[:6])), max(map(cells, drawn[6:]))]
    assert abs(halves[0] - halves[1]) <= 6


def test_two_lines_part_at_a_pause() -> None:
    first, second = large("提问3问，", 112, max_rows=6), large("承诺整改1项", 112, max_rows=6)
    assert first is not None
    assert second is not None
    assert large("提问3问，承诺整改1项", 112, max_rows=12) == [*first, *second]


def test_a_character_the_font_lacks_stands_in_normal_type() -> None:
    drawn = large("付给村民㐂", 80, max_rows=6)
    assert drawn is not None
    assert [row for row in drawn if "㐂" in row] == [drawn[3]]
    assert max(map(cells, drawn)) <= 80


@pytest.mark.parametrize("text", ["", "   ", "㐂䶮𠮷", "👨‍👩‍👧领取补贴", "补\u0301贴款一笔"])
def test_text_that_is_better_read_in_normal_type(text: str) -> None:
    assert large(text, 200, max_rows=60) is None


def test_the_old_console_draws_it_with_hashes() -> None:
    assert large("支出", 80, max_rows=6, is_plain=True) is None
    drawn = large("支出", 80, max_rows=12, is_plain=True)
    assert drawn is not None
    assert set("".join(drawn)) == {"#", " "}


@settings(max_examples=80, deadline=None)
@given(text=st.text(max_size=40).map(clean), width=st.integers(1, 220), rows=st.integers(0, 60))
def test_no_text_breaks_it(text: str, width: int, rows: int) -> None:
    drawn = large(text, width, max_rows=rows)
    if drawn is not None:
        assert 0 < len(drawn) <= rows
        assert max(map(cells, drawn)) <= width


def test_the_packed_font_has_its_licence_beside_it_and_no_reserved_name() -> None:
    licence = (FILE.parent / "LICENSE.OFL.txt").read_text("utf-8")
    assert "SIL Open Font License, Version 1.1" in licence
    assert "Reserved Font Name 'Fusion Pixel'" in licence
    assert "fusion" not in FILE.name.lower()
    assert FILE.stat().st_size < 90_000


def test_the_start_does_not_read_the_font() -> None:
    code = "import changzhang.ui.app, sys\nassert 'changzhang.ui.large_type' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
