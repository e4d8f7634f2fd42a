"""To whom: goods and works paid to a person, or to an official (R24), and large round sums (R25)."""

from __future__ import annotations

from collections.abc import Iterator

from changzhang.domain.ledger import LedgerLine
from changzhang.domain.review.finding import Finding, Severity, hit, unchecked
from changzhang.domain.review.names import is_person, names_in
from changzhang.domain.review.review_input import ReviewInput
from changzhang.domain.review.wording import WordFinder

PERSONAL = "R24_PAYEE_PERSONAL"
ROUND = "R25_ROUND_LARGE"


def payee_personal(given: ReviewInput) -> Iterator[Finding]:
    """R24: goods or works paid to one person medium, anything but labour paid to an official high (集体资金不得存入个人账户)."""
    setting, people = given.rules.payee_personal, _People(given)
    for line in given.expenses:
        if line.payee and (told := people.told(line, line.payee)):
            yield hit(PERSONAL, setting, *told, ("payee", "summary"), line)
    if given.expenses and not given.has("payee"):
        yield unchecked(PERSONAL, setting, "表里没有收款人栏", ("payee", "summary"))


class _People:
    """Who is a person and who an official, and what may be paid to them."""

    def __init__(self, given: ReviewInput) -> None:
        setting = given.rules.payee_personal
        self._goods, self._labour = WordFinder(setting.goods_words), WordFinder(setting.labour_words)
        self._organizations = WordFinder(setting.organization_words)
        self._cadres = given.cadres

    def told(self, line: LedgerLine, payee: str) -> tuple[Severity, str] | None:
        """What is odd about who was paid; labour is paid to people rightly."""
        is_cadre = bool(self._cadres) and not self._cadres.isdisjoint(names_in(payee))
        is_one = is_cadre or (is_person(payee) and not self._organizations.within(payee))
        if not is_one or self._labour[line.summary]:
            return None
        if is_cadre:
            return "high", "收款人是村干部本人"
        return ("medium", "货款或工程款的收款人是个人") if self._goods[line.summary] else None


def round_large(given: ReviewInput) -> Iterator[Finding]:
    """R25: a large sum in whole thousands without a contract or an invoice; the level is included."""
    setting = given.rules.round_large
    proper = WordFinder(setting.proper_documents)
    least, multiple = setting.from_yuan * 100, setting.multiple_yuan * 100
    for line in given.expenses:
        amount = line.expense_fen or 0
        if amount >= least and amount % multiple == 0 and not proper.within(line.document):
            what = f"{setting.from_yuan}元（含）以上的整数支出，没有合同或发票"
            yield hit(ROUND, setting, "low", what, ("expense", "document"), line)
