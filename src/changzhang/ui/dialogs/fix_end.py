"""整改: verified by two, posted again, told to the asker."""

from __future__ import annotations

from datetime import date
from typing import cast

from changzhang.domain.commands import InformAsker, InformQuestionAsker, RepublishRectification, VerifyRectification
from changzhang.domain.events.rectification import InformWay, Outcome
from changzhang.domain.rectification import OUTCOMES, WAYS
from changzhang.domain.states import QuestionState, RectificationState
from changzhang.domain.village import Village
from changzhang.ui.dialogs.asking import person_label
from changzhang.ui.dialogs.base import Dialog
from changzhang.ui.dialogs.fix_asking import about_rows, pick_past_day
from changzhang.ui.dialogs.lines import question_words
from changzhang.ui.dialogs.page import field, said

_NUMBERS = ("第一位", "第二位")


class VerifyDialog(Dialog[VerifyRectification]):
    """Hands back VerifyRectification by two members who neither own the fix nor made it."""

    def __init__(self, item: RectificationState, village: Village, today: date) -> None:
        super().__init__(f"{item.id} 核验", about=item.id)
        self.item = item
        self.today = today
        done_by = {item.promised.owner, item.completed.by if item.completed else ""}
        self.members = [person for person in village.supervisors if person.name not in done_by]

    async def flow(self) -> VerifyRectification | None:
        """Two members, what they found, on which day."""
        words = about_rows(self.item)
        if len(self.members) < len(_NUMBERS):
            await self.pick("能核验的村监委成员不到两人（负责办的人自己不能核验）", [("", "知道了")], words=words)
            return None
        names: list[str] = []
        for number in _NUMBERS:
            left = [(person.name, person_label(person)) for person in self.members if person.name not in names]
            names.append(await self.pick(f"{number}核验的村监委成员是谁？", left, words=words))
        reported = self.item.completed.outcome if self.item.completed else "fixed"
        found = await self.pick("核验下来是哪一种？", list(OUTCOMES.items()), marked=list(OUTCOMES).index(reported), words=words)
        on = await pick_past_day(self, "哪天核验的？", self.today, words)
        note = await self.text("怎么核验的？（可以空着）", words=words)
        return VerifyRectification(
            rectification=self.item.id, members=tuple(names), outcome=cast(Outcome, found), verified_on=on, note=note
        )


class RepublishDialog(Dialog[RepublishRectification]):
    """Hands back RepublishRectification; how long it must hang is reckoned, not typed."""

    def __init__(self, item: RectificationState, today: date, working_days: int) -> None:
        super().__init__(f"{item.id} 再次公示", about=item.id)
        self.item = item
        self.today = today
        self.working_days = working_days

    async def flow(self) -> RepublishRectification:
        """Where, and since when."""
        words = [*about_rows(self.item), said(f"要挂满{self.working_days}个工作日，期满才能销号。")]
        place = ""
        while not place:
            place = await self.text("贴在哪里？", "村务公开栏", words=words, is_suggestion=True)
            if not place:
                self.warn("请写上贴在哪里")
        on = await pick_past_day(self, "哪天贴的？", self.today, words)
        return RepublishRectification(rectification=self.item.id, place=place, posted_on=on)


class InformDialog(Dialog[InformAsker | InformQuestionAsker]):
    """Hands back that the asker was told: of the fix, or of the answer to a question."""

    def __init__(self, about: RectificationState | QuestionState, today: date) -> None:
        super().__init__(f"{about.id} 告知提问人", about=about.id)
        self.subject = about
        self.today = today

    async def flow(self) -> InformAsker | InformQuestionAsker:
        """How, and on which day."""
        subject = self.subject
        words = about_rows(subject) if isinstance(subject, RectificationState) else [field("问", question_words(subject))]
        way = cast(InformWay, await self.pick("怎么告知的？", list(WAYS.items()), words=words))
        on = await pick_past_day(self, "哪天告知的？", self.today, words)
        note = await self.text("提问人怎么说？（可以空着）", words=words)
        if isinstance(subject, RectificationState):
            return InformAsker(rectification=subject.id, way=way, informed_on=on, note=note)
        return InformQuestionAsker(question=subject.id, way=way, informed_on=on, note=note)
