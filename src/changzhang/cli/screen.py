"""The projector window on the command line."""

from __future__ import annotations

from pathlib import Path

import click

from changzhang import wiring
from changzhang.cli.chinese import command
from changzhang.cli.options import book_option


@command(help="投影窗口：给大家看的另一块屏，主窗口记到哪里，这里跟到哪里；先开后开都行。")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@book_option
def screen(folder: Path | None, book: Path | None) -> None:
    """Show the meeting of a village folder on a second screen. Raises VillageMissing when there is no such folder."""
    wiring.screen_of(folder or book).run()
