"""The sentence the chair reads for one line, and what of its signatures has to be said to be missing."""

from __future__ import annotations

import re
from collections.abc import Container

from changzhang.domain.ledger import LedgerLine
from changzhang.domain.money import spoken, spoken_numeral
from changzhang.domain.spoken_text import digits, spoken_text
from changzhang.domain.text import spoken_date, spoken_number

# The fields a posted sheet signs in, in the order they are read.
SIGNATURES = (("handler", "经手人"), ("witness", "证明人"), ("approver", "审批人"))
ASKS = "请问大家有没有疑问？"

_BLANK = frozenset({"", "/", "／", "-", "—", "——", "无"})
_INTEREST = re.compile("利息|结息")
_VOUCHER = re.compile(r"([\u4e00-\u9fffA-Za-z]*?)字?(?:凭证)?[第\-－—# ]*(\d+)(?:[- ](\d{1,2})/(\d{1,2}))?号?")
_ORGANISATION = re.compile("公司|厂|店|部|社|站|所|院|局|银行|中心|学校|政府|委|队|超市|场|馆|行|协会|户$|组$")


def spoken_line(line: LedgerLine, *, has_columns: Container[str], asks: bool = True) -> str:
    """One line as read aloud, ending in 。 or, for an expense with ``asks``, in the question to the room.

    ``has_columns`` names the fields the sheet had: a signature is said to be blank only where there is a column for it.
    """
    parts = [f"第{spoken_number(line.line_no)}笔"]
    if line.dated_on:
        parts.append(spoken_date(line.dated_on))
    parts += [_purpose(line), f"{direction_words(line)}{spoken(abs(line.amount_fen))}", *_payee(line), *_voucher(line, has_columns)]
    parts += _signatures(line, has_columns)
    asked = ASKS if asks and line.side == "expense" else ""
    return "，".join(parts) + "。" + asked


def direction_words(line: LedgerLine) -> str:
    """Which way the money went: 收入, 支出, and for red letters 冲减收入, 冲减支出."""
    words = "收入" if line.side == "income" else "支出"
    return f"冲减{words}" if line.amount_fen < 0 else words


def missing_signatures(line: LedgerLine, has_columns: Container[str]) -> tuple[str, ...]:
    """Which signatures an expense lacks, as read aloud (``证明人``); income and interest need none, absent columns do not count."""
    if not _needs_signatures(line):
        return ()
    return tuple(name for field, name in SIGNATURES if field in has_columns and is_blank(getattr(line, field)))


def is_blank(text: str | None) -> bool:
    """Whether a field holds nothing, a stroke counted as nothing."""
    return (text or "").strip() in _BLANK


def spoken_voucher(voucher_no: str) -> str:
    """A voucher number as said, ``记-001`` → 记字一号, ``12-1/2`` → 十二又二分之一号 (分数编号法)."""
    match = _VOUCHER.fullmatch(voucher_no.strip())
    if match is None:
        return spoken_text(voucher_no.strip())
    word, figures, part, parts = match.groups()
    number = spoken_numeral(int(figures)) if len(figures.lstrip("0")) <= 4 else digits(figures)
    share = f"又{spoken_numeral(int(parts))}分之{spoken_numeral(int(part))}" if part else ""
    return f"{word}字{number}{share}号" if word else f"{number}{share}号"


def _purpose(line: LedgerLine) -> str:
    purpose = re.sub(r"\s+", " ", line.summary).strip().rstrip("。；，")
    return spoken_text(purpose) if purpose else "用途一栏空白"


def _payee(line: LedgerLine) -> list[str]:
    payee = (line.payee or "").strip()
    if is_blank(payee) or payee in line.summary:
        return []
    kind = "单位" if _ORGANISATION.search(payee) or len(payee) > 4 else "人"
    return [f"{'付款' if line.side == 'income' else '收款'}{kind}{spoken_text(payee)}"]


def _voucher(line: LedgerLine, has_columns: Container[str]) -> list[str]:
    if line.voucher_no and not is_blank(line.voucher_no):
        return [f"凭证{spoken_voucher(line.voucher_no)}"]
    return ["凭证号一栏空白"] if "voucher_no" in has_columns and _needs_signatures(line) else []


def _signatures(line: LedgerLine, has_columns: Container[str]) -> list[str]:
    if line.side == "income":
        return []
    missing = missing_signatures(line, has_columns)
    said = []
    for field, name in SIGNATURES:
        signed: str | None = getattr(line, field)
        if name in missing:
            said.append(f"{name}一栏空白")
        elif not is_blank(signed):
            said.append(f"{name}{signed}")
    return said


def _needs_signatures(line: LedgerLine) -> bool:
    return line.side == "expense" and not _INTEREST.search(line.summary)
