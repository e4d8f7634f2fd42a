"""Session templates of the village's own, begun from one that is there."""

from __future__ import annotations

from pathlib import Path

from changzhang.desk.files import write_whole
from changzhang.desk.places import TEMPLATES_FOLDER
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
