"""The three-colour lights: red, yellow or green, always with the word that goes with it."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

Light = Literal["red", "yellow", "green"]

WORDS: dict[Light, str] = {"red": "红", "yellow": "黄", "green": "绿"}

_AFTER_COMPLETION = {"completed": "已完成待核验", "verified": "已核验待公示", "republished": "公示中"}


class Lit(msgspec.Struct, frozen=True):
    """A light with its words; ``days`` are left until due, negative when over, None when nothing was due."""

    light: Light
    words: str
    days: int | None = None


def publication_light(due_on: date, published_on: date | None, today: date, window_days: int) -> Lit:
    """The light of a publication; yellow from ``window_days`` natural days before it is due. Published late stays green, with the days."""
    if published_on is None:
        return _due_light(due_on, today, window_days)
    days = (due_on - published_on).days
    return Lit("green", "已公开" if days >= 0 else f"逾期公开{-days}天", days)


def rectification_light(
    state: str, due_on: date | None, completed_on: date | None, today: date, yellow_days: int, posted_until: date | None = None
) -> Lit:
    """The light of a rectification: by its due date until completed, then yellow until closed out, then green.

    ``state`` is promised, in_progress, completed, verified, republished or closed; ``posted_until`` is the last day the
    result must hang. A late completion keeps its days in the words.
    """
    if state not in _AFTER_COMPLETION and state != "closed":
        return Lit("yellow", "未定时限") if due_on is None else _due_light(due_on, today, yellow_days)
    days = (due_on - completed_on).days if due_on and completed_on else None
    late = f"，逾期{-days}天完成" if days is not None and days < 0 else ""
    if state == "closed":
        return Lit("green", "已销号" + late, days)
    return Lit("yellow", _waiting(state, today, posted_until) + late, days)


def _due_light(due_on: date, today: date, yellow_days: int) -> Lit:
    days = (due_on - today).days
    if days < 0:
        return Lit("red", f"超期{-days}天", days)
    if days <= yellow_days:
        return Lit("yellow", f"剩{days}天" if days else "今天到期", days)
    return Lit("green", "正常", days)


def _waiting(state: str, today: date, posted_until: date | None) -> str:
    if state != "republished" or posted_until is None:
        return _AFTER_COMPLETION[state]
    left = (posted_until - today).days
    return "可销号" if left < 0 else f"公示中剩{left}天" if left else "公示今天期满"
