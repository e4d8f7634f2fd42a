"""更正公示 and 整改结果公示: what was put right after the meeting, put up again with its own posting period."""

from __future__ import annotations

from changzhang.domain.events.entry import EntryCorrected
from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.rectification import OUTCOMES
from changzhang.domain.states import Correction, RectificationState
from changzhang.papers.blocks import Block, Cell, Column, Heading, Paper, SealPlace, Table, paragraph
from changzhang.papers.columns import date_cell
from changzhang.papers.public import for_the_public
from changzhang.papers.sections.posting import Hanging, phones
from changzhang.papers.sections.promises import problem
from changzhang.papers.wording import APART, COMPARE_CODES, FICTIONAL, civil, day

_COLUMNS = (
    Column("更正", 0.9, "center"),
    Column("原为", 2.2),
    Column("更正为", 2.2),
    Column("原因", 2.0),
    Column("日期", 1.4, "center"),
)
_ASKER = "提问人信息（见会议记录）"


def correction_notice(view: MeetingView, hanging: Hanging) -> Paper | None:
    """更正公示: every correction behind the seal with number, old value, new value, reason, date and code; None without one."""
    if not view.meeting.corrections:
        return None
    rows = tuple(_corrected(view, each) for each in view.meeting.corrections)
    held = day(view.meeting.opened.held_on)
    said = f"{held}{view.template.name}的记录封存后有{len(rows)}处更正，现予公示。原记录保留不动，以更正为准。"
    codes: list[Block] = [paragraph(f"更正第{number}号码：{code}") for number, code in enumerate(view.correction_codes, start=1)]
    if view.seal_code:
        codes.append(paragraph(f"原封存码：{view.seal_code}。{COMPARE_CODES}"))
    return _paper(view, hanging, "correction_notice", "更正公示", [paragraph(said), Table(_COLUMNS, rows)], codes)


def _corrected(view: MeetingView, done: Correction) -> tuple[Cell, ...]:
    entry = done.entry
    hidden = _kept_back(view, entry)
    words = (hidden, hidden, "") if hidden else (entry.was, entry.now, entry.reason)
    return (Cell(f"第{entry.number}号"), *map(Cell, words), date_cell(civil(done.at).date()))


def _kept_back(view: MeetingView, entry: EntryCorrected) -> str:
    """What is said instead of a correction that would tell what was noted apart, or who asked and wished not to be named."""
    for question in (*view.questions, *view.owed):
        seqs = {question.seq, *(answer.seq for answer in question.answers), *(done.seq for done in question.deferrals)}
        seqs |= {*(done.seq for done in question.referrals), *(done.seq for done in question.ratings)}
        if entry.seq not in seqs:
            continue
        if question.asked.is_apart:
            return APART
        asker = question.asked.asker
        pieces = {asker.name[at : at + 2] for at in range(len(asker.name) - 1)} if asker.shown != "full" else set()
        if any(piece in f"{entry.was}\n{entry.now}\n{entry.reason}" for piece in pieces):
            return _ASKER
    return ""


def result_notice(view: MeetingView, hanging: Hanging) -> Paper | None:
    """整改结果公示: every promise two members have verified; None while there is none."""
    done = [item for item in (*view.look_back, *view.promises) if item.verified and not _is_apart(view, item)]
    if not done:
        return None
    blocks: list[Block] = [paragraph(f"以下{len(done)}项整改已由村务监督委员会核验，现将结果公示。有不同意见请在公示期内提出。")]
    for number, item in enumerate(done, start=1):
        blocks += [Heading(f"{number}. {item.promised.measure}", level=3), *_result(view, item)]
    return _paper(view, hanging, "result_notice", "整改结果公示", blocks, [])


def _is_apart(view: MeetingView, item: RectificationState) -> bool:
    return APART in problem(view, item)


def _result(view: MeetingView, item: RectificationState) -> list[Block]:
    asked = problem(view, item)
    told = [f"编号{item.id}，责任人{item.promised.owner}，期限{day(item.due_on)}。"]
    told += [f"问题：{asked}"] if asked else []
    if item.completed:
        told.append(f"结果：{item.completed.result}（{day(item.completed.completed_on)}完成）")
    if item.verified:
        seen = item.verified.event
        told.append(f"核验：{'、'.join(seen.members)}于{day(seen.verified_on)}核验，{OUTCOMES[seen.outcome]}。")
    return [paragraph(each) for each in told]


def _paper(view: MeetingView, hanging: Hanging, kind: str, name: str, blocks: list[Block], codes: list[Block]) -> Paper:
    village = view.village
    return Paper(
        kind=kind,
        title=f"{village.name}{name}",
        file_stem=name,
        author=village.name,
        blocks=(
            *for_the_public([*blocks, paragraph(hanging.words), *phones(village)], village),
            *codes,
            SealPlace(f"{village.name}村务监督委员会", day(hanging.posted_on)),
        ),
        fonts=village.fonts,
        footer_note=FICTIONAL if village.is_fictional else "",
    )
