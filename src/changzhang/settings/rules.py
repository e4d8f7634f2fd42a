"""``rules/deadlines.toml``: the time limits to choose from, each with its basis (依据)."""

from __future__ import annotations

from typing import Any

from changzhang.domain.template import Deadlines, Term
from changzhang.settings.check import Findings, SettingProblem, nearest, read_struct
from changzhang.settings.toml_file import read_tables

# Terms are chosen by digit, and one digit is kept for another date.
_MOST_TERMS = 8
_LONGEST = {"working_days": 250, "days": 366, "before_next_reading": 20}
_LIMITS = {
    "seal_working_days": (1, 30),
    "yellow_days": (0, 60),
    "escalation_days": (0, 60),
    "posting_working_days": (1, 250),
    "reading_day": (1, 28),
}


def load_deadlines(data: bytes, file_name: str) -> Deadlines:
    """The deadlines of a file; there ``promise_default`` is the label of a term, in the struct its index.

    Raises SettingsInvalid with every problem of the file.
    """
    tables, findings = read_tables(data, file_name), Findings(file_name)
    default = _default_index(tables, findings)
    rules = read_struct(Deadlines, tables | {"promise_default": default}, "", findings)
    for key in ("promise_terms", "answer_terms"):
        _check_terms(key, getattr(rules, key) or (), findings)
    if rules.promise_terms == ():
        findings.add("promise_terms", "一个整改期限也没有", "用 [[promise_terms]] 至少写一项")
    for key, (least, most) in _LIMITS.items():
        findings.bound(key, getattr(rules, key), least, most)
    _check_bases(rules.bases, findings)
    findings.raise_any()
    return rules


def deadline_warnings(rules: Deadlines, file_name: str) -> tuple[SettingProblem, ...]:
    """The limits that stand without a basis; allowed, but the village should be able to say where each comes from."""
    return tuple(
        SettingProblem(file_name, f"bases.{key}", f"{key} 没有写依据", "写上出自哪个文件或哪次会议", True)
        for key in _with_basis()
        if not rules.bases.get(key)
    )


def _default_index(tables: dict[str, Any], findings: Findings) -> int:
    """Where the default term stands in the list; 0 when the file names none."""
    terms = tables.get("promise_terms")
    labels = [str(term.get("label")) for term in terms if isinstance(term, dict)] if isinstance(terms, list) else []
    wanted = tables.get("promise_default", labels[0] if labels else "")
    if wanted in labels:
        return labels.index(wanted)
    if labels:
        near = nearest(str(wanted), labels)
        findings.add(
            "promise_default", f"没有叫“{wanted}”的整改期限", f"填 promise_terms 里的一个 label：{'、'.join([near] if near else labels)}"
        )
    return 0


def _check_terms(key: str, terms: tuple[Term, ...], findings: Findings) -> None:
    findings.distinct(f"{key}[{{}}].label", [term.label for term in terms], "期限")
    if len(terms) > _MOST_TERMS:
        findings.add(key, f"有{len(terms)}项，数字键选不过来", f"留{_MOST_TERMS}项以内")
    for number, term in enumerate(terms, 1):
        findings.filled(f"{key}[{number}].label", term.label)
        if term.unit is not None:
            findings.bound(f"{key}[{number}].days", term.days, 1, _LONGEST[term.unit])


def _check_bases(bases: dict[str, str], findings: Findings) -> None:
    for key in bases:
        if key not in _with_basis():
            near = nearest(key, _with_basis())
            cure = f"是不是想写 {near}" if near else f"去掉它；可以写 {'、'.join(_with_basis())}"
            findings.add(f"bases.{key}", f"没有 {key} 这个期限", cure)


def _with_basis() -> tuple[str, ...]:
    return tuple(name for name in Deadlines.__struct_fields__ if name not in ("promise_default", "bases"))


def default_term(rules: Deadlines) -> Term:
    """The term chosen when somebody just presses Enter."""
    return rules.promise_terms[rules.promise_default]
