"""文书: write a meeting's papers, or read them as text first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from changzhang.domain.commands import CorrectEntry
from changzhang.domain.errors import BookProblem, Problem
from changzhang.domain.text import clean, wrap
from changzhang.ui import keys
from changzhang.ui.card_rows import Row, Span
from changzhang.ui.dialogs.correct import corrected_words, correction_rows
from changzhang.ui.screens.listed import ListedScreen
from changzhang.ui.screens.pick import PickScreen
from changzhang.ui.screens.text_screen import TextScreen, page_of

if TYPE_CHECKING:
    from changzhang.desk.exporting import Exported
    from changzhang.domain.states import MeetingState

NAMES = {
    "minutes": "会议记录",
    "digest": "会议纪要",
    "rectification_list": "整改清单",
    "qa_summary": "答疑汇总",
    "reply": "书面答复单",
    "referral": "转办单",
    "assignment": "交办单",
    "reminder": "催办单",
    "referral_private": "转办单（密）",
    "reading_copy": "唱账稿",
    "sign_in": "签到表",
    "slips": "评议票",
    "ballots": "表决票",
}


class PapersScreen(ListedScreen):
    """The papers of one meeting, the newest unless another is chosen."""

    WHERE: ClassVar[keys.Where] = "papers"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("papers")]

    def __init__(self) -> None:
        super().__init__()
        self.meeting_id = ""
        self.written: tuple[Exported, ...] = ()

    def meetings(self) -> list[MeetingState]:
        """Every meeting, newest first."""
        record = self.desk.record
        found = [record.meeting(row.id) for row in record.rows("meeting") if row.state != "withdrawn"]
        return [meeting for meeting in reversed(found) if meeting]

    def chosen(self) -> MeetingState | None:
        """The meeting whose papers these are."""
        meetings = self.meetings()
        return next((meeting for meeting in meetings if meeting.id == self.meeting_id), meetings[0] if meetings else None)

    def head_parts(self) -> Sequence[tuple[str, ...]]:
        """Which meeting, and whether its papers are drafts."""
        meeting = self.chosen()
        if meeting is None:
            return ((" 文书",),)
        return ((f" 文书：{meeting.opened.title}", " 文书"), ("已封存" if meeting.is_sealed else "草稿·未封存",))

    def lay_out(self, width: int, height: int) -> list[Row]:  # noqa: ARG002 - as many rows as there are
        """What can be written, what was written just now, what was written before."""
        meeting = self.chosen()
        if meeting is None:
            return [(Span("还没有开过会，没有文书可以写。"),)]
        rows: list[Row] = [(Span(line),) for line in wrap("可以写：" + "、".join(_papers()) + "。按F2写成文件，按F3先看文字。", width)]
        if not meeting.is_sealed:
            rows += [(Span(line, "label"),) for line in wrap("会议还没有封存，写出来的是草稿，每页都印着“草稿·未封存”。", width)]
        if self.written:
            rows += [(), (Span("刚刚写好：", "number"),)]
            rows += [(Span(line),) for each in self.written for line in wrap(clean(str(each.path)), width)]
        if meeting.corrections:
            rows += [(), *((Span(line),) for line in self._corrections(meeting, width))]
        if meeting.papers:
            rows += [(), (Span("这次会议写过的文书：", "label"),)]
            rows += [(Span(f"{clean(paper.file_name)}{'（草稿）' if paper.is_draft else ''}"),) for paper in meeting.papers]
        return [row for each in rows for row in _fitted(each, width)]

    def _corrections(self, meeting: MeetingState, width: int) -> list[str]:
        view = self.desk.view(meeting.id)
        return [line for row in correction_rows(view) for line in wrap(row.content.plain, width)] if view else []

    def action_correct(self) -> None:
        """更正第N号, once the meeting is sealed."""
        from changzhang.desk.meeting import log
        from changzhang.ui.dialogs.correct import CorrectDialog

        meeting = self.chosen()
        if meeting is None or not meeting.is_sealed:
            self.say("还没有封存的会议：文字请在整理时改，封存以后才写更正")
            return
        self.app.push_screen(CorrectDialog(meeting, log(self.desk, meeting.id)), self._corrected)

    def _corrected(self, command: CorrectEntry | None) -> None:
        if command is None:
            return
        try:
            self.desk.do(command)
        except BookProblem as problem:
            self.shell.tell(problem)
            return
        except Problem as problem:
            self.say(problem.sentence())
            return
        view = self.desk.view(command.meeting)
        self.repaint()
        self.say(corrected_words(view) if view else "")

    def action_export(self) -> None:
        """Write all papers."""
        meeting = self.chosen()
        if meeting is None:
            self.say("还没有开过会，没有文书可以写")
            return
        self.say("正在写文书……")
        self.call_after_refresh(self._export, meeting.id)

    def _export(self, meeting_id: str) -> None:
        from changzhang.desk.exporting import export

        try:
            self.written = export(self.desk, meeting_id)
        except Problem as problem:
            self.say(problem.sentence())
            return
        self.say(f"写好{len(self.written)}份")
        self.repaint()

    def action_preview(self) -> None:
        """Read a paper as text."""
        meeting = self.chosen()
        if meeting is None:
            self.say("还没有开过会，没有文书可以看")
            return
        options = [(paper, name) for paper, name in _papers_by_id().items()]
        self.app.push_screen(PickScreen("看哪一份？", options), lambda paper: self._preview(meeting.id, paper))

    def _preview(self, meeting_id: str, paper: str | None) -> None:
        if paper is None:
            return
        from changzhang.desk.exporting import preview

        try:
            text = preview(self.desk, meeting_id, paper)
        except Problem as problem:
            self.say(problem.sentence())
            return
        self.app.push_screen(TextScreen(NAMES.get(paper, paper), page_of(text)))

    def action_another(self) -> None:
        """Another meeting."""
        options = [(meeting.id, f"{meeting.opened.held_on:%Y-%m-%d} {meeting.opened.title}") for meeting in self.meetings()]
        if not options:
            self.say("还没有开过会")
            return

        def chosen(meeting_id: str | None) -> None:
            self.meeting_id = meeting_id or self.meeting_id
            self.written = ()
            self.repaint()

        self.app.push_screen(PickScreen("哪一次会议？", options), chosen)


def _papers_by_id() -> dict[str, str]:
    from changzhang.desk.exporting import PAPERS

    return {paper: NAMES.get(paper, paper) for paper in PAPERS}


def _papers() -> list[str]:
    return list(_papers_by_id().values())


def _fitted(row: Row, width: int) -> list[Row]:
    """File names may be longer than the screen is wide."""
    return [(Span(line, row[0].role),) for line in wrap(row[0].text, width)] if row else [row]
