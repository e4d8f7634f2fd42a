"""查账: who looks, and what for; answered before anything is shown."""

from __future__ import annotations

from changzhang.desk.looking_up import Visitor
from changzhang.domain.village import Village
from changzhang.ui.dialogs.asking import OTHER
from changzhang.ui.dialogs.base import Dialog
from changzhang.ui.dialogs.page import said

_LOGGED = "谁来查、查了什么，都记在账簿里，以后查得到。"


class VisitorDialog(Dialog[Visitor]):
    """Hands back who looks something up."""

    def __init__(self, village: Village) -> None:
        super().__init__("查账")
        self.village = village

    async def flow(self) -> Visitor:
        """A group, a name, or nobody who said so."""
        groups = [(group, f"{group}村民（不写名字）") for group in self.village.groups]
        chosen = await self.pick("谁来查？", [(OTHER, "写姓名"), *groups, ("", "没说是谁")], words=[said(_LOGGED)])
        if chosen != OTHER:
            return Visitor(group=chosen)
        name = await self.text("查账人姓名", words=[said(_LOGGED)])
        person = self.village.person(name)
        if person or not name or not self.village.groups:
            return Visitor(name=name, group=(person.group or "") if person else "")
        return Visitor(name=name, group=await self.pick("哪个组？", [("", "没说"), *((each, each) for each in self.village.groups)]))


class SearchDialog(Dialog[str]):
    """Hands back what is looked for; an empty text is everything."""

    def __init__(self, text: str = "") -> None:
        super().__init__("查所有月份的账")
        self.before = text

    async def flow(self) -> str:
        """Words, a name or an amount."""
        words = [
            said("写几个字（化肥）、姓名（李建军）、金额（2300，两千三百元）、月份（2026-10）；几样隔开写，都有的才算。"),
            said("空着回车：看全部"),
        ]
        return await self.text("查什么？", self.before, words=words, is_suggestion=True, keys="回车 查  Esc 关")
