"""Files kept in the book under the SHA-256 of their bytes."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Mapping


def sha256_of(content: bytes) -> str:
    """The name of a content: its SHA-256 in hex."""
    return hashlib.sha256(content).hexdigest()


def has_blob(conn: sqlite3.Connection, sha256: str) -> bool:
    """Whether the book keeps this content."""
    return conn.execute("SELECT 1 FROM blob WHERE sha256 = ?", (sha256,)).fetchone() is not None


def get_blob(conn: sqlite3.Connection, sha256: str) -> bytes:
    """The content of this name. Raises KeyError when the book does not keep it."""
    row = conn.execute("SELECT bytes FROM blob WHERE sha256 = ?", (sha256,)).fetchone()
    if row is None:
        raise KeyError(sha256)
    return bytes(row[0])


def put_blobs(conn: sqlite3.Connection, blobs: Mapping[str, bytes]) -> None:
    """Insert what is missing, inside the caller's transaction. Raises ValueError for a content under a wrong name."""
    for sha256, content in blobs.items():
        if sha256_of(content) != sha256:
            raise ValueError(f"the content of {sha256} has another SHA-256")
        if not has_blob(conn, sha256):
            conn.execute("INSERT INTO blob (sha256, bytes, size) VALUES (?, ?, ?)", (sha256, content, len(content)))
