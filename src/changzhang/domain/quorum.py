"""Who can decide something, and when it is decided: only for matters put to a vote (domain rules §1.2).

Sources: 村民委员会组织法 21–22, 26; 农村集体经济组织法 27–28, 31. Every function counts heads as whole numbers; 以上 includes.
"""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

VotingBody = Literal["poll", "villagers_assembly", "representatives", "members_assembly", "member_representatives", "board"]
VoteOutcome = Literal["poll", "no_quorum", "passed", "failed"]

BODIES = get_args(VotingBody)
# A 成员代表大会 has more representatives than this.
_FEWEST_REPRESENTATIVES = 20


class Votes(msgspec.Struct, frozen=True, kw_only=True):
    """One count. ``total`` are all who may vote: adult villagers, representatives, members with full capacity, board members."""

    body: VotingBody
    present: int
    total: int = 0
    households_present: int = 0
    households_total: int = 0
    yes: int = 0


def villagers_assembly(present18: int, total18: int, hh_present: int, hh_total: int) -> bool:
    """Whether more than half of the adult villagers, or two thirds of the households' representatives, take part."""
    return present18 * 2 > total18 > 0 or hh_present * 3 >= hh_total * 2 > 0


def villagers_assembly_pass(yes: int, present: int) -> bool:
    """Whether more than half of those present agree."""
    return yes * 2 > present


def representatives(present: int, total: int) -> bool:
    """Whether two thirds of the 村民代表会议 are present."""
    return present * 3 >= total * 2 > 0


def representatives_pass(yes: int, present: int) -> bool:
    """Whether more than half of those present agree."""
    return yes * 2 > present


def members_assembly(present: int, total_capable: int) -> bool:
    """Whether two thirds of the members with full capacity take part in the 成员大会."""
    return present * 3 >= total_capable * 2 > 0


def members_assembly_pass(yes: int, total_capable: int) -> bool:
    """Whether two thirds of all members agree, present or not."""
    return yes * 3 >= total_capable * 2 > 0


def member_representatives(present: int, total_reps: int) -> bool:
    """Whether a 成员代表大会 of more than twenty can decide: no fewer may be present than must agree."""
    return total_reps > _FEWEST_REPRESENTATIVES and present * 3 >= total_reps * 2


def member_reps_pass(yes: int, total_reps: int) -> bool:
    """Whether two thirds of all representatives agree, of more than twenty."""
    return total_reps > _FEWEST_REPRESENTATIVES and yes * 3 >= total_reps * 2


def board(present: int, total: int) -> bool:
    """Whether two thirds of the 理事会 are present."""
    return present * 3 >= total * 2 > 0


def board_pass(yes: int, total: int) -> bool:
    """Whether more than half of all board members agree."""
    return yes * 2 > total > 0


def can_decide(votes: Votes) -> bool:
    """Whether enough take part; never for a poll."""
    match votes.body:
        case "villagers_assembly":
            return villagers_assembly(votes.present, votes.total, votes.households_present, votes.households_total)
        case "representatives":
            return representatives(votes.present, votes.total)
        case "members_assembly":
            return members_assembly(votes.present, votes.total)
        case "member_representatives":
            return member_representatives(votes.present, votes.total)
        case "board":
            return board(votes.present, votes.total)
    return False


def outcome(votes: Votes) -> VoteOutcome:
    """What a count comes to. A poll is a poll; without a quorum nothing is decided."""
    if votes.body == "poll":
        return "poll"
    if not can_decide(votes):
        return "no_quorum"
    return "passed" if _is_passed(votes) else "failed"


def _is_passed(votes: Votes) -> bool:
    match votes.body:
        case "villagers_assembly":
            # Where the households make the quorum, their representatives are those who vote.
            voters = votes.present if votes.present * 2 > votes.total > 0 else max(votes.households_present, votes.present)
            return villagers_assembly_pass(votes.yes, voters)
        case "representatives":
            return representatives_pass(votes.yes, votes.present)
        case "members_assembly":
            return members_assembly_pass(votes.yes, votes.total)
        case "member_representatives":
            return member_reps_pass(votes.yes, votes.total)
    return board_pass(votes.yes, votes.total)


def needed_present(body: VotingBody, total: int) -> int | None:
    """The fewest who must take part before ``body`` can decide; None for a poll. Of villagers, the adults."""
    match body:
        case "poll":
            return None
        case "villagers_assembly":
            return total // 2 + 1
    return -(-total * 2 // 3)
