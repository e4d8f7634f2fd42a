"""The book on the command line: verify, backup, rebuild, doctor."""

from __future__ import annotations

from pathlib import Path

import click

from changzhang import wiring
from changzhang.cli.chinese import command
from changzhang.cli.options import book_option, echo_json, json_option
from changzhang.desk import proof
from changzhang.desk.clock import system_clock
from changzhang.desk.health import check_up


@command(help="查验账簿：每条记录、每份原件、每个佐证都没被改过；--seal 核对纸上的码。")
@click.argument("target", metavar="[BOOK]", required=False, type=click.Path(path_type=Path))
@click.option("--seal", metavar="CODE", help="纸上印的散会码或封存码。")
@book_option
@json_option
def verify(target: Path | None, seal: str | None, book: Path | None, as_json: bool) -> int:
    """Prove a book, or a printed code; 1 when something does not hold."""
    place = target or wiring.village_folder(book)
    if seal is not None:
        return _verify_code(place if place.is_dir() else place.parent, seal, as_json)
    verified = proof.verify_book(place)
    if as_json:
        echo_json(proof.as_json(verified))
    else:
        click.echo(f"共{verified.records}条记录，" + ("全部相符。" if verified.ok else f"发现{len(verified.problems)}处不符："))
        for problem in verified.problems:
            click.echo(f"  {problem.message}")
    return 0 if verified.ok else 1


def _verify_code(folder: Path, code: str, as_json: bool) -> int:
    found = proof.verify_code(folder, code)
    if found is None:
        click.echo(f"账簿里没有这个码：{code}。核对纸上的码有没有抄错；如果没抄错，这张纸和这本账簿对不上。", err=True)
        if as_json:
            echo_json({"ok": False, "code": code, "seq": None})
        return 1
    ok = found.verified.ok
    if as_json:
        echo_json({**proof.as_json(found.verified), "code": code, "seq": found.seq, "at": found.at, "newer": list(found.newer)})
    else:
        click.echo(f"码相符：第{found.seq}条记录，{found.at}，{found.words}。")
        for each in found.newer:
            click.echo(f"这次会议还有更新的记录：{each}")
        click.echo("到这一条为止的记录全部相符。" if ok else f"但前面的记录有不符：{found.verified.problems[0].message}")
    return 0 if ok else 1


@command(help="给账簿做一份查验过的备份（会议开着也行）。")
@click.argument("to", metavar="TO", type=click.Path(path_type=Path))
@book_option
def backup(to: Path, book: Path | None) -> None:
    """A verified copy of an open book; its path on stdout."""
    copy = proof.backup(wiring.village_folder(book), to, on=system_clock().date())
    click.echo(str(copy))
    click.echo("备份完成，已重新打开查验。", err=True)


@command(help="重建由记录算出来的表（看板、汇总），记录本身不动。")
@book_option
def rebuild(book: Path | None) -> None:
    """Recreate the projections."""
    count = proof.rebuild(wiring.desk_of(book))
    click.echo(f"已重建{count}项。", err=True)


@command(help="体检：版本、文件夹、磁盘、终端、时间、字体、备份。")
@book_option
@json_option
def doctor(book: Path | None, as_json: bool) -> int:
    """One screen about this machine and this book; 1 when something is wrong."""
    findings = check_up(wiring.desk_of(book, query_only=True))
    if as_json:
        echo_json([{"name": each.name, "words": each.words, "ok": each.is_ok} for each in findings])
    else:
        for each in findings:
            mark = {True: "正常", False: "注意", None: "    "}[each.is_ok]
            click.echo(f"{mark}  {each.name}：{each.words}")
    return 1 if any(each.is_ok is False for each in findings) else 0
