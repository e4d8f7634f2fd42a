"""Following up rectifications: lists, and one item's whole story."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import msgspec

from changzhang.desk.desk import Desk
from changzhang.domain.act_words import words_of
from changzhang.domain.chain import Fact
from changzhang.domain.events import kind_of
from changzhang.domain.fold.live import live
from changzhang.domain.lights import Lit
from changzhang.domain.rectification import light_of, missing_to_close
from changzhang.domain.refusals import RectificationUnknown
from changzhang.domain.states import RectificationState


class StoryLine(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that happened to an item."""

    seq: int
    at: datetime
    actor: str
    kind: str
    text: str


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """A rectification with its light on a day."""

    state: RectificationState
    lit: Lit


def items(desk: Desk, on: date) -> tuple[Item, ...]:
    """Every rectification there is, worst light first, closed ones last."""
    rows = [row for row in desk.record.rows("rectification") if row.state != "withdrawn"]
    states = [desk.record.rectification(row.id) for row in rows]
    found = [Item(state=state, lit=lit_of(desk, state, on)) for state in states if state]
    order = {"red": 0, "yellow": 1, "green": 2}
    return tuple(sorted(found, key=lambda item: (not item.state.is_open, order[item.lit.light], item.state.due_on, item.state.id)))


def item(desk: Desk, rectification_id: str, on: date) -> Item:
    """One rectification. Raises RectificationUnknown."""
    state = desk.record.rectification(rectification_id)
    if state is None:
        raise RectificationUnknown(rectification_id)
    return Item(state=state, lit=lit_of(desk, state, on))


def lit_of(desk: Desk, state: RectificationState, on: date) -> Lit:
    """The light of a rectification on a day."""
    return light_of(state, on, desk.deadlines.yellow_days, is_at_once=desk.deadlines.close_on_posting)


def missing(desk: Desk, state: RectificationState, on: date) -> tuple[str, ...]:
    """What an item still lacks for 销号; empty for one that may be closed out or is."""
    question = desk.record.question(state.promised.question) if state.promised.question else None
    return missing_to_close(state, question, on, is_at_once=desk.deadlines.close_on_posting) if state.is_open else ()


def story(desk: Desk, state: RectificationState) -> tuple[StoryLine, ...]:
    """Everything from the question on, in the order of the journal."""
    history = desk.record.history
    facts = live(history.stream(f"rectification/{state.id}"))
    if state.promised.question:
        facts += live(history.stream(f"question/{state.promised.question}"))
    return tuple(story_line(fact) for fact in sorted(facts, key=lambda fact: fact.seq))


def story_line(fact: Fact) -> StoryLine:
    """One fact as a line of a story."""
    return StoryLine(seq=fact.seq, at=fact.at, actor=fact.actor, kind=kind_of(fact.event), text=words_of(fact.event, fact.stream))


def item_json(desk: Desk, found: Item) -> dict[str, Any]:
    """An item with its story, as ``fix show --json`` prints it."""
    state = found.state
    return {
        "id": state.id,
        "state": state.status,
        "outcome": state.outcome,
        "measure": state.promised.measure,
        "owner": state.promised.owner,
        "due_on": state.due_on.isoformat(),
        "original_due_on": state.original_due_on.isoformat(),
        "light": found.lit.light,
        "words": found.lit.words,
        "reckoning": state.reckoning,
        "extensions": len(state.extensions),
        "posted_until": state.posted_until.isoformat() if state.posted_until else None,
        "rung": state.rung,
        "missing_to_close": list(missing(desk, state, desk.today())),
        "story": [
            {"seq": line.seq, "at": line.at.isoformat(), "actor": line.actor, "kind": line.kind, "text": line.text}
            for line in story(desk, state)
        ],
    }
