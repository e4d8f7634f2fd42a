"""How one publication stands: its steps, its postings, what was objected."""

from __future__ import annotations

from datetime import date

import msgspec

from changzhang.domain.disclosure.items import STEPS, Step
from changzhang.domain.events.disclosure import (
    DisclosureArisen,
    DisclosureCorrected,
    DisclosureObjected,
    DisclosureStepDone,
    DisclosureTakenDown,
    Place,
)
from changzhang.domain.events.rectification import Evidence
from changzhang.domain.state_base import Done, State


class Posting(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One time it was put up; ``corrected`` tells what changed when it was a correction."""

    seq: int
    number: int
    places: tuple[Place, ...]
    posted_on: date
    posted_until: date
    remove_from: date
    reckoning: str = ""
    content: tuple[Evidence, ...] = ()
    corrected: DisclosureCorrected | None = None
    taken: tuple[DisclosureTakenDown, ...] = ()

    @property
    def hanging(self) -> tuple[Place, ...]:
        """Where it still can be read."""
        gone = {each.place for each in self.taken}
        return tuple(place for place in self.places if place.name not in gone)

    @property
    def is_taken_early(self) -> bool:
        """Whether a sheet came down from a board before it might (保留不足)."""
        boards = {place.name for place in self.places if place.kind == "board"}
        return any(each.place in boards and each.taken_on < self.remove_from for each in self.taken)


class DisclosureState(State, frozen=True, kw_only=True):
    """One publication: ``A1/2026-10``."""

    id: str
    seq: int
    arisen: DisclosureArisen
    steps: tuple[Done[DisclosureStepDone], ...] = ()
    postings: tuple[Posting, ...] = ()
    objections: tuple[Done[DisclosureObjected], ...] = ()

    @property
    def item(self) -> str:
        """The code of its item."""
        return self.id.partition("/")[0]

    @property
    def period(self) -> str:
        """Its month, quarter, year or day."""
        return self.id.partition("/")[2]

    @property
    def posting(self) -> Posting | None:
        """The newest posting."""
        return self.postings[-1] if self.postings else None

    @property
    def published_on(self) -> date | None:
        """The day it was first published: what lateness is counted by, whatever was corrected since."""
        return self.postings[0].posted_on if self.postings else None

    @property
    def is_taken_early(self) -> bool:
        """Whether its newest posting did not hang long enough."""
        return self.posting is not None and self.posting.is_taken_early

    def step(self, step: Step) -> Done[DisclosureStepDone] | None:
        """A step as recorded, or None; 予以公布 is told by the postings."""
        return next((done for done in self.steps if done.event.step == step), None)

    def done_on(self, step: Step) -> date | None:
        """The day a step was done, or None."""
        if step == "publish":
            return self.published_on
        done = self.step(step)
        return done.event.done_on if done else None

    @property
    def next_step(self) -> Step | None:
        """The first of the seven steps not done yet; None when all are."""
        return next((step for step in STEPS if self.done_on(step) is None), None)
