"""Amounts as people spell them → fen. Never through floating point arithmetic, never a guess."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple

from changzhang.domain import money

UNPARSABLE = "E103_AMOUNT_UNPARSABLE"
PRECISION = "E103_AMOUNT_PRECISION"

_BLANKS = frozenset({"", "-", "--", "---", "/", "//", "\\", "无", "空", "·", "*", "_"})
_FIGURE = re.compile(r"(\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+)(\.\d*)?|(\.\d+)", re.ASCII)
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹣－─━", "-") | {"。": ".", "△": "-", "▲": "-", "￥": "¥", "圆": "元"})
_CURRENCY = re.compile(r"^(?:人民币|RMB|CNY|¥|￥)\s*", re.IGNORECASE)
_CHINESE_ONLY = re.compile(r"[零〇一二三四五六七八九十百千两壹贰叁肆伍陆柒捌玖拾佰仟万萬亿億元圆圓角分整正负]+")
_SIMPLE = re.compile(r"(-?)([0-9]{1,12})(?:\.([0-9]{1,2}))?")
_PLAIN = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?", re.ASCII)


class ParsedAmount(NamedTuple):
    """What an amount cell says. ``fen`` is None for a blank and for an error; a zero is blank and ``is_zero``."""

    fen: int | None = None
    is_zero: bool = False
    error: str | None = None
    is_capital: bool = False
    is_sloppy: bool = False
    has_plus: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether the cell says nothing: empty, a dash, 无, or a zero."""
        return self.fen is None and self.error is None


_BLANK = ParsedAmount()
_ZERO = ParsedAmount(is_zero=True)
_BAD = ParsedAmount(error=UNPARSABLE)


def amount_of_number(value: float, factor: int = 1) -> ParsedAmount:
    """A numeric cell times the unit; errors with E103_AMOUNT_PRECISION where it does not land on a whole fen."""
    exact = value * 100 * factor
    if not -1e15 < exact < 1e15:
        return _BAD
    fen = round(exact)
    if not -1e-4 < exact - fen < 1e-4:
        return ParsedAmount(error=PRECISION)
    return ParsedAmount(fen) if fen else _ZERO


def amount_of_text(text: str, factor: int = 1) -> ParsedAmount:
    """A spelled amount: signs, brackets, currency, 万, 大写. ``factor`` is the sheet's unit unless the text names one."""
    simple = _SIMPLE.fullmatch(text)
    if simple and factor == 1:
        fen = int(simple[2]) * 100 + int((simple[3] or "").ljust(2, "0"))
        return ParsedAmount(-fen if simple[1] else fen) if fen else _ZERO
    folded = unicodedata.normalize("NFKC", text).translate(_DASHES).strip().lstrip("'").strip()
    if folded in _BLANKS or not folded.strip("-"):
        return _BLANK
    if _CHINESE_ONLY.fullmatch(_CURRENCY.sub("", folded)):
        return _chinese(folded)
    return _figure(folded, factor)


def is_plain(text: str) -> bool:
    """Whether the text is a bare figure, as a text file writes every number."""
    return _PLAIN.fullmatch(text.strip()) is not None


def _figure(text: str, factor: int) -> ParsedAmount:
    sign, text = _sign(text)
    text = _CURRENCY.sub("", text)
    if not sign.strip("+"):
        inner_sign, text = _sign(text)
        sign = inner_sign or sign
    unit, text = _unit(text, factor)
    match = _FIGURE.fullmatch(text)
    if not match:
        return _BAD
    exact = Decimal(text.replace(",", "").replace(" ", "")) * 100 * unit
    if exact != exact.to_integral_value():
        return ParsedAmount(error=PRECISION)
    if exact >= 10**15:
        return _BAD
    fen = int(exact)
    if not fen:
        return _ZERO
    return ParsedAmount(-fen if sign == "-" else fen, has_plus=sign == "+")


def _sign(text: str) -> tuple[str, str]:
    if text.startswith("(") and text.endswith(")"):
        return "-", text[1:-1].strip()
    if text[:1] in ("-", "+"):
        return text[0], text[1:].strip()
    return "", text


def _unit(text: str, factor: int) -> tuple[int, str]:
    for ending, unit in (("万元", 10_000), ("万", 10_000), ("元整", 1), ("元正", 1), ("元", 1)):
        if text.endswith(ending):
            return unit, text[: -len(ending)].strip()
    return factor, text


def _chinese(text: str) -> ParsedAmount:
    parsed = money.parse_capital(_CURRENCY.sub("", text))
    if parsed is None:
        return _BAD
    return ParsedAmount(parsed.fen or None, is_zero=not parsed.fen, is_capital=True, is_sloppy=parsed.is_sloppy)
