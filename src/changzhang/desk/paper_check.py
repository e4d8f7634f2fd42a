"""A paper in the hand against the paper that was exported: unchanged, or the paragraph that is not as it was."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from changzhang.desk.desk import Desk
from changzhang.desk.files import read_whole
from changzhang.desk.paper_lines import Change, changes, likeness
from changzhang.desk.paper_makers import PAPERS
from changzhang.domain.errors import Problem
from changzhang.domain.events.entry import PaperExported
from changzhang.domain.states import MeetingState
from changzhang.store import queries

_CODE = re.compile("[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){3}")
# Of a paper without a code of ours at least this share of lines must be known.
_LEAST_LIKENESS = 0.5


class NotAWordPaper(Problem):
    """The file cannot be read as Word."""

    number = 603

    def __init__(self, path: Path) -> None:
        super().__init__(
            "这个文件不是 Word 文书（.docx），或者已经损坏", str(path), "请选导出的 .docx；纸上的码用 changzhang verify --seal 核对"
        )


class PaperNotOurs(Problem):
    """No export of this book is this paper."""

    number = 604

    def __init__(self, path: Path) -> None:
        super().__init__(
            "这个文件不是从这本账簿导出的文书：里面没有这本账簿的码，文字也和导出过的都对不上",
            str(path),
            "请看看村文件夹选对没有（--book）",
        )


class Exported(msgspec.Struct, frozen=True, kw_only=True):
    """A paper on record: which meeting's, by which record, when."""

    meeting: str
    seq: int
    at: datetime
    event: PaperExported


class PaperChecked(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a paper since its export. ``is_same_file``: not a byte differs; ``newer`` is the seq of a later export
    of the same paper with another text, 0 for none."""

    exported: Exported
    changes: tuple[Change, ...]
    is_same_file: bool
    newer: int = 0

    @property
    def ok(self) -> bool:
        """Whether the text is as it was exported."""
        return not self.changes

    @property
    def title(self) -> str:
        """What the paper is called."""
        known = PAPERS.get(self.exported.event.paper)
        return known.title if known else self.exported.event.paper


def check_paper(desk: Desk, path: Path) -> PaperChecked:
    """Find the export a Word file came from, by its bytes, its codes or its text, and compare.

    Raises FileUnreadable, NotAWordPaper, PaperNotOurs, BookProblem.
    """
    content = read_whole(path)
    sha, exports = hashlib.sha256(content).hexdigest(), tuple(_exports(desk))
    same = next((each for each in exports if each.event.sha256 == sha), None)
    if same is not None:
        return PaperChecked(exported=same, changes=(), is_same_file=True, newer=_newer(same, exports))
    now = _lines(path, content)
    found = _likest(desk, now, tuple(each for each in exports if each.event.file_name.endswith(".docx")))
    if found is None:
        raise PaperNotOurs(path)
    return PaperChecked(exported=found, changes=changes(_kept(desk, found), now), is_same_file=False, newer=_newer(found, exports))


def _lines(path: Path, content: bytes) -> tuple[str, ...]:
    from changzhang.render.word_lines import NotWord, docx_lines

    try:
        return docx_lines(content)
    except NotWord as error:
        raise NotAWordPaper(path) from error


def _exports(desk: Desk) -> Iterator[Exported]:
    for row in desk.record.rows("meeting"):
        for fact in desk.record.history.stream(row.stream):
            if isinstance(fact.event, PaperExported):
                yield Exported(meeting=row.id, seq=fact.seq, at=fact.at, event=fact.event)


def _likest(desk: Desk, now: tuple[str, ...], exports: tuple[Exported, ...]) -> Exported | None:
    """The export most like the text; among equals the latest. A code of ours in the text says which meeting it must be."""
    codes = set(_CODE.findall("\n".join(now)))
    meant = {row.id for row in desk.record.rows("meeting") if codes & _codes(desk, desk.record.meeting(row.id))} if codes else set()
    named = [each for each in exports if each.meeting in meant]
    likest = max(named or exports, key=lambda each: (likeness(_kept(desk, each), now), each.seq), default=None)
    if likest is None or (not named and likeness(_kept(desk, likest), now) < _LEAST_LIKENESS):
        return None
    return likest


def _codes(desk: Desk, meeting: MeetingState | None) -> set[str]:
    if meeting is None:
        return set()
    seqs = (meeting.adjourned_seq, meeting.sealed_seq, *(correction.seq for correction in meeting.corrections))
    return {desk.code(seq) for seq in seqs if seq}


def _kept(desk: Desk, exported: Exported) -> tuple[str, ...]:
    return tuple(queries.blob(desk.book, exported.event.text_sha256).decode().splitlines())


def _newer(exported: Exported, exports: tuple[Exported, ...]) -> int:
    own = exported.event
    later = [
        each.seq
        for each in exports
        if each.seq > exported.seq
        and (each.meeting, each.event.paper) == (exported.meeting, own.paper)
        and each.event.text_sha256 != own.text_sha256
        and Path(each.event.file_name).suffix == Path(own.file_name).suffix
    ]
    return max(later, default=0)


def as_json(checked: PaperChecked) -> dict[str, Any]:
    """As ``verify PAPER.docx --json`` prints it."""
    exported = checked.exported
    return {
        "ok": checked.ok,
        "same_file": checked.is_same_file,
        "paper": exported.event.paper,
        "meeting": exported.meeting,
        "seq": exported.seq,
        "exported_at": exported.at.isoformat(timespec="seconds"),
        "file_name": exported.event.file_name,
        "draft": exported.event.is_draft,
        "newer": checked.newer or None,
        "changes": [{"where": each.where, "was": each.was, "now": each.now} for each in checked.changes],
    }
