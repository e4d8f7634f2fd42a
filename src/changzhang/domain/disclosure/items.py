"""The items to be published (三大类十小项), each with its cadences and basis, as ``rules/disclosure_items.toml`` tells them."""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

Every = Literal["monthly", "quarterly", "yearly", "event"]
Step = Literal["propose", "examine", "discuss", "publish", "hear", "answer", "archive"]
STEPS: tuple[Step, ...] = get_args(Step)

# 七步走: the name of each step and whose it is (§7.2).
STEP_NAMES: dict[Step, str] = {
    "propose": "提出方案",
    "examine": "审查完善",
    "discuss": "讨论修改",
    "publish": "予以公布",
    "hear": "听取意见",
    "answer": "答疑解惑",
    "archive": "归档保管",
}
STEP_OWNERS: dict[Step, str] = {
    "propose": "村民委员会",
    "examine": "村务监督委员会",
    "discuss": "村党组织、村委会",
    "publish": "村民委员会",
    "hear": "村务监督委员会",
    "answer": "责任人",
    "archive": "村文书",
}


class Cadence(msgspec.Struct, frozen=True, kw_only=True):
    """How often an item is published. ``day`` (and ``month`` for yearly ones) is the last day on time; an event's is counted in
    ``working_days`` after it. Yellow begins ``window_days`` natural days before (events: working days)."""

    every: Every
    day: int = 15
    month: int = 12
    working_days: int = 3
    window_days: int = 3


class DisclosureItem(msgspec.Struct, frozen=True, kw_only=True):
    """One item. ``group`` is its class; ``content`` says what must be on the sheet."""

    code: str
    group: str = msgspec.field(name="class")
    name: str
    content: str = ""
    basis: str = ""
    is_on: bool = True
    cadences: tuple[Cadence, ...] = ()

    def cadence(self, every: Every) -> Cadence | None:
        """The cadence of this kind, or None."""
        return next((cadence for cadence in self.cadences if cadence.every == every), None)


class Gates(msgspec.Struct, frozen=True, kw_only=True):
    """Which steps must be done before each step."""

    examine: tuple[Step, ...] = ("propose",)
    discuss: tuple[Step, ...] = ("examine",)
    publish: tuple[Step, ...] = ("examine", "discuss")
    hear: tuple[Step, ...] = ("publish",)
    answer: tuple[Step, ...] = ("hear",)
    archive: tuple[Step, ...] = ("propose", "examine", "discuss", "publish", "hear", "answer")

    def before(self, step: Step) -> tuple[Step, ...]:
        """What must be done before a step; nothing before 提出方案."""
        return () if step == "propose" else getattr(self, step)


class Catalog(msgspec.Struct, frozen=True, kw_only=True):
    """Every item with the rules all of them share. ``examine_members`` sign 审查完善; ``hearing_days`` are natural days."""

    items: tuple[DisclosureItem, ...]
    examine_members: int = 2
    examine_days: int = 5
    hearing_days: int = 5
    gates: Gates = Gates()
    bases: dict[str, str] = msgspec.field(default_factory=dict)

    def item(self, code: str) -> DisclosureItem | None:
        """The item with this code, or None."""
        return next((item for item in self.items if item.code == code), None)
