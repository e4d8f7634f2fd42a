"""A light is always a word on a colour: 红 超期3天, 黄 剩2天, 绿 正常."""

from __future__ import annotations

from changzhang.domain.lights import WORDS, Light
from changzhang.ui.card_rows import Span


def light_spans(light: Light, words: str) -> tuple[Span, ...]:
    """The light as runs of a row."""
    return (Span(f" {WORDS[light]} ", light), Span(f" {words}"))
