"""The first start: three questions, and a village can begin."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from changzhang.domain.text import clean
from changzhang.ui import windows_keys
from changzhang.ui.themes import LIGHT, THEMES
from changzhang.ui.words import period_of

_HERE = Path(__file__).parent


class Beginning(NamedTuple):
    """The answers: names as typed, the first month as ``YYYY-MM``."""

    village: str
    town: str
    from_period: str


class FirstStartApp(App[Beginning]):
    """Asks one thing after the other, back with ↑; returns the answers, or None when left with Esc, F12 or Ctrl+Q."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f12,ctrl+q", "leave", "退出", show=False, priority=True),
        Binding("up,pageup", "step_back", "上一步", show=False, priority=True),
    ]
    ENABLE_COMMAND_PALETTE = False
    TITLE = "唱账"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-normal")]  # noqa: RUF012 - textual declares it so
    DEFAULT_CSS = """
    FirstStartApp #question { text-style: bold; margin: 1 0 0 0; }
    FirstStartApp #problem { color: $cz-alarm; }
    """

    def __init__(self, today: date) -> None:
        windows_keys.install()
        super().__init__(css_path=[_HERE / "app.tcss"])
        self.answers: list[str] = []
        self._month = first_month(today)
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = LIGHT

    def compose(self) -> ComposeResult:
        """Who we are, the question, the line to type into."""
        with VerticalScroll(id="pick-box", can_focus=False):
            yield Static(Content("唱账：村务公开唱账会\n第一次打开，先回答三个问题。回车 下一步，↑ 上一步，Esc 退出。"))
            yield Static(id="question")
            yield Input(id="answer")
            yield Static(id="problem")

    def on_mount(self) -> None:
        """Ask the first."""
        self._ask()

    def _ask(self, problem: str = "", known: str = "") -> None:
        place = len(self.answers)
        questions = ("（一）村名，比如：小山村", "（二）乡镇名，比如：八里镇", f"（三）从哪个月开始唱账？直接回车就是 {self._month}")
        self.query_one("#question", Static).update(Content(questions[place]))
        self.query_one("#problem", Static).update(Content(problem))
        self.query_one(Input).value = known
        self.query_one(Input).cursor_position = len(known)
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take an answer, or say what is wrong with it."""
        text = clean(event.value).strip()
        if len(self.answers) == 2:
            text = period_of(text or self._month)
        if not text:
            self._ask("还没有写。" if len(self.answers) < 2 else "看不懂是哪个月，写成 2026-10 这样。")
            return
        self.answers.append(text)
        if len(self.answers) == 3:
            self.exit(Beginning(*self.answers))
        else:
            self._ask()

    def action_step_back(self) -> None:
        """The question before, with its answer to mend."""
        if self.answers:
            self._ask(known=self.answers.pop())

    def action_leave(self) -> None:
        """Not now."""
        self.exit(None)


def first_month(today: date) -> str:
    """The month before, whose accounts are read next."""
    year, month = (today.year, today.month - 1) if today.month > 1 else (today.year - 1, 12)
    return f"{year}-{month:02d}"
