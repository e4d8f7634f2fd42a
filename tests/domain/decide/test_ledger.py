"""Whether ledgers enter the book: once, whole, and no contradiction without a written explanation."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from changzhang.domain import refusals, refusals_ledger
from changzhang.domain.commands.base import Command
from changzhang.domain.commands.book import AcceptLedgers, ExplainLedger, LedgerEntry, MendLine
from changzhang.domain.events.ledger import LedgerAccepted, LedgerCorrected, LedgerExplained
from changzhang.domain.ledger import LedgerKey
from tests.domain.given_when_then import ACCEPTED, ADJOURNED, IN_BOOK, KEY, MEETING, OPEN, check

NOVEMBER = LedgerKey("village_committee", "all", "2026-11")


def entry(**changes: Any) -> LedgerEntry:
    fields = msgspec.structs.asdict(ACCEPTED) | changes
    return LedgerEntry(**{key: value for key, value in fields.items() if key != "explanation"})


def accepted(**changes: Any) -> LedgerAccepted:
    return msgspec.structs.replace(ACCEPTED, **changes)


def corrected(**changes: Any) -> LedgerCorrected:
    fields = msgspec.structs.asdict(entry()) | {"replaces": 1} | changes
    return LedgerCorrected(**fields)


BROKEN = {"reconciled": False, "issues": ("E107_NOT_RECONCILED", "W202_AMOUNT_FROM_TEXT")}
CHAIN = {"issues": ("E108_CHAIN_BREAK",)}
HOPELESS = {"issues": ("E103_AMOUNT_UNPARSABLE",)}
NEW_FILE = {"file_sha256": "9" * 64}


@pytest.mark.parametrize(
    ("given", "when", "then"),
    [
        ([], AcceptLedgers(entries=(entry(),)), [(KEY.stream, accepted())]),
        (
            [],
            AcceptLedgers(entries=(entry(), entry(key=NOVEMBER, sheet="11月"))),
            [(KEY.stream, accepted()), (NOVEMBER.stream, accepted(key=NOVEMBER, sheet="11月"))],
        ),
        ([], AcceptLedgers(entries=(entry(issues=("W205_NEGATIVE_AMOUNT",)),)), [(KEY.stream, accepted(issues=("W205_NEGATIVE_AMOUNT",)))]),
        ([], AcceptLedgers(entries=(entry(reconciled=None),), explanation="多余"), [(KEY.stream, accepted(reconciled=None))]),
        (
            [],
            AcceptLedgers(entries=(entry(**BROKEN),), explanation=" 漏记一笔 "),
            [(KEY.stream, accepted(**BROKEN, explanation="漏记一笔"))],
        ),
        ([], AcceptLedgers(entries=(entry(**BROKEN),), explanation=" "), refusals_ledger.NotExplained),
        ([], AcceptLedgers(entries=(entry(**CHAIN),)), refusals_ledger.NotExplained),
        ([], AcceptLedgers(entries=(entry(reconciled=False),)), refusals_ledger.NotExplained),
        ([], AcceptLedgers(entries=(entry(**HOPELESS),), explanation="看不清"), refusals_ledger.NotExplainable),
        ([], AcceptLedgers(entries=(entry(), entry(key=NOVEMBER, **BROKEN))), refusals_ledger.NotExplained),
        (IN_BOOK, AcceptLedgers(entries=(entry(),)), refusals_ledger.AlreadyImported),
        (IN_BOOK, AcceptLedgers(entries=(entry(),), is_correction=True), refusals_ledger.AlreadyImported),
        (IN_BOOK, AcceptLedgers(entries=(entry(sheet="改名.csv"),), is_correction=True), refusals_ledger.AlreadyImported),
        ([], AcceptLedgers(entries=(entry(), entry(sheet="银行10月"))), refusals_ledger.MonthTwice),
        (IN_BOOK, AcceptLedgers(entries=(entry(**NEW_FILE),)), refusals_ledger.MonthInBook),
        (
            IN_BOOK,
            AcceptLedgers(entries=(entry(**NEW_FILE),), is_correction=True, reason="漏一笔"),
            [(KEY.stream, corrected(**NEW_FILE, reason="漏一笔"))],
        ),
        (
            [*IN_BOOK, (KEY.stream, corrected(**NEW_FILE))],
            AcceptLedgers(entries=(entry(file_sha256="8" * 64),), is_correction=True),
            [(KEY.stream, corrected(file_sha256="8" * 64, replaces=2))],
        ),
        (
            [*IN_BOOK, (KEY.stream, corrected(**NEW_FILE))],
            AcceptLedgers(entries=(entry(),), is_correction=True),
            refusals_ledger.AlreadyImported,
        ),
    ],
)
def test_accept(given: Any, when: Command, then: Any) -> None:
    check(given, when, then)


def test_the_same_file_may_bring_another_sheet_of_the_month() -> None:
    another = entry(sheet="补", ledger_sha256="2" * 64)
    check(
        IN_BOOK,
        AcceptLedgers(entries=(another,), is_correction=True),
        [(KEY.stream, corrected(sheet="补", ledger_sha256="2" * 64))],
    )


BROKEN_IN_BOOK = [(KEY.stream, accepted(issues=("E110_RUNNING_BALANCE",)))]


@pytest.mark.parametrize(
    ("given", "text", "then"),
    [
        (BROKEN_IN_BOOK, " 抄错一行 ", [(KEY.stream, LedgerExplained(ledger_seq=1, text="抄错一行"))]),
        (BROKEN_IN_BOOK, " ", refusals.TextMissing),
        ([(KEY.stream, accepted(**HOPELESS))], "看不清", refusals_ledger.NotExplainable),
        ([], "没有", refusals_ledger.LedgerMissing),
    ],
)
def test_explain(given: Any, text: str, then: Any) -> None:
    check(given, ExplainLedger(stream=KEY.stream, text=text), then)


def mend(replaces: int = 1, lines: tuple[int, ...] = (2,)) -> MendLine:
    return MendLine(meeting=MEETING, replaces=replaces, entry=entry(ledger_sha256="2" * 64), mended_lines=lines)


@pytest.mark.parametrize(
    ("given", "when", "then"),
    [
        (OPEN, mend(), [(KEY.stream, corrected(ledger_sha256="2" * 64, mended_lines=(2,), meeting=MEETING, reason="程序读错"))]),
        (OPEN, mend(lines=(9,)), refusals.LineUnknown),
        (OPEN, mend(replaces=7), refusals.LineUnknown),
        (ADJOURNED, mend(), refusals.RoomClosed),
        (IN_BOOK, mend(), refusals.MeetingUnknown),
    ],
)
def test_mend(given: Any, when: Command, then: Any) -> None:
    check(given, when, then)
