"""What a village and its county may set: read, checked, found. Cheap to import; heavy packages load when they are needed."""

from changzhang.settings.check import SettingProblem, SettingsInvalid
from changzhang.settings.holidays import load_holidays, work_calendar
from changzhang.settings.locate import SettingNotFound, SettingUnreadable, find_setting, read_shipped, shipped_files, village_files
from changzhang.settings.rules import deadline_warnings, default_term, load_deadlines
from changzhang.settings.templates import load_template
from changzhang.settings.toml_file import decode, load, read_tables
from changzhang.settings.village import draft_village, load_village, village_warnings

__all__ = [
    "SettingNotFound",
    "SettingProblem",
    "SettingUnreadable",
    "SettingsInvalid",
    "deadline_warnings",
    "decode",
    "default_term",
    "draft_village",
    "find_setting",
    "load",
    "load_deadlines",
    "load_holidays",
    "load_template",
    "load_village",
    "read_shipped",
    "read_tables",
    "shipped_files",
    "village_files",
    "village_warnings",
    "work_calendar",
]
