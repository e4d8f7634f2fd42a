"""What a meeting's ledgers are called, how their lines are named, and their balances taken together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from changzhang.domain.ledger import Account, Entity, LedgerKey, LineRef
from changzhang.domain.meeting_view import MeetingView, ViewedLedger
from changzhang.papers.wording import month

_ENTITIES: dict[Entity, str] = {"village_committee": "村民委员会", "collective": "村集体经济组织"}
_SHORT: dict[Entity, str] = {"village_committee": "村委会", "collective": "集体"}
_ACCOUNTS: dict[Account, str] = {"all": "", "cash": "现金", "bank": "银行存款"}


def key_of(viewed: ViewedLedger) -> LedgerKey:
    """A viewed ledger's entity, account and month, from its stream."""
    _, entity, account, period = viewed.stream.split("/")
    return LedgerKey(cast(Entity, entity), cast(Account, account), period)


def account_title(viewed: ViewedLedger) -> str:
    """``村民委员会2025年3月份账目`` or ``…银行存款账目``."""
    return key_title(key_of(viewed))


def key_title(key: LedgerKey) -> str:
    """The same, of a ledger's key alone."""
    return f"{_ENTITIES[key.entity]}{month(key.period)}{_ACCOUNTS[key.account]}账目"


def periods(view: MeetingView) -> tuple[str, ...]:
    """The months read, in order."""
    return tuple(sorted({key_of(viewed).period for viewed in view.ledgers}))


def line_name(view: MeetingView, ref: LineRef) -> str:
    """``第7笔``, with its account before it when the meeting reads more than one ledger."""
    number = f"第{ref.line_no}笔"
    viewed = view.viewed(ref)
    return f"{_short_title(view, viewed)}{number}" if viewed and len(view.ledgers) > 1 else number


def line_names(view: MeetingView, refs: Sequence[LineRef]) -> str:
    """Several lines in one phrase: ``第3、4、6笔``."""
    if len(view.ledgers) > 1:
        return "、".join(line_name(view, ref) for ref in refs)
    return f"第{'、'.join(str(ref.line_no) for ref in refs)}笔"


def opening_fen(view: MeetingView) -> int | None:
    """What all accounts held before their first month, in fen; None when a sheet does not say."""
    return _sum([chain[0].ledger.opening_fen for chain in _chains(view)])


def closing_fen(view: MeetingView) -> int | None:
    """What all accounts held after their last month, in fen; None when it cannot be computed."""
    return _sum([chain[-1].ledger.closing_fen for chain in _chains(view)])


def _chains(view: MeetingView) -> list[list[ViewedLedger]]:
    """The ledgers by account, each account's months in order: one month's closing is the next one's opening."""
    chains: dict[tuple[str, str], list[ViewedLedger]] = {}
    for viewed in sorted(view.ledgers, key=lambda each: key_of(each).period):
        key = key_of(viewed)
        chains.setdefault((key.entity, key.account), []).append(viewed)
    return list(chains.values())


def _short_title(view: MeetingView, viewed: ViewedLedger) -> str:
    keys, own = [key_of(each) for each in view.ledgers], key_of(viewed)
    entity = _SHORT[own.entity] if len({key.entity for key in keys}) > 1 else ""
    account = _ACCOUNTS[own.account] if len({key.account for key in keys}) > 1 else ""
    period = month(own.period).removesuffix("份") if len({key.period for key in keys}) > 1 else ""
    return f"{period}{entity}{account}账"


def _sum(amounts: list[int | None]) -> int | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known and len(known) == len(amounts) else None
