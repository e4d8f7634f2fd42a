"""Questions between and before meetings: who is to answer them, what still waits, what a quarter's meeting is about."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from changzhang.desk.desk import Desk
from changzhang.desk.follow_up import StoryLine
from changzhang.domain.act_words import told
from changzhang.domain.agenda import Agenda, agenda
from changzhang.domain.chain import Fact
from changzhang.domain.fold.live import live
from changzhang.domain.lights import Lit, rectification_light
from changzhang.domain.quarters import quarter_of
from changzhang.domain.refusals import QuestionUnknown
from changzhang.domain.states import QuestionState

APART = "涉及个人，已另行记录"


class QuestionItem(msgspec.Struct, frozen=True, kw_only=True):
    """A question with its light on a day; none once it is answered."""

    state: QuestionState
    lit: Lit | None


def items(desk: Desk, on: date, *, everything: bool = False) -> tuple[QuestionItem, ...]:
    """The questions that wait for an answer, soonest due first; with ``everything`` all others behind them."""
    found = []
    for row in desk.record.rows("question"):
        if row.state == "withdrawn" or (not everything and row.state not in ("open", "deferred", "referred")):
            continue
        state = desk.record.question(row.id)
        if state:
            found.append(QuestionItem(state=state, lit=_lit(desk, state, on)))
    return tuple(sorted(found, key=lambda item: (not item.state.is_owed, item.state.due_on or date.max, item.state.id)))


def item(desk: Desk, question_id: str, on: date) -> QuestionItem:
    """One question. Raises QuestionUnknown."""
    state = desk.record.question(question_id)
    if state is None:
        raise QuestionUnknown(question_id)
    return QuestionItem(state=state, lit=_lit(desk, state, on))


def story(desk: Desk, question_id: str) -> tuple[StoryLine, ...]:
    """Everything put on record about a question; of one noted apart, and of prepared answers, no words."""
    acts: dict[int, list[Fact]] = {}
    for fact in live(desk.record.history.stream(f"question/{question_id}")):
        acts.setdefault(fact.act, []).append(fact)
    words = (told(desk.record, facts) for facts in acts.values())
    return tuple(StoryLine(seq=each.seq, at=each.at, actor=each.actor, kind=each.kind, text=each.words) for each in words)


def _lit(desk: Desk, state: QuestionState, on: date) -> Lit | None:
    return rectification_light("promised", state.due_on, None, on, desk.deadlines.yellow_days) if state.is_owed else None


def quarter_agenda(desk: Desk, quarter: str | None = None, on: date | None = None) -> Agenda:
    """What a quarter's 答疑会 is about, the present quarter's by default. Raises ValueError for what is no ``2026Q4``."""
    day = on or desk.today()
    subjects = {item.code: item.name for item in desk.disclosure.items}
    return agenda(desk.record, quarter or quarter_of(day), day, subjects)


def as_json(found: QuestionItem) -> dict[str, Any]:
    """A question as ``question list --json`` prints it; of one noted apart, and of prepared answers, no words."""
    state, asked = found.state, found.state.asked
    return {
        "id": state.id,
        "status": state.status,
        "channel": asked.channel,
        "nature": asked.nature,
        "asked_at": state.asked_at.isoformat(),
        "meeting": asked.meeting,
        "text": APART if asked.is_apart else asked.text,
        "group": asked.asker.group,
        "subject": asked.subject,
        "owner": state.owner,
        "due_on": state.due_on.isoformat() if state.due_on else None,
        "light": found.lit.light if found.lit else None,
        "words": found.lit.words if found.lit else "",
        "seconded": state.seconded,
        "joined_into": state.joined_into,
        "is_prepared": bool(state.prepared),
        "answer": None if asked.is_apart or state.answer is None else state.answer.text,
        "rating": state.rating,
    }
