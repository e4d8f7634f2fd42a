"""Who signed: handler, witness and approver all there (R02), and three different people (R08)."""

from __future__ import annotations

from collections.abc import Iterator

from changzhang.domain.ledger import LedgerLine
from changzhang.domain.review.finding import Finding, hit, unchecked
from changzhang.domain.review.names import is_person, names_in
from changzhang.domain.review.review_input import ReviewInput
from changzhang.domain.review.wording import WordFinder, is_blank

MISSING = "R02_SIGNATURE_MISSING"
SELF_APPROVAL = "R08_SELF_APPROVAL"

SIGNERS = {"handler": "经手人", "witness": "证明人", "approver": "审批人"}
_PAIRS = (("handler", "witness"), ("handler", "approver"), ("witness", "approver"), ("payee", "approver"))
_TITLES = SIGNERS | {"payee": "收款人"}


def signature_missing(given: ReviewInput) -> Iterator[Finding]:
    """R02: an expense with an empty cell where a signature should be; interest and zero amounts are exempt."""
    setting = given.rules.signature_missing
    exempt = WordFinder(setting.exempt_words)
    present = [field for field in SIGNERS if given.has(field)]
    for line in given.spent if present else ():
        blank = blank_signers(line, present)
        if blank and not (exempt.within(line.summary) and not is_person(line.payee or "")):
            titles = "、".join(SIGNERS[field] for field in blank)
            yield hit(MISSING, setting, "high", f"{titles}一栏空白", tuple(blank), line)
    absent = [field for field in SIGNERS if field not in present]
    if absent and given.spent:
        titles = "、".join(SIGNERS[field] for field in absent)
        yield unchecked(MISSING, setting, f"表里没有{titles}栏", tuple(absent))


def blank_signers(line: LedgerLine, present: list[str]) -> list[str]:
    """Which of these signature cells are empty on a line."""
    return [field for field in present if is_blank(getattr(line, field))]


def self_approval(given: ReviewInput) -> Iterator[Finding]:
    """R08: on an expense the payee approved, or one person stands in two of the three signature cells."""
    setting = given.rules.self_approval
    same = _Same([pair for pair in _PAIRS if given.has(*pair)])
    for line in given.spent if same.pairs else ():
        if fields := same[line.handler, line.witness, line.approver, line.payee]:
            yield hit(SELF_APPROVAL, setting, "high", f"{'、'.join(_TITLES[field] for field in fields)}是同一人", fields, line)
    if not same.pairs and given.spent:
        yield unchecked(SELF_APPROVAL, setting, "表里经手人、证明人、审批人栏不到两栏", tuple(SIGNERS))


class _Same(dict[tuple[str | None, ...], tuple[str, ...]]):
    """``same[cells]`` are the fields which name one person; a village's few people are compared once."""

    def __init__(self, pairs: list[tuple[str, str]]) -> None:
        super().__init__()
        self.pairs = pairs

    def __missing__(self, cells: tuple[str | None, ...]) -> tuple[str, ...]:
        cell = dict(zip(_TITLES, cells, strict=True))
        alike = [pair for pair in self.pairs if _share_a_name(cell[pair[0]], cell[pair[1]])]
        self[cells] = fields = tuple(field for field in _TITLES if any(field in pair for pair in alike))
        return fields


def _share_a_name(one: str | None, other: str | None) -> bool:
    if not one or not other or is_blank(one) or is_blank(other):
        return False
    return one == other or not names_in(one).isdisjoint(names_in(other))
