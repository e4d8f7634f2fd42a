"""签到, 评议 and 点评 on the wall: a welcome and the count; the vote only when all of it is in; what guests said."""

from __future__ import annotations

from changzhang.ui.card_rows import Span
from changzhang.ui.projector.blocks import Block, block
from changzhang.ui.projector.scene import Scene


def sign_in(scene: Scene) -> list[Block]:
    """Welcome, how many are here, can the last row read it. Counts only, no list of names."""
    meeting = scene.view.meeting
    village = scene.view.village.name
    rows = [block("欢迎参加", rank=3), block(scene.public(f"{village}{scene.view.template.name}"), "number", rank=1)]
    if meeting.opened.matter:
        rows.append(block(scene.public(meeting.opened.matter), "purpose", rank=3))
    attendance = meeting.attendance
    if attendance is None or not attendance.counts:
        rows.append(block("请到门口签到", rank=4))
    else:
        rows.append(block(f"到会{attendance.present}人", "number", rank=2))
        rows.append(Block(tuple(Span(f"{scene.public(kind)}{count}人") for kind, count in attendance.counts.items() if count)))
    return [*rows, block("最后一排看不清的，请说一声，往前坐", "label")]


def appraisal(scene: Scene) -> list[Block]:
    """The question and the choices; the figures once all are in."""
    # The rate is reckoned where the chair's page reckons it.
    from changzhang.ui.dialogs.appraise import METHODS
    from changzhang.ui.stages.appraisal import rate_words

    question = block(scene.public(scene.view.template.appraisal_question), "purpose", rank=3)
    counted = scene.view.meeting.appraisal
    if counted is None:
        choices = [block("满意  基本满意", "number", rank=1), block("不满意  不表态", "number", rank=1)]
        return [question, *choices, block("两位村民点票。全部点完，结果才上屏幕", rank=4)]
    valid = counted.satisfied + counted.mostly_satisfied + counted.dissatisfied
    votes = (("满意", counted.satisfied), ("基本满意", counted.mostly_satisfied), ("不满意", counted.dissatisfied))
    how = f"{METHODS[counted.method]}，在场{counted.present}人，有效票{valid}张"
    return [
        question,
        block(rate_words(counted), "number", rank=1),
        block("  ".join(f"{name}{count}票" for name, count in votes), "number", rank=2),
        Block((Span(f"不表态{counted.abstain}人"), Span(how, "label"))),
        block(scene.public("、".join(counted.tellers)), label="点票" if counted.tellers else ""),
    ]


def remarks(scene: Scene) -> list[Block]:
    """What guests said, the newest first."""
    notes = scene.view.meeting.notes
    if not notes:
        return [block(scene.public(scene.view.stage.title), "number", rank=1)]
    rows = [block(scene.public(scene.view.stage.title), "label")]
    for place, note in enumerate(reversed(notes)):
        speaker = scene.public(note.speaker)
        rows.append(block(scene.public(note.text), "purpose" if place == 0 else "", label=speaker, rank=1 if place == 0 else 0))
    return rows
