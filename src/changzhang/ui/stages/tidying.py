"""整理: the code to photograph, then words that are 待补, then 封存 and the papers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from changzhang.domain.checklist import seal_checklist
from changzhang.domain.commands import CorrectEntry, RewordEntry, SealMeeting
from changzhang.domain.errors import Problem
from changzhang.ui.dialogs.confirm import ConfirmDialog
from changzhang.ui.dialogs.correct import CorrectDialog, corrected_words, correction_rows
from changzhang.ui.dialogs.notice import NoticeDialog
from changzhang.ui.dialogs.page import ALARM, LABEL, STRONG, Row, blank, field, said
from changzhang.ui.dialogs.pick import PickDialog
from changzhang.ui.dialogs.reword import RewordDialog
from changzhang.ui.stages.code_letters import enlarged
from changzhang.ui.stages.paged import PagedStage
from changzhang.ui.stages.wordings import Wording, pending, wordings

if TYPE_CHECKING:
    from changzhang.desk.desk import Desk
    from changzhang.desk.exporting import Exported


class TidyingStage(PagedStage):
    """Two pages: the code alone, as large as it goes; and what is still to be put in order."""

    is_code_shown = True

    def rows(self) -> list[Row]:
        """The code, or the list."""
        return self._code() if self.is_code_shown else self._list()

    def actions(self) -> Sequence[tuple[str, str]]:
        """What the clerk can do on this page."""
        if self.is_code_shown:
            return (("list", "去整理" if not self.view.meeting.is_sealed else "看记录"), ("export", "写出文书"), ("backup", "备份到U盘"))
        if self.view.meeting.is_sealed:
            return (("export", "写出文书"), ("backup", "备份到U盘"), ("correct", "更正"), ("code", "看封存码"))
        first = [("pending", f"补待补的（{len(pending(self.view))}处）")] if pending(self.view) else []
        rest = [("reword", "改文字"), ("seal", "封存"), ("export", "写出文书（草稿）"), ("backup", "备份到U盘"), ("code", "看散会码")]
        return (*first, *rest)

    def run(self, act: str) -> None:
        """One of the acts."""
        match act:
            case "list" | "code":
                self.is_code_shown = act == "code"
                self.paint(from_top=True)
            case "pending":
                self._reword(pending(self.view)[0])
            case "reword":
                self._pick_wording()
            case "seal":
                self._seal()
            case "correct":
                self._correct()
            case "export":
                self._export()
            case "backup":
                self._back_up()

    def go_on(self) -> None:
        """The presenter's key leads from the code to the list."""
        if self.is_code_shown:
            self.run("list")

    def go_back(self) -> None:
        """And back."""
        if not self.is_code_shown:
            self.run("code")

    def on_resize(self) -> None:
        """The letters are drawn for the width."""
        self.paint()

    def _code(self) -> list[Row]:
        meeting = self.view.meeting
        code, name = (self.view.seal_code, "封存码") if meeting.is_sealed else (self.view.adjourn_code, "散会码")
        width = max(self.size.width - 2, 20)
        head = f"{name}：请大家拿手机拍一张" if not meeting.is_sealed else f"已封存，共{meeting.record_count}条记录。{name}："
        letters = [Row(row.content) for row in (said(line, STRONG) for line in enlarged(code, width, self.size.height - 5))]
        return [said(head, STRONG), *letters, said(code, STRONG), said("以后拿它和公示的纸对一对，就知道有没有人改过", LABEL)]

    def _list(self) -> list[Row]:
        meeting = self.view.meeting
        waiting = pending(self.view)
        rows = [said("已封存。再有错，用“更正”，原记录保留。" if meeting.is_sealed else "散会后整理：只改文字，不改事情", STRONG)]
        if not meeting.is_sealed:
            rows += [said(f"{check.title}：{check.words}", "" if check.is_met else ALARM) for check in seal_checklist(self.view)]
        rows += correction_rows(self.view)
        rows += [said(f"待补  {each.title}", ALARM, hang=6) for each in waiting]
        rows += [blank(), *(field(each.title, each.text) for each in wordings(self.view) if each not in waiting)]
        papers = [said(f"已写出：{paper.file_name}{'（草稿）' if paper.is_draft else ''}", LABEL, hang=2) for paper in meeting.papers]
        return [*rows, *papers]

    def _pick_wording(self) -> None:
        found = wordings(self.view)
        if not found:
            self.host.say("没有可以改的文字")
            return
        options = [(str(place), f"{each.title} {each.text or '待补'}") for place, each in enumerate(found)]
        self.app.push_screen(PickDialog("改哪一条？", options), lambda place: self._reword(found[int(place)]) if place else None)

    def _reword(self, wording: Wording) -> None:
        dialog = RewordDialog(wording.title, wording.text, about=f"{wording.seq}:{wording.field}")
        self.ask_for(dialog, lambda text: RewordEntry(seq=wording.seq, field=wording.field, text=text))

    def _seal(self) -> None:
        waiting = [check.words for check in seal_checklist(self.view) if not check.is_met]
        if waiting:
            self.host.say("还不能封存：" + "；".join(waiting))
            return
        dialog = ConfirmDialog("封存", "现在封存吗？封存后文字也不能再改，只能另写更正。", yes="封存", no="先不封")
        self.app.push_screen(dialog, self._sealed)

    def _sealed(self, is_sure: bool | None) -> None:
        if is_sure and self.host.act(SealMeeting(meeting=self.view.meeting.id)) is not None:
            self.run("code")

    def _correct(self) -> None:
        # The desk is imported when first used: the screen must come up without it.
        from changzhang.desk.meeting import log

        meeting = self.view.meeting

        def told(command: CorrectEntry | None) -> None:
            if command is not None and self.host.act(command) is not None:
                self.host.say(corrected_words(self.host.view))

        self.app.push_screen(CorrectDialog(meeting, log(self.host.desk, meeting.id)), told)

    def _export(self) -> None:
        # What writes the papers is heavy and is loaded when a paper is first wanted.
        from changzhang.desk.exporting import export

        self.host.say("正在写文书……")
        self.call_after_refresh(self._write, export)

    def _write(self, export: Callable[[Desk, str], tuple[Exported, ...]]) -> None:
        try:
            written = export(self.host.desk, self.view.meeting.id)
        except Problem as problem:
            self.app.push_screen(NoticeDialog(problem))
            return
        view = self.host.desk.view(self.view.meeting.id)
        if view:
            self.refresh_view(view)
        names = "\n".join(str(each.path) for each in written)
        self.host.say(f"写出{len(written)}份文书")
        self.app.push_screen(NoticeDialog(f"写出{len(written)}份文书：\n{names}", "文书"))

    def _back_up(self) -> None:
        # Loaded when first wanted, like every screen.
        from changzhang.ui.screens.backing_up import back_up, backup_screen

        desk = self.host.desk

        def chosen(target: Path | None) -> None:
            if target is not None:
                self.app.push_screen(NoticeDialog(back_up(desk, target), "备份"))

        self.app.push_screen(backup_screen(desk), chosen)
