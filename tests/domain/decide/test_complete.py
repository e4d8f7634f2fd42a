"""The tables leave nothing out: every command is decided in them, every refusal is met in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from changzhang.domain import commands, refusals, refusals_disclosure, refusals_question, refusals_rectification
from changzhang.domain.commands.base import Command
from changzhang.domain.decide import decide
from changzhang.domain.errors import Refused

TABLES = "\n".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))
MODULES = {"refusals": refusals, "no": refusals_rectification, "rq": refusals_question, "rd": refusals_disclosure}
REFUSALS = [
    f"{alias}.{kind.__name__}"
    for alias, module in MODULES.items()
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, Refused) and kind is not Refused
]
COMMANDS = [kind for name in commands.__all__ if isinstance(kind := getattr(commands, name), type) and issubclass(kind, Command)]


@pytest.mark.parametrize("name", REFUSALS)
def test_every_refusal_is_met(name: str) -> None:
    assert name in TABLES


@pytest.mark.parametrize(
    "kind", [kind for kind in COMMANDS if kind is not Command and kind is not commands.LedgerEntry], ids=lambda kind: kind.__name__
)
def test_every_command_is_decided_and_tried(kind: type[Command]) -> None:
    assert decide.dispatch(kind) is not decide.dispatch(Command)
    assert f"{kind.__name__}(" in TABLES


def test_replay_knows_commands_by_frozen_names() -> None:
    expected = """
        count_attendance arrive_late leave_early enter_stage read_line doubt_line pause_meeting resume_meeting record_gap
        count_cash show_voucher ask_question second_question answer_question defer_question refer_question rate_question
        withdraw_question_by_asker promise_rectification state_rectification leave_out_rectification progress_rectification
        complete_rectification count_appraisal take_note pass_over_check adjourn_meeting seal_meeting withdraw_act
        reword_entry correct_entry
    """
    assert set(expected.split()) <= set(commands.WIRE_NAMES)
