"""来访来电: a question that came in by box, phone, group chat, app or visit; who is to answer it, and what is prepared in private."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from changzhang.domain.commands import AskQuestion
from changzhang.domain.days import Reckoned
from changzhang.domain.disclosure.items import DisclosureItem
from changzhang.domain.events.question import Asker, Channel, Nature
from changzhang.domain.template import Term
from changzhang.domain.village import Village
from changzhang.ui.dialogs.asking import OTHER, pick_person, pick_term
from changzhang.ui.dialogs.base import Dialog
from changzhang.ui.dialogs.lines import CHANNELS
from changzhang.ui.dialogs.page import Row, field, said

_NATURES: tuple[tuple[Nature, str], ...] = (("question", "提问"), ("suggestion", "建议"), ("objection", "异议"))
_APART = "涉及个人，已另行记录"


class Receiving:
    """What the desk knows that the dialog asks with. ``is_watched``: the room sees this screen, so nothing private is asked."""

    def __init__(
        self,
        village: Village,
        items: Sequence[DisclosureItem],
        terms: Sequence[tuple[Term, Reckoned]],
        today: date,
        *,
        is_watched: bool = False,
    ) -> None:
        self.village = village
        self.items = tuple(items)
        self.terms = tuple(terms)
        self.today = today
        self.is_watched = is_watched


class ReceiveDialog(Dialog[AskQuestion]):
    """Hands back AskQuestion, with whom it is given to and the answer prepared in private."""

    slot = "receive"

    def __init__(self, known: Receiving) -> None:
        super().__init__("来访来电", about="receive")
        self.known = known

    async def flow(self) -> AskQuestion:
        """Channel, words, kind, asker; then subject, who answers, until when, what is prepared."""
        channels = [(channel, words) for channel, words in CHANNELS.items() if channel != "meeting"]
        channel = cast(Channel, await self.pick("从哪里来的？", channels))
        text = await self._words(channel)
        kinds = [*_NATURES, ("apart", "另记（涉及个人，转上级）")]
        nature = await self.pick("是提问还是别的？", kinds, words=self._so_far(text))
        asker = await pick_asker(self, self.known.village, self._so_far(text))
        if nature == "apart":
            return AskQuestion(text=_APART, channel=channel, asker=asker, is_apart=True)
        subject = await self._subject(text)
        people = [person for person in self.known.village.people if person.name != asker.name]
        owner = await pick_person(self, "交给谁答复？", people, words=self._so_far(text), nobody="还没有定")
        term, due_on = await self._due(owner, text)
        prepared = "" if self.known.is_watched else await self._prepared(text)
        return AskQuestion(
            text=text,
            channel=channel,
            nature=cast(Nature, nature),
            asker=asker,
            subject=subject,
            owner=owner,
            term=term,
            due_on=due_on,
            prepared=prepared,
        )

    async def _words(self, channel: Channel) -> str:
        while True:
            text = await self.text(f"{CHANNELS[channel]}：问了什么？照原话记", is_draft=True)
            if text:
                return text
            self.warn("还没有写字。不写就按 Esc")

    async def _subject(self, text: str) -> str:
        if not self.known.items:
            return ""
        options = [("", "都不是"), *((item.code, f"{item.group}：{item.name}") for item in self.known.items)]
        return await self.pick("属于哪一项公开内容？", options, words=self._so_far(text))

    async def _due(self, owner: str, text: str) -> tuple[Term | None, date | None]:
        if not owner:
            return None, None
        return await pick_term(
            self, "哪天以前答复？（从今天算）", self.known.terms, self.known.today, words=self._so_far(text), none="下次会上答"
        )

    async def _prepared(self, text: str) -> str:
        words = [*self._so_far(text), said("只有村监委在后台看得到，会场、公示、会议记录里都没有。")]
        return await self.text("先备一个答复？（可以空着）", words=words)

    def _so_far(self, text: str) -> list[Row]:
        return [field("问", text)]


async def pick_asker(dialog: Dialog[Any], village: Village, words: Sequence[Row]) -> Asker:
    """Who asked: a group, a name, or nobody; anonymous leaves no name."""
    groups = [(f"group:{group}", f"{group}村民（不写名字）") for group in village.groups]
    options = [("", "没说是谁"), *groups, (OTHER, "写姓名"), ("anonymous", "要求匿名")]
    chosen = await dialog.pick("谁提的？", options, words=words)
    if chosen == "anonymous":
        return Asker(shown="anonymous")
    if chosen != OTHER:
        return Asker(group=chosen.removeprefix("group:"), shown=village.asker_shown)
    name = await dialog.text("提问人姓名", words=words)
    person = village.person(name)
    group = (person.group or "") if person else ""
    if name and not group and village.groups:
        group = await dialog.pick("哪个组？", [("", "没说"), *((each, each) for each in village.groups)], words=words)
    return Asker(name=name, group=group, shown=village.asker_shown)
