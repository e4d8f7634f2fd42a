"""村情 in rows: what changed in the files, the profile, the roster with its check, thresholds with their basis."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from changzhang.desk.changed_settings import ChangedFile
from changzhang.desk.setting_up import SettingProblem
from changzhang.domain.review import RULES, ReviewRules
from changzhang.domain.review.rules import RuleSetting
from changzhang.domain.template import Deadlines
from changzhang.domain.text import clean, wrap
from changzhang.domain.village import COMMITTEE, SUPERVISION, Person, Role, Village
from changzhang.ui.card_rows import Row, Span, flow
from changzhang.ui.screens.review_rows import labelled
from changzhang.ui.widgets.light import light_spans
from changzhang.ui.words import month_words

ASKERS = {"full": "写全名", "masked": "只写姓（王某某）", "group": "只写组别（三组村民）", "anonymous": "不写是谁"}
FONTS = {"national": "国标字体（方正小标宋、仿宋_GB2312）", "system": "电脑自带字体"}
_LIMITS = {
    "seal_working_days": "会后几个工作日内封存",
    "yellow_days": "到期前几天变黄",
    "posting_working_days": "公开栏至少贴几个工作日",
    "reading_day": "每月几日唱账",
}
_THRESHOLDS = {
    "receipt_over_yuan": "收据超过{}元",
    "limit_yuan": "{}元",
    "cash_levels_yuan": "现金{}元",
    "levels_yuan": "{}元",
    "share_percent": "达到{}%",
    "days": "{}天内",
    "daily_standard_yuan": "每天{}元",
    "festival_days": "节前{}天",
    "months": "超过{}个月",
    "meeting_from_yuan": "{}元起要会议记录",
    "deliberated_from_yuan": "{}元起要四议两公开",
    "notice_percent": "用到{}%",
    "pace_percent": "比进度多{}%",
    "first_day": "每月从{}日起",
    "most_characters": "不超过{}个字",
    "from_yuan": "{}元起",
    "multiple_yuan": "{}元的整倍数",
    "early_days": "提前{}天也算",
    "percent": "相差{}%",
    "times": "{}倍",
    "least_months": "至少比{}个月",
}


def changed_rows(changed: Sequence[ChangedFile], problems: Iterable[SettingProblem], width: int) -> list[Row]:
    """The files that changed, each with every problem and its cure; nothing when none changed."""
    if not changed:
        return []
    rows: list[Row] = [_title("设置文件有变化，还没有启用：按F2启用")]
    found = list(problems)
    for file in changed:
        rows += labelled("新文件" if file.is_new else "改过的", clean(file.name), width, "number")
        for problem in (each for each in found if each.file == file.name):
            words = f"{problem.key_path}：{problem.message}。{problem.cure}".rstrip("。") + "。"
            rows += labelled("提醒" if problem.is_warning else "要改", clean(words), width, "" if problem.is_warning else "missing")
    return [*rows, *_said("按0看改了哪几行。", width), ()]


def village_rows(village: Village, width: int) -> list[Row]:
    """Who and where."""
    facts = (
        ("村", " ".join(part for part in (village.county, village.town, village.name) if part)),
        ("从哪个月唱", month_words(village.from_period)),
        ("开会地点", village.place),
        ("村民小组", "、".join(village.groups) or "没有登记"),
        ("凭证放在", village.voucher_place),
        ("网上公开", village.publication_url or "没有"),
        ("监督电话", "；".join(f"{hotline.name} {hotline.number}" for hotline in village.hotlines) or "没有登记"),
        ("提问人", ASKERS[village.asker_shown]),
        ("文书字体", FONTS[village.fonts]),
    )
    return [_title("村情"), *(row for label, text in facts for row in labelled(label, clean(text), width))]


def roster_rows(village: Village, width: int) -> list[Row]:
    """The committees, the others, and what the law asks of them."""
    rows: list[Row] = [_title("名册")]
    members = {"村委会": COMMITTEE, "村监委": SUPERVISION}
    for label, offices in members.items():
        rows += labelled(label, _names(person for person in village.people if offices.intersection(person.roles)), width)
    others = [person for person in village.people if not (COMMITTEE | SUPERVISION).intersection(person.roles)]
    return [*rows, *labelled("其他", _names(others), width), *_check_rows(village, width)]


def _names(people: Iterable[Person]) -> str:
    said = [f"{clean(person.name)}（{'、'.join(person.roles)}）" if person.roles else clean(person.name) for person in people]
    return "、".join(said) or "没有登记"


def _check_rows(village: Village, width: int) -> list[Row]:
    count = len(village.supervisors)
    both = [person.name for person in village.people if COMMITTEE.intersection(person.roles) and person.is_supervisor]
    checks = (
        (not both, f"没有人同时在村委会和村监委{'：' + '、'.join(both) if both else ''}", "red"),
        (3 <= count <= 5, f"村监委{count}人，一般3至5人", "yellow"),
        (village.holder(Role.SUPERVISION_CHAIR) is not None, "村监委有主任", "yellow"),
        (bool(village.relatives_declared), f"近亲属声明：{clean(village.relatives_declared) or '还没有，按F10登记'}", "yellow"),
    )
    rows: list[Row] = []
    for is_good, words, otherwise in checks:
        light = light_spans("green", "") if is_good else light_spans("red" if otherwise == "red" else "yellow", "")
        first, *rest = wrap(words, max(4, width - 5))
        rows += [(light[0], Span(" "), Span(first)), *((Span("     "), Span(line)) for line in rest)]
    return rows


def limit_rows(deadlines: Deadlines, width: int) -> list[Row]:
    """The time limits with their basis."""
    terms = "、".join(term.label for term in deadlines.promise_terms)
    rows: list[Row] = [_title("期限"), *_with_basis("整改期限", terms, deadlines.bases.get("promise_terms", ""), width)]
    for key, label in _LIMITS.items():
        rows += _with_basis(label, str(getattr(deadlines, key)), deadlines.bases.get(key, ""), width)
    return rows


def rule_rows(rules: ReviewRules, width: int) -> list[Row]:
    """The review rules in force: on or off, thresholds, basis."""
    rows: list[Row] = [_title("预审规则")]
    for rule_id, rule in RULES.items():
        setting: RuleSetting = getattr(rules, rule.setting)
        head = f"{rule_id.partition('_')[0]} {rule.title}"
        rows += _with_basis(head, _thresholds(setting) if setting.is_on else "关着，不查", setting.basis, width)
    return rows


def _thresholds(setting: RuleSetting) -> str:
    parts = []
    for field in msgspec.structs.fields(type(setting)):
        value = getattr(setting, field.name)
        pattern = _THRESHOLDS.get(field.name)
        if pattern and value not in (0, ()):
            parts.append(pattern.format("、".join(map(str, value)) if isinstance(value, tuple) else value))
    return "，".join(parts) or "开着"


def _with_basis(label: str, value: str, basis: str, width: int) -> list[Row]:
    rows = flow([Span(label, "label"), Span(clean(value), "number")], width, "  ")
    words = f"依据：{clean(basis)}" if basis else "没有写依据"
    return rows + [(Span("  "), Span(line, "label" if basis else "missing")) for line in wrap(words, max(4, width - 2))]


def _title(words: str) -> Row:
    return (Span(words, "title"),)


def _said(words: str, width: int) -> list[Row]:
    return [(Span(line, "label"),) for line in wrap(words, max(4, width))]
