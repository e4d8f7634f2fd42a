"""How one question stands, from asking to rating (domain rules §3.4): everything said about it is kept, the rest is derived."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal

import msgspec

from changzhang.domain.events.question import (
    QuestionAnswered,
    QuestionAsked,
    QuestionAskerInformed,
    QuestionAssigned,
    QuestionDeferred,
    QuestionEscalated,
    QuestionRated,
    QuestionReferred,
    Rating,
)
from changzhang.domain.state_base import Done, Rewording, State

QuestionStatus = Literal["open", "answered", "deferred", "referred", "withdrawn", "joined"]


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """One answer given to a question."""

    seq: int
    at: datetime
    given: QuestionAnswered


class QuestionState(State, frozen=True, kw_only=True):
    """One question with everything that became of it. ``prepared`` is private: no surface of the room and no public paper
    has it. ``joined`` are the repeats joined into this one, ``joined_into`` the question this one was joined into."""

    id: str
    seq: int
    asked_at: datetime
    asked: QuestionAsked
    seconded: int = 0
    answers: tuple[Answer, ...] = ()
    deferrals: tuple[Done[QuestionDeferred], ...] = ()
    referrals: tuple[Done[QuestionReferred], ...] = ()
    ratings: tuple[Done[QuestionRated], ...] = ()
    is_withdrawn_by_asker: bool = False
    goes_on: bool = False
    assigned: Done[QuestionAssigned] | None = None
    prepared: str = ""
    joined: tuple[str, ...] = ()
    joined_into: str | None = None
    escalations: tuple[Done[QuestionEscalated], ...] = ()
    informed: tuple[Done[QuestionAskerInformed], ...] = ()
    rewordings: tuple[Rewording, ...] = ()

    @property
    def status(self) -> QuestionStatus:
        """How it stands: by what was said last, an answer or a time limit."""
        if self.joined_into:
            return "joined"
        if self.is_withdrawn_by_asker and not self.goes_on:
            return "withdrawn"
        said: dict[QuestionStatus, int] = {
            "answered": self.answers[-1].seq if self.answers else 0,
            "deferred": _last(self.deferrals),
            "referred": _last(self.referrals),
        }
        newest = max(said, key=lambda status: said[status])
        return newest if said[newest] else "open"

    @property
    def answer(self) -> QuestionAnswered | None:
        """The newest answer."""
        return self.answers[-1].given if self.answers else None

    @property
    def deferred(self) -> QuestionDeferred | None:
        """The newest 限时答复."""
        return self.deferrals[-1].event if self.deferrals else None

    @property
    def referred(self) -> QuestionReferred | None:
        """The newest 转办."""
        return self.referrals[-1].event if self.referrals else None

    @property
    def rating(self) -> Rating | None:
        """What the asker said of the newest answer, when it was said."""
        if not self.ratings or not self.answers or self.ratings[-1].seq < self.answers[-1].seq:
            return None
        return self.ratings[-1].event.rating

    @property
    def due_on(self) -> date | None:
        """The day an answer is due, while it is owed."""
        if self.status == "deferred" and self.deferred:
            return self.deferred.due_on
        if self.status == "referred" and self.referred:
            return self.referred.due_on
        return self.assigned.event.due_on if self.status == "open" and self.assigned else None

    @property
    def owner(self) -> str:
        """Who owes the answer: whom the time limit names, or to whom it was referred or assigned; empty when nobody."""
        if self.status == "deferred" and self.deferred:
            return self.deferred.owner
        if self.status == "referred" and self.referred:
            return self.referred.to
        return self.assigned.event.owner if self.assigned else ""

    @property
    def is_owed(self) -> bool:
        """Whether an answer is still to be given."""
        return self.status in ("open", "deferred", "referred")

    @property
    def heard_in(self) -> tuple[str, ...]:
        """The meetings it was not asked in which answered it, set it a date, referred or rated it; each once."""
        said = [answer.given.meeting for answer in self.answers]
        for acts in (self.deferrals, self.referrals, self.ratings):
            said += [done.event.meeting for done in acts]
        return tuple(dict.fromkeys(meeting for meeting in said if meeting))

    def before(self, seq: int) -> QuestionState:
        """The question as it stood before a record, as papers of a sealed meeting tell it."""
        return msgspec.structs.replace(
            self,
            answers=tuple(answer for answer in self.answers if answer.seq < seq),
            deferrals=tuple(done for done in self.deferrals if done.seq < seq),
            referrals=tuple(done for done in self.referrals if done.seq < seq),
            ratings=tuple(done for done in self.ratings if done.seq < seq),
            escalations=tuple(done for done in self.escalations if done.seq < seq),
            informed=tuple(done for done in self.informed if done.seq < seq),
        )


def _last(acts: Sequence[Done[QuestionDeferred]] | Sequence[Done[QuestionReferred]]) -> int:
    return acts[-1].seq if acts else 0
