"""Writing the papers of a meeting: each a pure function of the record, written whole, and put on record."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from changzhang.desk.desk import Desk
from changzhang.desk.files import free_name, write_whole
from changzhang.desk.paper_makers import PAPERS
from changzhang.desk.problems import MeetingNotNamed, PaperEmpty, PaperUnknown
from changzhang.domain.commands.meeting import RecordExport
from changzhang.domain.meeting_view import MeetingView
from changzhang.papers.blocks import Paper

__all__ = ["PAPERS", "Exported", "as_json", "export", "newest_meeting", "paper_of", "preview", "rendered", "write_form"]

EXPORTS_FOLDER = "exports"


class Exported(msgspec.Struct, frozen=True, kw_only=True):
    """A paper that was written."""

    paper: str
    path: Path
    sha256: str
    is_draft: bool


def paper_of(desk: Desk, meeting_id: str, paper: str) -> Paper:
    """A paper of a meeting as the record stands. Raises PaperUnknown, PaperEmpty, MeetingNotNamed."""
    return _made(desk, _view(desk, meeting_id), paper)


def preview(desk: Desk, meeting_id: str, paper: str) -> str:
    """A paper as plain text. Raises PaperUnknown, PaperEmpty, MeetingNotNamed."""
    from changzhang.render.plain import to_text

    return to_text(paper_of(desk, meeting_id, paper))


def export(desk: Desk, meeting_id: str, papers: Sequence[str] | None = None, out: Path | None = None) -> tuple[Exported, ...]:
    """Write papers of a meeting into ``out`` or ``exports/<held_on>_<meeting>/``; nothing is overwritten. By default the
    usual ones that have something in them; private sheets and blank forms only when they are named.

    Raises PaperUnknown, PaperEmpty, MeetingNotNamed, FileUnwritable, BookProblem.
    """
    view = _view(desk, meeting_id)
    folder = out or desk.folder / EXPORTS_FOLDER / f"{view.meeting.opened.held_on:%Y-%m-%d}_{view.meeting.id}"
    made = [(name, _made(desk, view, name)) for name in papers] if papers else _usual(desk, view)
    return tuple(
        _write(desk, view, name, paper, folder / (paper.file_stem + ending)) for name, paper in made for ending in PAPERS[name].endings
    )


def _usual(desk: Desk, view: MeetingView) -> list[tuple[str, Paper]]:
    made = [(name, each.make(desk, view)) for name, each in PAPERS.items() if each.is_usual]
    return [(name, paper) for name, paper in made if paper]


def _made(desk: Desk, view: MeetingView, name: str) -> Paper:
    if name not in PAPERS:
        raise PaperUnknown(name, "、".join(PAPERS))
    paper = PAPERS[name].make(desk, view)
    if paper is None:
        raise PaperEmpty(PAPERS[name].title, view.meeting.id)
    return paper


def _view(desk: Desk, meeting_id: str) -> MeetingView:
    view = desk.view(meeting_id)
    if view is None:
        raise MeetingNotNamed()
    return view


def _write(desk: Desk, view: MeetingView, name: str, paper: Paper, target: Path) -> Exported:
    content = rendered(paper, target.suffix, desk.now())
    text = _kept_text(paper, content, target.suffix).encode()
    text_sha, sha = hashlib.sha256(text).hexdigest(), hashlib.sha256(content).hexdigest()
    target = free_name(target)
    write_whole(target, content)
    is_draft = not view.meeting.is_sealed
    recorded = RecordExport(meeting=view.meeting.id, paper=name, file_name=target.name, sha256=sha, text_sha256=text_sha, is_draft=is_draft)
    desk.do(recorded, new_blobs={text_sha: text})
    return Exported(paper=name, path=target, sha256=sha, is_draft=is_draft)


def _kept_text(paper: Paper, content: bytes, ending: str) -> str:
    """What stands in the file, in the words of the file: of Word a line a paragraph, so that a changed one can be named."""
    if ending == ".docx":
        from changzhang.render.word_lines import docx_lines

        return "\n".join(docx_lines(content)) + "\n"
    from changzhang.render.plain import to_text

    return to_text(paper)


def write_form(desk: Desk, paper: Paper, folder: Path) -> Path:
    """Write a paper that belongs to no meeting, as Word; its path. It is not put on record. Raises FileUnwritable."""
    target = free_name(folder / f"{paper.file_stem}.docx")
    write_whole(target, rendered(paper, ".docx", desk.now()))
    return target


def rendered(paper: Paper, ending: str, made_at: datetime) -> bytes:
    """A paper as the bytes of a ``.docx`` or ``.xlsx`` file made at an instant."""
    if ending == ".xlsx":
        from changzhang.render.sheet import to_xlsx

        return to_xlsx(paper, created_at=made_at)
    if ending == ".html":
        from changzhang.render.page import to_html

        return to_html(paper)
    if ending == ".txt":
        from changzhang.render.message import to_message

        return to_message(paper)
    from changzhang.render.word import to_docx

    return to_docx(paper, created_on=made_at)


def newest_meeting(desk: Desk) -> str:
    """The meeting held last. Raises MeetingNotNamed when there is none."""
    rows = [row for row in desk.record.rows("meeting") if row.state != "withdrawn"]
    if not rows:
        raise MeetingNotNamed()
    return max(rows, key=lambda row: row.seq).id


def as_json(desk: Desk, meeting_id: str, written: Sequence[Exported]) -> dict[str, Any]:
    """What was written, as ``export --json`` prints it."""
    view = _view(desk, meeting_id)
    return {
        "meeting": meeting_id,
        "papers": [{"paper": each.paper, "path": str(each.path), "sha256": each.sha256, "pages": None} for each in written],
        "seal": view.seal_code or None,
        "draft": not view.meeting.is_sealed,
    }
