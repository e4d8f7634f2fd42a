"""Papers printed before a meeting: 唱账稿, 签到表, 评议票, 表决票; and sheets about single questions."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from changzhang.desk.desk import Desk
from changzhang.desk.exporting import EXPORTS_FOLDER, write_form
from changzhang.desk.problems import PaperEmpty, PaperUnknown
from changzhang.domain.meeting_view import ledger_for_public
from changzhang.domain.refusals import QuestionUnknown
from changzhang.domain.refusals_ledger import LedgerMissing
from changzhang.papers.accounts import key_title
from changzhang.papers.blocks import Paper
from changzhang.papers.question_sheets import TITLES, SheetKind, question_sheets
from changzhang.papers.reading_copy import CopiedLedger, reading_copy
from changzhang.papers.sign_in import blank_sign_in
from changzhang.papers.slips import appraisal_slips, ballots

FORMS = ("reading_copy", "sign_in", "slips", "ballots")


def form(desk: Desk, name: str, *, template_id: str = "monthly_reading", period: str | None = None, matter: str = "") -> Paper:
    """A form as it is printed before a meeting. Raises PaperUnknown, LedgerMissing, NothingAdopted."""
    village, template = desk.village, desk.template(template_id)
    match name:
        case "reading_copy":
            return reading_copy(village, template, _copied(desk, period))
        case "sign_in":
            return blank_sign_in(village, template)
        case "slips":
            return appraisal_slips(village, template)
        case "ballots" if template.kind != "reading":
            return ballots(village, template, matter)
        case "ballots":
            raise PaperEmpty("表决票", "唱账会不表决")
    raise PaperUnknown(name, "、".join(FORMS))


def _copied(desk: Desk, period: str | None) -> tuple[CopiedLedger, ...]:
    """The ledgers of a month, the newest accepted one by default."""
    rows = [row for row in desk.record.rows("ledger") if row.state != "withdrawn"]
    month = period or max((each for row in rows for each in row.periods), default="")
    states = [desk.record.ledger_state(row.stream) for row in rows if month in row.periods]
    found = [state for state in states if state]
    if not found:
        raise LedgerMissing(month or "还没有账目")
    return tuple(
        CopiedLedger(seq=state.current.seq, title=key_title(state.key), ledger=ledger_for_public(desk.record, state)) for state in found
    )


def write_forms(
    desk: Desk,
    names: tuple[str, ...],
    out: Path | None = None,
    *,
    template_id: str = "monthly_reading",
    period: str | None = None,
    matter: str = "",
) -> tuple[Path, ...]:
    """Write forms into ``out`` or ``exports/会前_<day>/``; their paths. Raises as ``form``, and FileUnwritable."""
    folder = out or desk.folder / EXPORTS_FOLDER / f"会前_{desk.today():%Y-%m-%d}"
    made = [form(desk, name, template_id=template_id, period=period, matter=matter) for name in names]
    return tuple(write_form(desk, paper, folder) for paper in made)


def question_sheet(desk: Desk, question_id: str, kind: SheetKind, on: date | None = None) -> Paper:
    """The sheet of one question. Raises QuestionUnknown, PaperEmpty."""
    question = desk.record.question(question_id)
    if question is None:
        raise QuestionUnknown(question_id)
    paper = question_sheets(kind, desk.village, (question,), today=on or desk.today())
    if paper is None:
        raise PaperEmpty(TITLES[kind], question_id)
    return paper


def write_question_sheet(desk: Desk, question_id: str, kind: SheetKind, out: Path | None = None) -> Path:
    """Write the sheet of one question into ``out`` or ``exports/提问/<id>/``; its path. Raises as ``question_sheet``, FileUnwritable."""
    return write_form(desk, question_sheet(desk, question_id, kind), out or desk.folder / EXPORTS_FOLDER / "提问" / question_id)


__all__ = ["FORMS", "form", "question_sheet", "write_forms", "write_question_sheet"]
