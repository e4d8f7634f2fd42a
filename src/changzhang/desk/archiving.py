"""A meeting packed for the filing cabinet: papers, original ledgers, records, evidence, and how to check them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

import msgspec

from changzhang.desk import archive_check as names
from changzhang.desk.archive_check import Manifest, Member, check_bytes, codes_of
from changzhang.desk.archive_words import how_to_check
from changzhang.desk.archive_zip import packed
from changzhang.desk.desk import Desk
from changzhang.desk.exporting import EXPORTS_FOLDER, rendered
from changzhang.desk.files import free_name, read_whole, write_whole
from changzhang.desk.paper_makers import PAPERS
from changzhang.desk.places import EVIDENCE_FOLDER
from changzhang.desk.problems import FileUnreadable
from changzhang.domain.chain import Fact
from changzhang.domain.errors import Problem, UsageProblem
from changzhang.domain.ledger import LedgerKey
from changzhang.domain.meeting_view import MeetingView
from changzhang.store import queries
from changzhang.store.blobs import sha256_of
from changzhang.store.chain_check import ChainCheck, named_evidence
from changzhang.store.facts import Row
from changzhang.store.journal_lines import as_lines, journal_rows

_FORMAT = 1
_KNOWN_ENDINGS = (".xlsx", ".xls", ".ods", ".csv", ".txt", ".tsv", ".html", ".htm", ".et")


class BookUnsound(Problem):
    """The records do not hold; an archive of them would prove nothing."""

    number = 605

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(f"账簿查验没有通过，不能归档：{what}", str(path), "先运行 changzhang verify 看清楚，再用没问题的备份归档")


class MeetingUnknown(UsageProblem):
    """No meeting has this name."""

    number = 606

    def __init__(self, meeting_id: str, known: str) -> None:
        super().__init__("没有这次会议", meeting_id, f"可以归档：{known}" if known else "先用 changzhang meet 开会")


class Archived(msgspec.Struct, frozen=True, kw_only=True):
    """A written archive; ``sha256`` of the whole file; ``missing`` are pieces of evidence that were not in their place."""

    path: Path
    sha256: str
    codes: dict[str, str]
    missing: tuple[str, ...]


def archive(desk: Desk, meeting_id: str, out: Path | None = None) -> Archived:
    """Write ``归档_<held_on>_<meeting>.zip`` into ``out`` or the meeting's folder of exports; nothing is overwritten.

    The same record on the same day gives the same bytes. Raises MeetingUnknown, BookUnsound, FileUnwritable, BookProblem.
    """
    view = desk.view(meeting_id)
    if view is None:
        raise MeetingUnknown(meeting_id, "、".join(row.id for row in desk.record.rows("meeting") if row.state != "withdrawn"))
    content, manifest = _packed(desk, view)
    stem = f"{view.meeting.opened.held_on:%Y-%m-%d}_{view.meeting.id}"
    target = free_name((out or desk.folder / EXPORTS_FOLDER / stem) / f"归档_{stem}.zip")
    write_whole(target, content)
    return Archived(path=target, sha256=sha256_of(content), codes=manifest.codes, missing=manifest.evidence_missing)


def _packed(desk: Desk, view: MeetingView) -> tuple[bytes, Manifest]:
    last = _last_seq(desk, view)
    rows = journal_rows(desk.book, last)
    walk = ChainCheck()
    broken = next((problem for row in rows for problem in walk.look_at(row)), None)
    if broken is not None:
        raise BookUnsound(desk.book.path, broken.message)
    evidence, missing = _evidence(desk, view)
    members = {names.JOURNAL: as_lines(rows), **_blobs(desk, walk), **_ledgers(desk, view, last), **evidence, **_papers(desk, view)}
    manifest = _manifest(desk, view, rows, walk, missing)
    page = how_to_check(village=manifest.village, title=view.meeting.opened.title, records=len(rows), codes=manifest.codes)
    members[names.PAGE] = page.replace("\n", "\r\n").encode("utf-8-sig")
    listed = {name: Member(sha256_of(content), len(content)) for name, content in sorted(members.items())}
    manifest = msgspec.structs.replace(manifest, members=listed)
    members[names.MANIFEST] = msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n"
    content = packed(members)
    checked = check_bytes(content)
    if not checked.ok:
        raise BookUnsound(desk.book.path, checked.problems[0])
    return content, manifest


def _last_seq(desk: Desk, view: MeetingView) -> int:
    """The last record of the meeting, of its questions and of its promises."""
    return max(fact.seq for stream in _streams(view) for fact in desk.record.history.stream(stream)[-1:])


def _streams(view: MeetingView) -> Iterator[str]:
    yield f"meeting/{view.meeting.id}"
    yield from (f"question/{question.id}" for question in view.questions)
    yield from _promised(view)


def _promised(view: MeetingView) -> Iterator[str]:
    return (f"rectification/{item.id}" for item in view.promises)


def _manifest(desk: Desk, view: MeetingView, rows: list[Row], walk: ChainCheck, missing: tuple[str, ...]) -> Manifest:
    book = desk.record.book
    return Manifest(
        format=_FORMAT,
        village=book.village,
        town=book.town,
        book_id=book.book_id,
        meeting=view.meeting.id,
        records=len(rows),
        head=walk.head,
        codes=codes_of(rows, view.meeting.id),
        members={},
        evidence_missing=missing,
    )


def _blobs(desk: Desk, walk: ChainCheck) -> dict[str, bytes]:
    try:
        return {names.BLOBS + sha: queries.blob(desk.book, sha) for sha in walk.blobs}
    except KeyError as error:
        raise BookUnsound(desk.book.path, f"一份文件内容不见了（{str(error.args[0])[:12]}…）") from error


def _ledgers(desk: Desk, view: MeetingView, last: int) -> dict[str, bytes]:
    """Every version a line of which was read, under a name of ours: the file's own name is a stranger's text."""
    found: dict[str, bytes] = {}
    for viewed in view.ledgers:
        for version in (each for each in viewed.versions if each.seq <= last):
            key = _key(viewed.stream)
            ending = PurePosixPath(version.file_name).suffix.lower()
            name = f"{names.LEDGERS}{key.period}_{key.entity}_{key.account}_{version.seq}"
            found[name + (ending if ending in _KNOWN_ENDINGS else "")] = queries.blob(desk.book, version.file_sha256)
    return found


def _key(stream: str) -> LedgerKey:
    _, entity, account, period = stream.split("/")
    return LedgerKey(entity, account, period)  # type: ignore[arg-type]


def _evidence(desk: Desk, view: MeetingView) -> tuple[dict[str, bytes], tuple[str, ...]]:
    found: dict[str, bytes] = {}
    missing: list[str] = []
    for sha in dict.fromkeys(sha for stream in _promised(view) for fact in desk.record.history.stream(stream) for sha in _named(fact)):
        try:
            content = read_whole(desk.folder / EVIDENCE_FOLDER / sha)
        except FileUnreadable:
            missing.append(sha)
            continue
        if sha256_of(content) == sha:
            found[names.EVIDENCE + sha] = content
        else:
            missing.append(sha)
    return found, tuple(missing)


def _named(fact: Fact) -> Iterator[str]:
    return (sha for sha in named_evidence(fact.event) if len(sha) == 64 and sha.isalnum())


def _papers(desk: Desk, view: MeetingView) -> Mapping[str, bytes]:
    """The papers that were exported, else the usual ones, as the record stands; dated by the meeting's last act."""
    exported = dict.fromkeys(paper.paper for paper in view.meeting.papers if paper.paper in PAPERS)
    found: dict[str, bytes] = {}
    for name in exported or [name for name, each in PAPERS.items() if each.is_usual]:
        paper = PAPERS[name].make(desk, view)
        for ending in PAPERS[name].endings if paper else ():
            assert paper is not None
            found[f"{names.PAPERS}{paper.file_stem}{ending}"] = rendered(paper, ending, view.meeting.last_at)
    return found
