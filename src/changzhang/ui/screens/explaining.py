"""书面说明: the months that contradict themselves or the month before, and why they do, put on record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from changzhang.domain.errors import BookProblem, Problem
from changzhang.domain.text import clean
from changzhang.ui.dialogs.page import said
from changzhang.ui.dialogs.write import WriteDialog
from changzhang.ui.screens.listed import ListedScreen
from changzhang.ui.screens.pick import PickScreen
from changzhang.ui.words import month_words, stream_title

if TYPE_CHECKING:
    from changzhang.desk.desk import Desk
    from changzhang.desk.months import Month


def unexplained_months(desk: Desk) -> tuple[Month, ...]:
    """The accounts waiting to be read that cannot be before something is explained."""
    from changzhang.desk.meeting import preparation
    from changzhang.desk.months import months

    periods = preparation(desk).unexplained
    return tuple(month for period in periods for month in months(desk, period) if month.is_unexplained)


def what_is_wrong(month: Month) -> str:
    """The contradictions of a month in words."""
    if month.chain is not None:
        return clean(month.chain.message)
    codes = "、".join(code.partition("_")[0] for code in month.version.issues if code.startswith("E"))
    return f"账对不上（{codes}）" if codes else "账对不上"


def ask_explanation(screen: ListedScreen) -> None:
    """Which month, and why; recorded on the spot."""
    waiting = unexplained_months(screen.desk)
    if not waiting:
        screen.say("没有要写书面说明的月份")
    elif len({month.key.period for month in waiting}) == 1:
        _ask(screen, waiting, waiting[0].key.period)
    else:
        periods = dict.fromkeys(month.key.period for month in waiting)
        options = [(period, month_words(period)) for period in periods]
        screen.app.push_screen(PickScreen("给哪个月写书面说明？", options), lambda period: _ask(screen, waiting, period))


def _ask(screen: ListedScreen, waiting: tuple[Month, ...], period: str | None) -> None:
    if period is None:
        return
    rows = [said(f"{stream_title(month.key.stream)}：{what_is_wrong(month)}") for month in waiting if month.key.period == period]
    title = f"{month_words(period)}的书面说明"
    dialog = WriteDialog(title, "为什么对不上？会印在会议记录里", rows=rows, slot="explanation", about=period)
    screen.app.push_screen(dialog, lambda text: _record(screen, period, text))


def _record(screen: ListedScreen, period: str, text: str | None) -> None:
    from changzhang.desk.months import explain

    if not text:
        return
    try:
        explain(screen.desk, period, text)
    except BookProblem as problem:
        screen.shell.tell(problem)
        return
    except Problem as problem:
        screen.say(problem.sentence())
        return
    screen.repaint()
    screen.say(f"{month_words(period)}的书面说明已经记进账簿")
