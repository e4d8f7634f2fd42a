"""开会: which kind of meeting, over what, and how the projector is connected; then the meeting's screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from changzhang.domain.errors import Problem
from changzhang.domain.quarters import quarter_of, quarter_words
from changzhang.domain.template import SessionTemplate
from changzhang.ui.screens.listed import ListedScreen
from changzhang.ui.screens.pick import PickScreen
from changzhang.ui.words import month_words

if TYPE_CHECKING:
    from changzhang.desk.meeting import Preparation

_PROJECTORS = (("mirrored", "和电脑一样（默认）"), ("extended", "另一块屏（电脑上看得到会议记录）"))
_TIDY = "\n"


class Convening:
    """Asks one thing after the other over a screen; Esc anywhere opens nothing."""

    def __init__(self, screen: ListedScreen) -> None:
        from changzhang.desk.meeting import preparation

        self.screen = screen
        self.ready: Preparation = preparation(screen.desk)
        self.template_id = ""
        self.period: str | None = None
        self.matter = ""

    def begin(self) -> None:
        """Back to the meeting that is open; else tidy the unsealed one or choose a kind of meeting."""
        from changzhang.desk.templates import adopted_templates

        if self.ready.open_meeting:
            self.screen.shell.show_meeting(self.ready.open_meeting.id)
            return
        try:
            templates = adopted_templates(self.screen.desk)
        except Problem as problem:
            self.screen.say(problem.sentence())
            return
        unsealed = [(f"{_TIDY}{meeting.id}", f"整理“{meeting.opened.title}”（还没有封存）") for meeting in self.ready.unsealed]
        options = [*reversed(unsealed), *((template.id, self._offer(template)) for template in templates)]
        if len(options) == 1:
            self._chosen(options[0][0])
        else:
            self._pick("开什么会？", options, self._chosen)

    def _offer(self, template: SessionTemplate) -> str:
        """The kind with what it would be about."""
        if template.kind == "qa":
            return f"{template.name}（{quarter_words(quarter_of(self.screen.desk.today()))}）"
        if template.kind == "urgent":
            return f"{template.name}（写明什么事）"
        months = "、".join(month_words(period) for period in self.ready.periods)
        return f"{template.name}（{months}账目）" if months else f"{template.name}（还没有可以念的账）"

    def _chosen(self, answer: str | None) -> None:
        if answer is None:
            return
        if answer.startswith(_TIDY):
            self.screen.shell.show_meeting(answer.removeprefix(_TIDY))
            return
        self.template_id = answer
        kind = self.screen.desk.template(answer).kind
        if kind == "reading":
            self._ask_period()
        elif kind == "urgent":
            self._ask_matter()
        else:
            self._ask_projector()

    def _ask_period(self) -> None:
        periods = self.ready.periods
        if not periods:
            self.screen.say("还没有可以念的账：先按F3导入收支表")
        elif len(periods) == 1:
            self._take_period(periods[0])
        else:
            self._pick("念哪个月的账？", [(period, f"{month_words(period)}账目") for period in reversed(periods)], self._take_period)

    def _take_period(self, period: str | None) -> None:
        if period is not None:
            self.period = period
            self._ask_projector()

    def _ask_matter(self) -> None:
        from changzhang.ui.dialogs.write import WriteDialog

        def told(matter: str | None) -> None:
            if matter is not None:
                self.matter = matter
                self._ask_projector()

        self.screen.app.push_screen(WriteDialog("急事公开", "公开什么事？（会议名称和记录都用它）", slot="matter"), told)

    def _ask_projector(self) -> None:
        note = self.ready.clock_note
        self._pick(f"{note}\n\n投影仪怎么接？" if note else "投影仪怎么接？", _PROJECTORS, self._open)

    def _open(self, projector: str | None) -> None:
        if projector is None:
            return
        from changzhang.desk.meeting import start

        try:
            meeting = start(
                self.screen.desk,
                template_id=self.template_id,
                period=self.period,
                matter=self.matter,
                is_mirrored=projector == "mirrored",
                clock_note=self.ready.clock_note,
            )
        except Problem as problem:
            self.screen.say(problem.sentence())
            return
        self._forget_matter()
        self.screen.shell.show_meeting(meeting)

    def _forget_matter(self) -> None:
        from changzhang.ui.drafts import DraftFailed

        try:
            self.screen.shell.drafts.drop("matter")
        except DraftFailed:
            self.screen.say("草稿文件写不进磁盘，请检查磁盘空间")

    def _pick(self, title: str, options: Sequence[tuple[str, str]], then: Callable[[str | None], None]) -> None:
        self.screen.app.push_screen(PickScreen(title, options), then)
