from __future__ import annotations

from collections import Counter
from typing import get_args

import pytest

from changzhang.ui import keys

PLACES = get_args(keys.Where)


@pytest.mark.parametrize("where", PLACES)
def test_no_screen_binds_a_key_twice(where: keys.Where) -> None:
    bound = Counter(key for act in keys.acts(where, "app") for key in act.keys)
    assert [key for key, times in bound.items() if times > 1] == []


@pytest.mark.parametrize("where", PLACES)
def test_no_screen_offers_a_digit_or_an_id_twice(where: keys.Where) -> None:
    for field in ("digit", "id"):
        used = Counter(getattr(act, field) for act in keys.acts(where) if getattr(act, field))
        assert [value for value, times in used.items() if times > 1] == []


def test_keys_of_terminals_and_input_methods_are_left_alone() -> None:
    bound = {key for act in keys.ACTS for key in act.keys}
    assert bound & keys.FORBIDDEN == set()
    assert not [key for key in bound if key.startswith(("ctrl+shift+", "alt+"))]


def test_every_act_of_a_meeting_can_be_reached_without_letters() -> None:
    """An input method swallows letters: each act has a key that is no letter, or a place in the Tab menu."""
    for act in keys.acts("meeting"):
        assert act.digit or not act.keys or any(len(key) > 1 for key in act.keys), act.id


def test_the_tab_menu_is_the_one_of_the_specification() -> None:
    shown = " ".join(f"{item.digit}{item.label}" for item in keys.menu("meeting"))
    assert shown == "1提问 2答复 3整改 4存疑 5休会 6撤回 7人数 8看凭证 9下一环节 0黑屏"


def test_the_footer_begins_with_what_the_chair_does_most() -> None:
    assert [act.label for act in keys.footer("meeting")][:3] == ["念完", "回看", "提问"]


def test_both_widths_of_digits_and_plus_are_bound() -> None:
    home = {key for act in keys.acts("home") for key in act.keys}
    assert {"1", "１"} <= home
    assert {"plus", "fullwidth_plus_sign"} <= {key for act in keys.acts("meeting") for key in act.keys}
