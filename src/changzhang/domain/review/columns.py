"""Which fields a sheet had. A reading names columns as the sheet has them, the book as the line does; both are understood."""

from __future__ import annotations

from changzhang.domain.ledger import Ledger

_ALSO = {
    "dated_on": ("date", "day"),
    "voucher_no": ("voucher", "voucher_number"),
    "income_fen": ("income", "amount", "debit", "credit"),
    "expense_fen": ("expense", "amount", "debit", "credit"),
    "balance_fen": ("balance",),
    "method": ("own_account", "type"),
    "invoice_no": ("invoice",),
}
_FIELD_OF = {other: field for field, others in _ALSO.items() if field in ("dated_on", "voucher_no", "invoice_no") for other in others}


def has_column(ledger: Ledger, field: str) -> bool:
    """Whether the sheet had a column for a field, named as in LedgerLine or as in the JSON of the command line.

    A field that any line fills was there, whatever the sheet's heading is known as.
    """
    name = _FIELD_OF.get(field, field)
    if name in ledger.columns or any(other in ledger.columns for other in _ALSO.get(name, ())):
        return True
    return any(getattr(line, name, None) not in (None, "") for line in ledger.lines)
