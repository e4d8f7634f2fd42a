"""Finds commands in Chinese, by their characters or by the initials of their pinyin (tw → 提问)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from changzhang.domain.text import half_width
from changzhang.ui.keys import Act


def found(acts: Sequence[Act], typed: str) -> tuple[Act, ...]:
    """The acts whose label, help or pinyin initials hold what was typed; all of them when nothing was typed."""
    wanted = half_width(typed).strip().lower()
    if not wanted:
        return tuple(acts)
    by_label = [act for act in acts if wanted in act.label.lower() or wanted == act.shown.lower()]
    by_initials = [act for act in acts if wanted.isascii() and wanted.isalpha() and wanted in initials(act.label)]
    by_help = [act for act in acts if wanted in act.help]
    return tuple(dict.fromkeys((*by_label, *by_initials, *by_help)))


@lru_cache(maxsize=256)
def initials(label: str) -> str:
    """The pinyin initials of a label; of a character with several readings the usual one."""
    # Imported at the first letter typed: the table costs a tenth of a second at start-up.
    from pypinyin import Style, lazy_pinyin

    return "".join(lazy_pinyin(label, style=Style.FIRST_LETTER)).lower()
