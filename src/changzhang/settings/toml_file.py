"""The bytes of a TOML file as people save it, made into tables; what cannot be read is told with line and column."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from changzhang.domain.text import clean, cut
from changzhang.settings.check import Findings, S, SettingProblem, SettingsInvalid, read_struct

_PLACE = re.compile(r"line (\d+), column (\d+)")
_FULL_WIDTH = re.compile("[＝“”‘’：［］｛｝＃]")
_SAID = (
    ("Expected '=' after a key", "键的后面少了等号"),
    ("Invalid value", "等号后面的值写得不对"),
    ("Unterminated string", "引号没有配对"),
    ("Illegal character", "有不能用的字符，多半是引号没有配对"),
    ("Expected newline", "一行里多写了东西"),
    ("Cannot overwrite", "同一个键写了两次"),
    ("Duplicate", "同一个键写了两次"),
    ("Cannot declare", "同一张表写了两次"),
    ("Unclosed", "括号没有配对"),
    ("Expected ']'", "方括号没有配对"),
    ("Invalid date", "没有这个日期"),
    ("Unescaped", "文字里的 \\ 要写成 \\\\"),
    ("Invalid statement", "这一行不是“键 = 值”"),
)


def load(kind: type[S], data: bytes, file: str) -> tuple[S, Findings]:
    """The struct of a whole file with what was found wrong so far. Raises SettingsInvalid when it is no TOML at all."""
    findings = Findings(file)
    return read_struct(kind, read_tables(data, file), "", findings), findings


def read_tables(data: bytes, file: str) -> dict[str, Any]:
    """The tables of a file, every text cleaned and trimmed. Raises SettingsInvalid with line and column for a slip of syntax."""
    text = decode(data, file)
    try:
        tables = tomllib.loads(text)
    except RecursionError:
        raise SettingsInvalid(file, [SettingProblem(file, "整个文件", "括号套得太深", "从自带的样例重新抄一份")]) from None
    except ValueError as slip:
        raise SettingsInvalid(file, [_syntax_problem(text, str(slip), file)]) from None
    return {clean(key): _cleaned(value) for key, value in tables.items()}


def decode(data: bytes, file: str) -> str:
    """Text saved as UTF-8 with or without BOM, else as GB18030. Raises SettingsInvalid when it is neither."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise SettingsInvalid(file, [SettingProblem(file, "整个文件", "认不出是什么文字编码", "用记事本打开，另存为 UTF-8")])


def _syntax_problem(text: str, slip: str, file: str) -> SettingProblem:
    lines = text.replace("\r\n", "\n").split("\n")
    place = _PLACE.search(slip)
    row, column = (int(place[1]), int(place[2])) if place else _end(lines)
    line = lines[row - 1]
    said = next((chinese for english, chinese in _SAID if english in slip), "这里的写法不对")
    cure = (
        "等号、引号、括号要用英文的"
        if _FULL_WIDTH.search(line)
        else '一行写一个 键 = 值，文字、月份和电话放在英文双引号里，如 from_period = "2026-11"'
    )
    return SettingProblem(file, f"第{row}行第{column}列", f"{said}：{cut(clean(line).strip(), 40)}", cure)


def _end(lines: list[str]) -> tuple[int, int]:
    """Line and column of the last thing written; an unclosed bracket or quote is only noticed there."""
    row = next((number for number in range(len(lines), 0, -1) if lines[number - 1].strip()), 1)
    return row, len(lines[row - 1]) + 1


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value).strip()
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    return {clean(key): _cleaned(item) for key, item in value.items()} if isinstance(value, dict) else value
