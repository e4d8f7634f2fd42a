"""What one page of the wall is made of: the meeting as it stands, the line in hand, the day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from changzhang.domain.ledger import LineRef
from changzhang.domain.masking import without_numbers
from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.states import QuestionState
from changzhang.domain.text import clean

Modules = tuple[tuple[bool, ...], ...]


def _no_code() -> Modules:
    return ()


@dataclass(frozen=True, kw_only=True)
class Scene:
    """``line`` is the line to show, ``standing`` says when it is only looked back at; ``since`` is the record of the last step.

    ``qr`` gives the modules of the QR code after 散会.
    """

    view: MeetingView
    today: date
    line: LineRef | None = None
    standing: str = ""
    since: int = 0
    qr: Callable[[], Modules] = _no_code

    def public(self, text: str) -> str:
        """Text as the wall may show it: cleaned, without anybody's private numbers."""
        return clean(without_numbers(text, [hotline.number for hotline in self.view.village.hotlines]))

    @property
    def questions(self) -> tuple[QuestionState, ...]:
        """The questions that come up in this meeting: those it owes, then its own; not those joined into another."""
        return tuple(each for each in (*self.view.owed, *self.view.questions) if each.status != "joined")
