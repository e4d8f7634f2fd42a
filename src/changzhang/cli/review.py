"""The committee's review on the command line: flags, verdicts, signatures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from changzhang import wiring
from changzhang.cli.chinese import command
from changzhang.cli.options import Period, book_option, echo_json, json_option, on_book
from changzhang.desk import reviewing
from changzhang.desk.desk import Desk
from changzhang.domain.money import format_yuan
from changzhang.domain.refusals_ledger import LedgerMissing

_VERDICTS = {"passed": "通过", "doubted": "存疑", "returned": "退回补正"}
_SEVERITIES = {"block": "阻断", "high": "高", "medium": "中", "low": "低", "notice": "提示"}


@command(help="预审疑点：28 条规则指出哪些笔值得看一眼（只是提示，不下结论）。")
@click.argument("period", required=False, type=Period())
@book_option
@json_option
def flags(period: str | None, book: Path | None, as_json: bool) -> None:
    """The flags of a month in the book, by the rules in force."""
    desk = wiring.desk_of(book, query_only=True)
    found = [flag for stream in _streams(desk, period) for flag in reviewing.flags_of_month(desk, stream)]
    if as_json:
        echo_json(found)
        return
    hits = [flag for flag in found if flag["result"] == "hit"]
    for flag in hits:
        where = f"第{flag['line_no']}笔" if flag["line_no"] else "整张表"
        click.echo(f"{_SEVERITIES[flag['severity']]}  {where}  {flag['rule']}  {flag['message']}")
    unchecked = len(found) - len(hits)
    click.echo(f"共{len(hits)}处提示，{unchecked}条规则缺资料查不了。", err=True)


@command(help="预审：看结论；--line 逐笔定，--pass-rest 其余通过，--sign 签字。")
@click.argument("period", required=False, type=Period())
@click.option("--line", "line_no", type=int, help="第几笔。")
@click.option("--verdict", type=click.Choice(list(_VERDICTS)), help="这一笔的结论：通过、存疑、退回补正。")
@click.option("--reason", default="", help="存疑、退回的理由。")
@click.option("--public-summary", help="这一笔对外念、对外贴的用语（空字为取消）。")
@click.option("--pass-rest", is_flag=True, help="没审的都通过（有“高”疑点的除外）。")
@click.option("--sign", "members", help="签字的村监委成员，逗号隔开，两人以上。")
@on_book
@json_option
def review(
    period: str | None,
    line_no: int | None,
    verdict: Any,
    reason: str,
    public_summary: str | None,
    pass_rest: bool,
    members: str | None,
    book: Path | None,
    actor: str,
    as_json: bool,
) -> None:
    """Verdicts and signatures of a month. Raises Refused."""
    if (verdict or public_summary is not None) and line_no is None:
        raise click.UsageError("定结论、写公开用语都要用 --line 指明第几笔")
    desk = wiring.desk_of(book, actor=actor)
    for stream in _streams(desk, period):
        month = reviewing.review(desk, stream)
        if line_no is not None and public_summary is not None:
            reviewing.summarize(desk, month, line_no, public_summary)
        if line_no is not None and verdict:
            reviewing.judge(desk, month, line_no, verdict, reason)
        if pass_rest:
            reviewing.pass_rest(desk, month)
        if members:
            names = tuple(name.strip() for name in members.replace("，", ",").split(","))
            reviewing.sign(desk, reviewing.review(desk, stream), names)
        _tell(reviewing.review(desk, stream), as_json)


def _streams(desk: Desk, period: str | None) -> tuple[str, ...]:
    found = reviewing.streams(desk, period)
    if not found:
        raise LedgerMissing(period or "账簿里没有账")
    newest = found[0].rpartition("/")[2]
    return tuple(stream for stream in found if stream.endswith(f"/{newest}"))


def _tell(month: reviewing.Review, as_json: bool) -> None:
    signed = month.signed.signed.members if month.signed else ()
    if as_json:
        lines = [
            {
                "line_no": each.line.line_no,
                "verdict": each.verdict.verdict if each.verdict else None,
                "reason": each.verdict.reason if each.verdict else "",
                "public_summary": each.public_summary or None,
                "flags": [hit.rule for hit in each.hits],
            }
            for each in month.lines
        ]
        echo_json({"period": month.period, "ledger_seq": month.ledger_seq, "signed_by": list(signed), "lines": lines})
        return
    for each in month.lines:
        words = _VERDICTS[each.verdict.verdict] if each.verdict else "未审"
        marks = "，".join(hit.rule.partition("_")[0] for hit in each.hits)
        money = format_yuan(each.line.amount_fen)
        click.echo(f"{each.line.line_no:>4}  {words}  {money:>14}  {each.public_summary or each.line.summary}  {marks}".rstrip())
    click.echo(f"{month.period} 预审" + (f"已由{'、'.join(signed)}签字。" if signed else "还没有签字。"), err=True)
