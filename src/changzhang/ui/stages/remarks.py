"""点评: what guests and the town's people say, and other things to keep."""

from __future__ import annotations

from collections.abc import Sequence

from changzhang.ui.dialogs.note import NoteDialog
from changzhang.ui.dialogs.page import LABEL, STRONG, Row, blank, field, said
from changzhang.ui.stages.paged import PagedStage


class RemarksStage(PagedStage):
    """The notes taken, newest last."""

    def rows(self) -> list[Row]:
        """What was said."""
        notes = self.view.meeting.notes
        if not notes:
            return [*self.script(), said("还没有记讲话。来宾讲话，按1记下要点。", LABEL)]
        rows = [field(note.speaker or "记事", f"{note.text}（{note.at:%H:%M}）") for note in notes]
        return [said(f"记下{len(notes)}条：", STRONG), *rows, blank(), *self.script()]

    def actions(self) -> Sequence[tuple[str, str]]:
        """One more."""
        return (("note", "记下讲话要点"),)

    def run(self, act: str) -> None:
        """Take it down."""
        if act == "note":
            self.ask(NoteDialog(self.view))
