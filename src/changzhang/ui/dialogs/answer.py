"""F3 答复: which question, how it is answered, the gist."""

from __future__ import annotations

from collections.abc import Sequence

from changzhang.domain.commands import AnswerQuestion, Command, DeferQuestion, ReferQuestion
from changzhang.domain.days import Reckoned
from changzhang.domain.events.question import AnswerMode
from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.states import QuestionState
from changzhang.domain.template import Term
from changzhang.domain.village import Role
from changzhang.ui.dialogs.asking import OTHER, pick_person, pick_term
from changzhang.ui.dialogs.base import Dialog
from changzhang.ui.dialogs.lines import line_words, question_name, question_words
from changzhang.ui.dialogs.page import FAINT, Row, field
from changzhang.ui.dialogs.voucher import show_voucher

REFER_TO = ("镇农经站（三资中心）", "村党组织", "镇纪委", "村民委员会", "村务监督委员会")
_MODES = (("on_spot", "当场答复"), ("defer", "限时答复"), ("refer", "转办"), ("explained", "解释说明"))


class AnswerDialog(Dialog[Command | tuple[Command, ...]]):
    """Answers one of ``questions``, the first unless another is picked; words typed over the list are the gist at once.

    Hands back AnswerQuestion, DeferQuestion, ReferQuestion, or ShowVoucher with the answer it gave.
    """

    slot = "answer"

    def __init__(
        self,
        view: MeetingView,
        questions: tuple[QuestionState, ...],
        desk_terms: Sequence[tuple[Term, Reckoned]],
        last_answerer: str = "",
        draft: str = "",
    ) -> None:
        about = questions[0].id if questions else ""
        super().__init__("答复", about=about, meeting=view.meeting.id)
        self.view = view
        self.questions = questions
        self.terms = tuple(desk_terms)
        self.last_answerer = last_answerer
        self.draft = draft

    async def flow(self) -> Command | tuple[Command, ...] | None:
        """The question, the way, and what that way needs."""
        if not self.questions:
            await self.pick("现在没有等着答复的提问", [("", "知道了")])
            return None
        question, answerer = self.questions[0], self.last_answerer
        while True:
            self.set_heading(f"答复{question_name(self.view, question)}")
            way = await self.pick(self._prompt(question), self._ways(question), words=self._words(question, answerer))
            if way == "another":
                question = await self._another()
            elif way == "answerer":
                answerer = await self._answerer("")
            else:
                return await self._by(way, question, answerer)

    async def _by(self, way: str, question: QuestionState, answerer: str) -> Command | tuple[Command, ...]:
        words = self._words(question, answerer)
        if way == "defer":
            return await self._defer(question, words)
        if way == "refer":
            return await self._refer(question, words)
        answerer = answerer or await self._answerer(question.owner or self._chair())
        if way == "voucher":
            return await self._voucher(question, answerer)
        self.about = question.id
        text = await self.text(
            "答复要点", self.offered(self.draft), words=words, placeholder="空着回车：已当场答复，要点待补", is_draft=True
        )
        mode: AnswerMode = "explained" if way == "explained" else "on_spot"
        return AnswerQuestion(question=question.id, text=text, mode=mode, answerer=answerer)

    async def _defer(self, question: QuestionState, words: list[Row]) -> DeferQuestion:
        people = [person for person in self.view.village.people if not person.is_supervisor]
        owner = await pick_person(self, "谁来答复？", people, question.owner or self._chair(), words)
        term, due_on = await pick_term(self, "哪天以前答复？", self.terms, self.view.meeting.opened.held_on, words=words)
        return DeferQuestion(question=question.id, owner=owner, term=term, due_on=due_on)

    async def _refer(self, question: QuestionState, words: list[Row]) -> ReferQuestion:
        to = await self.pick("转给谁办？", [*((name, name) for name in REFER_TO), (OTHER, "写别的单位或人")], words=words)
        while to in (OTHER, ""):
            to = await self.text("转给谁？", words=words)
            if not to:
                self.warn("请写上转给谁")
        held_on = self.view.meeting.opened.held_on
        term, due_on = await pick_term(self, "哪天以前回话？", self.terms, held_on, words=words, none="不定期限")
        return ReferQuestion(question=question.id, to=to, term=term, due_on=due_on)

    async def _voucher(self, question: QuestionState, answerer: str) -> Command | tuple[Command, ...]:
        line = question.asked.line
        if line is None:
            raise ValueError("看凭证 is offered only for a question about a line")
        shown = await show_voucher(self, self.view, line)
        if shown.mode == "by_appointment":
            return shown
        seen = "凭证原件" if shown.mode == "shown" else "凭证（个人信息已遮住）"
        return shown, AnswerQuestion(question=question.id, text=f"当场出示第{line.line_no}笔{seen}", mode="on_spot", answerer=answerer)

    async def _another(self) -> QuestionState:
        options = [(question.id, f"{question_name(self.view, question)} {question_words(question)}") for question in self.questions]
        chosen = await self.pick("答复哪一问？", options)
        return next(question for question in self.questions if question.id == chosen)

    async def _answerer(self, default: str) -> str:
        return await pick_person(self, "谁答复的？", self.view.village.people, default)

    def _ways(self, question: QuestionState) -> list[tuple[str, str]]:
        ways = list(_MODES[2:3] if question.asked.is_apart else _MODES)
        if question.asked.line and not question.asked.is_apart:
            ways.append(("voucher", "看凭证"))
        if len(self.questions) > 1:
            ways.append(("another", f"换一问（共{len(self.questions)}问等着）"))
        return [*ways, ("answerer", "换答复人")] if not question.asked.is_apart else ways

    def _prompt(self, question: QuestionState) -> str:
        return "涉及个人：转给谁办由主持人定" if question.asked.is_apart else "怎么答复？（直接写字＝当场答复）"

    def _words(self, question: QuestionState, answerer: str) -> list[Row]:
        rows = [field("问", question_words(question))]
        if question.asked.line:
            rows.append(field("笔", line_words(self.view, question.asked.line)))
        return [*rows, *prepared_rows(self.view, question), field("答复人", answerer or "还没有选")]

    def _chair(self) -> str:
        chair = self.view.village.holder(Role.COMMITTEE_CHAIR)
        return chair.name if chair else ""

    def take_words(self) -> bool:
        """Typing over the list of ways begins the gist; elsewhere words mean nothing."""
        picker = self.picker
        if picker is None or not picker.options or picker.options[0].id != "on_spot":
            return False
        self.give("on_spot")
        return True


def prepared_rows(view: MeetingView, question: QuestionState) -> list[Row]:
    """The answer prepared in private; never where the room sees this screen."""
    if view.meeting.opened.is_mirrored or not question.prepared:
        return []
    return [field("备好的", question.prepared, FAINT)]
