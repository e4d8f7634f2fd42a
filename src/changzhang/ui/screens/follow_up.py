"""整改: the register by light, what each item still lacks for 销号, and its story from the question on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from changzhang.domain.rectification import OUTCOMES, RUNGS
from changzhang.domain.text import clean, wrap
from changzhang.ui import keys
from changzhang.ui.card_rows import Row, Span, flow
from changzhang.ui.screens.follow_up_acts import FollowUpActs
from changzhang.ui.screens.marked import headed
from changzhang.ui.screens.text_screen import TextScreen
from changzhang.ui.widgets.light import light_spans

if TYPE_CHECKING:
    from changzhang.desk.follow_up import Item, StoryLine


class FollowUpScreen(FollowUpActs):
    """Every rectification, worst light first."""

    WHERE: ClassVar[keys.Where] = "follow_up"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("follow_up")]

    def head_parts(self) -> Sequence[tuple[str, ...]]:
        """How many are open."""
        items = self.items()
        waiting = sum(1 for item in items if item.state.is_open)
        return ((" 整改台账",), (f"共{len(items)}项，未销号{waiting}项", f"未销号{waiting}"))

    def empty(self) -> str:
        """Nothing was promised yet."""
        return "还没有承诺整改的事项。"

    def entry_rows(self, name: str, width: int) -> list[Row]:
        """Light and number, then measure, owner, date; of the marked one also what was done and what is still lacking."""
        found = self.item(name)
        promise, due = found.state.promised, found.state.due_on
        head = headed(light_spans(found.lit.light, found.lit.words), found.state.id, width)
        about = [Span(clean(promise.measure), "number"), Span(clean(promise.owner)), Span(f"期限{due.month}月{due.day}日", "label")]
        rows: list[Row] = [*head, *((Span("   "), *row) for row in flow(about, max(15, width - 3), "  "))]
        more = self._more(found) if name == self.marked else []
        return rows + [(Span("   "), Span(line, role)) for text, role in more for line in wrap(text, max(15, width - 3))]

    def _more(self, found: Item) -> list[tuple[str, str]]:
        state = found.state
        said = [(f"原期限{state.original_due_on:%Y-%m-%d}，已延期{len(state.extensions)}次", "label")] if state.extensions else []
        if state.outcome and state.completed:
            said.append((f"{OUTCOMES[state.outcome]}：{clean(state.completed.result)}（材料{len(state.evidence)}份）", ""))
        if state.verified:
            said.append((f"核验：{'、'.join(clean(name) for name in state.verified.event.members)}", ""))
        if state.republished:
            posted = state.republished.event
            said.append((f"公示：{clean(posted.place)}，{posted.posted_on:%Y-%m-%d}起挂到{posted.posted_until:%Y-%m-%d}", ""))
        if state.rung:
            said.append((f"已上报{RUNGS[state.rung]}", ""))
        missing = self.missing(state)
        return [*said, ("销号还差：" + "；".join(missing), "missing")] if missing else [*said, *self._ready(found)]

    def _ready(self, found: Item) -> list[tuple[str, str]]:
        return [("条件都齐了，可以销号：按F9", "number")] if found.state.is_open else []

    def action_story(self) -> None:
        """The marked item from the question on."""
        if not self.marked:
            self.say("还没有承诺整改的事项")
            return
        from changzhang.desk.follow_up import story

        lines = story(self.desk, self.item(self.marked).state)
        self.app.push_screen(TextScreen(f"{self.marked} 的经过", lambda width: story_rows(lines, width)))


def story_rows(lines: Sequence[StoryLine], width: int) -> list[Row]:
    """Each thing that happened, with its day."""
    rows: list[Row] = []
    for line in lines:
        rows.append((Span(f"{line.at:%Y-%m-%d %H:%M}  {clean(line.actor)}", "label"),))
        rows += [(Span("  "), Span(text)) for text in wrap(clean(line.text), max(2, width - 2))]
    return rows
