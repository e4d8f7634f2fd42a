"""逐笔唱账 on the wall: the amount huge, the purpose in large type, what was asked about the line."""

from __future__ import annotations

from changzhang.domain.states import QuestionState
from changzhang.ui.card_facts import CardFacts, facts_of
from changzhang.ui.card_rows import Span
from changzhang.ui.projector.blocks import Block, block
from changzhang.ui.projector.pages.questions import question_blocks
from changzhang.ui.projector.scene import Scene

_SIDES = {"income": "收入", "expense": "支出", None: "收支"}


def reading(scene: Scene) -> list[Block]:
    """The card of the line the room is at; behind the last line that this side is read."""
    view = scene.view
    planned = view.planned(scene.line) if scene.line else None
    if planned is None:
        return _end(scene)
    lines, read = len(view.lines(view.stage)), view.read_count(view.stage.side)
    facts = facts_of(view, planned, read=read, lines=lines, standing=scene.standing)
    asked = _asked(scene)
    return [*_card(scene, facts), *(each for question in asked for each in question_blocks(scene, question))]


def _card(scene: Scene, facts: CardFacts) -> list[Block]:
    signatures = tuple(Span(scene.public(text), "missing" if is_missing else "") for text, is_missing in facts.signatures)
    voucher = facts.voucher if facts.voucher.startswith("凭证") or not facts.voucher else f"凭证 {facts.voucher}"
    rests = f"{' '.join(facts.so_far)}   {' '.join(facts.total)}"
    head = (Span(facts.number, "number"), Span(facts.direction, facts.mood), Span(facts.day), Span(facts.progress, "label"))
    return [
        block(facts.standing, "notice", is_kept=True),
        Block(head, is_kept=True),
        Block((Span(facts.figures, facts.mood),), rank=1, is_figures=True, is_kept=True),
        block(f"{facts.capital} · 念作“{facts.spoken}”", "spoken", is_kept=True),
        block(scene.public(facts.purpose), "purpose", label="用途", rank=1),
        *_payee(scene, facts),
        Block(signatures, label="签字" if signatures else ""),
        *(block(scene.public(doubt), "missing", label="存疑") for doubt in facts.doubts),
        block(facts.review, label="审核"),
        Block(tuple(Span(text, "label") for text in (scene.public(voucher), facts.ledger, rests) if text)),
    ]


def _payee(scene: Scene, facts: CardFacts) -> list[Block]:
    giver = "来自" if facts.mood == "income" else "付给"
    payee = block(scene.public(facts.payee), label=giver if facts.payee else "", rank=3)
    return [payee, block(scene.public(facts.paid_by), "label", label="" if facts.payee else giver)] if facts.paid_by else [payee]


def _asked(scene: Scene) -> list[QuestionState]:
    """What was asked about this line, and what was asked since the last step, whatever it is about."""
    on_line = scene.view.questions_on(scene.line) if scene.line else ()
    news = [each for each in scene.view.questions if each.seq > scene.since and each not in on_line]
    return [*on_line, *news]


def _end(scene: Scene) -> list[Block]:
    stage = scene.view.stage
    side = _SIDES[stage.side]
    lines = scene.view.lines(stage)
    if not lines:
        return [block(f"本月没有{side}", "number", rank=1)]
    unread = scene.view.unread(stage.side)
    if unread:
        return [block(f"{side}还有{len(unread)}笔没念", "missing", rank=1)]
    return [block(f"{side}念完", "number", rank=1), block(f"共{len(lines)}笔", rank=2)]
