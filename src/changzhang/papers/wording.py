"""Fixed phrases and formats of every paper: dates, times, names as shown, and what each choice of a dialog is called in print."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone

from changzhang.domain.events.meeting import AppraisalMethod, DoubtKind, PauseCause, VoucherMode
from changzhang.domain.events.question import AnswerMode, Asker, Channel, Nature, Rating
from changzhang.domain.rectification import OUTCOMES as OUTCOMES
from changzhang.domain.states import RectificationStatus
from changzhang.domain.text import spoken_number
from changzhang.domain.village import Role, Village

DRAFT = "草稿·未封存"
PENDING = "〔待补〕"
DOUBTED = "※存疑"
APART = "涉及个人，已另行记录"
COMPARE_CODES = "拿散会时拍的码，和这张纸对一对。"
FICTIONAL = "演示资料：村名、人名、账目均为虚构"
NO_VALID_VOTES = "无有效票"

VERBS: dict[Nature, str] = {"question": "问", "suggestion": "建议", "objection": "提出异议"}
CHANNELS: dict[Channel, str] = {
    "meeting": "会场",
    "box": "意见箱",
    "hotline": "热线电话",
    "wechat": "微信群",
    "one_tap": "监督一点通",
    "visit": "上门走访",
}
MODES: dict[AnswerMode, str] = {"on_spot": "当场答复", "explained": "解释说明", "reply": "限时答复"}
RATINGS: dict[Rating, str] = {
    "satisfied": "提问人表示满意",
    "mostly_satisfied": "提问人表示基本满意",
    "dissatisfied": "提问人表示不满意",
    "no_comment": "提问人未表态",
    "not_present": "提问人未到场",
}
PAUSES: dict[PauseCause, str] = {"rest": "休息", "power": "停电", "computer": "电脑故障", "another_day": "改日再开", "other": "其他原因"}
METHODS: dict[AppraisalMethod, str] = {"slips": "评议票", "beans": "投豆", "show_of_hands": "举手"}
DOUBTS: dict[DoubtKind, str] = {"misread": "程序读错", "differs_from_voucher": "表与凭证不符", "voucher_in_doubt": "凭证有疑"}
VOUCHERS: dict[VoucherMode, str] = {"shown": "当场出示", "by_appointment": "约定会后查阅", "masked": "遮盖个人信息后当场出示"}
STATUSES: dict[RectificationStatus, str] = {
    "promised": "待整改",
    "in_progress": "整改中",
    "completed": "已完成待核验",
    "verified": "已核验待公示",
    "republished": "公示中",
    "closed": "已销号",
}
_OFFICES = {Role.SUPERVISION_CHAIR: "村务监督委员会主任", Role.SUPERVISION_MEMBER: "村务监督委员会委员"}
_CHINA = timezone(timedelta(hours=8))


def day(on: date) -> str:
    """``2025年4月15日``."""
    return f"{on.year}年{on.month}月{on.day}日"


def month(period: str) -> str:
    """``2025-03`` as ``2025年3月份``."""
    return f"{int(period[:4])}年{int(period[5:7])}月份"


def months(periods: tuple[str, ...]) -> str:
    """Several months, the year said once while it stays: ``2025年1月份、2月份``."""
    said: list[str] = []
    for index, period in enumerate(periods):
        is_same_year = index > 0 and periods[index - 1][:4] == period[:4]
        said.append(month(period).partition("年")[2] if is_same_year else month(period))
    return "、".join(said)


def civil(at: datetime) -> datetime:
    """An instant on the wall clock of +08:00; one without a zone is taken to be that already."""
    return at if at.tzinfo is None else at.astimezone(_CHINA)


def clock(at: datetime) -> str:
    """``19时30分``."""
    local = civil(at)
    return f"{local.hour}时{local.minute:02d}分"


def moment(at: datetime) -> str:
    """``2025年4月15日19时30分``."""
    return day(civil(at).date()) + clock(at)


def span(first: datetime, last: datetime) -> str:
    """From one instant to another, the day said twice only when it is another day."""
    is_same_day = civil(first).date() == civil(last).date()
    return f"{moment(first)}至{clock(last) if is_same_day else moment(last)}"


def numeral(number: int) -> str:
    """A section's number, ``十二``."""
    return spoken_number(number)


def percent(part: int, whole: int) -> str:
    """A share with one decimal, half up, ``96.0%``. ``whole`` must not be 0."""
    tenths = (part * 2000 + whole) // (2 * whole)
    return f"{tenths // 10}.{tenths % 10}%"


def masked(name: str) -> str:
    """A name as public papers show it: 王某, 王某健."""
    return f"{name[:1]}某{name[-1] if len(name) > 2 else ''}"


def asker_by_name(asker: Asker) -> str:
    """The asker in the minutes: by name, unless the asker wished to be masked or to stay unnamed."""
    if asker.shown == "anonymous":
        return "一位村民"
    if not asker.name:
        return f"{asker.group}村民" if asker.group else "一位村民"
    return f"{asker.group}村民{masked(asker.name) if asker.shown == 'masked' else asker.name}"


def asker_in_public(asker: Asker) -> str:
    """The asker on papers that are posted: by group, or by the name the asker wished shown."""
    if asker.shown == "full" and asker.name:
        return f"{asker.group}村民{asker.name}"
    if asker.shown == "masked" and asker.name:
        return f"{asker.group}村民{masked(asker.name)}"
    return f"{asker.group}村民" if asker.group and asker.shown != "anonymous" else "一位村民"


def with_office(name: str, village: Village) -> str:
    """A name with the offices the roster gives it, ``马德福（村务监督委员会主任）``."""
    person = village.person(name)
    offices = "、".join(_OFFICES.get(role, role.value) for role in person.roles) if person else ""
    return f"{name}（{offices}）" if offices else name


def head_count(counts: dict[str, int], order: Sequence[str] = ()) -> str:
    """``村“两委”成员5人、村民46人，共51人``, the kinds in ``order``, others behind; empty when nobody was counted."""
    kinds = "、".join(f"{kind}{counts[kind]}人" for kind in dict.fromkeys((*order, *counts)) if counts.get(kind))
    return f"{kinds}，共{sum(counts.values())}人" if kinds else ""


def satisfaction(satisfied: int, mostly: int, dissatisfied: int) -> str:
    """The rate of §3.6 with 满意 alone beside it; said in words when there is nothing to divide by."""
    valid = satisfied + mostly + dissatisfied
    if not valid:
        return NO_VALID_VOTES
    return f"有效票{valid}票，满意率{percent(satisfied + mostly, valid)}，其中满意{percent(satisfied, valid)}"


def record_range(count: int, first_seq: int, last_seq: int) -> str:
    """``本会记录143条（账簿第2011–2162条之间）``."""
    return f"本会记录{count}条（账簿第{first_seq}–{last_seq}条之间）"


def sentence(text: str) -> str:
    """The text with a full stop, unless it ends in a mark of its own."""
    stripped = text.rstrip()
    return stripped if not stripped or stripped[-1] in "。！？!?；…”" else stripped.rstrip("，、；,;") + "。"
