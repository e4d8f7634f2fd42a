from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from changzhang.domain.text import cells, clean
from changzhang.ui.card_facts import CardFacts
from changzhang.ui.card_rows import Row, flow, layout, plain
from changzhang.ui.card_rows import Span as Run
from changzhang.ui.widgets.rows import window
from tests.ui.cards import FERTILIZER, HOSTILE, words_of

AT_80_BY_24 = """\
 第12笔      （已念12/37）      支出      10月9日      凭证 记-023

 ▀▀▀▀██     ▀▀▀▀██ ██▀▀██ ██▀▀██    ██▀▀██ ██▀▀██        本月支出累计  8,300.00
 ▄▄▄▄██     ▄▄▄▄██ ██  ██ ██  ██    ██  ██ ██  ██               合计  23,650.20
 ██      ██     ██ ██  ██ ██  ██ ▄▄ ██  ██ ██  ██
 ▀▀▀▀▀▀ ▀   ▀▀▀▀▀▀ ▀▀▀▀▀▀ ▀▀▀▀▀▀ ▀▀ ▀▀▀▀▀▀ ▀▀▀▀▀▀ 元
 贰仟叁佰元整 · 念作“两千三百元”

 用途  购买化肥30袋，用于村集体果园
 付给  静宁县惠民农资有限公司   转账  发票
 签字  经手 李建军   证明人一栏空白   审批 张志强
 审核  通过（2人签字）

 唱词  第十二笔，十月九日，购买化肥三十袋，用于村集体果园，支出两千三百元，收款
       单位静宁县惠民农资有限公司。请问大家有没有疑问？"""

AT_40_BY_12 = """\
第12笔 已念12/37 支出 10月9日
▀▀█    ▀▀█ █▀█ █▀█   █▀█ █▀█
█▀▀  ▄ ▀▀█ █ █ █ █   █ █ █ █
▀▀▀ ▀  ▀▀▀ ▀▀▀ ▀▀▀ ▀ ▀▀▀ ▀▀▀
念作“两千三百元”
用途 购买化肥30袋，用于村集体果园
付给 静宁县惠民农资有限公司  转账  发票
经手 李建军 证明人一栏空白 审批 张志强
▼还有7行（按↓看）"""

# The card's own room at 40×12, 60×18, 80×24, 120×40 and 200×60.
ROOMS = [(40, 9), (60, 15), (80, 18), (120, 33), (200, 53)]


def shown(rows: list[Row]) -> str:
    return "\n".join(plain(row).rstrip() for row in rows)


def test_the_card_at_80_by_24() -> None:
    assert shown(layout(FERTILIZER, 80, 18)) == AT_80_BY_24


def test_the_card_at_40_by_12_begins_with_what_the_room_needs() -> None:
    assert shown(window(layout(FERTILIZER, 40, 9), 0, 9)[0]) == AT_40_BY_12


def test_a_purpose_of_sixty_characters_is_whole_at_80_by_24_without_scrolling() -> None:
    facts = replace(FERTILIZER, purpose="修" * 60, figures="1,234,567.89")
    rows = layout(facts, 80, 18)
    assert len(rows) <= 18
    assert "修" * 60 in without_blanks("".join(plain(row) for row in rows))


def without_blanks(text: str) -> str:
    return re.sub(r"\s", "", text)


def assert_nothing_lost(facts: CardFacts, width: int, height: int) -> None:
    assert max(cells(plain(row)) for row in layout(facts, width, height, is_plain=True)) <= width
    rows = layout(facts, width, height)
    assert max(cells(plain(row)) for row in rows) <= width
    text = without_blanks("".join(plain(row) for row in rows))
    for word in words_of(facts):
        assert without_blanks(word) in text, word


@pytest.mark.parametrize("facts", [FERTILIZER, HOSTILE], ids=["plain", "hostile"])
@pytest.mark.parametrize(("width", "height"), ROOMS)
def test_nothing_is_lost_at_any_size(facts: CardFacts, width: int, height: int) -> None:
    assert_nothing_lost(facts, width, height)


WORDS = st.text(max_size=80).map(clean)


@settings(max_examples=60, deadline=None)
@given(purpose=WORDS, payee=WORDS, name=WORDS, fen=st.integers(-(10**12), 10**12), size=st.sampled_from([*ROOMS, (20, 3), (33, 7)]))
def test_no_text_of_any_kind_is_lost(purpose: str, payee: str, name: str, fen: int, size: tuple[int, int]) -> None:
    figures = f"{fen / 100:,.2f}"
    facts = replace(HOSTILE, purpose=purpose, payee=payee, figures=figures, signatures=((f"经手 {name}", False),))
    assert_nothing_lost(facts, *size)


@pytest.mark.parametrize("height", [2, 3, 5, 9])
def test_every_row_can_be_scrolled_to(height: int) -> None:
    rows = layout(HOSTILE, 40, height)
    seen: set[str] = set()
    for top in range(len(rows)):
        part, real = window(rows, top, height)
        assert len(part) <= height
        seen |= {plain(row) for row in part}
        if real < top:
            break
    assert {plain(row) for row in rows} <= seen


def test_what_is_hidden_is_counted() -> None:
    rows: list[Row] = [(Run(str(number)),) for number in range(10)]
    assert [plain(row) for row in window(rows, 0, 4)[0]] == ["0", "1", "2", "▼还有7行（按↓看）"]
    assert [plain(row) for row in window(rows, 3, 4)[0]] == ["▲上面还有4行", "4", "5", "▼还有4行（按↓看）"]
    assert next(plain(row) for row in window(rows, 99, 4)[0]).startswith("▲上面还有")
    assert plain(window(rows, 99, 4)[0][-1]) == "9"


def test_items_that_do_not_fit_go_to_the_next_row() -> None:
    rows = flow([Run("甲甲甲"), Run("乙乙"), Run("丙丙丙丙丙丙")], 11, " ")
    assert [plain(row) for row in rows] == ["甲甲甲 乙乙", "丙丙丙丙丙", "丙"]


def test_the_purpose_is_large_where_all_else_has_its_room() -> None:
    rows = layout(FERTILIZER, 120, 33, is_large=True)
    assert len(rows) <= 33
    assert "    用途  ▄▄▄▄▄ ▄     ▄▄▄▄▄▄▄▄▄▄▄" in shown(rows)
    without = [word for word in words_of(FERTILIZER) if word != FERTILIZER.purpose]
    text = without_blanks("".join(plain(row) for row in rows))
    assert [word for word in without if without_blanks(word) not in text] == []


@pytest.mark.parametrize(("width", "height"), [(80, 18), (60, 33), (120, 20)])
def test_smaller_cards_keep_it_in_normal_type(width: int, height: int) -> None:
    assert layout(FERTILIZER, width, height, is_large=True) == layout(FERTILIZER, width, height)


def test_a_purpose_the_font_cannot_draw_or_that_is_too_long_stays_as_it_is() -> None:
    for purpose in ("㐂䶮𠮷", "修" * 60, ""):
        facts = replace(FERTILIZER, purpose=purpose or "用途一栏空白")
        rows = layout(facts, 120, 33, is_large=True)
        assert max(cells(plain(row)) for row in rows) <= 120
        assert len(rows) <= 33
