"""Session templates: which stages a meeting strings together, checked for sense after they are checked for spelling."""

from __future__ import annotations

import re

from changzhang.domain.template import SessionTemplate, Stage, StageKind
from changzhang.settings.check import Findings
from changzhang.settings.toml_file import load

_ID = re.compile(r"[\w-]+")
_LONGEST_SCRIPT = 2000
_LONGEST_MINUTES = 240
_ONCE = ("sign_in", "totals", "appraisal", "closing")
# What needs a month's ledger, and what a meeting without one is held for.
_OF_LEDGERS = {"opening": "报结余", "reading": "逐笔唱", "totals": "报合计"}
_HELD_FOR: dict[str, tuple[StageKind, str]] = {"qa": ("questions", "答疑"), "urgent": ("report", "公开事项")}


def load_template(data: bytes, file_name: str) -> SessionTemplate:
    """The session template of a file. Raises SettingsInvalid with every problem of the file."""
    template, findings = load(SessionTemplate, data, file_name)
    _check_head(template, file_name, findings)
    for number, stage in enumerate(template.stages, 1):
        _check_stage(stage, f"stages[{number}]", findings)
    findings.distinct("stages[{}].id", [stage.id for stage in template.stages], "环节")
    _check_order(template.stages, findings)
    _check_reading(template, findings)
    _check_without_ledgers(template, findings)
    findings.raise_any()
    return template


def _check_head(template: SessionTemplate, file_name: str, findings: Findings) -> None:
    stem = file_name.replace("\\", "/").rpartition("/")[2].removesuffix(".toml")
    if template.id is not None and not _ID.fullmatch(template.id):
        findings.add("id", f"“{template.id}”不能作编号", "只用字母、数字、下划线")
    if file_name.endswith(".toml") and template.id is not None and template.id != stem:
        findings.add("id", f"编号“{template.id}”和文件名不一致", f'写成 id = "{stem}"，或把文件改名')
    findings.filled("name", template.name)
    findings.filled("appraisal_question", template.appraisal_question)
    findings.bound("min_seconds_per_line", template.min_seconds_per_line, 0, 60)
    if not template.attendee_kinds:
        findings.add("attendee_kinds", "没有到会人员类别", '至少写一类，如 attendee_kinds = ["村民"]')
    for key in ("attendee_kinds", "common_questions"):
        findings.distinct(f"{key}[{{}}]", getattr(template, key), "内容")
        for number, text in enumerate(getattr(template, key), 1):
            findings.filled(f"{key}[{number}]", text)


def _check_stage(stage: Stage, path: str, findings: Findings) -> None:
    if stage.id is not None and not _ID.fullmatch(stage.id):
        findings.add(f"{path}.id", f"“{stage.id}”不能作编号", "只用字母、数字、下划线")
    findings.filled(f"{path}.title", stage.title)
    findings.bound(f"{path}.minutes", stage.minutes, 0, _LONGEST_MINUTES)
    if len(stage.script) > _LONGEST_SCRIPT:
        findings.add(f"{path}.script", f"主持词有{len(stage.script)}字，太长", f"缩到{_LONGEST_SCRIPT}字以内，或分成几个环节")
    if stage.side is not None and stage.kind not in (None, "reading"):
        findings.add(f"{path}.side", "只有逐笔唱（reading）环节分收入支出", "去掉 side")


def _check_order(stages: tuple[Stage, ...], findings: Findings) -> None:
    """The meeting begins with 签到 if it has one, and ends with its only 散会."""
    kinds = [stage.kind for stage in stages]
    for number, kind in enumerate(kinds, 1):
        if kind in _ONCE and kind in kinds[: number - 1]:
            findings.add(f"stages[{number}].kind", f"{kind} 环节有两个", "留一个")
        elif kind == "sign_in" and number > 1:
            findings.add(f"stages[{number}].kind", "签到（sign_in）不在最前", "移到第一个环节")
        elif kind == "closing" and number < len(kinds):
            findings.add(f"stages[{number}].kind", "散会（closing）后面还有环节", "把散会移到最后")
    if "closing" not in kinds and None not in kinds:
        findings.add("stages", "没有散会（closing）环节", '在最后加 [[stages]] kind = "closing"')


def _check_reading(template: SessionTemplate, findings: Findings) -> None:
    """Every line is read exactly once: by one reading of both sides, or by one of each."""
    stages = template.stages
    if template.kind != "reading" or any(stage.kind is None for stage in stages):
        return
    sides = [stage.side for stage in stages if stage.kind == "reading"]
    if sides not in ([None], ["income", "expense"], ["expense", "income"]):
        said = "没有逐笔唱（reading）环节" if not sides else "逐笔唱（reading）环节没有正好把收入、支出各唱一遍"
        findings.add("stages", said, '写一个不带 side 的 reading，或 side = "income" 和 side = "expense" 各一个')
    elif template.reading_order == "ledger" and len(sides) > 1:
        findings.add(
            "reading_order", "按账页顺序唱，却把收入、支出分成了两个环节", '只写一个不带 side 的 reading，或改成 "income_then_expense"'
        )


def _check_without_ledgers(template: SessionTemplate, findings: Findings) -> None:
    """答疑会 and 急事公开 read no ledger, and have the one stage they are held for."""
    wanted = _HELD_FOR.get(template.kind or "")
    if wanted is None or any(stage.kind is None for stage in template.stages):
        return
    for number, stage in enumerate(template.stages, 1):
        if stage.kind in _OF_LEDGERS:
            findings.add(f"stages[{number}].kind", f"这种会不念账，用不上{_OF_LEDGERS[stage.kind]}（{stage.kind}）环节", "去掉这个环节")
    kind, title = wanted
    if not any(stage.kind == kind for stage in template.stages):
        findings.add("stages", f"没有{title}（{kind}）环节", f'在散会前面加 [[stages]] kind = "{kind}"')
