"""When nothing is read: before the meeting, in a recess, while the book is away."""

from __future__ import annotations

from changzhang.domain.errors import Problem
from changzhang.ui.projector.blocks import Block, block
from changzhang.ui.projector.scene import Scene

_CAUSES = {"rest": "休息", "power": "停电", "computer": "电脑", "another_day": "改日再开"}


def before_words(village: str, problem: Problem | None) -> list[Block]:
    """The village's name and 会议未开始; or what is wrong with the book, in its whole sentence."""
    if problem is not None:
        return [block("账簿暂时读不到", "missing", rank=1), block(problem.sentence()), block("放回原处，这里自己会接着放", "label")]
    return [block(village, "number", rank=1), block("会议未开始", rank=2), block("会一开，这里自己就有", "label")]


def paused(scene: Scene) -> list[Block]:
    """休会, since when, why."""
    pause = scene.view.meeting.pauses[-1]
    why = _CAUSES.get(pause.cause, "")
    return [
        block("休会", "number", rank=1),
        block(f"{pause.began_at:%H:%M}起" + (f"，{why}" if why else ""), rank=2),
        block(scene.public(scene.view.village.name), "label"),
    ]
