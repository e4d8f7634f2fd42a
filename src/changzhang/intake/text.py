"""Text of cells: as a person reads it, and as words are compared."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from changzhang.domain.text import clean
from changzhang.intake.grid import Unreadable

_SPACE = re.compile(r"[\s\u00a0\u3000\u200b\ufeff]+")
_LINE_BREAKS = re.compile(r" *\n\s*")
_RUINED = re.compile("\ufffd|锟斤|斤拷|ï¿½")
_EDGES = " \t\r\n\u00a0\u3000\u200b\ufeff"


def shown(value: Any) -> str:
    """The value as a person reads it in the cell: whole numbers without ``.0``, dates in ISO form, texts untouched."""
    if value.__class__ is str:
        return str(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime | date | time):
        return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
    if isinstance(value, Unreadable):
        return value.text
    return str(value)


def is_ruined(text: str) -> bool:
    """Whether characters were lost by a wrong encoding before the file reached us: �, or the 锟斤拷 it turns into."""
    return _RUINED.search(text) is not None


@lru_cache(maxsize=8192)
def word(text: str) -> str:
    """``one_line`` of a text that comes back on many rows, such as a name."""
    return one_line(text)


def one_line(value: Any) -> str:
    """The text of a field: trimmed, line breaks as one space, the text mark ``'`` dropped, controls as U+FFFD."""
    text = (value if value.__class__ is str else shown(value)).strip(_EDGES)
    if not text.isprintable():
        text = _LINE_BREAKS.sub(" ", clean(text))
    return text[1:] if text.startswith("'") else text


def compact(value: Any) -> str:
    """The text for comparing words: full width folded to half, every space removed."""
    text = unicodedata.normalize("NFKC", value if value.__class__ is str else shown(value))
    return _SPACE.sub("", text) if not text.isprintable() or " " in text else text
