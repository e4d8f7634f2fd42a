"""What the rules look at: a ledger, the rules as set, and whatever else the village knows; what several rules need is worked out once."""

from __future__ import annotations

from functools import cached_property

import msgspec

from changzhang.domain.ledger import Account, Issue, Ledger, LedgerLine
from changzhang.domain.review.columns import has_column
from changzhang.domain.review.names import CADRES
from changzhang.domain.review.plans import Budget, Contracts
from changzhang.domain.review.reversals import reversed_lines
from changzhang.domain.review.rules import ReviewRules
from changzhang.domain.review.wording import Stems
from changzhang.domain.template import WorkCalendar
from changzhang.domain.village import Village

_DIRECTIONS = frozenset({"收入", "支出", "收", "支", "借", "贷", "收款", "付款"})


class ReviewInput(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Everything a rule may look at. ``issues`` are the reading's warnings and errors, None when they are not known.

    ``account`` is the key's; ``earlier`` are ledgers of other months of the same village, in any order.
    """

    ledger: Ledger
    rules: ReviewRules
    account: Account = "all"
    calendar: WorkCalendar = WorkCalendar()
    village: Village | None = None
    earlier: tuple[Ledger, ...] = ()
    issues: tuple[Issue, ...] | None = None
    budget: Budget | None = None
    contracts: Contracts | None = None

    def has(self, *fields: str) -> bool:
        """Whether the sheet had a column for each of these fields."""
        return all(self._has(field) for field in fields)

    def is_cash(self, line: LedgerLine) -> bool:
        """Whether a line was received or paid in cash; only asked where ``knows_cash``."""
        if self._is_bank:
            return False
        return self.account == "cash" or (line.method is not None and says_cash(line.method))

    @cached_property
    def knows_cash(self) -> bool:
        """Whether cash can be told from transfers: by the account, the kind of sheet, or a column that says more than in or out."""
        if self.account == "cash" or self._is_bank:
            return True
        return self._has("method") and any(line.method and line.method not in _DIRECTIONS for line in self.ledger.lines)

    @cached_property
    def spent(self) -> tuple[LedgerLine, ...]:
        """Expense lines of any amount but zero, red letters too."""
        return tuple(line for line in self.ledger.lines if line.expense_fen)

    @cached_property
    def expenses(self) -> tuple[LedgerLine, ...]:
        """Expense lines with an amount above zero."""
        return tuple(line for line in self.spent if (line.expense_fen or 0) > 0)

    @cached_property
    def standing(self) -> tuple[LedgerLine, ...]:
        """The expenses no red-letter line takes back."""
        taken_back = reversed_lines(self.spent)
        return tuple(line for line in self.expenses if id(line) not in taken_back) if taken_back else self.expenses

    @cached_property
    def stems(self) -> Stems:
        """What summaries have in common, for the rules that compare them."""
        return Stems()

    @cached_property
    def cadres(self) -> frozenset[str]:
        """Names of the village's officials; empty without a roster."""
        people = self.village.people if self.village else ()
        return frozenset(person.name for person in people if CADRES.intersection(person.roles))

    @cached_property
    def _is_bank(self) -> bool:
        return self.account == "bank" or self.ledger.layout == "bank_statement"

    @cached_property
    def _columns(self) -> dict[str, bool]:
        return {}

    def _has(self, field: str) -> bool:
        if field not in self._columns:
            self._columns[field] = has_column(self.ledger, field)
        return self._columns[field]


def says_cash(method: str) -> bool:
    """Whether a payment method or an account's name means notes and coins; a cash cheque is drawn at the bank."""
    return "现金" in method and "非现金" not in method and "支票" not in method
