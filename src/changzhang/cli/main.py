"""The program's entry: every problem leaves as one Chinese sentence and a documented exit code, never as a traceback."""

from __future__ import annotations

import sys
from difflib import get_close_matches
from pathlib import Path

import click

from changzhang import __version__
from changzhang.cli import (
    archive,
    audit,
    board,
    book,
    demo,
    export,
    fix,
    fix_acts,
    ledger,
    meeting,
    publish,
    question,
    report,
    review,
    rollup,
    screen,
    setup,
    verify,
    visit,
)
from changzhang.cli.chinese import Group
from changzhang.cli.usage import usage_sentence
from changzhang.domain.errors import Problem


class VillageGroup(Group):
    """A group whose first word may also be a village folder: ``changzhang DIR`` opens it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Send a first word that is no command to ``open``. Raises UsageError for a command misspelt."""
        if not args or (args[0] not in self.commands and not args[0].startswith("-")):
            self._check_spelling(args[:1], ctx)
            args = ["open", *args]
        return super().parse_args(ctx, args)

    def _check_spelling(self, words: list[str], ctx: click.Context) -> None:
        near = get_close_matches(words[0], self.commands, n=1) if words and not Path(words[0]).exists() else []
        if near:
            raise click.UsageError(f"没有 {words[0]} 这个命令，是不是 {near[0]}", ctx)


@click.group(cls=VillageGroup, help="唱账：主持公开唱账会，记录提问和承诺，出会议记录和整改清单，把每项承诺追到底。")
@click.version_option(__version__, message="唱账 %(version)s", help="显示版本。")
def cli() -> None:
    """The group itself does nothing."""


for command in (setup.open_, setup.init, demo.demo, ledger.ledger, meeting.meet, meeting.replay, board.board, fix.fix, export.export):
    cli.add_command(command)
for command in (setup.templates, verify.verify, book.backup, book.rebuild, book.doctor):
    cli.add_command(command)
cli.add_command(publish.publish)
cli.add_command(report.report)
cli.add_command(rollup.rollup)
cli.add_command(archive.archive)
cli.add_command(audit.audit)
cli.add_command(screen.screen)
for command in fix_acts.ACTS:
    fix.fix.add_command(command)
for command in (question.question, visit.visit, meeting.correct, export.print_forms):
    cli.add_command(command)
ledger.ledger.add_command(review.flags)
ledger.ledger.add_command(review.review)


def run(args: list[str] | None = None) -> int:
    """Run a command line; its exit code: 0 done, 1 the data or a rule says no, 2 wrong usage, 3 the book or the disk failed."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        result = cli.main(args=args, prog_name="changzhang", standalone_mode=False)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.Abort:
        click.echo("已取消。", err=True)
        return 1
    except click.exceptions.NoArgsIsHelpError as shown:
        click.echo(shown.message, err=True)
        return 2
    except click.ClickException as problem:
        click.echo(usage_sentence(problem), err=True)
        return 2
    except Problem as problem:
        click.echo(problem.sentence(), err=True)
        return problem.exit_code
    return result if isinstance(result, int) else 0
