"""The committee's review on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.line import Line, run


@pytest.fixture
def month(village: Line, ledgers: Path) -> Line:
    """A village with a month of many flags, its roster adopted."""
    from changzhang.desk.setting_up import adopt, open_desk

    desk = open_desk(village.folder)
    adopt(desk)
    desk.close()
    assert run(village, "ledger", "accept", ledgers / "L11.xlsx").code == 0
    return village


def test_flags_are_shown_and_given_to_programs(month: Line) -> None:
    said = run(month, "ledger", "flags", "--json")
    assert (said.code, said.err) == (0, "")
    hits = [flag for flag in said.data if flag["result"] == "hit"]
    assert hits
    assert said.data[0].keys() == {"sheet", "row", "line_no", "rule", "result", "severity", "message", "basis"}
    plain = run(month, "ledger", "flags", "2025-12")
    assert len(plain.out.splitlines()) == len(hits)
    assert f"共{len(hits)}处提示" in plain.err
    assert "违规" not in plain.out


@pytest.mark.parametrize("command", ["flags", "review"])
def test_a_month_that_is_not_there(month: Line, command: str) -> None:
    said = run(month, "ledger", command, "2025-01")
    assert (said.code, said.out) == (1, "")
    assert "错误203 " in said.err


def verdicts(line: Line) -> dict[int, str | None]:
    return {each["line_no"]: each["verdict"] for each in run(line, "ledger", "review", "--json").data["lines"]}


def test_the_review_from_first_line_to_signature(month: Line) -> None:
    assert set(verdicts(month).values()) == {None}
    passed = run(month, "ledger", "review", "--pass-rest", "--json")
    assert passed.data.keys() == {"period", "ledger_seq", "signed_by", "lines"}
    left = [number for number, verdict in verdicts(month).items() if verdict is None]
    assert left
    unfinished = run(month, "ledger", "review", "--sign", "马德福,何秀")
    assert (unfinished.code, unfinished.out, "错误236 " in unfinished.err) == (1, "", True)
    for number in left[:-1]:
        assert run(month, "ledger", "review", "--line", number, "--verdict", "passed").code == 0
    assert "错误228 " in run(month, "ledger", "review", "--line", left[-1], "--verdict", "doubted").err
    assert run(month, "ledger", "review", "--line", left[-1], "--verdict", "doubted", "--reason", "没看到票据").code == 0
    assert "错误235 " in run(month, "ledger", "review", "--sign", "马德福，赵存良").err
    signed = run(month, "ledger", "review", "2025-12", "--sign", "马德福，何秀")
    assert signed.code == 0
    assert "已由马德福、何秀签字" in signed.err
    assert run(month, "ledger", "review", "--json").data["signed_by"] == ["马德福", "何秀"]


def test_the_publics_words(month: Line) -> None:
    given = run(month, "ledger", "review", "--line", 1, "--public-summary", "对外用语", "--json")
    assert given.data["lines"][0]["public_summary"] == "对外用语"
    assert "对外用语" in run(month, "ledger", "review").out
    taken = run(month, "ledger", "review", "--line", 1, "--public-summary", "", "--json")
    assert taken.data["lines"][0]["public_summary"] is None


@pytest.mark.parametrize("args", [("--verdict", "passed"), ("--public-summary", "对外用语"), ("--line", "1", "--verdict", "fine")])
def test_wrong_usage(month: Line, args: tuple[str, ...]) -> None:
    said = run(month, "ledger", "review", *args)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("错误101 ")


def test_a_line_that_is_none(month: Line) -> None:
    said = run(month, "ledger", "review", "--line", 999, "--verdict", "passed")
    assert (said.code, "错误204 " in said.err) == (1, True)
