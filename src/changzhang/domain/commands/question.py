"""Commands about questions."""

from __future__ import annotations

from datetime import date

from changzhang.domain.commands.base import Command
from changzhang.domain.events.question import AnswerMode, Asker, Channel, Nature, Rating
from changzhang.domain.events.rectification import InformWay, Rung
from changzhang.domain.ledger import LineRef
from changzhang.domain.template import Term


class AskQuestion(Command, frozen=True, kw_only=True):
    """Log a question as spoken. Empty text means somebody asked and the words follow (待补). In the same act it may be given an
    ``owner`` who is to answer (交办), with a term, a date or neither, and an answer ``prepared`` in private."""

    text: str = ""
    meeting: str | None = None
    line: LineRef | None = None
    asker: Asker = Asker()
    nature: Nature = "question"
    channel: Channel = "meeting"
    subject: str = ""
    is_apart: bool = False
    owner: str = ""
    term: Term | None = None
    due_on: date | None = None
    prepared: str = ""


class SecondQuestion(Command, frozen=True, kw_only=True):
    """附议."""

    question: str


class AnswerQuestion(Command, frozen=True, kw_only=True):
    """Log an answer. Empty text means answered on the spot, its gist follows (要点待补). While a meeting is open the answer is
    given in it, whenever the question was asked."""

    question: str
    text: str = ""
    mode: AnswerMode = "on_spot"
    answerer: str = ""


class DeferQuestion(Command, frozen=True, kw_only=True):
    """限时答复: by a term reckoned from the meeting's day, or by a date. With ``is_owner_absent`` (责任人缺席) somebody has to
    pass it on."""

    question: str
    owner: str
    term: Term | None = None
    due_on: date | None = None
    is_owner_absent: bool = False
    passed_on_by: str = ""


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


class AssignQuestion(Command, frozen=True, kw_only=True):
    """交办: name who is to answer, by a term, a date, or without one."""

    question: str
    owner: str
    term: Term | None = None
    due_on: date | None = None


class PrepareAnswer(Command, frozen=True, kw_only=True):
    """Keep an answer prepared in private, in place of the one before."""

    question: str
    text: str


class JoinQuestion(Command, frozen=True, kw_only=True):
    """并入: let a repeat be answered with the question it repeats."""

    question: str
    into: str


class EscalateQuestion(Command, frozen=True, kw_only=True):
    """上报一级: hand an overdue question up the ladder; ``to`` None is the next rung."""

    question: str
    reason: str
    to: Rung | None = None
    receiver: str = ""


class InformQuestionAsker(Command, frozen=True, kw_only=True):
    """Log that the asker was told the answer; ``informed_on`` None is today."""

    question: str
    way: InformWay
    informed_on: date | None = None
    note: str = ""
