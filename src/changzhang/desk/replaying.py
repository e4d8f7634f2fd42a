"""Holding a meeting from a script of acts, through the same desk as the screens."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import msgspec

from changzhang.desk import meeting as meeting_desk
from changzhang.desk.desk import Desk, Outcome
from changzhang.desk.problems import ScriptWrong
from changzhang.domain.commands import WIRE_NAMES
from changzhang.domain.commands.base import Command
from changzhang.domain.errors import Problem
from changzhang.domain.ledger import LineRef
from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.states import MeetingState
from changzhang.domain.template import Term
from changzhang.settings import decode

# Keys of an act that speak to the replay itself; the rest are the command's own fields.
_OWN_KEYS = {"do", "at", "actor", "as"}
_NAMED_IDS = ("question", "rectification", "into")
# An act's number is the seq of its first fact: what a withdrawal names, and what a rewording of one text names.
_NAMED_ACTS = ("act", "seq")


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One act of the script done: its index from 1, what it was, and what became of it."""

    index: int
    do: str
    outcome: Outcome


class ActRefused(Problem):
    """An act of the script was refused; what came before is kept."""

    number = 110

    def __init__(self, index: int, do: str, problem: Problem) -> None:
        super().__init__(
            f"脚本第{index}个动作（{do}）没有办成：{problem.what}", problem.where, problem.remedy or "改好脚本再来；前面的动作已经记下"
        )
        self.index = index


class Names(msgspec.Struct):
    """What acts gave a name to (``as``): ids by name, and the acts themselves for withdrawing them."""

    ids: dict[str, str] = {}
    acts: dict[str, int] = {}


class Script(msgspec.Struct, frozen=True, kw_only=True):
    """A script as read: the meeting's table and its acts."""

    meeting: dict[str, Any]
    acts: tuple[dict[str, Any], ...]


def read_script(source: str | bytes, name: str) -> Script:
    """A script from TOML (text, or bytes in UTF-8 or GB18030). Raises ScriptWrong, SettingsInvalid for an unreadable encoding."""
    try:
        tables = tomllib.loads(source if isinstance(source, str) else decode(source, name))
    except tomllib.TOMLDecodeError as error:
        raise ScriptWrong(name, f"不是 TOML（{error}）") from error
    meeting, acts = tables.get("meeting"), tables.get("act", [])
    if not isinstance(meeting, dict) or not {"id", "period", "template"}.intersection(meeting):
        raise ScriptWrong(f"{name} [meeting]", "要写 template，唱账会还要写 period")
    if not isinstance(acts, list) or not all(isinstance(act, dict) and isinstance(act.get("do"), str) for act in acts):
        raise ScriptWrong(f"{name} [[act]]", "每个动作要有 do")
    return Script(meeting=meeting, acts=tuple(acts))


def replay(desk: Desk, script: Script, meeting_id: str | None = None) -> Iterator[Step]:
    """Do the acts one by one in the script's meeting, each on disk before it is yielded. Raises ScriptWrong, ActRefused."""
    meeting_id = meeting_id or meeting_of(desk, script)
    names = Names()
    for index, act in enumerate(script.acts, start=1):
        try:
            outcome = _do(desk, meeting_id, act, names, index)
        except ScriptWrong:
            raise
        except Problem as problem:
            if problem.exit_code == 3:
                raise
            raise ActRefused(index, act["do"], problem) from problem
        yield Step(index=index, do=act["do"], outcome=outcome)


def meeting_of(desk: Desk, script: Script) -> str:
    """The meeting a script speaks of: named by id, the open one of its period or template, or opened now. Raises Refused, ScriptWrong."""
    table = script.meeting
    if "id" in table:
        return str(table["id"])
    running = desk.record.open_meeting
    if running and _is_meant(running, table):
        return running.id
    opened_at = table.get("at")
    return meeting_desk.start(
        desk,
        template_id=str(table.get("template", "monthly_reading")),
        period=str(table["period"]) if "period" in table else None,
        matter=str(table.get("matter", "")),
        held_on=_day(table["held_on"], "[meeting] held_on") if "held_on" in table else None,
        medium="paper" if table.get("medium") == "paper" else "screen",
        at=_instant(opened_at, "[meeting] at") if opened_at else None,
    )


def _is_meant(running: MeetingState, table: dict[str, Any]) -> bool:
    """Whether the open meeting is the script's: the one over its period, else the one of its template."""
    if "period" in table:
        return any(each.period == table["period"] for each in running.opened.ledgers)
    return running.opened.template_id == str(table["template"])


def _do(desk: Desk, meeting_id: str, act: dict[str, Any], names: Names, index: int) -> Outcome:
    where = f"第{index}个动作"
    kind = WIRE_NAMES.get(act["do"])
    if kind is None:
        raise ScriptWrong(where, f"没有 {act['do']} 这种动作")
    view = desk.view(meeting_id)
    fields = {key: value for key, value in act.items() if key not in _OWN_KEYS}
    command = _command(kind, _filled(kind, fields, view, meeting_id, names, where), where)
    at = _instant(act["at"], where) if "at" in act else None
    outcome = desk.do(command, at=at, actor=_text(act.get("actor", ""), "actor", where))
    if "as" in act and outcome.act is not None:
        name = str(act["as"])
        names.acts[name] = outcome.act
        if outcome.ids:
            names.ids[name] = next(iter(outcome.ids.values()))
    return outcome


def _filled(
    kind: type[Command], fields: dict[str, Any], view: MeetingView | None, meeting_id: str, names: Names, where: str
) -> dict[str, Any]:
    """The fields a script may leave out or say shortly: the meeting, line numbers, term labels, names given by ``as``."""
    wanted = kind.__struct_fields__
    if "meeting" in wanted:
        fields.setdefault("meeting", meeting_id)
    if "expected_stage" in wanted and view:
        fields.setdefault("expected_stage", view.meeting.stage)
    if isinstance(fields.get("line"), int) and view:
        fields["line"] = _line_ref(view, fields["line"])
    if isinstance(fields.get("term"), str) and view:
        fields["term"] = _term(view, fields["term"], where)
    for known, keys in ((names.ids, _NAMED_IDS), (names.acts, _NAMED_ACTS)):
        fields |= {key: known[fields[key]] for key in keys if isinstance(fields.get(key), str) and fields[key] in known}
    return fields


def _line_ref(view: MeetingView, line_no: int) -> list[int]:
    planned = view.plan.numbered(line_no)
    return list(msgspec.structs.astuple(planned.ref if planned else LineRef(0, line_no)))


def _term(view: MeetingView, label: str, where: str) -> dict[str, Any]:
    choices: tuple[Term, ...] = (*view.deadlines.promise_terms, *view.deadlines.answer_terms)
    for term in choices:
        if term.label == label:
            return msgspec.structs.asdict(term)
    raise ScriptWrong(where, f"没有“{label}”这种期限", "可写：" + "、".join(dict.fromkeys(term.label for term in choices)))


def _command(kind: type[Command], fields: dict[str, Any], where: str) -> Command:
    try:
        return msgspec.convert(fields, kind)
    except msgspec.ValidationError as error:
        raise ScriptWrong(where, f"字段不对（{error}）") from error


def _text(value: object, key: str, where: str) -> str:
    if not isinstance(value, str):
        raise ScriptWrong(where, f"{key} 要写成文字")
    return value


def _day(value: object, where: str) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise ScriptWrong(where, "要写成日期，不加引号，如 2026-11-15")
    return value


def _instant(value: object, where: str) -> datetime:
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise ScriptWrong(where, "at 要写成带时区的时间，如 2026-11-15T14:31:00+08:00")
    return value
