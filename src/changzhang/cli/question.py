"""Questions that come in between meetings, on the command line."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from changzhang import wiring
from changzhang.cli.chinese import group
from changzhang.cli.options import Day, book_option, echo_json, json_option, on_book
from changzhang.desk import forms
from changzhang.desk import questions as question_desk
from changzhang.domain.commands import (
    AnswerQuestion,
    AskQuestion,
    AssignQuestion,
    EscalateQuestion,
    InformQuestionAsker,
    JoinQuestion,
    PrepareAnswer,
)
from changzhang.domain.events.question import Asker
from changzhang.domain.lights import WORDS
from changzhang.domain.rectification import LADDER
from changzhang.domain.text import pad

_CHANNELS = ["box", "hotline", "wechat", "one_tap", "visit"]
_CHANNEL_WORDS = {"meeting": "会场", "box": "意见箱", "hotline": "热线", "wechat": "微信群", "one_tap": "一点通", "visit": "上门"}
_STATUS_WORDS = {
    "open": "待答复",
    "answered": "已答复",
    "deferred": "限时答复",
    "referred": "已转办",
    "withdrawn": "已撤回",
    "joined": "已并问",
}


@group(help="来访来电：登记提问，交办，并问，答复，告知提问人。")
def question() -> None:
    """The group itself does nothing."""


@question.command(help="登记一条提问（意见箱、热线、微信群、一点通、上门）。下一次会自动列入。")
@click.option("--channel", required=True, type=click.Choice(_CHANNELS), help="意见箱、热线、微信群、一点通、上门。")
@click.option("--text", required=True, help="问什么，照原话记。")
@click.option("--asker", default="", help="提问人姓名。")
@click.option("--group", "group_name", default="", help="哪个组。")
@click.option("--anonymous", is_flag=True, help="匿名：不记姓名。")
@click.option("--nature", type=click.Choice(["question", "suggestion", "objection"]), default="question", help="提问、建议、异议。")
@click.option("--subject", default="", help="属于哪一项公开内容（A1…C3），或自己写。")
@click.option("--owner", default="", help="交给谁答复。")
@click.option("--due", "due_on", type=Day(), help="交办的人哪天以前答复。")
@click.option("--prepared", default="", help="准备好的答复，只在后台看，会上不显示、不打印。")
@click.option("--apart", is_flag=True, help="另记：涉及个人，不在会上说，转上级。")
@on_book
def add(
    channel: Any,
    text: str,
    asker: str,
    group_name: str,
    anonymous: bool,
    nature: Any,
    subject: str,
    owner: str,
    due_on: date | None,
    prepared: str,
    apart: bool,
    book: Path | None,
    actor: str,
) -> None:
    """Log a question; its id on stdout. Raises TextMissing, OwnerIsAsker, ApartIsReferred."""
    desk = wiring.desk_of(book, actor=actor)
    who = Asker(name=asker, group=group_name, shown="anonymous" if anonymous else desk.village.asker_shown)
    asked = AskQuestion(
        text=text,
        channel=channel,
        asker=who,
        nature=nature,
        subject=subject,
        is_apart=apart,
        owner=owner,
        due_on=due_on,
        prepared=prepared,
    )
    question_id = desk.do(asked).ids["question"]
    click.echo(question_id)
    click.echo("已登记" + (f"，交{owner}答复。" if owner else "。"), err=True)


@question.command("list", help="还欠答复的提问，最急的在前；--all 连答复过的一起列。")
@click.option("--on", type=Day(), help="看哪一天。")
@click.option("--all", "everything", is_flag=True, help="连已答复、已撤回、已并问的。")
@book_option
@json_option
def list_(on: date | None, everything: bool, book: Path | None, as_json: bool) -> None:
    """Questions with their lights."""
    desk = wiring.desk_of(book, query_only=True)
    found = question_desk.items(desk, on or desk.today(), everything=everything)
    if as_json:
        echo_json([question_desk.as_json(each) for each in found])
        return
    for each in found:
        state = each.state
        light = f"{WORDS[each.lit.light]} {pad(each.lit.words, 10)}" if each.lit else pad("", 13)
        words = question_desk.APART if state.asked.is_apart else state.asked.text or "（内容待补）"
        where = f"{_CHANNEL_WORDS[state.asked.channel]}  {_STATUS_WORDS[state.status]}"
        click.echo(f"{light} {state.id} {pad(where, 18)} {pad(state.owner, 8)} {words}")
    if not found:
        click.echo("没有欠着的提问。", err=True)


@question.command(help="一条提问的全部情况，连准备好的答复（只在后台看）。")
@click.argument("question_id", metavar="ID")
@book_option
def show(question_id: str, book: Path | None) -> None:
    """One question. Raises QuestionUnknown."""
    desk = wiring.desk_of(book, query_only=True)
    state = question_desk.item(desk, question_id, desk.today()).state
    words = question_desk.APART if state.asked.is_apart else state.asked.text or "（内容待补）"
    click.echo(f"{state.id} {_CHANNEL_WORDS[state.asked.channel]} {_STATUS_WORDS[state.status]} {words}")
    for label, text in (("谁来答", state.owner), ("期限", str(state.due_on or "")), ("准备的答复（不公开）", state.prepared)):
        if text:
            click.echo(f"  {label}：{text}")
    for answer in state.answers if not state.asked.is_apart else ():
        click.echo(f"  {answer.at:%Y-%m-%d} {answer.given.answerer}答：{answer.given.text or '（要点待补）'}")


@question.command(help="交办：定下谁来答复。")
@click.argument("question_id", metavar="ID")
@click.option("--owner", required=True, help="谁来答。")
@click.option("--due", "due_on", type=Day(), help="哪天以前。")
@on_book
def assign(question_id: str, owner: str, due_on: date | None, book: Path | None, actor: str) -> None:
    """Name who is to answer. Raises QuestionUnknown, OwnerIsAsker."""
    wiring.desk_of(book, actor=actor).do(AssignQuestion(question=question_id, owner=owner, due_on=due_on))
    click.echo(f"{question_id} 已交{owner}答复。", err=True)


@question.command(help="存一份准备好的答复（只在后台看，会上不显示、不打印）。")
@click.argument("question_id", metavar="ID")
@click.option("--text", required=True, help="准备怎么答。")
@on_book
def prepare(question_id: str, text: str, book: Path | None, actor: str) -> None:
    """Keep a prepared answer. Raises QuestionUnknown, ApartIsReferred."""
    wiring.desk_of(book, actor=actor).do(PrepareAnswer(question=question_id, text=text))
    click.echo(f"{question_id} 的答复已备好。", err=True)


@question.command(help="记下答复（会外书面、电话答复；开着会时记作会上答复）。")
@click.argument("question_id", metavar="ID")
@click.option("--text", required=True, help="怎么答的。")
@click.option("--by", "answerer", required=True, help="谁答的。")
@on_book
def answer(question_id: str, text: str, answerer: str, book: Path | None, actor: str) -> None:
    """Log an answer. Raises QuestionUnknown, RoomClosed, AnsweredWithAnother."""
    wiring.desk_of(book, actor=actor).do(AnswerQuestion(question=question_id, text=text, answerer=answerer))
    click.echo(f"{question_id} 的答复已记下。", err=True)


@question.command(help="并问：重复的一问并入另一问，一起答复。")
@click.argument("question_id", metavar="ID")
@click.option("--into", required=True, help="并入哪一问。")
@on_book
def join(question_id: str, into: str, book: Path | None, actor: str) -> None:
    """Join a repeat. Raises NotJoinable, AnsweredWithAnother, QuestionUnknown."""
    wiring.desk_of(book, actor=actor).do(JoinQuestion(question=question_id, into=into))
    click.echo(f"{question_id} 已并入 {into}。", err=True)


@question.command(help="上报一级：超期好几天没有答复的。")
@click.argument("question_id", metavar="ID")
@click.option("--reason", required=True, help="为什么上报。")
@click.option("--to", type=click.Choice(list(LADDER)), help="报到哪一级（默认上一级）。")
@click.option("--receiver", default="", help="交到谁手里。")
@on_book
def escalate(question_id: str, reason: str, to: Any, receiver: str, book: Path | None, actor: str) -> None:
    """Hand an overdue question up. Raises NotYetOverdue, LadderEnded."""
    wiring.desk_of(book, actor=actor).do(EscalateQuestion(question=question_id, reason=reason, to=to, receiver=receiver))
    click.echo(f"{question_id} 已上报。", err=True)


@question.command(help="记下答复已经告知提问人。")
@click.argument("question_id", metavar="ID")
@click.option("--way", required=True, type=click.Choice(["phone", "visit", "group", "meeting"]), help="电话、上门、微信群、会上。")
@click.option("--on", "informed_on", type=Day(), help="哪天（默认今天）。")
@click.option("--note", default="", help="提问人怎么说。")
@on_book
def inform(question_id: str, way: Any, informed_on: date | None, note: str, book: Path | None, actor: str) -> None:
    """Log that the asker was told. Raises QuestionNotAnswered."""
    wiring.desk_of(book, actor=actor).do(InformQuestionAsker(question=question_id, way=way, informed_on=informed_on, note=note))
    click.echo(f"{question_id} 已告知提问人。", err=True)


@question.command("print", help="打印一条提问的单子：书面答复单、转办单（带回执）、交办单、催办单；另记的只有转办单（密）。")
@click.argument("question_id", metavar="ID")
@click.option(
    "--paper", required=True, type=click.Choice(["reply", "referral", "referral_private", "assignment", "reminder"]), help="哪一种。"
)
@click.option("--out", type=click.Path(path_type=Path), help="写到哪个文件夹。")
@book_option
def print_(question_id: str, paper: Any, out: Path | None, book: Path | None) -> None:
    """Write the sheet of one question; its path on stdout. Raises QuestionUnknown, PaperEmpty."""
    desk = wiring.desk_of(book, query_only=True)
    click.echo(str(forms.write_question_sheet(desk, question_id, paper, out)))
