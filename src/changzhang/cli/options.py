"""Options many commands share."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

book_option = click.option("--book", "book", type=click.Path(path_type=Path), help="村文件夹（默认：当前文件夹，否则上次用的）。")
actor_option = click.option("--actor", default="", help="谁在操作（记在账簿里）。")
json_option = click.option("--json", "as_json", is_flag=True, help="输出 JSON，供程序读取。")


def on_book(command: F) -> F:
    """Give a command ``--book`` and ``--actor``."""
    return book_option(actor_option(command))


class Day(click.ParamType[date]):
    """A civil date, YYYY-MM-DD."""

    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date. Raises BadParameter."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"日期写成 2026-11-15 这样，现在是 {value}", param, ctx)


class Period(click.ParamType[str]):
    """A month, YYYY-MM."""

    name = "PERIOD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The month. Raises BadParameter."""
        if re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", str(value)):
            return str(value)
        return self.fail(f"月份写成 2026-11 这样，现在是 {value}", param, ctx)


def echo_json(data: object) -> None:
    """Data for a program, on stdout."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))
