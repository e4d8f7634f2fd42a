"""Opening a village, making one, checking its templates."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from changzhang import wiring
from changzhang.cli.chinese import command, group
from changzhang.cli.opening import run_app
from changzhang.cli.options import Period, book_option, echo_json, json_option
from changzhang.desk import setting_up
from changzhang.desk import templates as template_desk
from changzhang.desk.clock import system_clock
from changzhang.desk.problems import VillageMissing


@command("open", help="打开村文件夹（第一次会问三个问题，然后建好）。")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--actor", default="", help="谁在操作。")
def open_(folder: Path | None, actor: str) -> None:
    """Open the terminal UI; the first time ask three things and set the village up."""
    place = folder or _known_folder()
    if not setting_up.is_village(place):
        ask_and_make(place)
    run_app(place, actor=actor)


def _known_folder() -> Path:
    try:
        return wiring.village_folder(None)
    except VillageMissing:
        return Path.cwd()


def ask_and_make(folder: Path) -> None:
    """Three questions, then the village's folder. Raises UsageError when nobody can answer."""
    if not sys.stdin.isatty():
        raise click.UsageError(f"{folder} 里还没有账簿，请先用 changzhang init 建立")
    answers = wiring.first_answers()
    if answers is None:
        raise click.Abort()
    village, town, start = answers
    make(folder, village=village, town=town, county="", from_period=start)


def this_month() -> str:
    """The current month, YYYY-MM."""
    return f"{system_clock():%Y-%m}"


def make(folder: Path, *, village: str, town: str, county: str, from_period: str) -> None:
    """Make the village folder and say what is in it."""
    desk = setting_up.init_village(folder, village=village, town=town, county=county, from_period=from_period)
    desk.close()
    wiring.remember(folder)
    click.echo(f"已建立 {village} 的村文件夹：{folder.resolve()}", err=True)
    click.echo(
        "里面有 village.toml（村情，请补上人员名单）、session_templates（会议模板）、exports（文书）、changzhang.db（账簿）。", err=True
    )


@command(help="建立村文件夹，不提问。")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--village", required=True, help="村名。")
@click.option("--town", required=True, help="乡镇。")
@click.option("--county", default="", help="县。")
@click.option("--from", "from_period", type=Period(), help="从哪个月的账目开始念（默认本月）。")
def init(folder: Path, village: str, town: str, county: str, from_period: str | None) -> None:
    """Make a village folder without asking."""
    make(folder, village=village, town=town, county=county, from_period=from_period or this_month())


@group(help="会议模板和规则。")
def templates() -> None:
    """The group itself does nothing."""


@templates.command("check", help="检查模板和规则，列出每个问题、在哪里、怎么改。")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@book_option
@json_option
def check_templates(folder: Path | None, book: Path | None, as_json: bool) -> int:
    """Every problem of every settings file; 1 when there is one."""
    place = folder or wiring.village_folder(book)
    problems = setting_up.settings_problems(place)
    if as_json:
        echo_json(
            [{"file": p.file, "key_path": p.key_path, "message": p.message, "cure": p.cure, "is_warning": p.is_warning} for p in problems]
        )
    else:
        for problem in problems:
            click.echo(problem.line())
    errors = [problem for problem in problems if not problem.is_warning]
    click.echo(f"检查完毕：{len(errors)}个问题，{len(problems) - len(errors)}个提醒。", err=True)
    return 1 if errors else 0


@templates.command("new", help="照一个现成的模板写一个新的，改好后检查、启用。")
@click.argument("template_id", metavar="ID")
@click.option("--from", "source", default="monthly_reading", help="照哪一个写：monthly_reading、quarterly_qa、urgent_matter 或自己的。")
@book_option
def new_template(template_id: str, source: str, book: Path | None) -> None:
    """A copy under an id of its own; its path on stdout."""
    path = template_desk.new_template(wiring.village_folder(book), template_id, source=source)
    click.echo(str(path))
    click.echo("用文本编辑器改好，再用 changzhang templates check 检查；回到唱账按提示确认后启用。", err=True)
