"""Asks for a place on the disk: picked by digit from what is there, or typed, pasted, dragged into the window."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from changzhang.domain.text import clean
from changzhang.ui.widgets.choice import Choice, Option

LEDGER_ENDINGS = (".xlsx", ".xls", ".csv", ".txt", ".et", ".ods", ".html", ".htm")
_HOME_FOLDERS = ("Desktop", "桌面", "Downloads", "下载", "Documents", "文档")
_MOST = 45


def typed_path(text: str, folder: Path) -> Path:
    """A path as typed or dragged in: without the quotes and ``file://`` a terminal puts around it; relative ones from ``folder``."""
    plain = clean(text).strip()
    for quote in ('"', "'"):
        if len(plain) > 1 and plain[0] == plain[-1] == quote:
            plain = plain[1:-1]
    plain = plain.removeprefix("file://").replace("\\ ", " ") if sys.platform != "win32" else plain.removeprefix("file:///")
    path = Path(plain).expanduser()
    return path if path.is_absolute() else folder / path


def ledgers_near(folder: Path, home: Path) -> list[Path]:
    """Files that look like ledgers, newest first."""
    return files_near(folder, home, LEDGER_ENDINGS)


def files_near(folder: Path, home: Path, endings: Sequence[str]) -> list[Path]:
    """Files of some kinds in the village folder, beside it, and where downloads land; newest first."""
    places = [folder, folder / "导入", folder.parent, *(home / name for name in _HOME_FOLDERS), *drives()]
    files = {path for place in places for path in _files(place) if path.suffix.lower() in endings}
    return sorted(files, key=_changed_at, reverse=True)[:_MOST]


def drives() -> list[Path]:
    """USB sticks that are plugged in."""
    if sys.platform == "win32":
        return [drive for letter in "DEFGHIJKL" if (drive := Path(f"{letter}:/")).exists()]
    roots = [Path("/Volumes"), *_folders(Path("/media")), *_folders(Path("/run/media"))]
    return [drive for root in roots for drive in _folders(root)]


def _folders(place: Path) -> list[Path]:
    try:
        return sorted(path for path in place.iterdir() if path.is_dir())
    except OSError:
        return []


def _files(place: Path) -> list[Path]:
    try:
        return [path for path in place.iterdir() if path.is_file() and not path.name.startswith(("~$", "."))]
    except OSError:
        return []


def _changed_at(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


class PlaceScreen(ModalScreen[Path]):
    """Dismisses with a path, or None. Empty Enter takes the marked one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f12", "close", "返回", show=False, priority=True),
        Binding("down", "move(1)", "下", show=False, priority=True),
        Binding("up", "move(-1)", "上", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    PlaceScreen { align: center top; background: $background 40%; }
    """

    def __init__(self, title: str, found: Sequence[tuple[Path, str]], folder: Path, *, hint: str) -> None:
        super().__init__()
        self.heading = title
        self.found = found
        self.folder = folder
        self.hint = hint

    def compose(self) -> ComposeResult:
        """A line to type into, and what is there."""
        with VerticalScroll(id="pick-box", can_focus=False):
            yield Static(Content(self.heading))
            yield Input(placeholder=self.hint)
            yield Choice(_options(self.found))
            yield Static(Content("↑↓ 挑，回车 选定；也可以把文件拖进窗口。Esc 返回"))

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """What was typed, else what is marked."""
        option = self.query_one(Choice).option
        if event.value.strip():
            self.dismiss(typed_path(event.value, self.folder))
        elif option:
            self.dismiss(self.found[int(option.id)][0])

    def on_choice_picked(self, message: Choice.Picked) -> None:
        """Chosen by mouse."""
        self.dismiss(self.found[message.index][0])

    def action_move(self, step: int) -> None:
        """Move the mark."""
        self.query_one(Choice).action_move(step)

    def action_close(self) -> None:
        """Nothing chosen."""
        self.dismiss(None)


def _options(found: Iterable[tuple[Path, str]]) -> list[Option]:
    return [Option(str(place), words) for place, (_, words) in enumerate(found)]
