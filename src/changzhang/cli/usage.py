"""Click's complaints about the words of a command, said in Chinese."""

from __future__ import annotations

import re
from difflib import get_close_matches

import click

# What Click says of the value of an option, of a word too many and of an unknown command, and how a clerk is told.
_SENTENCES = (
    (r"Got unexpected extra arguments? \((?P<said>.*)\)\.?", "多了“{said}”"),
    (r"No such command ['\"](?P<said>.*)['\"]\.?", "没有 {said} 这个命令"),
    (r"Missing command\.?", "后面还要写一个命令"),
    (r"Option ['\"](?P<said>.*)['\"] requires an argument\.?", "选项 {said} 后面还要写内容"),
    (r"Option ['\"](?P<said>.*)['\"] does not take a value\.?", "选项 {said} 后面不用写内容"),
    (r"['\"](?P<said>.*)['\"] is not a valid integer\.?", "“{said}”不是整数"),
    (r"['\"](?P<said>.*)['\"] is not one of (?P<choices>.*)\.", "“{said}”不在可选的 {choices} 里"),
    (r"['\"](?P<said>.*)['\"] is not ['\"](?P<choices>[^'\"]*)['\"]\.", "“{said}”不在可选的 {choices} 里"),
)


def usage_sentence(problem: click.ClickException) -> str:
    """What is wrong with the command line and where help is."""
    path = "changzhang"
    if isinstance(problem, click.UsageError) and problem.ctx is not None:
        path = problem.ctx.command_path
    return f"错误101 {_what(problem)}。用 {path} --help 看用法。"


def _what(problem: click.ClickException) -> str:
    match problem:
        case click.NoSuchOption():
            near = f"，是不是 {'、'.join(problem.possibilities)}" if problem.possibilities else ""
            return f"没有 {problem.option_name} 这个选项{near}"
        case click.MissingParameter():
            return f"缺少 {_name(problem)}"
        case click.BadParameter():
            return f"{_name(problem)} 写得不对（{_said(problem.message)}）"
    return _said(problem.message) + _near(problem)


def _name(problem: click.BadParameter) -> str:
    if isinstance(problem.param, click.Option):
        return max(problem.param.opts, key=len)
    return (problem.param.human_readable_name if problem.param else str(problem.param_hint)).strip("[]")


def _said(message: str) -> str:
    for pattern, sentence in _SENTENCES:
        found = re.fullmatch(pattern, message.strip(), re.DOTALL)
        if found:
            facts = found.groupdict()
            return sentence.format(**facts | {"choices": facts.get("choices", "").replace("'", "").replace(", ", "、")})
    return message.rstrip("。")


def _near(problem: click.ClickException) -> str:
    """The command a misspelt one comes close to."""
    context = problem.ctx if isinstance(problem, click.UsageError) else None
    found = re.search(r"No such command ['\"](.*)['\"]", problem.message)
    if not found or context is None or not isinstance(context.command, click.Group):
        return ""
    near = get_close_matches(found[1], context.command.commands, n=1)
    return f"，是不是 {near[0]}" if near else f"，可用的有 {'、'.join(context.command.commands)}"
