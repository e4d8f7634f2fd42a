"""Numbers nobody may read off a public paper: identity cards, bank cards, phones, and what stands behind words that announce one.

Only free text is searched; amounts, dates, vouchers and invoices stay. The rule: ``papers.md``, Masking.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date

import msgspec

HIDDEN = "（号码略）"
_HALF = str.maketrans("０１２３４５６７８９Ｘｘx．，", "0123456789XXX.,")
_GROUP = re.compile(r"[0-9]+")
_BETWEEN = re.compile("[\\s\u00a0\u200b\u2060_\\-\u2010-\u2015\u2212－·]{0,4}")
_CHECK_LETTER = re.compile(_BETWEEN.pattern + "X(?![A-Za-z])")
_DAY = r"(?:19|20)\d\d([-/.])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])"
_DATE = re.compile(rf"(?<![\d])(?:{_DAY}|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?!\d)")
_AMOUNT = re.compile(
    r"(?<![\d.])(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+\.\d{2}(?![\d.月日号、])|\d+(?:\.\d+)?(?=\s?元(?!旦))|(?<=[¥￥])\d+(?:\.\d+)?)"
)
_LOOSE = r"[\s()（）-]{0,2}"
_CUE = re.compile("身份证|卡号|账号|帐号|电话|手机")
_CUE_REACH, _FEWEST, _MOST = 8, 7, 19
_MOBILE = re.compile(r"(?:0{0,2}86)?1[3-9]\d{9}")
_DOCUMENT = re.compile(r"(?:发票|票据|凭证|合同)(?:代码|号码|编号|号)?[:：是为\s]{0,2}$")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


class _Group(msgspec.Struct, frozen=True):
    """Digits in a row. ``is_apart``: of an amount or an official phone; ``is_dated``: of a date; ``joins``: goes on from the one before."""

    start: int
    end: int
    is_apart: bool
    is_dated: bool
    joins: bool


def without_numbers(text: str, official: Collection[str] = ()) -> str:
    """The text with private numbers left out; the ``official`` phones of the village stay, in whatever spelling."""
    shown, done = [], 0
    for start, end in _spans(text, official):
        shown += [text[done:start], HIDDEN]
        done = end
    return "".join([*shown, text[done:]]) if done else text


def private_numbers(text: str, official: Collection[str] = ()) -> tuple[str, ...]:
    """What ``without_numbers`` would leave out, as it is written, in order: for a preview."""
    return tuple(text[start:end] for start, end in _spans(text, official))


def _spans(text: str, official: Collection[str]) -> list[tuple[int, int]]:
    plain = text.translate(_HALF)
    if sum(map(str.isdecimal, plain)) < _FEWEST:
        return []
    groups = _groups(plain, official)
    merged: list[tuple[int, int]] = []
    for start, end in sorted({*_known(plain, groups), *_announced(plain, groups)}):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _groups(plain: str, official: Collection[str]) -> list[_Group]:
    apart = [match.span() for match in _AMOUNT.finditer(plain)] + [match.span() for match in _official(plain, official)]
    dates = [match.span() for match in _DATE.finditer(plain)]
    groups: list[_Group] = []
    for match in _GROUP.finditer(plain):
        start, end = match.span()
        joins = bool(groups) and _BETWEEN.fullmatch(plain, groups[-1].end, start) is not None
        groups.append(_Group(start, end, _is_inside(start, end, apart), _is_inside(start, end, dates), joins))
    return groups


def _official(plain: str, official: Collection[str]) -> Iterator[re.Match[str]]:
    for number in official:
        digits = re.sub(r"\D", "", number.translate(_HALF))
        if digits:
            yield from re.finditer(rf"(?<!\d){_LOOSE.join(digits)}(?!\d)", plain)


def _is_inside(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(first <= start and end <= last for first, last in spans)


def _windows(groups: Sequence[_Group], first: int) -> Iterator[list[_Group]]:
    """The groups from ``first`` on that one number could be spread over, one more each time."""
    window: list[_Group] = []
    for group in groups[first:]:
        if group.is_apart or (window and not group.joins) or sum(each.end - each.start for each in [*window, group]) > _MOST:
            return
        window.append(group)
        yield list(window)


def _known(plain: str, groups: Sequence[_Group]) -> Iterator[tuple[int, int]]:
    """Numbers known by their own shape."""
    for first in range(len(groups)):
        for window in _windows(groups, first):
            digits = "".join(plain[group.start : group.end] for group in window)
            start, end = window[0].start, window[-1].end
            has_date = any(group.is_dated for group in window)
            letter = _CHECK_LETTER.match(plain, end) if len(digits) == 17 else None
            if letter and _is_identity(digits + "X", has_date=has_date):
                yield start, letter.end()
            elif _is_identity(digits, has_date=has_date) or (not has_date and _is_card_or_mobile(plain[:start], digits)):
                yield start, end


def _is_identity(digits: str, *, has_date: bool) -> bool:
    if len(digits) != 18:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False))
    if "10X98765432"[total % 11] != digits[17]:
        return False
    return not has_date or _is_birth(digits[6:14])


def _is_birth(digits: str) -> bool:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).year >= 1900
    except ValueError:
        return False


def _is_card_or_mobile(before: str, digits: str) -> bool:
    if _MOBILE.fullmatch(digits):
        return True
    return 16 <= len(digits) <= 19 and _is_luhn(digits) and not _DOCUMENT.search(before)


def _is_luhn(digits: str) -> bool:
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return (sum(map(int, digits[-1::-2])) + sum(doubled)) % 10 == 0


def _announced(plain: str, groups: Sequence[_Group]) -> Iterator[tuple[int, int]]:
    """Seven to nineteen digits close behind a word that announces a number."""
    cues = [match.end() for match in _CUE.finditer(plain)]
    for first, group in enumerate(groups):
        if not any(0 <= group.start - cue <= _CUE_REACH for cue in cues):
            continue
        window: list[_Group] = []
        for each in _windows(groups, first):
            if each[-1].is_dated:
                break
            window = each
        if window and sum(each.end - each.start for each in window) >= _FEWEST:
            letter = _CHECK_LETTER.match(plain, window[-1].end)
            yield window[0].start, letter.end() if letter else window[-1].end
