"""Typed text is cleaned once, at entry: control characters never reach the book."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from changzhang.domain.text import clean

T = TypeVar("T", bound=msgspec.Struct)


def cleaned(struct: T) -> T:
    """The same struct with every text in it cleaned, nested ones included."""
    changes = {name: _value(getattr(struct, name)) for name in struct.__struct_fields__}
    return msgspec.structs.replace(struct, **changes)


def _value(value: Any) -> Any:
    if type(value) is str:
        return clean(value)
    if isinstance(value, msgspec.Struct):
        return cleaned(value)
    if isinstance(value, tuple):
        return tuple(_value(each) for each in value)
    if isinstance(value, dict):
        return {_value(key): _value(each) for key, each in value.items()}
    return value
