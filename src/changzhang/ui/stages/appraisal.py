"""群众评议: the question, how it is voted, and the figures once all are in."""

from __future__ import annotations

from collections.abc import Sequence

from changzhang.domain.events.meeting import AppraisalCounted
from changzhang.ui.dialogs.appraise import METHODS, AppraiseDialog
from changzhang.ui.dialogs.page import LABEL, STRONG, Row, blank, field, said
from changzhang.ui.stages.paged import PagedStage


class AppraisalStage(PagedStage):
    """Before the count the question stands alone; afterwards the figures."""

    def rows(self) -> list[Row]:
        """The question, then the figures or how to vote."""
        counted = self.view.meeting.appraisal
        question = [said(self.view.template.appraisal_question, STRONG), blank()]
        if counted:
            return [*question, *figures(counted)]
        how = said("投票条或者投豆子，两位村民点票。全部点完，结果才上屏幕。", LABEL)
        return [*question, said("满意    基本满意    不满意    不表态", STRONG), how, blank(), *self.script()]

    def actions(self) -> Sequence[tuple[str, str]]:
        """Counted, and counted again when it was wrong."""
        return (("count", "点票" if self.view.meeting.appraisal is None else "重新点票"),)

    def run(self, act: str) -> None:
        """Take the counts down."""
        if act == "count":
            self.ask(AppraiseDialog(self.view))


def figures(counted: AppraisalCounted) -> list[Row]:
    """The counts and the rates; without a valid vote no rate is reckoned."""
    valid = counted.satisfied + counted.mostly_satisfied + counted.dissatisfied
    rows = [
        field("满意", f"{counted.satisfied}票", STRONG),
        field("基本满意", f"{counted.mostly_satisfied}票", STRONG),
        field("不满意", f"{counted.dissatisfied}票", STRONG),
        field("不表态", f"{counted.abstain}人"),
        said(rate_words(counted), STRONG),
        field("方式", f"{METHODS[counted.method]}，在场{counted.present}人，有效票{valid}张"),
    ]
    return rows + [field("点票", "、".join(counted.tellers))] * bool(counted.tellers)


def rate_words(counted: AppraisalCounted) -> str:
    """``满意率96.0%（其中满意84.0%）``, one decimal, halves rounded up."""
    valid = counted.satisfied + counted.mostly_satisfied + counted.dissatisfied
    if not valid:
        return "无有效票"
    return f"满意率{_percent(counted.satisfied + counted.mostly_satisfied, valid)}（其中满意{_percent(counted.satisfied, valid)}）"


def _percent(part: int, whole: int) -> str:
    thousandths = (part * 2000 + whole) // (whole * 2)
    return f"{thousandths // 10}.{thousandths % 10}%"
