"""Fixed wording of the screens that more than one of them says."""

from __future__ import annotations

import re
from datetime import datetime

from changzhang.domain.text import half_width

NO_REACTION = "没反应？按Tab"
UNREAD = "未念"
_ENTITIES = {"village_committee": "村委会", "collective": "村集体经济组织"}
_ACCOUNTS = {"all": "", "cash": "现金", "bank": "银行存款"}


def month_words(period: str) -> str:
    """``2026-10`` as 2026年10月."""
    year, _, month = period.partition("-")
    return f"{year}年{int(month)}月" if month.isdecimal() else period


def stream_title(stream: str) -> str:
    """A month's stream in words: ``村委会 现金 2026年10月``."""
    _, entity, account, period = stream.split("/")
    return " ".join(part for part in (_ENTITIES.get(entity, ""), _ACCOUNTS.get(account, ""), month_words(period)) if part)


def elapsed_words(began: datetime, now: datetime) -> str:
    """How long a meeting has lasted, 已开18分 or 已开1时05分."""
    minutes = max(0, int((now - began).total_seconds() // 60))
    hours, rest = divmod(minutes, 60)
    return f"已开{hours}时{rest:02d}分" if hours else f"已开{rest}分"


def pace_words(lines_left: int, seconds_per_line: float) -> str:
    """When the lines left will be read, 约还需7分; empty when nothing is left."""
    if lines_left <= 0:
        return ""
    minutes = round(lines_left * seconds_per_line / 60)
    return f"约还需{minutes}分" if minutes else "约还需不到1分"


def period_of(text: str) -> str:
    """A month however it is typed (2026-10, 2026年10月, ２０２６．１０) as ``YYYY-MM``; empty when it is none."""
    match = re.fullmatch(r"(20\d\d)\s*[-年./]\s*(1[0-2]|0?[1-9])\s*月?", half_width(text).strip())
    return f"{match[1]}-{int(match[2]):02d}" if match else ""
