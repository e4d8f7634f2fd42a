"""Wrong usage is 2 and one Chinese sentence with a number; help is Chinese; a misspelt command is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click
import pytest

from changzhang.cli.main import cli
from tests.cli.line import Line, is_chinese, run

ENGLISH = re.compile(r"\b(?:Usage|Options|Commands|Error|Show this|Got|No such|Missing|Invalid|required|Try)\b")


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["leger"], "没有 leger 这个命令，是不是 ledger"),
        (["ledger", "chek", "x"], "没有 chek 这个命令，是不是 check"),
        (["ledger", "zzz"], "没有 zzz 这个命令，可用的有 check"),
        (["ledger", "check"], "缺少 FILE"),
        (["ledger", "check", "a.csv", "b.csv"], "多了“b.csv”"),
        (["ledger", "check", "a.csv", "--debit", "both"], "--debit 写得不对（“both”不在可选的 income、expense 里）"),
        (["ledger", "check", "a.csv", "--sheet"], "选项 --sheet 后面还要写内容"),
        (["ledger", "show", "2026-13"], "PERIOD 写得不对（月份写成 2026-11 这样，现在是 2026-13）"),
        (["ledger", "review", "--line", "三"], "--line 写得不对（“三”不是整数）"),
        (["board", "--on", "昨天"], "--on 写得不对（日期写成 2026-11-15 这样，现在是 昨天）"),
        (["board", "--chek"], "没有 --chek 这个选项，是不是 --check"),
        (["board", "--check=1"], "选项 --check 后面不用写内容"),
        (["init", "村"], "缺少"),
        (["backup"], "缺少 TO"),
        (["fix", "progress", "R2026-001"], "缺少"),
    ],
)
def test_wrong_usage(line: Line, args: list[str], words: str) -> None:
    said = run(line, *args)
    assert (said.code, said.out) == (2, "")
    assert words in said.err
    assert said.err.startswith("错误101 ")
    assert "--help 看用法。" in said.err
    assert not ENGLISH.search(said.err)


@pytest.mark.parametrize("args", [["ledger"], ["fix"], ["templates"]])
def test_a_group_alone_shows_its_commands(line: Line, args: list[str]) -> None:
    said = run(line, *args)
    assert (said.code, said.out) == (2, "")
    assert "命令:" in said.err
    assert "错误" not in said.err


def commands(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield path
    for name, child in (command.commands if isinstance(command, click.Group) else {}).items():
        yield from commands(child, (*path, name))


@pytest.mark.parametrize("path", list(commands(cli)), ids=" ".join)
def test_help_speaks_chinese(line: Line, path: tuple[str, ...]) -> None:
    said = run(line, *path, "--help")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("用法：changzhang")
    assert "显示这段说明。" in said.out
    assert not ENGLISH.search(said.out)


@pytest.mark.parametrize("path", [path for path in commands(cli) if path], ids=" ".join)
def test_every_option_says_what_it_is_for(path: tuple[str, ...]) -> None:
    command: click.Command = cli
    for name in path:
        assert isinstance(command, click.Group)
        command = command.commands[name]
    assert is_chinese(command.help or "")
    for option in command.params:
        if isinstance(option, click.Option) and option.name != "help":
            assert is_chinese(option.help or ""), option.name


def test_the_version(line: Line) -> None:
    said = run(line, "--version")
    assert (said.code, said.err) == (0, "")
    assert re.match(r"唱账 \d", said.out)


@pytest.mark.parametrize(
    "args",
    [["board"], ["ledger", "show"], ["ledger", "flags"], ["fix", "list"], ["verify"], ["export"], ["rebuild"], ["doctor"], ["backup", "x"]],
    ids=" ".join,
)
def test_without_a_village_a_command_says_how_to_make_one(line: Line, args: list[str]) -> None:
    said = run(line, *args)
    assert (said.code, said.out) == (1, "")
    assert "错误102 " in said.err
    assert "changzhang init" in said.err


def test_a_folder_without_a_book_is_not_opened_silently(line: Line) -> None:
    said = run(line, "board", "--book", "没有这个村")
    assert (said.code, said.out) == (1, "")
    assert "没有这个村" in said.err


def test_nobody_to_answer_the_first_questions(line: Line) -> None:
    (line.folder / "空").mkdir()
    said = run(line, "空")
    assert (said.code, said.out) == (2, "")
    assert "changzhang init" in said.err
