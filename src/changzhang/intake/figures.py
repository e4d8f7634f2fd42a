"""The figures of a cell and of a labelled row: an amount, a total, a balance, the same amount in capitals."""

from __future__ import annotations

import re
from typing import Any

from changzhang.domain.money import parse_capital
from changzhang.intake.amounts import UNPARSABLE, ParsedAmount, amount_of_number, amount_of_text
from changzhang.intake.grid import Unreadable
from changzhang.intake.text import compact

_BLANK = ParsedAmount()
_BAD = ParsedAmount(error=UNPARSABLE)
_CAPITAL_LEAD = re.compile(r"^(?:.{0,6}大写(?:金额)?[)）]?[:：]?)?(?:人民币)?[:：]?")
_CASH = re.compile(r"现金(?:余额|结余|结存)?[:：为]?[¥￥]?(\d[\d,]*(?:\.\d+)?)(万)?元?")
_BANK = re.compile(r"(?:银行存款|银行|存款)(?:余额|结余|结存)?[:：为]?[¥￥]?(\d[\d,]*(?:\.\d+)?)(万)?元?")
_STATED = re.compile(r"(借方|贷方|收入|支出|余额)(?:合计|总额|总计|发生额)?(?:金额)?[:：](.*)")


def figure_of(value: Any, factor: int) -> ParsedAmount:
    """The amount a cell of any kind holds; dates, truth values and unreadable cells are no amounts."""
    kind = value.__class__
    if kind is str:
        return amount_of_text(value, factor) if value else _BLANK
    if kind is float or kind is int:
        return amount_of_number(value, factor)
    return _BAD


def first_figure(cells: list[Any], factor: int) -> int | None:
    """The first cell that holds an amount; text counts only when it is one."""
    for cell in cells:
        parsed = figure_of(cell, factor)
        if parsed.fen is not None or (parsed.is_zero and not isinstance(cell, Unreadable)):
            return parsed.fen or 0
    return None


def capital_in(cells: list[Any]) -> tuple[int | None, bool]:
    """The amount in capitals among the cells, and whether a cell marked 大写 could not be read."""
    is_next = False
    for cell in cells:
        if not isinstance(cell, str) or not cell:
            continue
        text = compact(cell)
        bare = _CAPITAL_LEAD.sub("", text)
        parsed = parse_capital(bare) if bare else None
        if parsed is not None:
            return parsed.fen, False
        if is_next:
            return None, True
        is_next = "大写" in text and not bare
    return None, False


def parts_in(text: str, factor: int) -> tuple[int | None, int | None]:
    """Cash and bank parts a label tells in words: ``上月结余（其中现金1500.00元）``, in fen."""
    folded = compact(text)
    return _part(_CASH, folded, factor), _part(_BANK, folded, factor)


def stated_in(cells: list[Any], factor: int) -> dict[str, int]:
    """The figures of a bank's closing rows: ``借方合计：`` and its figure in the same or the next cell."""
    found: dict[str, int] = {}
    for column, cell in enumerate(cells):
        match = _STATED.search(compact(cell)) if isinstance(cell, str) else None
        if match is None:
            continue
        own = amount_of_text(match[2], factor).fen if match[2] else None
        figure = own if own is not None else first_figure(cells[column + 1 : column + 2], factor)
        if figure is not None:
            found.setdefault(match[1], figure)
    return found


def _part(pattern: re.Pattern[str], text: str, factor: int) -> int | None:
    match = pattern.search(text)
    if match is None:
        return None
    # A part told in words names its own unit, 元 or 万; only a bare figure takes the sheet's.
    unit = 10_000 if match[2] else 1 if match[0].endswith("元") else factor
    return amount_of_text(match[1], unit).fen
