"""Who can decide, and when something is decided: the table of domain rules §1.2."""

from __future__ import annotations

from typing import Any

import pytest

from changzhang.domain import quorum as q


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (q.villagers_assembly(1450, 2900, 0, 964), False),
        (q.villagers_assembly(1451, 2900, 0, 964), True),
        (q.villagers_assembly(0, 2900, 642, 964), False),
        (q.villagers_assembly(0, 2900, 643, 964), True),
        (q.villagers_assembly(10, 0, 10, 0), False),
        (q.villagers_assembly_pass(50, 100), False),
        (q.villagers_assembly_pass(51, 100), True),
        (q.representatives(33, 50), False),
        (q.representatives(34, 50), True),
        (q.representatives(0, 0), False),
        (q.representatives_pass(17, 34), False),
        (q.representatives_pass(18, 34), True),
        (q.members_assembly(1399, 2100), False),
        (q.members_assembly(1400, 2100), True),
        (q.members_assembly_pass(1399, 2100), False),
        (q.members_assembly_pass(1400, 2100), True),
        (q.member_reps_pass(14, 20), False),
        (q.member_reps_pass(14, 21), True),
        (q.member_reps_pass(13, 21), False),
        (q.member_representatives(20, 20), False),
        (q.member_representatives(14, 21), True),
        (q.board(3, 5), False),
        (q.board(4, 5), True),
        (q.board_pass(2, 5), False),
        (q.board_pass(3, 5), True),
        (q.board_pass(0, 0), False),
    ],
)
def test_the_functions(found: bool, expected: bool) -> None:
    assert found is expected


@pytest.mark.parametrize(
    ("votes", "outcome"),
    [
        ({"body": "poll", "present": 80, "yes": 80}, "poll"),
        ({"body": "poll", "present": 80, "total": 80, "yes": 80}, "poll"),
        ({"body": "representatives", "present": 33, "total": 50, "yes": 33}, "no_quorum"),
        ({"body": "representatives", "present": 34, "total": 50, "yes": 17}, "failed"),
        ({"body": "representatives", "present": 34, "total": 50, "yes": 18}, "passed"),
        ({"body": "villagers_assembly", "present": 1451, "total": 2900, "yes": 726}, "passed"),
        ({"body": "villagers_assembly", "present": 1451, "total": 2900, "yes": 725}, "failed"),
        (
            {"body": "villagers_assembly", "present": 643, "total": 2900, "households_present": 643, "households_total": 964, "yes": 322},
            "passed",
        ),
        (
            {"body": "villagers_assembly", "present": 700, "total": 2900, "households_present": 643, "households_total": 964, "yes": 350},
            "failed",
        ),
        ({"body": "members_assembly", "present": 1400, "total": 2100, "yes": 1399}, "failed"),
        ({"body": "members_assembly", "present": 1400, "total": 2100, "yes": 1400}, "passed"),
        ({"body": "member_representatives", "present": 20, "total": 20, "yes": 20}, "no_quorum"),
        ({"body": "member_representatives", "present": 14, "total": 21, "yes": 14}, "passed"),
        ({"body": "board", "present": 4, "total": 5, "yes": 2}, "failed"),
        ({"body": "board", "present": 4, "total": 5, "yes": 3}, "passed"),
    ],
)
def test_what_a_count_comes_to(votes: Any, outcome: str) -> None:
    assert q.outcome(q.Votes(**votes)) == outcome
    assert q.can_decide(q.Votes(**votes)) is (outcome in ("passed", "failed"))


@pytest.mark.parametrize(
    ("body", "total", "needed"),
    [
        ("poll", 80, None),
        ("villagers_assembly", 2900, 1451),
        ("representatives", 50, 34),
        ("members_assembly", 2100, 1400),
        ("board", 5, 4),
    ],
)
def test_how_many_must_take_part(body: Any, total: int, needed: int | None) -> None:
    assert q.needed_present(body, total) == needed
    if needed is not None:
        assert q.can_decide(q.Votes(body=body, present=needed, total=total))
        assert not q.can_decide(q.Votes(body=body, present=needed - 1, total=total))
