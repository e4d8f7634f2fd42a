"""Reading line by line: the card stands, the presenter's key stamps it as read and shows the next."""

from __future__ import annotations

import time

from textual.app import ComposeResult

from changzhang.domain.commands import ReadLine
from changzhang.domain.ledger import LineRef
from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.reading import PlannedLine
from changzhang.domain.template import Stage
from changzhang.ui.card_facts import facts_of
from changzhang.ui.stages.base import StageWidget
from changzhang.ui.stages.reading_end import end_words
from changzhang.ui.stages.reading_tally import ReadingTally
from changzhang.ui.widgets.line_card import LineCard

# Presses closer together than this come from a key held down.
REPEAT_SECONDS = 0.6
_LONGEST_NUMBER = 6


class ReadingStage(StageWidget):
    """The card of the line in hand; behind the last line a still card that leads to the next stage."""

    clock = staticmethod(time.monotonic)

    def __init__(self, view: MeetingView, stage: Stage) -> None:
        super().__init__(view, stage)
        self.tally = ReadingTally(view, stage)
        self.index = 0
        self.typed = ""
        self._shown_at = self.clock()
        self._pressed_at = float("-inf")
        self._is_own_read = False

    def compose(self) -> ComposeResult:
        """The card alone."""
        yield LineCard(id="card")

    def on_mount(self) -> None:
        """Begin where the reading stopped."""
        self.go(self._resumed())

    @property
    def card(self) -> LineCard:
        """The card."""
        return self.query_one(LineCard)

    @property
    def lines(self) -> tuple[PlannedLine, ...]:
        """The lines of this stage in reading order."""
        return self.view.lines(self.stage)

    @property
    def planned(self) -> PlannedLine | None:
        """The line on the card; None on the still card."""
        return self.lines[self.index] if self.index < len(self.lines) else None

    @property
    def line_in_hand(self) -> LineRef | None:
        """The line on the card."""
        return self.planned.ref if self.planned else None

    def refresh_view(self, view: MeetingView) -> None:
        """Paint what was recorded; counts are taken anew only when something else than this card was read."""
        self.tally.follow(view, is_own=self._is_own_read)
        self.view = view
        self._paint(is_same=True)

    def go(self, index: int) -> None:
        """Show the line with this index; behind the last one the still card."""
        self.index = max(0, min(index, len(self.lines)))
        self.typed = ""
        self._shown_at = self.clock()
        self._paint()
        self.host.line_shown()

    def show_line(self, ref: LineRef) -> bool:
        """Show this line; False when it is not read in this stage."""
        planned = self.view.planned(ref)
        place = self.tally.place(planned) if planned else None
        if place is None:
            return False
        self.go(place)
        return True

    def step(self) -> None:
        """The line is read: stamp it and show the next. A key held down and a card just shown do not count."""
        if self._is_repeat():
            return
        planned = self.planned
        if planned is None:
            self.host.enter_next_stage()
            return
        words = ""
        if self.view.mark(planned.ref) is None:
            if self._stood() < self.view.template.min_seconds_per_line:
                words = f"第{planned.line.line_no}笔跳过，未念"
            elif not self._read(planned):
                return
        self.go(self.index + 1)
        if words:
            self.host.say(words)

    def back(self) -> None:
        """Look at the line before, without a stamp."""
        self.go(self.index - 1)

    def home(self) -> None:
        """Show the first unread line."""
        self.go(self.tally.first_unread())

    def digit(self, text: str) -> bool:
        """A line's number is being typed."""
        self.typed = (self.typed + text)[-_LONGEST_NUMBER:].lstrip("0")
        self.host.say(f"到第{self.typed}笔：按回车；Esc 取消" if self.typed else "")
        return True

    def confirm(self) -> bool:
        """Go to the typed number."""
        if not self.typed:
            return False
        number, self.typed = int(self.typed), ""
        place = next((place for place, planned in enumerate(self.lines) if planned.line.line_no == number), None)
        if place is not None:
            self.go(place)
        else:
            self.host.say(self._not_here(number))
        return True

    def cancel(self) -> bool:
        """Forget a half-typed number."""
        if not self.typed:
            return False
        self.typed = ""
        self.host.say("")
        return True

    def _is_repeat(self) -> bool:
        now = self.clock()
        # A village that lets any line count at once wants no guard either.
        is_repeat = now - self._pressed_at < min(REPEAT_SECONDS, self.view.template.min_seconds_per_line)
        self._pressed_at = now
        return is_repeat

    def _stood(self) -> float:
        return self.clock() - self._shown_at

    def _read(self, planned: PlannedLine) -> bool:
        seconds = round(self._stood(), 1)
        self._is_own_read = True
        outcome = self.host.act(ReadLine(meeting=self.view.meeting.id, line=planned.ref, seconds=seconds))
        self._is_own_read = False
        if outcome is None:
            return False
        self.tally.timed(seconds)
        return True

    def _resumed(self) -> int:
        """Behind the line this window last stamped, if nobody read that one; else the first unread."""
        position = self.host.desk.position()
        if position and position.line and position.meeting == self.view.meeting.id and position.stage == self.stage.id:
            planned = self.view.planned(position.line)
            place = self.tally.place(planned) if planned else None
            if place is not None and place + 1 < len(self.lines) and self.view.mark(self.lines[place + 1].ref) is None:
                return place + 1
        return self.tally.first_unread()

    def _paint(self, *, is_same: bool = False) -> None:
        planned = self.planned
        if planned is None:
            self.card.show_still(end_words(self.view, self.stage, self.tally))
            return
        facts = facts_of(self.view, planned, read=self.tally.read, lines=len(self.lines), standing=self._standing(planned))
        if is_same:
            self.card.update(facts)
        else:
            self.card.show(facts)

    def _standing(self, planned: PlannedLine) -> str:
        first = self.tally.first_unread()
        number = planned.line.line_no
        if self.view.mark(planned.ref) is not None:
            reached = f"念到第{self.lines[first - 1].line.line_no}笔" if 0 < first < len(self.lines) else "已念完"
            return f"回看第{number}笔（{reached if first else '前面有没念的'}）"
        if self.index > first:
            return f"第{self.lines[first].line.line_no}笔还没念，按End回去"
        return ""

    def _not_here(self, number: int) -> str:
        elsewhere = self.view.plan.numbered(number)
        if elsewhere is None:
            return f"账上没有第{number}笔"
        return f"第{number}笔是{'收入' if elsewhere.line.side == 'income' else '支出'}，不在这个环节念"
