"""The self-check of a whole book for the township (自查), as data and as a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from changzhang.desk.desk import Desk
from changzhang.desk.exporting import EXPORTS_FOLDER, write_form
from changzhang.desk.review_settings import RULES_FILE, rules_in_force, shipped_rules
from changzhang.domain.audit import TITLES, AuditFinding, AuditName, found_at, found_in
from changzhang.domain.chain import Fact
from changzhang.domain.events.book import SettingsAdopted
from changzhang.domain.review import ReviewRules
from changzhang.domain.review.table import RULES
from changzhang.settings.review_rules import load_review_rules
from changzhang.store import queries


class Audit(msgspec.Struct, frozen=True, kw_only=True):
    """What was found in ``records`` records; every kind is there, those of which nothing was found empty."""

    on: date
    village: str
    records: int
    year: str
    sections: dict[AuditName, tuple[AuditFinding, ...]]


def audit(desk: Desk, year: str = "") -> Audit:
    """Everything the township asks about, of one year (by the day of the record) or of the whole book. Raises BookProblem."""
    head = desk.book.record.head
    facts = queries.facts_between(desk.book, 1, head)
    found = [*found_in(desk.record, facts), *_unread(desk), *_rules_off(desk, facts)]
    wanted = sorted((each for each in found if f"{each.at:%Y}".startswith(year)), key=lambda each: each.records[-1])
    sections = {name: tuple(each for each in wanted if each.name == name) for name in TITLES}
    return Audit(on=desk.today(), village=desk.village.name, records=head, year=year, sections=sections)


def _unread(desk: Desk) -> Iterator[AuditFinding]:
    for row in desk.record.rows("meeting"):
        view = desk.view(row.id) if row.state in ("adjourned", "sealed") else None
        if view is None or view.meeting.adjourned_seq is None:
            continue
        unread = view.unread()
        end = desk.record.history.fact(view.meeting.adjourned_seq)
        if unread and end is not None:
            numbers = "、".join(str(planned.line.line_no) for planned in unread)
            yield found_at("unread_lines", end, f"{len(unread)}笔：第{numbers}笔")


def _rules_off(desk: Desk, facts: Sequence[Fact]) -> Iterator[AuditFinding]:
    """Each adoption that switched rules off which were on until then; what the program ships switched off is no finding."""
    before, now = off_in(shipped_rules()), off_in(rules_in_force(desk))
    for fact in facts:
        if isinstance(fact.event, SettingsAdopted) and fact.event.name == RULES_FILE:
            after = off_in(load_review_rules(queries.blob(desk.book, fact.event.sha256), RULES_FILE))
            for rule in sorted(after - before):
                still = "，现在仍关着" if rule in now else "，后来又打开"
                yield found_at("rules_off", fact, f"{rule.partition('_')[0]} {RULES[rule].title}{still}")
            before = after


def off_in(rules: ReviewRules) -> frozenset[str]:
    """The names of the rules that are switched off (``R16_MONTH_END_CASH``)."""
    pairs = zip(rules.__struct_encode_fields__, rules.__struct_fields__, strict=True)
    return frozenset(name for name, field in pairs if not getattr(rules, field).is_on)


def write_sheet(desk: Desk, found: Audit, out: Path | None = None) -> Path:
    """自查表 as Word into ``out`` or ``exports/``; its path. Nothing is overwritten. Raises FileUnwritable."""
    from changzhang.papers.audit_sheet import audit_sheet

    paper = audit_sheet(desk.village, found.sections, on=found.on, records=found.records, year=found.year)
    return write_form(desk, paper, out or desk.folder / EXPORTS_FOLDER)


def as_json(found: Audit) -> dict[str, Any]:
    """As ``audit --json`` prints it."""
    return {
        "on": found.on.isoformat(),
        "village": found.village,
        "records": found.records,
        "year": found.year or None,
        "sections": [
            {"name": name, "title": TITLES[name], "count": len(findings), "findings": [_finding_json(each) for each in findings]}
            for name, findings in found.sections.items()
        ],
    }


def _finding_json(each: AuditFinding) -> dict[str, Any]:
    return {
        "records": list(each.records),
        "at": each.at.isoformat(timespec="seconds"),
        "actor": each.actor,
        "where": each.where,
        "words": each.words,
    }
