"""Words of a purpose that name an illness, a child or an address: the public should hear other words in their place."""

from __future__ import annotations

import re

from changzhang.domain.text import half_width

# What 预审 asks about: 病, 残, 孤, 学生, and an address like 三组12号.
_PRIVATE = re.compile(r"[病残孤]|学生|[\d一二三四五六七八九十]+组[^，。；、,;\s]{0,6}?[\d一二三四五六七八九十百]+号")


def private_words(purpose: str) -> tuple[str, ...]:
    """The pieces of a purpose which name an illness, a disability, an orphan, a student or a house, in order, each once."""
    return tuple(dict.fromkeys(match[0] for match in _PRIVATE.finditer(half_width(purpose))))
