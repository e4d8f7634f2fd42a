"""F2 提问: one key, the words, Enter."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from changzhang.domain.commands import AskQuestion
from changzhang.domain.events.question import Asker, Nature
from changzhang.domain.ledger import LineRef
from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.text import half_width
from changzhang.ui.dialogs.base import Dialog, Entered
from changzhang.ui.dialogs.lines import APART, line_words
from changzhang.ui.dialogs.page import FAINT, Row, field, said
from changzhang.ui.dialogs.results import Parked
from changzhang.ui.widgets.text_box import TextBox

_KEYS = "回车 存  Tab 换提问人  ↓ 常见问题  F2 放下记下一问  Esc 关"
_HINTS = ("空着回车：记“有人问，内容待补”", "只写数字：改成问那一笔", "只写 0：另记（涉及个人，不上屏幕）")
_NATURES: dict[str, Nature] = {"suggestion": "suggestion", "objection": "objection", "question": "question"}
_NATURE_WORDS: dict[Nature, str] = {"question": "提问", "suggestion": "建议", "objection": "异议"}


class AskDialog(Dialog[AskQuestion | Parked]):
    """Takes down a question about ``line``. ``number`` is the number it will get; hands back AskQuestion, or Parked on F2."""

    slot = "ask"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "park", "先放下", show=False),
        Binding("tab", "change_asker", "换提问人", show=False, priority=True),
    ]

    def __init__(self, view: MeetingView, line: LineRef | None, number: int, draft: str = "") -> None:
        super().__init__("", about=str(line or ""), meeting=view.meeting.id)
        self.view = view
        self.first_line = line
        self.number = number
        self.draft = draft
        self._begin_anew()

    async def flow(self) -> AskQuestion | Parked | None:
        """Text first; asker, nature and line only when asked for."""
        self._begin_anew()
        text = self.draft
        while True:
            self._name_it()
            entered = await self.enter("问了什么？照原话记", text, words=self._words(), placeholder="写提问…", is_draft=True, keys=_KEYS)
            text = entered.text
            match entered.key:
                case "park":
                    return Parked(text=text, line=self.line)
                case "asker":
                    if await self._change_asker():
                        return self._question(text, is_apart=True)
                case "browse":
                    text = await self._common() or text
                case _:
                    done = self._read(entered)
                    if done:
                        return done
                    text = ""

    def _begin_anew(self) -> None:
        self.line = self.first_line
        self.asker = Asker(shown=self.view.village.asker_shown)
        self.nature: Nature = "question"

    def _read(self, entered: Entered) -> AskQuestion | None:
        """The question, or None when the digits only moved it to another line."""
        digits = half_width(entered.text)
        if digits == "0":
            return self._question("", is_apart=True)
        if not (digits.isascii() and digits.isdecimal()):
            return self._question(entered.text)
        planned = self.view.plan.numbered(int(digits)) if len(digits) < 7 else None
        if planned is None:
            self.warn(f"账上没有第{digits[:8]}笔，请看公开榜上的笔号")
        else:
            self.line = planned.ref
        return None

    def _question(self, text: str, *, is_apart: bool = False) -> AskQuestion:
        return AskQuestion(
            text=text or (APART if is_apart else ""),
            meeting=self.view.meeting.id,
            line=self.line,
            asker=self.asker,
            nature=self.nature,
            is_apart=is_apart,
        )

    async def _common(self) -> str:
        """One of the template's common questions; it can still be changed."""
        questions = self.view.template.common_questions
        if not questions:
            self.warn("会议模板里没有常见问题")
            return ""
        chosen = await self.pick("常见问题（选了还能改）", [(str(index), words) for index, words in enumerate(questions)])
        return questions[int(chosen)]

    async def _change_asker(self) -> bool:
        """Another asker or nature; True when the question is to be noted apart."""
        groups = [(f"group:{group}", f"{group}村民") for group in self.view.village.groups]
        natures = [(name, f"这是一条{words}") for name, words in _NATURE_WORDS.items() if name != self.nature]
        options = [
            ("", "场内村民（未报名）"),
            *groups,
            ("name", "写姓名"),
            ("anonymous", "不留名"),
            *natures,
            ("apart", "另记（涉及个人）"),
        ]
        chosen = await self.pick("谁提的？", options)
        if chosen == "apart":
            return True
        if chosen in _NATURES:
            self.nature = _NATURES[chosen]
        else:
            await self._take_asker(chosen)
        return False

    async def _take_asker(self, chosen: str) -> None:
        shown = self.view.village.asker_shown
        if chosen == "name":
            name = await self.text("提问人姓名")
            person = self.view.village.person(name)
            group = person.group or "" if person else await self._group() if name else ""
            self.asker = Asker(name=name, group=group, shown=shown)
        elif chosen == "anonymous":
            self.asker = Asker(shown="anonymous")
        else:
            self.asker = Asker(group=chosen.removeprefix("group:"), shown=shown)

    async def _group(self) -> str:
        groups = self.view.village.groups
        return await self.pick("哪个组？", [("", "没说"), *((group, group) for group in groups)]) if groups else ""

    def _name_it(self) -> None:
        about = f"  关于第{self.line.line_no}笔" if self.line else "  不针对哪一笔"
        head = f"正在记录第{self.number}问" if self.view.meeting.opened.is_mirrored else f"第{self.number}问"
        self.set_heading(head + about)

    def _words(self) -> list[Row]:
        rows = [field("提问人", f"{self._asker_words()}（{_NATURE_WORDS[self.nature]}）")]
        if self.line:
            rows.append(field("问的是", line_words(self.view, self.line)))
        return [*rows, *(said(hint, FAINT) for hint in _HINTS)]

    def _asker_words(self) -> str:
        """The asker; on a mirrored screen a name is kept, not shown."""
        if self.asker.shown == "anonymous":
            return "不留名"
        if self.asker.name:
            return f"{self.asker.group or '村民'}，姓名已记" if self.view.meeting.opened.is_mirrored else self.asker.name
        return self.asker.group or "场内村民（未报名）"

    def action_park(self) -> None:
        """F2 again: this one waits, the next is taken down. An empty box has nothing to wait for."""
        if self.box and self.box.said:
            self.interrupt("park")

    def action_change_asker(self) -> None:
        """Tab: who asks, and what kind of saying it is."""
        self.interrupt("asker")

    def on_text_box_browsed(self, event: TextBox.Browsed) -> None:
        """↓ in the empty box."""
        event.stop()
        self.interrupt("browse")
