"""Where things stand in a village folder."""

from __future__ import annotations

from pathlib import Path

BOOK_FILE = "changzhang.db"
TEMPLATES_FOLDER = "session_templates"
EXPORTS_FOLDER = "exports"
EVIDENCE_FOLDER = "evidence"


def is_village(folder: Path) -> bool:
    """Whether the folder holds a village's book."""
    return (folder / BOOK_FILE).exists()
