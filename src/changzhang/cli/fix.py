"""Following up rectifications on the command line."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from changzhang import wiring
from changzhang.cli.chinese import group
from changzhang.cli.options import Day, book_option, echo_json, json_option, on_book
from changzhang.desk import evidence as evidence_desk
from changzhang.desk import follow_up
from changzhang.domain.commands import CompleteRectification, ProgressRectification
from changzhang.domain.lights import WORDS
from changzhang.domain.text import pad

_OUTCOMES = ["fixed", "partly", "refused", "passed_on", "long_term"]


@group(help="整改：列表、经过、进展、报完成。")
def fix() -> None:
    """The group itself does nothing."""


@fix.command("list", help="所有整改，最急的在前。")
@click.option("--on", type=Day(), help="看哪一天。")
@book_option
@json_option
def list_(on: date | None, book: Path | None, as_json: bool) -> None:
    """Every rectification with its light."""
    desk = wiring.desk_of(book, query_only=True)
    items = follow_up.items(desk, on or desk.today())
    if as_json:
        echo_json([{key: value for key, value in follow_up.item_json(desk, each).items() if key != "story"} for each in items])
        return
    for each in items:
        state = each.state
        light = f"{WORDS[each.lit.light]} {pad(each.lit.words, 12)}"
        click.echo(f"{light} {state.id} {state.due_on:%Y-%m-%d} {pad(state.promised.owner, 8)} {state.promised.measure}")


@fix.command(help="一项整改从提问起的全部经过。")
@click.argument("rectification", metavar="ID")
@click.option("--on", type=Day(), help="看哪一天。")
@book_option
@json_option
def show(rectification: str, on: date | None, book: Path | None, as_json: bool) -> None:
    """One item's whole story. Raises RectificationUnknown."""
    desk = wiring.desk_of(book, query_only=True)
    found = follow_up.item(desk, rectification, on or desk.today())
    if as_json:
        echo_json(follow_up.item_json(desk, found))
        return
    state = found.state
    click.echo(f"{state.id} {WORDS[found.lit.light]} {found.lit.words}  责任人 {state.promised.owner}  期限 {state.due_on:%Y-%m-%d}")
    click.echo(f"{state.promised.measure}（{state.promised.reckoning}）")
    for line in follow_up.story(desk, state):
        click.echo(f"{line.at:%Y-%m-%d %H:%M}  第{line.seq}号  {line.actor}  {line.text}")


@fix.command(help="记下进展。")
@click.argument("rectification", metavar="ID")
@click.option("--text", required=True, help="做了什么。")
@on_book
def progress(rectification: str, text: str, book: Path | None, actor: str) -> None:
    """A step done so far."""
    desk = wiring.desk_of(book, actor=actor)
    desk.do(ProgressRectification(rectification=rectification, text=text))
    click.echo(f"{rectification} 的进展已记下。", err=True)


@fix.command(help="责任人报完成，等村监委核验。")
@click.argument("rectification", metavar="ID")
@click.option("--result", required=True, help="整改结果。")
@click.option("--outcome", type=click.Choice(_OUTCOMES), default="fixed", help="结果：已整改、部分、未整改（说明）、转上级、长期。")
@click.option("--on", "completed_on", type=Day(), help="哪天完成（默认今天）。")
@click.option("--evidence", multiple=True, type=click.Path(path_type=Path), help="佐证照片或文件，可多次。")
@on_book
def complete(
    rectification: str, result: str, outcome: Any, completed_on: date | None, evidence: tuple[Path, ...], book: Path | None, actor: str
) -> None:
    """The owner reports it done. Raises AlreadyCompleted, RectificationUnknown, FileUnreadable."""
    desk = wiring.desk_of(book, actor=actor)
    follow_up.item(desk, rectification, desk.today())
    kept = tuple(evidence_desk.keep(desk, path) for path in evidence)
    command = CompleteRectification(rectification=rectification, result=result, outcome=outcome, completed_on=completed_on, evidence=kept)
    desk.do(command)
    click.echo(f"{rectification} 已报完成，等两名村监委成员核验。", err=True)
