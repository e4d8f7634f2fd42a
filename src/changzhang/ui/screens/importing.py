"""导入: a file is read, everything understood of it is shown, and nothing is kept before it is accepted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from changzhang.domain.answers import Answers
from changzhang.domain.errors import Problem
from changzhang.domain.ledger import Account, Entity
from changzhang.domain.text import clean, wrap
from changzhang.ui import keys
from changzhang.ui.card_rows import Row, Span
from changzhang.ui.file_questions import is_acceptable, is_explainable, is_turned_down, open_questions
from changzhang.ui.screens.explaining import ask_explanation, unexplained_months, what_is_wrong
from changzhang.ui.screens.import_accepting import AcceptingScreen
from changzhang.ui.screens.import_rows import reading_rows, verdict
from changzhang.ui.screens.places import PlaceScreen, ledgers_near
from changzhang.ui.words import stream_title

if TYPE_CHECKING:
    from changzhang.desk.importing import Checked

_ACCOUNTS = {"all": "", "cash": "现金", "bank": "银行"}
_ENTITIES = {"village_committee": "村委会", "collective": "村集体"}
_NOT_TAKEN = "指定的列里没有摘要列或金额列，没有照办，还按原来的读法"
_NO_FILE = "还没有选表，按F3选一份"


class ImportScreen(AcceptingScreen):
    """One file at a time. ``read_alone`` is the reading before the book had its say: from it the file is read anew."""

    WHERE: ClassVar[keys.Where] = "import"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("import")]

    def __init__(self) -> None:
        super().__init__()
        self.read_alone: Checked | None = None
        self.entity: Entity = "village_committee"
        self.account: Account = "all"

    def on_mount(self) -> None:
        """Ask for the file first."""
        super().on_mount()
        self.call_after_refresh(self.action_another)

    def head_parts(self) -> Sequence[tuple[str, ...]]:
        """Whose account the file is taken for."""
        whose = f"{_ENTITIES[self.entity]}{_ACCOUNTS[self.account]}账"
        return ((" 导入收支表", " 导入"), (f"当作：{whose}", whose))

    def lay_out(self, width: int, height: int) -> list[Row]:  # noqa: ARG002 - as many rows as there are
        """The report of the reading, and the months that wait for an explanation."""
        waiting = self._waiting_rows(width)
        if self.checked is None:
            words = "还没有选表。按F3选一份收支表（Excel、CSV、银行流水都可以）。"
            return [*((Span(line),) for line in wrap(words, width)), *waiting]
        return [*reading_rows(self.checked.reading, width, self.checked.answers), *waiting]

    def offered(self) -> Sequence[keys.Act]:
        """While something is asked, answering stands first and accepting is not offered."""
        acts = super().offered()
        if self.checked is None or not open_questions(self.checked.reading):
            return acts
        return sorted((act for act in acts if act.id != "accept"), key=lambda act: act.id != "answer")

    def action_menu(self) -> None:
        """Tab: every act, also those that have no room at the foot."""
        from changzhang.ui.dialogs.act_menu import MenuDialog

        self.app.push_screen(MenuDialog(keys.menu(self.WHERE)), self._menu_chosen)

    def _waiting_rows(self, width: int) -> list[Row]:
        rows: list[Row] = []
        for month in unexplained_months(self.desk):
            words = f"{stream_title(month.key.stream)}：{what_is_wrong(month)}还没有书面说明，念以前按F10写明。"
            rows += [(), *((Span(line, "missing"),) for line in wrap(words, width))]
        return rows

    # Choosing and reading

    def action_another(self) -> None:
        """Choose a file."""
        found = [(path, f"{clean(path.name)}  （{clean(path.parent.name)}）") for path in ledgers_near(self.desk.folder, Path.home())]
        screen = PlaceScreen("导入哪一份收支表？", found, self.desk.folder, hint="输入文件路径，或者从下面挑")
        self.app.push_screen(screen, self._chosen)

    def _chosen(self, path: Path | None) -> None:
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read a file and show the report."""
        from changzhang.desk import importing

        self.read_alone = self.checked = None
        self.repaint()
        self.start_reading(clean(path.name), partial(importing.read_alone, path, Answers()), self._first_read)

    def read_with(self, answers: Answers | None) -> None:
        """Read the same bytes again with other answers."""
        from changzhang.desk import importing

        read = self.read_alone
        if read is not None and answers is not None and answers != read.answers:
            self.start_reading(clean(read.reading.file), partial(importing.read_again, read, answers), self._read_anew)

    def reading_failed(self, problem: Problem) -> None:
        """The file could not be read; an earlier reading of it stands."""
        self.repaint()
        self.say(problem.sentence())

    def _first_read(self, read: Checked) -> None:
        """What was answered for an earlier file of the same form is put in once; taken away, it stays away."""
        from changzhang.desk.mapping import with_remembered

        self.read_alone = read
        remembered = self.attempt(lambda: with_remembered(self.desk, read.reading, read.answers))
        if remembered is not None and remembered != read.answers:
            self.read_with(remembered)
        else:
            self._show(read)

    def _read_anew(self, read: Checked) -> None:
        if any(is_turned_down(sheet) for sheet in read.reading.sheets) and self.checked is not None:
            self.say(_NOT_TAKEN)
        else:
            self._show(read)

    def _show(self, read: Checked) -> None:
        from changzhang.desk.importing import against_book

        self.read_alone = read
        self.checked = self.attempt(lambda: against_book(self.desk, read, self.entity, self.account))
        self.repaint()
        self._say_what_next()
        self._ask_open()

    def _say_what_next(self) -> None:
        if self.checked is None:
            return
        reading = self.checked.reading
        if open_questions(reading):
            self.say("有几处表上看不出来：按F8回答")
        elif is_acceptable(reading):
            self.say("和原表对一遍，没有问题按F2接受；F5看每一笔，F9改读法")
        elif is_explainable(reading):
            self.say("账有对不上的地方：更正原表后再导入；或者按F2写明原因（书面说明）")
        else:
            self.say(verdict(reading)[1])

    # Answering

    def _ask_open(self) -> bool:
        from changzhang.ui.dialogs.sheet_questions import SheetQuestions

        questions = open_questions(self.checked.reading) if self.checked else ()
        if questions and self.checked is not None:
            dialog = SheetQuestions(questions, self.checked.answers)
            # Closed half way, what was answered so far counts.
            self.app.push_screen(dialog, lambda answers: self.read_with(answers or dialog.answers))
        return bool(questions)

    def action_answer(self) -> None:
        """Ask what is open."""
        if self.checked is None:
            self.say(_NO_FILE)
        elif not self._ask_open():
            self.say("没有要回答的；看得不对的地方按F9改")

    def action_change(self) -> None:
        """Columns, unit, month; answers taken back."""
        from changzhang.ui.dialogs.sheet_changes import SheetChanges

        if self.checked is None:
            self.say(_NO_FILE)
        elif not any(sheet.columns for sheet in self.checked.reading.sheets):
            self.say("没有读出哪些列，没有可以改的；按F8看要不要回答")
        else:
            self.app.push_screen(SheetChanges(self.checked.reading, self.checked.answers), self.read_with)

    def action_explain(self) -> None:
        """Put an explanation of a month in the book on record."""
        ask_explanation(self)

    # Whose account

    def action_cash(self) -> None:
        """Only the cash journal."""
        self._taken_for(self.entity, "all" if self.account == "cash" else "cash")

    def action_bank(self) -> None:
        """Only the bank's."""
        self._taken_for(self.entity, "all" if self.account == "bank" else "bank")

    def action_collective(self) -> None:
        """The collective's."""
        self._taken_for("village_committee" if self.entity == "collective" else "collective", self.account)

    def _taken_for(self, entity: Entity, account: Account) -> None:
        self.entity, self.account = entity, account
        self.repaint()
        if self.read_alone is not None and self.checked is not None and not self.is_reading:
            self._show(self.read_alone)

    def action_lines(self) -> None:
        """Every line with its raw cells."""
        from changzhang.ui.screens.import_lines import LinesScreen

        if self.checked is not None:
            lines = [line for sheet in self.checked.reading.sheets for line in sheet.ledger.lines]
            self.app.push_screen(LinesScreen(lines))

    def action_accept(self) -> None:
        """Keep it, after what is still missing was asked for."""
        if self.is_reading:
            self.say("还在读，等读完再接受；按Esc不读了")
        elif self.checked is None:
            self.say(_NO_FILE)
        elif self._ask_open():
            return
        elif is_acceptable(self.checked.reading):
            self.accept()
        elif is_explainable(self.checked.reading):
            self.ask_why()
        else:
            self.say(verdict(self.checked.reading)[1])

    def accepted(self, words: str) -> None:
        """It is in the book: ready for the next file."""
        self.read_alone = self.checked = None
        self.repaint()
        more = "；有月份要写书面说明，按F10" if unexplained_months(self.desk) else ""
        self.say(f"{words}{more}。按Esc回到看板，或者按F3再导入一份")

    def action_close(self) -> None:
        """Give a reading up; else back."""
        if self.is_reading:
            self.stop_reading()
            self.repaint()
            self.say("不读了，什么都没有留。按F3另选一份")
        else:
            super().action_close()
