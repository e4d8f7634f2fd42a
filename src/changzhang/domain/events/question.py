"""Events of one question (提问), from asking to rating."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from changzhang.domain.events.base import Event
from changzhang.domain.events.rectification import InformWay, Rung
from changzhang.domain.ledger import LineRef
from changzhang.domain.village import AskerShown

Nature = Literal["question", "suggestion", "objection"]
Channel = Literal["meeting", "box", "hotline", "wechat", "one_tap", "visit"]
AnswerMode = Literal["on_spot", "explained", "reply"]
Rating = Literal["satisfied", "mostly_satisfied", "dissatisfied", "no_comment", "not_present"]


class Asker(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who asked, and how the asker is shown; fixed at asking. Anonymous stores no name."""

    name: str = ""
    group: str = ""
    shown: AskerShown = "group"


class QuestionAsked(Event, frozen=True, kw_only=True):
    """Somebody asked. ``is_pending``: the words are to be supplied (待补). ``is_apart``: concerns a person, noted apart."""

    text: str = ""
    meeting: str | None = None
    number: int = 0
    nature: Nature = "question"
    channel: Channel = "meeting"
    line: LineRef | None = None
    asker: Asker = Asker()
    subject: str = ""
    is_pending: bool = False
    is_apart: bool = False


class QuestionSeconded(Event, frozen=True, kw_only=True):
    """附议: one more voice for the same question. ``joined`` is the repeat that was joined into it, when one was."""

    joined: str | None = None


class QuestionAnswered(Event, frozen=True, kw_only=True):
    """An answer was given. ``is_pending``: its gist is to be supplied (要点待补). ``meeting`` is set where the question was
    not asked in that meeting."""

    text: str = ""
    mode: AnswerMode = "on_spot"
    answerer: str = ""
    is_pending: bool = False
    meeting: str | None = None


class QuestionDeferred(Event, frozen=True, kw_only=True):
    """限时答复: by whom, until when, and how the date was reckoned. ``is_owner_absent`` is 责任人缺席: ``passed_on_by`` tells
    the owner, the answer comes in writing and is heard first next time. ``meeting`` as in an answer."""

    owner: str
    due_on: date
    reckoning: str = ""
    is_owner_absent: bool = False
    passed_on_by: str = ""
    meeting: str | None = None


class QuestionReferred(Event, frozen=True, kw_only=True):
    """转办: to whom, until when. ``meeting`` as in an answer."""

    to: str
    due_on: date | None = None
    reckoning: str = ""
    meeting: str | None = None


class QuestionRated(Event, frozen=True, kw_only=True):
    """What the asker said of the answer. ``meeting`` as in an answer."""

    rating: Rating
    meeting: str | None = None


class QuestionWithdrawnByAsker(Event, frozen=True, kw_only=True):
    """提问人撤回: stays readable, counts as asked. ``goes_on``: the committee follows it in its own name."""

    goes_on: bool = True


class QuestionAssigned(Event, frozen=True, kw_only=True):
    """交办: who is to answer, and by when where a day was set."""

    owner: str
    due_on: date | None = None
    reckoning: str = ""


class QuestionPrepared(Event, frozen=True, kw_only=True):
    """An answer prepared in private, replacing the one before: never on a surface of the room, never on a public paper."""

    text: str


class QuestionJoined(Event, frozen=True, kw_only=True):
    """并入第N问: a repeat, answered with the question it was joined into."""

    into: str


class QuestionEscalated(Event, frozen=True, kw_only=True):
    """上报一级: overdue for too long; to which rung, into whose hands, after how many natural days."""

    to: Rung
    receiver: str = ""
    reason: str
    overdue_days: int


class QuestionAskerInformed(Event, frozen=True, kw_only=True):
    """The asker was told the answer: by phone, at home, in the group or in a meeting."""

    way: InformWay
    informed_on: date
    note: str = ""
