"""The journal's envelope and the hash that ties each record to the one before. Tamper-evident, not tamper-proof."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime

import msgspec

from changzhang.domain.events.base import Event

GENESIS = "0" * 64
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class Envelope(msgspec.Struct, frozen=True, kw_only=True):
    """A record exactly as stored; ``body`` is the stored text and is never re-encoded before hashing."""

    seq: int
    stream: str
    act: int
    at: str
    actor: str
    kind: str
    body: str
    prev: str
    hash: str


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """A record with its body decoded: what the folds read. ``at`` is an aware instant in +08:00."""

    seq: int
    stream: str
    act: int
    at: datetime
    actor: str
    event: Event


def record_hash(*, prev: str, seq: int, stream: str, act: int, at: str, actor: str, kind: str, body: str) -> str:
    """SHA-256 (hex) of the JSON array of the envelope's fields over the stored body text."""
    text = _ENCODER.encode([prev, seq, stream, act, at, actor, kind, body])
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def code_of(record_hash_hex: str) -> str:
    """The code printed on paper: the hash's first 16 Crockford base32 characters, in fours (``9F2C-1A7B-…``)."""
    number = int(record_hash_hex[:20], 16)
    characters = "".join(_CROCKFORD[(number >> shift) & 31] for shift in range(75, -1, -5))
    return "-".join(characters[start : start + 4] for start in range(0, 16, 4))


def normal_code(typed: str) -> str:
    """A code as a person types it (lower case, no dashes, O for 0, I or L for 1) in its printed form."""
    plain = "".join(character for character in typed.upper() if character.isalnum())
    plain = plain.translate(str.maketrans("OILU", "011V"))
    return "-".join(plain[start : start + 4] for start in range(0, len(plain), 4))
