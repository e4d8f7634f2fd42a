"""Events about other entries: withdrawn, corrected, reworded; and papers that were exported."""

from __future__ import annotations

from changzhang.domain.events.base import Event


class EntryWithdrawn(Event, frozen=True, kw_only=True):
    """Takes back a whole act; stands in every stream the act touched. A withdrawal can itself be withdrawn."""

    act: int
    reason: str


class EntryReworded(Event, frozen=True, kw_only=True):
    """A text of record ``seq`` reads otherwise from now on (until 封存). ``field`` is the event's own field name."""

    seq: int
    field: str
    text: str


class EntryCorrected(Event, frozen=True, kw_only=True):
    """更正第N号, after 封存: the sealed record stands, this stands behind it."""

    seq: int
    number: int
    was: str
    now: str
    reason: str


class PaperExported(Event, frozen=True, kw_only=True):
    """A paper was written. Its plain text is a blob, so that a changed paragraph can be named later."""

    paper: str
    file_name: str
    sha256: str
    text_sha256: str
    is_draft: bool
