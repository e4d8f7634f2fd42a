"""One heading cell → the field it names, the side it stands on, the unit it states."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from changzhang.domain.ledger import Side
from changzhang.intake.text import compact
from changzhang.intake.words import AMOUNTS, HEADING_PREFIXES, HEADING_SUFFIXES, HEADING_WORDS

_BRACKETS = re.compile(r"[(\[【<〔](.*?)[)\]】>〕]")
_PUNCTUATION = re.compile(r"[:：*#、,，.。'\"“”]+")
_PARTS_OF_MONEY = {"现金": "现金", "库存现金": "现金", "银行": "银行存款", "银行存款": "银行存款", "存款": "银行存款", "转账": "转账"}
_YEAR = re.compile(r"(20\d{2})年度?")
_PARTS_OF_DATE = {"年": "year", "月": "month", "日": "day"}
_PARTS_OF_VOUCHER = {
    "字": "voucher_word",
    "种类": "voucher_word",
    "类": "voucher_word",
    "号": "voucher_number",
    "号数": "voucher_number",
    "编号": "voucher_number",
}
_UNIT = re.compile(r"单位[:：(]?(?:人民币)?(万|千|百)?元")
_UNIT_IN_BRACKETS = re.compile(r"[(](?:人民币|单位[:：]?)?(万|千|百)?元[)]")
# 编制单位：百元村 is a village, no unit; behind a true unit stands a space or nothing.
_PLACE_NAME = re.compile(r"单位[:：][万千百]?元[\u4e00-\u9fff]{0,4}[村镇乡县社]")
_LONGEST = 16


class Heading(NamedTuple):
    """What one column's heading says; ``rank`` orders synonyms, smaller is stronger."""

    name: str | None = None
    rank: int = 99
    side: Side | None = None
    part: str | None = None


NOTHING = Heading()


@lru_cache(maxsize=4096)
def heading_of(text: str) -> Heading:
    """The field a heading cell names; a longer text is no heading."""
    folded = compact(text)
    if not folded or len(folded) > _LONGEST + 8:
        return NOTHING
    inner = "".join(_BRACKETS.findall(folded))
    outer = _PUNCTUATION.sub("", _BRACKETS.sub("", folded))
    if "大写" in inner or "大写" in outer:
        return Heading("capital", 0)
    found = _looked_up(outer) or _looked_up(inner)
    if found is None:
        return _sided(outer)
    within = _looked_up(inner)
    if found[0] in ("debit", "credit") and within and within[0] in ("income", "expense"):
        found = within
    return Heading(found[0], found[1], found[0] if found[0] in ("income", "expense") else None)  # type: ignore[arg-type]


def combined(parent: str, child: str) -> Heading:
    """The meaning of a two-row heading: 2025年 over 月, 凭证 over 字, 收入 over 金额, 金额 over 收入."""
    below, above = heading_of(child), heading_of(parent)
    word, over = compact(child), compact(parent)
    if not word:
        return above
    if word in _PARTS_OF_DATE and (_YEAR.search(over) or above.name in ("date", "year", None)):
        return Heading(_PARTS_OF_DATE[word], 0)
    if word in _PARTS_OF_VOUCHER and above.name in ("voucher", "document"):
        return Heading(_PARTS_OF_VOUCHER[word], 0)
    if word in _PARTS_OF_MONEY and above.name in ("income", "expense", "balance"):
        return Heading(above.name, 50, above.side, _PARTS_OF_MONEY[word])
    side = above.side
    if side is not None:
        if below.name == "amount" or word in ("小计", "合计", "数额", "元"):
            return Heading(side, min(below.rank, 1), side)
        if below.name in AMOUNTS:
            return below
        return below._replace(side=side)
    if above.name in ("debit", "credit") and below.name == "amount":
        return above
    return below if below.name else above if not word else NOTHING


def year_in(text: str) -> int | None:
    """The year a heading states, as ``2025年`` over 月 and 日."""
    match = _YEAR.search(compact(text))
    return int(match[1]) if match else None


def unit_in(text: str) -> int | None:
    """The factor a text states for its amounts: 万元 10000, 元 1; None when it states none."""
    folded = compact(text)
    match = _UNIT.search(folded) or _UNIT_IN_BRACKETS.search(folded)
    if match is None or _PLACE_NAME.search(text):
        return None
    return {"万": 10_000, "千": 1_000, "百": 100}.get(match[1] or "", 1)


def _looked_up(word: str) -> tuple[str, int] | None:
    for _ in range(3):
        if word in HEADING_WORDS:
            return HEADING_WORDS[word]
        shorter = _peeled(word)
        if shorter == word:
            return None
        word = shorter
    return HEADING_WORDS.get(word)


def _peeled(word: str) -> str:
    for prefix in HEADING_PREFIXES:
        if word.startswith(prefix) and len(word) > len(prefix):
            return word[len(prefix) :]
    for suffix in HEADING_SUFFIXES:
        if word.endswith(suffix) and len(word) > len(suffix):
            return word[: -len(suffix)]
    return word


def _sided(word: str) -> Heading:
    for lead, side in (("收入", "income"), ("支出", "expense")):
        if word.startswith(lead):
            found = _looked_up(word[len(lead) :])
            if found:
                return Heading(found[0], found[1], side)  # type: ignore[arg-type]
    return NOTHING
