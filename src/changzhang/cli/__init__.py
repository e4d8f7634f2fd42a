"""The command line: stdout is data, stderr is narration, exit codes are a contract."""

from __future__ import annotations

import gc
import sys
from pathlib import Path


def main() -> None:
    """The program's entry: ``changzhang`` and ``changzhang DIR`` open a village at once; everything else is a command."""
    folder = _folder_alone(sys.argv[1:])
    if folder is None:
        from changzhang.cli.main import run

        sys.exit(run())
    # Nothing that is imported now is ever garbage; the app turns the collector on again behind its first paint.
    gc.disable()
    from changzhang.cli.opening import open_quickly

    sys.exit(open_quickly(folder))


def _folder_alone(args: list[str]) -> Path | None:
    """The village folder, when that is all there is to the command line: then nothing else need be imported before the screen."""
    from changzhang.desk.places import BOOK_FILE

    place = Path(args[0]) if len(args) == 1 and not args[0].startswith("-") else Path.cwd() if not args else None
    return place if place is not None and (place / BOOK_FILE).is_file() else None
