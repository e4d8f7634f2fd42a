"""Events of one question (提问), from asking to rating."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from changzhang.domain.events.base import Event
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
    """附议: one more voice for the same question."""


class QuestionAnswered(Event, frozen=True, kw_only=True):
    """An answer was given. ``is_pending``: its gist is to be supplied (要点待补)."""

    text: str = ""
    mode: AnswerMode = "on_spot"
    answerer: str = ""
    is_pending: bool = False


class QuestionDeferred(Event, frozen=True, kw_only=True):
    """限时答复: by whom, until when, and how the date was reckoned."""

    owner: str
    due_on: date
    reckoning: str = ""


class QuestionReferred(Event, frozen=True, kw_only=True):
    """转办: to whom, until when."""

    to: str
    due_on: date | None = None
    reckoning: str = ""


class QuestionRated(Event, frozen=True, kw_only=True):
    """What the asker said of the answer."""

    rating: Rating


class QuestionWithdrawnByAsker(Event, frozen=True, kw_only=True):
    """提问人撤回: stays readable, counts as asked. ``goes_on``: the committee follows it in its own name."""

    goes_on: bool = True
