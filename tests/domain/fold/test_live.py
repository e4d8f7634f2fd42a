"""What still counts: withdrawals, withdrawals of withdrawals, and acts of several records."""

from __future__ import annotations

from typing import Any

import pytest

from changzhang.domain.events.meeting import LineRead, NoteTaken
from changzhang.domain.events.question import QuestionRated, QuestionSeconded
from changzhang.domain.fold import advance, fold, is_light
from changzhang.domain.fold.live import live, withdrawn_acts
from tests.domain.given_when_then import OPEN, Q1, M, asked, facts, line, record, withdrawn

NOTE = (M, NoteTaken(text="记"))  # act 4 after OPEN


@pytest.mark.parametrize(
    ("acts", "dead"),
    [
        ([NOTE], set()),
        ([NOTE, withdrawn(M, 4)], {4}),
        ([NOTE, withdrawn(M, 4), withdrawn(M, 5)], {5}),
        ([NOTE, withdrawn(M, 4), withdrawn(M, 5), withdrawn(M, 6)], {6, 4}),
        ([NOTE, withdrawn(M, 4), withdrawn(M, 5), withdrawn(M, 4)], {5, 4}),
        ([NOTE, NOTE, [withdrawn(M, 4), withdrawn(M, 5)]], {4, 5}),
        ([NOTE, NOTE, [withdrawn(M, 4), withdrawn(M, 5)], withdrawn(M, 6)], {6}),
    ],
)
def test_withdrawn_acts(acts: Any, dead: set[int]) -> None:
    assert withdrawn_acts([fact for fact in facts([*OPEN, *acts]) if fact.stream == M]) == dead


def test_live_leaves_out_what_was_taken_back_and_the_taking_back() -> None:
    stream = facts([NOTE, NOTE, withdrawn(M, 1)])
    assert [fact.seq for fact in live(stream)] == [2]


def test_a_withdrawn_beginning_leaves_nothing() -> None:
    assert fold(Q1, facts([(Q1, asked()), (Q1, QuestionSeconded()), withdrawn(Q1, 1), withdrawn(Q1, 2)])) is None


def test_a_beginning_taken_back_alone_leaves_nothing_of_what_followed_either() -> None:
    assert fold(Q1, facts([(Q1, asked()), (Q1, QuestionSeconded()), withdrawn(Q1, 1)])) is None


def test_a_withdrawal_taken_back_brings_everything_again() -> None:
    acts: Any = [(Q1, asked()), (Q1, QuestionSeconded()), [withdrawn(Q1, 1), withdrawn(Q1, 2)], withdrawn(Q1, 3)]
    question: Any = fold(Q1, facts(acts))
    assert question.seconded == 1
    assert record(acts).summaries[Q1].state == "open"


def test_all_records_of_a_withdrawn_act_go() -> None:
    acts: Any = [(Q1, asked()), [(Q1, QuestionSeconded()), (Q1, QuestionRated(rating="satisfied"))], withdrawn(Q1, 2)]
    question: Any = fold(Q1, facts(acts))
    assert (question.seconded, question.rating) == (0, None)


def test_a_withdrawal_is_never_folded_forward() -> None:
    (fact,) = facts([withdrawn(M, 1)])
    with pytest.raises(ValueError, match="whole stream"):
        advance(None, fact)


def test_folding_forward_comes_to_the_same() -> None:
    stream = [fact for fact in facts([*OPEN, NOTE, (M, LineRead(line=line(1)))]) if fact.stream == M]
    state = None
    for fact in stream:
        state = advance(state, fact)  # type: ignore[assignment]
    assert state == fold(M, stream)


def test_reading_a_line_is_light() -> None:
    assert [is_light(fact) for fact in facts([(M, LineRead(line=line(1))), NOTE])] == [True, False]


def test_a_family_nobody_folds() -> None:
    with pytest.raises(KeyError):
        fold("weather/today", [])
