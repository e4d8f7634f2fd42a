"""The rules of 销号 and of the ladder, as plain questions about one item (domain rules §3.4, §3.5)."""

from __future__ import annotations

from datetime import date
from typing import get_args

from changzhang.domain.events.rectification import InformWay, Outcome, Rung
from changzhang.domain.lights import Lit, rectification_light
from changzhang.domain.states import QuestionState, RectificationState

LADDER: tuple[Rung, ...] = get_args(Rung)
RUNGS: dict[Rung, str] = {
    "supervision_committee": "村监委",
    "party_branch": "村党组织",
    "town_station": "镇农经站",
    "town_discipline": "镇纪委",
    "county": "县农业农村局（县纪委）",
}
WAYS: dict[InformWay, str] = {"phone": "电话", "visit": "上门", "group": "微信群", "meeting": "会上"}
OUTCOMES: dict[Outcome, str] = {
    "fixed": "已整改到位",
    "partly": "部分整改",
    "refused": "未予整改",
    "passed_on": "已转上级办理",
    "long_term": "长期坚持",
}


def missing_to_close(item: RectificationState, question: QuestionState | None, today: date, *, is_at_once: bool) -> tuple[str, ...]:
    """Every condition of 销号 that is not met, in Chinese, in the order of §3.5; empty when it may be closed out.

    ``question`` is the one the item came from; ``is_at_once`` is the village's recorded choice 公示即销号.
    """
    conditions = (
        (item.completed is not None and bool(item.completed.result.strip()), "没有整改结果"),
        (bool(item.evidence), "没有佐证材料"),
        (item.verified is not None and len(item.verified.event.members) >= 2, "没有两名村监委成员核验"),
        (item.republished is not None, "没有再次公示"),
        (item.republished is None or is_at_once or _is_over(item, today), _left(item)),
        (not _has_named_asker(question) or item.informed is not None, "没有告知提问人"),
    )
    return tuple(words for is_met, words in conditions if not is_met)


def _is_over(item: RectificationState, today: date) -> bool:
    return item.posted_until is not None and today > item.posted_until


def _left(item: RectificationState) -> str:
    return f"公示还没有期满（要挂到{item.posted_until}）" if item.posted_until else ""


def _has_named_asker(question: QuestionState | None) -> bool:
    return question is not None and bool(question.asked.asker.name)


def next_rung(item: RectificationState) -> Rung | None:
    """The rung above the one the item has reached; None at the top."""
    if item.rung is None:
        return LADDER[0]
    above = LADDER.index(item.rung) + 1
    return LADDER[above] if above < len(LADDER) else None


def light_of(item: RectificationState, on: date, yellow_days: int, *, is_at_once: bool = False) -> Lit:
    """The light of an item on a day (§3.5). With 公示即销号 a posted item may be closed out at once."""
    completed_on = item.completed.completed_on if item.completed else None
    posted_until = date.min if is_at_once and item.posted_until else item.posted_until
    return rectification_light(item.status, item.due_on, completed_on, on, yellow_days, posted_until)
