"""整改: the register by light, and one item's story from the question on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from changzhang.domain.text import clean, wrap
from changzhang.ui import keys
from changzhang.ui.card_rows import Row, Span, flow
from changzhang.ui.screens.listed import ListedScreen
from changzhang.ui.screens.pick import PickScreen
from changzhang.ui.screens.text_screen import TextScreen
from changzhang.ui.widgets.light import light_spans

if TYPE_CHECKING:
    from changzhang.desk.follow_up import Item, StoryLine


class FollowUpScreen(ListedScreen):
    """Every rectification, worst light first."""

    WHERE: ClassVar[keys.Where] = "follow_up"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("follow_up")]

    def items(self) -> tuple[Item, ...]:
        """The register."""
        from changzhang.desk.follow_up import items

        return items(self.desk, self.desk.today())

    def head_parts(self) -> Sequence[tuple[str, ...]]:
        """How many are open."""
        items = self.items()
        waiting = sum(1 for item in items if item.state.is_open)
        return ((" 整改台账",), (f"共{len(items)}项，未销号{waiting}项", f"未销号{waiting}"))

    def lay_out(self, width: int, height: int) -> list[Row]:  # noqa: ARG002 - as many rows as there are
        """Two rows an item or more: light and number, then measure, owner, date."""
        rows: list[Row] = []
        for item in self.items():
            promise, due = item.state.promised, item.state.due_on
            head = [*light_spans(item.lit.light, item.lit.words), Span(f"  {item.state.id}", "label")]
            about = [Span(clean(promise.measure), "number"), Span(clean(promise.owner)), Span(f"期限{due.month}月{due.day}日", "label")]
            rows += [tuple(head), *((Span("   "), *row) for row in flow(about, max(20, width - 3), "  "))]
        return rows or [(Span("还没有承诺整改的事项。"),)]

    def action_story(self) -> None:
        """One item from the question on."""
        items = self.items()
        if not items:
            self.say("还没有承诺整改的事项")
            return
        options = [(item.state.id, f"{item.state.id} {item.state.promised.measure}") for item in items]
        self.app.push_screen(PickScreen("看哪一项的经过？", options), self._tell)

    def _tell(self, item_id: str | None) -> None:
        if item_id is None:
            return
        from changzhang.desk.follow_up import item, story

        found = item(self.desk, item_id, self.desk.today())
        lines = story(self.desk, found.state)
        self.app.push_screen(TextScreen(f"{item_id} 的经过", lambda width: story_rows(lines, width)))


def story_rows(lines: Sequence[StoryLine], width: int) -> list[Row]:
    """Each thing that happened, with its day."""
    rows: list[Row] = []
    for line in lines:
        rows.append((Span(f"{line.at:%Y-%m-%d %H:%M}  {clean(line.actor)}", "label"),))
        rows += [(Span("  "), Span(text)) for text in wrap(clean(line.text), max(2, width - 2))]
    return rows
