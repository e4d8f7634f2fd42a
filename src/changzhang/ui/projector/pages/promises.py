"""宣布整改 on the wall: who does what until when."""

from __future__ import annotations

from changzhang.domain.days import day_text
from changzhang.domain.states import RectificationState
from changzhang.ui.card_rows import Span
from changzhang.ui.projector.blocks import Block, block
from changzhang.ui.projector.scene import Scene


def promises(scene: Scene) -> list[Block]:
    """Every promise of the meeting."""
    items = scene.view.promises
    if not items:
        return [block("今天没有承诺整改的事项", "number", rank=1)]
    head = block(f"今天承诺整改{len(items)}项，请大家监督", "number", is_kept=True)
    return [head, *(each for place, item in enumerate(items, start=1) for each in promise_blocks(scene, item, place))]


def promise_blocks(scene: Scene, item: RectificationState, place: int) -> list[Block]:
    """Measure, owner and date of one promise."""
    promise = item.promised
    until = f"{day_text(item.due_on, scene.view.meeting.opened.held_on)}前办完"
    agreed = Span("本人当场认可" if promise.is_agreed else "待本人确认", "label" if promise.is_agreed else "missing")
    return [
        Block((Span(f"{place}. {item.id}", "label"), agreed)),
        block(scene.public(promise.measure), "purpose", rank=1),
        block(f"{scene.public(promise.owner)}  {until}", "number", label="责任人", rank=2),
    ]
