"""An act in a few words of Chinese: for the running log, for what a withdrawal takes with it, for an item's story."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from changzhang.domain.chain import Fact
from changzhang.domain.contact_words import of_contact
from changzhang.domain.disclosure.words import of_disclosure
from changzhang.domain.events import kind_of
from changzhang.domain.events import meeting as m
from changzhang.domain.events import question as q
from changzhang.domain.events import rectification as r
from changzhang.domain.events.base import Event
from changzhang.domain.events.book import BookCreated, CalendarAdopted, SettingsAdopted
from changzhang.domain.events.entry import EntryCorrected, EntryReworded, EntryWithdrawn, PaperExported
from changzhang.domain.events.ledger import LedgerAccepted, LedgerCorrected, LedgerExplained
from changzhang.domain.events.review import LinesPassed, LineSummarized, ReviewSigned
from changzhang.domain.ledger import LineRef
from changzhang.domain.money import format_yuan
from changzhang.domain.record import Record
from changzhang.domain.rectification_words import of_rectification_end

RATINGS = {"satisfied": "满意", "mostly_satisfied": "基本满意", "dissatisfied": "不满意", "no_comment": "不表态", "not_present": "未到场"}
CAUSES = {"rest": "休息", "power": "停电", "computer": "电脑故障", "another_day": "改日再开", "other": "其他"}


class ActWords(msgspec.Struct, frozen=True, kw_only=True):
    """One act, said to a person. ``kind`` is the wire name of its first event, ``seq`` that event's."""

    act: int
    seq: int
    at: datetime
    actor: str
    kind: str
    words: str
    stream: str


def act_words(facts: list[Fact], *, is_apart: bool = False) -> ActWords:
    """The words of one act; of a question noted apart (``is_apart``) nothing is told. Raises IndexError for no facts."""
    first = facts[0]
    words = "；".join(dict.fromkeys(words_of(fact.event, fact.stream) for fact in facts))
    return ActWords(
        act=first.act,
        seq=first.seq,
        at=first.at,
        actor=first.actor,
        kind=kind_of(first.event),
        words=f"{first.stream.partition('/')[2]} 涉及个人，已另行记录" if is_apart else words,
        stream=first.stream,
    )


def told(record: Record, facts: Sequence[Fact]) -> ActWords:
    """The words of one act as anybody may hear them: what was noted apart stays apart."""
    question = record.question(facts[0].stream.partition("/")[2]) if facts[0].stream.startswith("question/") else None
    first = record.history.stream(facts[0].stream)[0].event if question is None else question.asked
    return act_words(list(facts), is_apart=isinstance(first, q.QuestionAsked) and first.is_apart)


def words_of(event: Event, stream: str) -> str:
    """One event in a few words."""
    name = stream.partition("/")[2]
    said = _of_meeting(event) or _of_question(event, name) or _of_rectification(event, name) or of_contact(event, name)
    said = said or of_disclosure(event, name)
    return said or _of_book(event) or kind_of(event)


def _line(line: LineRef | None) -> str:
    return f"第{line.line_no}笔" if line else ""


def _of_meeting(event: Event) -> str:
    match event:
        case m.MeetingOpened():
            return f"开会：{event.title}"
        case m.AttendanceCounted():
            return f"清点到会{sum(event.counts.values())}人"
        case m.AttendeeArrived():
            return f"{event.kind}{event.count}人到场"
        case m.AttendeeLeft():
            return f"{event.kind}{event.count}人离场"
        case m.StageEntered():
            return f"进入环节 {event.stage}"
        case m.LineRead():
            return f"念完{_line(event.line)}" + ("（会后补录）" if event.medium == "paper" else "")
        case m.LineReviewed() if event.where == "review":
            verdict = {"passed": "通过", "doubted": "存疑", "returned": "退回补正"}[event.verdict]
            return f"预审{_line(event.line)}{verdict}" + (f"：{event.reason}" if event.reason else "")
        case m.LineReviewed():
            amount = f"，凭证上为{format_yuan(event.should_be_fen)}元" if event.should_be_fen is not None else ""
            return f"{_line(event.line)}存疑{amount}" + (f"：{event.reason}" if event.reason else "")
        case m.MeetingPaused():
            return f"休会（{CAUSES[event.cause]}）"
        case m.MeetingResumed():
            return "复会"
        case m.CashCounted():
            return f"清点现金{format_yuan(event.counted_fen)}元"
        case m.VoucherShown():
            seen = {"shown": "当场查看", "by_appointment": "约定查阅", "masked": "遮盖后查看"}[event.mode]
            return f"{seen}{_line(event.line)}凭证" + (f"（{event.inspect_on:%Y-%m-%d}）" if event.inspect_on else "")
    return _of_meeting_end(event)


def _of_meeting_end(event: Event) -> str:
    match event:
        case m.AppraisalCounted():
            return f"评议：满意{event.satisfied}、基本满意{event.mostly_satisfied}、不满意{event.dissatisfied}、弃权{event.abstain}"
        case m.NoteTaken():
            return f"记录：{event.speaker + '：' if event.speaker else ''}{event.text}"
        case m.CheckPassedOver():
            return f"跳过检查项（{event.reason}）"
        case m.MeetingAdjourned():
            return f"散会，到会{event.present}人"
        case m.MeetingSealed():
            return f"封存，共{event.record_count}条记录"
    return ""


def _of_question(event: Event, name: str) -> str:
    match event:
        case q.QuestionAsked():
            text = "涉及个人，已另行记录" if event.is_apart else event.text or "内容待补"
            where = f"（{_line(event.line)}）" if event.line and not event.is_apart else ""
            return f"第{event.number}问{where}：{text}" if event.number else f"提问：{text}"
        case q.QuestionSeconded():
            return f"附议 {name}" + (f"（{event.joined}并入）" if event.joined else "")
        case q.QuestionAnswered():
            return f"答复：{event.answerer + '：' if event.answerer else ''}{event.text or '要点待补'}"
        case q.QuestionDeferred():
            absent = f"（责任人缺席，{event.passed_on_by}转告，书面答复）" if event.is_owner_absent else ""
            return f"限时答复：{event.owner}，{event.due_on:%Y-%m-%d}前{absent}"
        case q.QuestionReferred():
            return f"转办：{event.to}"
        case q.QuestionRated():
            return f"评价：{RATINGS[event.rating]}"
        case q.QuestionWithdrawnByAsker():
            return "提问人撤回" + ("，村监委继续核查" if event.goes_on else "")
    return ""


def _of_rectification(event: Event, name: str) -> str:
    match event:
        case r.RectificationPromised():
            return f"承诺整改 {name}：{event.measure}（{event.owner}，{event.due_on:%Y-%m-%d}前）"
        case r.RectificationStated():
            return f"回头看 {name}" + (f"，群众异议：{event.objection}" if event.objection else "")
        case r.RectificationLeftOut():
            return f"{name} 本次不回头看：{event.reason}"
        case r.RectificationProgressed():
            return f"{name} 进展：{event.text}"
        case r.RectificationCompleted():
            return f"{name} 报完成：{event.result}"
    return of_rectification_end(event, name)


def _of_book(event: Event) -> str:
    match event:
        case BookCreated():
            return f"建立账簿：{event.village}"
        case SettingsAdopted():
            return f"启用设置 {event.name}"
        case CalendarAdopted():
            return "启用节假日安排"
        case LedgerAccepted():
            return f"接受账目 {event.key.period}（{event.file_name}，{event.line_count}笔）"
        case LedgerCorrected():
            return f"更正账目 {event.key.period}（{event.reason or event.file_name}）"
        case LinesPassed():
            return f"预审其余{len(event.line_nos)}笔通过"
        case LineSummarized():
            return f"{_line(event.line)}公开用语：{event.public_summary or '（取消）'}"
        case ReviewSigned():
            return f"预审签字：{'、'.join(event.members)}"
        case LedgerExplained():
            return f"书面说明：{event.text}"
        case EntryWithdrawn():
            return f"撤回第{event.act}号（{event.reason}）"
        case EntryReworded():
            return f"改文字：{event.text}"
        case EntryCorrected():
            return f"更正第{event.number}号：{event.was} → {event.now}（{event.reason}）"
        case PaperExported():
            return f"导出 {event.file_name}"
    return ""
