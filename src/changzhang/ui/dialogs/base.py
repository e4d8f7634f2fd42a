"""What every dialog is: one question after the other in the upper half of the screen, each answered by digit or by text."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, TypeVar

from textual import events
from textual.widget import Widget

from changzhang.domain.text import clean
from changzhang.ui.dialogs.frame import Frame
from changzhang.ui.dialogs.page import Row
from changzhang.ui.dialogs.picker import Picker
from changzhang.ui.drafts import Drafts
from changzhang.ui.widgets.choice import Option
from changzhang.ui.widgets.text_box import TextBox

R = TypeVar("R")

TEXT_KEYS = "回车 存  Ctrl+J 换行  Esc 关（文字留着）"
PICK_KEYS = "按数字选，回车选亮的  ←上一步  Esc 关"


class Entered(NamedTuple):
    """A text as it stood when a key ended the typing; ``key`` is empty for Enter."""

    text: str
    key: str = ""


class Dialog(Frame[R]):
    """A dialog that asks what ``flow`` asks and dismisses with what it returns; Esc and F12 dismiss with None.

    ``flow`` is written as one straight line. Going a step back runs it again over the answers given so far, so it must
    depend on nothing but those answers and what the dialog was made with.
    """

    slot = ""

    def __init__(self, title: str, *, about: str = "", meeting: str = "") -> None:
        super().__init__(title)
        self.about = about
        self.meeting = meeting
        self._given: list[Any] = []
        self._typed: dict[int, str] = {}
        self._place = 0
        self._waiting: asyncio.Future[Any] | None = None
        self._leaving = False
        self._is_asked = False
        self._early = ""

    async def flow(self) -> R | None:
        """Ask, and return what the dialog is to hand back. None closes it without a result."""
        raise NotImplementedError

    # What flows ask with

    async def text(
        self,
        prompt: str,
        initial: str = "",
        *,
        words: Iterable[Row] = (),
        placeholder: str = "",
        is_draft: bool = False,
        is_suggestion: bool = False,
        keys: str = TEXT_KEYS,
    ) -> str:
        """A text, cleaned and stripped. ``is_draft``: kept in the dialog's draft slot while it is typed; ``is_suggestion``:
        typing replaces ``initial``."""
        entered = await self.enter(
            prompt, initial, words=words, placeholder=placeholder, is_draft=is_draft, is_suggestion=is_suggestion, keys=keys
        )
        return entered.text

    async def enter(
        self,
        prompt: str,
        initial: str = "",
        *,
        words: Iterable[Row],
        placeholder: str,
        is_draft: bool,
        keys: str,
        is_suggestion: bool = False,
    ) -> Entered:
        """A text, and which of the dialog's own keys ended it."""
        slot = self.slot if is_draft else ""
        initial = self._typed.get(self._place) or (slot and self.kept()) or initial
        box = TextBox(initial, slot=slot, about=self.about, meeting=self.meeting, placeholder=placeholder, is_suggestion=is_suggestion)
        answer = await self._ask(prompt, box, words, keys)
        return answer if isinstance(answer, Entered) else Entered(str(answer))

    async def pick(
        self,
        prompt: str,
        options: Sequence[tuple[str, str]],
        *,
        marked: int = 0,
        words: Iterable[Row] = (),
        keys: str = PICK_KEYS,
    ) -> str:
        """The id of the option chosen."""
        picker = Picker([Option(*option) for option in options], marked=marked)
        picker.on_words = self._words_typed
        answer = await self._ask(prompt, picker, words, keys)
        return str(answer)

    def kept(self) -> str:
        """The draft of this dialog's slot, if it was typed about the same thing."""
        drafts = getattr(self.app, "drafts", None)
        return drafts.text(self.slot, self.about) if isinstance(drafts, Drafts) else ""

    def offered(self, draft: str) -> str:
        """A draft the dialog was given, where nobody keeps drafts by what they are about."""
        return "" if isinstance(getattr(self.app, "drafts", None), Drafts) else draft

    # The machinery

    def on_mount(self) -> None:
        """Begin with the first question."""
        super().on_mount()
        self._begin()

    @property
    def is_waiting(self) -> bool:
        """Whether a question stands and its entry has the focus."""
        return self._waiting is not None and not self._waiting.done() and self._is_asked

    def give(self, answer: object) -> None:
        """Answer the question that is waiting."""
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(answer)

    def action_close(self) -> None:
        """Close; a text is kept as a draft, and closing it takes the key twice."""
        box = self.box
        if box and box.said and not self._leaving:
            box.keep_draft()
            self._leaving = True
            self.warn("再按一次就关。写好的字留着，下次接着写。" if box.slot else "再按一次就关，写的字不留。")
            return
        # An empty box left behind must not wipe what was half typed about something else.
        if box and (box.said or self.kept()):
            box.keep_draft()
        self.dismiss(None)

    def on_text_box_saved(self, event: TextBox.Saved) -> None:
        """Enter in the box answers."""
        event.stop()
        self._typed[self._place] = event.text
        self.give(Entered(event.text))

    def interrupt(self, key: str) -> None:
        """One of the dialog's own keys ends the typing for now."""
        if self.box:
            self._typed[self._place] = self.box.said
            self.give(Entered(self.box.said, key))

    def on_choice_picked(self, event: Picker.Picked) -> None:
        """A digit answers."""
        event.stop()
        self.give(event.option.id)

    def take_words(self) -> bool:
        """Words are being typed over a list. True when the dialog goes on to a box for them; else they mean nothing."""
        return False

    def _words_typed(self, text: str) -> None:
        """An input method sends a whole phrase at once: what comes before the box stands is kept for it."""
        if not self.is_waiting or self.take_words():
            self._early += text

    def on_key(self, event: events.Key) -> None:
        """Between two questions nothing has the focus: words typed then are kept for the box that comes."""
        if not self._is_asked and event.is_printable and event.character:
            self._early += event.character

    def on_picker_stepped_back(self, event: Picker.SteppedBack) -> None:
        """The question before again; at the first one nothing happens."""
        event.stop()
        if self._given:
            self._given.pop()
            self._begin()

    def on_text_area_changed(self) -> None:
        """Typing on takes back the wish to leave."""
        if self._leaving:
            self._leaving = False
            self.warn("")

    def _begin(self) -> None:
        self._place = 0
        self._waiting = None
        self.run_worker(self._run(), exclusive=True, group="flow")

    async def _run(self) -> None:
        self.dismiss(await self.flow())

    async def _ask(self, prompt: str, entry: Widget, words: Iterable[Row], keys: str) -> object:
        if self._place < len(self._given):
            answer = self._given[self._place]
        else:
            self._is_asked = False
            self._waiting = asyncio.get_running_loop().create_future()
            await self._show(prompt, entry, words, keys)
            answer = await self._waiting
            self._given.append(answer)
            self.warn("")
        self._place += 1
        return answer

    async def _show(self, prompt: str, entry: Widget, words: Iterable[Row], keys: str) -> None:
        await self.put(prompt, entry, words, keys)
        self._leaving = False
        self._is_asked = True
        if isinstance(entry, TextBox) and self._early:
            entry.insert(clean(self._early), entry.document.end)
        self._early = ""
