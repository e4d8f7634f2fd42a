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
from changzhang.desk import follow_up, list_import
from changzhang.domain.commands import CompleteRectification, ProgressRectification
from changzhang.domain.lights import WORDS
from changzhang.domain.text import pad

_OUTCOMES = ["fixed", "partly", "refused", "passed_on", "long_term"]


@group(help="整改：列表、经过、进展、报完成、核验、再次公示、销号、上报。")
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
    click.echo(f"{state.promised.measure}（{state.reckoning}）")
    if state.due_on != state.original_due_on:
        click.echo(f"原定{state.original_due_on:%Y-%m-%d}，延期{len(state.extensions)}次")
    for line in follow_up.story(desk, state):
        click.echo(f"{line.at:%Y-%m-%d %H:%M}  第{line.seq}号  {line.actor}  {line.text}")
    lacking = follow_up.missing(desk, state, on or desk.today())
    if lacking:
        click.echo(f"销号还缺：{'；'.join(lacking)}")


@fix.command(help="记下进展。")
@click.argument("rectification", metavar="ID")
@click.option("--text", required=True, help="做了什么。")
@click.option("--evidence", multiple=True, type=click.Path(path_type=Path), help="照片或文件，可多次；报完成以后也可以补。")
@on_book
def progress(rectification: str, text: str, evidence: tuple[Path, ...], book: Path | None, actor: str) -> None:
    """A step done so far; evidence may follow a completion. Raises AlreadyCompleted, RectificationUnknown, FileUnreadable."""
    desk = wiring.desk_of(book, actor=actor)
    follow_up.item(desk, rectification, desk.today())
    kept = tuple(evidence_desk.keep(desk, path) for path in evidence)
    desk.do(ProgressRectification(rectification=rectification, text=text, evidence=kept))
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


@fix.command("import", help="把填好的整改清单.xlsx读回来：先看不同，加 --yes 才记下。")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--yes", "is_confirmed", is_flag=True, help="记下这些不同。")
@json_option
@on_book
def import_(file: Path, is_confirmed: bool, as_json: bool, book: Path | None, actor: str) -> int:
    """What differs, row by row; 1 when a row is refused, or differences wait for --yes. Raises ListNotReadable, FileUnreadable."""
    desk = wiring.desk_of(book, actor=actor, query_only=not is_confirmed)
    rows = list_import.compare(desk, file)
    count = list_import.append(desk, rows) if is_confirmed else 0
    if as_json:
        echo_json([_row_json(row, is_confirmed) for row in rows])
    else:
        for row in rows:
            _tell_row(row)
    waiting = sum(1 for row in rows if row.command and not row.refused)
    refused = sum(1 for row in rows if row.refused)
    done = f"记下{count}项" if is_confirmed else f"{waiting}项可以记下" + ("，加 --yes 记下" if waiting else "")
    click.echo(f"共{len(rows)}项有不同：{done}，{refused}项不能收。", err=True)
    return 1 if refused or (waiting and not is_confirmed) else 0


def _row_json(row: list_import.Compared, is_confirmed: bool) -> dict[str, Any]:
    return {
        "id": row.id,
        "row": row.row,
        "differences": [{"column": title, "was": was, "now": now} for title, was, now in row.differences],
        "refused": row.refused or None,
        "appended": bool(is_confirmed and row.command and not row.refused),
    }


def _tell_row(row: list_import.Compared) -> None:
    click.echo(f"第{row.row}行 {row.id}" + (f" 不能收：{row.refused}" if row.refused else ""))
    for title, was, now in row.differences:
        click.echo(f"    {title}：{_flat(was) or '（空）'} → {_flat(now) or '（空）'}")


def _flat(text: str) -> str:
    return " ".join(text.split())
