"""并入第N问: a repeat is answered with the question it repeats."""

from __future__ import annotations

from collections.abc import Sequence

from changzhang.domain.commands import JoinQuestion
from changzhang.domain.states import QuestionState
from changzhang.ui.dialogs.base import Dialog
from changzhang.ui.dialogs.lines import question_words
from changzhang.ui.dialogs.page import field


class JoinDialog(Dialog[JoinQuestion]):
    """Hands back JoinQuestion. ``others`` are the questions it may be joined into: id and words."""

    def __init__(self, question: QuestionState, others: Sequence[tuple[str, str]]) -> None:
        super().__init__(f"{question.id} 并入哪一问？")
        self.question = question
        self.others = tuple(others)

    async def flow(self) -> JoinQuestion | None:
        """One of the others."""
        words = [field("这一问", question_words(self.question))]
        if not self.others:
            await self.pick("没有别的提问可以并入", [("", "知道了")], words=words)
            return None
        return JoinQuestion(question=self.question.id, into=await self.pick("问的是同一件事，一起答复：", self.others, words=words))
