"""质询答复 on the wall: the question in hand with its answer, then those that still wait."""

from __future__ import annotations

from changzhang.domain.days import day_text
from changzhang.domain.states import QuestionState
from changzhang.ui.card_rows import Span
from changzhang.ui.dialogs.lines import asker_words, line_words, promise_words, question_head, question_words
from changzhang.ui.projector.blocks import Block, block
from changzhang.ui.projector.scene import Scene

STATES = {"open": "还没有答复", "answered": "已答复", "deferred": "限时答复", "referred": "已转办", "withdrawn": "提问人已撤回"}


def questions(scene: Scene) -> list[Block]:
    """The question last spoken of in this stage, else the first without an answer; the others that wait below it."""
    everything = scene.questions
    if not everything:
        return [block("现在请大家提问", "number", rank=1), block("问什么、答什么，都记在会议记录里", rank=2)]
    current = _current(scene)
    waiting = [each for each in everything if each.status == "open" and each is not current]
    tally = f"共{len(everything)}问，{sum(1 for each in everything if each.status == 'open')}问还没有答复"
    if current is None:
        return [block("提问都有了答复或者期限", "number", rank=1), block(tally), *(_short(scene, each) for each in everything)]
    head = Block((Span(tally, "label"),))
    return [head, *question_blocks(scene, current, is_full=True), *(_short(scene, each) for each in waiting)]


def question_blocks(scene: Scene, question: QuestionState, *, is_full: bool = False) -> list[Block]:
    """A question as the room may see it: its words, its asker by group, its answers; of what concerns a person only that sentence."""
    state = STATES.get(question.status, "")
    head = (Span(question_head(question), "number"), Span(state, "label" if question.answers else "missing"))
    words = block(scene.public(question_words(question)), "purpose", rank=1 if is_full else 4)
    if question.asked.is_apart:
        return [Block(head), words]
    who = scene.public(asker_words(question)) + (f"，{question.seconded}人附议" if question.seconded else "")
    rows = [Block((*head, Span(who, "label"))), words]
    if is_full and question.asked.line and scene.view.planned(question.asked.line):
        rows.append(block(scene.public(line_words(scene.view, question.asked.line)), label="问的是"))
    return [*rows, *_answers(scene, question), *_promised(scene, question)]


def _answers(scene: Scene, question: QuestionState) -> list[Block]:
    rows = []
    for given in (each.given for each in question.answers):
        words = (f"{given.answerer}：" if given.answerer else "") + (given.text or "要点待补")
        rows.append(block(scene.public(words), label="答", rank=5))
    held_on = scene.view.meeting.opened.held_on
    if question.status == "deferred" and question.deferred:
        rows.append(block(scene.public(f"{question.deferred.owner}，{day_text(question.deferred.due_on, held_on)}前答复"), label="限时"))
    if question.status == "referred" and question.referred:
        due = f"，{day_text(question.referred.due_on, held_on)}前" if question.referred.due_on else ""
        rows.append(block(scene.public(question.referred.to + due), label="转办"))
    return rows


def _promised(scene: Scene, question: QuestionState) -> list[Block]:
    mine = (item for item in scene.view.promises if item.promised.question == question.id)
    return [block(scene.public(promise_words(scene.view, item)), label="整改") for item in mine]


def _current(scene: Scene) -> QuestionState | None:
    """The question something was said about last, since the stage began; else the first without an answer."""
    spoken = max(scene.questions, key=_last_seq)
    if _last_seq(spoken) > scene.since:
        return spoken
    return next((each for each in scene.questions if each.status == "open"), None)


def _last_seq(question: QuestionState) -> int:
    acts = [done.seq for part in (question.deferrals, question.referrals, question.ratings) for done in part]
    return max([question.seq, *(answer.seq for answer in question.answers), *acts])


def _short(scene: Scene, question: QuestionState) -> Block:
    state = STATES.get(question.status, "")
    role = "missing" if question.status == "open" else "label"
    return Block((Span(question_head(question)), Span(state, role), Span(scene.public(question_words(question)))))
