"""Leading a rectification to its end on the command line: more time, verification, posting, objections, 销号, the ladder."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from changzhang import wiring
from changzhang.cli.chinese import command
from changzhang.cli.options import Day, on_book
from changzhang.desk import evidence as evidence_desk
from changzhang.desk import follow_up
from changzhang.desk.desk import Desk
from changzhang.domain.commands import (
    CloseRectification,
    Command,
    EscalateRectification,
    ExtendRectification,
    InformAsker,
    ObjectToRectification,
    ReopenRectification,
    RepublishRectification,
    VerifyRectification,
)
from changzhang.domain.events.rectification import Evidence
from changzhang.domain.rectification import LADDER, OUTCOMES, RUNGS, WAYS
from changzhang.domain.template import Term

_ID = click.argument("rectification", metavar="ID")
_EVIDENCE = click.option("--evidence", multiple=True, type=click.Path(path_type=Path), help="佐证照片或文件，可多次。")
_DUE = click.option("--due", "due_on", type=Day(), help="新期限，哪一天。")
_DAYS = click.option("--days", type=click.IntRange(1, 366), help="新期限，从今天起几天（遇放假顺延）。")


def _term(days: int | None) -> Term | None:
    return Term(label=f"{days}日", unit="days", days=days) if days else None


def _do(book: Path | None, actor: str, wish: Command) -> tuple[Desk, str]:
    """Have it done; the desk, and the notice when nothing needed doing."""
    desk = wiring.desk_of(book, actor=actor)
    return desk, desk.do(wish).notice


def _kept(book: Path | None, rectification: str, files: tuple[Path, ...]) -> tuple[Evidence, ...]:
    """The files kept in the village folder, once the item is known. Raises RectificationUnknown, FileUnreadable."""
    desk = wiring.desk_of(book)
    follow_up.item(desk, rectification, desk.today())
    return tuple(evidence_desk.keep(desk, path) for path in files)


def _say(words: str, notice: str = "") -> None:
    click.echo(notice or words, err=True)


@command(help="延期：写明理由和批准人，原期限保留。")
@_ID
@click.option("--reason", required=True, help="为什么延期。")
@click.option("--approver", required=True, help="谁批准的（不能是责任人）。")
@_DUE
@_DAYS
@on_book
def extend(rectification: str, reason: str, approver: str, due_on: date | None, days: int | None, book: Path | None, actor: str) -> None:
    """A later date. Raises ExtensionNotLater, ApproverIsOwner, AlreadyCompleted."""
    wish = ExtendRectification(rectification=rectification, reason=reason, approver=approver, term=_term(days), due_on=due_on)
    desk, notice = _do(book, actor, wish)
    state = follow_up.item(desk, rectification, desk.today()).state
    _say(f"{rectification} 延期到{state.due_on:%Y-%m-%d}（{state.reckoning}），第{len(state.extensions)}次延期。", notice)


@command(help="核验：两名不同的村监委成员，不能是责任人。")
@_ID
@click.option("--member", "members", multiple=True, required=True, help="核验人，写两次或更多。")
@click.option("--outcome", type=click.Choice(list(OUTCOMES)), help="核验结果：已整改、部分、未整改、转上级、长期（默认按责任人报的）。")
@click.option("--on", "verified_on", type=Day(), help="哪天核验（默认今天）。")
@click.option("--note", default="", help="说明。")
@_EVIDENCE
@on_book
def verify(
    rectification: str,
    members: tuple[str, ...],
    outcome: Any,
    verified_on: date | None,
    note: str,
    evidence: tuple[Path, ...],
    book: Path | None,
    actor: str,
) -> None:
    """Two members verify. Raises VerifiersTooFew, VerifierDidIt, NotCompleted."""
    kept = _kept(book, rectification, evidence)
    wish = VerifyRectification(
        rectification=rectification, members=members, outcome=outcome, verified_on=verified_on, note=note, evidence=kept
    )
    _, notice = _do(book, actor, wish)
    _say(f"{rectification} 已核验，请把结果再次公示。", notice)


@command(help="再次公示整改结果：贴在哪里、哪天贴的，算出最早哪天能取下。")
@_ID
@click.option("--place", required=True, help="公示地点，如 村部公开栏。")
@click.option("--on", "posted_on", type=Day(), help="哪天贴出（默认今天）。")
@click.option("--text", default="", help="公示的内容或编号。")
@_EVIDENCE
@on_book
def republish(
    rectification: str, place: str, posted_on: date | None, text: str, evidence: tuple[Path, ...], book: Path | None, actor: str
) -> None:
    """The result is posted; when it may come down is on stdout. Raises NotVerified, DateAhead."""
    kept = _kept(book, rectification, evidence)
    wish = RepublishRectification(rectification=rectification, place=place, posted_on=posted_on, text=text, evidence=kept)
    desk, _ = _do(book, actor, wish)
    posted = follow_up.item(desk, rectification, desk.today()).state.republished
    if posted:
        click.echo(f"{posted.event.remove_from:%Y-%m-%d}")
        _say(f"{rectification} 第{posted.event.number}次公示，最早{posted.event.remove_from:%Y-%m-%d}取下（{posted.event.reckoning}）。")


@command("object", help="公示期间的新异议：写了答复就重新公示，没写就退回重改。")
@_ID
@click.option("--text", required=True, help="异议内容。")
@click.option("--by", "objector", default="", help="谁提的。")
@click.option("--answer", default="", help="核实后的答复（异议不成立时）。")
@on_book
def object_(rectification: str, text: str, objector: str, answer: str, book: Path | None, actor: str) -> None:
    """An objection ends the posting. Raises NotPosted."""
    _do(book, actor, ObjectToRectification(rectification=rectification, text=text, objector=objector, answer=answer))
    _say(f"{rectification} 异议已记下，" + ("已有答复，请重新公示。" if answer.strip() else "退回重改。"))


@command(help="告知提问人：电话、上门、微信群、会上。")
@_ID
@click.option("--way", type=click.Choice(list(WAYS)), required=True, help="怎么告知：电话、上门、群、会上。")
@click.option("--on", "informed_on", type=Day(), help="哪天告知（默认今天）。")
@click.option("--note", default="", help="说明。")
@on_book
def inform(rectification: str, way: Any, informed_on: date | None, note: str, book: Path | None, actor: str) -> None:
    """The asker was told. Raises NotCompleted."""
    _do(book, actor, InformAsker(rectification=rectification, way=way, informed_on=informed_on, note=note))
    _say(f"{rectification} 已告知提问人（{WAYS[way]}）。")


@command(help="销号：条件不齐会逐项说明缺什么。")
@_ID
@click.option("--note", default="", help="说明。")
@on_book
def close(rectification: str, note: str, book: Path | None, actor: str) -> None:
    """销号. Raises CloseConditionsMissing with everything that is missing."""
    _, notice = _do(book, actor, CloseRectification(rectification=rectification, note=note))
    _say(f"{rectification} 已销号。", notice)


@command(help="退回重改：写明理由；销了号的也可以退回。")
@_ID
@click.option("--reason", required=True, help="为什么退回。")
@_DUE
@_DAYS
@on_book
def reopen(rectification: str, reason: str, due_on: date | None, days: int | None, book: Path | None, actor: str) -> None:
    """退回重改. Raises NotCompleted, ReasonMissing."""
    desk, _ = _do(book, actor, ReopenRectification(rectification=rectification, reason=reason, term=_term(days), due_on=due_on))
    state = follow_up.item(desk, rectification, desk.today()).state
    _say(f"{rectification} 已退回重改，期限{state.due_on:%Y-%m-%d}。")


@command(help="上报一级：村监委、村党组织、镇农经站、镇纪委、县。")
@_ID
@click.option("--reason", required=True, help="为什么上报。")
@click.option("--to", type=click.Choice(list(LADDER)), help="报到哪一级（默认上一级）。")
@click.option("--receiver", default="", help="交到谁手上。")
@on_book
def escalate(rectification: str, reason: str, to: Any, receiver: str, book: Path | None, actor: str) -> None:
    """Up the ladder. Raises LadderNotUp."""
    desk, _ = _do(book, actor, EscalateRectification(rectification=rectification, reason=reason, to=to, receiver=receiver))
    rung = follow_up.item(desk, rectification, desk.today()).state.rung
    _say(f"{rectification} 已上报{RUNGS[rung] if rung else ''}。")


ACTS = (extend, verify, republish, object_, inform, close, reopen, escalate)
