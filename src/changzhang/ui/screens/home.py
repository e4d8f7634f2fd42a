"""看板: what needs doing, worst first, and one key for each thing a village does with the program."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from changzhang.domain.errors import Problem
from changzhang.domain.text import cells, clean, wrap
from changzhang.ui import keys
from changzhang.ui.card_rows import Row, Span, flow
from changzhang.ui.screens.listed import ListedScreen
from changzhang.ui.widgets.light import light_spans
from changzhang.ui.words import month_words, stream_title

if TYPE_CHECKING:
    from changzhang.desk.board import BoardItem
    from changzhang.desk.meeting import Preparation

_SIGNERS = 2
_KINDS = {"rectification": "整改", "answer": "答复", "meeting": "会议", "publication": "公开"}


class HomeScreen(ListedScreen):
    """The three-colour board with the keys of everything else."""

    WHERE: ClassVar[keys.Where] = "home"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("home")]

    def on_mount(self) -> None:
        """Ask once who is at the keys; a meeting that is gone on with asks by itself."""
        super().on_mount()
        is_bottom = self.shell.start == "home" or self.desk.view() is None
        if is_bottom and not self.desk.actor:
            self.call_after_refresh(self.action_who)

    def head_parts(self) -> Sequence[tuple[str, ...]]:
        """The village, who is at the keys, the day."""
        village, today = self.desk.village, self.desk.today()
        name = f" {village.town}{village.name}" if not village.name.startswith(village.town) else f" {village.name}"
        who = f"操作：{self.desk.actor}" if self.desk.actor else "谁在操作？按F8"
        return (
            (f"{name} 唱账看板", f" {village.name} 唱账看板", f" {village.name}"),
            (who, self.desk.actor),
            (f"{today.month}月{today.day}日", ""),
        )

    def lay_out(self, width: int, height: int) -> list[Row]:  # noqa: ARG002 - as many rows as there are
        """What waits, worst first; then what is ready."""
        from changzhang.desk import board

        waiting = board.items(self.desk, self.desk.today())
        rows: list[Row] = []
        for item in waiting:
            rows += _board_rows(item, width)
        if not waiting:
            rows.append((Span("没有到期和超期的事项", "label"),))
        return [*rows, (), *self._ready(width), (), *_act_rows(width)]

    def _ready(self, width: int) -> list[Row]:
        from changzhang.desk.meeting import preparation

        ready = preparation(self.desk)
        words = [*self._settings_words(), *self._roster_words(), *_meeting_words(ready), *_period_words(ready), *self._review_words(ready)]
        return [row for word in words for row in flow([Span(word, "label")], width, " ")]

    def _settings_words(self) -> list[str]:
        from changzhang.desk.changed_settings import changed_files

        try:
            changed = changed_files(self.desk)
        except Problem as problem:
            return [problem.sentence()]
        return ["设置文件有变化，按F9启用：" + "、".join(clean(file.name) for file in changed)] if changed else []

    def _roster_words(self) -> list[str]:
        """What a new village lacks before anybody can chair a meeting or sign a review."""
        count = len(self.desk.village.supervisors)
        return [] if count >= _SIGNERS else [f"村监委名册上只有{count}人，预审签字要{_SIGNERS}人：按F9加人"]

    def _review_words(self, ready: Preparation) -> list[str]:
        """The months to be read that two members have not signed."""
        rows = [row for row in self.desk.record.rows("ledger") if row.state != "withdrawn" and set(row.periods) & set(ready.periods)]
        states = [state for row in rows if (state := self.desk.record.ledger_state(row.stream))]
        waiting = [stream_title(state.key.stream) for state in states if state.review_of(state.current.seq) is None]
        return ["还没有预审签字，按F5：" + "、".join(waiting)] if waiting else []

    # Keys

    def action_who(self) -> None:
        """谁在操作."""
        from changzhang.ui.screens.who import ask_who

        ask_who(self.shell, self.repaint)

    def action_meeting(self) -> None:
        """开会, or back to the meeting that is open."""
        from changzhang.ui.screens.convening import Convening

        Convening(self).begin()

    def action_import(self) -> None:
        """导入."""
        from changzhang.ui.screens.importing import ImportScreen

        self.app.push_screen(ImportScreen())

    def action_review(self) -> None:
        """预审: the newest month nobody signed, else the newest."""
        from changzhang.desk import reviewing
        from changzhang.desk.meeting import is_room_watching
        from changzhang.ui.screens.review import ReviewScreen
        from changzhang.ui.screens.review_walk import ROOM_WATCHES

        streams = reviewing.streams(self.desk)
        if is_room_watching(self.desk):
            self.say(ROOM_WATCHES)
        elif not streams:
            self.say("还没有可以审的账：先按F3导入收支表")
        else:
            chosen = next((stream for stream in streams if not reviewing.is_signed(self.desk, stream)), streams[0])
            self.app.push_screen(ReviewScreen(reviewing.review(self.desk, chosen)))

    def action_explain(self) -> None:
        """书面说明 of a month that cannot be read without."""
        from changzhang.ui.screens.explaining import ask_explanation

        ask_explanation(self)

    def action_setup(self) -> None:
        """村情."""
        from changzhang.ui.screens.setup import SetupScreen

        self.app.push_screen(SetupScreen())

    def action_follow_up(self) -> None:
        """整改."""
        from changzhang.ui.screens.follow_up import FollowUpScreen

        self.app.push_screen(FollowUpScreen())

    def action_contacts(self) -> None:
        """来访来电."""
        from changzhang.ui.screens.contacts import ContactsScreen

        self.app.push_screen(ContactsScreen())

    def action_look_up(self) -> None:
        """查账."""
        from changzhang.ui.screens.look_up import LookUpScreen

        self.app.push_screen(LookUpScreen())

    def action_papers(self) -> None:
        """文书."""
        from changzhang.ui.screens.papers import PapersScreen

        self.app.push_screen(PapersScreen())

    def action_backup(self) -> None:
        """备份."""
        from changzhang.ui.screens.backing_up import back_up, backup_screen

        def chosen(target: Path | None) -> None:
            if target is not None:
                self.say("正在备份……")
                self.call_after_refresh(lambda: self.say(back_up(self.desk, target)))

        self.app.push_screen(backup_screen(self.desk), chosen)


def _act_rows(width: int) -> list[Row]:
    """What can be done, each with its digit and its key: laptops may need Fn for the keys."""
    rows: list[Row] = []
    for act in keys.acts("home"):
        if act.digit:
            head = f"{act.digit} {act.label}  "
            words = wrap(act.help, max(10, width - cells(head)))
            rows.append((Span(head, "key"), Span(words[0])))
            rows += [(Span(" " * cells(head)), Span(line)) for line in words[1:]]
    return rows


def _board_rows(item: BoardItem, width: int) -> list[Row]:
    """One thing that waits: its light and words, what it is, who is to do it and until when."""
    lit = light_spans(item.light, item.words)
    due = f"{item.due_on.month}月{item.due_on.day}日" if item.due_on else ""
    about = [Span(_KINDS[item.kind], "label"), Span(clean(item.title), "number"), Span(clean(item.owner)), Span(due, "label")]
    head = flow([Span(f"{lit[0].text}{lit[1].text}", item.light)], width, "")
    body = flow(about, max(20, width - 3), "  ")
    return [*head, *((Span("   "), *row) for row in body)] if width < 60 else _side_by_side(item, about, width)


def _side_by_side(item: BoardItem, about: list[Span], width: int) -> list[Row]:
    lit = light_spans(item.light, item.words)
    left = 24
    body = flow(about, width - left, "  ")
    first = (*lit, Span(" " * max(1, left - sum(cells(span.text) for span in lit))), *body[0])
    return [first, *((Span(" " * left), *row) for row in body[1:])]


def _meeting_words(ready: Preparation) -> list[str]:
    if ready.open_meeting:
        return [f"“{ready.open_meeting.opened.title}”还没有散会：按F2接着开"]
    return [f"“{meeting.opened.title}”还没有封存：按F2整理" for meeting in ready.unsealed]


def _period_words(ready: Preparation) -> list[str]:
    words = []
    if ready.periods:
        words.append("已导入、还没念：" + "、".join(month_words(period) for period in ready.periods))
    if ready.unexplained:
        words.append("账对不上、还没有书面说明，按F10写明：" + "、".join(month_words(period) for period in ready.unexplained))
    return words
