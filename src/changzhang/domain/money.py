"""Money in fen: as figures, in capitals for the bill, as spoken in the room, and read back from capitals."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

_DIGITS = "零一二三四五六七八九"
_CAPITAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_PLAIN = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
# Old and traditional shapes which the rules for bills tolerate beside the canonical ones.
_TOLERATED = str.maketrans("圆圓億萬貳貮參叄陸正", "元元亿万贰贰叁叁陆整")
_SLOPPY = str.maketrans("两兩块毛〇○", "二二元角零零")
_LONGEST = 64  # characters; the longest amount below a 万亿 takes half of that
_UNITS = (("亿", 10**8), ("万", 10**4), ("千", 1000), ("百", 100), ("十", 10))
_SHAPE = re.compile(
    r"(负?)(?:([零一二三四五六七八九十百千万亿]+)元)?(?:零?([零一二三四五六七八九])角)?(?:零?([零一二三四五六七八九])分)?整?"
)

# A zero the canonical form writes and the law lets one leave out, and the other way round (PBOC rule 3).
_MAY_OMIT, _MAY_ADD, _MAY_END = "Oo+"


class ParsedCapital(msgspec.Struct, frozen=True):
    """An amount read from Chinese numerals, in fen; sloppy when no rule for bills allows it to be written so."""

    fen: int
    is_sloppy: bool


def format_yuan(fen: int, *, grouping: bool = True) -> str:
    """Yuan with two decimals, ``1,234.50``; without grouping ``1234.50``. ``fen`` may be negative."""
    yuan, rest = divmod(abs(fen), 100)
    figures = f"{yuan:,}" if grouping else str(yuan)
    return f"{'-' if fen < 0 else ''}{figures}.{rest:02d}"


def yuan_text(fen: int) -> str:
    """Yuan ungrouped with two decimals, ``1234.50``, as every JSON answer writes it."""
    return format_yuan(fen, grouping=False)


def capital(fen: int) -> str:
    """The amount in capitals without 人民币 before it; 整 after 元 and after 角 (会计基础工作规范 and the PBOC rules)."""
    return _settled(_signed(fen, _marked(fen, _numeral))).translate(_CAPITAL)


def spoken(fen: int) -> str:
    """The amount as read aloud, ``两千三百元``; 两 only for a leading 2 before 千, 万, 亿 and for exactly 2 元."""
    text = _settled(_marked(fen, spoken_numeral)).removesuffix("整")
    return _signed(fen, re.sub("^二(?=元)", "两", text))


def spoken_numeral(number: int) -> str:
    """A whole number ≥ 0 as spoken, ``十二``, ``两千零二``; plain 二 for exactly 2."""
    text = _settled(_numeral(number)) or "零"
    return re.sub("^一十", "十", re.sub("^二(?=[千万亿])", "两", text))


def parse_capital(text: str) -> ParsedCapital | None:
    """An amount written in capitals or in plain Chinese numerals, ``人民币`` before it or not; None when it is no such amount.

    Every spelling the PBOC rules allow is read as clean; a missing 整, a missing 壹 or 零, mixed or plain characters are
    understood but marked sloppy.
    """
    given = re.sub(r"\s", "", text).removeprefix("人民币").lstrip("：:").translate(_TOLERATED)
    match = _SHAPE.fullmatch(given.translate(_PLAIN).translate(_SLOPPY)) if len(given) <= _LONGEST else None
    if match is None or not any(match.group(2, 3, 4)):
        return None
    fen = _fen_of(match)
    return None if fen is None else ParsedCapital(fen, not _is_lawful(given, fen))


def _numeral(number: int) -> str:
    """Plain Chinese digits for a whole number, with the marks of the zeros the rules leave free; empty for 0."""
    if number < 10:
        return _DIGITS[number] if number else ""
    unit, size = next(pair for pair in _UNITS if number >= pair[1])
    head, rest = divmod(number, size)
    return _numeral(head) + unit + _zero(head, rest, size) + _numeral(rest)


def _zero(head: int, rest: int, size: int) -> str:
    if rest == 0 or size < 10**4:
        return "零" if 0 < rest < size // 10 else ""
    if rest < size // 10:
        return _MAY_OMIT if rest >= 100 else "零"
    return _MAY_ADD if head % 10 == 0 else ""


def _marked(fen: int, numeral: Callable[[int], str]) -> str:
    yuan, rest = divmod(abs(fen), 100)
    jiao, cents = divmod(rest, 10)
    whole = numeral(yuan) + "元" if yuan else ""
    if not rest:
        return (whole or "零元") + "整"
    zero = "" if not yuan else "零" if not jiao else _MAY_OMIT if yuan % 10 == 0 else ""
    return whole + zero + (_DIGITS[jiao] + "角" if jiao else "") + (_DIGITS[cents] + "分" if cents else _MAY_END)


def _signed(fen: int, text: str) -> str:
    return "负" + text if fen < 0 else text


def _settled(marked: str) -> str:
    """The canonical choice at every mark."""
    return marked.replace(_MAY_OMIT, "零").replace(_MAY_ADD, "").replace(_MAY_END, "整")


def _is_lawful(given: str, fen: int) -> bool:
    pattern = _signed(fen, _marked(fen, _numeral))
    for mark, optional in ((_MAY_OMIT, "零?"), (_MAY_ADD, "零?"), (_MAY_END, "整?")):
        pattern = pattern.replace(mark, optional)
    # Plain numerals are no bill: they are clean when said as one speaks, with 两 for 二, 十二 for 一十二 and without 整.
    plain = re.sub("^(负?)一十", r"\1一?十", pattern).removesuffix("整").removesuffix("整?").replace("二", "[二两]") + "整?"
    return bool(re.fullmatch(pattern.translate(_CAPITAL), given) or re.fullmatch(plain, given))


def _fen_of(match: re.Match[str]) -> int | None:
    sign, whole, jiao, cents = match.groups()
    yuan = _whole(whole) if whole else 0
    if yuan is None:
        return None
    fen = yuan * 100 + (_DIGITS.index(jiao) * 10 if jiao else 0) + (_DIGITS.index(cents) if cents else 0)
    return -fen if sign else fen


def _whole(text: str) -> int | None:
    """The number of plain digits and units; None when units or digits stand in an order nobody would say."""
    for unit, size in _UNITS:
        head, found, rest = text.rpartition(unit) if size == 10**8 else text.partition(unit)
        if found:
            return _joined(head, rest, size)
    digits = text.lstrip("零")
    if len(digits) > 1:
        return None
    return _DIGITS.index(digits or "零")


def _joined(head: str, rest: str, size: int) -> int | None:
    times = _whole(head) if head else (1 if size == 10 else 0)
    below = _whole(rest) if rest else 0
    if times is None or below is None or not 0 < times < _most(size) or below >= size:
        return None
    return times * size + below


def _most(size: int) -> int:
    """What can stand before a unit stays below this: one digit before 十, 百, 千, and less than a 万 before 万 and 亿."""
    return 10**4 if size >= 10**4 else 10
