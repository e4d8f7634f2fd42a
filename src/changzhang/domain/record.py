"""The record: every stream's state, loaded when first asked for, and the ledgers the lines of which were read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from changzhang.domain.chain import Fact
from changzhang.domain.events.ledger import LedgerAccepted, LedgerCorrected
from changzhang.domain.fold import fold
from changzhang.domain.ledger import Ledger
from changzhang.domain.states import (
    AnyState,
    BookState,
    DisclosureState,
    LedgerState,
    MeetingState,
    QuestionState,
    RectificationState,
    Summary,
)
from changzhang.domain.summary import summarize

S = TypeVar("S", bound=AnyState)


class History(Protocol):
    """Where facts can be looked up again: needed to withdraw, reword and correct."""

    def stream(self, stream: str) -> Sequence[Fact]:
        """All facts of a stream, oldest first, withdrawn ones included."""
        ...

    def act(self, act: int) -> Sequence[Fact]:
        """All facts of one act, oldest first; empty when there is none."""
        ...

    def fact(self, seq: int) -> Fact | None:
        """The fact with this seq, or None."""
        ...


class Record:
    """What is so, as of the last record folded. Reading never changes it."""

    def __init__(
        self,
        summaries: dict[str, Summary],
        load: Callable[[str], AnyState | None],
        history: History,
        ledger: Callable[[int], Ledger],
    ) -> None:
        self.summaries = summaries
        self.load = load
        self.history = history
        self.ledger = ledger

    def _state(self, stream: str, expected: type[S]) -> S | None:
        if stream not in self.summaries:
            return None
        state = self.load(stream)
        return state if isinstance(state, expected) else None

    @property
    def book(self) -> BookState:
        """The book's own state; empty before its first event."""
        return self._state("book", BookState) or BookState()

    def meeting(self, meeting_id: str) -> MeetingState | None:
        """A meeting by id, or None."""
        return self._state(f"meeting/{meeting_id}", MeetingState)

    def question(self, question_id: str) -> QuestionState | None:
        """A question by id, or None."""
        return self._state(f"question/{question_id}", QuestionState)

    def rectification(self, rectification_id: str) -> RectificationState | None:
        """A rectification by id, or None."""
        return self._state(f"rectification/{rectification_id}", RectificationState)

    def disclosure(self, disclosure_id: str) -> DisclosureState | None:
        """A publication by id (``A1/2026-10``), or None."""
        return self._state(f"disclosure/{disclosure_id}", DisclosureState)

    def ledger_state(self, stream: str) -> LedgerState | None:
        """A ledger's versions by stream, or None."""
        return self._state(stream, LedgerState)

    def rows(self, kind: str) -> Iterator[Summary]:
        """The summaries of one family, in order of their first record."""
        return (row for row in self.summaries.values() if row.kind == kind)

    @property
    def open_meeting(self) -> MeetingState | None:
        """The meeting that is not adjourned yet, or None. A book has at most one."""
        row = next((row for row in self.rows("meeting") if row.state == "open"), None)
        return self.meeting(row.id) if row else None

    def questions_of(self, meeting_id: str) -> tuple[QuestionState, ...]:
        """The questions asked in a meeting, in order of asking."""
        rows = [row for row in self.rows("question") if row.meeting == meeting_id and row.state != "withdrawn"]
        questions = (self.question(row.id) for row in rows)
        return tuple(question for question in questions if question)

    def rectifications_of(self, meeting_id: str) -> tuple[RectificationState, ...]:
        """The fixes promised in a meeting, in order of promising."""
        rows = [row for row in self.rows("rectification") if row.meeting == meeting_id and row.state != "withdrawn"]
        items = (self.rectification(row.id) for row in rows)
        return tuple(item for item in items if item)

    def open_rectifications(self) -> tuple[RectificationState, ...]:
        """Every rectification that still has to be followed up, oldest first."""
        rows = [row for row in self.rows("rectification") if row.state not in ("withdrawn", "closed")]
        items = (self.rectification(row.id) for row in rows)
        return tuple(item for item in items if item)

    def next_number(self, prefix: str, year: int, kind: str) -> str:
        """The next id of a family in a year (``Q2026-031``); numbers of withdrawn acts are not given again."""
        head = f"{prefix}{year}-"
        taken = [int(row.id.removeprefix(head)) for row in self.rows(kind) if row.id.startswith(head)]
        return f"{head}{max(taken, default=0) + 1:03d}"


class FactList:
    """A history held in memory: what tests and rebuilds fold."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self.facts = list(facts)

    def stream(self, stream: str) -> Sequence[Fact]:
        """All facts of a stream."""
        return [fact for fact in self.facts if fact.stream == stream]

    def act(self, act: int) -> Sequence[Fact]:
        """All facts of an act."""
        return [fact for fact in self.facts if fact.act == act]

    def fact(self, seq: int) -> Fact | None:
        """The fact with this seq."""
        return next((fact for fact in self.facts if fact.seq == seq), None)


def record_of(facts: Iterable[Fact], ledgers: dict[str, Ledger] | None = None) -> Record:
    """A record folded from facts in memory. ``ledgers`` maps the SHA-256 of canonical lines to the ledger."""
    history = FactList(facts)
    streams = list(dict.fromkeys(fact.stream for fact in history.facts))
    states = {stream: fold(stream, history.stream(stream)) for stream in streams}
    summaries = {stream: summarize(stream, states[stream], history.stream(stream)[0].seq) for stream in streams}

    def ledger(seq: int) -> Ledger:
        fact = history.fact(seq)
        if fact is None or not isinstance(fact.event, LedgerAccepted | LedgerCorrected):
            raise KeyError(seq)
        return (ledgers or {})[fact.event.ledger_sha256]

    return Record(summaries, states.get, history, ledger)
