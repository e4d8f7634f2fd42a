"""The village's own money moved between its accounts: cash drawn or paid in, both legs or one. Neither income nor expense."""

from __future__ import annotations

import re
from collections import defaultdict

from changzhang.domain.ledger import Transfer
from changzhang.intake.direction import type_of
from changzhang.intake.entries import LINE, Entry, Notes
from changzhang.intake.text import compact, shown

_OWN_ACCOUNTS = frozenset({"库存现金", "现金", "银行存款", "内部往来", "101", "102", "101库存现金", "102银行存款"})
_OWN_TYPES = frozenset(
    {"现金支取", "现金取款", "取现", "提现", "现金存入", "现金存款", "现金缴存", "存现", "内部转账", "内部划转", "账户互转", "现金支票"}
)
_MOVED = re.compile(
    r"(?:从?(?:银行|农商行|信用社)(?:账户)?)?(?:提现|取现|提取现金|提取备用金|支取现金|现金支取|提备用金|支取备用金|领取备用金)(?:备用金?|备用|零用)?"
    r"|(?:现金)?(?:存现|现金存入|缴存现金|交存现金|存入现金)(?:银行)?|(?:账户|内部)(?:间)?(?:互转|划转|转账)|内部往来"
)
_HINT = re.compile("[现取存划转提]|内部")
_TRANSFER_TYPES = frozenset({"转账", "互转", "划转", "转存", "内部转账"})


def find_transfers(entries: list[Entry], columns: dict[str, int], own_name: str | None, notes: Notes) -> list[Transfer]:
    """Mark the transfers among the lines, pair both legs where the sheet shows both, and list them in row order.

    ``own_name`` is the account the sheet itself is of (银行存款 for a bank journal), when known.
    """
    own_column = columns.get("own_account")
    has_words = "type" in columns or ("account" in columns and columns["account"] != columns["summary"])
    lines = (entry for entry in entries if entry.kind == LINE and not entry.is_open and (has_words or _HINT.search(entry.text)))
    legs = [entry for entry in lines if _is_leg(entry, columns)]
    pairs = _paired(legs, own_column, columns)
    found = [_both(left, right, own_column) for left, right in pairs]
    paired = {id(entry) for pair in pairs for entry in pair}
    found += [_one(entry, columns, own_name) for entry in legs if id(entry) not in paired and _is_certain(entry, columns)]
    for transfer in sorted(found, key=lambda transfer: transfer.rows):
        for row in transfer.rows:
            notes.warn("W209_INTERNAL_TRANSFER", row, "村里自己的钱在账户之间转存取现，不计收入也不计支出。")
    return sorted(found, key=lambda transfer: transfer.rows)


def _is_leg(entry: Entry, columns: dict[str, int]) -> bool:
    return _is_certain(entry, columns) or type_of(entry, columns.get("type")) in _TRANSFER_TYPES


def _is_certain(entry: Entry, columns: dict[str, int]) -> bool:
    account = columns.get("account")
    if (
        account is not None
        and account != columns.get("summary")
        and account < len(entry.cells)
        and compact(entry.cells[account]) in _OWN_ACCOUNTS
    ):
        return True
    return type_of(entry, columns.get("type")) in _OWN_TYPES or (
        _HINT.search(entry.text) is not None and _MOVED.fullmatch(compact(entry.text)) is not None
    )


def _paired(legs: list[Entry], own_column: int | None, columns: dict[str, int]) -> list[tuple[Entry, Entry]]:
    """An out leg and an in leg of the same amount and date; rows that only say 转账 need different own accounts."""
    waiting: dict[tuple[int, str], list[Entry]] = defaultdict(list)
    pairs = []
    for entry in legs:
        amount, when = entry.flow, _when(entry, columns)
        others = waiting[-amount, when]
        match = next((other for other in others if _may_pair(other, entry, own_column, columns)), None)
        if match is not None and amount:
            others.remove(match)
            pairs.append((match, entry))
        else:
            waiting[amount, when].append(entry)
    return pairs


def _may_pair(one: Entry, other: Entry, own_column: int | None, columns: dict[str, int]) -> bool:
    if own_column is None:
        return _is_certain(one, columns) and _is_certain(other, columns)
    return _cell(one, own_column) != _cell(other, own_column)


def _when(entry: Entry, columns: dict[str, int]) -> str:
    return _cell(entry, columns.get("date"))[:10]


def _cell(entry: Entry, column: int | None) -> str:
    return "" if column is None or column >= len(entry.cells) else compact(shown(entry.cells[column]))


def _both(one: Entry, other: Entry, own_column: int | None) -> Transfer:
    out, into = (one, other) if one.flow < 0 else (other, one)
    one.is_transfer = other.is_transfer = True
    return Transfer(
        rows=tuple(sorted((one.row, other.row))),
        amount_fen=abs(out.flow),
        from_account=_cell(out, own_column) or None,
        to_account=_cell(into, own_column) or None,
        dated_on=out.dated_on or into.dated_on,
    )


def _one(entry: Entry, columns: dict[str, int], own_name: str | None) -> Transfer:
    entry.is_transfer = True
    is_out = entry.flow < 0
    other = _cell(entry, columns.get("account"))
    other = other if other in _OWN_ACCOUNTS else None  # type: ignore[assignment]
    here = own_name if other else None
    return Transfer(
        rows=(entry.row,),
        amount_fen=abs(entry.flow),
        from_account=here if is_out else other,
        to_account=other if is_out else here,
        is_out=is_out,
        dated_on=entry.dated_on,
    )
