"""通报: what a quarter's 答疑会 has to answer for, reckoned from the record; or the matter a 急事公开 makes public."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from changzhang.domain.agenda import Agenda
from changzhang.domain.days import day_text
from changzhang.domain.lights import WORDS, Lit
from changzhang.domain.quarters import quarter_days, quarter_of, quarter_words
from changzhang.domain.rectification import light_of
from changzhang.domain.states import RectificationState
from changzhang.ui.dialogs.lines import asker_words, question_words
from changzhang.ui.dialogs.note import NoteDialog
from changzhang.ui.dialogs.page import ALARM, LABEL, STRONG, Row, blank, field, light, said
from changzhang.ui.stages.paged import PagedStage
from changzhang.ui.stages.question_card import STATES

if TYPE_CHECKING:
    from changzhang.desk.publishing import Publication


class ReportStage(PagedStage):
    """One page; figures first, because those are read aloud, then what they are made of."""

    def rows(self) -> list[Row]:
        """The matter, or the quarter."""
        if self.view.meeting.opened.kind != "urgent":
            agenda = self.agenda()
            published = self.published()
            found = [*_board(published), *self._questions(agenda), *self._promised(agenda)]
            return [*self._figures(agenda, published), *self._notes(), blank(), *self.script(), *found]
        matter = self.view.meeting.opened.matter
        head = [said("今天公开的事项：", LABEL), said(matter, STRONG), blank()] if matter else []
        return [*head, *self.script(), *self._notes()]

    def agenda(self) -> Agenda:
        """The quarter the meeting is held in, as of its day."""
        # The desk is imported when first used: the screen must come up without it.
        from changzhang.desk.questions import quarter_agenda

        held_on = self.view.meeting.opened.held_on
        return quarter_agenda(self.host.desk, quarter_of(held_on), held_on)

    def published(self) -> tuple[Publication, ...]:
        """What was to be made public in the quarter, worst light first, as of the meeting's day."""
        from changzhang.desk.publishing import publications

        held_on = self.view.meeting.opened.held_on
        first, last = quarter_days(quarter_of(held_on))
        return tuple(each for each in publications(self.host.desk, held_on) if first <= each.due_on <= last)

    def actions(self) -> Sequence[tuple[str, str]]:
        """What is said in the room goes into the minutes."""
        return (("note", "记下讲的要点"),)

    def run(self, act: str) -> None:
        """Take a note."""
        if act == "note":
            self.ask(NoteDialog(self.view))

    def _figures(self, agenda: Agenda, published: Sequence[Publication]) -> list[Row]:
        late, done = len(agenda.late), sum(1 for item in agenda.promised if item.completed)
        rows = [
            said(quarter_words(agenda.quarter), STRONG),
            field("公开", _board_words(published), STRONG),
            field("提问", f"收到{len(agenda.asked)}问，已答复{len(agenda.answered)}问", STRONG),
            field("还欠", f"{len(agenda.owed)}问（连同往期）", STRONG if agenda.owed else ""),
            field("整改", f"答应{len(agenda.promised)}项，报完成{done}项", STRONG),
        ]
        if agenda.overdue:
            rows.append(said(f"过了期限还没有答复的{len(agenda.overdue)}问", ALARM))
        if late:
            rows.append(said(f"过了期限还没有办完的{late}项", ALARM))
        if agenda.apart:
            rows.append(said(f"另有{agenda.apart}件涉及个人，已另行记录", LABEL))
        return rows

    def _questions(self, agenda: Agenda) -> list[Row]:
        rows: list[Row] = []
        for group in agenda.groups:
            rows += [blank(), said(f"{group.title}（{len(group.questions)}问）", STRONG)]
            for question in group.questions:
                owner = f"，{question.owner}答" if question.owner and question.is_owed else ""
                words = f"{question.id} {asker_words(question)}：{question_words(question)}（{STATES[question.status]}{owner}）"
                rows.append(said(words, ALARM if question in agenda.overdue else "", hang=2))
        return rows

    def _promised(self, agenda: Agenda) -> list[Row]:
        if not agenda.promised:
            return []
        rows = [blank(), said(f"本季度答应的整改（{len(agenda.promised)}项）", STRONG)]
        for item in agenda.promised:
            promise = f" {item.promised.measure}——{item.promised.owner}，{day_text(item.due_on, agenda.on)}前"
            rows.append(Row(light(self._lit(item, agenda)) + said(promise).content, hang=3))
        return rows

    def _lit(self, item: RectificationState, agenda: Agenda) -> Lit:
        deadlines = self.view.deadlines
        return light_of(item, agenda.on, deadlines.yellow_days, is_at_once=deadlines.close_on_posting)

    def _notes(self) -> list[Row]:
        notes = [note for note in self.view.meeting.notes if note.stage == self.stage.id]
        return [field(note.speaker or "记下", note.text) for note in notes]


def _board_words(published: Sequence[Publication]) -> str:
    """The three colours counted, and those that were late."""
    if not published:
        return "到今天没有到期的公开事项"
    counts = {light: sum(1 for each in published if each.lit.light == light) for light in WORDS}
    colours = "、".join(f"{words}{counts[light]}项" for light, words in WORDS.items() if counts[light])
    done = sum(1 for each in published if each.published_on)
    late = sum(1 for each in published if each.published_on and each.published_on > each.due_on)
    return f"到期{len(published)}项，已公开{done}项：{colours}" + (f"；逾期公开{late}项" if late else "")


def _board(published: Sequence[Publication]) -> list[Row]:
    if not published:
        return []
    rows = [Row(light(each.lit) + said(f" {each.title}，{each.due_on:%m月%d日}到期").content, hang=3) for each in published]
    return [blank(), said(f"本季度公开事项（{len(published)}项）", STRONG), *rows]
