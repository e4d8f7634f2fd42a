"""Publications on a day: what is due, what hangs, what came down too early, and one publication's whole story."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from changzhang.desk.desk import Desk
from changzhang.desk.follow_up import StoryLine, story_line
from changzhang.domain.disclosure.items import STEP_NAMES, STEP_OWNERS, STEPS
from changzhang.domain.disclosure.lights import disclosure_light
from changzhang.domain.disclosure.periods import Due, expected, period_words
from changzhang.domain.disclosure_state import DisclosureState
from changzhang.domain.fold.live import live
from changzhang.domain.lights import Lit
from changzhang.domain.refusals_disclosure import DisclosurePeriodWrong
from changzhang.domain.states import Summary


class Publication(msgspec.Struct, frozen=True, kw_only=True):
    """One publication with its light on a day; ``state`` is None while nothing was recorded about it."""

    id: str
    title: str
    owner: str
    due_on: date
    reckoning: str
    lit: Lit
    published_on: date | None = None
    state: DisclosureState | None = None


def publications(desk: Desk, on: date, *, is_waiting_only: bool = False) -> tuple[Publication, ...]:
    """Every publication due or begun by a day, worst light first; with ``is_waiting_only`` those that ask something of somebody."""
    order = {"red": 0, "yellow": 1, "green": 2}
    found = list(_all(desk, on, is_waiting_only))
    return tuple(sorted(found, key=lambda each: (order[each.lit.light], each.published_on is not None, each.due_on, each.id)))


def _all(desk: Desk, on: date, is_waiting_only: bool) -> Iterator[Publication]:
    begun = {row.id: row for row in desk.record.rows("disclosure") if row.state != "withdrawn"}
    for due in expected(desk.disclosure, desk.village.from_period, on):
        if due.id not in begun:
            yield _not_begun(desk, due, on)
    for row in begun.values():
        if not (is_waiting_only and row.state in ("published", "archived")):
            yield _begun(desk, row, on)


def _not_begun(desk: Desk, due: Due, on: date) -> Publication:
    item = desk.disclosure.item(due.item)
    return Publication(
        id=due.id,
        title=_title(item.name if item else due.item, due.period, ""),
        owner=STEP_OWNERS[STEPS[0]],
        due_on=due.due_on,
        reckoning=due.reckoning,
        lit=disclosure_light(due.due_on, None, on, due.window_days),
    )


def _begun(desk: Desk, row: Summary, on: date) -> Publication:
    state = desk.record.disclosure(row.id)
    if state is None:
        raise DisclosurePeriodWrong(row.id)
    arisen = state.arisen
    lit = disclosure_light(arisen.due_on, state.published_on, on, arisen.window_days, is_taken_early=state.is_taken_early)
    return Publication(
        id=state.id,
        title=_title(arisen.name, state.period, arisen.title),
        owner=STEP_OWNERS[state.next_step] if state.next_step else "",
        due_on=arisen.due_on,
        reckoning=arisen.reckoning,
        lit=lit,
        published_on=state.published_on,
        state=state,
    )


def _title(name: str, period: str, title: str) -> str:
    return f"{period_words(period)} {name}" + (f"：{title}" if title else "")


def publication(desk: Desk, disclosure_id: str, on: date) -> Publication:
    """One publication, begun or not. Raises DisclosurePeriodWrong."""
    for each in publications(desk, on):
        if each.id == disclosure_id:
            return each
    raise DisclosurePeriodWrong(disclosure_id)


def story(desk: Desk, disclosure_id: str) -> tuple[StoryLine, ...]:
    """Everything recorded about a publication, in the order of the journal."""
    return tuple(story_line(fact) for fact in live(desk.record.history.stream(f"disclosure/{disclosure_id}")))


def publication_json(found: Publication) -> dict[str, Any]:
    """A publication for programs."""
    state = found.state
    return {
        "id": found.id,
        "title": found.title,
        "due_on": found.due_on.isoformat(),
        "reckoning": found.reckoning,
        "light": found.lit.light,
        "words": found.lit.words,
        "published_on": found.published_on.isoformat() if found.published_on else None,
        "next_step": state.next_step if state else STEPS[0],
        "steps": {step: day.isoformat() for step in STEPS if state and (day := state.done_on(step))},
        "postings": [_posting_json(state, number) for number in range(len(state.postings))] if state else [],
        "objections": len(state.objections) if state else 0,
    }


def _posting_json(state: DisclosureState, place: int) -> dict[str, Any]:
    posting = state.postings[place]
    return {
        "number": posting.number,
        "posted_on": posting.posted_on.isoformat(),
        "remove_from": posting.remove_from.isoformat(),
        "reckoning": posting.reckoning,
        "places": [{"name": each.name, "kind": each.kind} for each in posting.places],
        "hanging": [each.name for each in posting.hanging],
        "is_taken_early": posting.is_taken_early,
        "is_correction": posting.corrected is not None,
    }


def next_words(found: Publication) -> str:
    """What is to be done next, in words."""
    step = found.state.next_step if found.state else STEPS[0]
    return f"下一步：{STEP_NAMES[step]}（{STEP_OWNERS[step]}）" if step else "七步都已办完"
