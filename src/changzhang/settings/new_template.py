"""A new session template written from one that is there: the same text and comments under an id of its own."""

from __future__ import annotations

import re

from changzhang.domain.errors import Problem
from changzhang.settings.toml_file import decode

_ID = re.compile(r"[A-Za-z0-9_]+")
_ID_LINE = re.compile(r'^id\s*=\s*"[^"\n]*"', re.MULTILINE)


class TemplateIdWrong(Problem):
    """A template's id is its file's name."""

    number = 505

    def __init__(self, template_id: str) -> None:
        super().__init__("这个编号不能作会议模板的名字", template_id, "只用英文字母、数字、下划线，如 my_reading")


class TemplateExists(Problem):
    """A template that is there is edited, not made anew."""

    number = 506

    def __init__(self, name: str) -> None:
        super().__init__("这个会议模板已经有了", name, "直接改这个文件，或者换一个编号")


def renamed_template(source: bytes, template_id: str) -> bytes:
    """The bytes of a template under another id, comments and all. Raises TemplateIdWrong, SettingsInvalid for unreadable bytes."""
    if not _ID.fullmatch(template_id):
        raise TemplateIdWrong(template_id)
    text, count = _ID_LINE.subn(f'id = "{template_id}"', decode(source, f"{template_id}.toml"), count=1)
    return (text if count else f'id = "{template_id}"\n{text}').encode()
