"""R01: what stands for an invoice. A white slip never does, a plain receipt only for small sums, a self-made slip when all signed."""

from __future__ import annotations

from collections.abc import Iterator

from changzhang.domain.ledger import LedgerLine
from changzhang.domain.review.finding import Finding, Severity, hit, unchecked
from changzhang.domain.review.review_input import ReviewInput
from changzhang.domain.review.signatures import SIGNERS, blank_signers
from changzhang.domain.review.wording import WordFinder

RULE = "R01_NO_INVOICE"
FIELDS = ("document", "remark", "expense")

_Told = tuple[Severity, str]


class _Looked:
    """The word lists of the rule, and the signature cells the sheet had."""

    def __init__(self, given: ReviewInput) -> None:
        setting = given.rules.no_invoice
        self.bad, self.remarks = WordFinder(setting.bad_documents), WordFinder(setting.bad_remarks)
        self.receipts = WordFinder(setting.receipts, setting.official)
        self.slips = WordFinder(setting.own_slips)
        self.receipt_over_fen = setting.receipt_over_yuan * 100
        self.signers = [field for field in SIGNERS if given.has(field)]

    def told(self, line: LedgerLine) -> _Told | None:
        """What is odd about a line's document, the worst first."""
        document = line.document or ""
        if word := self.bad[document] or self.remarks[line.remark or ""]:
            return "high", f"没有正式票据（{word}）"
        if self.slips[document]:
            return ("medium", "自制凭据签字不全") if blank_signers(line, self.signers) else None
        if (line.expense_fen or 0) > self.receipt_over_fen and (word := self.receipts[document]):
            return "medium", f"票据是{word}，不是发票"
        return None


def no_invoice(given: ReviewInput) -> Iterator[Finding]:
    """R01 on every expense; without a document column only the remarks are looked at."""
    setting, looked = given.rules.no_invoice, _Looked(given)
    for line in given.expenses if given.has("document") or given.has("remark") else ():
        if told := looked.told(line):
            yield hit(RULE, setting, *told, FIELDS, line)
    if given.expenses and not given.has("document"):
        seen = "，只看了备注" if given.has("remark") else ""
        yield unchecked(RULE, setting, f"表里没有票据栏{seen}", FIELDS)
