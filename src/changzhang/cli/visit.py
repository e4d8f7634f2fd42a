"""Visits to households, on the command line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from changzhang import wiring
from changzhang.cli.chinese import group
from changzhang.cli.options import Day, on_book
from changzhang.domain.commands import LogVisit


@group(help="上门走访。")
def visit() -> None:
    """The group itself does nothing."""


@visit.command("add", help="登记一次上门；带回来的提问用 --question 一起登记。")
@click.option("--by", "visitors", required=True, multiple=True, help="谁去的，可多次。")
@click.option("--household", default="", help="去了谁家（只在后台看）。")
@click.option("--group", "group_name", default="", help="哪个组。")
@click.option("--text", default="", help="说了什么。")
@click.option("--question", "questions", multiple=True, help="带回来的提问，可多次。")
@click.option("--on", "visited_on", type=Day(), help="哪天（默认今天）。")
@on_book
def add_visit(
    visitors: tuple[str, ...],
    household: str,
    group_name: str,
    text: str,
    questions: tuple[str, ...],
    visited_on: date | None,
    book: Path | None,
    actor: str,
) -> None:
    """Log a visit and the questions brought back; the ids on stdout. Raises TextMissing, DateAhead."""
    desk = wiring.desk_of(book, actor=actor)
    logged = LogVisit(
        visitors=visitors,
        visited_on=visited_on,
        household=household,
        group=group_name,
        text=text,
        asked=questions,
        shown=desk.village.asker_shown,
    )
    click.echo("\n".join(desk.do(logged).ids.values()))
    click.echo("已登记。", err=True)
