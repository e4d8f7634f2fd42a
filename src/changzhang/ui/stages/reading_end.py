"""What the still card behind the last line says: what was read, what was not, what the next key does."""

from __future__ import annotations

from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.template import Stage
from changzhang.ui.stages.reading_tally import ReadingTally

_NAMED = 12


def end_words(view: MeetingView, stage: Stage, tally: ReadingTally) -> str:
    """The sentence in the middle of the still card."""
    side = {"income": "收入", "expense": "支出", None: "收支"}[stage.side]
    onward = _onward(view, stage)
    if not tally.lines:
        return f"本月没有{side}，{onward}"
    unread = tally.unread() if tally.read < len(tally.lines) else []
    if unread:
        numbers = "、".join(str(planned.line.line_no) for planned in unread[:_NAMED])
        more = "等" if len(unread) > _NAMED else ""
        return f"{side}还有{len(unread)}笔没念：第{numbers}{more}笔。\n按End回去念；{onward}"
    return f"{side}念完，{onward}"


def _onward(view: MeetingView, stage: Stage) -> str:
    stages = [each.id for each in view.template.stages]
    place = stages.index(stage.id) + 1
    if place >= len(stages):
        return "议程到此为止"
    after = view.template.stages[place]
    if after.kind == "totals":
        return "再按一下报合计"
    if after.kind == "reading" and after.side:
        return f"再按一下念{'收入' if after.side == 'income' else '支出'}"
    return f"再按一下进入“{after.title}”"
