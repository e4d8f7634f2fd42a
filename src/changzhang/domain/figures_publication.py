"""The figures of publication: late or missing, and how well the norms of content, form, time and procedure were kept (§7.4)."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import msgspec

from changzhang.domain.disclosure.items import STEPS, Catalog
from changzhang.domain.disclosure.periods import expected
from changzhang.domain.disclosure_state import DisclosureState
from changzhang.domain.figures_base import Counted, Figure, rate
from changzhang.domain.ledger import LedgerLine
from changzhang.domain.record import Record

_LEDGER_ITEM = "A1"


class DuePublication(msgspec.Struct, frozen=True, kw_only=True):
    """A publication that fell due; ``state`` is None when nothing was ever recorded about it."""

    id: str
    due_on: date
    state: DisclosureState | None

    @property
    def is_published(self) -> bool:
        """Whether it was put up at all."""
        return self.state is not None and self.state.published_on is not None

    @property
    def is_on_time(self) -> bool:
        """Whether it was put up by its date."""
        on = self.state.published_on if self.state else None
        return on is not None and on <= self.due_on


def due_publications(record: Record, catalog: Catalog, from_period: str, span: tuple[date, date]) -> list[DuePublication]:
    """What fell due within a span: months, quarters and years to be expected, and what was recorded besides."""
    due = {each.id: each.due_on for each in expected(catalog, from_period, span[1])}
    rows = {row.id: row for row in record.rows("disclosure") if row.state != "withdrawn"}
    # What was recorded keeps the date it was recorded with, whatever the list says now.
    due |= {name: row.due_on for name, row in rows.items() if row.due_on}
    within = sorted((on, name) for name, on in due.items() if span[0] <= on <= span[1])
    return [DuePublication(id=name, due_on=on, state=record.disclosure(name) if name in rows else None) for on, name in within]


def publication_figures(record: Record, due: list[DuePublication]) -> tuple[Figure, ...]:
    """公开逾期率, then the norms of content, form, time and procedure."""
    published = [(each.id, each.state) for each in due if each.is_published and each.state]
    return (
        rate("disclosure_overdue_rate", [Counted(each.id, not each.is_on_time) for each in due]),
        rate("content_norm", [Counted(each.id, _is_complete(record, each)) for each in due]),
        rate("form_norm", [Counted(name, _is_formed(state)) for name, state in published]),
        rate("time_norm", [Counted(each.id, each.is_on_time) for each in due]),
        rate("procedure_norm", [Counted(name, _is_in_order(state)) for name, state in published]),
    )


def supervised(due: list[DuePublication], examine_days: int) -> list[Counted]:
    """Those published, in when the committee had examined them by then, and within its days after they were proposed."""
    return [Counted(each.id, _is_examined(each.state, examine_days)) for each in due if each.is_published and each.state]


def _is_examined(state: DisclosureState, examine_days: int) -> bool:
    proposed, examined, published = (state.done_on(step) for step in ("propose", "examine", "publish"))
    if examined is None or published is None or examined > published:
        return False
    return proposed is None or (examined - proposed).days <= examine_days


def _is_complete(record: Record, due: DuePublication) -> bool:
    """Published with its content; of the ledger item every line has date, purpose, amount and who handled it."""
    if not due.is_published or due.state is None:
        return False
    if any(posting.content for posting in due.state.postings):
        return True
    return due.state.item == _LEDGER_ITEM and _ledgers_complete(record, due.state.period)


def _ledgers_complete(record: Record, period: str) -> bool:
    states = [record.ledger_state(row.stream) for row in record.rows("ledger") if row.state != "withdrawn" and period in row.periods]
    ledgers = [record.ledger(state.current.seq) for state in states if state]
    return bool(ledgers) and all(_is_whole(line) for ledger in ledgers for line in ledger.lines)


def _is_whole(line: LedgerLine) -> bool:
    amount = line.income_fen if line.income_fen is not None else line.expense_fen
    return bool(line.dated_on and line.summary and line.handler) and amount is not None


def _is_formed(state: DisclosureState) -> bool:
    """On a board and on the net, and left hanging long enough."""
    kinds = {place.kind for posting in state.postings for place in posting.places}
    return kinds == {"board", "online"} and not any(posting.is_taken_early for posting in state.postings)


def _is_in_order(state: DisclosureState) -> bool:
    """The steps up to publication all there, and no step's day before that of one before it."""
    days = [state.done_on(step) for step in STEPS]
    done = [day for day in days if day is not None]
    return None not in days[:4] and all(earlier <= later for earlier, later in pairwise(done))
