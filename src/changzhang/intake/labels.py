"""Labels of rows that are no lines: balances, totals, page carries, signatures, notes."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from changzhang.intake.text import compact

OPENING, CLOSING, CAPITAL = "OPENING_BALANCE", "CLOSING_BALANCE", "CAPITAL"
SUBTOTAL, TOTAL, MONTH_TOTAL, YEAR_TOTAL = "SUBTOTAL", "TOTAL", "MONTH_TOTAL", "YEAR_TOTAL"
PAGE_CARRY, PAGE_BEGIN = "PAGE_CARRY", "PAGE_BEGIN"
RECORD_COUNT, BANK_TOTALS, SIGNATURE, FOOTNOTE, SECTION = "RECORD_COUNT", "BANK_TOTALS", "SIGNATURE", "FOOTNOTE", "SECTION"

_LEAD = re.compile(r"^(?:[(（]?[一二三四五六七八九十]+[)）]?[、.,:]?|\d{1,2}[、.)]|[:*#]+)")
_TAIL = re.compile(r"[(\[【].*?[)\]】]")
_POINTS = re.compile(r"[:：。.,，、;*]+")
_WORDS: tuple[tuple[str, str], ...] = (
    (PAGE_BEGIN, r"(?:承|接|转)(?:上|前)页|承前页?(?:结余|余额)?"),
    (PAGE_CARRY, r"(?:过|转|结转|续)(?:次|下)页|本页(?:合计|小计)"),
    (YEAR_TOTAL, r"(?:本年|全年|年度|今年|年初至今)?累计(?:数|额|发生额)?|(?:本年|全年|年度)(?:合计|总计)"),
    (MONTH_TOTAL, r"(?:本月|当月|本期|当期|\d{1,2}月份?|[一二三四五六七八九十]+月份?)(?:收支|发生额?)?(?:合计|总计)(?:数|额)?"),
    (OPENING, r"(?:承)?(?:上|去)(?:月|期|年|季度?)(?:末|底)?(?:结余|结存|结转|余额|转入|滚存)(?:余额|数|额|金额|资金)?"),
    (OPENING, r"(?:本?(?:期|年|月|季)初)(?:结余|结存|余额|数|库存)(?:余额|数|额)?|承上(?:月|期|年)(?:结余|结存|余额)?"),
    (OPENING, r"\d{1,2}月份?(?:上月)?(?:期初|月初)(?:余额|结余)"),
    (CLOSING, r"(?:本?(?:期|年|月|季)末|本(?:期|月|年|季)(?:末|底)?)(?:累计|滚存)?(?:结余|结存|余额|库存)(?:余额|数|额)?"),
    (CLOSING, r"(?:结转|转)下(?:月|期|年|季)|(?:滚存|累计|期间)?(?:结余|结存)(?:余额|数|额)?|(?:收支)?结余|账面余额|余额"),
    (CAPITAL, r"(?:人民币)?(?:合计|金额|结余)?大写(?:金额)?"),
    (SUBTOTAL, r".{0,12}小计|.{1,12}(?:合计|总计)|本(?:日|周|旬)合计"),
    (TOTAL, r"(?:总|共)?合?计|共计|总计|合计数?|收支合计"),
)
_LABELS = [(kind, re.compile(pattern)) for kind, pattern in _WORDS]
_RECORD_COUNT = re.compile(r"(?:共|合计|总计)\d+(?:条|笔)(?:记录|明细|数据)?|(?:总笔数|记录数|笔数)[:：]?\d*")
_BANK_TOTALS = re.compile(r"(?:借方|贷方)(?:总)?(?:笔数|合计|发生额|金额)[:：]|(?:收入|支出|总)笔数[:：]")
_SIGNED = re.compile(r"(?:签字|签章|签名|盖章|公章)[)）]?(?:[:：]|$)|[(（](?:签字|签章|签名|盖章|公章)[)）]")
_ROLE = re.compile(
    r"(?:制表人?|制单人?|填表人?|填报人|审核人?|复核人?|出纳|会计(?:主管)?|报账员|报帐员|主任|书记|负责人|监委会|经手人|监督员|单位负责人|村主任|审批人?)[:：]"
)
_HANDLER = re.compile(r"(?:经手人|经办人|报账人)[:：\s]\s*([^\s:：（）()]{2,8})(?:经手)?")
_NOTE = re.compile(
    r"(?:注|说明|备注|附注|附|公开时间|公开日期|公示时间|公示期|公示日期|监督电话|举报电话|联系电话|监督举报|以上|上述|本表|本公开|本明细|如有|如对|打印时间|制表日期|填表日期)"
    r"(?:[:：]|账|数据|各项|内容|收支|仅|疑|异|\d)|[*※]|(?:注|备注|说明|附注)$"
)
_EMPTY_BELOW = re.compile(r"以下空白|以下无正文|此页无正文|以下无记录")
#: One look at the joined text of a row that has amounts: without any of these characters no label is in it.
SUSPECT = re.compile("^[(（]?[一二三四五六七八九十]|[计结页初末累共笔库]|余\\s*额|大\\s*写|债|应[收付]|其中|现金|银行")


@lru_cache(maxsize=8192)
def label_of(text: str) -> str | None:
    """The kind of row a cell's whole text names (``合　　计：`` → TOTAL); None for any other text."""
    folded = compact(text)
    if len(folded) > 40:
        return None
    if _BANK_TOTALS.match(folded):
        return BANK_TOTALS
    bare = _POINTS.sub("", _TAIL.sub("", folded))
    for candidate in (bare, _LEAD.sub("", bare)):
        for kind, pattern in _LABELS:
            if candidate and pattern.fullmatch(candidate):
                return kind
    return RECORD_COUNT if _RECORD_COUNT.match(folded) else None


def is_signature(texts: list[Any]) -> bool:
    """Whether the row is the line where the officials sign."""
    joined = compact("".join(texts))
    return _SIGNED.search(joined) is not None or len(_ROLE.findall(joined)) >= 2 or (len(texts) <= 2 and _ROLE.match(joined) is not None)


def handler_in(text: str) -> str | None:
    """The name in a heading of one handler's block, ``经手人：李建军``; None for any other text."""
    match = _HANDLER.fullmatch(text.strip())
    return match[1].strip() if match else None


def is_note(text: str) -> bool:
    """Whether a text reads like a footnote: 注, 说明, 公开时间, 监督电话, 以上账目…"""
    folded = compact(text)
    return _NOTE.match(folded) is not None or _EMPTY_BELOW.search(folded) is not None


_NUMBERED = re.compile(r"([一二三四五六七八九十]{1,3})(?:[、.,．]|$)|[(（][一二三四五六七八九十]{1,3}[)）]")
_SIDE_HEADING = re.compile(r"(?:本月|本期|当月|本年)?(?:收入|支出)(?:部分|项目|类|情况|明细)?")


def is_section(text: str) -> bool:
    """Whether a text heads a section: 一、…, （二）…, or just 本月收入."""
    folded = compact(text)
    return re.match(
        r"[一二三四五六七八九十]{1,3}[、.,．]|[(（][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]部分", folded
    ) is not None or (_SIDE_HEADING.fullmatch(folded) is not None)


def section_level(text: str) -> int:
    """1 for ``二`` or ``二、本月收入``, 2 for ``（一）管理费用``, 0 for any other text."""
    match = _NUMBERED.match(compact(text))
    return 0 if match is None else 1 if match[1] else 2


def section_side(text: str) -> str | None:
    """``income`` or ``expense`` when a section heading names exactly one of them."""
    has_income, has_expense = "收入" in text, "支出" in text or "开支" in text
    return None if has_income == has_expense else "income" if has_income else "expense"
