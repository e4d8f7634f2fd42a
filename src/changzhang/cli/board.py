"""The three-colour board on the command line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from changzhang import wiring
from changzhang.cli.chinese import command
from changzhang.cli.options import Day, book_option, echo_json, json_option
from changzhang.desk import board as board_desk
from changzhang.domain.lights import WORDS
from changzhang.domain.text import pad


@command(help="三色看板：整改、到期答复、本月唱账会、没封存的会，最急的在前。")
@click.option("--on", type=Day(), help="看哪一天（只看，不写）。")
@click.option("--check", is_flag=True, help="有红灯时退出码为 1。")
@book_option
@json_option
def board(on: date | None, check: bool, book: Path | None, as_json: bool) -> int:
    """What is red, yellow and green on a day; with --check 1 when anything is red."""
    desk = wiring.desk_of(book, query_only=True)
    day = on or desk.today()
    items = board_desk.items(desk, day)
    if as_json:
        echo_json({"on": day.isoformat(), "items": [item_json(item) for item in items]})
    else:
        click.echo(f"{desk.village.name} 三色看板（{day:%Y-%m-%d}）")
        for item in items:
            due = f"{item.due_on:%Y-%m-%d}" if item.due_on else "—"
            click.echo(f"{WORDS[item.light]} {pad(item.words, 12)} {pad(item.id, 16)} {pad(due, 10)} {item.owner} {item.title}".rstrip())
        if not items:
            click.echo("没有要办的事。")
    return 1 if check and any(item.light == "red" for item in items) else 0


def item_json(item: board_desk.BoardItem) -> dict[str, object]:
    """One row for programs."""
    return {
        "id": item.id,
        "kind": item.kind,
        "title": item.title,
        "owner": item.owner,
        "due_on": item.due_on.isoformat() if item.due_on else None,
        "light": item.light,
        "words": item.words,
        "reckoning": item.reckoning,
    }
