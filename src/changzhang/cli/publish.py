"""Publications on the command line: what is due, the seven steps, postings, corrections, taking down, objections."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from changzhang import wiring
from changzhang.cli.chinese import group
from changzhang.cli.options import Day, book_option, echo_json, json_option, on_book
from changzhang.desk import evidence as evidence_desk
from changzhang.desk import publishing
from changzhang.desk.desk import Desk
from changzhang.domain.commands import (
    CorrectDisclosure,
    DoStep,
    ObjectToDisclosure,
    PostDisclosure,
    RaiseDisclosure,
    TakeDown,
)
from changzhang.domain.disclosure.items import STEP_NAMES, STEPS
from changzhang.domain.events.disclosure import Place
from changzhang.domain.events.rectification import Evidence
from changzhang.domain.lights import WORDS
from changzhang.domain.text import pad

_ID = click.argument("disclosure", metavar="ID")
_IDS = click.argument("disclosures", metavar="ID…", nargs=-1, required=True)
_BOARD = click.option("--board", "boards", multiple=True, help="贴在哪块公开栏，可多次。")
_ONLINE = click.option("--online", "channels", multiple=True, help="发在哪个网上渠道（微信群、平台），可多次。")
_CONTENT = click.option("--content", multiple=True, type=click.Path(path_type=Path), help="公开的内容或照片，可多次。")
_ON = click.option("--on", "on", type=Day(), help="哪一天（默认今天）。")


def _places(boards: tuple[str, ...], channels: tuple[str, ...]) -> tuple[Place, ...]:
    return tuple([Place(name=name) for name in boards] + [Place(name=name, kind="online") for name in channels])


def _kept(desk: Desk, files: tuple[Path, ...]) -> tuple[Evidence, ...]:
    return tuple(evidence_desk.keep(desk, path) for path in files)


@group(help="公开：到期的事项、七步走、贴出、更正、取下、异议。")
def publish() -> None:
    """The group itself does nothing."""


@publish.command("list", help="要公开和已公开的事项，最急的在前。")
@click.option("--on", type=Day(), help="看哪一天。")
@click.option("--waiting", is_flag=True, help="只看还没公开、保留不足的。")
@book_option
@json_option
def list_(on: date | None, waiting: bool, book: Path | None, as_json: bool) -> None:
    """Every publication with its light."""
    desk = wiring.desk_of(book, query_only=True)
    found = publishing.publications(desk, on or desk.today(), is_waiting_only=waiting)
    if as_json:
        echo_json([publishing.publication_json(each) for each in found])
        return
    for each in found:
        click.echo(f"{WORDS[each.lit.light]} {pad(each.lit.words, 14)} {pad(each.id, 16)} {each.due_on:%Y-%m-%d} {each.title}")


@publish.command(help="一个公开事项的全部经过。")
@_ID
@book_option
@json_option
def show(disclosure: str, book: Path | None, as_json: bool) -> None:
    """One publication's story. Raises DisclosurePeriodWrong."""
    desk = wiring.desk_of(book, query_only=True)
    found, lines = publishing.publication(desk, disclosure, desk.today()), publishing.story(desk, disclosure)
    if as_json:
        told = [{"seq": line.seq, "at": line.at.isoformat(), "actor": line.actor, "kind": line.kind, "text": line.text} for line in lines]
        echo_json({**publishing.publication_json(found), "story": told})
        return
    click.echo(f"{found.id} {WORDS[found.lit.light]} {found.lit.words}  {found.title}")
    click.echo(f"{found.due_on:%Y-%m-%d}前公开（{found.reckoning}）。{publishing.next_words(found)}")
    for line in lines:
        click.echo(f"{line.at:%Y-%m-%d %H:%M}  第{line.seq}号  {line.actor}  {line.text}")


@publish.command(help="登记一件要公开的事（确定后几个工作日内公开）；编号打印在标准输出。")
@click.argument("item", metavar="ITEM")
@click.option("--title", required=True, help="什么事。")
@_ON
@on_book
def arise(item: str, title: str, on: date | None, book: Path | None, actor: str) -> None:
    """Something happened. Raises DisclosureItemUnknown, DisclosurePeriodWrong."""
    desk = wiring.desk_of(book, actor=actor)
    made = desk.do(RaiseDisclosure(item=item, title=title, arisen_on=on)).ids["disclosure"]
    found = publishing.publication(desk, made, desk.today())
    click.echo(made)
    click.echo(f"{found.due_on:%Y-%m-%d}前公开（{found.reckoning}）。", err=True)


@publish.command(help=f"记七步走的一步：{'、'.join(f'{step} {STEP_NAMES[step]}' for step in STEPS if step != 'publish')}。")
@click.argument("step", metavar="STEP", type=click.Choice(list(STEPS)))
@_IDS
@click.option("--member", "members", multiple=True, help="谁办的、谁签的字，可多次。")
@_ON
@click.option("--note", default="", help="意见、说明。")
@_CONTENT
@on_book
def step(
    step: Any,
    disclosures: tuple[str, ...],
    members: tuple[str, ...],
    on: date | None,
    note: str,
    content: tuple[Path, ...],
    book: Path | None,
    actor: str,
) -> None:
    """One step of one or several publications. Raises StepOutOfOrder, ExaminersTooFew, HearingTooShort, QuestionsOpen."""
    desk = wiring.desk_of(book, actor=actor)
    kept = _kept(desk, content)
    for each in disclosures:
        done = desk.do(DoStep(disclosure=each, step=step, members=members, done_on=on, note=note, evidence=kept))
        click.echo(done.notice or f"{each} “{STEP_NAMES[step]}”已记下。", err=True)


@publish.command(help="予以公布：贴在哪里、发在哪里；打印最早哪天能取下。")
@_IDS
@_BOARD
@_ONLINE
@_ON
@_CONTENT
@on_book
def post(
    disclosures: tuple[str, ...],
    boards: tuple[str, ...],
    channels: tuple[str, ...],
    on: date | None,
    content: tuple[Path, ...],
    book: Path | None,
    actor: str,
) -> None:
    """Put up. Raises StepOutOfOrder, AlreadyPosted, PlaceMissing."""
    desk = wiring.desk_of(book, actor=actor)
    kept = _kept(desk, content)
    for each in disclosures:
        desk.do(PostDisclosure(disclosure=each, places=_places(boards, channels), posted_on=on, content=kept))
        _tell_posting(desk, each)


def _tell_posting(desk: Desk, disclosure: str) -> None:
    state = desk.record.disclosure(disclosure)
    if state and state.posting:
        posting = state.posting
        click.echo(f"{posting.remove_from:%Y-%m-%d}")
        click.echo(f"{disclosure} 第{posting.number}次公布，最早{posting.remove_from:%Y-%m-%d}取下（{posting.reckoning}）。", err=True)


@publish.command(help="更正公开：原来怎么写、改成什么、为什么；重新计算保留期。")
@_ID
@click.option("--was", required=True, help="原来的内容。")
@click.option("--now", required=True, help="更正后的内容。")
@click.option("--reason", required=True, help="为什么更正。")
@click.option("--ordered-by", default="", help="哪个上级责令更正的。")
@_BOARD
@_ONLINE
@_ON
@_CONTENT
@on_book
def correct(
    disclosure: str,
    was: str,
    now: str,
    reason: str,
    ordered_by: str,
    boards: tuple[str, ...],
    channels: tuple[str, ...],
    on: date | None,
    content: tuple[Path, ...],
    book: Path | None,
    actor: str,
) -> None:
    """A correction put up. Raises NotPublished."""
    desk = wiring.desk_of(book, actor=actor)
    wish = CorrectDisclosure(
        disclosure=disclosure,
        was=was,
        now=now,
        reason=reason,
        ordered_by=ordered_by,
        places=_places(boards, channels),
        posted_on=on,
        content=_kept(desk, content),
    )
    desk.do(wish)
    _tell_posting(desk, disclosure)


@publish.command("take-down", help="取下：不写地点就是全部取下；提前取下亮红灯“保留不足”。")
@_ID
@click.option("--place", default="", help="哪一处取下。")
@_ON
@click.option("--reason", default="", help="为什么取下。")
@on_book
def take_down(disclosure: str, place: str, on: date | None, reason: str, book: Path | None, actor: str) -> None:
    """It came down. Raises NotPublished, PlaceNotHanging."""
    desk = wiring.desk_of(book, actor=actor)
    desk.do(TakeDown(disclosure=disclosure, place=place, taken_on=on, reason=reason))
    state = desk.record.disclosure(disclosure)
    early = state is not None and state.is_taken_early
    click.echo(f"{disclosure} 已取下" + ("，没有挂够天数，亮红灯“保留不足”；请重新贴出。" if early else "。"), err=True)


@publish.command("object", help="对公开内容的异议。")
@_ID
@click.option("--text", required=True, help="异议内容。")
@click.option("--by", "objector", default="", help="谁提的。")
@on_book
def object_(disclosure: str, text: str, objector: str, book: Path | None, actor: str) -> None:
    """An objection. Raises NotPublished."""
    wiring.desk_of(book, actor=actor).do(ObjectToDisclosure(disclosure=disclosure, text=text, objector=objector))
    click.echo(f"{disclosure} 的异议已记下，在“答疑解惑”里答复。", err=True)
