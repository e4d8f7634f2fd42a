"""宣读要点, and after 散会 the code to be photographed, with its QR code only where that fits whole."""

from __future__ import annotations

from changzhang.domain.days import day_text
from changzhang.ui.card_rows import Row, Span
from changzhang.ui.dialogs.lines import question_head, question_words
from changzhang.ui.projector.blocks import Block, Look, block
from changzhang.ui.projector.pages.questions import STATES
from changzhang.ui.projector.qr import qr_rows
from changzhang.ui.projector.scene import Scene

_APART = 4


def key_points(scene: Scene) -> list[Block]:
    """How many questions and promises; each in a sentence; the vote."""
    from changzhang.ui.stages.appraisal import rate_words

    view = scene.view
    head = f"提问{len(view.questions)}问，承诺整改{len(view.promises)}项"
    rows = [block(head, "number", rank=1, is_kept=True)]
    if view.meeting.appraisal:
        rows.append(block(rate_words(view.meeting.appraisal), label="评议", rank=3))
    for item in view.promises:
        until = f"{day_text(item.due_on, view.meeting.opened.held_on)}前办完"
        rows.append(block(scene.public(item.promised.measure), "purpose", label=item.id, rank=2))
        rows.append(block(scene.public(f"{item.promised.owner}，{until}"), label="责任人"))
    for question in (each for each in view.questions if each.status != "joined"):
        words = f"{question_words(question)}——{STATES[question.status]}"
        rows.append(block(scene.public(words), label=question_head(question)))
    return rows


def codes(scene: Scene, look: Look) -> list[Block]:
    """The code of the seal, else of 散会, as large as it goes."""
    view = scene.view
    code, name = (view.seal_code, "封存码") if view.meeting.is_sealed else (view.adjourn_code, "散会码")
    return [
        block("已散会，谢谢大家" if not view.meeting.is_sealed else "已封存", "number"),
        block(f"{name} {code}：请大家拿手机拍一张", "number", is_kept=True),
        Block((), rank=1, draw=lambda width, most: _drawn(scene, look, code, width, most)),
        block("以后拿它和公示的纸对一对，就知道有没有人改过", "label"),
    ]


def _drawn(scene: Scene, look: Look, code: str, width: int, most: int) -> list[Row] | None:
    """The letters, and the QR code beside or below them."""
    qr = [] if look.is_plain else qr_rows(scene.qr())
    wide = len(qr[0][0].text) if qr else 0
    if qr and len(qr) <= most:
        beside = _letters(code, width - wide - _APART, most, look)
        if beside:
            return _side_by_side(qr, wide, beside)
        below = _letters(code, width, most - len(qr) - 1, look)
        if below and wide <= width:
            return [*((Span(line, "number"),) for line in below), (), *qr]
    letters = _letters(code, width, most, look)
    return [(Span(line, "number"),) for line in letters] if letters else None


def _letters(code: str, width: int, most: int, look: Look) -> list[str]:
    """Groups of four, in the largest type that fits."""
    # Read when a meeting ends.
    from changzhang.ui.large_type import large
    from changzhang.ui.stages.code_letters import enlarged

    drawn = large(code.replace("-", " "), max(0, width), max_rows=most, is_plain=look.is_plain) if look.is_large or look.is_plain else None
    if drawn or look.is_plain:
        return drawn or []
    rows = enlarged(code, max(0, width), most)
    return rows if len(rows) <= most and "▀" in "".join(rows) else []


def _side_by_side(qr: list[Row], wide: int, letters: list[str]) -> list[Row]:
    rows: list[Row] = []
    for place in range(max(len(qr), len(letters))):
        left = qr[place] if place < len(qr) else (Span(" " * wide),)
        right = letters[place] if place < len(letters) else ""
        rows.append((*left, Span(" " * _APART + right, "number")))
    return rows
