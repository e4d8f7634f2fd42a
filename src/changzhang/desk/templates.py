"""The session templates a meeting can be held by, and new ones begun from one that is there."""

from __future__ import annotations

from pathlib import Path

from changzhang.desk.desk import Desk
from changzhang.desk.files import write_whole
from changzhang.desk.places import TEMPLATES_FOLDER
from changzhang.domain.template import MeetingKind, SessionTemplate
from changzhang.settings import find_setting
from changzhang.settings.new_template import TemplateExists, renamed_template


def new_template(folder: Path, template_id: str, *, source: str = "monthly_reading") -> Path:
    """Write a template of the village's own as a copy of ``source`` (the village's, else the shipped one); its path.

    Raises TemplateIdWrong, TemplateExists, SettingNotFound, SettingUnreadable, FileUnwritable.
    """
    content = renamed_template(find_setting(f"{source}.toml", folder), template_id)
    target = folder / TEMPLATES_FOLDER / f"{template_id}.toml"
    if target.exists():
        raise TemplateExists(f"{TEMPLATES_FOLDER}/{template_id}.toml")
    write_whole(target, content)
    return target


_ORDER: tuple[MeetingKind, ...] = ("reading", "qa", "urgent")


def adopted_templates(desk: Desk) -> tuple[SessionTemplate, ...]:
    """The templates in force: readings first, then 答疑会, then 急事公开."""
    names = [name.removeprefix(f"{TEMPLATES_FOLDER}/") for name in desk.record.book.settings if name.startswith(f"{TEMPLATES_FOLDER}/")]
    found = [desk.template(name.removesuffix(".toml")) for name in names if "/" not in name]
    return tuple(sorted(found, key=lambda template: (_ORDER.index(template.kind), template.id)))
