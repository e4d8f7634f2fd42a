"""Folds a question's stream."""

from __future__ import annotations

from msgspec.structs import replace

from changzhang.domain.chain import Fact
from changzhang.domain.events import question as ev
from changzhang.domain.events.entry import EntryReworded
from changzhang.domain.fold.reword import rewording
from changzhang.domain.question_state import Answer, QuestionState
from changzhang.domain.state_base import Done


def apply(state: QuestionState | None, fact: Fact) -> QuestionState | None:
    """The question after one more fact."""
    if state is None:
        if not isinstance(fact.event, ev.QuestionAsked):
            return None
        return QuestionState(id=fact.stream.partition("/")[2], seq=fact.seq, asked_at=fact.at, asked=fact.event)
    return _answered(state, fact) or _followed(state, fact) or state


def _answered(state: QuestionState, fact: Fact) -> QuestionState | None:
    event = fact.event
    match event:
        case ev.QuestionAnswered():
            return replace(state, answers=(*state.answers, Answer(seq=fact.seq, at=fact.at, given=event)))
        case ev.QuestionDeferred():
            return replace(state, deferrals=(*state.deferrals, Done(seq=fact.seq, at=fact.at, actor=fact.actor, event=event)))
        case ev.QuestionReferred():
            return replace(state, referrals=(*state.referrals, Done(seq=fact.seq, at=fact.at, actor=fact.actor, event=event)))
        case ev.QuestionRated():
            return replace(state, ratings=(*state.ratings, Done(seq=fact.seq, at=fact.at, actor=fact.actor, event=event)))
        case EntryReworded():
            return _reworded(state, fact, event)
    return None


def _followed(state: QuestionState, fact: Fact) -> QuestionState | None:
    event = fact.event
    match event:
        case ev.QuestionSeconded(joined=joined):
            return replace(state, seconded=state.seconded + 1, joined=(*state.joined, joined) if joined else state.joined)
        case ev.QuestionWithdrawnByAsker(goes_on=goes_on):
            return replace(state, is_withdrawn_by_asker=True, goes_on=goes_on)
        case ev.QuestionAssigned():
            return replace(state, assigned=Done(seq=fact.seq, at=fact.at, actor=fact.actor, event=event))
        case ev.QuestionPrepared(text=text):
            return replace(state, prepared=text)
        case ev.QuestionJoined(into=into):
            return replace(state, joined_into=into)
        case ev.QuestionEscalated():
            return replace(state, escalations=(*state.escalations, Done(seq=fact.seq, at=fact.at, actor=fact.actor, event=event)))
        case ev.QuestionAskerInformed():
            return replace(state, informed=(*state.informed, Done(seq=fact.seq, at=fact.at, actor=fact.actor, event=event)))
    return None


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
