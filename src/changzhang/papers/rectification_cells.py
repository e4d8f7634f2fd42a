"""What the rectification list says of an item's way to its end: progress as it can be read back, posting, 销号, remarks."""

from __future__ import annotations

from changzhang.domain.rectification import RUNGS
from changzhang.domain.states import RectificationState
from changzhang.papers.blocks import Cell
from changzhang.papers.columns import date_cell
from changzhang.papers.wording import OUTCOMES, civil, day, sentence


def progress_text(item: RectificationState) -> str:
    """The result once it is there, else every step reported so far; ``fix import`` compares a sheet with it."""
    if item.completed and item.outcome:
        return f"{OUTCOMES[item.outcome]}：{sentence(item.completed.result)}"
    return "\n".join(sentence(step.text) for step in item.progress)


def posted_cell(item: RectificationState) -> Cell:
    """再次公示: the day the result was put up last."""
    return date_cell(item.republished.event.posted_on if item.republished else None)


def closed_cell(item: RectificationState) -> Cell:
    """销号: the day it was closed out."""
    return date_cell(civil(item.closed.at).date() if item.closed else None)


def remarks(item: RectificationState) -> str:
    """Whatever has no column of its own, a line each."""
    said = [] if item.promised.is_agreed else ["待责任人本人确认"]
    said += _done_by(item)
    if item.extensions:
        last = item.extensions[-1].event
        said.append(f"延期{len(item.extensions)}次（{last.reason}，{last.approver}批准）")
    if item.verified:
        said.append(f"{'、'.join(item.verified.event.members)}核验")
    if item.republished:
        posted = item.republished.event
        said.append(f"第{posted.number}次公示：{posted.place}，最早{day(posted.remove_from)}取下")
    return "\n".join(said + _turns(item))


def _done_by(item: RectificationState) -> list[str]:
    by = item.completed.by if item.completed else item.progress[-1].by if item.progress else ""
    return [f"{by}经办"] if by else []


def _turns(item: RectificationState) -> list[str]:
    said = [f"公示期间异议{len(item.objections)}条"] if item.objections else []
    said += [f"退回重改{len(item.reopenings)}次（{item.reopenings[-1].event.reason}）"] if item.reopenings else []
    said += [f"已上报{RUNGS[item.rung]}"] if item.rung else []
    if item.closed:
        said.append(f"{item.closed.actor}销号" + ("（公示即销号）" if item.closed.event.is_at_once else ""))
    return said
