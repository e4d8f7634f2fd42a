"""Proves an archive by itself, on a machine without the book: every member, the chain inside, and that both fit together."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from changzhang.desk.archive_zip import NotWhole, unpacked
from changzhang.desk.files import read_whole
from changzhang.domain.chain import code_of
from changzhang.store.blobs import sha256_of
from changzhang.store.chain_check import ChainCheck
from changzhang.store.facts import Row
from changzhang.store.journal_lines import from_lines

MANIFEST, JOURNAL, PAGE = "manifest.json", "journal.jsonl", "怎样查验.txt"
BLOBS, EVIDENCE, LEDGERS, PAPERS = "blobs/", "evidence/", "ledgers/", "papers/"
_CODED = {"meeting.adjourned": "散会码", "meeting.sealed": "封存码", "entry.corrected": "更正码"}


class Member(msgspec.Struct, frozen=True):
    """What the manifest says of a member; ``size`` in bytes."""

    sha256: str
    size: int


class Manifest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What lies in an archive. ``codes`` are those of the meeting; ``evidence_missing`` were not there when it was packed."""

    format: int
    village: str
    town: str
    book_id: str
    meeting: str
    records: int
    head: str
    codes: dict[str, str]
    members: dict[str, Member]
    evidence_missing: tuple[str, ...] = ()


class ArchiveChecked(msgspec.Struct, frozen=True, kw_only=True):
    """The outcome: whose archive it is as far as that can be read, and what does not hold, in Chinese."""

    meeting: str = ""
    village: str = ""
    book_id: str = ""
    records: int = 0
    head: str = ""
    codes: dict[str, str] = {}
    problems: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether everything holds."""
        return not self.problems


def check_archive(path: Path) -> ArchiveChecked:
    """Everything about an archive that can be proven without its book. Raises FileUnreadable only."""
    return check_bytes(read_whole(path))


def check_bytes(content: bytes) -> ArchiveChecked:
    """The same, of an archive in memory; never raises over what it holds."""
    try:
        members = unpacked(content)
        manifest = msgspec.json.decode(members[MANIFEST], type=Manifest)
        rows = from_lines(members[JOURNAL])
    except NotWhole as error:
        return ArchiveChecked(problems=(str(error),))
    except KeyError as error:
        return ArchiveChecked(problems=(f"这不是唱账的归档包（里面没有 {error.args[0]}）",))
    except (msgspec.DecodeError, ValueError, RecursionError):
        return ArchiveChecked(problems=("清单或账簿记录读不懂（被改动过）",))
    walk = ChainCheck()
    broken = tuple(problem.message for row in rows for problem in walk.look_at(row))
    return ArchiveChecked(
        meeting=manifest.meeting,
        village=manifest.village,
        book_id=walk.book_id,
        records=walk.records,
        head=walk.head,
        codes=codes_of(rows, manifest.meeting),
        problems=(*_members(members, manifest), *broken, *_contents(members, walk), *_stated(manifest, walk, rows)),
    )


def codes_of(rows: list[Row], meeting: str) -> dict[str, str]:
    """What of a meeting was given a code, by its name: 散会码, 封存码, 更正码1 …"""
    codes: dict[str, str] = {}
    for row in rows:
        name = _CODED.get(row[5]) if row[1] == f"meeting/{meeting}" else None
        if name and _is_hash(row[8]):
            count = sum(1 for known in codes if known.startswith(name))
            codes[f"{name}{count + 1}" if name == "更正码" or count else name] = code_of(row[8])
    return codes


def _is_hash(value: object) -> bool:
    return isinstance(value, str) and len(value) == 64 and set(value) <= set("0123456789abcdef")


def _members(members: Mapping[str, bytes], manifest: Manifest) -> Iterator[str]:
    stated = manifest.members
    for name in sorted(members.keys() - stated.keys() - {MANIFEST}):
        yield f"{name} 不在清单里（后来放进来的）"
    for name in sorted(stated):
        if name not in members:
            yield f"{name} 不见了"
        elif (sha256_of(members[name]), len(members[name])) != (stated[name].sha256, stated[name].size):
            yield f"{name} 被改动过（和清单不符）"


def _contents(members: Mapping[str, bytes], walk: ChainCheck) -> Iterator[str]:
    """Each content lies under its own SHA-256, is named by a record, and none that a record names is missing."""
    for folder, named in ((BLOBS, walk.blobs), (EVIDENCE, walk.evidence)):
        for name in (name for name in members if name.startswith(folder)):
            sha = name.removeprefix(folder)
            if sha not in named:
                yield f"{name} 没有哪条记录提到"
            elif sha256_of(members[name]) != sha:
                yield f"{name} 被改动过（和第{named[sha]}条记录不符）"
    yield from (f"第{seq}条记录所附的文件内容不见了（{sha[:12]}…）" for sha, seq in walk.blobs.items() if BLOBS + sha not in members)
    for name in (name for name in members if name.startswith(LEDGERS)):
        if sha256_of(members[name]) not in walk.blobs:
            yield f"{name} 和记录里的原账不符"


def _stated(manifest: Manifest, walk: ChainCheck, rows: list[Row]) -> Iterator[str]:
    said = (manifest.records, manifest.head, manifest.book_id, manifest.codes)
    if said != (walk.records, walk.head, walk.book_id, codes_of(rows, manifest.meeting)):
        yield "清单上写的记录数、账簿编号或码，和里面的记录不符"
    if not any(row[1] == f"meeting/{manifest.meeting}" for row in rows):
        yield "里面没有清单上写的那次会议"


def as_json(checked: ArchiveChecked) -> dict[str, Any]:
    """As ``verify ARCHIVE.zip --json`` prints it."""
    found: dict[str, Any] = json.loads(msgspec.json.encode(checked))
    return {"ok": checked.ok, **found}
