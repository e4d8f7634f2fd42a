"""答疑汇总: a quarter's questions by subject, each with its answer or when it is to be answered. Askers as the public sees them."""

from __future__ import annotations

from changzhang.domain.agenda import Agenda, SubjectGroup
from changzhang.domain.quarters import quarter_words
from changzhang.domain.states import QuestionState
from changzhang.domain.village import Village
from changzhang.papers.blocks import Block, Cell, Column, Heading, Paper, SealPlace, Table, paragraph
from changzhang.papers.public import for_the_public
from changzhang.papers.wording import CHANNELS, FICTIONAL, PENDING, RATINGS, asker_in_public, civil, day, numeral, sentence

_POINTS = 10.5
_COLUMNS = (
    Column("编号", 1.75, "center", no_wrap=True),
    Column("谁问的", 1.3, "center"),
    Column("问题", 3.0),
    Column("答复", 3.9),
    Column("情况", 1.5, "center"),
)


def qa_summary(village: Village, agenda: Agenda) -> Paper:
    """Figures, then a table a subject; a quarter without questions says so."""
    blocks: list[Block] = [paragraph(_figures(agenda))]
    for number, group in enumerate(agenda.groups, start=1):
        blocks += [Heading(f"{numeral(number)}、{group.title}"), _table(group, agenda)]
    return Paper(
        kind="qa_summary",
        title=f"{village.name}村务公开答疑汇总",
        subtitle=f"（{quarter_words(agenda.quarter)}，截至{day(agenda.on)}）",
        file_stem="答疑汇总",
        author=village.name,
        blocks=for_the_public((*blocks, SealPlace(f"{village.name}村务监督委员会", day(agenda.on))), village),
        fonts=village.fonts,
        footer_note=FICTIONAL if village.is_fictional else "",
    )


def _figures(agenda: Agenda) -> str:
    suggestions = sum(1 for each in agenda.asked if each.asked.nature == "suggestion")
    said = f"本季度收到提问{len(agenda.asked)}条" + (f"（其中建议{suggestions}条）" if suggestions else "")
    if agenda.asked:
        said += f"，已答复{len(agenda.answered)}条"
    said += f"；还在办理{len(agenda.owed)}条，其中超期{len(agenda.overdue)}条" if agenda.owed else "；没有欠着的答复"
    said += f"。另有{agenda.apart}条涉及个人，已另行记录" if agenda.apart else ""
    promised = f"。本季度承诺整改{len(agenda.promised)}项，超期未完成{len(agenda.late)}项" if agenda.promised else ""
    return f"{said}{promised}。"


def _table(group: SubjectGroup, agenda: Agenda) -> Table:
    return Table(_COLUMNS, tuple(_row(question, agenda) for question in group.questions), text_points=_POINTS)


def _row(question: QuestionState, agenda: Agenda) -> tuple[Cell, ...]:
    asked = question.asked
    voices = f"（{question.seconded}人附议或同问）" if question.seconded else ""
    who = f"{asker_in_public(asked.asker)}\n{CHANNELS[asked.channel]}"
    return (Cell(question.id), Cell(who), Cell(f"{asked.text or PENDING}{voices}"), Cell(_answer(question)), _state(question, agenda))


def _answer(question: QuestionState) -> str:
    if not question.answers:
        return ""
    answer = question.answers[-1]
    return f"{sentence(answer.given.text) or PENDING}（{answer.given.answerer}，{day(civil(answer.at).date())}）"


def _state(question: QuestionState, agenda: Agenda) -> Cell:
    if question.status == "answered":
        return Cell(RATINGS[question.rating].removeprefix("提问人") if question.rating else "已答复")
    if question.status == "withdrawn":
        return Cell("提问人撤回")
    due = question.due_on
    words = f"转{question.owner}" if question.status == "referred" else f"{question.owner}答复" if question.owner else "待答复"
    if due is None:
        return Cell(words)
    if due < agenda.on:
        return Cell(f"{words}\n红 超期{(agenda.on - due).days}天", tone="red")
    return Cell(f"{words}\n{day(due)}前")
