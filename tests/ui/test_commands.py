from __future__ import annotations

import pytest

from changzhang.ui import keys
from changzhang.ui.commands import found

MEETING = keys.acts("meeting", "app")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("tw", "ask"), ("ＴＷ", "ask"), ("提问", "ask"), ("hp", "black_out"), ("xyhj", "next_stage"), ("f7", "withdraw"), ("凭证", "voucher")],
)
def test_commands_are_found_by_words_and_initials(typed: str, expected: str) -> None:
    assert found(MEETING, typed)[0].id == expected


def test_everything_is_offered_before_anything_is_typed() -> None:
    assert found(MEETING, " ") == MEETING


def test_nothing_is_made_up() -> None:
    assert found(MEETING, "zzz") == ()
