"""What the asker says of the answer."""

from __future__ import annotations

from typing import cast

from changzhang.domain.act_words import RATINGS
from changzhang.domain.commands import RateQuestion
from changzhang.domain.events.question import Rating
from changzhang.domain.states import QuestionState
from changzhang.ui.dialogs.base import Dialog
from changzhang.ui.dialogs.lines import question_head, question_words
from changzhang.ui.dialogs.page import field

_DEFAULT = "no_comment"


class RateDialog(Dialog[RateQuestion]):
    """Hands back RateQuestion; 不表态 is the default."""

    def __init__(self, question: QuestionState, name: str = "") -> None:
        super().__init__(f"{name or question_head(question)}：对答复满意吗？")
        self.question = question

    async def flow(self) -> RateQuestion:
        """One of five."""
        words = [field("问", question_words(self.question))]
        if self.question.answer:
            words.append(field("答", self.question.answer.text or "要点待补"))
        chosen = await self.pick("", list(RATINGS.items()), marked=list(RATINGS).index(_DEFAULT), words=words)
        return RateQuestion(question=self.question.id, rating=cast(Rating, chosen))
