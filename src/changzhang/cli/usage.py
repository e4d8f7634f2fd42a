"""Click's complaints about the words of a command, said in Chinese."""

from __future__ import annotations

import click


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
            name = problem.param.human_readable_name if problem.param else problem.param_hint
            return f"缺少 {name}"
        case click.BadParameter():
            name = problem.param.human_readable_name if problem.param else problem.param_hint
            return f"{name} 写得不对（{problem.message}）"
        case click.BadOptionUsage():
            return f"选项 {problem.option_name} 的用法不对"
    return problem.format_message() if type(problem) is click.UsageError else f"命令写得不对（{problem.format_message()}）"
