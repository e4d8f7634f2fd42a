"""Goods in a summary: what, in which unit, and the price of one, as written or as amount ÷ quantity."""

from __future__ import annotations

import re

import msgspec

from changzhang.domain.ledger import LedgerLine
from changzhang.domain.review.wording import LONGEST

_UNITS = (
    "立方米|平方米|公斤|千克|立方|平方|块|吨|方|米|条|袋|箱|个|台|把|棵|株|斤|桶|包|盒|张|套|只|辆|车|本|份|升|面|根|瓶|盏|双|副|捆|卷|筒"
)
_QUANTITY = re.compile(r"([0-9]{1,7})(?:\.([0-9]{1,3}))?(" + _UNITS + r")(?!月)")
_PRICE = re.compile(r"([0-9]{1,7})(?:\.([0-9]{1,4}))?元")
_TOTAL = re.compile(r"[共计总]")
_NAME = re.compile(r"[\u3400-\u9fffA-Za-z]{1,12}\Z")
_VERBS = re.compile(r"^(?:支付|付款|购买|采购|购置|购|买|付|支|村部|村委会)+")
_LONGEST_TAIL = 24


class Bought(msgspec.Struct, frozen=True):
    """Goods and unit as one key, and the price of one in 1/10000 yuan."""

    goods: str
    price: int


def bought(line: LedgerLine) -> Bought | None:
    """What a line says was bought and at what price; None when it names no quantity of anything."""
    text = line.summary[:LONGEST]
    found = _QUANTITY.search(text)
    if found is None:
        return None
    name = _NAME.search(text[: found.start()].rstrip(" ，,：:（("))
    goods = _VERBS.sub("", name[0]) if name else ""
    quantity = _scaled(found[1], found[2], 3)
    if not goods or not quantity:
        return None
    written = _written_price(text[found.end() : found.end() + _LONGEST_TAIL])
    return Bought(f"{goods}/{found[3]}", written or (line.expense_fen or 0) * 100 * 1000 // quantity)


def _written_price(tail: str) -> int | None:
    """The first price behind a quantity, unless it is said to be the total."""
    found = _PRICE.search(tail)
    if found is None or _TOTAL.search(tail[: found.start()]):
        return None
    return _scaled(found[1], found[2], 4)


def _scaled(whole: str, fraction: str | None, places: int) -> int:
    return int(whole) * int(10**places) + int((fraction or "").ljust(places, "0"))
