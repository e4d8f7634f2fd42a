from __future__ import annotations

import pytest

from changzhang.domain.text import cells
from changzhang.ui import keys
from changzhang.ui.card_rows import plain
from changzhang.ui.widgets.key_bar import labels, packed
from changzhang.ui.widgets.light import light_spans
from changzhang.ui.widgets.progress_strip import Tally, strip_row
from changzhang.ui.widgets.title_bar import title_row

PARTS = (
    (" 小山村 公开唱账会（2026年10月账目）", " 小山村 公开唱账会", " 小山村"),
    ("第5/9环节 逐笔唱支出", "5/9 逐笔唱支出"),
    ("到会75人", "75人"),
    ("14:32 已开18分", "14:32"),
)


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (120, "小山村 公开唱账会（2026年10月账目） 第5/9环节 逐笔唱支出 到会75人 14:32 已开18分"),
        (80, "小山村 公开唱账会（2026年10月账目） 第5/9环节 逐笔唱支出 到会75人 14:32"),
        (60, "小山村 公开唱账会 5/9 逐笔唱支出 75人 14:32"),
        (40, "小山村 5/9 逐笔唱支出 75人 14:32"),
    ],
)
def test_the_head_is_shortened_from_its_end(width: int, expected: str) -> None:
    row = plain(title_row(PARTS, width))
    assert cells(row) == width
    assert " ".join(row.split()) == expected


def test_a_very_long_village_is_cut_last() -> None:
    row = plain(title_row(((" " + "村" * 60,), *PARTS[1:]), 40))
    assert cells(row) == 40
    assert row.rstrip().endswith("14:32")


TALLY = Tally((1, 0), 3, 2, 1, 12, 37, "约还需7分")


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (80, "本笔：1问 0整改 全会：3问 2整改 1转办 ███▁▁▁▁▁▁▁ 12/37 约还需7分"),
        (60, "本笔：1问 0整改 全会：3问 2整改 1转办 12/37 约还需7分"),
        (48, "本笔：1问 0整改 全会：3问 2整改 1转办 12/37"),
        (40, "本笔1问 0整改 全会3问 2整改 1转办"),
        (24, "全会：3问 2整改 1转办"),
    ],
)
def test_the_strip_leaves_out_what_does_not_fit(width: int, expected: str) -> None:
    row = plain(strip_row(TALLY, width))
    assert cells(row) <= width
    assert " ".join(row.split()) == expected


def test_the_strip_is_ascii_drawn_on_the_old_console() -> None:
    assert "###-------" in plain(strip_row(TALLY, 80, is_plain=True))


@pytest.mark.parametrize(("width", "rows"), [(40, 1), (60, 1), (80, 2), (120, 1), (200, 1)])
def test_the_keys_fit_and_the_way_out_stays(width: int, rows: int) -> None:
    packed_rows = packed(labels(keys.footer("meeting")), width, rows)
    assert len(packed_rows) <= rows
    for row in packed_rows:
        assert cells(" ".join(key + words for _, key, words in row)) <= width
    assert packed_rows[-1][-1][2] == "没反应？按Tab"


def test_a_light_is_a_word() -> None:
    assert "".join(span.text for span in light_spans("red", "超期3天")).split() == ["红", "超期3天"]
