"""村情: what counts in this village and on what basis; files changed by hand are adopted here, simple things edited."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import BindingType

from changzhang.desk import editing, setting_up
from changzhang.desk.changed_settings import ChangedFile, changed_files, differences
from changzhang.desk.desk import Outcome
from changzhang.desk.review_settings import rules_in_force
from changzhang.desk.setting_up import SettingProblem
from changzhang.domain.errors import BookProblem, Problem
from changzhang.domain.text import wrap
from changzhang.domain.village import Hotline, Person
from changzhang.ui import keys
from changzhang.ui.card_rows import Row, Span
from changzhang.ui.screens.listed import ListedScreen
from changzhang.ui.screens.pick import PickScreen
from changzhang.ui.screens.setup_rows import ASKERS, FONTS, changed_rows, limit_rows, roster_rows, rule_rows, village_rows
from changzhang.ui.screens.text_screen import TextScreen


class SetupScreen(ListedScreen):
    """The settings in force, and the few that are changed from here."""

    WHERE: ClassVar[keys.Where] = "setup"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("setup")]

    def __init__(self) -> None:
        super().__init__()
        self.changed: tuple[ChangedFile, ...] = ()
        self.problems: tuple[SettingProblem, ...] = ()

    def on_mount(self) -> None:
        """Look at the files."""
        super().on_mount()
        self.look()

    def on_screen_resume(self) -> None:
        """The files may have been edited meanwhile."""
        if self.is_mounted:
            self.look()

    def look(self) -> None:
        """Read the files anew and paint."""
        try:
            self.changed = changed_files(self.desk)
            self.problems = setting_up.settings_problems(self.desk.folder) if self.changed else ()
        except Problem as problem:
            self.say(problem.sentence())
        self.repaint()

    def head_parts(self) -> Sequence[tuple[str, ...]]:
        """Whether files wait."""
        return ((f" {self.desk.village.name} 村情",), (f"{len(self.changed)}个设置文件待启用" if self.changed else "", ""))

    def lay_out(self, width: int, height: int) -> list[Row]:  # noqa: ARG002 - as many rows as there are
        """Changes first, then what is in force."""
        village = self.desk.village
        rows = [*changed_rows(self.changed, self.problems, width), *village_rows(village, width), (), *roster_rows(village, width)]
        return [*rows, (), *limit_rows(self.desk.deadlines, width), (), *rule_rows(rules_in_force(self.desk), width)]

    # Adopting

    def action_adopt(self) -> None:
        """Let the changed files count, all of them or none; holidays with them."""
        if not self.changed:
            self.say("设置文件没有变化")
            return
        count, has_holidays = len(self.changed), any("/holidays_" in file.name for file in self.changed)

        def adopt() -> Outcome:
            outcome = setting_up.adopt(self.desk)
            return setting_up.adopt_calendar(self.desk) if has_holidays else outcome

        self._edit(adopt, f"启用了{count}个设置文件{'，节假日也更新了' if has_holidays else ''}")

    def action_differences(self) -> None:
        """Which lines changed."""
        files = self.changed
        if not files:
            self.say("设置文件没有变化")
            return
        told = [(file.name, differences(self.desk, file)) for file in files]
        self.app.push_screen(TextScreen("改了哪几行", lambda width: _difference_rows(told, width)))

    # Editing

    def action_add_person(self) -> None:
        """Somebody new on the roster."""
        from changzhang.ui.dialogs.person import PersonDialog

        def told(person: Person | None) -> None:
            if person is not None:
                self._edit(lambda: editing.add_person(self.desk, person.name, person.roles, person.group or ""), f"名册加上了{person.name}")

        self.app.push_screen(PersonDialog(self.desk.village), told)

    def action_roles(self) -> None:
        """Somebody's offices."""
        self._pick_person("改谁的职务？", self._ask_roles)

    def _ask_roles(self, name: str) -> None:
        from changzhang.ui.dialogs.person import PersonDialog

        def told(person: Person | None) -> None:
            if person is not None:
                words = f"{name}：{'、'.join(person.roles) or '没有职务'}"
                self._edit(lambda: editing.set_roles(self.desk, name, person.roles), words)

        self.app.push_screen(PersonDialog(self.desk.village, self.desk.village.person(name)), told)

    def action_remove_person(self) -> None:
        """Somebody off the roster."""
        self._pick_person(
            "从名册去掉谁？（做过的记录都保留）",
            lambda name: self._edit(lambda: editing.remove_person(self.desk, name), f"名册去掉了{name}"),
        )

    def _pick_person(self, title: str, then: Callable[[str], None]) -> None:
        people = self.desk.village.people
        if not people:
            self.say("名册还是空的，先加人")
            return
        self._pick(title, [(person.name, f"{person.name}（{'、'.join(person.roles)}）") for person in people], then)

    def action_add_hotline(self) -> None:
        """A phone."""
        from changzhang.ui.dialogs.hotline import HotlineDialog

        def told(hotline: Hotline | None) -> None:
            if hotline is not None:
                self._edit(lambda: editing.add_hotline(self.desk, hotline.name, hotline.number), f"加上了{hotline.name}的电话")

        self.app.push_screen(HotlineDialog(), told)

    def action_remove_hotline(self) -> None:
        """A phone that is no more."""
        phones = self.desk.village.hotlines
        if not phones:
            self.say("没有登记监督电话")
            return
        options = [(hotline.name, f"{hotline.name} {hotline.number}") for hotline in phones]
        self._pick(
            "去掉哪个电话？", options, lambda name: self._edit(lambda: editing.remove_hotline(self.desk, name), f"去掉了{name}的电话")
        )

    def action_askers(self) -> None:
        """How those who ask are named."""
        now = self.desk.village.asker_shown
        self._pick(
            "提问人在会场和公开栏怎么写？",
            list(ASKERS.items()),
            lambda key: self._edit(lambda: editing.set_fact(self.desk, "asker_shown", key), f"提问人：{ASKERS[key]}"),
            marked=list(ASKERS).index(now),
        )

    def action_fonts(self) -> None:
        """The fonts of papers."""
        now = self.desk.village.fonts
        self._pick(
            "文书用什么字体？",
            list(FONTS.items()),
            lambda key: self._edit(lambda: editing.set_fact(self.desk, "fonts", key), f"文书字体：{FONTS[key]}"),
            marked=list(FONTS).index(now),
        )

    def action_relatives(self) -> None:
        """What the members declared about near relatives."""
        from changzhang.ui.dialogs.write import WriteDialog

        def told(text: str | None) -> None:
            if text:
                self._edit(lambda: editing.set_fact(self.desk, "relatives_declared", text), "近亲属声明登记了")

        self.app.push_screen(WriteDialog("近亲属声明", "村监委成员声明了什么？如：2026年1月换届时3人均书面声明，没有近亲属在村委会"), told)

    def _pick(self, title: str, options: Sequence[tuple[str, str]], then: Callable[[str], None], *, marked: int = 0) -> None:
        def chosen(answer: str | None) -> None:
            if answer is not None:
                then(answer)

        self.app.push_screen(PickScreen(title, options, marked=marked), chosen)

    def _edit(self, act: Callable[[], Outcome], words: str) -> None:
        """Do it and say so; what stands in the way is said in its whole sentence."""
        try:
            outcome = act()
        except BookProblem as problem:
            self.shell.tell(problem)
            return
        except Problem as problem:
            self.say(problem.sentence())
            return
        self.look()
        self.say(outcome.notice or words)


def _difference_rows(told: Sequence[tuple[str, Sequence[str]]], width: int) -> list[Row]:
    rows: list[Row] = []
    for name, lines in told:
        rows.append((Span(name, "number"),))
        for line in lines:
            rows += [(Span(part, "income" if line[0] == "＋" else "missing"),) for part in wrap(line, max(4, width))]
    return rows
