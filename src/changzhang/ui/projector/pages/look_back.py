"""上期回头看 on the wall: one earlier promise after the other with its light, then the answers that are overdue."""

from __future__ import annotations

from changzhang.domain.days import day_text
from changzhang.domain.lights import WORDS, Light, Lit, rectification_light
from changzhang.domain.states import QuestionState, RectificationState
from changzhang.ui.card_rows import Span
from changzhang.ui.dialogs.lines import question_words
from changzhang.ui.projector.blocks import Block, block
from changzhang.ui.projector.scene import Scene

_WORST_FIRST: dict[Light, int] = {"red": 0, "yellow": 1, "green": 2}


def look_back(scene: Scene) -> list[Block]:
    """The first item nobody has stated yet, worst light first; when all are stated, the list."""
    items = in_order(scene)
    late = [each for each in scene.view.owed if each.due_on and each.due_on < scene.today and each.is_owed]
    if not items and not late:
        return [block("没有往期整改事项", "number", rank=1), block("也没有过期的答复", rank=2)]
    current = unstated(scene)
    owed = [_owed(scene, question) for question in late]
    if current is None:
        head = block(f"往期整改{len(items)}项，过期没答复{len(late)}问", "number", is_kept=True)
        return [head, *(_short(scene, item) for item in items), *owed]
    place = items.index(current) + 1
    others = [_short(scene, item) for item in items if item is not current]
    return [*_whole(scene, current, f"往期整改 第{place}/{len(items)}项"), *others, *owed]


def in_order(scene: Scene) -> list[RectificationState]:
    """The items looked back at, as the chair reads them."""
    return sorted(scene.view.look_back, key=lambda item: (_WORST_FIRST[_lit(scene, item).light], item.due_on))


def unstated(scene: Scene) -> RectificationState | None:
    """The first item not spoken of in this meeting."""
    meeting = scene.view.meeting.id
    return next((item for item in in_order(scene) if all(each.meeting != meeting for each in item.statements)), None)


def _whole(scene: Scene, item: RectificationState, head: str) -> list[Block]:
    reckoned = f"（{item.reckoning}）" if item.reckoning else ""
    rows = [
        Block((_light(_lit(scene, item)), Span(head, "number"), Span(item.id, "label"))),
        block(scene.public(item.promised.measure), "purpose", rank=1),
        block(scene.public(item.promised.owner), "number", label="责任人", rank=2),
        block(day_text(item.due_on, scene.today) + reckoned, label="期限"),
    ]
    rows += [block(scene.public(step.text), label=f"{step.at.month}月{step.at.day}日进展") for step in item.progress]
    if item.completed:
        rows.append(block(scene.public(item.completed.result), label="结果", rank=3))
    return rows


def _short(scene: Scene, item: RectificationState) -> Block:
    said = [each for each in item.statements if each.meeting == scene.view.meeting.id]
    objected = tuple(Span(f"群众异议：{scene.public(each.objection)}", "missing") for each in said if each.objection)
    left_out = tuple(Span(f"这次不念：{scene.public(each.left_out_reason)}", "missing") for each in said if each.left_out_reason)
    words = scene.public(f"{item.promised.measure}——{item.promised.owner}，{day_text(item.due_on, scene.today)}")
    return Block((_light(_lit(scene, item)), Span(words), *objected, *left_out))


def _owed(scene: Scene, question: QuestionState) -> Block:
    lit = rectification_light("promised", question.due_on, None, scene.today, scene.view.deadlines.yellow_days)
    return Block(
        (_light(lit), Span("过期没答复", "missing"), Span(scene.public(question_words(question))), Span(scene.public(question.owner)))
    )


def _lit(scene: Scene, item: RectificationState) -> Lit:
    completed_on = item.completed.completed_on if item.completed else None
    days = scene.view.deadlines.yellow_days
    return rectification_light(item.status, item.due_on, completed_on, scene.today, days, item.posted_until)


def _light(lit: Lit) -> Span:
    return Span(f" {WORDS[lit.light]} {lit.words} ", lit.light)
