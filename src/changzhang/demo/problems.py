"""What can go wrong with the demo."""

from __future__ import annotations

from pathlib import Path

from changzhang.domain.errors import Problem


class NothingToHold(Problem):
    """The folder is no demo village, or its meeting was held already."""

    number = 120

    def __init__(self, folder: Path) -> None:
        super().__init__("演示村没有等着开的会", str(folder), "演示村的会已经开过，或者这不是演示村；换一个新文件夹再演示")
