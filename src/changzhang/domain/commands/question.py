"""Commands about questions."""

from __future__ import annotations

from datetime import date

from changzhang.domain.commands.base import Command
from changzhang.domain.events.question import AnswerMode, Asker, Channel, Nature, Rating
from changzhang.domain.ledger import LineRef
from changzhang.domain.template import Term


class AskQuestion(Command, frozen=True, kw_only=True):
    """Log a question as spoken. Empty text means somebody asked and the words follow (待补)."""

    text: str = ""
    meeting: str | None = None
    line: LineRef | None = None
    asker: Asker = Asker()
    nature: Nature = "question"
    channel: Channel = "meeting"
    subject: str = ""
    is_apart: bool = False


class SecondQuestion(Command, frozen=True, kw_only=True):
    """附议."""

    question: str


class AnswerQuestion(Command, frozen=True, kw_only=True):
    """Log an answer. Empty text means answered on the spot, its gist follows (要点待补)."""

    question: str
    text: str = ""
    mode: AnswerMode = "on_spot"
    answerer: str = ""


class DeferQuestion(Command, frozen=True, kw_only=True):
    """限时答复: by a term reckoned from the meeting's day, or by a date."""

    question: str
    owner: str
    term: Term | None = None
    due_on: date | None = None


class ReferQuestion(Command, frozen=True, kw_only=True):
    """转办."""

    question: str
    to: str
    term: Term | None = None
    due_on: date | None = None


class RateQuestion(Command, frozen=True, kw_only=True):
    """Record what the asker says of the answer."""

    question: str
    rating: Rating


class WithdrawQuestionByAsker(Command, frozen=True, kw_only=True):
    """提问人撤回."""

    question: str
    goes_on: bool = True
