"""When a transfer happened: its own date, else between the lines that stand above and below it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

import msgspec

from changzhang.domain.ledger import Ledger, Transfer


class DatedTransfer(msgspec.Struct, frozen=True):
    """A transfer with its row and the first and last day it can have happened; None: as early or late as can be."""

    transfer: Transfer
    row: int
    first_on: date | None
    last_on: date | None


def dated_transfers(ledger: Ledger) -> Iterator[DatedTransfer]:
    """The transfers of a sheet in its order."""
    if not ledger.transfers:
        return
    dated = sorted((line.row, line.dated_on) for line in ledger.lines if line.dated_on is not None)
    rows = [row for row, _ in dated]
    for transfer in ledger.transfers:
        row = transfer.rows[0] if transfer.rows else 0
        place = bisect_left(rows, row)
        above = dated[place - 1][1] if place else None
        below = dated[place][1] if place < len(dated) else None
        own = transfer.dated_on
        yield DatedTransfer(transfer, row, own or above, own or below)
