"""The demo village on the command line."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import click

from changzhang.cli.chinese import command
from changzhang.cli.opening import run_app
from changzhang.desk.clock import system_clock
from changzhang.desk.opening import open_desk
from changzhang.desk.places import is_village


@command(help="演示：一个虚构的村，本月的会等着开；--play 自己把会开完，写出文书。")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--play", is_flag=True, help="自动开完整场会。")
def demo(folder: Path | None, play: bool) -> None:
    """A fictional village ready to hold this month's meeting; without a terminal, or with --play, it holds the meeting itself."""
    from changzhang.demo.build import build_demo

    place = folder or Path(tempfile.mkdtemp(prefix="changzhang-demo-")) / "村文件夹"
    click.echo(f"演示村（虚构）：{place}", err=True)
    desk = open_desk(place, clock=system_clock) if is_village(place) else build_demo(place, clock=system_clock)
    if play or not sys.stdout.isatty():
        from changzhang.demo.play import play as hold

        hold(desk, say=click.echo)
        return
    desk.close()
    run_app(place)
