"""来访来电: what came in and still waits for an answer, soonest due first; everything done with it between meetings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from changzhang.domain.rectification import RUNGS
from changzhang.domain.text import clean, wrap
from changzhang.ui import keys
from changzhang.ui.card_rows import Row, Span, flow
from changzhang.ui.dialogs.lines import CHANNELS, asker_words, question_words
from changzhang.ui.screens.contact_acts import ContactActs
from changzhang.ui.screens.follow_up import story_rows
from changzhang.ui.screens.marked import headed
from changzhang.ui.screens.text_screen import TextScreen
from changzhang.ui.stages.question_card import STATES
from changzhang.ui.widgets.light import light_spans


class ContactsScreen(ContactActs):
    """Questions between meetings."""

    WHERE: ClassVar[keys.Where] = "contacts"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("contacts")]

    def head_parts(self) -> Sequence[tuple[str, ...]]:
        """How many wait."""
        waiting = sum(1 for item in self.items() if item.state.is_owed)
        return ((" 来访来电",), (f"{waiting}问等着答复", f"{waiting}问"))

    def empty(self) -> str:
        """Nothing waits."""
        return "没有欠着的提问。有人从意见箱、热线、微信群、一点通来问，或者上门收到，按F2登记。"

    def entry_rows(self, name: str, width: int) -> list[Row]:
        """Light, where it came from, the words; of the marked one also who, what about, and what is prepared."""
        found = self.item(name)
        question = found.state
        lit = light_spans(found.lit.light, found.lit.words) if found.lit else ()
        head = headed(lit, f"{question.id} {CHANNELS[question.asked.channel]} {STATES[question.status]}", width)
        due = f"{question.due_on.month}月{question.due_on.day}日前" if question.due_on else ""
        about = [Span(question_words(question), "number"), Span(clean(question.owner)), Span(due, "label")]
        rows: list[Row] = [*head, *((Span("   "), *row) for row in flow(about, max(15, width - 3), "  "))]
        more = self._more(name) if name == self.marked else []
        return rows + [(Span("   "), Span(line, role)) for text, role in more for line in wrap(text, max(15, width - 3))]

    def _more(self, name: str) -> list[tuple[str, str]]:
        question = self.item(name).state
        asked = question.asked
        who = f"{asker_words(question)}，{question.asked_at:%m月%d日}" + (f"，{question.seconded}人附议" if question.seconded else "")
        said = [(f"谁问的：{who}", "label")]
        if asked.subject:
            said.append((f"哪一项：{clean(self.subject_words(asked.subject))}", "label"))
        if question.joined:
            said.append((f"并进来的：{'、'.join(question.joined)}", "label"))
        if question.escalations:
            said.append((f"已上报{RUNGS[question.escalations[-1].event.to]}", ""))
        if question.answer and not asked.is_apart:
            said.append((f"答：{clean(question.answer.text)}", ""))
        if question.prepared:
            hidden = "备好的答复：会场看得到这一屏，散会以后再看"
            said.append((hidden if self.is_watched else f"备好的答复（不公开）：{clean(question.prepared)}", "faint"))
        return said

    def action_story(self) -> None:
        """The marked question from its asking on."""
        from changzhang.desk.questions import story

        if self.marked:
            lines, name = story(self.desk, self.marked), self.marked
            self.app.push_screen(TextScreen(f"{name} 的经过", lambda width: story_rows(lines, width)))

    def action_everything(self) -> None:
        """All questions, or only those that wait."""
        self.is_everything = not self.is_everything
        self.repaint()
        self.say("连答复过的一起列" if self.is_everything else "只列等着答复的")
