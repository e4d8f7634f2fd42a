"""What a person reads when the program fails in a way nobody foresaw: one sentence, never a traceback; that goes into a file."""

from __future__ import annotations

import traceback
from datetime import datetime
from pathlib import Path

from changzhang.domain.errors import Problem

_FILE = ".changzhang/出错记录.txt"


class Unforeseen(Problem):
    """A fault of the program itself."""

    number = 900
    exit_code = 3

    def __init__(self, note: str) -> None:
        super().__init__("程序出了没料到的错，已经停下", note, "屏幕上看到过的都已写进账簿；重新打开就在原来的地方，没打完的字也会还给您")


def last_words(error: BaseException, folder: Path, at: datetime) -> Problem:
    """The problem to show for an error; how it came about is added to a file in the village folder, for whoever mends it."""
    if isinstance(error, Problem):
        return error
    note = folder / _FILE
    story = "".join(traceback.format_exception(error))
    try:
        note.parent.mkdir(exist_ok=True)
        with note.open("a", encoding="utf-8") as file:
            file.write(f"{at.isoformat()}\n{story}\n")
    except OSError:
        return Unforeseen(f"{type(error).__name__}：{error}")
    return Unforeseen(f"经过记在 {note}")
