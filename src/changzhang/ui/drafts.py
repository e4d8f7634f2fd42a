"""Half-typed texts, kept beside the book so that a crash or a flat battery loses no more than a second of typing."""

from __future__ import annotations

import os
import re
from pathlib import Path

import msgspec


class DraftFailed(Exception):
    """A draft could not be written; typing goes on, the status line says so."""


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """One half-typed text. ``slot`` is the dialog (``ask``, ``answer``, ``promise`` …), ``about`` what it is pinned to."""

    slot: str
    text: str
    about: str = ""
    meeting: str = ""


class Drafts:
    """The drafts of one window: ``.changzhang/drafts/<window>.json``, written whole through a temporary file.

    ``folder`` is the village folder. An unreadable file counts as no drafts: drafts are comfort, never evidence.
    """

    def __init__(self, folder: Path, window: str) -> None:
        name = re.sub(r"[^\w.-]", "_", window) or "window"
        self.path = folder / ".changzhang" / "drafts" / f"{name}.json"
        self._kept = {draft.slot: draft for draft in self._read()}

    def keep(self, draft: Draft) -> None:
        """Write the draft; an empty text drops it. Raises DraftFailed when the disk refuses."""
        if not draft.text.strip():
            self.drop(draft.slot)
        elif self._kept.get(draft.slot) != draft:
            self._kept[draft.slot] = draft
            self._write()

    def drop(self, slot: str) -> None:
        """Forget a draft because its text is in the book now. Raises DraftFailed when the disk refuses."""
        if self._kept.pop(slot, None) is not None:
            self._write()

    def text(self, slot: str, about: str | None = None) -> str:
        """The text kept in a slot; with ``about`` only if it was typed about the same thing. Empty when there is none."""
        draft = self._kept.get(slot)
        return draft.text if draft and (about is None or draft.about == about) else ""

    def get(self, slot: str) -> Draft | None:
        """The draft of a slot, or None."""
        return self._kept.get(slot)

    def all(self) -> tuple[Draft, ...]:
        """Every draft, oldest slot first."""
        return tuple(self._kept.values())

    def _read(self) -> tuple[Draft, ...]:
        try:
            return msgspec.json.decode(self.path.read_bytes(), type=tuple[Draft, ...])
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
            return ()

    def _write(self) -> None:
        beside = self.path.with_suffix(".tmp")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(msgspec.json.encode(self.all()))
            os.replace(beside, self.path)  # noqa: PTH105 - one rename, atomic on every platform
        except OSError as problem:
            raise DraftFailed(str(problem)) from problem
