"""Digits inside a written text as one says them: quantities and dates as numbers, long codes digit by digit."""

from __future__ import annotations

import re

from changzhang.domain.money import spoken, spoken_numeral

_DIGITS = str.maketrans("0123456789", "零一二三四五六七八九")
_HALF = str.maketrans("０１２３４５６７８９．％＊＋＝×✕✖＃", "0123456789.%*+=×××#")
# What counts rather than measures: 二月, 二号, 二组 are said with 二, 两户 and 两条 with 两.
_ORDINAL = frozenset("月日号组期社队楼级季区届")
_MEASURES = frozenset("元块万亿斤克吨亩米户人次袋条个只台套件张本册天份车方株棵头只桶箱瓶盏块把辆平立公千度")

_YEARS = re.compile(r"(?<!\d)(\d{4})(?=\s*(?:[-—~～至到]\s*\d{4}\s*)?年)")
_DAY = re.compile(r"(?<![\d.])((?:19|20)\d\d)[-./](\d{1,2})[-./](\d{1,2})(?![\d.])")
_MONTH = re.compile(r"(?<![\d.])((?:19|20)\d\d)[-./](1[0-2]|0?[1-9])月")
_YUAN = re.compile(r"(?<![\d.])(\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.(\d{1,2}))?元")
_TIMES = re.compile(r"(?<=[\d元天人次户个条袋斤亩米吨平台])\s*[×*xX]\s*(?=\d)")
_RANGE = re.compile(r"(?<=\d)\s*[-—~～]\s*(?=[1-9]\d{0,3}\s*[月日号组季期年])|(?<=[月日号组季期年])\s*[-—~～]\s*(?=\d)")
_PERCENT = re.compile(r"(?<![\d.])(\d{1,8})(?:\.(\d+))?%")
_DECIMAL = re.compile(r"(?<![\d.])(\d{1,8})\.(\d+)(?![\d.])")
_NUMBER = re.compile(r"\d+")


def spoken_text(text: str) -> str:
    """The text with every digit said in Chinese: 2月份 → 二月份, 12人×1天 → 十二人乘一天, 发票号01234567 digit by digit."""
    said = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", text.translate(_HALF))
    said = _DAY.sub(lambda m: f"{digits(m[1])}年{spoken_numeral(int(m[2]))}月{spoken_numeral(int(m[3]))}日", said)
    said = _MONTH.sub(lambda m: f"{digits(m[1])}年{spoken_numeral(int(m[2]))}月", said)
    said = _TIMES.sub("乘", _RANGE.sub("至", said))
    said = _YEARS.sub(lambda m: digits(m[1]), said)
    said = _YUAN.sub(lambda m: spoken(int(m[1].replace(",", "")) * 100 + int((m[2] or "").ljust(2, "0"))), said)
    said = _PERCENT.sub(lambda m: "百分之" + _decimal(m[1], m[2]), said)
    said = _DECIMAL.sub(lambda m: _decimal(m[1], m[2]), said)
    return _NUMBER.sub(lambda m: _number(said, m), said)


def digits(text: str) -> str:
    """ASCII digits one by one: ``0451`` → 零四五一."""
    return text.translate(_DIGITS)


def _decimal(whole: str, part: str | None) -> str:
    return spoken_numeral(int(whole)) + (f"点{digits(part)}" if part else "")


def _number(text: str, match: re.Match[str]) -> str:
    figures, before, after = match[0], text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if _is_code(figures, before, after):
        return digits(figures)
    if figures == "2" and before != "第" and "\u4e00" <= after <= "\u9fff" and after not in _ORDINAL:
        return "两"
    return spoken_numeral(int(figures))


def _is_code(figures: str, before: str, after: str) -> bool:
    """Whether somebody would read the figures one by one: a leading zero, a letter or dash beside them, too long for a count."""
    beside = before + after
    if figures != "0" and figures.startswith("0"):
        return True
    if any(character.isascii() and (character.isalpha() or character in "-_#") for character in beside):
        return True
    return len(figures) > 12 or (len(figures) > 4 and after not in _MEASURES)
