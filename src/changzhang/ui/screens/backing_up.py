"""备份: a verified copy of the book onto a USB stick."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from changzhang.domain.errors import Problem
from changzhang.ui.screens.places import PlaceScreen, drives

if TYPE_CHECKING:
    from changzhang.desk.desk import Desk


def backup_screen(desk: Desk) -> PlaceScreen:
    """Asks where to; plugged-in sticks first, then the village folder's own 备份."""
    beside = desk.folder / "备份"
    found = [(drive, f"{drive}（U盘或其他盘）") for drive in drives()]
    return PlaceScreen("备份到哪里？", [*found, (beside, f"{beside}（村文件夹里）")], desk.folder, hint="可以直接输入文件夹")


def back_up(desk: Desk, target: Path) -> str:
    """Copy the book; what to tell the person."""
    from changzhang.desk.backing_up import backup

    try:
        if not target.suffix:
            target.mkdir(parents=True, exist_ok=True)
        return f"已备份并核对：{backup(desk, target)}"
    except Problem as problem:
        return problem.sentence()
    except OSError as problem:
        return f"备份没有成功：{target} 写不进去（{problem.strerror}）。换一个地方再试一次。"
