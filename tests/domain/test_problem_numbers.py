"""Every problem a person can meet has a number of its own, for ever, and says what, where and what to do."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import changzhang
from changzhang.domain import refusals
from changzhang.domain.errors import BookProblem, Problem, Refused, UsageProblem

ROOTS = {Problem, Refused, UsageProblem, BookProblem}
RANGES = {
    "1": "usage and files",
    "2": "rules",
    "3": "book and disk",
    "4": "ledgers",
    "5": "settings",
    "6": "papers",
    "9": "the program itself",
}


def modules() -> list[str]:
    """All modules of the package but those that need a terminal or would start the program."""
    found = pkgutil.walk_packages(changzhang.__path__, "changzhang.")
    return [each.name for each in found if not each.name.startswith("changzhang.ui") and not each.name.endswith("__main__")]


def problems() -> list[type[Problem]]:
    for name in modules():
        importlib.import_module(name)
    found: list[type[Problem]] = []
    waiting: list[type[Problem]] = [Problem]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind not in ROOTS and kind.__module__.startswith("changzhang.") and kind not in found:
            found.append(kind)
    return sorted(found, key=lambda kind: (kind.number, kind.__name__))


EVERY = problems()


def test_numbers_are_given_once() -> None:
    numbers = [(kind.number, kind.__qualname__) for kind in (*ROOTS, *EVERY)]
    twice = [pair for pair in numbers if [number for number, _ in numbers].count(pair[0]) > 1]
    assert twice == []


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.__name__)
def test_a_problem_has_its_own_number_in_a_known_range(kind: type[Problem]) -> None:
    assert "number" in vars(kind), f"{kind.__name__} inherits its number"
    assert 100 < kind.number < 1000
    assert str(kind.number)[0] in RANGES
    assert kind.__doc__


SAMPLES: dict[str, Any] = {
    "str": "某处",
    "int": 7,
    "Path": Path("村") / "changzhang.db",
    "date": date(2026, 11, 18),
    "Problem": refusals.OwnerMissing(),
}


def sample(kind: type[Problem]) -> Problem | None:
    """An instance with plain arguments; None where the arguments are too particular to be guessed."""
    arguments = []
    for parameter in list(inspect.signature(kind.__init__).parameters.values())[1:]:
        name = str(parameter.annotation).rpartition(".")[2]
        if name not in SAMPLES:
            return None
        arguments.append(SAMPLES[name])
    return kind(*arguments)


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.__name__)
def test_a_sentence_has_its_number_and_says_what_to_do(kind: type[Problem]) -> None:
    problem = sample(kind)
    if problem is None:
        pytest.skip("needs arguments of its own; its own test reads its sentence")
    sentence = problem.sentence()
    assert sentence.startswith(f"错误{kind.number} ")
    assert sentence.endswith("。")
    assert problem.what
    assert problem.remedy
    assert "。。" not in sentence
    assert any("\u4e00" <= character <= "\u9fff" for character in problem.remedy)
    assert str(problem) == sentence


def test_most_sentences_can_be_read_here() -> None:
    assert sum(sample(kind) is not None for kind in EVERY) > 0.9 * len(EVERY)


def test_three_parts_in_order_and_no_empty_one() -> None:
    assert refusals.DueMissing().sentence() == "错误210 没有写期限。请选一个期限。"
    assert refusals.LineUnknown(9).sentence() == "错误204 账上没有这一笔。第9笔。请核对公开榜上的笔号。"


@pytest.mark.parametrize(("root", "code"), [(Problem, 1), (Refused, 1), (UsageProblem, 2), (BookProblem, 3)])
def test_exit_codes(root: type[Problem], code: int) -> None:
    assert root.exit_code == code
    assert all(kind.exit_code == code for kind in EVERY if issubclass(kind, root) and root is not Problem)


def test_the_disks_problems_stop_loudly_and_the_rules_only_refuse() -> None:
    assert {str(kind.number)[0] for kind in EVERY if issubclass(kind, BookProblem)} == {"3"}
    assert {str(kind.number)[0] for kind in EVERY if issubclass(kind, Refused)} == {"2"}
