"""A table of TOML made into a struct of the domain, gathering every problem on the way instead of stopping at the first."""

from __future__ import annotations

import difflib
import types
import typing
from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import Any, Literal, TypeVar

import msgspec

from changzhang.domain.errors import Problem
from changzhang.domain.text import cut

S = TypeVar("S", bound=msgspec.Struct)
_KINDS: dict[object, tuple[str, str]] = {
    str: ("文字", '"…"'),
    int: ("整数", "1"),
    float: ("数字", "2.0"),
    bool: ("true 或 false", "true"),
    date: ("日期", "2027-01-01"),
}


class SettingProblem(msgspec.Struct, frozen=True):
    """One thing to mend in a settings file; ``key_path`` counts list items from 1, ``people[2].roles``."""

    file: str
    key_path: str
    message: str
    cure: str
    is_warning: bool = False

    def line(self) -> str:
        """File, key, what is wrong and how to mend it, in one line of Chinese."""
        return f"{self.file} {self.key_path}：{self.message}。{self.cure}".rstrip("。") + "。"


class SettingsInvalid(Problem):
    """A settings file cannot be used; carries everything that is wrong with it."""

    number = 501

    def __init__(self, file: str, problems: Iterable[SettingProblem]) -> None:
        self.problems = tuple(problems)
        where = "；".join(f"{problem.key_path} {problem.message}（{problem.cure.rstrip('。')}）" for problem in self.problems)
        super().__init__(f"设置文件 {file} 有{len(self.problems)}处要改", where, "改好后再试一次")


class Findings:
    """The problems of one file so far; the second problem of the same key is dropped, as it follows from the first."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.top_keys: tuple[str, ...] = ()
        self.problems: list[SettingProblem] = []
        self._paths: set[str] = set()

    def add(self, key_path: str, message: str, cure: str) -> None:
        """Note a problem at a key."""
        if key_path not in self._paths:
            self._paths.add(key_path)
            self.problems.append(SettingProblem(self.file, key_path, message, cure))

    def bound(self, key_path: str, value: float | None, least: float, most: float) -> None:
        """Note a number outside ``least`` to ``most``, both included; a value that is None was reported already."""
        if value is not None and not least <= value <= most:
            self.add(key_path, f"{value} 超出范围", f"填 {least} 到 {most} 之间的数")

    def filled(self, key_path: str, value: str | None) -> None:
        """Note an empty text."""
        if value == "":
            self.add(key_path, "空着没填", "填上内容")

    def distinct(self, key_path: str, values: Iterable[str | None], what: str) -> None:
        """Note every value that stands a second time in a list; ``key_path`` has ``{}`` where the item's number goes."""
        seen: set[str] = set()
        for number, value in enumerate(values, 1):
            if value is not None and value in seen:
                self.add(key_path.format(number), f"{what}“{value}”重复了", "改成不同的，或去掉一个")
            elif value is not None:
                seen.add(value)

    def raise_any(self) -> None:
        """Raise SettingsInvalid when anything was found."""
        if self.problems:
            raise SettingsInvalid(self.file, self.problems)


def read_struct(kind: type[S], table: dict[str, Any], path: str, findings: Findings) -> S:
    """The struct of a table, field by field. What is missing or wrong is noted and left at its default, else None."""
    fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
    findings.top_keys = findings.top_keys or tuple(fields)
    misspelt = _unknown_keys(table, fields, path, findings)
    values: dict[str, Any] = {}
    for name, field in fields.items():
        given = _value(field.type, table[name], _join(path, name), findings) if name in table else None
        if given is not None or field.required:
            values[field.name] = given
        if name not in table and field.required and name not in misspelt:
            findings.add(_join(path, name), f"缺少 {name}", f"补上 {name} = {_example(field.type)}")
    return kind(**values)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like this one, or None when none is near."""
    return next(iter(difflib.get_close_matches(word, list(known), 1, 0.5)), None)


def _unknown_keys(table: dict[str, Any], fields: dict[str, Any], path: str, findings: Findings) -> set[str]:
    """Note the keys nobody reads; answers the absent names they were probably meant to be."""
    misspelt = set()
    for key in table:
        if key not in fields:
            meant = nearest(key, [name for name in fields if name not in table]) or nearest(key, fields)
            misspelt.add(meant or "")
            findings.add(_join(path, _shown(key)), f"不认识 {_shown(key)} 这个键", _cure(key, path, meant, fields, findings))
    return misspelt


def _cure(key: str, path: str, meant: str | None, fields: dict[str, Any], findings: Findings) -> str:
    """TOML gives every key to the table above it, so a key of the whole file written at the end lands in the last table."""
    if path and key in findings.top_keys:
        return "把这一行移到文件前面，所有 [ ] 标题之前"
    return f"是不是想写 {meant}" if meant else f"去掉它；这里可以写 {'、'.join(fields)}"


def _value(kind: Any, value: object, path: str, findings: Findings) -> Any | None:
    """The value as its type asks for, or None when it was noted as wrong."""
    kind = _without_none(kind)
    origin = typing.get_origin(kind)
    if origin is tuple:
        return _items(typing.get_args(kind)[0], value, path, findings)
    if origin is dict or (isinstance(kind, type) and issubclass(kind, msgspec.Struct)):
        return _table(kind, value, path, findings)
    choices = _choices(kind)
    if choices:
        return _chosen(kind, choices, value, path, findings)
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError:
        _note_wrong_type(kind, value, path, findings)
        return None


def _items(kind: Any, value: object, path: str, findings: Findings) -> tuple[Any, ...] | None:
    if not isinstance(value, list):
        name = path.rpartition(".")[2]
        is_tables = isinstance(kind, type) and issubclass(kind, msgspec.Struct)
        findings.add(
            path, f"应为一组，写的是{_described(value)}", f"用 [[{name}]] 一项一项写" if is_tables else f"写成 {name} = [{_example(kind)}]"
        )
        return None
    read = [_value(kind, item, f"{path}[{number}]", findings) for number, item in enumerate(value, 1)]
    if kind in _KINDS and None in read:
        return None
    return tuple(item for item in read if item is not None)


def _table(kind: Any, value: object, path: str, findings: Findings) -> Any | None:
    if not isinstance(value, dict):
        findings.add(path, f"应为一张表，写的是{_described(value)}", "把各项写成 键 = 值")
        return None
    if typing.get_origin(kind) is None:
        return read_struct(kind, value, path, findings)
    item_kind = typing.get_args(kind)[1]
    read = {key: _value(item_kind, item, _join(path, key), findings) for key, item in value.items()}
    return {key: item for key, item in read.items() if item is not None}


def _chosen(kind: Any, choices: list[str], value: object, path: str, findings: Findings) -> Any | None:
    if isinstance(value, str) and value in choices:
        return kind(value) if isinstance(kind, type) else value
    near = nearest(value, choices) if isinstance(value, str) else None
    cure = f"是不是“{near}”；可以填：" if near else "可以填："
    findings.add(path, f"没有{_described(value)}这个选项", cure + "、".join(choices))
    return None


def _note_wrong_type(kind: Any, value: object, path: str, findings: Findings) -> None:
    what, example = _KINDS[kind]
    if kind is str and isinstance(value, int | float | date):
        example = f'"{value}"'
    name = path.rpartition(".")[2]
    findings.add(path, f"应为{what}，写的是{_described(value)}", f"写成 {example if name.endswith(']') else f'{name} = {example}'}")


def _without_none(kind: Any) -> Any:
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        return next(part for part in typing.get_args(kind) if part is not type(None))
    return kind


def _choices(kind: Any) -> list[str]:
    if typing.get_origin(kind) is Literal:
        return [str(choice) for choice in typing.get_args(kind)]
    return [str(member.value) for member in kind] if isinstance(kind, type) and issubclass(kind, Enum) else []


def _example(kind: Any) -> str:
    """How a value of this type is written in TOML."""
    kind = _without_none(kind)
    if typing.get_origin(kind) is tuple:
        return f"[{_example(typing.get_args(kind)[0])}]"
    choices = _choices(kind)
    return f'"{choices[0]}"' if choices else _KINDS.get(kind, ("", "{ … }"))[1]


def _described(value: object) -> str:
    """What somebody wrote, short enough for a message."""
    if isinstance(value, str):
        return f"文字“{_shown(value)}”"
    if isinstance(value, list | dict):
        return "一组" if isinstance(value, list) else "一张表"
    return str(value).lower() if isinstance(value, bool) else _shown(str(value))


def _shown(text: str) -> str:
    line = text.replace("\n", " ")
    return line if cut(line, 40) == line else cut(line, 38) + "…"


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
