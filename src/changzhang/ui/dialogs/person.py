"""Somebody of the roster: a name, the offices one after the other, the group."""

from __future__ import annotations

from collections.abc import Sequence

from changzhang.domain.village import Person, Role, Village
from changzhang.ui.dialogs.base import Dialog
from changzhang.ui.dialogs.page import Row, field, said

_DONE = ""


class PersonDialog(Dialog[Person]):
    """Hands back the person as the roster should have them. ``person``: only the offices are asked for anew."""

    def __init__(self, village: Village, person: Person | None = None) -> None:
        super().__init__(f"改职务：{person.name}" if person else "名册加一人")
        self.village = village
        self.person = person

    async def flow(self) -> Person:
        """Name, offices, group."""
        name = self.person.name if self.person else await self._new_name()
        roles = await self._roles(name)
        if self.person:
            return Person(name=name, roles=roles, group=self.person.group)
        groups = [(group, group) for group in self.village.groups]
        group = await self.pick("哪个组的？", [*groups, (_DONE, "不写")], words=[field("姓名", name)]) if groups else ""
        return Person(name=name, roles=roles, group=group or None)

    async def _new_name(self) -> str:
        name = ""
        while True:
            name = " ".join((await self.text("姓名", name)).split())
            if name and self.village.person(name) is None:
                return name
            self.warn(f"名册上已经有{name}，同名的加个区别，如 王芳（二组）" if name else "还没有写姓名")

    async def _roles(self, name: str) -> tuple[Role, ...]:
        """One after the other until that is all."""
        roles: tuple[Role, ...] = ()
        while len(roles) < len(Role):
            left = [(role.value, role.value) for role in Role if role not in roles]
            done = [(_DONE, "没有了，就这些" if roles else "没有职务")]
            chosen = await self.pick("什么职务？", [*done, *left], marked=0 if roles else 1, words=self._words(name, roles))
            if chosen == _DONE:
                break
            roles = (*roles, Role(chosen))
        return roles

    def _words(self, name: str, roles: Sequence[Role]) -> list[Row]:
        rows = [field("姓名", name), field("职务", "、".join(roles))] if roles else [field("姓名", name)]
        if self.person and not roles:
            rows.append(field("原来", "、".join(self.person.roles) or "没有职务"))
        return [*rows, said("村委会成员和他们的近亲属，不能担任村监委成员。")]
