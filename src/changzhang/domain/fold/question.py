"""Folds a question's stream."""

from __future__ import annotations

from msgspec.structs import replace

from changzhang.domain.chain import Fact
from changzhang.domain.events import question as ev
from changzhang.domain.events.entry import EntryReworded
from changzhang.domain.fold.reword import rewording
from changzhang.domain.states import Answer, QuestionState


def apply(state: QuestionState | None, fact: Fact) -> QuestionState | None:
    """The question after one more fact."""
    if state is None:
        if not isinstance(fact.event, ev.QuestionAsked):
            return None
        return QuestionState(id=fact.stream.partition("/")[2], seq=fact.seq, asked_at=fact.at, asked=fact.event)
    match fact.event:
        case ev.QuestionSeconded():
            return replace(state, seconded=state.seconded + 1)
        case ev.QuestionAnswered() as given:
            answer = Answer(seq=fact.seq, at=fact.at, given=given)
            return replace(state, answers=(*state.answers, answer), status="answered", rating=None)
        case ev.QuestionDeferred() as deferred:
            return replace(state, deferred=deferred, status="deferred")
        case ev.QuestionReferred() as referred:
            return replace(state, referred=referred, status="referred")
        case ev.QuestionRated(rating=rating):
            return replace(state, rating=rating)
        case ev.QuestionWithdrawnByAsker(goes_on=goes_on):
            return replace(state, is_withdrawn_by_asker=True, goes_on=goes_on, status=state.status if goes_on else "withdrawn")
        case EntryReworded():
            return _reworded(state, fact, fact.event)
    return state


def _reworded(state: QuestionState, fact: Fact, event: EntryReworded) -> QuestionState:
    if event.seq == state.seq and event.field == "text":
        trace = rewording(fact, state.asked.text)
        asked = replace(state.asked, text=event.text, is_pending=False)
        return replace(state, asked=asked, rewordings=(*state.rewordings, trace))
    for answer in state.answers:
        if answer.seq == event.seq and event.field == "text":
            trace = rewording(fact, answer.given.text)
            given = replace(answer.given, text=event.text, is_pending=False)
            answers = tuple(replace(each, given=given) if each.seq == event.seq else each for each in state.answers)
            return replace(state, answers=answers, rewordings=(*state.rewordings, trace))
    return state
