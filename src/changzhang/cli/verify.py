"""Proof on the command line: a book, a paper, an archive, or a printed code."""

from __future__ import annotations

from pathlib import Path

import click

from changzhang import wiring
from changzhang.cli.chinese import command
from changzhang.cli.options import book_option, echo_json, json_option
from changzhang.desk import archive_check, paper_check, proof

_LONGEST = 60


@command(
    help="查验：账簿（每条记录、每份原件、每个佐证都没被改过）；导出的 Word 文书（哪一段改过）；归档包（不需要账簿）；--seal 核对纸上的码。"
)
@click.argument("target", metavar="[BOOK|PAPER.docx|ARCHIVE.zip]", required=False, type=click.Path(path_type=Path))
@click.option("--seal", metavar="CODE", help="纸上印的散会码、封存码或更正的码。")
@book_option
@json_option
def verify(target: Path | None, seal: str | None, book: Path | None, as_json: bool) -> int:
    """Prove a book, a paper, an archive, or a printed code; 1 when something does not hold."""
    if seal is None and target is not None and target.suffix.lower() == ".docx":
        return _verify_paper(target, book, as_json)
    if seal is None and target is not None and target.suffix.lower() == ".zip":
        return _verify_archive(target, as_json)
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


def _verify_paper(path: Path, book: Path | None, as_json: bool) -> int:
    checked = paper_check.check_paper(wiring.desk_of(book, query_only=True), path)
    if as_json:
        echo_json(paper_check.as_json(checked))
        return 0 if checked.ok else 1
    exported = checked.exported
    click.echo(f"这是{exported.meeting}的{checked.title}，{exported.at:%Y-%m-%d %H:%M}导出（第{exported.seq}条记录）。")
    if checked.ok:
        click.echo("文件和导出时完全一样。" if checked.is_same_file else "文件重新保存过，文字和导出时一字不差。")
    else:
        click.echo(f"文字和导出时有{len(checked.changes)}处不同：")
    for each in checked.changes:
        click.echo(f"  {each.where}：导出时“{_short(each.was)}”，现在“{_short(each.now)}”")
    if checked.newer:
        click.echo(f"这份文书后来又导出过，内容有变化（第{checked.newer}条记录），以后面的为准。")
    return 0 if checked.ok else 1


def _verify_archive(path: Path, as_json: bool) -> int:
    checked = archive_check.check_archive(path)
    if as_json:
        echo_json(archive_check.as_json(checked))
        return 0 if checked.ok else 1
    if checked.meeting:
        click.echo(f"这是{checked.village}{checked.meeting}的归档包，共{checked.records}条记录。")
    click.echo("包里的文件和记录全部相符。" if checked.ok else f"发现{len(checked.problems)}处不符：")
    for problem in checked.problems:
        click.echo(f"  {problem}")
    for name, code in checked.codes.items() if checked.ok else ():
        click.echo(f"{name} {code}")
    if checked.ok and checked.codes:
        click.echo("拿散会时拍的码、会议记录纸上的码，和上面的对一对。")
    return 0 if checked.ok else 1


def _short(text: str) -> str:
    if not text:
        return "（没有）"
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


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
