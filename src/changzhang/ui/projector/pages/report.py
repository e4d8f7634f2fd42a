"""季度通报 on the wall: the month's sums where ledgers were read, and how the questions and promises stand."""

from __future__ import annotations

from changzhang.ui.projector.blocks import Block, block
from changzhang.ui.projector.pages.money import totals
from changzhang.ui.projector.scene import Scene


def report(scene: Scene) -> list[Block]:
    """Sums, then counts."""
    view = scene.view
    waiting = sum(1 for each in scene.questions if each.status == "open")
    closed = sum(1 for item in view.look_back if not item.is_open)
    counts = [
        block(f"提问{len(scene.questions)}问，{waiting}问还没有答复", "number", rank=4),
        block(f"往期整改{len(view.look_back)}项，已销号{closed}项", "number", rank=5),
    ]
    return [*totals(scene), *counts] if view.ledgers else [block(scene.public(view.stage.title), "number", rank=3), *counts]
