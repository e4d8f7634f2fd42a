from __future__ import annotations

import pytest

from changzhang.ui.themes import DARK, LIGHT, PAIRS, THEMES, colours, contrast
from changzhang.ui.widgets.rows import STYLES


def test_contrast_is_the_one_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("pair", PAIRS, ids="/".join)
def test_every_text_is_readable_on_its_ground(theme: str, pair: tuple[str, str]) -> None:
    known = colours(theme)
    assert contrast(known[pair[0]], known[pair[1]]) >= 4.5


def test_every_style_of_the_rows_is_made_of_tested_pairs() -> None:
    grounds = {text: {ground for each, ground in PAIRS if each == text} for text, _ in PAIRS}
    for style in STYLES.values():
        words = [word for word in style.split() if word.startswith("$")]
        if len(words) == 2:
            assert words[1][1:] in grounds[words[0][1:]], style
        elif words:
            assert words[0][1:] in grounds or words[0] == "$cz-key", style


def test_both_themes_name_the_same_colours() -> None:
    assert colours(LIGHT).keys() == colours(DARK).keys()
    assert {theme.name for theme in THEMES} == {LIGHT, DARK}
