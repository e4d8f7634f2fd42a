"""Accepting what was read: with a written explanation where sums break, with the difference where a month is replaced."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from changzhang.domain.errors import BookProblem, Problem
from changzhang.domain.refusals_ledger import MonthInBook
from changzhang.domain.text import clean
from changzhang.ui.dialogs.page import said
from changzhang.ui.drafts import DraftFailed
from changzhang.ui.file_questions import all_issues
from changzhang.ui.screens.import_reading import ReadingScreen

if TYPE_CHECKING:
    from changzhang.desk.importing import Checked

T = TypeVar("T")
_EXPLANATION = "explanation"


class AcceptingScreen(ReadingScreen):
    """Puts ``checked`` into the book; a rule's no is a notice, a failing disk is loud."""

    def __init__(self) -> None:
        super().__init__()
        self.checked: Checked | None = None

    def accepted(self, words: str) -> None:
        """It is in the book; ``words`` say what."""
        raise NotImplementedError

    def attempt(self, act: Callable[[], T]) -> T | None:
        """Do it; None when it did not happen, which was said."""
        try:
            return act()
        except BookProblem as problem:
            self.shell.tell(problem)
        except Problem as problem:
            self.say(problem.sentence())
        return None

    def ask_why(self) -> None:
        """The written explanation of what does not add up."""
        from changzhang.ui.dialogs.write import WriteDialog

        if self.checked is None:
            return
        reading = self.checked.reading
        rows = [said(f"{issue.code.partition('_')[0]} {issue.message}", hang=2) for issue in all_issues(reading)]
        prompt = "为什么对不上？书面说明会印在会议记录里"
        dialog = WriteDialog("账有对不上的地方", prompt, rows=rows, slot=_EXPLANATION, about=reading.sha256)
        self.app.push_screen(dialog, lambda text: self.accept(explanation=text) if text else None)

    def accept(self, *, explanation: str = "", reason: str = "") -> None:
        """Put it into the book; a month already there is replaced only on confirmation with a reason."""
        from changzhang.desk.importing import accept

        checked = self.checked
        if checked is None:
            return
        try:
            accept(self.desk, checked, explanation=explanation, is_correction=bool(reason), reason=reason)
        except MonthInBook:
            self._confirm(checked, explanation)
            return
        except BookProblem as problem:
            self.shell.tell(problem)
            return
        except Problem as problem:
            self.say(problem.sentence())
            return
        self._drop_drafts()
        count = sum(len(sheet.ledger.lines) for sheet in checked.reading.sheets)
        self.accepted(f"已更正，旧表也保留：{count}笔" if reason else f"已记进账簿：{count}笔")

    def _confirm(self, checked: Checked, explanation: str) -> None:
        from changzhang.desk.months import difference
        from changzhang.ui.dialogs.replace_month import ReplaceMonth

        changes = [clean(line) for line in difference(self.desk, checked)]
        self.app.push_screen(ReplaceMonth(changes), lambda reason: self.accept(explanation=explanation, reason=reason) if reason else None)

    def _drop_drafts(self) -> None:
        try:
            for slot in (_EXPLANATION, "reason"):
                self.shell.drafts.drop(slot)
        except DraftFailed:
            self.app.notify("草稿文件写不进磁盘，请检查磁盘空间", severity="warning", markup=False)
