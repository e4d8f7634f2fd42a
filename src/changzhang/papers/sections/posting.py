"""How long a public paper must hang, whom to ring, who signs for it."""

from __future__ import annotations

from datetime import date

import msgspec

from changzhang.domain.days import UNPUBLISHED, add_working_days, is_estimated, may_remove_from
from changzhang.domain.template import WorkCalendar
from changzhang.domain.village import Village
from changzhang.papers.blocks import Block, SealPlace, Signatures, paragraph
from changzhang.papers.wording import day

SIGNERS = ("村党组织书记：", "村委会主任：", "村监委主任：")


class Hanging(msgspec.Struct, frozen=True, kw_only=True):
    """Put up on ``posted_on``, to hang ``working_days`` working days by ``calendar``."""

    posted_on: date
    working_days: int
    calendar: WorkCalendar

    @property
    def words(self) -> str:
        """From when to when, and the earliest day to take it down."""
        last = add_working_days(self.posted_on, self.working_days, self.calendar)
        removable = may_remove_from(self.posted_on, self.working_days, self.calendar)
        guess = f"（{UNPUBLISHED}）" if is_estimated(self.posted_on, last, self.calendar) else ""
        first = self.posted_on
        span = f"{day(first)}至{_beside(last, first)}（{self.working_days}个工作日）"
        return f"公示期：{span}，{_beside(removable, first)}起可以取下。{guess}"


def _beside(on: date, first: date) -> str:
    """A day, without its year while that is the year already said."""
    return day(on) if on.year != first.year else f"{on.month}月{on.day}日"


def phones(village: Village) -> list[Block]:
    """Where to ask and where to complain; nothing when the village named no phone."""
    named = "；".join(f"{hotline.name} {hotline.number}" for hotline in village.hotlines)
    return [paragraph(f"监督电话：{named}。")] if named else []


def signed(village: Village, posted_on: date) -> list[Block]:
    """Three lines to sign on, and the place of two seals."""
    publishers = f"{village.name}村民委员会（盖章）　{village.name}村务监督委员会（盖章）"
    return [Signatures(SIGNERS, per_row=3), SealPlace(publishers, day(posted_on))]
