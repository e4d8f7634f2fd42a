"""谁在操作: asked once a window; the name stands on every record, stated and not proven."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from changzhang.domain.text import clean
from changzhang.ui.screens.pick import PickScreen

if TYPE_CHECKING:
    from changzhang.ui.app import ChangzhangApp

_TITLE = "谁在操作？（记在每条记录上）"
_OTHER = ""


def ask_who(app: ChangzhangApp, then: Callable[[], None]) -> None:
    """Ask, keep the answer at the desk, and go on with ``then``; those of the supervision committee stand first."""
    people = sorted(app.desk.village.people, key=lambda person: not person.is_supervisor)
    options = [(person.name, f"{person.name}（{'、'.join(person.roles)}）") for person in people]

    def chosen(name: str | None) -> None:
        if name == _OTHER:
            _ask_name(app, then)
            return
        _keep(app, name)
        then()

    app.push_screen(PickScreen(_TITLE, [*options, (_OTHER, "别的人（打名字）")]), chosen)


def _ask_name(app: ChangzhangApp, then: Callable[[], None]) -> None:
    from changzhang.ui.dialogs.reason import ReasonDialog

    def told(name: str | None) -> None:
        _keep(app, name)
        then()

    app.push_screen(ReasonDialog("谁在操作？", "写姓名"), told)


def _keep(app: ChangzhangApp, name: str | None) -> None:
    if name:
        app.desk.actor = clean(name).strip()
