"""导入: a file is read, everything understood of it is shown, and nothing is kept before it is accepted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from changzhang.domain.errors import Problem
from changzhang.domain.ledger import Account, Entity, Side
from changzhang.domain.refusals import MonthInBook
from changzhang.domain.text import clean, wrap
from changzhang.ui import keys
from changzhang.ui.card_rows import Row, Span
from changzhang.ui.screens.import_rows import all_issues, is_acceptable, is_explainable, reading_rows
from changzhang.ui.screens.listed import ListedScreen
from changzhang.ui.screens.pick import PickScreen
from changzhang.ui.screens.places import PlaceScreen, ledgers_near
from changzhang.ui.words import period_of

if TYPE_CHECKING:
    from changzhang.desk.importing import Checked

_ACCOUNTS = {"all": "", "cash": "现金", "bank": "银行"}
_ENTITIES = {"village_committee": "村委会", "collective": "村集体"}
_DEBITS = (("income", "借方是收入（村里自己记的账）"), ("expense", "借方是支出（银行打的单子）"))


class ImportScreen(ListedScreen):
    """One file at a time."""

    WHERE: ClassVar[keys.Where] = "import"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("import")]

    def __init__(self) -> None:
        super().__init__()
        self.path: Path | None = None
        self.checked: Checked | None = None
        self.entity: Entity = "village_committee"
        self.account: Account = "all"
        self.debit: Side | None = None
        self._period: str | None = None

    def on_mount(self) -> None:
        """Ask for the file first."""
        super().on_mount()
        self.call_after_refresh(self.action_another)

    def head_parts(self) -> Sequence[tuple[str, ...]]:
        """Whose account the file is taken for."""
        whose = f"{_ENTITIES[self.entity]}{_ACCOUNTS[self.account]}账"
        return ((" 导入收支表", " 导入"), (f"当作：{whose}", whose))

    def lay_out(self, width: int, height: int) -> list[Row]:  # noqa: ARG002 - as many rows as there are
        """The report of the reading."""
        if self.checked is None:
            return [(Span(line),) for line in wrap("还没有选表。按F3选一份收支表（Excel、CSV、银行流水都可以）。", width)]
        return reading_rows(self.checked.reading, width)

    # Choosing and reading

    def action_another(self) -> None:
        """Choose a file."""
        found = [(path, f"{clean(path.name)}  （{clean(path.parent.name)}）") for path in ledgers_near(self.desk.folder, Path.home())]
        screen = PlaceScreen("导入哪一份收支表？", found, self.desk.folder, hint="输入文件路径，或者从下面挑")
        self.app.push_screen(screen, self._chosen)

    def _chosen(self, path: Path | None) -> None:
        if path is not None:
            self.debit, self._period = None, None
            self.read(path)

    def read(self, path: Path) -> None:
        """Read a file and show the report."""
        self.path = path
        self.say(f"正在读 {clean(path.name)} ……")
        self.call_after_refresh(self._read)

    def _read(self) -> None:
        from changzhang.desk.importing import check

        if self.path is None:
            return
        try:
            self.checked = check(self.desk, self.path, debit=self.debit, entity=self.entity, account=self.account)
        except Problem as problem:
            self.checked = None
            self.repaint()
            self.say(problem.sentence())
            return
        self.say("")
        self.repaint()
        self._say_what_next()

    def _say_what_next(self) -> None:
        if self.checked is None:
            return
        reading = self.checked.reading
        if any(issue.code.startswith("E102") for issue in all_issues(reading)):
            self.app.push_screen(PickScreen("这份表的借方是收入还是支出？", _DEBITS), self._debit_told)
        elif is_acceptable(reading):
            self.say("和原表对一遍，没有问题按F2接受；F5看每一笔")
        elif is_explainable(reading):
            self.say("账有对不上的地方：更正原表后再导入；或者按F2写明原因（书面说明）")
        else:
            self.say("请在原表里改好，再按F3导入")

    def _debit_told(self, side: str | None) -> None:
        if side in ("income", "expense"):
            self.debit = "income" if side == "income" else "expense"
            self._read()

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
        self._read()
        self.repaint()

    def action_lines(self) -> None:
        """Every line with its raw cells."""
        from changzhang.ui.screens.import_lines import LinesScreen

        if self.checked is not None:
            lines = [line for sheet in self.checked.reading.sheets for line in sheet.ledger.lines]
            self.app.push_screen(LinesScreen(lines))

    # Accepting

    def action_accept(self) -> None:
        """Keep it, after what is still missing was asked for."""
        if self.checked is None:
            self.say("还没有选表，按F3选一份")
        elif any(len(sheet.ledger.period) != 7 for sheet in self.checked.reading.sheets) and self._period is None:
            self._ask("这是哪个月的账？", "写成 2026-10 这样", self._period_told)
        elif is_acceptable(self.checked.reading):
            self.accept()
        elif is_explainable(self.checked.reading):
            self._ask("为什么对不上？", "书面说明会印在会议记录里", self._explained)
        else:
            self.say("这份表还不能接受：请在原表里改好，再按F3导入")

    def _ask(self, title: str, words: str, told: Callable[[str | None], None]) -> None:
        from changzhang.ui.dialogs.reason import ReasonDialog

        self.app.push_screen(ReasonDialog(title, words), told)

    def _period_told(self, period: str | None) -> None:
        if period is None:
            return
        self._period = period_of(period) or None
        if self._period is None:
            self.say("看不懂是哪个月，写成 2026-10 这样，再按F2")
        else:
            self.action_accept()

    def _explained(self, text: str | None) -> None:
        if text:
            self.accept(explanation=text)

    def accept(self, *, explanation: str = "", reason: str = "") -> None:
        """Put it into the book; a month already there is replaced only on confirmation with a reason."""
        from changzhang.desk.importing import accept

        if self.checked is None:
            return
        try:
            accept(self.desk, self.checked, period=self._period, explanation=explanation, is_correction=bool(reason), reason=reason)
        except MonthInBook:
            self._confirm_correction(explanation)
            return
        except Problem as problem:
            self.say(problem.sentence())
            return
        count = sum(len(sheet.ledger.lines) for sheet in self.checked.reading.sheets)
        self.checked = None
        self.repaint()
        self.say(f"已记进账簿：{count}笔。按Esc回到看板，或者按F3再导入一份")

    def _confirm_correction(self, explanation: str) -> None:
        from changzhang.desk.months import difference

        if self.checked is None:
            return
        changes = [clean(line).strip() for line in difference(self.desk, self.checked, period=self._period)][:12]

        def told(reason: str | None) -> None:
            if reason:
                self.accept(explanation=explanation, reason=reason)

        self._ask("这个月的账已经在账簿里，要用新表更正吗？写明为什么", "\n".join(changes), told)
