"""预审, the walk: one line at a time, flags first. Nothing of this is ever shown to the room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType

from changzhang.desk import reviewing
from changzhang.desk.meeting import is_room_watching
from changzhang.desk.reviewing import Review, ReviewedLine
from changzhang.domain.errors import BookProblem, Problem
from changzhang.domain.review.finding import SEVERITIES
from changzhang.ui import keys
from changzhang.ui.card_rows import Row, Span
from changzhang.ui.messages import RecordChanged
from changzhang.ui.screens.listed import ListedRows, ListedScreen
from changzhang.ui.screens.review_rows import line_rows
from changzhang.ui.widgets.key_bar import KeyBar
from changzhang.ui.widgets.progress_strip import ProgressStrip
from changzhang.ui.widgets.review_table import ReviewTable
from changzhang.ui.widgets.title_bar import TitleBar
from changzhang.ui.words import stream_title

ROOM_WATCHES = "正在开会，投影和电脑一样：预审的疑点不给会场看，散会以后再审"
T = TypeVar("T")


def walking_order(lines: Sequence[ReviewedLine]) -> tuple[ReviewedLine, ...]:
    """Lines with hits first, the gravest in front; the rest as on the sheet."""
    return tuple(sorted(lines, key=lambda each: (_gravity(each), each.line.line_no)))


def _gravity(each: ReviewedLine) -> int:
    return SEVERITIES.index(each.hits[0].severity) if each.hits else len(SEVERITIES)


class ReviewWalk(ListedScreen):
    """One line at a time under a list of all: what is shown, and going through it."""

    WHERE: ClassVar[keys.Where] = "review"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("review")]

    def __init__(self, month: Review) -> None:
        super().__init__()
        self.take(month)

    def take(self, month: Review) -> None:
        self.month = month
        self.lines = walking_order(month.lines)
        self.index = next((place for place, each in enumerate(self.lines) if each.verdict is None), 0)

    @property
    def line(self) -> ReviewedLine:
        """The line in hand."""
        return self.lines[self.index]

    @property
    def left(self) -> int:
        """How many lines have no verdict."""
        return sum(1 for each in self.lines if each.verdict is None)

    # What is shown

    def compose(self) -> ComposeResult:
        """Head, list, the line in hand, notice, keys."""
        yield TitleBar(self.head_parts(), id="title")
        yield ReviewTable(self.lines, id="lines")
        yield ListedRows(id="body")
        yield ProgressStrip(id="strip")
        yield KeyBar(self.offered(), id="keys")

    def on_mount(self) -> None:
        """Begin at the first line without a verdict; what concerns the whole sheet is said at once."""
        super().on_mount()
        self.query_one(ReviewTable).marked = self.index
        if self.month.of_sheet:
            self.say(f"整张表有{len(self.month.of_sheet)}处疑点或提示：按F10看")

    def head_parts(self) -> Sequence[tuple[str, ...]]:
        """Which month, how far, signed by whom."""
        title = stream_title(self.month.stream)
        high = sum(1 for each in self.lines if each.is_high and each.verdict is None)
        done = f"已审{len(self.lines) - self.left}/{len(self.lines)}"
        signed = f"{len(self.month.signed.signed.members)}人已签字" if self.month.signed else ""
        return ((f" 预审 {title}", f" 预审 {self.month.period}"), (done,), (f"“高”疑点未审{high}" if high else "", ""), (signed, ""))

    def lay_out(self, width: int, height: int) -> list[Row]:
        """The line in hand."""
        if not self.lines:
            return [(Span("这份表没有收支明细。"),)]
        return line_rows(self.line, width, height, columns=self.month.ledger.columns)

    def refresh_month(self) -> None:
        """Verdicts may have changed; a version replaced is begun anew."""
        here = self.line.line.line_no if self.lines else 0
        fresh = reviewing.refreshed(self.desk, self.month)
        if fresh.ledger_seq != self.month.ledger_seq:
            self.take(fresh)
            self.say("这个月的账刚换成更正后的，从头审")
        else:
            by_number = {each.line.line_no: each for each in fresh.lines}
            self.month, self.lines = fresh, tuple(by_number[each.line.line_no] for each in self.lines)
            self.index = next((place for place, each in enumerate(self.lines) if each.line.line_no == here), 0)
        self.query_one(ReviewTable).show(self.lines)
        self.query_one(ReviewTable).marked = self.index
        self.repaint()

    def on_record_changed(self, message: RecordChanged) -> None:
        """Another window wrote; when it opened a meeting the room watches, nothing of this may stay on the screen."""
        message.stop()
        if not self._leave_room_alone():
            self.attempt(self.refresh_month)

    def on_screen_resume(self) -> None:
        """Come back to from a dialog."""
        if self.is_mounted and not self._leave_room_alone():
            self.repaint()

    def _leave_room_alone(self) -> bool:
        if not is_room_watching(self.desk):
            return False
        self.shell.go_home()
        return True

    def show_month(self, month: Review) -> None:
        """Go through another month."""
        self.take(month)
        self.query_one(ReviewTable).show(self.lines)
        self.go(self.index)

    # Going through

    def go(self, index: int) -> None:
        """Take a line in hand."""
        self.index = max(0, min(index, len(self.lines) - 1))
        self.query_one(ReviewTable).marked = self.index
        self.say("")
        self.repaint()

    def action_onward(self) -> None:
        """The next line; no verdict."""
        self.go(self.index + 1)

    def action_backward(self) -> None:
        """The line before."""
        self.go(self.index - 1)

    def on_key(self, event: events.Key) -> None:
        """↓ ↑ scroll the line in hand and go on from its end; the page keys turn lines."""
        if event.key not in ("down", "up", "pagedown", "pageup"):
            return
        event.prevent_default()
        if event.key in ("down", "up"):
            event.stop()
            body, step = self.query_one(ListedRows), 1 if event.key == "down" else -1
            before = body.top
            if not body.scroll_rows(step) or body.top == before:
                self.go(self.index + step)

    def on_review_table_marked(self) -> None:
        """A line was clicked."""
        marked = self.query_one(ReviewTable).marked
        if marked != self.index:
            self.go(marked)

    def go_on(self, words: str) -> None:
        """Behind a verdict: the next line without one, from here round to the front."""
        places = [*range(self.index, len(self.lines)), *range(self.index)]
        waiting = next((place for place in places if self.lines[place].verdict is None), None)
        if waiting is not None:
            self.go(waiting)
        self.say(words if waiting is not None else f"{words}；都审过了，按F9签字")

    def attempt(self, act: Callable[[], T]) -> T | None:
        """Do it; a rule's no is a notice, a failing disk is loud. None when it did not happen."""
        try:
            return act()
        except BookProblem as problem:
            self.shell.tell(problem)
        except Problem as problem:
            self.say(problem.sentence())
        return None
