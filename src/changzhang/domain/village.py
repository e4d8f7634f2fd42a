"""The village as its own file tells it: names, people and their roles, phones, habits of publication."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

import msgspec


class Role(StrEnum):
    """A person's office; the value is what ``village.toml`` and every paper say."""

    PARTY_SECRETARY = "村党组织书记"
    COMMITTEE_CHAIR = "村委会主任"
    COMMITTEE_MEMBER = "村委会委员"
    SUPERVISION_CHAIR = "村监委主任"
    SUPERVISION_MEMBER = "村监委委员"
    REPORTING_CLERK = "报账员"
    VILLAGE_CLERK = "村文书"
    GROUP_LEADER = "村民小组长"
    REPRESENTATIVE = "村民代表"
    BOARD_CHAIR = "理事长"
    TOWN_LIAISON = "包村干部"


SUPERVISION = frozenset({Role.SUPERVISION_CHAIR, Role.SUPERVISION_MEMBER})
COMMITTEE = frozenset({Role.COMMITTEE_CHAIR, Role.COMMITTEE_MEMBER})

AskerShown = Literal["full", "masked", "group", "anonymous"]


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody of the roster."""

    name: str
    roles: tuple[Role, ...] = ()
    group: str | None = None

    @property
    def is_supervisor(self) -> bool:
        """Whether the person sits on the village supervision committee."""
        return bool(SUPERVISION.intersection(self.roles))


class Hotline(msgspec.Struct, frozen=True, kw_only=True):
    """An official phone printed on papers and never masked."""

    name: str
    number: str


class Village(msgspec.Struct, frozen=True, kw_only=True):
    """The profile of one village, from ``village.toml``. ``from_period`` is the first month to be read (``YYYY-MM``).

    ``relatives_declared`` is what the supervision committee's members declared about near relatives on the village committee
    (村民委员会组织法第三十二条); empty: nothing yet. ``large_type`` draws a line's purpose large on screen and wall.
    """

    name: str
    town: str
    county: str = ""
    from_period: str
    is_fictional: bool = False
    place: str = "村党群服务中心会议室"
    groups: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    hotlines: tuple[Hotline, ...] = ()
    publication_url: str = ""
    voucher_place: str = "村委会办公室"
    asker_shown: AskerShown = "group"
    fonts: Literal["national", "system"] = "national"
    large_type: bool = True
    relatives_declared: str = ""

    def holder(self, role: Role) -> Person | None:
        """The first person of the roster who holds this role, or None."""
        return next((person for person in self.people if role in person.roles), None)

    def person(self, name: str) -> Person | None:
        """The person of the roster with this name, or None."""
        return next((person for person in self.people if person.name == name), None)

    @property
    def supervisors(self) -> tuple[Person, ...]:
        """The members of the village supervision committee, chair first."""
        members = [person for person in self.people if person.is_supervisor]
        return tuple(sorted(members, key=lambda person: Role.SUPERVISION_CHAIR not in person.roles))
