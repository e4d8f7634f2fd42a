"""An archive: packed the same twice, proven without its book, every changed byte found, a book again when restored."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import msgspec
import pytest

from changzhang.desk import archive_check, archiving
from changzhang.desk.archive_check import check_archive, check_bytes
from changzhang.desk.archive_zip import packed, unpacked
from changzhang.desk.archiving import BookUnsound, MeetingUnknown, archive
from changzhang.desk.desk import Desk
from changzhang.desk.evidence import FOLDER
from changzhang.domain.commands.question import AskQuestion
from changzhang.store.book import Book
from changzhang.store.journal_lines import from_lines, restore
from changzhang.store.verify import verify_file
from tests.desk.held import correct, exported, sealed
from tests.desk.village import MEETING


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk, _ = sealed(tmp_path / "村")
    exported(desk)
    yield desk
    desk.close()


@pytest.fixture
def content(desk: Desk, tmp_path: Path) -> bytes:
    return archive(desk, MEETING, tmp_path / "档案").path.read_bytes()


def test_what_lies_in_it(desk: Desk, tmp_path: Path) -> None:
    made = archive(desk, MEETING, tmp_path / "档案")
    members = unpacked(made.path.read_bytes())
    (accepted,) = _accepted(desk)
    named = {name for name in members if not name.startswith(("blobs/", "evidence/"))}
    ledger = f"ledgers/2026-10_village_committee_all_{accepted}.csv"
    assert named == {"journal.jsonl", ledger, "manifest.json", "papers/会议记录.docx", "怎样查验.txt"}
    assert [members[name] for name in members if name.startswith("evidence/")] == [b"\xff\xd8photo"]
    assert (desk.folder / "小山村2026年10月收支表.csv").read_bytes() in members.values()
    assert set(made.codes) == {"散会码", "封存码"}
    assert made.missing == ()


def test_the_same_record_packs_to_the_same_bytes_and_nothing_is_recorded(desk: Desk, tmp_path: Path) -> None:
    head = desk.book.record.head
    one, other = archive(desk, MEETING, tmp_path / "甲"), archive(desk, MEETING, tmp_path / "乙")
    assert one.path.read_bytes() == other.path.read_bytes()
    assert one.sha256 == other.sha256
    assert desk.book.record.head == head
    assert archive(desk, MEETING, tmp_path / "甲").path.name.endswith("(2).zip")


def test_it_is_proven_without_the_book(content: bytes, desk: Desk) -> None:
    checked = check_bytes(content)
    assert (checked.problems, checked.meeting, checked.village) == ((), MEETING, "小山村")
    meeting = desk.record.meeting(MEETING)
    assert meeting is not None
    assert checked.codes == {"散会码": desk.code(meeting.adjourned_seq), "封存码": desk.code(meeting.sealed_seq)}


def test_later_records_of_other_matters_stay_outside(desk: Desk, tmp_path: Path, content: bytes) -> None:
    desk.do(AskQuestion(text="会后电话里问的"))
    assert archive(desk, MEETING, tmp_path / "后来").path.read_bytes() == content
    correct(desk)
    assert "更正码1" in archive(desk, MEETING, tmp_path / "更正后").codes


def regions(content: bytes) -> list[int]:
    """A byte in each region: headers, names, contents, directory, end; and many between."""
    with ZipFile(BytesIO(content)) as archive:
        directory = archive.start_dir
        places = [place for entry in archive.infolist() for place in range(entry.header_offset, entry.header_offset + 40, 3)]
    step = max(len(content) // 150, 1)
    return sorted({*places, *range(0, len(content), step), *range(directory, directory + 120, 2), *range(len(content) - 22, len(content))})


@pytest.mark.parametrize("mask", [0x01, 0x80])
def test_every_changed_byte_is_found(content: bytes, mask: int) -> None:
    for place in regions(content):
        changed = bytearray(content)
        changed[place] ^= mask
        assert not check_bytes(bytes(changed)).ok, f"byte {place}"


@pytest.mark.parametrize("change", ["cut", "added", "before", "empty"])
def test_more_or_less_than_the_archive_is_found(content: bytes, change: str) -> None:
    changed = {"cut": content[:-5], "added": content + b"\0", "before": b"x" + content, "empty": b""}[change]
    assert not check_bytes(changed).ok


def repacked(content: bytes, **members: bytes | None) -> bytes:
    """Somebody packs it anew with other members and mends the manifest."""
    found: dict[str, bytes] = unpacked(content)
    for name, new in members.items():
        found.pop(name, None)
        if new is not None:
            found[name] = new
    manifest = json.loads(found.pop("manifest.json"))
    manifest["members"] = {name: {"sha256": archive_check.sha256_of(each), "size": len(each)} for name, each in found.items()}
    return packed({**found, "manifest.json": msgspec.json.encode(manifest)})


def test_a_careful_forger_is_found_by_the_chain(content: bytes) -> None:
    assert check_bytes(repacked(content)).ok
    members = unpacked(content)
    journal = members["journal.jsonl"]
    for forged in (journal.replace("墨盒买了几个".encode(), "买得很好".encode()), journal[: journal.rindex(b"\n", 0, -1) + 1]):
        assert forged != journal
        assert not check_bytes(repacked(content, **{"journal.jsonl": forged})).ok
    photo = next(name for name in members if name.startswith("evidence/"))
    blob = next(name for name in members if name.startswith("blobs/"))
    ledger = next(name for name in members if name.startswith("ledgers/"))
    for changed in ({photo: b"other"}, {blob: None}, {blob: b"other"}, {ledger: b"other"}, {"blobs/" + "a" * 64: b"new"}):
        assert not check_bytes(repacked(content, **changed)).ok, changed


@pytest.mark.parametrize(
    "members",
    [{}, {"manifest.json": b"{}"}, {"manifest.json": b"[1", "journal.jsonl": b""}, {"manifest.json": b"{}", "journal.jsonl": b"\xff"}],
)
def test_a_zip_that_is_no_archive(members: dict[str, bytes]) -> None:
    (problem,) = check_bytes(packed(members)).problems
    assert problem


def test_a_compressed_member_is_never_unpacked() -> None:
    saved = BytesIO()
    with ZipFile(saved, "w", 8) as archive:
        archive.writestr("journal.jsonl", b"0" * 100_000)
    assert not check_bytes(saved.getvalue()).ok


def test_the_page_holds_a_program_that_checks_and_finds(content: bytes, tmp_path: Path) -> None:
    page = unpacked(content)["怎样查验.txt"].decode("utf-8-sig").replace("\r\n", "\n")
    script, whole, forged = tmp_path / "check.py", tmp_path / "甲.zip", tmp_path / "乙.zip"
    script.write_text(page.split("----8<----\n")[1], "utf-8")
    whole.write_bytes(content)
    journal = unpacked(content)["journal.jsonl"].replace("墨盒".encode(), "墨水".encode())
    forged.write_bytes(repacked(content, **{"journal.jsonl": journal}))

    def run(path: Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, "-X", "utf8", script, path], capture_output=True, text=True, encoding="utf-8", check=False)

    good = run(whole)
    assert (good.returncode, good.stderr) == (0, "")
    assert all(code in good.stdout and code in page for code in check_archive(whole).codes.values())
    bad = run(forged)
    assert bad.returncode == 1
    assert "不相符" in bad.stderr


def test_a_book_restored_from_it_is_the_same_record(content: bytes, desk: Desk, tmp_path: Path) -> None:
    members = unpacked(content)
    path = tmp_path / "新.db"
    blobs = {name.removeprefix("blobs/"): each for name, each in members.items() if name.startswith("blobs/")}
    restore(path, from_lines(members["journal.jsonl"]), blobs)
    with Book.open(path) as book:
        assert (book.record.head, book.record.head_hash) == (desk.book.record.head, desk.book.record.head_hash)
        assert book.record.summaries == desk.record.summaries
        for stream in desk.record.summaries:
            assert book.record.load(stream) == desk.record.load(stream), stream
        assert book.record.ledger(next(seq for seq in _accepted(desk))) == desk.record.ledger(next(seq for seq in _accepted(desk)))
    assert verify_file(path).ok


def _accepted(desk: Desk) -> Iterator[int]:
    return (state.current.seq for row in desk.record.rows("ledger") if (state := desk.record.ledger_state(row.stream)))


def test_evidence_that_is_gone_is_said(desk: Desk, tmp_path: Path) -> None:
    (photo,) = (desk.folder / FOLDER).iterdir()
    photo.write_bytes(b"other")
    assert archive(desk, MEETING, tmp_path / "甲").missing == (photo.name,)
    photo.unlink()
    made = archive(desk, MEETING, tmp_path / "乙")
    assert made.missing == (photo.name,)
    assert check_archive(made.path).ok


def test_a_meeting_that_is_none(desk: Desk) -> None:
    with pytest.raises(MeetingUnknown, match=MEETING):
        archive(desk, "reading-2030-01")


def test_a_book_that_does_not_hold_is_not_packed(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = archiving.journal_rows(desk.book, 3)
    monkeypatch.setattr(archiving, "journal_rows", lambda *_: [rows[0], rows[2]])
    with pytest.raises(BookUnsound, match="第2条"):
        archive(desk, MEETING, tmp_path / "档案")
    assert not (tmp_path / "档案").exists()
