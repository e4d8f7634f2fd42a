"""The tables of the book: evidence that triggers keep from being changed, projections, comfort. Plain SQL, no connection."""

from __future__ import annotations

JOURNAL = """
CREATE TABLE journal (
    seq INTEGER PRIMARY KEY,
    stream TEXT NOT NULL,
    act INTEGER NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    prev TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT
"""
BLOB = "CREATE TABLE blob (sha256 TEXT PRIMARY KEY, bytes BLOB NOT NULL, size INTEGER NOT NULL) STRICT"
# The facts of an act stand together: seq alone finds them, and every index is one more page a key press writes.
INDEX = "CREATE INDEX journal_by_stream ON journal (stream, seq)"
EVIDENCE = {"journal": JOURNAL, "blob": BLOB}

# ``summary`` stands before ``body`` so that lists never read the pages of a long meeting's body.
RECORD = """
CREATE TABLE record (
    stream TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    first_seq INTEGER NOT NULL,
    upto_seq INTEGER NOT NULL,
    summary TEXT NOT NULL,
    body TEXT
) STRICT
"""
TODO = """
CREATE TABLE todo (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    owner TEXT NOT NULL,
    due_on TEXT,
    state TEXT NOT NULL,
    reckoning TEXT NOT NULL,
    completed_on TEXT
) STRICT
"""
PROJECTIONS = {"record": RECORD, "todo": TODO}

# ``acted_seq`` is the head of the journal when the window last acted: order is seq, never the clock.
POSITION = """
CREATE TABLE position (
    window TEXT PRIMARY KEY,
    meeting TEXT NOT NULL,
    stage TEXT NOT NULL,
    line TEXT,
    acted_seq INTEGER NOT NULL,
    seen_at TEXT NOT NULL
) STRICT
"""
MAPPING = "CREATE TABLE mapping (shape TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT"


def _refusal(name: str, before: str, when: str = "") -> str:
    condition = f" WHEN {when}" if when else ""
    return f"CREATE TRIGGER {name} BEFORE {before}{condition} BEGIN SELECT RAISE(ABORT, 'evidence is never changed'); END"


# The INSERT triggers also stop INSERT OR REPLACE by tools that leave recursive_triggers off.
TRIGGERS = {
    "journal_no_update": _refusal("journal_no_update", "UPDATE ON journal"),
    "journal_no_delete": _refusal("journal_no_delete", "DELETE ON journal"),
    "journal_no_gap": _refusal(
        "journal_no_gap", "INSERT ON journal", "NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM journal) OR NEW.act > NEW.seq"
    ),
    "blob_no_update": _refusal("blob_no_update", "UPDATE ON blob"),
    "blob_no_delete": _refusal("blob_no_delete", "DELETE ON blob"),
    "blob_no_replace": _refusal("blob_no_replace", "INSERT ON blob", "EXISTS (SELECT 1 FROM blob WHERE sha256 = NEW.sha256)"),
}

# Numbered and append-only: a book knows by these names how far it has come. Never edit one that was released.
STEPS: dict[str, tuple[str, ...]] = {
    "m001_book": (JOURNAL, BLOB, INDEX, RECORD, TODO, POSITION, MAPPING, *TRIGGERS.values()),
}
