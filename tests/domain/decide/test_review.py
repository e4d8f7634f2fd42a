"""The committee's review: verdicts line by line, the rest together, words for the public, two different signatures."""

from __future__ import annotations

from typing import Any

import pytest

from changzhang.domain import refusals, refusals_ledger
from changzhang.domain.commands.base import Command
from changzhang.domain.commands.review import PassRest, ReviewLine, SignReview, SummarizeLine
from changzhang.domain.events.ledger import LedgerCorrected
from changzhang.domain.events.meeting import LineReviewed, OpenedLedger, StageEntered
from changzhang.domain.events.review import LinesPassed, LineSummarized, ReviewSigned
from changzhang.domain.ledger import LineRef
from tests.domain.decide.test_opening import command as opening
from tests.domain.given_when_then import ADJOURNED, IN_BOOK, KEY, OPEN, SEALED, M, check, opened_event, record, withdrawn

S = KEY.stream
REPLACED: Any = [
    *IN_BOOK,
    (S, LedgerCorrected(key=KEY, replaces=1, file_name="b", file_sha256="9", ledger_sha256="2", line_count=3, income_fen=0, expense_fen=0)),
]


def review(line_no: int = 2, verdict: Any = "passed", **fields: Any) -> ReviewLine:
    return ReviewLine(stream=S, ledger_seq=1, line_no=line_no, verdict=verdict, **fields)


def reviewed(line_no: int = 2, verdict: Any = "passed", **fields: Any) -> Any:
    return S, LineReviewed(line=LineRef(1, line_no), verdict=verdict, where="review", **fields)


@pytest.mark.parametrize(
    ("given", "when", "then"),
    [
        (IN_BOOK, review(), [reviewed()]),
        (IN_BOOK, review(high_flags=("R06",), reason=" 看过 "), [reviewed(high_flags=("R06",), reason="看过")]),
        (IN_BOOK, review(verdict="doubted", reason=" 没发票 "), [reviewed(verdict="doubted", reason="没发票")]),
        (IN_BOOK, review(verdict="returned", reason="补签"), [reviewed(verdict="returned", reason="补签")]),
        (IN_BOOK, review(verdict="doubted"), refusals.ReasonMissing),
        (IN_BOOK, review(verdict="returned", reason=" "), refusals.ReasonMissing),
        ([*IN_BOOK, reviewed()], review(), "第2笔已经这样审过"),
        ([*IN_BOOK, reviewed(verdict="returned", reason="补签")], review(), [reviewed()]),
        (IN_BOOK, review(line_no=4), refusals.LineUnknown),
        (IN_BOOK, review(line_no=0), refusals.LineUnknown),
        ([], review(), refusals_ledger.LedgerMissing),
        (REPLACED, review(), refusals_ledger.VersionReplaced),
    ],
)
def test_review_line(given: Any, when: Command, then: Any) -> None:
    check(given, when, then)


@pytest.mark.parametrize(
    ("given", "flagged", "then"),
    [
        (IN_BOOK, (), [(S, LinesPassed(ledger_seq=1, line_nos=(1, 2, 3)))]),
        (IN_BOOK, (2,), [(S, LinesPassed(ledger_seq=1, line_nos=(1, 3)))]),
        ([*IN_BOOK, reviewed(3, "doubted", reason="没发票")], (2,), [(S, LinesPassed(ledger_seq=1, line_nos=(1,)))]),
        (IN_BOOK, (1, 2, 3), "没有可以一起通过的了"),
        ([*IN_BOOK, (S, LinesPassed(ledger_seq=1, line_nos=(1, 2, 3)))], (), "没有可以一起通过的了"),
        (REPLACED, (), refusals_ledger.VersionReplaced),
    ],
)
def test_pass_rest(given: Any, flagged: tuple[int, ...], then: Any) -> None:
    check(given, PassRest(stream=S, ledger_seq=1, flagged=flagged), then)


SUMMARIZED = (S, LineSummarized(line=LineRef(1, 2), public_summary="付困难户补助"))


@pytest.mark.parametrize(
    ("given", "line_no", "words", "then"),
    [
        (IN_BOOK, 2, " 付困难户补助 ", [SUMMARIZED]),
        ([*IN_BOOK, SUMMARIZED], 2, "付困难户补助", "公开用语没有变化"),
        ([*IN_BOOK, SUMMARIZED], 2, "", [(S, LineSummarized(line=LineRef(1, 2), public_summary=""))]),
        (IN_BOOK, 2, "", "公开用语没有变化"),
        (IN_BOOK, 9, "付困难户补助", refusals.LineUnknown),
        (OPEN, 2, "付困难户补助", [SUMMARIZED]),
        (ADJOURNED, 2, "付困难户补助", [SUMMARIZED]),
        (SEALED, 2, "付困难户补助", refusals.MeetingSealedAlready),
    ],
)
def test_summarize_line(given: Any, line_no: int, words: str, then: Any) -> None:
    check(given, SummarizeLine(stream=S, ledger_seq=1, line_no=line_no, public_summary=words), then)


PASSED = (S, LinesPassed(ledger_seq=1, line_nos=(1, 3)))
BOTH = ("柳明德", "丁桂香")
SIGNED = ReviewSigned(ledger_seq=1, members=BOTH, passed=3, doubted=0)


@pytest.mark.parametrize(
    ("given", "members", "then"),
    [
        ([*IN_BOOK, PASSED, reviewed()], BOTH, [(S, SIGNED)]),
        ([*IN_BOOK, PASSED, reviewed()], (" 柳明德", "丁桂香 ", "柳明德"), [(S, SIGNED)]),
        (
            [*IN_BOOK, PASSED, reviewed(high_flags=("R06",))],
            BOTH,
            [(S, ReviewSigned(ledger_seq=1, members=BOTH, passed=3, doubted=0, flagged_passed=(2,)))],
        ),
        (
            [*IN_BOOK, PASSED, reviewed(verdict="doubted", reason="没发票")],
            BOTH,
            [(S, ReviewSigned(ledger_seq=1, members=BOTH, passed=2, doubted=1))],
        ),
        ([*IN_BOOK, PASSED], BOTH, refusals_ledger.ReviewUnfinished),
        ([*IN_BOOK, PASSED, reviewed(), withdrawn(S, 3)], BOTH, refusals_ledger.ReviewUnfinished),
        ([*IN_BOOK, PASSED, reviewed(verdict="returned", reason="补签")], BOTH, refusals_ledger.ReviewUnfinished),
        ([*IN_BOOK, PASSED, reviewed()], ("柳明德",), refusals_ledger.SignersTooFew),
        ([*IN_BOOK, PASSED, reviewed()], ("柳明德", "柳明德"), refusals_ledger.SignersTooFew),
        ([*IN_BOOK, PASSED, reviewed()], ("柳明德", "何永年"), refusals_ledger.SignersTooFew),
        ([*IN_BOOK, PASSED, reviewed()], (), refusals_ledger.SignersTooFew),
        (REPLACED, BOTH, refusals_ledger.VersionReplaced),
    ],
)
def test_sign_review(given: Any, members: tuple[str, ...], then: Any) -> None:
    check(given, SignReview(stream=S, ledger_seq=1, members=members), then)


def test_the_review_stays_with_its_version_and_the_meeting_names_who_signed() -> None:
    signed = [*IN_BOOK, PASSED, reviewed(), (S, SIGNED)]
    state = record(signed).ledger_state(S)
    assert state is not None
    assert {key: verdict.verdict for key, verdict in state.verdicts.items()} == {"1:1": "passed", "1:2": "passed", "1:3": "passed"}
    assert state.review_of(1) is not None
    corrected = record([*signed, *REPLACED[1:]]).ledger_state(S)
    assert corrected is not None
    assert (corrected.review_of(corrected.current.seq), len(corrected.reviews)) == (None, 1)
    ledgers = (OpenedLedger(stream=S, ledger_seq=1, period="2026-10", line_count=3, reviewed_by=BOTH),)
    check(signed, opening(), [(M, opened_event(ledgers=ledgers)), (M, StageEntered(stage="sign_in"))])


def test_words_for_the_public_fold_to_the_last() -> None:
    again = (S, LineSummarized(line=LineRef(1, 2), public_summary="付补助"))
    back = (S, LineSummarized(line=LineRef(1, 2), public_summary=""))
    state = record([*IN_BOOK, SUMMARIZED, again]).ledger_state(S)
    gone = record([*IN_BOOK, SUMMARIZED, back]).ledger_state(S)
    assert state is not None
    assert gone is not None
    assert (state.public_summaries, gone.public_summaries) == ({"1:2": "付补助"}, {})
