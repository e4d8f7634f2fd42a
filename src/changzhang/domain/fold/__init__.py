"""Facts in, state out. Pure, and needs neither calendar nor clock nor settings: events carry what was reckoned."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from changzhang.domain.chain import Fact
from changzhang.domain.events.entry import EntryWithdrawn
from changzhang.domain.events.meeting import LineRead
from changzhang.domain.fold import book, contact, disclosure, ledger, meeting, question, rectification
from changzhang.domain.fold.live import live
from changzhang.domain.states import (
    AnyState,
    BookState,
    DisclosureState,
    InspectionState,
    LedgerState,
    MeetingState,
    QuestionState,
    RectificationState,
    VisitState,
)

# Raise it whenever a fold or a state changes shape: every cached state is then folded again.
VERSION = 8

_FOLDS: dict[str, tuple[type[AnyState], Callable[..., AnyState | None]]] = {
    "book": (BookState, book.apply),
    "ledger": (LedgerState, ledger.apply),
    "meeting": (MeetingState, meeting.apply),
    "question": (QuestionState, question.apply),
    "rectification": (RectificationState, rectification.apply),
    "disclosure": (DisclosureState, disclosure.apply),
    "visit": (VisitState, contact.visit),
    "inspection": (InspectionState, contact.inspection),
}


def family(stream: str) -> str:
    """The family of a stream: book, ledger, meeting, question, rectification."""
    return stream.partition("/")[0]


def state_type(stream: str) -> type[AnyState]:
    """The class of a stream's state. Raises KeyError for a family nobody folds."""
    return _FOLDS[family(stream)][0]


def fold(stream: str, facts: Iterable[Fact]) -> AnyState | None:
    """The state of a stream from all its facts; None when nothing of it is left."""
    apply = _FOLDS[family(stream)][1]
    state: AnyState | None = None
    for fact in live(facts):
        state = apply(state, fact)
    return state


def advance(state: AnyState | None, fact: Fact) -> AnyState | None:
    """The state after one more fact. Raises ValueError for a withdrawal: that needs the whole stream folded again."""
    if isinstance(fact.event, EntryWithdrawn):
        raise ValueError("a withdrawal is folded with its whole stream")
    return _FOLDS[family(fact.stream)][1](state, fact)


def is_light(fact: Fact) -> bool:
    """Whether a fact is so frequent that the cached state is left behind and caught up from the journal instead."""
    return isinstance(fact.event, LineRead)
